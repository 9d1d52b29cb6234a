//! `counterclaim review`: moving claims through the review.

pub(super) mod assign;
pub(super) mod board;
pub(super) mod decide;
pub(super) mod hold;
pub(super) mod moves;
pub(super) mod queue;
pub(super) mod rules;
pub(super) mod show;

use self::decide::DecideArgs;
use self::moves::MoveArgs;
use super::context::Context;
use super::error::Outcome;
use crate::domain::workflow::Move;

#[derive(Debug, clap::Subcommand)]
pub enum Review {
    Queue(queue::QueueArgs),
    Board(board::BoardArgs),
    Show(show::ShowArgs),
    Rules(rules::RulesArgs),
    Assign(assign::AssignArgs),
    Release(assign::ReleaseArgs),
    Hold(hold::HoldArgs),
    Unhold(hold::UnholdArgs),
    /// Hand drafts to the reviewers
    #[command(after_help = "Example:\n  counterclaim --as checker review submit C-12 C-13")]
    Submit(MoveArgs),
    /// Take a submission back
    #[command(after_help = "Example:\n  counterclaim --as checker review recall C-12")]
    Recall(MoveArgs),
    /// Throw a draft away
    #[command(
        after_help = "Example:\n  counterclaim --as checker review discard C-12 --reason \"entered twice\""
    )]
    Discard(MoveArgs),
    /// Begin to review
    #[command(after_help = "Example:\n  counterclaim --as reviewer review take C-12")]
    Take(MoveArgs),
    /// Send back, with a reason
    #[command(
        after_help = "Example:\n  counterclaim --as reviewer review return C-12 --reason \"say in which month\""
    )]
    Return(MoveArgs),
    /// Not to be checked here, with a reason
    #[command(
        after_help = "Example:\n  counterclaim --as reviewer review decline C-12 --reason \"a demand: nothing to check\""
    )]
    Decline(MoveArgs),
    /// Give verdicts
    ///
    /// Without a verdict a form opens: each claim with what is on record about it, all decided on at once.
    #[command(
        after_help = "Examples:\n  counterclaim --as reviewer review decide C-27 --verdict supported --confidence high \\\n    --attribution confirmed --rationale \"two independent origins report it\"\n  counterclaim --as reviewer review decide C-12 C-13 C-14"
    )]
    Decide(Box<DecideArgs>),
    /// Approve what was decided
    #[command(after_help = "Example:\n  counterclaim --as editor review approve C-12")]
    Approve(MoveArgs),
    /// Correct an approved verdict, with a public note
    #[command(
        after_help = "Example:\n  counterclaim --as reviewer review correct C-27 --verdict mostly_supported --confidence moderate \\\n    --rationale \"one of the two accounts rests on a summary\" --note \"The verdict was too strong.\""
    )]
    Correct(Box<DecideArgs>),
    /// Review again, with a reason
    #[command(
        after_help = "Example:\n  counterclaim --as reviewer review reopen C-12 --reason \"the ministry has published its text\""
    )]
    Reopen(MoveArgs),
    /// Withdraw what was approved, with a public note
    #[command(
        after_help = "Example:\n  counterclaim --as editor review withdraw C-12 --note \"It rests on the title of one page alone.\""
    )]
    Withdraw(MoveArgs),
}

pub fn run(command: &Review, context: &Context) -> Outcome {
    match command {
        Review::Queue(args) => queue::run(args, context),
        Review::Board(_) => board::run(context),
        Review::Show(args) => show::run(args, context),
        Review::Rules(args) => rules::run(args, context),
        Review::Assign(args) => assign::run(args, context),
        Review::Release(args) => assign::release(args, context),
        Review::Hold(args) => hold::run(args, context),
        Review::Unhold(args) => hold::unhold(args, context),
        Review::Submit(args) => moves::run(Move::Submit, args, context),
        Review::Recall(args) => moves::run(Move::Recall, args, context),
        Review::Discard(args) => moves::run(Move::Discard, args, context),
        Review::Take(args) => moves::run(Move::Take, args, context),
        Review::Return(args) => moves::run(Move::Return, args, context),
        Review::Decline(args) => moves::run(Move::Decline, args, context),
        Review::Decide(args) => decide::run(Move::Decide, args, context),
        Review::Approve(args) => moves::run(Move::Approve, args, context),
        Review::Correct(args) => decide::run(Move::Correct, args, context),
        Review::Reopen(args) => moves::run(Move::Reopen, args, context),
        Review::Withdraw(args) => moves::run(Move::Withdraw, args, context),
    }
}
