//! `counterclaim review queue`

use crate::cli::paging::{self, Paging, one_more};
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, date, spaced, words};
use crate::db::queue::QueuedClaim;
use crate::domain::ids::ClaimCode;
use crate::domain::workflow::State;
use crate::ops;
use crate::ops::review::{QueueOptions, Waiting};

/// What waits for somebody, and why
///
/// Claims in review, drafts that were returned, what was approved and has changed or is due again, and overdue
/// replies; by hold, priority, due date and age. Several filters narrow it together.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as reviewer review queue --mine\n  counterclaim review queue --overdue --party algeria"
)]
pub struct QueueArgs {
    /// Assigned to you, or taken by you
    #[arg(long)]
    mine: bool,
    /// That nobody has
    #[arg(long, conflicts_with = "mine")]
    unassigned: bool,
    /// Past the due date, or with a reply or hold that ran out
    #[arg(long)]
    overdue: bool,
    /// Changed since the approval
    #[arg(long)]
    needs_re_review: bool,
    /// On hold
    #[arg(long)]
    on_hold: bool,
    /// In this state; any number of times
    #[arg(long = "state", value_name = "STATE", value_parser = codes::<State>(State::CODES), hide_possible_values = true)]
    states: Vec<State>,
    /// That this entity speaks to, or that are about it
    #[arg(long, value_name = "ENTITY")]
    party: Option<String>,
    #[command(flatten)]
    paging: Paging<200>,
}

#[derive(Serialize, JsonSchema)]
pub struct QueueRow {
    code: String,
    state: String,
    kind: String,
    priority: i16,
    who: Option<String>,
    assigned: bool,
    hold: Option<String>,
    hold_reason: Option<String>,
    hold_until: Option<NaiveDate>,
    due: Option<NaiveDate>,
    overdue: bool,
    since: Option<DateTime<Utc>>,
    needs_re_review: bool,
    /// What came since its approval, and the retracted sources it rests on.
    needs_re_review_why: Vec<String>,
    reply_overdue: Option<DateTime<Utc>>,
    why: Vec<String>,
    verdict: Option<String>,
    statement: String,
    next: Option<String>,
}

pub fn run(args: &QueueArgs, context: &Context) -> Outcome {
    let options = QueueOptions {
        mine: args.mine,
        unassigned: args.unassigned,
        overdue: args.overdue,
        needs_re_review: args.needs_re_review,
        on_hold: args.on_hold,
        states: args.states.clone(),
        party: args.party.clone(),
        after: args.paging.part(paging::code)?.after,
        limit: one_more(args.paging.limit),
    };
    let waiting = ops::review::queue(&mut context.connect()?, context.dossier(), &options)?;
    let columns = [
        "code".into(),
        spaced("state"),
        "priority".into(),
        date("since"),
        "due".into(),
        "who".into(),
        "why".into(),
        "statement".into(),
    ];
    let rows = waiting.into_iter().map(QueueRow::of);
    context
        .printer
        .part::<Column, _>(&columns, rows, args.paging.limit, |row| row.code.clone())
}

impl QueueRow {
    fn of(waiting: Waiting) -> Self {
        let Waiting { claim, who } = waiting;
        QueueRow {
            why: why(&claim),
            next: ops::review::next_command(ClaimCode(claim.code), &claim.state),
            code: ClaimCode(claim.code).to_string(),
            state: claim.state,
            kind: claim.kind,
            priority: claim.priority,
            who,
            assigned: claim.reviewer.is_some(),
            hold: claim.hold,
            hold_reason: claim.hold_reason,
            hold_until: claim.hold_until,
            due: claim.due,
            overdue: claim.overdue,
            since: claim.since,
            needs_re_review: claim.needs_re_review,
            needs_re_review_why: claim.needs_re_review_why,
            reply_overdue: claim.reply_overdue,
            verdict: claim.verdict,
            statement: claim.statement,
        }
    }
}

/// What the claim waits for, the most pressing first.
fn why(claim: &QueuedClaim) -> Vec<String> {
    let mut why = Vec::new();
    if let Some(kind) = &claim.hold {
        let reason = claim.hold_reason.as_deref().unwrap_or_default();
        let until = claim
            .hold_until
            .map_or(String::new(), |day| format!(" until {day}"));
        why.push(format!("on hold ({}{until}): {reason}", words(kind)));
    }
    if let Some(deadline) = claim.reply_overdue {
        why.push(format!(
            "reply of {} overdue since {}",
            claim.reply_parties.join(", "),
            deadline.date_naive()
        ));
    }
    if claim.needs_re_review {
        why.extend(claim.needs_re_review_why.iter().cloned());
    }
    if let (Some(day), true) = (claim.revisit, claim.due_again) {
        why.push(format!("due again since {day}"));
    }
    let reason = claim.last_reason.as_deref().unwrap_or_default();
    match (claim.state.as_str(), claim.last_move.as_deref()) {
        ("draft", Some("return")) => why.push(format!("returned: {reason}")),
        ("in_review", Some("return")) => why.push(format!("returned by the editor: {reason}")),
        ("in_review", Some("reopen")) => why.push(format!("reopened: {reason}")),
        ("submitted", _) => why.push("waits for a reviewer".to_owned()),
        ("in_review", _) => why.push("waits for a decision".to_owned()),
        ("decided", Some("correct")) => why.push("corrected, waits for an editor".to_owned()),
        ("decided", _) => why.push("waits for an editor".to_owned()),
        _ => {}
    }
    why
}
