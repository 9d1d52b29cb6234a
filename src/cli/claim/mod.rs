//! `counterclaim claim`: what is said, and where each stands.

pub(super) mod history;
pub(super) mod list;
pub(super) mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Claim {
    List(list::ListArgs),
    Show(show::ShowArgs),
    History(history::HistoryArgs),
}

pub fn run(command: &Claim, context: &Context) -> Outcome {
    match command {
        Claim::List(args) => list::run(args, context),
        Claim::Show(args) => show::run(args, context),
        Claim::History(args) => history::run(args, context),
    }
}
