//! `counterclaim db start`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cluster::Started;

/// Start the private server
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim db start")]
pub struct StartArgs {}

pub fn run(context: &Context) -> Outcome {
    let said = match context.desk.start()? {
        Started::Created => "made the server and started it",
        Started::Started => "started",
        Started::Adopted => "it was running already",
    };
    context.printer.message(said)
}
