//! From rows and what is known of them to one batch. A row that is wrong leaves nothing behind.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::domain::batch::*;
use crate::domain::ids::*;
use crate::domain::log::sha256;
use crate::domain::text;
use crate::domain::vocabulary::*;
use crate::exchange::dossier::Snapshot;
use crate::exchange::flat::{Field, Row};

use super::known::{Known, KnownClaim, KnownSource, Reviewed, Spoken, TOOL};
use super::names;

/// Who speaks in a source whose publisher is not named.
const UNNAMED: &str = "Publisher (unnamed)";

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A claim that was not there.
    New,
    /// Something more of a claim that was there.
    Changed,
    /// Nothing.
    Unchanged,
}

/// What is wrong with a row: a field and the reason.
pub(super) type Fault = (Option<Field>, String);

/// Plans rows one after another.
pub(super) struct Planner<'a> {
    pub(super) batch: Batch,
    pub(super) known: Known,
    dossier: DossierId,
    language: &'a str,
    now: DateTime<Utc>,
    excerpts: HashMap<(SourceId, String, Option<String>), ExcerptId>,
    snapshots: HashMap<(SourceId, String), SnapshotId>,
}

/// An agent that a row names.
enum Agent<'a> {
    Known(EntityId),
    New {
        name: &'a str,
        key: String,
        kind: EntityKind,
    },
}

/// A source that a row names.
enum Source {
    Known(KnownSource),
    New { handle: String },
}

impl<'a> Planner<'a> {
    pub(super) fn new(dossier: DossierId, language: &'a str, now: DateTime<Utc>, known: Known) -> Self {
        Planner {
            batch: Batch::default(),
            known,
            dossier,
            language,
            now,
            excerpts: HashMap::new(),
            snapshots: HashMap::new(),
        }
    }

    /// Plans a row.
    pub(super) fn row(&mut self, row: &Row) -> Result<Outcome, Fault> {
        let handle = names::claim(row);
        // everything that can be refused comes before anything is planned
        if let Some(other) = self.known.handles.get(&handle)
            && other.claim.is_none()
        {
            let reason = format!("`{handle}` names something else in this dossier, no claim");
            return Err((Some(Field::Id), reason));
        }
        let claim = self.known.claims.get(&handle);
        let rewords = claim.is_some_and(|claim| {
            claim.statement != row.statement
                || row
                    .language
                    .as_ref()
                    .is_some_and(|language| *language != claim.language)
        });
        if let Some(claim) = claim.filter(|_| rewords) {
            self.may_be_reworded(claim)?;
        }
        let claimant = match &row.claimant {
            Some(name) => {
                let kind = row.claimant_kind.unwrap_or(EntityKind::Collective);
                Some(self.agent(name, Field::Claimant, kind, &handle)?)
            }
            None => None,
        };
        let source = self.source(row);
        let publisher = match (&source, &row.source.publisher) {
            (Some(Source::New { .. }), Some(name)) => {
                Some(self.agent(name, Field::SourcePublisher, EntityKind::Media, &handle)?)
            }
            _ => None,
        };
        let quoted = source.is_some() && row.quote.is_some();
        if let Some(claim) =
            claim.filter(|claim| quoted && !self.known.takes.statements.contains(&claim.state))
            && !self.is_spoken(claim, row, &source, &claimant)
        {
            let reason = format!(
                "{} is {}; it takes no statements",
                called(claim, &handle),
                claim.state
            );
            return Err((Some(Field::Quote), reason));
        }

        let (claim, mut outcome) = self.claim(row, &handle, rewords);
        let claimant = claimant.map(|agent| self.agent_id(agent));
        let publisher = publisher.map(|agent| self.agent_id(agent));
        let source = source.map(|source| self.source_id(row, source, publisher));
        let mut more = false;
        if let (Some(source), Some(quote)) = (&source, &row.quote) {
            more |= self.statement(row, &handle, claim, source, quote, claimant);
        }
        more |= self.review(row, &handle, claim);
        more |= self.note(row, &handle, claim, quoted);
        if more && outcome == Outcome::Unchanged {
            outcome = Outcome::Changed;
        }
        Ok(outcome)
    }

    fn may_be_reworded(&self, claim: &KnownClaim) -> Result<(), Fault> {
        let code = claim.code.map_or_else(String::new, |code| code.to_string());
        let refused = |reason: String| Err((Some(Field::Statement), reason));
        if claim.kind != ClaimKind::Factual.code() {
            return refused(format!(
                "{code} is {}; a row rewords factual claims only",
                claim.kind
            ));
        }
        if !self.known.takes.wordings.contains(&claim.state) {
            return refused(format!("{code} is {}; only a draft can be reworded", claim.state));
        }
        Ok(())
    }

    fn agent<'r>(
        &self,
        name: &'r str,
        field: Field,
        kind: EntityKind,
        claim: &str,
    ) -> Result<Agent<'r>, Fault> {
        let key = text::fold_key(name);
        match self.known.agents.get(&key).map(Vec::as_slice) {
            Some([(id, _)]) => return Ok(Agent::Known(*id)),
            Some(several @ [_, _, ..]) => {
                let handles: Vec<String> = several.iter().map(|(_, handle)| format!("`{handle}`")).collect();
                let reason = format!("`{name}` may be {}", handles.join(" or "));
                return Err((Some(field), reason));
            }
            Some([]) | None => {}
        }
        // the row itself may take the first name; the marked one is nobody else's but by intent
        let [_, marked] = names::agent(name, &key);
        if marked == claim || self.known.handles.contains_key(&marked) {
            let reason =
                format!("no handle is left for `{name}`; add it yourself: `counterclaim entity add`");
            return Err((Some(field), reason));
        }
        Ok(Agent::New { name, key, kind })
    }

    fn agent_id(&mut self, agent: Agent<'_>) -> EntityId {
        let (name, key, kind) = match agent {
            Agent::Known(id) => return id,
            Agent::New { name, key, kind } => (name, key, kind),
        };
        // claimant and publisher of one row may be one
        if let Some([(id, _)]) = self.known.agents.get(&key).map(Vec::as_slice) {
            return *id;
        }
        let [plain, marked] = names::agent(name, &key);
        let is_taken = self.known.handles.contains_key(&plain);
        let handle = if is_taken { marked } else { plain };
        let id = EntityId::new();
        self.batch.entity.push(EntityRow {
            id,
            kind,
            label: name.to_owned(),
            iso3166: None,
            wikidata: None,
            active: None,
        });
        self.batch.entity_name.push(EntityNameRow {
            id: RowId::new(),
            entity: id,
            name: name.to_owned(),
            language: self.language.to_owned(),
            form: NameForm::Preferred,
            search_key: key.clone(),
            fold_version: text::FOLD_VERSION,
        });
        self.name(&handle, |row| row.entity = Some(id));
        self.known.agents.insert(key, vec![(id, handle)]);
        id
    }

    fn name(&mut self, handle: &str, fill: impl FnOnce(&mut HandleRow)) {
        let mut row = HandleRow {
            dossier: self.dossier,
            handle: handle.to_owned(),
            entity: None,
            source: None,
            claim: None,
            question: None,
        };
        fill(&mut row);
        self.known.handles.insert(
            handle.to_owned(),
            crate::db::dossiers::Handle {
                dossier: row.dossier,
                handle: handle.to_owned(),
                entity: row.entity,
                source: row.source,
                claim: row.claim,
                question: row.question,
            },
        );
        self.batch.handle.push(row);
    }

    fn source(&self, row: &Row) -> Option<Source> {
        let handle = names::source(row)?;
        Some(match self.known.sources.get(&handle) {
            Some(known) => Source::Known(known.clone()),
            None => Source::New { handle },
        })
    }

    fn source_id(&mut self, row: &Row, source: Source, publisher: Option<EntityId>) -> KnownSource {
        let handle = match source {
            Source::Known(known) => return known,
            Source::New { handle } => handle,
        };
        let work = &row.source;
        let id = SourceId::new();
        let kind = if work.url.is_some() { "webpage" } else { "document" };
        let mut csl = json!({"type": kind});
        if let Some(title) = &work.title {
            csl["title"] = json!(title);
        }
        self.batch.source.push(SourceRow {
            id,
            url: work.url.clone(),
            confidential: false,
        });
        self.batch.source_revision.push(SourceRevisionRow {
            source: id,
            n: 1,
            csl,
            publisher,
            archive_url: None,
            issued: work.date.clone(),
            language: None,
            reliability: Reliability::F,
            origin: Origin::Unknown,
            derived_from: None,
        });
        self.name(&handle, |row| row.source = Some(id));
        let known = KnownSource {
            id,
            publisher,
            is_captured: false,
            first_words: Some(self.now),
        };
        self.known.sources.insert(handle, known.clone());
        known
    }

    fn claim(&mut self, row: &Row, handle: &str, rewords: bool) -> (ClaimId, Outcome) {
        let Some(claim) = self.known.claims.get_mut(handle) else {
            let id = ClaimId::new();
            let mut claim = KnownClaim::planned(id);
            claim.statement.clone_from(&row.statement);
            claim.language = row.language.clone().unwrap_or_else(|| self.language.to_owned());
            self.batch.claim.push(ClaimRow {
                id,
                dossier: self.dossier,
                kind: ClaimKind::Factual,
                priority: 3,
                why_chosen: None,
            });
            self.batch.claim_revision.push(ClaimRevisionRow {
                claim: id,
                n: 1,
                dossier: self.dossier,
                statement: claim.statement.clone(),
                language: claim.language.clone(),
                question: None,
                valid: None,
                valid_phrase: None,
                valid_inferred: false,
                ambiguity: None,
            });
            self.known.claims.insert(handle.to_owned(), claim);
            self.name(handle, |row| row.claim = Some(id));
            return (id, Outcome::New);
        };
        let id = claim.id;
        let Some(now) = claim.wording.as_ref().filter(|_| rewords) else {
            return (id, Outcome::Unchanged);
        };
        let n = now.n + 1;
        let language = row.language.clone().unwrap_or_else(|| now.language.clone());
        // what a row does not say stays as it is
        self.batch.claim_revision.push(ClaimRevisionRow {
            claim: id,
            n,
            dossier: self.dossier,
            statement: row.statement.clone(),
            language: language.clone(),
            question: now.question,
            valid: now.valid.clone(),
            valid_phrase: now.valid_phrase.clone(),
            valid_inferred: now.valid_inferred,
            ambiguity: now.ambiguity.clone(),
        });
        let roles = claim.roles.iter().filter(|role| role.n == now.n);
        self.batch.claim_role.extend(roles.filter_map(|role| {
            Some(ClaimRoleRow {
                claim: id,
                n,
                entity: role.entity,
                role: role.role.parse().ok()?,
            })
        }));
        claim.statement.clone_from(&row.statement);
        claim.language = language;
        (id, Outcome::Changed)
    }

    /// Whether a claim has a row's statement already.
    fn is_spoken(
        &self,
        claim: &KnownClaim,
        row: &Row,
        source: &Option<Source>,
        claimant: &Option<Agent<'_>>,
    ) -> bool {
        let (Some(Source::Known(source)), Some(quote)) = (source, &row.quote) else {
            return false;
        };
        let speaker = match claimant {
            Some(Agent::Known(id)) => Some(*id),
            Some(Agent::New { .. }) => return false,
            None => source.publisher,
        };
        claim.spoken.contains(&spoken(source, quote, speaker, row))
    }

    /// The words that carry the claim, and whose they are: the publisher's, who reports what the claimant says. Which
    /// of them the claimant spoke nobody has said.
    fn statement(
        &mut self,
        row: &Row,
        handle: &str,
        claim: ClaimId,
        source: &KnownSource,
        quote: &str,
        claimant: Option<EntityId>,
    ) -> bool {
        let speaker = claimant.or(source.publisher);
        let Some(known) = self.known.claims.get_mut(handle) else {
            return false;
        };
        if !known.spoken.insert(spoken(source, quote, speaker, row)) {
            return false;
        }
        let excerpt = self.excerpt(source, quote, row.language.as_ref());
        let assertion = AssertionId::new();
        self.batch.assertion.push(AssertionRow {
            id: assertion,
            claim,
            excerpt,
        });
        let link = |seq: i16, attitude: Attitude, mode: Mode| AttributionRow {
            assertion,
            seq,
            claim,
            speaker: None,
            speaker_label: None,
            on_behalf_of: None,
            attitude,
            mode,
            quoted: None,
            said: None,
        };
        let speaks_itself = claimant.is_some() && claimant == source.publisher;
        let own = if speaks_itself {
            Attitude::States
        } else {
            Attitude::Reports
        };
        let mut first = link(0, own, Mode::OwnVoice);
        first.speaker = source.publisher;
        if first.speaker.is_none() {
            first.speaker_label = Some(UNNAMED.to_owned());
        }
        if let Some(claimant) = claimant.filter(|_| !speaks_itself) {
            let mut last = link(1, Attitude::States, Mode::Indirect);
            last.speaker = Some(claimant);
            last.said.clone_from(&row.claim_date);
            self.batch.attribution.extend([first, last]);
        } else {
            first.said.clone_from(&row.claim_date);
            self.batch.attribution.push(first);
        }
        true
    }

    fn excerpt(&mut self, source: &KnownSource, quote: &str, language: Option<&String>) -> ExcerptId {
        let key = (source.id, quote.to_owned(), language.cloned());
        if let Some(id) = self.excerpts.get(&key) {
            return *id;
        }
        let length = quote.chars().count();
        let anchor = match self.known.anchors.get(&(source.id, quote.to_owned())) {
            Some(anchor) if anchor.is_once => {
                let start = usize::try_from(anchor.start).unwrap_or_default();
                Some((anchor.snapshot, start))
            }
            // a text was captured, and does not have the words, or has them twice: a person looks
            _ if source.is_captured => None,
            _ => Some((self.words(source, quote), 0)),
        };
        let id = ExcerptId::new();
        self.batch.excerpt.push(ExcerptRow {
            id,
            source: source.id,
            snapshot: anchor.map(|(snapshot, _)| snapshot),
            span: anchor.map(|(_, start)| format!("[{start},{})", start + length)),
            locator: None,
            exact: quote.to_owned(),
            language: language.cloned(),
            translation: None,
            translator: None,
        });
        self.excerpts.insert(key, id);
        id
    }

    /// A capture that has nothing but the words. All of a source are of one time, so that none is newer than the others
    /// and seems to lack their words.
    fn words(&mut self, source: &KnownSource, quote: &str) -> SnapshotId {
        let key = (source.id, quote.to_owned());
        if let Some(id) = self.snapshots.get(&key) {
            return *id;
        }
        let retrieved_at = source.first_words.unwrap_or(self.now);
        let form = Snapshot::new("");
        let digest = format!("\\x{}", hex::encode(sha256(quote.as_bytes())));
        let id = SnapshotId::new();
        self.batch.snapshot.push(SnapshotRow {
            id,
            source: source.id,
            retrieved_at,
            tool: Some(TOOL.to_owned()),
            media_type: form.media_type,
            raw: Some(format!("\\x{}", hex::encode(quote))),
            raw_sha256: digest.clone(),
            extractor: form.extractor,
            body: Some(quote.to_owned()),
            body_sha256: Some(digest),
        });
        self.snapshots.insert(key, id);
        id
    }

    fn review(&mut self, row: &Row, handle: &str, claim: ClaimId) -> bool {
        let work = &row.review;
        if work.is_empty() && row.rating.is_none() {
            return false;
        }
        let key: Reviewed = [
            work.publisher.clone(),
            work.url.clone(),
            work.title.clone(),
            work.date.clone(),
            row.rating.clone(),
        ];
        let is_new = self
            .known
            .claims
            .get_mut(handle)
            .is_some_and(|known| known.reviews.insert(key));
        if is_new {
            let scale = row.scale.clone().unwrap_or_default();
            self.batch.external_review.push(ExternalReviewRow {
                id: RowId::new(),
                claim,
                publisher: work.publisher.clone(),
                url: work.url.clone(),
                title: work.title.clone(),
                date: work.date.clone(),
                rating: row.rating.clone(),
                rating_value: scale.value,
                best: scale.best,
                worst: scale.worst,
                language: row.review_language.clone(),
            });
        }
        is_new
    }

    /// What a row says besides, kept as a note: without quoted words of a source nobody is on record as having said
    /// the claim, and the claimant waits for somebody to quote them.
    fn note(&mut self, row: &Row, handle: &str, claim: ClaimId, quoted: bool) -> bool {
        let work = &row.source;
        let source = work.url.as_ref().or(work.title.as_ref());
        let unsaid = [
            ("claimant", row.claimant.as_ref()),
            ("said", row.claim_date.as_ref()),
            ("source", source),
            ("publisher", work.publisher.as_ref()),
            ("published", work.date.as_ref()),
            ("quote", row.quote.as_ref()),
        ];
        let unsaid = unsaid.into_iter().filter(|_| !quoted);
        let lines: Vec<String> = unsaid
            .chain([("tags", row.tags.as_ref())])
            .filter_map(|(what, text)| Some(format!("{what}: {}", text?)))
            .collect();
        if lines.is_empty() {
            return false;
        }
        let text: String = lines.join("\n").chars().take(20_000).collect();
        let is_new = self
            .known
            .claims
            .get_mut(handle)
            .is_some_and(|known| known.notes.insert(text.clone()));
        if is_new {
            self.batch.comment.push(CommentRow {
                id: RowId::new(),
                claim,
                answers: None,
                text,
            });
        }
        is_new
    }
}

fn spoken(source: &KnownSource, quote: &str, speaker: Option<EntityId>, row: &Row) -> Spoken {
    (source.id, quote.to_owned(), speaker, row.claim_date.clone())
}

fn called(claim: &KnownClaim, handle: &str) -> String {
    match claim.code {
        Some(code) => format!("{code} (`{handle}`)"),
        None => format!("`{handle}`"),
    }
}
