//! `counterclaim db psql`

use std::process::Command;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops::OpError;

/// Open psql as the login
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker db psql -c 'select * from counterclaim.claim_list'"
)]
pub struct PsqlArgs {
    /// Arguments for psql
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

pub fn run(args: &PsqlArgs, context: &Context) -> Outcome {
    context.desk.connect()?; // starts a private server
    let status = Command::new("psql")
        .arg("-X")
        .arg(context.desk.address(None)?)
        .args(&args.args)
        // in the arguments everybody on the machine could read it
        .envs(context.desk.password().map(|password| ("PGPASSWORD", password)))
        .status()
        .map_err(|error| {
            CliError::new(1, "failed", format!("cannot run `psql`: {error}"))
                .hinting("install PostgreSQL's client programs, or put their directory into PATH")
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(OpError::Usage(format!("psql ended with {status}")).into())
    }
}
