//! Statements and relations by the names that people give them.

use crate::db::Connection;
use crate::db::argument::Relation;
use crate::db::speech::Numbers;
use crate::domain::ids::*;
use crate::exchange::dossier::{Handle, RelationReference, StatementReference};

use super::Opened;
use crate::ops::export::Exporter;
use crate::ops::{OpError, OpResult};

/// What a relation leads to, or a retraction takes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A claim.
    Claim(Handle),
    /// A statement of a claim.
    Assertion {
        /// Its id.
        id: AssertionId,
        /// The claim.
        claim: ClaimId,
        /// How a file names it.
        reference: StatementReference,
    },
    /// A relation from a claim.
    Relation {
        /// Its id.
        id: RelationId,
        /// The claim.
        claim: ClaimId,
        /// How a file names it; none where it leads to no claim, or another one would be named so too.
        reference: Option<RelationReference>,
    },
}

/// Finds a claim (`C-7`, a handle), a statement (`C-7#1`, its id) or a relation (`C-9:rebuts:C-7`, `C-9:answers:C-7#1`,
/// its id).
pub fn target(conn: &mut Connection, opened: &mut Opened, name: &str) -> OpResult<Target> {
    match meant(conn, opened, name)? {
        Aim::Claim(id) => {
            let code = opened.code_of(id).to_string();
            Ok(Target::Claim(opened.claim(conn, &code)?))
        }
        Aim::Assertion(id) => assertion(conn, opened, id),
        Aim::Relation(id) => relation(opened, id),
    }
}

/// What a name means, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Claim(ClaimId),
    Assertion(AssertionId),
    Relation(RelationId),
}

impl Aim {
    /// What a relation leads to.
    fn of(relation: &Relation) -> Option<Aim> {
        let claim = relation.to_claim.map(Aim::Claim);
        let statement = relation.to_assertion.map(Aim::Assertion);
        claim.or(statement).or(relation.to_relation.map(Aim::Relation))
    }
}

fn meant(conn: &mut Connection, opened: &Opened, name: &str) -> OpResult<Aim> {
    if let Ok(id) = name.parse::<uuid::Uuid>() {
        if opened.case.assertion(AssertionId(id)).is_some() {
            return Ok(Aim::Assertion(AssertionId(id)));
        }
        if opened.case.relation(RelationId(id)).is_some() {
            return Ok(Aim::Relation(RelationId(id)));
        }
        return Err(missing("statement or relation", name, Vec::new()));
    }
    // what a relation leads to may be named by its own kind and ends: `C-13:undercuts:C-9:rebuts:C-7`
    if let [from, kind, to] = name.splitn(3, ':').collect::<Vec<_>>().as_slice() {
        let from = opened.claim_id(conn, from)?;
        let to = meant(conn, opened, to)?;
        let all = opened.case.relations.iter().filter(|one| one.claim == from);
        let found: Vec<RelationId> = all
            .filter(|one| one.kind == *kind && Aim::of(one) == Some(to))
            .map(|one| one.id)
            .collect();
        return match found.as_slice() {
            [] => Err(missing("relation", name, Vec::new())),
            [id] => Ok(Aim::Relation(*id)),
            several => Err(OpError::Ambiguous {
                what: "relation",
                name: name.to_owned(),
                candidates: several.iter().map(ToString::to_string).collect(),
            }),
        };
    }
    if let Some((claim, number)) = name.rsplit_once('#') {
        let claim = opened.claim_id(conn, claim)?;
        let numbers = Numbers::of(conn, claim)?;
        let found = number
            .parse()
            .ok()
            .and_then(|number: usize| numbers.statements.get(&number));
        // what was taken back keeps its number, and is not meant any more
        let found = found.filter(|id| opened.case.assertion(**id).is_some());
        let code = opened.code_of(claim);
        let mut live: Vec<usize> = opened
            .case
            .assertions_of(claim)
            .filter_map(|one| numbers.of_statement(one.id))
            .collect();
        live.sort_unstable();
        let near = live.iter().take(3).map(|number| format!("{code}#{number}"));
        return match found {
            Some(id) => Ok(Aim::Assertion(*id)),
            None => Err(missing("statement", name, near.collect())),
        };
    }
    Ok(Aim::Claim(opened.claim_id(conn, name)?))
}

/// A statement, numbered among those of the same claim and words as the planner of files counts them.
fn assertion(conn: &mut Connection, opened: &mut Opened, id: AssertionId) -> OpResult<Target> {
    let gone = || missing("statement", &id.to_string(), Vec::new());
    let (claim, excerpt) = opened
        .case
        .assertion(id)
        .map(|one| (one.claim, one.excerpt))
        .ok_or_else(gone)?;
    let code = opened.code_of(claim).to_string();
    let handle = opened.claim(conn, &code)?;
    let excerpt = opened.case.excerpts.get(&excerpt).ok_or_else(gone)?.clone();
    let source = Exporter::new(&opened.case)
        .source_handle(excerpt.source)
        .map(Handle::from)
        .ok_or_else(gone)?;
    let mut alike: Vec<AssertionId> = opened
        .case
        .assertions_of(claim)
        .filter(|one| {
            let other = opened.case.excerpts.get(&one.excerpt);
            other.is_some_and(|other| other.source == excerpt.source && other.exact == excerpt.exact)
        })
        .map(|one| one.id)
        .collect();
    alike.sort();
    let place = alike
        .iter()
        .position(|one| *one == id)
        .filter(|_| alike.len() > 1);
    Ok(Target::Assertion {
        id,
        claim,
        reference: StatementReference {
            claim: handle,
            source,
            quote: excerpt.exact,
            occurrence: place.and_then(|place| u32::try_from(place + 1).ok()),
        },
    })
}

/// A relation, with how a file names it where a file can: by the claims at its ends and its kind, if no other has those.
fn relation(opened: &Opened, id: RelationId) -> OpResult<Target> {
    let found = opened.case.relation(id);
    let found = found.ok_or_else(|| missing("relation", &id.to_string(), Vec::new()))?;
    let is_alike =
        |one: &&Relation| (one.claim, one.to_claim, &one.kind) == (found.claim, found.to_claim, &found.kind);
    let alone = opened.case.relations.iter().filter(is_alike).count() == 1;
    let reference = Exporter::new(&opened.case).relation_reference(id);
    Ok(Target::Relation {
        id,
        claim: found.claim,
        reference: reference.filter(|_| alone),
    })
}

fn missing(what: &'static str, name: &str, near: Vec<String>) -> OpError {
    OpError::Missing {
        what,
        name: name.to_owned(),
        near,
    }
}
