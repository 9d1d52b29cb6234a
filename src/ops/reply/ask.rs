//! Asking a party for its reply: the request for each claim, and the letter.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Named, named};
use crate::db::Connection;
use crate::db::replies;
use crate::db::write::Receipt;
use crate::domain::ids::*;
use crate::domain::vocabulary::ReplyOutcome;
use crate::exchange::dossier::Reply;
use crate::ops::export::moment;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::{OpError, OpResult};
use crate::report::letter::{self, Letter};

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
    let mut opened = Opened::of_claim(conn, ask.claims.first(), slug)?;
    let party = opened.entity(conn, &ask.party)?;
    let claims: Vec<Named> = named(conn, &mut opened, &ask.claims)?;
    let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    let label = opened.label_of(&party);
    let letter = letter_to(conn, &opened, ask, &label, &ids)?;
    let codes = claims.iter().map(|claim| claim.code).collect();
    let mut receipts = Vec::new();
    if !ask.preview {
        let handles = claims.into_iter().map(|claim| claim.handle).collect();
        let mut reply = Reply::new(party, handles, ReplyOutcome::Asked);
        reply.asked = Some(moment(ask.asked).into());
        reply.deadline = Some(moment(ask.deadline).into());
        reply.channel = Some(ask.channel.clone());
        let mut file = opened.file();
        file.replies.push(reply);
        let whence = Whence::flags(FLAGS);
        receipts = opened.record(conn, file, &whence, &HashMap::new())?.receipts;
    }
    Ok(Asked {
        party: label,
        claims: codes,
        letter,
        receipts,
    })
}

const FLAGS: &[(&str, &str)] = &[
    ("replies[0]", "CLAIM"),
    ("replies[0].party", "PARTY"),
    ("replies[0].asked", "--asked"),
    ("replies[0].deadline", "--deadline"),
    ("replies[0].channel", "--channel"),
];

fn letter_to(
    conn: &mut Connection,
    opened: &Opened,
    ask: &Ask,
    party: &str,
    ids: &[ClaimId],
) -> OpResult<String> {
    let quotes = replies::quotes(conn, ids)?;
    let case = &opened.case;
    let claims = ids.iter().map(|id| {
        let of_claim = quotes.iter().filter(|quote| quote.claim == *id);
        letter::Claim {
            code: opened.code_of(*id).to_string(),
            statement: case
                .wording(*id)
                .map_or_else(String::new, |wording| wording.statement.clone()),
            quotes: of_claim
                .map(|quote| letter::Quote {
                    holder: match &quote.on_behalf_of {
                        Some(whole) => format!("{} ({whole})", quote.holder),
                        None => quote.holder.clone(),
                    },
                    attitude: quote.attitude.clone(),
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
