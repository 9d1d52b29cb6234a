//! `counterclaim report`: sourced reports, and what was published.

pub(super) mod affected;
pub(super) mod check;
pub(super) mod diff;
pub(super) mod findings;
pub(super) mod list;
pub(super) mod make;
pub(super) mod publish;
pub(super) mod show;
pub(super) mod styles;
pub(super) mod withdraw;

use super::context::Context;
use super::error::Outcome;
use crate::ops::report::Options;

#[derive(Debug, clap::Subcommand)]
pub enum Report {
    Make(make::MakeArgs),
    Publish(publish::PublishArgs),
    Withdraw(withdraw::WithdrawArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
    Diff(diff::DiffArgs),
    Affected(affected::AffectedArgs),
    Styles(styles::StylesArgs),
}

pub fn run(command: &Report, context: &Context) -> Outcome {
    match command {
        Report::Make(args) => make::run(args, context),
        Report::Publish(args) => publish::run(args, context),
        Report::Withdraw(args) => withdraw::run(args, context),
        Report::List(args) => list::run(args, context),
        Report::Show(args) => show::run(args, context),
        Report::Check(args) => check::run(args, context),
        Report::Diff(args) => diff::run(args, context),
        Report::Affected(args) => affected::run(args, context),
        Report::Styles(args) => styles::run(args, context),
    }
}

/// How a report of what is approved is made here and now.
pub(super) fn options(context: &Context) -> Options {
    Options {
        draft: false,
        masthead: context.config.settings.report.masthead(),
        authenticated: context.is_server(),
    }
}
