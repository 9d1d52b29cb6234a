//! What every command works with: which desk, as whom, in which dossier, and the way out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cluster::Settings;
use crate::db::Connection;
use crate::ops::OpError;
use crate::ops::desk::{self, Desk, Place};

use super::args::Global;
use super::error::{CliError, Outcome};
use super::printer::Printer;

/// Made once from the global options.
#[derive(Debug)]
pub struct Context {
    /// Where the database is, and the login to work as.
    pub desk: Desk,
    /// The way out.
    pub printer: Printer,
    /// The private server's data directory, where one was named.
    pub data_dir: Option<PathBuf>,
    /// The directory of PostgreSQL's server programs, where one was named.
    pub binaries: Option<PathBuf>,
    dossier: Option<String>,
}

impl Context {
    /// Reads the global options.
    pub fn new(global: &Global) -> Self {
        Context {
            desk: desk_of(global),
            printer: Printer {
                output: global.output,
                quiet: global.quiet,
            },
            data_dir: global.data_dir.clone(),
            binaries: global.binaries.clone(),
            dossier: global.in_dossier.clone(),
        }
    }

    /// A connection as the login, which must be a member's.
    pub fn connect(&self) -> Result<Connection, CliError> {
        Ok(self.desk.connect_as_member()?)
    }

    /// The dossier to work in, if one was said.
    pub fn dossier(&self) -> Option<&str> {
        self.dossier.as_deref()
    }

    /// The dossier that a command names itself, else the one to work in.
    pub fn dossier_or<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.or(self.dossier())
    }

    /// Whether the desk is on a server by address, where a login is authenticated.
    pub fn is_server(&self) -> bool {
        matches!(self.desk.place, Place::Server(_))
    }

    /// A result that is a file: to where it was asked for, else to standard output.
    pub fn write_out(&self, out: Option<&Path>, bytes: &[u8]) -> Outcome {
        let Some(path) = out else {
            return self.printer.bytes(bytes);
        };
        std::fs::write(path, bytes).map_err(|source| OpError::File {
            action: "write",
            path: path.to_owned(),
            source,
        })?;
        self.printer.message(&format!("wrote {}", path.display()))
    }
}

fn desk_of(global: &Global) -> Desk {
    let server = global
        .database_url
        .clone()
        .or_else(|| std::env::var("DATABASE_URL").ok())
        .filter(|url| !url.is_empty());
    let place = match server {
        Some(url) => Place::Server(url),
        None => Place::Private(Settings {
            data_dir: global.data_dir.clone().unwrap_or_else(default_data_dir),
            binaries: global.binaries.clone(),
            idle: Duration::from_secs(global.idle_seconds),
            durable: true,
            extra: Vec::new(),
        }),
    };
    let login = match &place {
        Place::Server(_) => global.acting_as.clone(),
        Place::Private(_) => Some(global.acting_as.clone().unwrap_or_else(|| "admin".to_owned())),
    };
    Desk {
        place,
        login,
        reaper: std::env::current_exe().ok(),
    }
}

/// The data directory where none is named.
pub fn default_data_dir() -> PathBuf {
    use etcetera::BaseStrategy;
    let user_data =
        etcetera::choose_base_strategy().map_or_else(|_| PathBuf::from("."), |dirs| dirs.data_dir());
    desk::default_data_dir(rustix::process::geteuid().is_root(), &user_data)
}
