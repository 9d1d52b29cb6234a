//! `counterclaim db migrate`

use crate::cli::context::Context;
use crate::cli::error::Outcome;

/// Bring tables and functions up to date
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim db migrate")]
pub struct MigrateArgs {}

pub fn run(context: &Context) -> Outcome {
    let done = context.desk.migrate()?;
    let rebuilt = if done.rebuilt {
        "; functions, policies and views were rebuilt"
    } else {
        ""
    };
    context
        .printer
        .message(&format!("ran {} migrations{rebuilt}", done.migrations.len()))
}
