//! `counterclaim claim list`

use crate::cli::paging::one_more;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::args::{self, codes};
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, spaced, words};
use crate::db::review::{ClaimFilter, ListedClaim};
use crate::domain::ids::ClaimCode;
use crate::domain::vocabulary::{ClaimKind, Rating};
use crate::domain::workflow::{self, State};
use crate::ops;

/// List claims
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim claim list --state submitted --state in_review\n  counterclaim claim list --text Tinzawaten --output csv\n  counterclaim claim list --text 'drone -strike or \"Malian airspace\"'\n  counterclaim claim list --state approved --as-of 2025-01-20"
)]
pub struct ListArgs {
    /// In this state; any number of times
    #[arg(long = "state", value_name = "STATE", value_parser = codes::<State>(State::CODES), hide_possible_values = true)]
    states: Vec<State>,
    /// Of this kind; any number of times
    #[arg(long = "kind", value_name = "KIND", value_parser = codes::<ClaimKind>(ClaimKind::CODES), hide_possible_values = true)]
    kinds: Vec<ClaimKind>,
    /// With this verdict; any number of times
    #[arg(long = "verdict", value_name = "VERDICT", value_parser = codes::<Rating>(Rating::CODES), hide_possible_values = true)]
    verdicts: Vec<Rating>,
    /// With these words in the statement, begun or whole; "phrases" as they are, -without, this or that
    #[arg(long)]
    text: Option<String>,
    /// After this code
    #[arg(long, value_name = "CODE")]
    after: Option<ClaimCode>,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 1000, value_parser = args::count)]
    limit: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct ClaimRow {
    code: String,
    state: String,
    kind: String,
    verdict: Option<String>,
    confidence: Option<String>,
    statement: String,
    version: i32,
    revision: i32,
    priority: i16,
    approved_verdict: Option<String>,
    under_review_since: Option<DateTime<Utc>>,
    needs_re_review: bool,
    hold: Option<String>,
    /// What to know of it at a glance: that it is on hold, flagged, approved by fewer than three people.
    marks: Vec<String>,
    id: Uuid,
}

fn named<T: Copy>(words: &[T], code: impl Fn(T) -> &'static str) -> Vec<String> {
    words.iter().map(|word| code(*word).to_owned()).collect()
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let dossier = context
        .dossier()
        .map(|slug| ops::find::dossier(&mut conn, slug))
        .transpose()?;
    let filter = ClaimFilter {
        dossier: dossier.map(|dossier| dossier.id),
        states: named(&args.states, |state| state.code()),
        kinds: named(&args.kinds, |kind| kind.code()),
        verdicts: named(&args.verdicts, |rating| rating.code()),
        text: args.text.clone(),
        after: args.after,
        limit: one_more(args.limit),
    };
    let claims = ops::claim::list(&mut conn, &filter)?;
    let rows: Vec<ClaimRow> = claims
        .into_iter()
        .map(|claim| ClaimRow {
            marks: marks(&claim),
            code: ClaimCode(claim.code).to_string(),
            state: claim.state,
            kind: claim.kind,
            verdict: claim.verdict,
            confidence: claim.confidence,
            statement: claim.statement,
            version: claim.version,
            revision: claim.revision,
            priority: claim.priority,
            approved_verdict: claim.approved_verdict,
            under_review_since: claim.under_review_since,
            needs_re_review: claim.needs_re_review,
            hold: claim.hold,
            id: claim.id.0,
        })
        .collect();
    let mut columns: Vec<Column> = vec![
        "code".into(),
        spaced("state"),
        "kind".into(),
        spaced("verdict"),
        "statement".into(),
    ];
    if rows.iter().any(|row| !row.marks.is_empty()) {
        columns.push("marks".into());
    }
    context
        .printer
        .part::<Column, _>(&columns, rows, args.limit, |row| row.code.clone())
}

fn marks(claim: &ListedClaim) -> Vec<String> {
    let hold = claim.hold.as_deref().map(|kind| {
        let until = claim
            .hold_until
            .map(|day| format!(" until {day}"))
            .unwrap_or_default();
        format!("on hold ({}{until})", words(kind))
    });
    let flagged = claim.needs_re_review.then(|| "needs re-review".to_owned());
    let eyes = claim.approved_eyes.unwrap_or(3);
    let by_few = workflow::mark(eyes, claim.approved_by_decider).map(ToOwned::to_owned);
    [hold, flagged, by_few].into_iter().flatten().collect()
}
