//! Claims: listing, showing, their history.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::db::Connection;
use crate::db::listing::{self, Alike};
use crate::db::review::{self, ClaimFilter, ListedClaim};
use crate::domain::ids::*;

use super::{OpError, OpResult, context, find};

/// The claims that a filter admits.
pub fn list(conn: &mut Connection, filter: &ClaimFilter) -> OpResult<Vec<ListedClaim>> {
    Ok(ListedClaim::list(conn, filter)?)
}

/// A claim whole. The keys are the documented ones of `--output json`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ClaimDocument {
    pub code: String,
    pub id: uuid::Uuid,
    pub dossier: String,
    pub handle: Option<String>,
    pub kind: String,
    pub state: String,
    pub version: i32,
    pub priority: i16,
    pub why_chosen: Option<String>,
    pub revision: i32,
    pub statement: String,
    pub language: String,
    pub when: Option<String>,
    pub when_phrase: Option<String>,
    pub when_inferred: bool,
    pub ambiguity: Option<String>,
    pub question: Option<String>,
    pub about: Vec<About>,
    pub quantity: Option<Figure>,
    pub designation: Option<Designated>,
    /// What came since its approval, the retracted sources it rests on, anchors that no longer hold.
    #[serde(default)]
    pub needs_re_review_why: Vec<String>,
    pub verdict: Option<String>,
    pub confidence: Option<String>,
    pub rationale: Option<String>,
    pub verdict_on_revision: Option<i32>,
    pub sole_source: Option<String>,
    pub estimate: Option<Value>,
    pub approved: Option<Approval>,
    pub hold: Option<Held>,
    pub assertions: Vec<Asserted>,
    pub relations: Vec<Related>,
    pub evidence: Vec<Item>,
    pub search_notes: Vec<Searched>,
    pub external_reviews: Vec<Reviewed>,
}

/// Whom or what the claim is about.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct About {
    pub role: String,
    pub entity: String,
}

/// The claim's figure.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Figure {
    pub measure: String,
    pub unit: String,
    pub scale: String,
    pub hedge: String,
    pub low: Option<serde_json::Number>,
    pub high: Option<serde_json::Number>,
    pub best: Option<serde_json::Number>,
    pub baseline: Option<String>,
}

/// The claim's designation.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Designated {
    pub by: String,
    pub of: String,
    pub label: String,
    pub force: String,
    pub instrument: Option<String>,
}

/// The last approval.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Approval {
    pub revision: i32,
    pub verdict: Option<String>,
    pub at: DateTime<Utc>,
    pub by: String,
    pub eyes: i16,
    /// Whether who approved it is who decided it.
    pub by_decider: bool,
    pub under_review: bool,
}

/// Why it may not be approved or published for now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Held {
    /// `legal`, `embargo` or `awaiting_reply`.
    pub kind: String,
    /// For the desk: a report does not tell it.
    pub reason: String,
    pub until: Option<NaiveDate>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// Where it was said, and the chain of who says so.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Asserted {
    pub id: uuid::Uuid,
    /// As commands take it: `C-7#2`.
    pub name: String,
    pub quote: String,
    pub language: Option<String>,
    pub translation: Option<String>,
    pub locator: Option<String>,
    pub anchor: String,
    pub source: String,
    pub url: Option<String>,
    pub chain: Vec<Link>,
}

/// One link of the chain.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Link {
    pub seq: i16,
    pub speaker: Option<String>,
    #[serde(rename = "for")]
    pub on_behalf_of: Option<String>,
    pub attitude: String,
    pub mode: String,
    pub quoted: Option<String>,
    pub said: Option<String>,
    pub verdict: Option<String>,
}

/// An edge to or from another claim, or between another claim and a statement or relation of this one.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Related {
    pub id: uuid::Uuid,
    /// As commands take it: `C-9:rebuts:C-7`.
    pub name: String,
    /// A claim, a statement (`C-7#2`) or a relation; none where that was taken back.
    pub bears_on: Option<String>,
    pub kind: String,
    pub direction: String,
    pub claim: String,
    pub statement: String,
    pub by: Option<String>,
    pub note: Option<String>,
}

/// A piece of evidence and how it counts.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Item {
    pub id: uuid::Uuid,
    pub bearing: String,
    pub credibility: i16,
    pub quote: String,
    pub source: String,
    pub reliability: String,
    pub voice: Option<String>,
    pub of_link: Option<i16>,
    pub counts: bool,
    pub why_not: Option<String>,
    pub record: bool,
    pub against_interest: bool,
    pub note: Option<String>,
}

/// What was looked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Searched {
    pub looked_for: String,
    #[serde(rename = "where")]
    pub looked_where: String,
    pub at: DateTime<Utc>,
    pub found: String,
}

/// Somebody else's fact-check.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Reviewed {
    pub publisher: Option<String>,
    pub rating: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
}

/// A claim whole, by code or handle: one query, one round trip. `@` costs one more.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<ClaimDocument> {
    let code = if name == context::LAST_CLAIM {
        Some(context::last_claim(conn)?)
    } else {
        name.parse::<ClaimCode>().ok()
    };
    let handle = code.is_none().then_some(name);
    match review::claim_document(conn, code, handle, dossier)? {
        Some(value) => serde_json::from_value(value).map_err(|error| {
            OpError::Usage(format!("the database's answer is of an unknown shape: {error}"))
        }),
        None => {
            // the slow way only to say what is near
            find::claims(conn, &[name.to_owned()], dossier)?;
            Err(OpError::Missing {
                what: "claim",
                name: name.to_owned(),
                near: Vec::new(),
            })
        }
    }
}

/// Claims that say nearly the same: as one claim, as a text, or any two of a dossier.
pub fn duplicates(
    conn: &mut Connection,
    claim: Option<&str>,
    text: Option<&str>,
    dossier: Option<&str>,
    likeness: f32,
    limit: i64,
) -> OpResult<Vec<Alike>> {
    let claim = match claim {
        Some(claim) => find::claims(conn, &[claim.to_owned()], dossier)?
            .first()
            .map(|(claim, _)| claim.id),
        None => None,
    };
    let dossier = dossier.map(|slug| find::dossier(conn, slug)).transpose()?;
    let dossier = dossier.map(|dossier| dossier.id);
    Ok(listing::alike(conn, dossier, claim, text, likeness, limit)?)
}
