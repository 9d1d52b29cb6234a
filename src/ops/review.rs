//! Moving claims through the review.

use serde_json::{Value, json};

use crate::db::claims::{Claim, Head};
use crate::db::speech::Assertion;
use crate::db::write::{self, MoveCall, Receipt};
use crate::db::{Connection, DbError, review};
use crate::domain::ids::*;
use crate::domain::workflow::{Move, State};

use super::{OpResult, find};

/// What a move says besides its name.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Why, for the desk.
    pub reason: Option<String>,
    /// Why, for the public.
    pub note: Option<String>,
    /// The content verdict.
    pub content: Option<ContentVerdict>,
    /// The rating of every link of every live assertion.
    pub attribution: Option<AttributionVerdict>,
    /// Let the current content verdict stand.
    pub affirm: bool,
    /// correction, update or retraction.
    pub occasion: Option<String>,
}

/// A rating of the claim itself.
#[derive(Debug, Clone, Default)]
pub struct ContentVerdict {
    /// A code of the content scale.
    pub rating: String,
    /// low, moderate or high.
    pub confidence: Option<String>,
    /// At least 20 characters for most ratings.
    pub rationale: Option<String>,
    /// The estimate on the claim's question, decimals.
    pub estimate: Option<[Option<String>; 3]>,
    /// The printed reason why one origin must do.
    pub sole_source: Option<String>,
    /// Contrary evidence that was weighed.
    pub weighed: Vec<String>,
    /// When a prediction comes back.
    pub revisit: Option<chrono::NaiveDate>,
}

/// A rating of who said what.
#[derive(Debug, Clone)]
pub struct AttributionVerdict {
    /// A code of the attribution scale.
    pub rating: String,
    /// At least 20 characters, unless confirmed.
    pub rationale: Option<String>,
}

/// A move that was made.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The claim.
    pub code: ClaimCode,
    /// Where it stood.
    pub from: String,
    /// Where it stands.
    pub to: String,
    /// What the database gave back.
    pub receipt: Receipt,
}

/// Moves the named claims: all of them or none.
pub fn make(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    a_move: Move,
    words: &Words,
    seen: Option<i32>,
) -> OpResult<Vec<Moved>> {
    let claims = find::claims(conn, names, dossier)?;
    let ids: Vec<ClaimId> = claims.iter().map(|(claim, _)| claim.id).collect();
    let assertions = match words.attribution {
        Some(_) => attributed(conn, &ids)?,
        None => Vec::new(),
    };
    let calls: Vec<MoveCall> = claims
        .iter()
        .map(|(claim, head)| MoveCall {
            claim: claim.id,
            version: seen.unwrap_or(head.version),
            a_move,
            arguments: arguments(words, claim.id, &assertions),
        })
        .collect();
    let request = RequestId::new();
    let receipts = match calls.as_slice() {
        [one] => write::move_claim(conn, one, request),
        several => write::move_claims(conn, several, request),
    }
    .map_err(|error| with_codes(error, &claims))?;
    outcome(conn, claims, receipts)
}

/// A refusal of several moves with the code of each claim beside its id: people know claims by their codes.
fn with_codes(mut error: DbError, claims: &[(Claim, Head)]) -> DbError {
    let DbError::Refused(refusal) = &mut error else {
        return error;
    };
    for one in refusal.detail.as_array_mut().into_iter().flatten() {
        let code = claims
            .iter()
            .find(|(claim, _)| one["claim"] == json!(claim.id))
            .map(|(claim, _)| ClaimCode(claim.code).to_string());
        if let (Some(code), Some(facts)) = (code, one.as_object_mut()) {
            facts.insert("code".to_owned(), json!(code));
        }
    }
    error
}

/// The live assertions that have a link somebody must confirm: one beyond the publisher's own.
fn attributed(conn: &mut Connection, ids: &[ClaimId]) -> OpResult<Vec<(AssertionId, ClaimId)>> {
    let live = Assertion::of_claims(conn, ids)?;
    let linked = crate::db::speech::with_further_links(conn, &live)?;
    Ok(live
        .iter()
        .filter(|assertion| linked.contains(&assertion.id))
        .map(|assertion| (assertion.id, assertion.claim))
        .collect())
}

fn arguments(words: &Words, claim: ClaimId, assertions: &[(AssertionId, ClaimId)]) -> Value {
    let mut arguments = json!({});
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            arguments[key] = value;
        }
    };
    put("reason", json!(words.reason));
    put("note", json!(words.note));
    put("occasion", json!(words.occasion));
    if words.affirm {
        put("affirm", json!(true));
    }
    if let Some(content) = &words.content {
        let [low, best, high] = content.estimate.clone().unwrap_or_default();
        let weighed: Vec<Value> = content.weighed.iter().map(|id| json!({"evidence": id})).collect();
        put(
            "content",
            without_nulls(json!({
                "rating": content.rating, "confidence": content.confidence, "rationale": content.rationale,
                "low": low, "best": best, "high": high, "sole_source": content.sole_source,
                "revisit": content.revisit, "weighed": weighed,
            })),
        );
    }
    if let Some(verdict) = &words.attribution {
        let each = assertions
            .iter()
            .filter(|(_, of)| *of == claim)
            .map(|(assertion, _)| {
                without_nulls(json!({
                    "assertion": assertion, "rating": verdict.rating, "rationale": verdict.rationale,
                }))
            });
        put("attributions", Value::Array(each.collect()));
    }
    arguments
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(map) = &mut value {
        map.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    value
}

fn outcome(
    conn: &mut Connection,
    before: Vec<(Claim, Head)>,
    receipts: Vec<Receipt>,
) -> OpResult<Vec<Moved>> {
    let ids: Vec<ClaimId> = before.iter().map(|(claim, _)| claim.id).collect();
    let after = Claim::with_ids(conn, &ids)?;
    before
        .into_iter()
        .map(|(claim, head)| {
            let receipt = receipts
                .iter()
                .find(|receipt| receipt.stream == claim.id.0)
                .cloned();
            let now = after
                .iter()
                .find(|(other, _)| other.id == claim.id)
                .and_then(|(_, head)| head.state.clone());
            Ok(Moved {
                code: ClaimCode(claim.code),
                from: head.state.unwrap_or_default(),
                to: now.unwrap_or_default(),
                receipt: receipt.ok_or(DbError::NotFound)?,
            })
        })
        .collect()
}

/// What waits for somebody.
pub fn queue(conn: &mut Connection, dossier: Option<&str>, limit: i64) -> OpResult<Vec<review::QueuedClaim>> {
    let dossier = dossier.map(|slug| find::dossier(conn, slug)).transpose()?;
    Ok(review::QueuedClaim::list(
        conn,
        dossier.map(|dossier| dossier.id),
        limit,
    )?)
}

/// The rules as the database enforces them: ratings and moves.
pub fn rules(
    conn: &mut Connection,
    eyes: i16,
) -> OpResult<(Vec<review::RatingRule>, Vec<review::TransitionRule>)> {
    Ok((
        review::RatingRule::all(conn)?,
        review::TransitionRule::all(conn, eyes)?,
    ))
}

/// The move that usually comes next, as a command; for hints.
pub fn next_command(code: ClaimCode, state: &str) -> Option<String> {
    let state: State = state.parse().ok()?;
    let (a_move, _) = state.usual_move()?;
    Some(format!("counterclaim review {a_move} {code}"))
}
