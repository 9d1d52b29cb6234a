//! The right of reply: asking a party, recording what it answered, and what is still waited for.
//!
//! Requests and answers are additions to the dossier file (`replies`, and for what the party says `statements`), so the
//! planner of imports checks them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::db::dossiers::{Dossier, Handle as KnownHandle};
use crate::db::replies::{self, ListedReply};
use crate::db::write::{self, Receipt};
use crate::db::{Connection, on_one_snapshot};
use crate::domain::batch::HandleRow;
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::{Attitude, Origin, ReplyOutcome};
use crate::exchange::Problem;
use crate::exchange::dossier::{
    self as format, File, Handle, LineIndex, Link, Reply, Snapshot, Source, Statement,
};
use crate::report::letter::{self, Letter};

use super::case::Case;
use super::export::moment;
use super::{OpError, OpResult, find, plan};

/// A request to be made.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Who is asked, by handle or name.
    pub party: String,
    /// The claims that are put to it, by code or handle.
    pub claims: Vec<String>,
    /// When.
    pub asked: DateTime<Utc>,
    /// Until when an answer is waited for.
    pub deadline: DateTime<Utc>,
    /// By which way.
    pub channel: String,
    /// Only make the letter.
    pub preview: bool,
}

/// A request that was made.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Who was asked.
    pub party: String,
    /// The claims that were put to it.
    pub claims: Vec<ClaimCode>,
    /// The letter.
    pub letter: String,
    /// What the database gave back; none for a preview, or where it was recorded before.
    pub receipts: Vec<Receipt>,
}

/// Asks a party for its reply: records it for each claim and makes the letter.
pub fn ask(conn: &mut Connection, slug: Option<&str>, ask: &Ask) -> OpResult<Asked> {
    if ask.deadline <= ask.asked {
        return Err(OpError::Usage(format!(
            "the deadline is {}, which is not after {}, when it is asked",
            ask.deadline.format("%Y-%m-%d %H:%M UTC"),
            ask.asked.format("%Y-%m-%d %H:%M UTC")
        )));
    }
    let mut open = Opened::of_claims(conn, slug, &ask.claims)?;
    let party = open.party(conn, &ask.party)?;
    let claims = open.claims(conn, &ask.claims)?;
    let ids: Vec<ClaimId> = claims.iter().map(|(id, _, _)| *id).collect();
    let codes: Vec<ClaimCode> = claims.iter().map(|(_, code, _)| *code).collect();
    let label = open.label_of(&party);
    let letter = letter_to(conn, &open.case, ask, &label, &ids)?;
    let mut receipts = Vec::new();
    if !ask.preview {
        let handles = claims.into_iter().map(|(_, _, handle)| handle).collect();
        let mut reply = Reply::new(party, handles, ReplyOutcome::Asked);
        reply.asked = Some(moment(ask.asked).into());
        reply.deadline = Some(moment(ask.deadline).into());
        reply.channel = Some(ask.channel.clone());
        let mut file = open.file();
        file.replies.push(reply);
        receipts = open.record(conn, &file, &HashMap::new())?;
    }
    Ok(Asked {
        party: label,
        claims: codes,
        letter,
        receipts,
    })
}

fn letter_to(
    conn: &mut Connection,
    case: &Case,
    ask: &Ask,
    party: &str,
    ids: &[ClaimId],
) -> OpResult<String> {
    let quotes = replies::quotes(conn, ids)?;
    let claims = ids.iter().map(|id| {
        let of_claim = quotes.iter().filter(|quote| quote.claim == *id);
        letter::Claim {
            code: ClaimCode(code_of(case, *id)).to_string(),
            statement: case
                .wording(*id)
                .map_or_else(String::new, |wording| wording.statement.clone()),
            quotes: of_claim
                .map(|quote| letter::Quote {
                    holder: match &quote.on_behalf_of {
                        Some(whole) => format!("{} ({whole})", quote.holder),
                        None => quote.holder.clone(),
                    },
                    attitude: quote.attitude.replace('_', " "),
                    text: quote.quote.clone(),
                    source: [
                        &quote.publisher,
                        &Some(format!("“{}”", quote.source)),
                        &quote.issued,
                        &quote.url,
                    ]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", "),
                })
                .collect(),
        }
    });
    let letter = Letter {
        language: case.settings.language.clone(),
        title: case.settings.title.clone(),
        party: party.to_owned(),
        channel: ask.channel.clone(),
        asked: ask.asked.date_naive().to_string(),
        deadline: ask.deadline.format("%Y-%m-%d %H:%M UTC").to_string(),
        claims: claims.collect(),
    };
    letter::render(&letter).map_err(|error| OpError::Render(Box::new(error)))
}

/// What a party says to one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The claim, by code or handle.
    pub claim: String,
    /// How the party stands to it.
    pub attitude: Attitude,
    /// The exact words of the answer.
    pub words: String,
}

/// The text of an answer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// It came as a text: the bytes of a file, and when it came.
    Text {
        /// UTF-8.
        bytes: Vec<u8>,
        /// What the file is called, for errors.
        name: String,
        /// When it came.
        received: DateTime<Utc>,
        /// The day it was given.
        issued: NaiveDate,
    },
    /// It stands in a source that is there.
    Source(String),
}

/// What came of a request.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Who was asked.
    pub party: String,
    /// About which claims; empty: those that still wait for its reply.
    pub claims: Vec<String>,
    /// What came of it.
    pub outcome: ReplyOutcome,
    /// Why, or a remark.
    pub reason: Option<String>,
    /// A new deadline.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was asked, where no request is on record.
    pub asked: Option<DateTime<Utc>>,
    /// By which way.
    pub channel: Option<String>,
    /// The answer.
    pub answer: Option<Answer>,
    /// The words of the answer, where it is not the whole text.
    pub quote: Option<String>,
    /// Who speaks for the party, by handle or name.
    pub by: Option<String>,
    /// What the answer says to single claims; each is logged as a statement.
    pub said: Vec<Said>,
}

/// What was recorded.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Who answered, or did not.
    pub party: String,
    /// The claims.
    pub claims: Vec<ClaimCode>,
    /// The handle of the answer's source.
    pub source: Option<String>,
    /// How many statements were logged.
    pub statements: usize,
    /// What the database gave back; none where it was recorded before.
    pub receipts: Vec<Receipt>,
}

/// Records what came of a request: the answer is captured as a source of the party, quoted, and what it says to single
/// claims logged as statements, in one batch.
pub fn record(conn: &mut Connection, slug: Option<&str>, outcome: &Outcome) -> OpResult<Recorded> {
    let mut named = outcome.claims.clone();
    let mut open = Opened::of_claims(conn, slug, &named)?;
    let party = open.party(conn, &outcome.party)?;
    if named.is_empty() {
        named = open.waiting_for(&party);
        named.extend(outcome.said.iter().map(|said| said.claim.clone()));
        if named.is_empty() {
            return Err(OpError::Usage(format!(
                "no claim waits for a reply of {}; name the claims",
                open.label_of(&party)
            )));
        }
    }
    let mut claims = open.claims(conn, &named)?;
    let speaker = match &outcome.by {
        Some(name) => Some(open.party(conn, name)?),
        None => None,
    };
    let mut file = open.file();
    let mut attachments = HashMap::new();
    let source = match &outcome.answer {
        Some(answer) => Some(open.answer(conn, &mut file, answer, &party, &mut attachments)?),
        None => None,
    };
    let mut said: HashMap<ClaimId, &Said> = HashMap::new();
    for one in &outcome.said {
        let (id, code, handle) = open
            .claims(conn, std::slice::from_ref(&one.claim))?
            .swap_remove(0);
        let Some((source, _)) = &source else {
            return Err(OpError::Usage(
                "what the party says is quoted: give its answer".to_owned(),
            ));
        };
        let mut link = Link::new(one.attitude);
        match &speaker {
            Some(speaker) => {
                link.speaker = Some(speaker.clone());
                link.on_behalf_of = Some(party.clone()).filter(|party| party != speaker);
                link.quoted = Some(one.words.clone());
            }
            None => link.speaker = Some(party.clone()),
        }
        file.statements.push(Statement {
            source: source.clone(),
            quote: one.words.clone(),
            chain: vec![link],
            claims: vec![handle.clone()],
            ..Statement::default()
        });
        said.insert(id, one);
        if !claims.iter().any(|(known, _, _)| *known == id) {
            claims.push((id, code, handle));
        }
    }
    for (id, _, handle) in &claims {
        let mut reply = Reply::new(party.clone(), vec![handle.clone()], outcome.outcome);
        reply.asked = outcome.asked.map(|asked| moment(asked).into());
        reply.deadline = outcome.deadline.map(|deadline| moment(deadline).into());
        reply.channel = outcome.channel.clone();
        reply.reason = outcome.reason.clone();
        if let Some((source, whole)) = &source {
            let own = said.get(id).map(|said| said.words.clone());
            reply.quote = own.or_else(|| outcome.quote.clone()).or_else(|| whole.clone());
            reply.source = Some(source.clone());
        }
        file.replies.push(reply);
    }
    let receipts = open.record(conn, &file, &attachments)?;
    Ok(Recorded {
        party: open.label_of(&party),
        claims: claims.iter().map(|(_, code, _)| *code).collect(),
        source: source.map(|(handle, _)| handle.to_string()),
        statements: file.statements.len(),
        receipts,
    })
}

/// Requests as they stand: all, the open ones, or those whose deadline has passed.
pub fn list(
    conn: &mut Connection,
    slug: Option<&str>,
    open: bool,
    overdue: bool,
    party: Option<&str>,
) -> OpResult<Vec<ListedReply>> {
    let dossier = slug.map(|slug| find::dossier(conn, slug)).transpose()?;
    let label = match party {
        Some(name) => Some(find::entity(conn, name, slug)?.label),
        None => None,
    };
    let mut all = replies::list(conn, dossier.map(|dossier| dossier.id))?;
    all.retain(|reply| {
        (!open || reply.open)
            && (!overdue || reply.overdue)
            && label.as_ref().is_none_or(|label| *label == reply.party)
    });
    Ok(all)
}

fn code_of(case: &Case, id: ClaimId) -> i64 {
    let found = case.claims.iter().find(|(claim, _)| claim.id == id);
    found.map_or(0, |(claim, _)| claim.code)
}

/// A dossier that is open for additions, and the handles given to what had none in it.
struct Opened {
    case: Case,
    adopted: Vec<HandleRow>,
}

impl Opened {
    /// Opens the dossier that these claims are of; without claims the one named, or the only one.
    fn of_claims(conn: &mut Connection, slug: Option<&str>, names: &[String]) -> OpResult<Opened> {
        on_one_snapshot(conn, |conn| {
            let first = match names.first() {
                Some(name) => find::claims(conn, std::slice::from_ref(name), slug)?.pop(),
                None => None,
            };
            let dossier = match first {
                Some((claim, _)) => {
                    let all = Dossier::all(conn)?.into_iter();
                    let found = all
                        .map(|(dossier, _)| dossier)
                        .find(|dossier| dossier.id == claim.dossier);
                    found.ok_or(crate::db::DbError::NotFound)?
                }
                None => find::dossier_or_only(conn, slug)?,
            };
            Ok(Opened {
                case: Case::load(conn, dossier)?,
                adopted: Vec::new(),
            })
        })
    }

    /// Id, code and handle of each named claim, once.
    fn claims(
        &mut self,
        conn: &mut Connection,
        names: &[String],
    ) -> OpResult<Vec<(ClaimId, ClaimCode, Handle)>> {
        let slug = self.case.dossier.slug.clone();
        let mut found: Vec<(ClaimId, ClaimCode, Handle)> = Vec::new();
        for (claim, _) in find::claims(conn, names, Some(&slug))? {
            let code = ClaimCode(claim.code);
            if claim.dossier != self.case.dossier.id {
                return Err(OpError::Usage(format!(
                    "{code} is not a claim of dossier `{slug}`"
                )));
            }
            if !found.iter().any(|(id, _, _)| *id == claim.id) {
                let handle = self.handle(
                    &code.to_string(),
                    |row| row.claim == Some(claim.id),
                    |row| {
                        row.claim = Some(claim.id);
                    },
                );
                found.push((claim.id, code, handle));
            }
        }
        Ok(found)
    }

    /// The handle of the entity that a handle or name means.
    fn party(&mut self, conn: &mut Connection, name: &str) -> OpResult<Handle> {
        let slug = self.case.dossier.slug.clone();
        let entity = find::entity(conn, name, Some(&slug))?;
        let (id, label) = (entity.id, entity.label.clone());
        self.case.entities.entry(id).or_insert(entity);
        Ok(self.handle(&label, |row| row.entity == Some(id), |row| row.entity = Some(id)))
    }

    fn label_of(&self, handle: &Handle) -> String {
        let row = self.case.handles.iter().find(|row| row.handle == handle.as_str());
        row.and_then(|row| row.entity)
            .map_or_else(|| handle.to_string(), |id| self.case.label(id))
    }

    /// The handle of something, or a new one made of words.
    fn handle(
        &mut self,
        words: &str,
        is: impl Fn(&KnownHandle) -> bool,
        fill: impl Fn(&mut HandleRow),
    ) -> Handle {
        if let Some(row) = self.case.handles.iter().find(|row| is(row)) {
            return row.handle.as_str().into();
        }
        let handle = self.free_handle(words);
        let mut row = HandleRow {
            dossier: self.case.dossier.id,
            handle: handle.clone(),
            entity: None,
            source: None,
            claim: None,
            question: None,
        };
        fill(&mut row);
        self.case.handles.push(KnownHandle {
            dossier: row.dossier,
            handle: handle.clone(),
            entity: row.entity,
            source: row.source,
            claim: row.claim,
            question: row.question,
        });
        self.adopted.push(row);
        handle.as_str().into()
    }

    fn free_handle(&self, words: &str) -> String {
        let mut taken = self.case.handles.iter().map(|row| row.handle.clone()).collect();
        super::export::free_handle(words, &mut taken)
    }

    /// The claims that still wait for a party's reply, by handle.
    fn waiting_for(&self, party: &Handle) -> Vec<String> {
        let entity = self.case.handles.iter().find(|row| row.handle == party.as_str());
        let entity = entity.and_then(|row| row.entity);
        let superseded: Vec<RowId> = self
            .case
            .replies
            .iter()
            .filter_map(|reply| reply.supersedes)
            .collect();
        let open = self.case.replies.iter().filter(|reply| {
            Some(reply.party) == entity
                && matches!(reply.outcome.as_str(), "asked" | "extension")
                && !superseded.contains(&reply.id)
        });
        open.map(|reply| ClaimCode(code_of(&self.case, reply.claim)).to_string())
            .collect()
    }

    /// The source of an answer, new or known, and its whole text where that is short enough to be quoted whole.
    fn answer(
        &mut self,
        conn: &mut Connection,
        file: &mut File,
        answer: &Answer,
        party: &Handle,
        attachments: &mut HashMap<String, Vec<u8>>,
    ) -> OpResult<(Handle, Option<String>)> {
        let (bytes, name, received, issued) = match answer {
            Answer::Text {
                bytes,
                name,
                received,
                issued,
            } => (bytes, name, received, issued),
            Answer::Source(name) => {
                let slug = self.case.dossier.slug.clone();
                let source = find::source(conn, name, Some(&slug))?.id;
                let handle = self.handle(
                    name,
                    |row| row.source == Some(source),
                    |row| row.source = Some(source),
                );
                return Ok((handle, None));
            }
        };
        let Ok(words) = std::str::from_utf8(bytes) else {
            return Err(OpError::BadInput(vec![Problem::of_file(
                name,
                "is not UTF-8 text; capture it with `counterclaim source capture`, then give `--source`",
            )]));
        };
        let body = text::normalise_body(words);
        if body.trim().is_empty() {
            return Err(OpError::BadInput(vec![Problem::of_file(name, "has no text")]));
        }
        let label = self.label_of(party);
        let handle: Handle = self
            .free_handle(&format!("reply {party} {issued}"))
            .as_str()
            .into();
        let csl = serde_json::json!({
            "type": "document", "genre": "reply to a request for comment", "title": format!("Reply of {label}, {issued}"),
        });
        let mut source = Source::new(handle.clone(), csl.as_object().cloned().unwrap_or_default());
        source.publisher = Some(party.clone());
        source.issued = Some(issued.to_string().as_str().into());
        source.origin = Some(Origin::Own);
        let mut snapshot = Snapshot::new(moment(*received).as_str());
        snapshot.file = Some(handle.to_string());
        snapshot.tool = Some("reply record".to_owned());
        source.snapshot.push(snapshot);
        file.sources.push(source);
        attachments.insert(handle.to_string(), bytes.clone());
        let whole = body.trim();
        let quotable = whole.chars().count() <= 20_000;
        Ok((handle, quotable.then(|| whole.to_owned())))
    }

    /// A file of this dossier with nothing in it yet.
    fn file(&self) -> File {
        let settings = &self.case.settings;
        let mut dossier = format::Dossier::new(self.case.dossier.slug.clone(), settings.title.clone());
        dossier.lang = settings.language.as_str().into();
        File::new(dossier)
    }

    /// Plans what the file adds and writes it, in one batch.
    fn record(
        &self,
        conn: &mut Connection,
        file: &File,
        attachments: &HashMap<String, Vec<u8>>,
    ) -> OpResult<Vec<Receipt>> {
        let id = self.case.dossier.id;
        let planned = plan::plan(
            file,
            "reply",
            &LineIndex::default(),
            id,
            Some(&self.case),
            attachments,
        );
        let mut batch = planned.map_err(OpError::BadInput)?.batch;
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        batch.handle.extend(self.adopted.iter().cloned());
        Ok(write::record(conn, &batch, RequestId::new())?)
    }
}
