//! What cannot all be so, or is not agreed: competing figures and dates, changed accounts, denials, designations and
//! their rejection, claims set against claims.

mod answers;
mod argued;
mod held;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::Quoted;
use super::dispute::{Claim, Dispute, Records};
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What kind of conflict it is.
    ConflictKind {
        /// Figures in answer to one question, of which some exclude others.
        Figures = "figures",
        /// Figures in answer to one question that differ, and may all hold.
        CompetingFigures = "competing_figures",
        /// Dates that exclude each other.
        Dates = "dates",
        /// One party asserts and denies the same.
        Account = "account",
        /// One party asserts what another denies.
        Denial = "denial",
        /// A designation, its rejection, and what was said to that.
        Designation = "designation",
        /// A claim, and others that are set against it.
        Counterclaim = "counterclaim",
    }
}

/// A conflict with all that takes part in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Conflict {
    /// figures, competing_figures, dates, account, denial, designation or counterclaim.
    #[schemars(with = "String")]
    pub kind: ConflictKind,
    /// The question that is answered differently.
    pub question: Option<String>,
    /// The conflict in one sentence.
    pub summary: String,
    /// Codes of the claims that take part.
    pub claims: Vec<String>,
    /// Who says what.
    pub sides: Vec<Side>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Side {
    /// Code of the claim.
    pub claim: String,
    /// Its statement.
    pub statement: String,
    /// What the side comes down to: a figure, a date, a stance.
    pub answer: Option<String>,
    /// Who stands behind it; nobody where it is only passed on.
    pub parties: Vec<String>,
    /// What it excludes or speaks against.
    pub against: Vec<Against>,
    /// Codes of the claims that differ from it and may hold beside it.
    pub beside: Vec<String>,
    /// The words that it rests on.
    pub excerpts: Vec<Quoted>,
}

/// What a side is against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Against {
    /// Code of the other claim.
    pub claim: String,
    /// How the one bears on the other, as it is on record, such as `rebuts, by Algeria`.
    pub on_record: Vec<String>,
    /// Parties that stand behind both: where there is one, its account changed or its words conflict.
    pub same_party: Vec<String>,
}

/// All conflicts: figures, dates, changed accounts, denials, designations, then claims against claims. A pair of which an
/// earlier one says that the two exclude each other is not told again; two figures that may hold beside each other are.
pub fn conflicts(dispute: &Dispute) -> Vec<Conflict> {
    let records = Records::of(dispute);
    let mut found = answers::figures(&records);
    found.extend(answers::dates(&records));
    found.extend(held::accounts(&records));
    found.extend(held::denials(&records));
    found.extend(argued::designations(&records));
    let told: BTreeSet<(String, String)> = found.iter().flat_map(Conflict::pairs).collect();
    let is_told = |one: &Claim, other: &Claim| {
        let (one, other) = (one.code.clone(), other.code.clone());
        told.contains(&(one.clone(), other.clone())) || told.contains(&(other, one))
    };
    found.extend(argued::counterclaims(&records, &is_told));
    found
}

impl Conflict {
    /// The pairs of claims of which it says how they conflict.
    fn pairs(&self) -> Vec<(String, String)> {
        let pair = |one: &String, other: &String| (one.clone(), other.clone());
        match self.kind {
            ConflictKind::Figures | ConflictKind::CompetingFigures | ConflictKind::Dates => {
                let sides = self.sides.iter();
                sides
                    .flat_map(|side| side.against.iter().map(|other| pair(&side.claim, &other.claim)))
                    .collect()
            }
            _ => {
                let claims = self.claims.iter();
                claims
                    .flat_map(|one| self.claims.iter().map(|other| pair(one, other)))
                    .collect()
            }
        }
    }

    fn new(kind: ConflictKind, question: Option<String>, summary: String, sides: Vec<Side>) -> Self {
        let mut claims: Vec<String> = Vec::new();
        for side in &sides {
            if !claims.contains(&side.claim) {
                claims.push(side.claim.clone());
            }
        }
        Conflict {
            kind,
            question,
            summary,
            claims,
            sides,
        }
    }
}

/// A side made of all who stand behind a claim.
fn side(records: &Records<'_>, claim: &Claim, answer: Option<String>) -> Side {
    let positions = records.positions(claim.id);
    let behind: Vec<_> = positions
        .iter()
        .copied()
        .filter(|one| one.attitude.commitment() > 0)
        .collect();
    Side {
        claim: claim.code.clone(),
        statement: claim.statement.clone(),
        answer,
        parties: records.asserters(claim.id).into_iter().collect(),
        against: Vec::new(),
        beside: Vec::new(),
        // what is only passed on still is somewhere to be read
        excerpts: records.quotes(if behind.is_empty() { positions } else { &behind }),
    }
}

/// One claim as what another is against.
fn against(records: &Records<'_>, one: &Claim, other: &Claim) -> Against {
    let between = |to: &Claim, from: &Claim| -> Vec<String> {
        let all = records.relations_to(to.id);
        let those = all.filter(|(_, other)| other.id == from.id);
        those
            .map(|(relation, _)| {
                let by = relation
                    .by
                    .map_or_else(|| "the desk".to_owned(), |id| records.name(id));
                format!("{} {} {}, by {by}", from.code, relation.kind, to.code)
            })
            .collect()
    };
    let on_record = [between(other, one), between(one, other)].concat();
    let (ours, theirs) = (records.asserters(one.id), records.asserters(other.id));
    Against {
        claim: other.code.clone(),
        on_record,
        same_party: ours.intersection(&theirs).cloned().collect(),
    }
}
