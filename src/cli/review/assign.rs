//! Who has a claim: `counterclaim review assign` and `release`.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;
use crate::ops::review::Recorded;

/// Give claims to a reviewer
///
/// A later assignment takes the place of an earlier one. A reviewer with a part in a claim's content, or recused from
/// its dossier, is refused.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as editor review assign C-12 C-13 --to reviewer --due 2025-02-01"
)]
pub struct AssignArgs {
    /// Codes or handles
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    /// The reviewer, by login
    #[arg(long, value_name = "LOGIN")]
    to: String,
    /// Until when
    #[arg(long, value_name = "DATE")]
    due: Option<NaiveDate>,
    /// A word to the reviewer
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Take claims from whom they were assigned to
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim --as editor review release C-12")]
pub struct ReleaseArgs {
    /// Codes or handles
    #[arg(required = true, value_name = "CLAIM")]
    claims: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct AssignedView {
    claim: String,
    reviewer: Option<String>,
    due: Option<NaiveDate>,
    version: i32,
    hash: String,
}

pub fn run(args: &AssignArgs, context: &Context) -> Outcome {
    let assigned = ops::review::assign(
        &mut context.connect()?,
        &args.claims,
        context.dossier(),
        &args.to,
        args.due,
        args.note.as_deref(),
    )?;
    print(assigned, Some(&args.to), args.due, context)
}

pub fn release(args: &ReleaseArgs, context: &Context) -> Outcome {
    let released = ops::review::release(
        &mut context.connect()?,
        &args.claims,
        context.dossier(),
        args.note.as_deref(),
    )?;
    print(released, None, None, context)
}

fn print(recorded: Vec<Recorded>, to: Option<&str>, due: Option<NaiveDate>, context: &Context) -> Outcome {
    let rows = recorded.into_iter().map(|one| AssignedView {
        claim: one.code.to_string(),
        reviewer: to.map(ToOwned::to_owned),
        due,
        version: one.receipt.version,
        hash: hex::encode(one.receipt.hash),
    });
    context
        .printer
        .list(&["claim", "reviewer", "due", "version"], rows)
}
