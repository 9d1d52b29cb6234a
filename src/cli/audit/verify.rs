//! `counterclaim audit verify`

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops;
use crate::ops::audit::Finding;

/// Recompute every chain and hold the tables against the log
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim audit verify")]
pub struct VerifyArgs {}

#[derive(Serialize, JsonSchema)]
pub struct VerificationView {
    events: u64,
    streams: u64,
    rows: u64,
    erased: u64,
    hidden: i64,
    findings: Vec<FindingView>,
}

#[derive(Serialize, JsonSchema)]
pub struct FindingView {
    problem: &'static str,
    stream: Uuid,
    version: i32,
    place: String,
    warning: bool,
}

impl From<&Finding> for FindingView {
    fn from(finding: &Finding) -> Self {
        FindingView {
            problem: finding.problem.name(),
            stream: finding.stream,
            version: finding.version,
            place: finding.place.clone(),
            warning: finding.problem.is_warning(),
        }
    }
}

pub fn run(context: &Context) -> Outcome {
    let printer = &context.printer;
    let seen = ops::audit::verify(&mut context.connect()?)?;
    let view = VerificationView {
        events: seen.events,
        streams: seen.streams,
        rows: seen.rows,
        erased: seen.erased,
        hidden: seen.hidden,
        findings: seen.findings.iter().map(FindingView::from).collect(),
    };
    if printer.is_json() {
        printer.json(&view)?;
    } else {
        if !view.findings.is_empty() {
            printer.list(&["problem", "stream", "version", "place"], &view.findings)?;
        }
        printer.line(&format!(
            "{} events of {} streams, {} rows compared",
            view.events, view.streams, view.rows
        ))?;
    }
    if view.hidden > 0 {
        printer.message(&format!(
            "{} streams are not for this login to see and were not verified",
            view.hidden
        ))?;
    }
    if seen.holds() {
        return Ok(());
    }
    let count = view.findings.len();
    Err(CliError::integrity(format!(
        "{count} findings: the log does not verify"
    )))
}
