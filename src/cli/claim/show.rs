//! `counterclaim claim show`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Show a claim whole
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim claim show C-12")]
pub struct ShowArgs {
    /// Code or handle
    claim: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::claim::show(&mut context.connect()?, &args.claim, context.dossier())?;
    context.printer.document(&document)
}
