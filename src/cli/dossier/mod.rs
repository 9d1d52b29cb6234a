//! `counterclaim dossier`: case files.

mod list;
mod new;
mod show;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Dossier {
    New(new::NewArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

pub fn run(command: &Dossier, context: &Context) -> Outcome {
    match command {
        Dossier::New(args) => new::run(args, context),
        Dossier::List(_) => list::run(context),
        Dossier::Show(args) => show::run(args, context),
    }
}
