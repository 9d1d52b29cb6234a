//! `counterclaim source`: what is cited, and its captured texts.

pub(super) mod add;
mod capture;
pub(super) mod check;
pub(super) mod file;
pub(super) mod list;
mod retract;
pub(super) mod show;
pub(super) mod written;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Source {
    Add(Box<add::AddArgs>),
    Capture(capture::CaptureArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
    Retract(retract::RetractArgs),
}

pub fn run(command: &Source, context: &Context) -> Outcome {
    match command {
        Source::Add(args) => add::run(args, context),
        Source::Capture(args) => capture::run(args, context),
        Source::List(args) => list::run(args, context),
        Source::Show(args) => show::run(args, context),
        Source::Check(args) => check::run(args, context),
        Source::Retract(args) => retract::run(args, context),
    }
}
