//! `counterclaim claim history`

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;
use crate::ops::claim::LifeEvent;

/// A claim's life, event by event
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim claim history C-12")]
pub struct HistoryArgs {
    /// Code or handle
    claim: String,
}

#[derive(Serialize)]
struct EventView {
    version: i32,
    at: DateTime<Utc>,
    operation: String,
    by: String,
    login: String,
    verdict: Option<String>,
    reason: Option<String>,
    brought: Vec<String>,
    hash: String,
}

impl From<LifeEvent> for EventView {
    fn from(event: LifeEvent) -> Self {
        let text = |text: Option<&str>| text.map(ToOwned::to_owned);
        EventView {
            verdict: text(event.verdict("rating")),
            reason: text(event.step("reason").or(event.step("public_note"))),
            brought: event
                .brought()
                .iter()
                .map(|(table, count)| format!("{count} {table}"))
                .collect(),
            version: event.version,
            at: event.at,
            operation: event.operation,
            by: event.actor,
            login: event.login,
            hash: event.hash,
        }
    }
}

pub fn run(args: &HistoryArgs, context: &Context) -> Outcome {
    let (_, events) = ops::claim::history(&mut context.connect()?, &args.claim, context.dossier())?;
    let columns = ["version", "at", "operation", "by", "verdict", "reason", "brought"];
    context
        .printer
        .list(&columns, events.into_iter().map(EventView::from))
}
