//! `counterclaim search-note`: searches that were made for a claim.

mod add;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum SearchNote {
    Add(add::AddArgs),
}

pub fn run(command: &SearchNote, context: &Context) -> Outcome {
    match command {
        SearchNote::Add(args) => add::run(args, context),
    }
}
