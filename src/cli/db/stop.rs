//! `counterclaim db stop`

use crate::cli::context::Context;
use crate::cli::error::Outcome;

/// Stop the private server
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim db stop")]
pub struct StopArgs {}

pub fn run(context: &Context) -> Outcome {
    let stopped = context.desk.stop()?;
    context
        .printer
        .message(if stopped { "stopped" } else { "it was not running" })
}
