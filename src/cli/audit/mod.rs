//! `counterclaim audit`: the event log.

pub(super) mod log;
pub(super) mod verify;

use super::context::Context;
use super::error::Outcome;

#[derive(Debug, clap::Subcommand)]
pub enum Audit {
    Log(log::LogArgs),
    Verify(verify::VerifyArgs),
}

pub fn run(command: &Audit, context: &Context) -> Outcome {
    match command {
        Audit::Log(args) => log::run(args, context),
        Audit::Verify(args) => verify::run(args, context),
    }
}
