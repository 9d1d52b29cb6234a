//! `counterclaim member add`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::workflow::Role;
use crate::ops;

/// Add a person with a login, or with --login-of a login to a person
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim member add checker --role checker\n  counterclaim member add checker_phone --login-of checker"
)]
pub struct AddArgs {
    /// PostgreSQL login
    login: String,
    /// The person's name; the login's if absent
    #[arg(long)]
    name: Option<String>,
    /// checker, reviewer, editor or admin; any number of times
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<Role>,
    /// The login becomes one more of the person who has this one
    #[arg(long, value_name = "LOGIN", conflicts_with_all = ["name", "roles"])]
    login_of: Option<String>,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let receipts = match &args.login_of {
        Some(other) => ops::member::add_login(&mut conn, &args.login, other)?,
        None => {
            let name = args.name.as_deref().unwrap_or(&args.login);
            ops::member::add(&mut conn, &args.login, name, &args.roles)?
        }
    };
    context.printer.receipts(&receipts)
}
