//! What people fill in when a party has answered, or has not: what came of it, claim by claim.

use serde::Deserialize;

use super::dossier::{Handle, LineIndex, TimeText, read_as};
use super::problem::Problem;
use crate::domain::vocabulary::{Attitude, ReplyOutcome};

/// What came of a request to one party.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReplyForm {
    /// The source that the answer stands in, where it did not come as a file.
    pub source: Option<Handle>,
    /// Who speaks for the party.
    pub by: Option<Handle>,
    /// When it was asked, where no request is on record.
    pub asked: Option<TimeText>,
    /// By which way.
    pub channel: Option<String>,
    /// What came of it.
    pub replies: Vec<ClaimReply>,
}

/// What came of it for one claim.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimReply {
    /// The claim.
    pub claim: Handle,
    /// What came of it.
    pub outcome: ReplyOutcome,
    /// The words that answer the claim, or numbers of sentences; the whole answer when left out.
    #[serde(default)]
    pub quote: Option<String>,
    /// How the party stands to the claim in these words; then they are logged as its statement.
    #[serde(default)]
    pub attitude: Option<Attitude>,
    /// What else it says to the claim.
    #[serde(default)]
    pub also: Vec<AlsoSaid>,
    /// Why, or a remark.
    #[serde(default)]
    pub reason: Option<String>,
    /// A new deadline.
    #[serde(default)]
    pub deadline: Option<TimeText>,
}

/// Another thing that a party says to a claim.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlsoSaid {
    /// How it stands to the claim.
    pub attitude: Attitude,
    /// The exact words, or numbers of sentences.
    pub quote: String,
}

/// Reads a form; an empty one where there is nothing but comments.
///
/// # Errors
///
/// The first problem of encoding, syntax or shape.
pub fn read(text: &str, name: &str) -> Result<(ReplyForm, LineIndex), Vec<Problem>> {
    Ok(read_as(text.as_bytes(), name)?.unwrap_or_default())
}
