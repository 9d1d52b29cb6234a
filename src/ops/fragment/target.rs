//! Statements and relations by the names that people give them.

use crate::db::Connection;
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
        /// How a file names it.
        reference: RelationReference,
    },
}

/// Finds a claim (`C-7`, a handle), a statement (`C-7#1`, its id) or a relation (`C-9:rebuts:C-7`, its id).
pub fn target(conn: &mut Connection, opened: &mut Opened, name: &str) -> OpResult<Target> {
    if let Ok(id) = name.parse::<uuid::Uuid>() {
        if opened.case.assertion(AssertionId(id)).is_some() {
            return assertion(conn, opened, AssertionId(id));
        }
        if opened.case.relation(RelationId(id)).is_some() {
            return relation(opened, RelationId(id));
        }
        return Err(missing("statement or relation", name, Vec::new()));
    }
    if let Some((claim, number)) = name.rsplit_once('#') {
        let claim = opened.claim_id(conn, claim)?;
        let all: Vec<AssertionId> = opened.case.assertions_of(claim).map(|one| one.id).collect();
        let place = number
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let code = opened.code_of(claim);
        let near = (1..=all.len().min(3)).map(|number| format!("{code}#{number}"));
        let found = place.and_then(|place| all.get(place));
        let Some(id) = found else {
            return Err(missing("statement", name, near.collect()));
        };
        return assertion(conn, opened, *id);
    }
    if let [from, kind, to] = name.split(':').collect::<Vec<_>>().as_slice() {
        let (from, to) = (opened.claim_id(conn, from)?, opened.claim_id(conn, to)?);
        let is_it = |one: &&crate::db::argument::Relation| {
            one.claim == from && one.to_claim == Some(to) && one.kind == *kind
        };
        let found: Vec<RelationId> = opened
            .case
            .relations
            .iter()
            .filter(is_it)
            .map(|one| one.id)
            .collect();
        return match found.as_slice() {
            [] => Err(missing("relation", name, Vec::new())),
            [id] => relation(opened, *id),
            several => Err(OpError::Ambiguous {
                what: "relation",
                name: name.to_owned(),
                candidates: several.iter().map(ToString::to_string).collect(),
            }),
        };
    }
    Ok(Target::Claim(opened.claim(conn, name)?))
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

fn relation(opened: &mut Opened, id: RelationId) -> OpResult<Target> {
    let exporter = Exporter::new(&opened.case);
    let claim = opened.case.relation(id).map(|one| one.claim);
    match (claim, exporter.relation_reference(id)) {
        (Some(claim), Some(reference)) => Ok(Target::Relation { id, claim, reference }),
        _ => Err(OpError::Usage(
            "only a relation between two claims is named here".to_owned(),
        )),
    }
}

fn missing(what: &'static str, name: &str, near: Vec<String>) -> OpError {
    OpError::Missing {
        what,
        name: name.to_owned(),
        near,
    }
}
