//! `counterclaim claim history`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::printer::Output;
use crate::cli::render::{self, Page};
use crate::ops;
use crate::ops::life::LifeEvent;

/// Tell a claim's life, event by event
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Of a new wording `[-these-]` words went and `{+these+}` came.\n\nExample:\n  counterclaim claim history C-12"
)]
pub struct HistoryArgs {
    /// Code, handle or `@`, the last one
    claim: String,
}

#[derive(Serialize, JsonSchema)]
pub struct EventView {
    /// None for an event elsewhere: of a source that the claim rests on, or of a claim that it is related to
    version: Option<i32>,
    at: DateTime<Utc>,
    operation: String,
    by: String,
    login: String,
    verdict: Option<String>,
    reason: Option<String>,
    brought: Vec<String>,
    /// What it did, a sentence each, without who and when
    told: Vec<String>,
    hash: String,
}

impl From<LifeEvent> for EventView {
    fn from(event: LifeEvent) -> Self {
        EventView {
            told: render::sentences(&event),
            verdict: event.rating().map(ToOwned::to_owned),
            reason: event.reason().map(ToOwned::to_owned),
            brought: event
                .brought
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
    let (code, events) = ops::life::history(&mut context.connect()?, &args.claim, context.dossier())?;
    if context.printer.output == Output::Table {
        let mut page = Page::new(None);
        page.title(&format!(
            "{code}: {}",
            render::count(events.len(), "event", "events")
        ));
        for event in &events {
            let version = event.version.map(|version| version.to_string());
            let told = render::sentences(event);
            let (first, more) = told
                .split_first()
                .map_or(("", &[][..]), |(first, more)| (first.as_str(), more));
            page.text(&format!(
                "{:>3}  {}  {} {first}",
                version.unwrap_or_default(),
                render::moment(event.at),
                event.actor,
            ));
            for one in more {
                page.indented(4, one);
            }
        }
        return context.printer.page(&page);
    }
    let columns = [
        "version",
        "at",
        "operation",
        "by",
        "verdict",
        "reason",
        "brought",
        "told",
    ];
    context
        .printer
        .list(&columns, events.into_iter().map(EventView::from))
}
