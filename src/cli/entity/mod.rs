//! `counterclaim entity`: states, organs, persons, groups, places, events.

pub(super) mod list;
pub(super) mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Entity {
    List(list::ListArgs),
    Show(show::ShowArgs),
}

pub fn run(command: &Entity, context: &Context) -> Outcome {
    match command {
        Entity::List(args) => list::run(args, context),
        Entity::Show(args) => show::run(args, context),
    }
}
