//! Recording what came of a request: an answer, which is captured, quoted and logged, or none.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Named, named};
use crate::db::Connection;
use crate::db::write::Receipt;
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::{Attitude, Origin, ReplyOutcome};
use crate::exchange::dossier::{File, Handle, Link, Reply, Source, Statement};
use crate::ops::capture::Captured;
use crate::ops::export::moment;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::{OpError, OpResult};

/// The longest text that is quoted whole, code points.
const QUOTABLE: usize = 20_000;

/// What a party says to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How the party stands to it.
    pub attitude: Attitude,
    /// The exact words of the answer, or numbers of its sentences.
    pub words: String,
    /// Where that was said of it, as problems are told: `replies[0]`.
    pub place: String,
}

/// The text of an answer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// It came as a file.
    File {
        /// The file.
        captured: Box<Captured>,
        /// The day it was given.
        issued: NaiveDate,
    },
    /// It stands in a source that is there.
    Source(String),
}

/// What came of a request about one claim. It is told in problems as `replies[…]`, by its place in the list.
#[derive(Debug, Clone)]
pub struct OfClaim {
    /// The claim, by code or handle.
    pub claim: String,
    /// What came of it.
    pub outcome: ReplyOutcome,
    /// Why, or a remark.
    pub reason: Option<String>,
    /// A new deadline.
    pub deadline: Option<DateTime<Utc>>,
    /// The words of the answer, or numbers of its sentences, where it is not the whole text of a file.
    pub quote: Option<String>,
    /// What the answer says to the claim; each is logged as a statement.
    pub says: Vec<Said>,
}

/// What came of a request.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Who was asked, by handle or name.
    pub party: String,
    /// Who speaks for the party, by handle or name.
    pub by: Option<String>,
    /// When it was asked, where no request is on record.
    pub asked: Option<DateTime<Utc>>,
    /// By which way.
    pub channel: Option<String>,
    /// The answer.
    pub answer: Option<Answer>,
    /// What came of it, claim by claim.
    pub claims: Vec<OfClaim>,
}

/// What was recorded.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Who answered, or did not.
    pub party: String,
    /// The claims, and what came of each.
    pub claims: Vec<(ClaimCode, ReplyOutcome)>,
    /// The handle of the answer's source.
    pub source: Option<String>,
    /// How many statements were logged.
    pub statements: usize,
    /// What the database gave back; none where it was recorded before.
    pub receipts: Vec<Receipt>,
}

/// The codes of the claims that still wait for a party's reply.
pub fn waiting_for(opened: &Opened, party: &Handle) -> Vec<ClaimCode> {
    let entity = opened.entity_id(party);
    let replies = &opened.case.replies;
    let open = replies.iter().filter(|reply| {
        Some(reply.party) == entity
            && matches!(reply.outcome.as_str(), "asked" | "extension")
            && !replies.iter().any(|later| later.supersedes == Some(reply.id))
    });
    open.map(|reply| opened.code_of(reply.claim)).collect()
}

/// Records what came of a request: the answer is captured as a source of the party, quoted, and what it says to single
/// claims logged as statements, in one batch. Problems are told by places of `outcome`, which `whence` may name further.
pub fn record(
    conn: &mut Connection,
    opened: &mut Opened,
    outcome: &Outcome,
    mut whence: Whence,
) -> OpResult<Recorded> {
    let party = opened.entity(conn, &outcome.party)?;
    let speaker = match &outcome.by {
        Some(name) => Some(found(opened.entity(conn, name), &whence, "by")?),
        None => None,
    };
    let mut file = opened.file();
    let answer = match &outcome.answer {
        Some(answer) => Some(source_of(conn, opened, &mut file, answer, &party)?),
        None => None,
    };
    let claims = once_each(conn, opened, &outcome.claims, &whence)?;
    for (index, one, of_claim) in &claims {
        let path = format!("replies[{index}]");
        if answer.is_none() && !of_claim.says.is_empty() {
            let reason = "what the party says is quoted: give its answer";
            return Err(OpError::Usage(reason.to_owned()));
        }
        if let Some((source, _)) = &answer {
            for said in &of_claim.says {
                let statement = format!("statements[{}]", file.statements.len());
                let link = format!("{statement}.chain[0]");
                let by = (format!("{link}.speaker"), "by".to_owned());
                whence
                    .paths
                    .extend([by, (link, said.place.clone()), (statement, said.place.clone())]);
                file.statements
                    .push(statement_of(source, said, &party, speaker.as_ref(), one));
            }
        }
        let place = format!("replies[{}]", file.replies.len());
        let mut reply = Reply::new(party.clone(), vec![one.handle.clone()], of_claim.outcome);
        reply.asked = outcome.asked.map(|asked| moment(asked).into());
        reply.deadline = of_claim.deadline.map(|deadline| moment(deadline).into());
        reply.channel = outcome.channel.clone();
        reply.reason = of_claim.reason.clone();
        let mut quoted_at = format!("{path}.quote");
        if let Some((source, whole)) = &answer {
            reply.quote = of_claim.quote.clone();
            if let (None, Some(said)) = (&reply.quote, of_claim.says.first()) {
                reply.quote = Some(said.words.clone());
                quoted_at = format!("{}.quote", said.place);
            }
            if !matches!(of_claim.outcome, ReplyOutcome::Silent | ReplyOutcome::NotAsked) {
                reply.quote = reply.quote.or_else(|| whole.clone());
            }
            reply.source = reply.quote.as_ref().map(|_| source.clone());
        }
        whence.paths.extend([
            (format!("{place}.claims[0]"), format!("{path}.claim")),
            (format!("{place}.quote"), quoted_at),
            (place, path),
        ]);
        file.replies.push(reply);
    }
    let statements = file.statements.len();
    let recorded = opened.record(conn, file, &whence, &HashMap::new())?;
    Ok(Recorded {
        party: opened.label_of(&party),
        claims: claims.iter().map(|(_, one, of)| (one.code, of.outcome)).collect(),
        source: answer.map(|(handle, _)| handle.to_string()),
        statements,
        receipts: recorded.receipts,
    })
}

/// Each claim once, with its first place in the list and all that is said of it.
fn once_each(
    conn: &mut Connection,
    opened: &mut Opened,
    all: &[OfClaim],
    whence: &Whence,
) -> OpResult<Vec<(usize, Named, OfClaim)>> {
    let mut claims: Vec<(usize, Named, OfClaim)> = Vec::new();
    for (index, of_claim) in all.iter().enumerate() {
        let path = format!("replies[{index}].claim");
        let names = std::slice::from_ref(&of_claim.claim);
        let one = found(named(conn, opened, names), whence, &path)?.swap_remove(0);
        match claims.iter_mut().find(|(_, known, _)| known.id == one.id) {
            Some((_, _, known)) if known.outcome == of_claim.outcome => {
                known.says.extend(of_claim.says.iter().cloned());
            }
            Some((_, _, known)) => {
                let reason = format!("{} is `{}` above", one.code, known.outcome);
                return Err(OpError::BadInput(vec![whence.problem(path, reason)]));
            }
            None => claims.push((index, one, of_claim.clone())),
        }
    }
    Ok(claims)
}

/// What was looked up, or where in a form it was not found.
fn found<T>(looked_up: OpResult<T>, whence: &Whence, path: &str) -> OpResult<T> {
    match looked_up {
        Err(OpError::Missing { what, name, near }) if whence.is_of_form() => {
            let problem = whence.problem(path, format!("there is no {what} `{name}` here"));
            Err(OpError::BadInput(vec![match near.first() {
                Some(near) => problem.with_hint(format!("did you mean `{near}`?")),
                None => problem,
            }]))
        }
        other => other,
    }
}

/// What the party says to a claim, itself or by the mouth of somebody.
fn statement_of(
    source: &Handle,
    said: &Said,
    party: &Handle,
    speaker: Option<&Handle>,
    claim: &Named,
) -> Statement {
    let mut link = Link::new(said.attitude);
    match speaker {
        Some(speaker) => {
            link.speaker = Some(speaker.clone());
            link.on_behalf_of = Some(party.clone()).filter(|party| party != speaker);
            link.quoted = Some(said.words.clone());
        }
        None => link.speaker = Some(party.clone()),
    }
    Statement {
        source: source.clone(),
        quote: said.words.clone(),
        chain: vec![link],
        claims: vec![claim.handle.clone()],
        ..Statement::default()
    }
}

/// The source of an answer, new or known, and its whole text where it came for this and is short enough to be quoted.
fn source_of(
    conn: &mut Connection,
    opened: &mut Opened,
    file: &mut File,
    answer: &Answer,
    party: &Handle,
) -> OpResult<(Handle, Option<String>)> {
    let (captured, issued) = match answer {
        Answer::File { captured, issued } => (captured, issued),
        Answer::Source(name) => return Ok((opened.source(conn, name)?, None)),
    };
    let handle = opened.free_handle(&format!("reply {party} {issued}"), &Default::default());
    let title = format!("Reply of {}, {issued}", opened.label_of(party));
    let csl = serde_json::json!({
        "type": "document", "genre": "reply to a request for comment", "title": title,
    });
    let mut source = Source::new(handle.clone(), csl.as_object().cloned().unwrap_or_default());
    source.publisher = Some(party.clone());
    source.issued = Some(issued.to_string().as_str().into());
    source.origin = Some(Origin::Own);
    source.snapshot.push(captured.snapshot.clone());
    file.sources.push(source);
    let body = captured.snapshot.text.as_deref().map(text::normalise_body);
    let whole = body.map(|body| body.trim().to_owned());
    Ok((handle, whole.filter(|whole| whole.chars().count() <= QUOTABLE)))
}
