//! `counterclaim db url`

use crate::cli::context::Context;
use crate::cli::error::Outcome;

/// Print the connection string
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  pg_dump --file desk.sql \"$(counterclaim --as postgres db url)\"")]
pub struct UrlArgs {}

pub fn run(context: &Context) -> Outcome {
    context.printer.line(&context.desk.address(None)?)
}
