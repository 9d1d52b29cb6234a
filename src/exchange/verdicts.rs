//! The form in which a reviewer gives the verdicts on several claims at once.

use serde::Deserialize;

use super::dossier::{Decimal, LineIndex, read_as};
use super::problem::Problem;

/// The form.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Verdicts {
    /// One entry for each claim.
    pub verdicts: Vec<Given>,
}

/// What is said of one claim. Whatever is left empty is not said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// Code or handle.
    pub claim: String,
    /// The version that the reviewer has read; a claim that has changed since is refused.
    #[serde(default)]
    pub seen: Option<i32>,
    /// Rating of the claim.
    #[serde(default)]
    pub verdict: Option<String>,
    /// low, moderate or high.
    #[serde(default)]
    pub confidence: Option<String>,
    /// Rating of who said it, for all links.
    #[serde(default)]
    pub attribution: Option<String>,
    /// Why.
    #[serde(default)]
    pub rationale: Option<String>,
    /// Ratings of single statements or links, each `STATEMENT[.LINK]=RATING[: RATIONALE]`.
    #[serde(default)]
    pub links: Vec<String>,
    /// Let the current verdict stand.
    #[serde(default)]
    pub affirm: bool,
    /// Lowest plausible figure.
    #[serde(default)]
    pub low: Option<Decimal>,
    /// Best figure.
    #[serde(default)]
    pub best: Option<Decimal>,
    /// Highest plausible figure.
    #[serde(default)]
    pub high: Option<Decimal>,
    /// Why one origin must do; printed.
    #[serde(default)]
    pub sole_source: Option<String>,
    /// Ids of contrary evidence that was weighed.
    #[serde(default)]
    pub weighed: Vec<String>,
    /// The day on which a prediction comes back.
    #[serde(default)]
    pub revisit: Option<String>,
    /// Why, for the public.
    #[serde(default)]
    pub note: Option<String>,
    /// correction, update or retraction.
    #[serde(default)]
    pub occasion: Option<String>,
}

/// Reads the form; an empty one where there is nothing but comments.
///
/// # Errors
///
/// The first problem of encoding, syntax or shape.
pub fn read(text: &str, name: &str) -> Result<(Verdicts, LineIndex), Vec<Problem>> {
    Ok(read_as(text.as_bytes(), name)?.unwrap_or_default())
}
