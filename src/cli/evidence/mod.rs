//! `counterclaim evidence`: what speaks for and against claims.

pub(super) mod add;
pub(super) mod list;
mod retract;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Evidence {
    Add(Box<add::AddArgs>),
    List(list::ListArgs),
    Retract(retract::RetractArgs),
}

pub fn run(command: &Evidence, context: &Context) -> Outcome {
    match command {
        Evidence::Add(args) => add::run(args, context),
        Evidence::List(args) => list::run(args, context),
        Evidence::Retract(args) => retract::run(args, context),
    }
}
