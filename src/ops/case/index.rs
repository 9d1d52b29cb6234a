//! Finding rows of a case by what they belong to, without going through all of them.

use std::collections::HashMap;
use std::hash::Hash;

use crate::db::argument::{Evidence, ExternalReview, Relation, SearchNote};
use crate::db::claims::{Claim, ClaimRole, Designation, Head, Quantity};
use crate::db::dossiers::Question;
use crate::db::entities::{EntityName, EntityRelation};
use crate::db::sources::Snapshot;
use crate::db::speech::Assertion;
use crate::domain::ids::*;

use super::Case;

/// Places of rows by a key of theirs, in the order in which the rows were read.
#[derive(Debug, Clone)]
struct Places<K>(HashMap<K, Vec<usize>>);

impl<K> Default for Places<K> {
    fn default() -> Self {
        Places(HashMap::new())
    }
}

impl<K: Eq + Hash> Places<K> {
    /// A row may have several keys, or none; a key that it has twice counts once.
    fn of<T, I: IntoIterator<Item = K>>(rows: &[T], keys: impl Fn(&T) -> I) -> Self {
        let mut places: HashMap<K, Vec<usize>> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            for key in keys(row) {
                let list = places.entry(key).or_default();
                if list.last() != Some(&place) {
                    list.push(place);
                }
            }
        }
        Places(places)
    }

    fn rows<'a, T>(&'a self, rows: &'a [T], key: K) -> impl Iterator<Item = &'a T> {
        let places = self.0.get(&key).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| rows.get(*place))
    }
}

/// Where the rows of each thing are; made once, when the case has been read.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    claims: Places<ClaimId>,
    questions: Places<QuestionId>,
    roles: Places<(ClaimId, i32)>,
    quantities: Places<(ClaimId, i32)>,
    designations: Places<(ClaimId, i32)>,
    assertions: Places<AssertionId>,
    assertions_of: Places<ClaimId>,
    relations: Places<RelationId>,
    relations_at: Places<ClaimId>,
    evidence: Places<EvidenceId>,
    evidence_on: Places<ClaimId>,
    search_notes: Places<ClaimId>,
    external_reviews: Places<ClaimId>,
    names: Places<EntityId>,
    entity_relations: Places<EntityId>,
    snapshots: Places<SourceId>,
}

impl Index {
    pub(super) fn of(case: &Case) -> Self {
        let assertions = Places::of(&case.assertions, |row| [row.id]);
        let relations = Places::of(&case.relations, |row| [row.id]);
        let relations_at = Places::of(&case.relations, |row| {
            let target = target_of(case, &assertions, &relations, row);
            [Some(row.claim), target].into_iter().flatten()
        });
        Index {
            claims: Places::of(&case.claims, |(row, _)| [row.id]),
            questions: Places::of(&case.questions, |row| [row.id]),
            roles: Places::of(&case.roles, |row| [(row.claim, row.n)]),
            quantities: Places::of(&case.quantities, |row| [(row.claim, row.n)]),
            designations: Places::of(&case.designations, |row| [(row.claim, row.n)]),
            assertions,
            assertions_of: Places::of(&case.assertions, |row| [row.claim]),
            relations,
            relations_at,
            evidence: Places::of(&case.evidence, |row| [row.id]),
            evidence_on: Places::of(&case.evidence, |row| [row.claim]),
            search_notes: Places::of(&case.search_notes, |row| [row.claim]),
            external_reviews: Places::of(&case.external_reviews, |row| [row.claim]),
            names: Places::of(&case.names, |row| [row.entity]),
            entity_relations: Places::of(&case.entity_relations, |row| [row.subject]),
            snapshots: Places::of(&case.snapshots, |row| [row.source]),
        }
    }
}

/// The claim that a relation ends at: its own aim, that of the statement, or that of the relation it attacks.
fn target_of(
    case: &Case,
    assertions: &Places<AssertionId>,
    relations: &Places<RelationId>,
    relation: &Relation,
) -> Option<ClaimId> {
    relation
        .to_claim
        .or_else(|| {
            let aim = assertions.rows(&case.assertions, relation.to_assertion?).next()?;
            Some(aim.claim)
        })
        .or_else(|| {
            let other = relations.rows(&case.relations, relation.to_relation?).next()?;
            other.to_claim
        })
}

impl Case {
    /// A claim of this dossier with its state.
    pub fn claim(&self, id: ClaimId) -> Option<&(Claim, Head)> {
        self.index.claims.rows(&self.claims, id).next()
    }

    /// A question of this dossier.
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.index.questions.rows(&self.questions, id).next()
    }

    /// Whom and what a wording is about.
    pub fn roles_of(&self, claim: ClaimId, n: i32) -> impl Iterator<Item = &ClaimRole> {
        self.index.roles.rows(&self.roles, (claim, n))
    }

    /// The figure of a wording.
    pub fn quantity_of(&self, claim: ClaimId, n: i32) -> Option<&Quantity> {
        self.index.quantities.rows(&self.quantities, (claim, n)).next()
    }

    /// The designation of a wording.
    pub fn designation_of(&self, claim: ClaimId, n: i32) -> Option<&Designation> {
        self.index
            .designations
            .rows(&self.designations, (claim, n))
            .next()
    }

    /// One occurrence of a claim.
    pub fn assertion(&self, id: AssertionId) -> Option<&Assertion> {
        self.index.assertions.rows(&self.assertions, id).next()
    }

    /// The occurrences of a claim.
    pub fn assertions_of(&self, claim: ClaimId) -> impl Iterator<Item = &Assertion> {
        self.index.assertions_of.rows(&self.assertions, claim)
    }

    /// One relation between claims.
    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        self.index.relations.rows(&self.relations, id).next()
    }

    /// The relations that start from a claim or end at it.
    pub fn relations_at(&self, claim: ClaimId) -> impl Iterator<Item = &Relation> {
        self.index.relations_at.rows(&self.relations, claim)
    }

    /// The claim that a relation ends at, also where it aims at a statement or at another relation.
    pub fn target(&self, relation: &Relation) -> Option<ClaimId> {
        target_of(self, &self.index.assertions, &self.index.relations, relation)
    }

    /// One piece of evidence.
    pub fn evidence_item(&self, id: EvidenceId) -> Option<&Evidence> {
        self.index.evidence.rows(&self.evidence, id).next()
    }

    /// The evidence on a claim and on its occurrences.
    pub fn evidence_on(&self, claim: ClaimId) -> impl Iterator<Item = &Evidence> {
        self.index.evidence_on.rows(&self.evidence, claim)
    }

    /// The searches made for a claim.
    pub fn search_notes_on(&self, claim: ClaimId) -> impl Iterator<Item = &SearchNote> {
        self.index.search_notes.rows(&self.search_notes, claim)
    }

    /// Fact-checks of a claim by others.
    pub fn external_reviews_of(&self, claim: ClaimId) -> impl Iterator<Item = &ExternalReview> {
        self.index.external_reviews.rows(&self.external_reviews, claim)
    }

    /// The names of an entity.
    pub fn names_of(&self, entity: EntityId) -> impl Iterator<Item = &EntityName> {
        self.index.names.rows(&self.names, entity)
    }

    /// The relations of which an entity is the subject.
    pub fn entity_relations_of(&self, entity: EntityId) -> impl Iterator<Item = &EntityRelation> {
        self.index.entity_relations.rows(&self.entity_relations, entity)
    }

    /// The captures of a source.
    pub fn snapshots_of(&self, source: SourceId) -> impl Iterator<Item = &Snapshot> {
        self.index.snapshots.rows(&self.snapshots, source)
    }
}
