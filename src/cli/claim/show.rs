//! `counterclaim claim show`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render;
use crate::ops;

/// Show a claim whole
#[derive(Debug, clap::Args)]
#[command(
    after_help = "`@` is the claim that the login logged or moved last.\n\nExamples:\n  counterclaim claim show C-12\n  counterclaim claim show @ --output json\n  counterclaim claim show C-12 --as-of 2025-01-20"
)]
pub struct ShowArgs {
    /// Code, handle or `@`, the last one
    claim: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::claim::show(&mut context.connect()?, &args.claim, context.dossier())?;
    context
        .printer
        .show(&document, |page| render::claim(page, &document))
}
