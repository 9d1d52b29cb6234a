//! `counterclaim dossier`: case files.

pub(super) mod list;
pub(super) mod new;
pub(super) mod recuse;
pub(super) mod set;
pub(super) mod show;
pub(super) mod use_;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Dossier {
    New(new::NewArgs),
    Use(use_::UseArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Set(set::SetArgs),
    Recuse(recuse::RecuseArgs),
}

pub fn run(command: &Dossier, context: &Context) -> Outcome {
    match command {
        Dossier::New(args) => new::run(args, context),
        Dossier::Use(args) => use_::run(args, context),
        Dossier::List(_) => list::run(context),
        Dossier::Show(args) => show::run(args, context),
        Dossier::Set(args) => set::run(args, context),
        Dossier::Recuse(args) => recuse::run(args, context),
    }
}
