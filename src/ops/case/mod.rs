//! All rows of a dossier, read together: what planning an import, exporting and reporting start from.

mod index;
mod portion;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::db::argument::{Evidence, ExternalReview, Relation, Retraction, SearchNote};
use crate::db::claims::{Claim, ClaimRevision, ClaimRole, Designation, Head, Quantity};
use crate::db::dossiers::{Dossier, DossierRevision, Handle, Question};
use crate::db::entities::{Entity, EntityName, EntityRelation};
use crate::db::replies::{self, Reply};
use crate::db::sources::{Excerpt, Snapshot, Source, SourceRevision};
use crate::db::speech::{Assertion, Attribution};
use crate::db::{Connection, DbResult};
use crate::domain::ids::*;

use index::Index;
pub use portion::Common;

/// A dossier with its content; live rows only, wordings all.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Case {
    pub dossier: Dossier,
    pub settings: DossierRevision,
    pub handles: Vec<Handle>,
    pub entities: BTreeMap<EntityId, Entity>,
    pub names: Vec<EntityName>,
    pub entity_relations: Vec<EntityRelation>,
    pub sources: BTreeMap<SourceId, Source>,
    pub source_revisions: HashMap<SourceId, SourceRevision>,
    pub snapshots: Vec<Snapshot>,
    pub excerpts: BTreeMap<ExcerptId, Excerpt>,
    pub questions: Vec<Question>,
    pub claims: Vec<(Claim, Head)>,
    pub wordings: Vec<ClaimRevision>,
    pub roles: Vec<ClaimRole>,
    pub quantities: Vec<Quantity>,
    pub designations: Vec<Designation>,
    pub assertions: Vec<Assertion>,
    pub links: HashMap<AssertionId, Vec<Attribution>>,
    pub relations: Vec<Relation>,
    pub evidence: Vec<Evidence>,
    pub external_reviews: Vec<ExternalReview>,
    pub search_notes: Vec<SearchNote>,
    pub replies: Vec<Reply>,
    /// `required` or `advisory`.
    pub right_of_reply: String,
    /// Retractions of sources, whoever made them in whatever dossier.
    pub source_retractions: HashMap<SourceId, Retraction>,
    index: Index,
}

impl Case {
    /// Reads a dossier without the captured bytes and texts, which may be large; the caller sees to it that all reads
    /// are of one snapshot.
    pub fn load(conn: &mut Connection, dossier: Dossier) -> DbResult<Case> {
        Case::read(conn, dossier, false)
    }

    /// Reads a dossier with all that was captured.
    pub fn with_texts(conn: &mut Connection, dossier: Dossier) -> DbResult<Case> {
        Case::read(conn, dossier, true)
    }

    fn read(conn: &mut Connection, dossier: Dossier, texts: bool) -> DbResult<Case> {
        let id = dossier.id;
        let settings = dossier.settings(conn)?;
        let handles = Handle::of(conn, id)?;
        let questions = Question::of(conn, id)?;
        let claims = Claim::of(conn, id)?;
        let wordings = ClaimRevision::of(conn, id)?;
        let roles = ClaimRole::of(conn, id)?;
        let quantities = Quantity::of(conn, id)?;
        let designations = Designation::of(conn, id)?;
        let assertions = Assertion::of(conn, id)?;
        let mut links: HashMap<AssertionId, Vec<Attribution>> = HashMap::new();
        for link in Attribution::of(conn, id)? {
            links.entry(link.assertion).or_default().push(link);
        }
        let relations = Relation::of(conn, id)?;
        let evidence = Evidence::of(conn, id)?;
        let mut case = Case {
            dossier,
            settings,
            handles,
            entities: BTreeMap::new(),
            names: Vec::new(),
            entity_relations: Vec::new(),
            sources: BTreeMap::new(),
            source_revisions: HashMap::new(),
            snapshots: Vec::new(),
            excerpts: BTreeMap::new(),
            questions,
            claims,
            wordings,
            roles,
            quantities,
            designations,
            assertions,
            links,
            relations,
            evidence,
            external_reviews: ExternalReview::of(conn, id)?,
            search_notes: SearchNote::of(conn, id)?,
            replies: Reply::of(conn, id)?,
            right_of_reply: replies::policy(conn, id)?,
            source_retractions: HashMap::new(),
            index: Index::default(),
        };
        case.load_sources(conn, texts)?;
        case.load_entities(conn)?;
        case.index = Index::of(&case);
        Ok(case)
    }

    /// Sources with a handle here, those that are quoted, and what they were copied from.
    fn load_sources(&mut self, conn: &mut Connection, texts: bool) -> DbResult<()> {
        let quoted: BTreeSet<ExcerptId> = self.quoted().collect();
        let quoted: Vec<ExcerptId> = quoted.into_iter().collect();
        self.excerpts = Excerpt::with_ids(conn, &quoted)?
            .into_iter()
            .map(|excerpt| (excerpt.id, excerpt))
            .collect();
        self.load_works(conn)?;
        let ids: Vec<SourceId> = self.sources.keys().copied().collect();
        self.snapshots = if texts {
            Snapshot::of(conn, &ids)?
        } else {
            Snapshot::without_texts(conn, &ids)?
        };
        self.excerpts = Excerpt::of(conn, &ids)?
            .into_iter()
            .map(|excerpt| (excerpt.id, excerpt))
            .collect();
        Ok(())
    }

    /// The works themselves, without what was captured of them.
    fn load_works(&mut self, conn: &mut Connection) -> DbResult<()> {
        let mut wanted: BTreeSet<SourceId> = self.handles.iter().filter_map(|handle| handle.source).collect();
        wanted.extend(self.excerpts.values().map(|excerpt| excerpt.source));
        wanted.extend(self.evidence.iter().filter_map(|evidence| evidence.origin));
        while !wanted.is_empty() {
            let ids: Vec<SourceId> = wanted.iter().copied().collect();
            self.sources.extend(
                Source::with_ids(conn, &ids)?
                    .into_iter()
                    .map(|source| (source.id, source)),
            );
            let revisions = SourceRevision::latest(conn, &ids)?;
            let origins: Vec<SourceId> = revisions
                .iter()
                .filter_map(|revision| revision.derived_from)
                .collect();
            self.source_revisions
                .extend(revisions.into_iter().map(|revision| (revision.source, revision)));
            wanted = origins
                .into_iter()
                .filter(|origin| !self.sources.contains_key(origin) && !ids.contains(origin))
                .collect();
        }
        let ids: Vec<SourceId> = self.sources.keys().copied().collect();
        let streams: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        self.source_retractions = Retraction::on(conn, &streams)?
            .into_iter()
            .filter_map(|retraction| retraction.source.map(|source| (source, retraction)))
            .collect();
        Ok(())
    }

    /// The excerpts that claims, relations and evidence rest on.
    fn quoted(&self) -> impl Iterator<Item = ExcerptId> {
        let of_assertions = self.assertions.iter().map(|assertion| assertion.excerpt);
        let of_relations = self.relations.iter().filter_map(|relation| relation.excerpt);
        let of_evidence = self.evidence.iter().map(|evidence| evidence.excerpt);
        let of_replies = self.replies.iter().filter_map(|reply| reply.excerpt);
        of_assertions
            .chain(of_relations)
            .chain(of_evidence)
            .chain(of_replies)
    }

    /// Entities with a handle here, those that are named, and what those stand in relation to, as subjects.
    fn load_entities(&mut self, conn: &mut Connection) -> DbResult<()> {
        let mut wanted: BTreeSet<EntityId> = self.handles.iter().filter_map(|handle| handle.entity).collect();
        wanted.extend(self.questions.iter().filter_map(|question| question.event));
        wanted.extend(self.roles.iter().map(|role| role.entity));
        for designation in &self.designations {
            wanted.extend([designation.designator, designation.designee]);
            wanted.extend(designation.instrument);
        }
        for link in self.links.values().flatten() {
            wanted.extend(link.speaker);
            wanted.extend(link.on_behalf_of);
        }
        wanted.extend(self.replies.iter().map(|reply| reply.party));
        wanted.extend(self.relations.iter().filter_map(|relation| relation.by_party));
        wanted.extend(self.evidence.iter().filter_map(|evidence| evidence.voice));
        wanted.extend(
            self.source_revisions
                .values()
                .filter_map(|revision| revision.publisher),
        );
        let mut relations: BTreeMap<RowId, EntityRelation> = BTreeMap::new();
        while !wanted.is_empty() {
            let ids: Vec<EntityId> = wanted.iter().copied().collect();
            self.entities.extend(
                Entity::with_ids(conn, &ids)?
                    .into_iter()
                    .map(|entity| (entity.id, entity)),
            );
            let found = EntityRelation::of(conn, &ids)?;
            let subjects = found
                .into_iter()
                .filter(|relation| ids.contains(&relation.subject));
            relations.extend(subjects.map(|relation| (relation.id, relation)));
            wanted = relations
                .values()
                .map(|relation| relation.object)
                .filter(|id| !self.entities.contains_key(id))
                .collect();
        }
        self.entity_relations = relations.into_values().collect();
        let ids: Vec<EntityId> = self.entities.keys().copied().collect();
        self.names = EntityName::of(conn, &ids)?;
        Ok(())
    }

    /// The current wording of a claim.
    pub fn wording(&self, claim: ClaimId) -> Option<&ClaimRevision> {
        // ordered by claim and number
        let after = self.wordings.partition_point(|wording| wording.claim <= claim);
        self.wordings[..after]
            .last()
            .filter(|wording| wording.claim == claim)
    }

    /// The wording with this number.
    pub fn wording_numbered(&self, claim: ClaimId, n: i32) -> Option<&ClaimRevision> {
        let found = self
            .wordings
            .binary_search_by(|wording| (wording.claim, wording.n).cmp(&(claim, n)));
        found.ok().map(|index| &self.wordings[index])
    }

    /// The chain of an assertion, from the publisher to the innermost holder.
    pub fn chain(&self, assertion: AssertionId) -> &[Attribution] {
        self.links.get(&assertion).map_or(&[], Vec::as_slice)
    }

    /// The label of an entity, or its id where the login may not see it.
    pub fn label(&self, entity: EntityId) -> String {
        self.entities
            .get(&entity)
            .map_or_else(|| entity.to_string(), |entity| entity.label.clone())
    }
}
