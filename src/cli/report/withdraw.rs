//! `counterclaim report withdraw`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Take a publication back
///
/// The next report says so, with the reason; so does whoever asks for it. Its bytes stay on record.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as editor report withdraw 1 --dossier mali-algeria --reason \"The main source turned out to be forged\""
)]
pub struct WithdrawArgs {
    /// Its version number; the last one if absent
    #[arg(value_name = "N")]
    n: Option<i32>,
    /// Why, for readers; at least 20 characters
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub fn run(args: &WithdrawArgs, context: &Context) -> Outcome {
    let receipts =
        ops::report::publish::withdraw(&mut context.connect()?, context.dossier(), args.n, &args.reason)?;
    context.printer.receipts(&receipts)
}
