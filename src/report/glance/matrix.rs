//! The stance matrix: disputed claims, and where each party stands on them.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{Named, is_disputed};
use crate::domain::analysis::Held;
use crate::domain::analysis::account::{self, Saying};

use crate::domain::vocabulary::{ArgumentKind, Direction, EntityKind, Rating};
use crate::report::model::{Claim, Link, Report};

/// More parties than this do not fit side by side; further ones are named in a column of their own.
const MOST_PARTIES: usize = 5;

/// More rows are not taken in at a glance.
const MOST_ROWS: usize = 40;

/// Disputed claims by parties.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Matrix {
    /// The parties with a column, those that speak to most of the claims first.
    pub parties: Vec<String>,
    /// The claims, in the order of the report.
    pub rows: Vec<Row>,
    /// Whether others hold something too, so that a last column names them.
    pub has_others: bool,
    /// How many more claims are disputed.
    pub left_out: usize,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The claim.
    pub claim: Named,
    /// Its kind, for the words of the verdict.
    pub kind: crate::domain::vocabulary::ClaimKind,
    /// Its verdict, if any.
    pub rating: Option<Rating>,
    /// For every party of the matrix where it stands; none: it is silent.
    pub cells: Vec<Option<Cell>>,
    /// Whoever has no column.
    pub others: Vec<Other>,
}

/// Somebody without a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Other {
    /// Name, or description of one who is not named.
    pub party: String,
    /// Where it stands.
    pub cell: Cell,
}

/// Where somebody stands on a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// All that it said, taken together.
    pub held: Held,
    /// That in a word, or in those of the speaker's conduct where it stands on neither side.
    pub word: String,
    /// How it came to hold both, with dates.
    pub change: Option<String>,
    /// Codes of the claims with which it changed its account.
    pub revised_by: Vec<String>,
}

/// Holders of one claim, in the order in which they are met, with what they said.
type Holders<'a> = Vec<((&'a str, bool), Vec<&'a Link>)>;

/// The matrix of a report.
pub fn matrix(report: &Report) -> Matrix {
    let disputed: Vec<&Claim> = report.claims.iter().filter(|claim| is_disputed(claim)).collect();
    let shown = &disputed[..disputed.len().min(MOST_ROWS)];
    let held: Vec<Holders<'_>> = shown.iter().map(|claim| holders(claim)).collect();
    let entities = report.entities.iter();
    let media: HashSet<&str> = entities
        .filter(|entity| entity.kind == EntityKind::Media)
        .map(|entity| entity.name.as_str())
        .collect();
    let parties = columns(&held, &media);
    let place: HashMap<&str, usize> = parties
        .iter()
        .enumerate()
        .map(|(index, party)| (*party, index))
        .collect();
    let rows: Vec<Row> = shown
        .iter()
        .zip(&held)
        .map(|(claim, held)| row(claim, held, &place))
        .collect();
    Matrix {
        parties: parties.into_iter().map(str::to_owned).collect(),
        has_others: rows.iter().any(|row| !row.others.is_empty()),
        rows,
        left_out: disputed.len() - shown.len(),
    }
}

fn row(claim: &Claim, held: &Holders<'_>, place: &HashMap<&str, usize>) -> Row {
    let mut cells = vec![None; place.len()];
    let mut others = Vec::new();
    for ((party, named), links) in held {
        let cell = cell(claim, links);
        match place.get(party).filter(|_| *named) {
            Some(&index) => cells[index] = Some(cell),
            None => others.push(Other {
                party: (*party).to_owned(),
                cell,
            }),
        }
    }
    Row {
        claim: Named::of(claim),
        kind: claim.kind,
        rating: claim.verdict.as_ref().map(|verdict| verdict.rating),
        cells,
        others,
    }
}

fn holders(claim: &Claim) -> Holders<'_> {
    let mut held: Holders<'_> = Vec::new();
    let mut place = HashMap::new();
    for link in claim
        .positions
        .iter()
        .filter_map(|position| position.chain.last())
    {
        let key = link.holder();
        let index = *place.entry(key).or_insert(held.len());
        if index == held.len() {
            held.push((key, Vec::new()));
        }
        held[index].1.push(link);
    }
    held
}

/// The named parties that speak to most of the claims, where taking a side counts twice; those that are met first where it
/// is the same number. The media come after all others: they report a dispute, and are seldom party to it.
fn columns<'a>(held: &[Holders<'a>], media: &HashSet<&str>) -> Vec<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut place = HashMap::new();
    for ((party, _), links) in held.iter().flatten().filter(|((_, named), _)| *named) {
        let index = *place.entry(*party).or_insert(counts.len());
        if index == counts.len() {
            counts.push((party, 0));
        }
        let side = links.iter().any(|link| link.attitude.commitment() != 0);
        counts[index].1 += if side { 2 } else { 1 };
    }
    counts.sort_by_key(|&(party, count)| (media.contains(party), std::cmp::Reverse(count)));
    counts.truncate(MOST_PARTIES);
    counts.into_iter().map(|(party, _)| party).collect()
}

fn cell(claim: &Claim, links: &[&Link]) -> Cell {
    let held = Held::of(links.iter().map(|link| link.attitude));
    let word = match held {
        Held::Both => "asserts and denies".to_owned(),
        Held::Neither => {
            let mut words: Vec<String> = Vec::new();
            for link in links {
                let word = link.attitude.code().replace('_', " ");
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words.join(", ")
        }
        held => held.code().to_owned(),
    };
    let by_it = |by: &str| {
        let mut those = links.iter();
        those.any(|link| link.speaker == by || link.on_behalf_of.as_deref() == Some(by))
    };
    let mut revised_by = Vec::new();
    for relation in &claim.relations {
        let is_it = relation.kind == ArgumentKind::Revises
            && relation.direction == Direction::Incoming
            && relation.by.as_deref().is_some_and(by_it);
        if is_it && !revised_by.contains(&relation.claim) {
            revised_by.push(relation.claim.clone());
        }
    }
    Cell {
        held,
        word,
        change: (held == Held::Both).then(|| change(links)),
        revised_by,
    }
}

/// How somebody who asserted and denied the same came to do so, as far as the dates tell.
fn change(links: &[&Link]) -> String {
    let sayings = links.iter().map(|link| Saying {
        attitude: link.attitude,
        said: link.said.as_ref().and_then(|when| when.edtf.parse().ok()),
    });
    account::change(&sayings.collect::<Vec<_>>())
}
