//! `counterclaim member add`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::password::PasswordArgs;
use crate::domain::workflow::Role;
use crate::ops;

/// Add a person with a login, or with --login-of a login to a person
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim member add checker --role checker\n  counterclaim member add checker_phone --login-of checker\n  \
        pwgen 20 1 | tee /dev/tty | counterclaim member add checker --role checker --password-file -\n\n\
        A login that the server does not have is made; one that it has keeps its password. On the private server nobody\n\
        needs a password. On another server the login proves itself as pg_hba.conf says: with --password-file by password,\n\
        without it by certificate, peer, LDAP or Kerberos. People change their password with \\password in `db psql`."
)]
pub struct AddArgs {
    /// PostgreSQL login
    login: String,
    /// The person's name; the login's if absent
    #[arg(long)]
    name: Option<String>,
    /// checker, reviewer, editor or admin; any number of times
    #[arg(long = "role", value_name = "ROLE", value_parser = codes::<Role>(Role::CODES), hide_possible_values = true)]
    roles: Vec<Role>,
    /// The login becomes one more of the person who has this one
    #[arg(long, value_name = "LOGIN", conflicts_with_all = ["name", "roles"])]
    login_of: Option<String>,
    #[command(flatten)]
    password: PasswordArgs,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let password = args.password.read()?;
    let conn = &mut context.connect()?;
    let (login, name) = (&args.login, args.name.as_deref().unwrap_or(&args.login));
    let receipts = match (&args.login_of, &password) {
        (Some(other), Some(password)) => ops::member::add_login_with_password(conn, login, password, other)?,
        (Some(other), None) => ops::member::add_login(conn, login, other)?,
        (None, Some(password)) => ops::member::add_with_password(conn, login, password, name, &args.roles)?,
        (None, None) => ops::member::add(conn, login, name, &args.roles)?,
    };
    context.printer.receipts(&receipts)
}
