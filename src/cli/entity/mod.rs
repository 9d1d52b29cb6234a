//! `counterclaim entity`: states, organs, persons, groups, places, events.

mod add;
pub(super) mod list;
mod name;
mod relate;
pub(super) mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Entity {
    Add(Box<add::AddArgs>),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Name(name::NameArgs),
    Relate(Box<relate::RelateArgs>),
    Identify(Box<relate::IdentifyArgs>),
}

pub fn run(command: &Entity, context: &Context) -> Outcome {
    match command {
        Entity::Add(args) => add::run(args, context),
        Entity::List(args) => list::run(args, context),
        Entity::Show(args) => show::run(args, context),
        Entity::Name(args) => name::run(args, context),
        Entity::Relate(args) => relate::run(args, context),
        Entity::Identify(args) => relate::identify(args, context),
    }
}
