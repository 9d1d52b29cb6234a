//! Claims that are set against claims, on record: a designation with its rejection, and all others.

use super::{Conflict, ConflictKind, Side, against, side};
use crate::domain::analysis::designations::rejects;
use crate::domain::analysis::dispute::{Claim, Records, Relation};
use crate::domain::ids::ClaimId;
use crate::domain::vocabulary::{ArgumentKind, ClaimKind};

/// Whether a relation is a move against what it leads to.
fn replies(relation: &Relation) -> bool {
    rejects(relation.kind) || matches!(relation.kind, ArgumentKind::Answers | ArgumentKind::Undercuts)
}

/// Designations that are rejected: with the rejection, and what was answered to it, and so on.
pub(super) fn designations(records: &Records<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for claim in &records.dispute.claims {
        if claim.kind != ClaimKind::Designation {
            continue;
        }
        if !records
            .relations_to(claim.id)
            .any(|(relation, _)| rejects(relation.kind))
        {
            continue;
        }
        let mut thread: Vec<ClaimId> = vec![claim.id];
        let mut next = 0;
        while let Some(target) = thread.get(next).copied() {
            for (relation, from) in records.relations_to(target) {
                if replies(relation) && !thread.contains(&from.id) {
                    thread.push(from.id);
                }
            }
            next += 1;
        }
        let claims: Vec<&Claim> = thread.iter().filter_map(|id| records.claim(*id)).collect();
        let sides = sides(records, &claims);
        let codes: Vec<&str> = claims[1..].iter().map(|one| one.code.as_str()).collect();
        let summary = format!(
            "{} is rejected: against it and in answer {}",
            claim.code,
            codes.join(", ")
        );
        found.push(Conflict::new(ConflictKind::Designation, None, summary, sides));
    }
    found
}

/// Claims with those that contradict, rebut or answer them, without the pairs that were told already.
pub(super) fn counterclaims(
    records: &Records<'_>,
    is_told: &dyn Fn(&Claim, &Claim) -> bool,
) -> Vec<Conflict> {
    let mut found = Vec::new();
    for claim in &records.dispute.claims {
        let mut claims: Vec<&Claim> = vec![claim];
        for (relation, from) in records.relations_to(claim.id) {
            let known = claims.iter().any(|one| one.id == from.id);
            if counts(relation) && !known && !is_told(claim, from) && !told_from(records, claim, from) {
                claims.push(from);
            }
        }
        if claims.len() == 1 {
            continue;
        }
        claims[1..].sort_by_key(|one| records.place(one.id));
        let codes: Vec<&str> = claims[1..].iter().map(|one| one.code.as_str()).collect();
        let summary = format!("{} has {} against it", claim.code, codes.join(", "));
        found.push(Conflict::new(
            ConflictKind::Counterclaim,
            None,
            summary,
            sides(records, &claims),
        ));
    }
    found
}

/// Whether a relation sets one claim against another by itself.
fn counts(relation: &Relation) -> bool {
    rejects(relation.kind) || relation.kind == ArgumentKind::Answers
}

/// Whether two claims that are set against each other both ways were told at the earlier one.
fn told_from(records: &Records<'_>, claim: &Claim, from: &Claim) -> bool {
    records.place(from.id) < records.place(claim.id)
        && records
            .relations_to(from.id)
            .any(|(relation, back)| back.id == claim.id && counts(relation))
}

fn sides(records: &Records<'_>, claims: &[&Claim]) -> Vec<Side> {
    let relate = |one: &Claim, other: &Claim| {
        let mut all = records.relations_to(other.id);
        all.any(|(relation, from)| from.id == one.id && replies(relation))
    };
    let sides = claims.iter().map(|claim| {
        let others = claims.iter().filter(|other| relate(claim, other));
        Side {
            against: others.map(|other| against(records, claim, other)).collect(),
            ..side(records, claim, None)
        }
    });
    sides.collect()
}
