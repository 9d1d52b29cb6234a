//! What must not be approved or published for now: `counterclaim review hold` and `unhold`.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::args::codes_but;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, spaced};
use crate::domain::vocabulary::HoldKind;
use crate::ops;
use crate::ops::review::Recorded;

/// Put claims on hold: they are not approved, and no report with them is published
///
/// A later hold takes the place of an earlier one. It does not end by itself on its date: then it shows as overdue.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as editor review hold C-12 --kind legal --reason \"a lawyer reads it\" --until 2025-02-01"
)]
pub struct HoldArgs {
    /// Codes or handles
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    /// legal, embargo or awaiting_reply
    #[arg(long, value_name = "KIND", value_parser = codes_but::<HoldKind>(HoldKind::CODES, HoldKind::Released, "a hold is ended by `counterclaim review unhold`"), hide_possible_values = true)]
    kind: HoldKind,
    /// Why, at least 3 characters
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// When to look again
    #[arg(long, value_name = "DATE")]
    until: Option<NaiveDate>,
}

/// End the hold on claims
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as editor review unhold C-12 --reason \"the lawyer has no objection\""
)]
pub struct UnholdArgs {
    /// Codes or handles
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    /// Why, at least 3 characters
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

#[derive(Serialize, JsonSchema)]
pub struct HoldView {
    claim: String,
    hold: Option<HoldKind>,
    until: Option<NaiveDate>,
    version: i32,
    hash: String,
}

pub fn run(args: &HoldArgs, context: &Context) -> Outcome {
    let held = ops::review::hold(
        &mut context.connect()?,
        &args.claims,
        context.dossier(),
        args.kind,
        &args.reason,
        args.until,
    )?;
    print(held, Some(args.kind), args.until, context)
}

pub fn unhold(args: &UnholdArgs, context: &Context) -> Outcome {
    let ended = ops::review::hold(
        &mut context.connect()?,
        &args.claims,
        context.dossier(),
        HoldKind::Released,
        &args.reason,
        None,
    )?;
    print(ended, None, None, context)
}

fn print(
    recorded: Vec<Recorded>,
    hold: Option<HoldKind>,
    until: Option<NaiveDate>,
    context: &Context,
) -> Outcome {
    let rows = recorded.into_iter().map(|one| HoldView {
        claim: one.code.to_string(),
        hold,
        until,
        version: one.receipt.version,
        hash: hex::encode(one.receipt.hash),
    });
    let columns = ["claim".into(), spaced("hold"), "until".into(), "version".into()];
    context.printer.list::<Column, _>(&columns, rows)
}
