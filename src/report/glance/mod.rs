//! The dispute at a glance: what four pictures say, as plain data that the page draws and the Markdown prints.
//!
//! Every list has a limit, so that a case of any size stays a page that can be read; what is left out is counted.

pub mod axis;
pub mod figures;
pub mod graph;
pub mod matrix;
pub mod timeline;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashSet;

use serde::Serialize;

use super::model::{Claim, Relation, Report, When};
use crate::domain::vocabulary::{Rating, Stance};

/// The four pictures of a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Glance {
    /// Which party stands where on which disputed claim.
    pub matrix: matrix::Matrix,
    /// What is said to have happened when, and when things were said.
    pub timeline: timeline::Timeline,
    /// Figures of the same thing on one axis.
    pub figures: figures::Figures,
    /// How claims bear on each other.
    pub graph: graph::Graph,
}

/// A claim as the pictures name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its code.
    pub code: String,
    /// Its statement.
    pub statement: String,
    /// Language of the statement.
    pub language: String,
    /// Whether nobody approved it yet.
    pub draft: bool,
}

impl Named {
    fn of(claim: &Claim) -> Self {
        Self {
            code: claim.code.clone(),
            statement: claim.statement.clone(),
            language: claim.language.clone(),
            draft: claim.draft,
        }
    }
}

/// What the pictures of a report say. Takes time in proportion to the report, but for sorting.
pub fn glance(report: &Report) -> Glance {
    Glance {
        matrix: matrix::matrix(report),
        timeline: timeline::timeline(report),
        figures: figures::figures(report),
        graph: graph::graph(report),
    }
}

/// Whether accounts of a claim stand against each other: some assert it and others deny it, its verdict says so, or a
/// claim stands against it.
pub fn is_disputed(claim: &Claim) -> bool {
    let sides: HashSet<Stance> = claim.positions.iter().map(|position| position.stance()).collect();
    sides.contains(&Stance::Asserts) && sides.contains(&Stance::Denies)
        || claim
            .verdict
            .as_ref()
            .is_some_and(|verdict| verdict.rating == Rating::Contested)
        || claim.relations.iter().any(Relation::counters)
}

/// The words of a date.
fn words_of(when: &When) -> String {
    if when.text.is_empty() {
        when.edtf.clone()
    } else {
        when.text.clone()
    }
}
