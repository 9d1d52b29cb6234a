//! `counterclaim question list`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// List questions
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim question list")]
pub struct ListArgs {}

pub fn run(_: &ListArgs, context: &Context) -> Outcome {
    let questions = ops::question::list(&mut context.connect()?, context.dossier())?;
    let columns = ["handle", "text", "event", "measure", "unit", "answers"];
    context.printer.list(&columns, questions)
}
