//! `counterclaim audit log`

use crate::cli::error::CliError;
use crate::cli::paging::{self, Paging, one_more};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{short, time};
use crate::db::events::EventFilter;
use crate::domain::workflow::Move;
use crate::ops;

/// The newest events, newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim audit log --by editor --operation approve")]
pub struct LogArgs {
    /// By this login
    #[arg(long, value_name = "LOGIN")]
    by: Option<String>,
    /// Of this operation
    #[arg(long, value_parser = operation)]
    operation: Option<String>,
    #[command(flatten)]
    paging: Paging<50>,
}

#[derive(Serialize, JsonSchema)]
pub struct EventRow {
    at: DateTime<Utc>,
    login: String,
    operation: String,
    name: Option<String>,
    stream: Uuid,
    version: i32,
    actor: Uuid,
    hash: String,
}

/// What events are of, besides moves of the review.
const OPERATIONS: [&str; 6] = [
    "record",
    "found",
    "member_add",
    "member_grant",
    "member_revoke",
    "member_disable",
];

fn operation(text: &str) -> Result<String, String> {
    if OPERATIONS.contains(&text) || text.parse::<Move>().is_ok() {
        return Ok(text.to_owned());
    }
    Err(format!(
        "it is a move as `counterclaim review rules` lists them, or one of {}",
        OPERATIONS.join(", ")
    ))
}

/// An event by its stream and version, as `--after` takes it.
fn event(key: &str) -> Result<(Uuid, i32), CliError> {
    let (stream, version) = key.split_once('@').unwrap_or_default();
    match (Uuid::parse_str(stream), version.parse()) {
        (Ok(stream), Ok(version)) => Ok((stream, version)),
        _ => Err(paging::unknown(key)),
    }
}

pub fn run(args: &LogArgs, context: &Context) -> Outcome {
    let filter = EventFilter {
        login: args.by.clone(),
        operation: args.operation.clone(),
        after: args.paging.part(event)?.after,
        limit: one_more(args.paging.limit),
        ..EventFilter::default()
    };
    let events = ops::audit::log(&mut context.connect()?, &filter)?;
    let rows = events.into_iter().map(|(event, name)| EventRow {
        name,
        at: event.at,
        login: event.login,
        operation: event.operation,
        stream: event.stream,
        version: event.version,
        actor: event.actor,
        hash: hex::encode(event.hash),
    });
    let columns = [
        time("at"),
        "login".into(),
        "operation".into(),
        "name".into(),
        "version".into(),
        short("hash"),
        "stream".into(),
    ];
    context.printer.part(&columns, rows, args.paging.limit, |row| {
        format!("{}@{}", row.stream, row.version)
    })
}
