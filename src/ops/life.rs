//! A claim's life: every event of its own, and those elsewhere that bear on it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::db::{Connection, review};
use crate::domain::ids::ClaimCode;

use super::claim::{Designated, Figure};
use super::{OpError, OpResult, find};

/// One event, and who, when.
#[derive(Debug, Clone, Deserialize)]
pub struct LifeEvent {
    /// The claim's version since; none where the event is another claim's or a source's.
    pub version: Option<i32>,
    /// `record`, or the move.
    pub operation: String,
    /// The person's name.
    pub actor: String,
    /// The login they acted as.
    pub login: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The event's hash, hexadecimal.
    pub hash: String,
    /// Tables and how many rows of each it brought; empty for an event elsewhere, and after an erasure.
    pub brought: BTreeMap<String, usize>,
    /// What it did, the weightiest first.
    pub items: Vec<Told>,
}

impl LifeEvent {
    /// Why a move was made, in the mover's words: its reason, else its public note.
    pub fn reason(&self) -> Option<&str> {
        self.items.iter().find_map(|item| match item {
            Told::Step(step) => step.reason.as_deref().or(step.note.as_deref()),
            _ => None,
        })
    }

    /// The rating of the claim itself that the event brought.
    pub fn rating(&self) -> Option<&str> {
        self.items.iter().find_map(|item| match item {
            Told::Verdict(verdict) if verdict.scope == "content" => Some(verdict.rating.as_str()),
            _ => None,
        })
    }
}

/// One thing that an event did.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Told {
    Step(Step),
    Verdict(Verdict),
    Wording(Box<Wording>),
    Assertion(Assertion),
    Evidence(Evidence),
    Relation(Relation),
    SearchNote {
        looked_for: String,
        #[serde(rename = "where")]
        looked_where: String,
        found: String,
    },
    ExternalReview {
        publisher: Option<String>,
        rating: Option<String>,
        title: Option<String>,
    },
    Reply(Reply),
    Comment {
        text: String,
    },
    Hold {
        kind: String,
        reason: String,
        until: Option<NaiveDate>,
    },
    Assignment {
        reviewer: Option<String>,
        due: Option<NaiveDate>,
        note: Option<String>,
    },
    Retraction(Retraction),
    Source(Revised),
}

/// A move.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Step {
    #[serde(rename = "move")]
    pub a_move: String,
    pub to: String,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// A verdict on the claim, or on one link of who says it.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Verdict {
    /// `content` or `attribution`.
    pub scope: String,
    pub rating: String,
    /// The rating that it supersedes.
    pub was: Option<String>,
    pub confidence: Option<String>,
    pub rationale: Option<String>,
    pub occasion: String,
    pub sole_source: Option<String>,
    /// Whose link it judges.
    pub of: Option<String>,
    /// How many pieces of contrary evidence it names as weighed.
    pub weighed: i64,
}

/// A wording, and the one before.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Wording {
    pub new: Words,
    /// None: the first.
    pub old: Option<Words>,
}

/// What a wording says.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Words {
    pub statement: String,
    pub when: Option<String>,
    pub when_phrase: Option<String>,
    pub ambiguity: Option<String>,
    pub question: Option<String>,
    pub about: Vec<String>,
    pub quantity: Option<Figure>,
    pub designation: Option<Designated>,
}

/// Where it was said. A quotation or a title that the reader may not see is none.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Assertion {
    pub quote: Option<String>,
    pub source: Option<String>,
    /// From the publisher to the innermost.
    pub chain: Vec<Link>,
}

/// One link of the chain.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Link {
    pub speaker: Option<String>,
    #[serde(rename = "for")]
    pub on_behalf_of: Option<String>,
    pub attitude: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Evidence {
    pub bearing: String,
    pub credibility: i16,
    pub quote: Option<String>,
    pub source: Option<String>,
    pub of_link: Option<i16>,
    pub note: Option<String>,
}

/// A relation to or from another claim.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Relation {
    pub kind: String,
    /// `to` the other, or `from` it.
    pub direction: String,
    /// The other's code, where the reader may see it.
    pub claim: Option<String>,
    pub by: Option<String>,
    pub note: Option<String>,
}

/// A step in the right of reply.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Reply {
    pub party: Option<String>,
    pub outcome: String,
    pub channel: Option<String>,
    pub deadline: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    pub quote: Option<String>,
    pub source: Option<String>,
}

/// What no longer stands.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Retraction {
    /// `assertion`, `evidence`, `relation` or `source`.
    pub of: String,
    pub quote: Option<String>,
    pub source: Option<String>,
    pub relation: Option<Relation>,
    /// Of a source: `withdrawn_by_publisher` or `distrusted`.
    pub kind: Option<String>,
    pub reason: String,
}

/// What was learnt of a source that the claim rests on.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct Revised {
    pub source: Option<String>,
    pub origin: String,
    pub origin_changed: bool,
    pub derived_from: Option<String>,
    pub reliability: String,
    pub reliability_was: String,
}

/// A claim's life, oldest event first.
pub fn history(
    conn: &mut Connection,
    name: &str,
    dossier: Option<&str>,
) -> OpResult<(ClaimCode, Vec<LifeEvent>)> {
    let found = find::claims(conn, &[name.to_owned()], dossier)?;
    let (claim, _) = found
        .first()
        .ok_or_else(|| OpError::Usage("name a claim".to_owned()))?;
    let events = serde_json::from_value(review::claim_history(conn, claim.id)?)
        .map_err(|error| OpError::Usage(format!("the database's answer is of an unknown shape: {error}")))?;
    Ok((ClaimCode(claim.code), events))
}
