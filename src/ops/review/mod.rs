//! Moving claims through the review.

mod queue;
mod words;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::db::claims::{Claim, Head};
use crate::db::speech::{Attribution, Numbers};
use crate::db::write::{self, MoveCall, Receipt};
use crate::db::{Connection, DbError, on_one_snapshot, review};
use crate::domain::batch::{AssignmentRow, Batch, HoldRow};
use crate::domain::ids::*;
use crate::domain::refusal::Rule;
use crate::domain::vocabulary::HoldKind;
use crate::domain::workflow::{Move, State};

pub use self::queue::{QueueOptions, Waiting, board, queue};
pub use self::words::{AttributionVerdict, ContentVerdict, LinkVerdict, Words};
use super::claim::ClaimDocument;
use super::{OpError, OpResult, find, member};

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

/// Moves the named claims with the same words: all of them or none.
pub fn make(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    a_move: Move,
    words: &Words,
    seen: Option<i32>,
) -> OpResult<Vec<Moved>> {
    let moves = names.iter().map(|name| (name.clone(), words.clone(), seen));
    make_each(conn, &moves.collect::<Vec<_>>(), dossier, a_move)
}

/// Moves claims, each with its own words and, where given, the version it was seen at: all of them or none. A claim
/// that is named twice is moved once; not where two different things are said of it.
pub fn make_each(
    conn: &mut Connection,
    moves: &[(String, Words, Option<i32>)],
    dossier: Option<&str>,
    a_move: Move,
) -> OpResult<Vec<Moved>> {
    let names: Vec<String> = moves.iter().map(|(name, _, _)| name.clone()).collect();
    let mut claims = find::claims(conn, &names, dossier)?;
    let ids: Vec<ClaimId> = claims.iter().map(|(claim, _)| claim.id).collect();
    let rates = |words: &Words| words.attribution.is_some() || !words.links.is_empty();
    let links = match moves.iter().any(|(_, words, _)| rates(words)) {
        true => Attribution::of_claims(conn, &ids)?,
        false => Vec::new(),
    };
    let mut calls: Vec<MoveCall> = Vec::with_capacity(claims.len());
    for (place, ((claim, head), (_, words, seen))) in claims.iter().zip(moves).enumerate() {
        if let Some(first) = claims.iter().position(|(other, _)| other.id == claim.id)
            && first < place
        {
            if (&moves[first].1, moves[first].2) != (words, *seen) {
                return Err(OpError::Usage(format!(
                    "{} is decided on twice",
                    ClaimCode(claim.code)
                )));
            }
            continue;
        }
        let own: Vec<&Attribution> = links.iter().filter(|link| link.claim == claim.id).collect();
        let mut arguments = arguments(words);
        let numbers = match words.links.is_empty() {
            true => Numbers::default(),
            false => Numbers::of(conn, claim.id)?,
        };
        let attributions = attributions(words, &own, &numbers)
            .map_err(|problem| OpError::Usage(format!("{}: {problem}", ClaimCode(claim.code))))?;
        if !attributions.is_empty() {
            arguments["attributions"] = Value::Array(attributions);
        }
        calls.push(MoveCall {
            claim: claim.id,
            version: seen.unwrap_or(head.version),
            a_move,
            arguments,
        });
    }
    let mut kept = HashSet::new();
    claims.retain(|(claim, _)| kept.insert(claim.id));
    let request = RequestId::new();
    let receipts = match calls.as_slice() {
        [one] => write::move_claim(conn, one, request),
        several => write::move_claims(conn, several, request),
    }
    .map_err(|error| with_codes(error, &claims))?;
    outcome(conn, claims, receipts)
}

/// The refusals of a bulk move name claims by id; people know them by code.
fn with_codes(error: DbError, claims: &[(Claim, Head)]) -> DbError {
    let DbError::Refused(mut refusal) = error else {
        return error;
    };
    if refusal.rule == Rule::BulkRefused {
        for one in refusal.detail.as_array_mut().into_iter().flatten() {
            let id = one["claim"].as_str().unwrap_or_default().to_owned();
            if let Some((claim, _)) = claims.iter().find(|(claim, _)| claim.id.to_string() == id) {
                one["code"] = json!(ClaimCode(claim.code).to_string());
            }
        }
    }
    DbError::Refused(refusal)
}

/// The ratings of a claim's links: the general one, overridden where single links have their own.
fn attributions(words: &Words, links: &[&Attribution], numbers: &Numbers) -> Result<Vec<Value>, String> {
    let mut statements: Vec<Vec<&Attribution>> = Vec::new();
    for link in links {
        match statements.last_mut() {
            Some(chain) if chain[0].assertion == link.assertion => chain.push(link),
            _ => statements.push(vec![link]),
        }
    }
    let mut ratings: BTreeMap<(AssertionId, i16), &AttributionVerdict> = BTreeMap::new();
    if let Some(general) = &words.attribution {
        // link 0 is confirmed by its anchor
        let further = links.iter().filter(|link| link.seq > 0);
        ratings.extend(further.map(|link| ((link.assertion, link.seq), general)));
    }
    for one in &words.links {
        let meant = numbers.statements.get(&one.statement);
        let chain = meant.and_then(|id| statements.iter().find(|chain| chain[0].assertion == *id));
        let Some(chain) = chain else {
            let mut live: Vec<usize> = statements
                .iter()
                .filter_map(|chain| numbers.of_statement(chain[0].assertion))
                .collect();
            live.sort_unstable();
            let live: Vec<String> = live.iter().map(ToString::to_string).collect();
            return Err(format!(
                "its statements are {}, there is no {}",
                live.join(", "),
                one.statement
            ));
        };
        let meant: Vec<&&Attribution> = match one.seq {
            Some(seq) => chain.iter().filter(|link| link.seq == seq).collect(),
            None if chain.len() == 1 => chain.iter().collect(),
            None => chain.iter().filter(|link| link.seq > 0).collect(),
        };
        if meant.is_empty() {
            return Err(format!(
                "the chain of statement {} has links 0 to {}",
                one.statement,
                chain.len() - 1
            ));
        }
        ratings.extend(
            meant
                .iter()
                .map(|link| ((link.assertion, link.seq), &one.verdict)),
        );
    }
    let rows = ratings.into_iter().map(|((assertion, seq), verdict)| {
        without_nulls(json!({
            "assertion": assertion, "seq": seq, "rating": verdict.rating, "rationale": verdict.rationale,
        }))
    });
    Ok(rows.collect())
}

fn arguments(words: &Words) -> Value {
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

/// How the review of a claim stands, beside the claim itself. The keys are the documented ones of `--output json`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ReviewDocument {
    #[serde(flatten)]
    pub claim: ClaimDocument,
    #[serde(flatten)]
    pub review: ReviewPart,
}

/// What [`ReviewDocument`] adds to a claim.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ReviewPart {
    /// How many people the claim needs: the strictest policy since it was made.
    pub eyes: i16,
    pub needs_re_review: bool,
    pub assigned: Option<Value>,
    /// Who has which part in the claim, for ever.
    pub hands: Vec<Value>,
    pub steps: Vec<Value>,
    /// What the verdicts lack, as the rule says it.
    pub missing: Vec<Value>,
    pub comments: Vec<Value>,
    pub replies: Vec<Value>,
    pub your_hand: Option<String>,
    pub recused: bool,
    /// The moves that the login may make now.
    pub moves: Vec<Value>,
}

/// A claim with how its review stands.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<ReviewDocument> {
    on_one_snapshot(conn, |conn| {
        let claim = super::claim::show(conn, name, dossier)?;
        let review =
            serde_json::from_value(review::review_document(conn, ClaimId(claim.id))?).map_err(|error| {
                OpError::Usage(format!("the database's answer is of an unknown shape: {error}"))
            })?;
        Ok(ReviewDocument { claim, review })
    })
}

/// Something that was recorded about a claim.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The claim.
    pub code: ClaimCode,
    /// What the database gave back.
    pub receipt: Receipt,
}

/// Gives claims to a reviewer: all of them or none.
pub fn assign(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    login: &str,
    due: Option<NaiveDate>,
    note: Option<&str>,
) -> OpResult<Vec<Recorded>> {
    let reviewer = member::of_login(conn, login)?.person;
    each(conn, names, dossier, |batch, claim| {
        batch.assignment.push(AssignmentRow {
            id: RowId::new(),
            claim,
            reviewer: Some(reviewer),
            due,
            note: note.map(ToOwned::to_owned),
        });
    })
}

/// Takes claims from whom they were assigned to: all of them or none.
pub fn release(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    note: Option<&str>,
) -> OpResult<Vec<Recorded>> {
    each(conn, names, dossier, |batch, claim| {
        batch.assignment.push(AssignmentRow {
            id: RowId::new(),
            claim,
            reviewer: None,
            due: None,
            note: note.map(ToOwned::to_owned),
        });
    })
}

/// Puts claims on hold, or with kind `released` ends that: all of them or none.
pub fn hold(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    kind: HoldKind,
    reason: &str,
    until: Option<NaiveDate>,
) -> OpResult<Vec<Recorded>> {
    each(conn, names, dossier, |batch, claim| {
        batch.hold.push(HoldRow {
            id: RowId::new(),
            claim,
            kind,
            reason: reason.to_owned(),
            until,
        });
    })
}

/// Records one row about each of the named claims, in one batch.
fn each(
    conn: &mut Connection,
    names: &[String],
    dossier: Option<&str>,
    mut put: impl FnMut(&mut Batch, ClaimId),
) -> OpResult<Vec<Recorded>> {
    let mut claims = find::claims(conn, names, dossier)?;
    let mut kept = HashSet::new();
    claims.retain(|(claim, _)| kept.insert(claim.id));
    let mut batch = Batch::default();
    for (claim, _) in &claims {
        put(&mut batch, claim.id);
    }
    let receipts = write::record(conn, &batch, RequestId::new())?;
    claims
        .into_iter()
        .map(|(claim, _)| {
            let receipt = receipts.iter().find(|receipt| receipt.stream == claim.id.0);
            Ok(Recorded {
                code: ClaimCode(claim.code),
                receipt: receipt.cloned().ok_or(DbError::NotFound)?,
            })
        })
        .collect()
}

/// The rules as the database enforces them: ratings and moves; under a policy, by default that of the dossier.
pub fn rules(
    conn: &mut Connection,
    eyes: Option<i16>,
    dossier: Option<&str>,
) -> OpResult<(i16, Vec<review::RatingRule>, Vec<review::TransitionRule>)> {
    let eyes = match (eyes, dossier, find::dossier_or_only(conn, dossier)) {
        (Some(eyes), ..) => eyes,
        (None, _, Ok(dossier)) => dossier.settings(conn)?.eyes,
        (None, Some(_), Err(error)) => return Err(error),
        // no dossier is meant: the strictest
        (None, None, Err(_)) => 3,
    };
    Ok((
        eyes,
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
