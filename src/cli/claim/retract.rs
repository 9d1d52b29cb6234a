//! `counterclaim claim retract`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Take a statement or a relation back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker claim retract C-12#2 --reason \"the wrong speaker\"\n  counterclaim --as checker claim retract C-12:rebuts:C-7 --reason \"it answers another claim\""
)]
pub struct RetractArgs {
    /// A statement (`C-12#2`), a relation (`C-12:rebuts:C-7`), as `claim show` names them, or the id of either
    #[arg(value_name = "STATEMENT|RELATION")]
    name: String,
    /// Why; it is kept and shown
    #[arg(long)]
    reason: String,
}

pub fn run(args: &RetractArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let receipts = ops::content::retract(&mut conn, &args.name, &args.reason, context.dossier())?;
    context.printer.receipts(&receipts)
}
