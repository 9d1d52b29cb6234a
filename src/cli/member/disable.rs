//! `counterclaim member disable`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// End a login for good
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim member disable checker_phone --reason \"the phone was lost\""
)]
pub struct DisableArgs {
    /// The login
    login: String,
    /// Why
    #[arg(long)]
    reason: String,
}

pub fn run(args: &DisableArgs, context: &Context) -> Outcome {
    context.confirm(&format!("ends the login `{}`", args.login))?;
    let receipts = ops::member::disable(&mut context.connect()?, &args.login, &args.reason)?;
    context.printer.receipts(&receipts)
}
