//! `counterclaim source show`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Show a source and what rests on it
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim source show https://example.org/communique")]
pub struct ShowArgs {
    /// Handle or address
    #[arg(value_name = "SOURCE")]
    name: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::source::show(&mut context.connect()?, &args.name, context.dossier())?;
    context.printer.document(&document)
}
