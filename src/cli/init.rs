//! `counterclaim init`

use schemars::JsonSchema;
use serde::Serialize;

use super::context::Context;
use super::error::Outcome;
use super::password::PasswordArgs;

/// Set up server, database and first administrator
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim init\n  counterclaim --database-url postgres://owner@db.example.org/desk init --admin admin --password-file admin.txt\n\n\
        On a server the address names a superuser, or the database's owner with CREATEROLE. The administrator's login is\n\
        made if it is missing; how it proves itself (password, certificate, peer) is the server's pg_hba.conf to say."
)]
pub struct InitArgs {
    /// Login of the first administrator
    #[arg(long, value_name = "LOGIN", default_value = "admin")]
    admin: String,
    #[command(flatten)]
    password: PasswordArgs,
}

#[derive(Serialize, JsonSchema)]
pub struct InitView {
    created: bool,
    migrations: Vec<String>,
    rebuilt: bool,
    administrator: Option<String>,
}

pub fn run(args: &InitArgs, context: &Context) -> Outcome {
    let printer = &context.printer;
    let password = args.password.read()?;
    let done = context.desk.initialise(&args.admin, password.as_deref())?;
    let view = InitView {
        created: done.created,
        migrations: done.migrated.migrations,
        rebuilt: done.migrated.rebuilt,
        administrator: done.founder,
    };
    if printer.is_json() {
        return printer.json(&view);
    }
    if view.created {
        printer.message("made the database")?;
    }
    if !view.migrations.is_empty() {
        printer.message(&format!("ran {} migrations", view.migrations.len()))?;
    }
    match &view.administrator {
        Some(login) => printer.message(&format!(
            "the administrator is `{login}`\n\nhint: add people: `counterclaim member add checker --role checker`"
        )),
        None => printer.message("the desk is ready"),
    }
}
