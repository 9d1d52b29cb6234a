//! `counterclaim question`: what several claims answer differently.

mod add;
mod list;
mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Question {
    Add(add::AddArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

pub fn run(command: &Question, context: &Context) -> Outcome {
    match command {
        Question::Add(args) => add::run(args, context),
        Question::List(args) => list::run(args, context),
        Question::Show(args) => show::run(args, context),
    }
}
