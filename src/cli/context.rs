//! What every command works with: which desk, as whom, in which dossier, and the way out.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::cluster::Settings;
use crate::db::Connection;
use crate::domain::as_of::AsOf;
use crate::ops::OpError;
use crate::ops::capture::Extractor;
use crate::ops::context::Memory;
use crate::ops::desk::{self, Desk, Place};

use super::args::Global;
use super::config::Config;
use super::error::{CliError, Outcome};
use super::printer::{Output, Printer, part_by_part};

/// Made once from the global options.
#[derive(Debug)]
pub struct Context {
    /// Where the database is, and the login to work as.
    pub desk: Desk,
    /// The way out.
    pub printer: Printer,
    /// The private server's data directory, where one was named with the command or in the environment.
    pub data_dir: Option<PathBuf>,
    /// The directory of PostgreSQL's server programs, where one was named.
    pub binaries: Option<PathBuf>,
    /// Where the dossier in use is remembered.
    pub memory: Memory,
    /// What the configuration file says.
    pub config: Config,
    /// The command as it is typed again to have its form taken; empty where it has none.
    pub again: String,
    dossier: Option<InUse>,
    yes: bool,
    as_of: Option<AsOf>,
}

/// The dossier to work in.
#[derive(Debug)]
struct InUse {
    slug: String,
    remembered: bool,
}

/// Seconds without sessions after which the private server stops, where nothing is said.
const IDLE: u64 = 900;
/// As `--dossier`: no dossier, whatever is remembered.
const ALL_DOSSIERS: &str = "-";

impl Context {
    /// Reads the global options and, for what they leave out, the configuration.
    pub fn new(global: Global, config: Config) -> Self {
        let named = global.data_dir.clone();
        let global = &global.filled(&config.settings);
        let desk = desk_of(global);
        let data_dir = global.data_dir.clone().unwrap_or_else(default_data_dir);
        let memory = Memory::of(&desk, &data_dir);
        let dossier = match global.in_dossier.as_deref().filter(|slug| !slug.is_empty()) {
            Some(ALL_DOSSIERS) => None,
            Some(slug) => Some(InUse {
                slug: slug.to_owned(),
                remembered: false,
            }),
            None => memory.dossier().map(|slug| InUse {
                slug,
                remembered: true,
            }),
        };
        Context {
            desk,
            printer: Printer::new(global, config.settings.pager.as_deref()),
            data_dir: named,
            binaries: global.binaries.clone(),
            memory,
            config,
            again: String::new(),
            dossier,
            yes: global.yes,
            as_of: global.as_of,
        }
    }

    /// The same with the command as it is typed again.
    pub fn with_line(self, again: String) -> Self {
        Context { again, ..self }
    }

    /// A connection as the login, which must be a member's; one that looks back, and does nothing but read, where a
    /// moment was named.
    pub fn connect(&self) -> Result<Connection, CliError> {
        if self.printer.verbose {
            self.printer.message(&self.describe())?;
        }
        let mut conn = self.desk.connect_as_member()?;
        if let Some(at) = self.as_of {
            desk::look_back(&mut conn, at)?;
            // programs know what they asked for, and read errors as JSON
            if self.printer.output == Output::Table {
                self.printer.message(&format!("as of {at}"))?;
            }
        }
        Ok(conn)
    }

    /// A connection of its own that looks back from a moment.
    pub fn connect_to_the_past(&self, at: AsOf) -> Result<Connection, OpError> {
        let mut conn = self.desk.connect_as_member()?;
        desk::look_back(&mut conn, at)?;
        Ok(conn)
    }

    /// The moment that the command reads: now, or the one that it looks back from.
    pub fn moment(&self) -> DateTime<Utc> {
        let now = Utc::now();
        self.as_of.map_or(now, |at| at.0.min(now))
    }

    /// As whom, where and in which dossier, for --verbose; never an address, which may hold a password.
    fn describe(&self) -> String {
        let login = self.desk.login.as_deref().map_or_else(
            || "the login of the address".to_owned(),
            |login| format!("`{login}`"),
        );
        let place = match &self.desk.place {
            Place::Server(_) => "the server at the given address".to_owned(),
            Place::Private(settings) => format!("the private server in `{}`", settings.data_dir.display()),
        };
        let dossier = match &self.dossier {
            Some(dossier) if dossier.remembered => {
                format!("dossier `{}`, as `dossier use` said", dossier.slug)
            }
            Some(dossier) => format!("dossier `{}`", dossier.slug),
            None => "no dossier in use".to_owned(),
        };
        let config = self.config.path.as_ref();
        let config = config.map(|path| format!(", configured by `{}`", path.display()));
        format!("as {login} on {place}, {dossier}{}", config.unwrap_or_default())
    }

    /// Asks before what cannot be taken back: on a terminal only, and not with --yes.
    pub fn confirm(&self, what: &str) -> Outcome {
        if self.yes || !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Ok(());
        }
        self.printer
            .error(&format!("{what}; this cannot be taken back. Go on? [y/N]"))?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer)?;
        if ["y", "yes"].contains(&answer.trim().to_lowercase().as_str()) {
            Ok(())
        } else {
            Err(CliError::declined())
        }
    }

    /// Adds to an error what only the command line knows: that the dossier it did not find was a remembered one, or that
    /// it looked for it in the past.
    pub fn explain(&self, error: CliError) -> CliError {
        if let Some(at) = self.as_of
            && error.code == "not_found"
        {
            return error.looking_back(at);
        }
        match &self.dossier {
            Some(dossier) if dossier.remembered && error.misses("dossier", &dossier.slug) => {
                error.hinting("it was remembered; `counterclaim dossier use --none` forgets it")
            }
            _ => error,
        }
    }

    /// The dossier to work in, if one was said.
    pub fn dossier(&self) -> Option<&str> {
        self.dossier.as_ref().map(|dossier| dossier.slug.as_str())
    }

    /// What tells what is kept for this login, desk and dossier from what is kept for others.
    pub fn mark(&self) -> String {
        self.memory.mark(self.dossier())
    }

    /// The dossier that a command names itself, else the one to work in.
    pub fn dossier_or<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.or(self.dossier())
    }

    /// Takes the text of files, those made by others in a process of its own.
    pub fn extractor(&self) -> Extractor {
        self.desk
            .reaper
            .clone()
            .map_or_else(Extractor::in_process, Extractor::isolated)
    }

    /// Whether the desk is on a server by address, where a login is authenticated.
    pub fn is_server(&self) -> bool {
        matches!(self.desk.place, Place::Server(_))
    }

    /// Whether what is read is of the past.
    pub fn looks_back(&self) -> bool {
        self.as_of.is_some()
    }

    /// A result that is a file, written part by part: to where it was asked for, else to standard output.
    pub fn write_parts(&self, out: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> Outcome) -> Outcome {
        let Some(path) = out else {
            return self.printer.parts(write);
        };
        let failed = |source| {
            CliError::from(OpError::File {
                action: "write",
                path: path.to_owned(),
                source,
            })
        };
        part_by_part(File::create(path).map_err(failed)?, write, failed)?;
        self.printer.message(&format!("wrote {}", path.display()))
    }

    /// A result that is a file, whole.
    pub fn write_out(&self, out: Option<&Path>, bytes: &[u8]) -> Outcome {
        self.write_parts(out, |out| Ok(out.write_all(bytes)?))
    }
}

fn desk_of(global: &Global) -> Desk {
    let server = global.database_url.clone().filter(|url| !url.is_empty());
    let place = match server {
        Some(url) => Place::Server(url),
        None => Place::Private(Settings {
            data_dir: global.data_dir.clone().unwrap_or_else(default_data_dir),
            binaries: global.binaries.clone(),
            idle: Duration::from_secs(global.idle_seconds.unwrap_or(IDLE)),
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
