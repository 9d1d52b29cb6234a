//! `counterclaim entity show`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Show an entity: names, relations, stances
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim entity show algeria")]
pub struct ShowArgs {
    /// Handle or name
    #[arg(value_name = "ENTITY")]
    name: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::entity::show(&mut context.connect()?, &args.name, context.dossier())?;
    context.printer.document(&document)
}
