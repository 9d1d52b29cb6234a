//! `counterclaim source check`

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops;

/// Hash captures again and compare every excerpt with its place
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim source check")]
pub struct CheckArgs {
    /// Handles or addresses; all if absent
    #[arg(value_name = "SOURCE")]
    names: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct CheckedView {
    source: String,
    snapshots: usize,
    excerpts: usize,
    unchecked: usize,
    broken: Vec<String>,
}

pub fn run(args: &CheckArgs, context: &Context) -> Outcome {
    let checked = ops::source::check(&mut context.connect()?, &args.names, context.dossier())?;
    let broken: usize = checked.iter().map(|one| one.broken.len()).sum();
    let rows = checked.into_iter().map(|one| CheckedView {
        source: one.name,
        snapshots: one.snapshots,
        excerpts: one.excerpts,
        unchecked: one.unchecked,
        broken: one.broken,
    });
    let columns = ["source", "snapshots", "excerpts", "unchecked", "broken"];
    context.printer.list(&columns, rows)?;
    if broken > 0 {
        return Err(CliError::integrity(format!("{broken} things are broken")));
    }
    Ok(())
}
