//! `counterclaim reply`: the right of reply.

pub(super) mod ask;
pub(super) mod list;
pub(super) mod record;
mod record_form;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Reply {
    Ask(ask::AskArgs),
    Record(record::RecordArgs),
    List(list::ListArgs),
}

pub fn run(command: &Reply, context: &Context) -> Outcome {
    match command {
        Reply::Ask(args) => ask::run(args, context),
        Reply::Record(args) => record::run(args, context),
        Reply::List(args) => list::run(args, context),
    }
}

/// A moment (RFC 3339), or a day, which means its end (UTC).
fn until(text: &str) -> Result<DateTime<Utc>, String> {
    at(text, NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

/// A moment (RFC 3339), or a day, which means its noon (UTC).
fn when(text: &str) -> Result<DateTime<Utc>, String> {
    at(text, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default())
}

fn at(text: &str, time: NaiveTime) -> Result<DateTime<Utc>, String> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(day.and_time(time).and_utc());
    }
    match DateTime::parse_from_rfc3339(text) {
        Ok(moment) => Ok(moment.to_utc()),
        Err(_) => Err("is neither a day (2025-02-01) nor a moment (2025-02-01T18:00:00Z)".to_owned()),
    }
}
