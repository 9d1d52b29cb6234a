//! `counterclaim claim`: what is said, and where each stands.

mod add;
mod assert;
pub(super) mod duplicates;
pub(super) mod history;
pub(super) mod list;
pub(super) mod note;
mod relate;
mod retract;
mod revise;
pub(super) mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Claim {
    Add(Box<add::AddArgs>),
    List(list::ListArgs),
    Show(show::ShowArgs),
    History(history::HistoryArgs),
    Revise(Box<revise::ReviseArgs>),
    Assert(Box<assert::AssertArgs>),
    Relate(Box<relate::RelateArgs>),
    Retract(retract::RetractArgs),
    Note(note::NoteArgs),
    Duplicates(duplicates::DuplicatesArgs),
}

pub fn run(command: &Claim, context: &Context) -> Outcome {
    match command {
        Claim::Add(args) => add::run(args, context),
        Claim::List(args) => list::run(args, context),
        Claim::Show(args) => show::run(args, context),
        Claim::History(args) => history::run(args, context),
        Claim::Revise(args) => revise::run(args, context),
        Claim::Assert(args) => assert::run(args, context),
        Claim::Relate(args) => relate::run(args, context),
        Claim::Retract(args) => retract::run(args, context),
        Claim::Note(args) => note::run(args, context),
        Claim::Duplicates(args) => duplicates::run(args, context),
    }
}
