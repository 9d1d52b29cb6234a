//! `counterclaim dossier`: case files.

pub(super) mod balance;
pub(super) mod conflicts;
pub(super) mod designations;
pub(super) mod list;
pub(super) mod new;
pub(super) mod recuse;
pub(super) mod set;
pub(super) mod show;
pub(super) mod stances;
pub(super) mod unanswered;
pub(super) mod use_;

use super::context::Context;
use super::error::Outcome;
use super::render::{Page, quoted};
use crate::domain::analysis::Quoted;

#[derive(Debug, clap::Subcommand)]
pub enum Dossier {
    New(new::NewArgs),
    Use(use_::UseArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Set(set::SetArgs),
    Recuse(recuse::RecuseArgs),
    Stances(stances::StancesArgs),
    Designations(designations::DesignationsArgs),
    Conflicts(conflicts::ConflictsArgs),
    Unanswered(unanswered::UnansweredArgs),
    Balance(balance::BalanceArgs),
}

pub fn run(command: &Dossier, context: &Context) -> Outcome {
    match command {
        Dossier::New(args) => new::run(args, context),
        Dossier::Use(args) => use_::run(args, context),
        Dossier::List(args) => list::run(args, context),
        Dossier::Show(args) => show::run(args, context),
        Dossier::Set(args) => set::run(args, context),
        Dossier::Recuse(args) => recuse::run(args, context),
        Dossier::Stances(args) => stances::run(args, context),
        Dossier::Designations(args) => designations::run(args, context),
        Dossier::Conflicts(args) => conflicts::run(args, context),
        Dossier::Unanswered(args) => unanswered::run(args, context),
        Dossier::Balance(args) => balance::run(args, context),
    }
}

/// The words that a finding rests on, this many levels in.
fn quotes(page: &mut Page, level: usize, excerpts: &[Quoted]) {
    for one in excerpts {
        page.indented(
            level,
            &format!("{}: {} ({})", one.party, quoted(&one.quote), one.source),
        );
    }
}
