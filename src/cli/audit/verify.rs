//! `counterclaim audit verify`

use std::num::NonZero;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::progress::{Meter, Progress};
use crate::ops::audit::{Cut, Finding, verify_by};

/// Recompute every chain and hold the tables against the log
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim audit verify")]
pub struct VerifyArgs {
    /// How many connections work on it at once; as many as there are processors, if not said
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<u8>>,
}

#[derive(Serialize, JsonSchema)]
pub struct VerificationView {
    events: u64,
    streams: u64,
    rows: u64,
    erased: u64,
    hidden: i64,
    findings: Vec<FindingView>,
    /// How many findings there are beyond those named
    further: u64,
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

pub fn run(args: &VerifyArgs, context: &Context) -> Outcome {
    let printer = &context.printer;
    let mut conn = context.connect()?;
    let jobs = args.jobs.map_or_else(processors, |jobs| usize::from(jobs.get()));
    let mut others = Vec::new();
    for _ in 1..jobs {
        others.push(context.desk.connect_as_member()?);
    }
    let mut meter = Meter::new(printer);
    let outcome = verify_by(&mut conn, others, Cut::default(), &mut |progress| {
        meter.show(Progress {
            count: progress.events,
            what: "events",
            share: Progress::share(progress.events, progress.of),
        });
    });
    meter.clear();
    let seen = outcome?;
    let view = VerificationView {
        events: seen.events,
        streams: seen.streams,
        rows: seen.rows,
        erased: seen.erased,
        hidden: seen.hidden,
        findings: seen.findings.iter().map(FindingView::from).collect(),
        further: seen.further,
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
    if view.further > 0 {
        printer.message(&format!(
            "{} further findings are counted and not named",
            view.further
        ))?;
    }
    let count = view.findings.len() as u64 + view.further;
    Err(CliError::integrity(format!(
        "{count} findings: the log does not verify"
    )))
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}
