//! What one write of content carries. `api.record` takes a [`Batch`] as one JSON value: a list of rows for each table.
//!
//! A row holds what the caller may say; version, time and recorder are the database's. Absent values are left out, so
//! that the table's defaults apply.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use super::ids::*;
use super::vocabulary::*;

macro_rules! batch {
    ($($(#[$doc:meta])* $field:ident: $row:ident { $($(#[$cfg:meta])* $column:ident: $type:ty,)* })*) => {
        /// The content of one write.
        #[derive(Debug, Clone, Default, Serialize)]
        pub struct Batch {
            $($(#[$doc])* #[serde(skip_serializing_if = "Vec::is_empty")] pub $field: Vec<$row>,)*
        }

        impl Batch {
            /// Every table, in the order in which rows go in.
            pub const TABLES: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Whether there is nothing to write.
            pub fn is_empty(&self) -> bool {
                $(self.$field.is_empty())&&*
            }

            /// How many rows each table gets, tables without rows left out.
            pub fn counts(&self) -> Vec<(&'static str, usize)> {
                let all = [$((stringify!($field), self.$field.len())),*];
                all.into_iter().filter(|(_, count)| *count > 0).collect()
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Serialize)]
            pub struct $row {
                $($(#[$cfg])* #[serde(skip_serializing_if = "is_absent")] #[allow(missing_docs)] pub $column: $type,)*
            }
        )*
    };
}

/// Whether a value is left out of the JSON.
trait Absent {
    fn absent(&self) -> bool {
        false
    }
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

macro_rules! present {
    ($($type:ty),*) => {$(impl Absent for $type {})*};
}

present!(
    DossierId,
    EntityId,
    SourceId,
    SnapshotId,
    ExcerptId,
    QuestionId,
    ClaimId,
    AssertionId,
    RelationId,
    EvidenceId,
    PersonId,
    RowId,
    String,
    bool,
    i16,
    i32,
    Value,
    DateTime<Utc>,
    EntityKind,
    NameForm,
    RelationKind,
    Reliability,
    Origin,
    ClaimKind,
    Role,
    Scale,
    Hedge,
    Force,
    Attitude,
    Mode,
    ArgumentKind,
    Bearing,
    HoldKind,
    ReplyOutcome,
    RetractionKind,
    RightOfReply,
    Visibility,
    Vec<String>,
    Vec<i32>,
    Vec<PersonId>
);

fn is_absent<T: Absent>(value: &T) -> bool {
    value.absent()
}

batch! {
    /// Dossiers.
    dossier: DossierRow { id: DossierId, slug: String, }
    /// Settings of dossiers, as revisions.
    dossier_revision: DossierRevisionRow {
        dossier: DossierId, n: i32, title: String, summary: Option<String>, language: String, visibility: Visibility,
        members: Vec<PersonId>, embargo: Option<DateTime<Utc>>, eyes: i16, labels: Vec<String>,
    }
    /// Entities.
    entity: EntityRow {
        id: EntityId, kind: EntityKind, label: String, iso3166: Option<String>, wikidata: Option<String>,
        active: Option<String>,
    }
    /// Sources.
    source: SourceRow { id: SourceId, url: Option<String>, confidential: bool, }
    /// What is known of sources, as revisions. `csl` is CSL-JSON.
    source_revision: SourceRevisionRow {
        source: SourceId, n: i32, csl: Value, publisher: Option<EntityId>, archive_url: Option<String>,
        issued: Option<String>, language: Option<String>, reliability: Reliability, origin: Origin,
        derived_from: Option<SourceId>,
    }
    /// Captured texts. `raw` and the hashes are `\x` and hexadecimal digits.
    snapshot: SnapshotRow {
        id: SnapshotId, source: SourceId, retrieved_at: DateTime<Utc>, tool: Option<String>, media_type: String,
        raw: Option<String>, raw_sha256: String, extractor: String, body: Option<String>, body_sha256: Option<String>,
    }
    /// Excerpts. `span` is an `int4range` of code points.
    excerpt: ExcerptRow {
        id: ExcerptId, source: SourceId, snapshot: Option<SnapshotId>, span: Option<String>, locator: Option<String>,
        exact: String, language: Option<String>, translation: Option<String>, translator: Option<String>,
    }
    /// Names of entities.
    entity_name: EntityNameRow {
        id: RowId, entity: EntityId, name: String, language: String, form: NameForm, search_key: String,
        fold_version: i16,
    }
    /// Relations between entities.
    entity_relation: EntityRelationRow {
        id: RowId, subject: EntityId, object: EntityId, kind: RelationKind, valid: Option<String>,
        excerpt: Option<ExcerptId>,
    }
    /// Questions.
    question: QuestionRow {
        id: QuestionId, dossier: DossierId, text: String, event: Option<EntityId>, measure: Option<String>,
        unit: Option<String>, scope: Option<String>,
    }
    /// Claims.
    claim: ClaimRow { id: ClaimId, dossier: DossierId, kind: ClaimKind, priority: i16, why_chosen: Option<String>, }
    /// Wordings of claims, as revisions.
    claim_revision: ClaimRevisionRow {
        claim: ClaimId, n: i32, dossier: DossierId, statement: String, language: String, question: Option<QuestionId>,
        valid: Option<String>, valid_phrase: Option<String>, valid_inferred: bool, ambiguity: Option<String>,
    }
    /// Whom and what a wording is about.
    claim_role: ClaimRoleRow { claim: ClaimId, n: i32, entity: EntityId, role: Role, }
    /// Figures. `bounds` is a `numrange`, `best` a decimal.
    quantity: QuantityRow {
        claim: ClaimId, n: i32, measure: String, unit: String, scale: Scale, bounds: Option<String>,
        best: Option<String>, hedge: Hedge, baseline: Option<String>,
    }
    /// Designations.
    designation: DesignationRow {
        claim: ClaimId, n: i32, designator: EntityId, designee: EntityId, label: String, label_language: String,
        instrument: Option<EntityId>, force: Force,
    }
    /// Occurrences of claims in excerpts.
    assertion: AssertionRow { id: AssertionId, claim: ClaimId, excerpt: ExcerptId, }
    /// Links of attribution chains, `seq` from 0.
    attribution: AttributionRow {
        assertion: AssertionId, seq: i16, claim: ClaimId, speaker: Option<EntityId>, speaker_label: Option<String>,
        on_behalf_of: Option<EntityId>, attitude: Attitude, mode: Mode, quoted: Option<String>, said: Option<String>,
    }
    /// Edges between claims.
    relation: RelationRow {
        id: RelationId, claim: ClaimId, to_claim: Option<ClaimId>, to_assertion: Option<AssertionId>,
        to_relation: Option<RelationId>, kind: ArgumentKind, by_party: Option<EntityId>, excerpt: Option<ExcerptId>,
        note: Option<String>,
    }
    /// Evidence.
    evidence: EvidenceRow {
        id: EvidenceId, claim: ClaimId, assertion: Option<AssertionId>, seq: Option<i16>, excerpt: ExcerptId,
        source: SourceId, bearing: Bearing, credibility: i16, voice: Option<EntityId>, origin: Option<SourceId>,
        record: bool, against_interest: bool, note: Option<String>,
    }
    /// Fact-checks of others.
    external_review: ExternalReviewRow {
        id: RowId, claim: ClaimId, publisher: Option<String>, url: Option<String>, title: Option<String>,
        date: Option<String>, rating: Option<String>, rating_value: Option<String>, best: Option<String>,
        worst: Option<String>, language: Option<String>,
    }
    /// What was looked for.
    search_note: SearchNoteRow {
        id: RowId, claim: ClaimId, looked_for: String, looked_where: String, looked_at: DateTime<Utc>, found: String,
    }
    /// Requests for a reply, and what came of them; absent `asked_at` means not asked.
    reply: ReplyRow {
        id: RowId, claim: ClaimId, party: EntityId, asked_at: Option<DateTime<Utc>>, channel: Option<String>,
        deadline: Option<DateTime<Utc>>, outcome: ReplyOutcome, reason: Option<String>, excerpt: Option<ExcerptId>,
        supersedes: Option<RowId>,
    }
    /// Comments.
    comment: CommentRow { id: RowId, claim: ClaimId, answers: Option<RowId>, text: String, }
    /// Holds; `released` ends one.
    hold: HoldRow { id: RowId, claim: ClaimId, kind: HoldKind, reason: String, until: Option<NaiveDate>, }
    /// Who has a claim to review, and until when; without a reviewer it is released.
    assignment: AssignmentRow {
        id: RowId, claim: ClaimId, reviewer: Option<PersonId>, due: Option<NaiveDate>, note: Option<String>,
    }
    /// Who keeps out of a dossier; `ended` takes it back.
    recusal: RecusalRow { id: RowId, dossier: DossierId, person: PersonId, reason: String, ended: bool, }
    /// Whether the accused have to be asked before a report goes out.
    reply_policy: ReplyPolicyRow { dossier: DossierId, right_of_reply: RightOfReply, }
    /// Reports as they went out. `bytes` and `sha256` are `\x` and hexadecimal digits.
    publication: PublicationRow {
        id: RowId, dossier: DossierId, n: i32, bytes: String, sha256: String, as_of: DateTime<Utc>,
        supersedes: Option<RowId>, erratum: Option<String>,
    }
    /// The terms they were made under.
    publication_terms: PublicationTermsRow {
        publication: RowId, dossier: DossierId, format: String, style: String, masthead: Value, authenticated: bool,
        program: String, approved: String, published: DateTime<Utc>, read_version: i32,
    }
    /// The claims they print; `step` is the approval.
    publication_claim: PublicationClaimRow {
        publication: RowId, dossier: DossierId, claim: ClaimId, step: i32, revision: i32, verdict: RowId,
    }
    /// The sources of those, with the numbers of their footnotes.
    publication_source: PublicationSourceRow {
        publication: RowId, dossier: DossierId, claim: ClaimId, source: SourceId, footnotes: Vec<i32>,
    }
    /// Publications that were taken back.
    publication_withdrawal: PublicationWithdrawalRow { publication: RowId, dossier: DossierId, reason: String, }
    /// Retractions; `stream` is the target's.
    retraction: RetractionRow {
        id: RowId, stream: uuid::Uuid, assertion: Option<AssertionId>, relation: Option<RelationId>,
        evidence: Option<EvidenceId>, entity_relation: Option<RowId>, source: Option<SourceId>, kind: Option<RetractionKind>,
        reason: String,
    }
    /// Handles of a dossier.
    handle: HandleRow {
        dossier: DossierId, handle: String, entity: Option<EntityId>, source: Option<SourceId>, claim: Option<ClaimId>,
        question: Option<QuestionId>,
    }
}

impl Absent for uuid::Uuid {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_values_and_empty_tables_are_left_out() {
        let mut batch = Batch::default();
        assert!(batch.is_empty());
        let id = DossierId::new();
        batch.dossier.push(DossierRow {
            id,
            slug: "mali-algeria".to_owned(),
        });
        batch.source.push(SourceRow {
            id: SourceId(id.0),
            url: None,
            confidential: false,
        });
        assert_eq!(batch.counts(), [("dossier", 1), ("source", 1)]);
        assert_eq!(
            serde_json::to_value(&batch).ok(),
            Some(serde_json::json!({
                "dossier": [{"id": id.to_string(), "slug": "mali-algeria"}],
                "source": [{"id": id.to_string(), "confidential": false}],
            }))
        );
    }
}
