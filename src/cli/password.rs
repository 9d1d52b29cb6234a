//! Passwords come from a file or a pipe: an argument could be read by everybody on the machine.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::ops::OpError;

use super::error::CliError;

/// More than this is no password.
const LIMIT: u64 = 1024;

/// Where the password of a new login comes from.
#[derive(Debug, clap::Args)]
pub struct PasswordArgs {
    /// Make the login with the password in the first line of FILE (- for standard input); the server is sent only what SCRAM-SHA-256 checks it against
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl PasswordArgs {
    /// The password, if one is to be set.
    pub fn read(&self) -> Result<Option<String>, CliError> {
        let Some(path) = &self.password_file else {
            return Ok(None);
        };
        let failed = |source| OpError::File {
            action: "read",
            path: path.clone(),
            source,
        };
        let mut line = String::new();
        let mut input: Box<dyn Read> = if path == Path::new("-") {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).map_err(failed)?)
        };
        BufReader::new(input.by_ref().take(LIMIT))
            .read_line(&mut line)
            .map_err(failed)?;
        let password = line.trim_end_matches(['\r', '\n']);
        if password.is_empty() {
            return Err(OpError::Usage(format!(
                "the first line of `{}` is empty: no password",
                path.display()
            ))
            .into());
        }
        Ok(Some(password.to_owned()))
    }
}
