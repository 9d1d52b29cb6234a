//! `counterclaim evidence retract`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Take evidence back: yours, or as reviewer or editor anybody's
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker evidence retract C-12#2 --reason \"a copy of the same agency report\""
)]
pub struct RetractArgs {
    /// Claim and number as `evidence list` has them (`C-12#2`), or id
    #[arg(value_name = "EVIDENCE")]
    name: String,
    /// Why; it is kept and shown
    #[arg(long)]
    reason: String,
}

pub fn run(args: &RetractArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let receipts = ops::content::retract_evidence(&mut conn, &args.name, &args.reason, context.dossier())?;
    context.printer.receipts(&receipts)
}
