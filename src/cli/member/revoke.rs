//! `counterclaim member revoke`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::workflow::Role;
use crate::ops;

/// Take roles back from a person
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim member revoke checker --role reviewer")]
pub struct RevokeArgs {
    /// A login of the person
    login: String,
    /// checker, reviewer, editor or admin; any number of times
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = codes::<Role>(Role::CODES), hide_possible_values = true)]
    roles: Vec<Role>,
}

pub fn run(args: &RevokeArgs, context: &Context) -> Outcome {
    let receipts = ops::member::revoke(&mut context.connect()?, &args.login, &args.roles)?;
    context.printer.receipts(&receipts)
}
