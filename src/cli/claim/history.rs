//! `counterclaim claim history`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::printer::Output;
use crate::cli::render::{self, Page};
use crate::ops;
use crate::ops::claim::LifeEvent;

/// Tell a claim's life, event by event
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim claim history C-12")]
pub struct HistoryArgs {
    /// Code, handle or `@`, the last one
    claim: String,
}

#[derive(Serialize, JsonSchema)]
pub struct EventView {
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
    let (code, events) = ops::claim::history(&mut context.connect()?, &args.claim, context.dossier())?;
    if context.printer.output == Output::Table {
        let mut page = Page::new(None);
        page.title(&format!(
            "{code}: {}",
            render::count(events.len(), "event", "events")
        ));
        for event in &events {
            page.text(&format!(
                "{:>3}  {}  {} {}",
                event.version,
                render::moment(event.at),
                event.actor,
                render::sentence(event)
            ));
        }
        return context.printer.page(&page);
    }
    let columns = ["version", "at", "operation", "by", "verdict", "reason", "brought"];
    context
        .printer
        .list(&columns, events.into_iter().map(EventView::from))
}
