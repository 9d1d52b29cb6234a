//! `counterclaim audit log`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{short, time};
use crate::db::events::EventFilter;
use crate::ops;

/// The newest events, newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim audit log --by editor --operation approve")]
pub struct LogArgs {
    /// By this login
    #[arg(long, value_name = "LOGIN")]
    by: Option<String>,
    /// Of this operation
    #[arg(long)]
    operation: Option<String>,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: i64,
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

pub fn run(args: &LogArgs, context: &Context) -> Outcome {
    let filter = EventFilter {
        login: args.by.clone(),
        operation: args.operation.clone(),
        limit: args.limit,
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
    context.printer.list(&columns, rows)
}
