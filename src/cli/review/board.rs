//! `counterclaim review board`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, date, spaced};
use crate::db::review::BoardColumn;
use crate::domain::ids::ClaimCode;
use crate::ops;

/// How many claims stand in each state, since when, and who has them
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim review board")]
pub struct BoardArgs {}

#[derive(Serialize, JsonSchema)]
pub struct BoardView {
    state: String,
    claims: i64,
    on_hold: i64,
    overdue: i64,
    oldest: String,
    since: DateTime<Utc>,
    who: Value,
}

impl From<BoardColumn> for BoardView {
    fn from(column: BoardColumn) -> Self {
        BoardView {
            state: column.state,
            claims: column.claims,
            on_hold: column.on_hold,
            overdue: column.overdue,
            oldest: ClaimCode(column.oldest).to_string(),
            since: column.since,
            who: column.who,
        }
    }
}

pub fn run(context: &Context) -> Outcome {
    let columns = ops::review::board(&mut context.connect()?, context.dossier())?;
    let shown = [
        spaced("state"),
        "claims".into(),
        "on_hold".into(),
        "overdue".into(),
        "oldest".into(),
        date("since"),
        "who".into(),
    ];
    let rows = columns.into_iter().map(BoardView::from);
    context.printer.list::<Column, _>(&shown, rows)
}
