//! `counterclaim reply list`

use crate::cli::paging::{self, Paging};
use crate::domain::ids::RowId;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, cut, date, spaced};
use crate::db::replies::ListedReply;
use crate::domain::ids::ClaimCode;
use crate::ops;

/// Who was asked for a reply, and what came of it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim reply list --open\n  counterclaim reply list --overdue --party algeria"
)]
pub struct ListArgs {
    /// Still waited for
    #[arg(long)]
    open: bool,
    /// Still waited for though the deadline has passed
    #[arg(long)]
    overdue: bool,
    /// Of this party, by handle or name
    #[arg(long, value_name = "ENTITY")]
    party: Option<String>,
    #[command(flatten)]
    paging: Paging<1000>,
}

#[derive(Serialize, JsonSchema)]
pub struct ReplyView {
    claim: String,
    dossier: String,
    party: String,
    handle: Option<String>,
    outcome: String,
    open: bool,
    overdue: bool,
    asked: Option<DateTime<Utc>>,
    channel: Option<String>,
    deadline: Option<DateTime<Utc>>,
    reason: Option<String>,
    answer: Option<String>,
    source: Option<String>,
    by: String,
    at: DateTime<Utc>,
    statement: String,
    id: Uuid,
}

impl From<ListedReply> for ReplyView {
    fn from(reply: ListedReply) -> Self {
        ReplyView {
            claim: ClaimCode(reply.code).to_string(),
            dossier: reply.dossier,
            party: reply.party,
            handle: reply.handle,
            outcome: reply.outcome,
            open: reply.open,
            overdue: reply.overdue,
            asked: reply.asked_at,
            channel: reply.channel,
            deadline: reply.deadline,
            reason: reply.reason,
            answer: reply.answer,
            source: reply.source,
            by: reply.recorded_by,
            at: reply.recorded_at,
            statement: reply.statement,
            id: reply.id.0,
        }
    }
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let replies = ops::reply::list(
        &mut context.connect()?,
        context.dossier(),
        args.open,
        args.overdue,
        args.party.as_deref(),
        &args.paging.part(|key| paging::id(key).map(RowId))?,
    )?;
    let columns = [
        "claim".into(),
        "party".into(),
        spaced("outcome"),
        "overdue".into(),
        date("asked"),
        date("deadline"),
        "reason".into(),
        cut("answer"),
    ];
    let rows = replies.into_iter().map(ReplyView::from);
    context
        .printer
        .part::<Column, _>(&columns, rows, args.paging.limit, |row| row.id.to_string())
}
