//! The right of reply: who was asked, and what came of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Quote;
use crate::domain::vocabulary::ReplyOutcome;

/// One party and one claim about which it was asked, or was not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Code of the claim.
    pub claim: String,
    /// Name of the party.
    pub party: String,
    /// What was recorded, oldest first; empty where it was not asked and no reason is on record.
    pub steps: Vec<ReplyStep>,
    /// Whether an answer was still waited for, at the moment this report describes, after its time was over.
    pub overdue: bool,
    /// Whether nobody approved the claim yet.
    pub draft: bool,
}

/// One record of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyStep {
    /// Moment of the record.
    pub at: String,
    /// What came of the request.
    pub outcome: ReplyOutcome,
    /// Moment of the request.
    pub asked_at: Option<String>,
    /// Through what.
    pub channel: Option<String>,
    /// Moment until which an answer was asked for.
    pub deadline: Option<String>,
    /// Why nobody was asked, or what was said to the request.
    pub reason: Option<String>,
    /// The answer, in full.
    pub answer: Option<Quote>,
    /// Number of its footnote.
    pub footnote: Option<u32>,
}
