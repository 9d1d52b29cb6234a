//! `counterclaim report`: sourced reports.

pub(super) mod make;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Report {
    Make(make::MakeArgs),
}

pub fn run(command: &Report, context: &Context) -> Outcome {
    match command {
        Report::Make(args) => make::run(args, context),
    }
}
