//! Evidence, and the verdict that rests on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Quote;
use crate::domain::vocabulary::{Bearing, ChangeKind, Confidence, Credibility, Rating, Reliability};

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it does.
    pub bearing: Bearing,
    /// If it is about who said it rather than about the claim: which link, in words.
    pub about_link: Option<String>,
    /// The exact words.
    pub quote: Quote,
    /// Number of its footnote.
    pub footnote: Option<u32>,
    /// Name of the source.
    pub source: String,
    /// The source's reliability.
    pub reliability: Reliability,
    /// Credibility of this information.
    pub credibility: Credibility,
    /// Whose statement it is.
    pub voice: String,
    /// Publisher at the root of its origin; none: not known.
    pub origin: Option<String>,
    /// Whether it counted as an origin of its own.
    pub counts: bool,
    /// Why it did not.
    pub why_not: Option<String>,
    /// Whether it is a record that makes the fact (decree, gazette, judgment).
    pub record: bool,
    /// Whether its voice speaks against its own interest.
    pub against_interest: bool,
    /// Remark.
    pub note: Option<String>,
}

/// Counting origins on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OriginCount {
    /// Origins that support the claim.
    pub supporting: u32,
    /// Origins that refute it.
    pub refuting: u32,
}

/// The verdict on the content of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContentVerdict {
    /// The verdict.
    pub rating: Rating,
    /// What the verdict means; [`crate::report::definitions::content`] has the words.
    pub definition: String,
    /// How sure the desk is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
    /// The desk's own estimate, for a figure.
    pub estimate: Option<Estimate>,
    /// Why one source was enough.
    pub sole_source: Option<String>,
    /// Contrary evidence that was weighed, each in a few words.
    pub weighed: Vec<String>,
    /// Why it took the place of an earlier one.
    pub change: ChangeKind,
    /// Public remark on that change.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by: String,
    /// Moment of the decision.
    pub decided_at: String,
    /// Who approved.
    pub approved_by: Option<String>,
    /// Moment of the approval.
    pub approved_at: Option<String>,
}

/// A range with a best value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// Lowest plausible value, a decimal.
    pub low: Option<String>,
    /// Best value, a decimal.
    pub best: Option<String>,
    /// Highest plausible value, a decimal.
    pub high: Option<String>,
    /// Unit.
    pub unit: Option<String>,
}
