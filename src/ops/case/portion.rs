//! Some claims of a dossier, as much of them as goes out: memory does not grow with the dossier, nor with what else is
//! held of the sources.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Case, Index};
use crate::db::argument::Evidence;
use crate::db::claims::{Claim, ClaimRevision, ClaimRole, Designation, Quantity};
use crate::db::dossiers::{Dossier, DossierRevision, Question};
use crate::db::sources::Excerpt;
use crate::db::speech::{Assertion, Attribution};
use crate::db::{Connection, DbResult};
use crate::domain::ids::*;

/// What all portions of a dossier have in common.
#[derive(Debug, Clone)]
pub struct Common {
    /// The dossier.
    pub dossier: Dossier,
    /// Its settings.
    pub settings: DossierRevision,
    /// Its questions.
    pub questions: Vec<Question>,
    /// `required` or `advisory`.
    pub right_of_reply: String,
}

impl Case {
    /// Reads these claims, without relations, replies, notes and captures.
    pub fn of_claims(conn: &mut Connection, common: &Common, ids: &[ClaimId]) -> DbResult<Case> {
        let mut links: HashMap<AssertionId, Vec<Attribution>> = HashMap::new();
        for link in Attribution::of_claims(conn, ids)? {
            links.entry(link.assertion).or_default().push(link);
        }
        let mut claims = Claim::with_ids(conn, ids)?;
        claims.sort_by_key(|(claim, _)| claim.code);
        let mut case = Case {
            dossier: common.dossier.clone(),
            settings: common.settings.clone(),
            handles: Vec::new(),
            entities: BTreeMap::new(),
            names: Vec::new(),
            entity_relations: Vec::new(),
            sources: BTreeMap::new(),
            source_revisions: HashMap::new(),
            snapshots: Vec::new(),
            excerpts: BTreeMap::new(),
            questions: common.questions.clone(),
            claims,
            wordings: ClaimRevision::of_claims(conn, ids)?,
            roles: ClaimRole::of_claims(conn, ids)?,
            quantities: Quantity::of_claims(conn, ids)?,
            designations: Designation::of_claims(conn, ids)?,
            assertions: Assertion::of_claims(conn, ids)?,
            links,
            relations: Vec::new(),
            evidence: Evidence::of_claims(conn, ids)?,
            external_reviews: Vec::new(),
            search_notes: Vec::new(),
            replies: Vec::new(),
            right_of_reply: common.right_of_reply.clone(),
            source_retractions: HashMap::new(),
            index: Index::default(),
        };
        let quoted: BTreeSet<ExcerptId> = case.quoted().collect();
        let quoted: Vec<ExcerptId> = quoted.into_iter().collect();
        case.excerpts = Excerpt::with_ids(conn, &quoted)?
            .into_iter()
            .map(|excerpt| (excerpt.id, excerpt))
            .collect();
        case.load_works(conn)?;
        case.load_entities(conn)?;
        case.index = Index::of(&case);
        Ok(case)
    }
}
