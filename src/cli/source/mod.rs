//! `counterclaim source`: what is cited, and its captured texts.

pub(super) mod check;
pub(super) mod list;
pub(super) mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Source {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
}

pub fn run(command: &Source, context: &Context) -> Outcome {
    match command {
        Source::List(args) => list::run(args, context),
        Source::Show(args) => show::run(args, context),
        Source::Check(args) => check::run(args, context),
    }
}
