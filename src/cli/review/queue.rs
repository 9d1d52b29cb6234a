//! `counterclaim review queue`

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, date, spaced};
use crate::domain::ids::ClaimCode;
use crate::ops;

/// What waits for somebody
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim --as reviewer review queue")]
pub struct QueueArgs {
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 200)]
    limit: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct QueueRow {
    code: String,
    state: String,
    kind: String,
    priority: i16,
    hold: Option<String>,
    due: Option<NaiveDate>,
    since: Option<DateTime<Utc>>,
    needs_re_review: bool,
    /// What came since its approval, and the retracted sources it rests on.
    needs_re_review_why: Vec<String>,
    verdict: Option<String>,
    statement: String,
    next: Option<String>,
}

pub fn run(args: &QueueArgs, context: &Context) -> Outcome {
    let claims = ops::review::queue(&mut context.connect()?, context.dossier(), args.limit)?;
    let rows = claims.into_iter().map(|claim| QueueRow {
        next: ops::review::next_command(ClaimCode(claim.code), &claim.state),
        code: ClaimCode(claim.code).to_string(),
        state: claim.state,
        kind: claim.kind,
        priority: claim.priority,
        hold: claim.hold,
        due: claim.due,
        since: claim.since,
        needs_re_review: claim.needs_re_review,
        needs_re_review_why: claim.needs_re_review_why,
        verdict: claim.verdict,
        statement: claim.statement,
    });
    let columns = [
        "code".into(),
        spaced("state"),
        "priority".into(),
        date("since"),
        "due".into(),
        spaced("hold"),
        spaced("verdict"),
        "needs_re_review_why".into(),
        "statement".into(),
    ];
    context.printer.list::<Column, _>(&columns, rows)
}
