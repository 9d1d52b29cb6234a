//! `counterclaim question list`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::paging::{Paging, one_more};
use crate::ops;

/// List questions
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim question list")]
pub struct ListArgs {
    #[command(flatten)]
    paging: Paging<1000>,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let questions = ops::question::list(
        &mut context.connect()?,
        context.dossier(),
        args.paging.after.as_deref(),
        one_more(args.paging.limit),
    )?;
    let columns = ["handle", "text", "event", "measure", "unit", "answers"];
    context
        .printer
        .part(&columns, questions, args.paging.limit, |row| {
            row.handle.clone().unwrap_or_else(|| row.text.clone())
        })
}
