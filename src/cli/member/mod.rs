//! `counterclaim member`: who may act, under which login, in which roles.

pub(super) mod add;
pub(super) mod disable;
pub(super) mod grant;
pub(super) mod list;
pub(super) mod revoke;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Member {
    Add(add::AddArgs),
    List(list::ListArgs),
    Grant(grant::GrantArgs),
    Revoke(revoke::RevokeArgs),
    Disable(disable::DisableArgs),
}

pub fn run(command: &Member, context: &Context) -> Outcome {
    match command {
        Member::Add(args) => add::run(args, context),
        Member::List(args) => list::run(args, context),
        Member::Grant(args) => grant::run(args, context),
        Member::Revoke(args) => revoke::run(args, context),
        Member::Disable(args) => disable::run(args, context),
    }
}
