//! The private cluster: a PostgreSQL server of one's own in a data directory, created and started when first
//! needed, left running for the next command, stopped when nobody uses it.
//!
//! It is reached through a Unix socket only. This module supervises processes and files; connecting is the
//! caller's business and comes in as closures. A command first tries [`Cluster::connection_string`] and calls
//! [`Cluster::ensure_running`] only when that fails, so a running server costs it nothing here.

mod create;
mod error;
mod find;
mod idle;
mod layout;
mod owner;
mod process;
mod settings;
mod start;
mod stop;

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

pub use self::error::ClusterError;
pub use self::find::{Binaries, OLDEST_MAJOR};

use self::layout::{Layout, PORT, START_LOCK};
use self::owner::Owner;
use self::process::PidFile;

/// The database superuser of a private cluster.
pub const SUPERUSER: &str = "postgres";
/// A database that is always there.
pub const MAINTENANCE_DATABASE: &str = "postgres";

/// How long to wait for another command, for the server to start and for it to stop.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at something that is about to happen.
const STEP: Duration = Duration::from_millis(3);
/// What the server's programs may see of our environment: PGPORT and the like would change what they do, and
/// the rest is none of their business.
const ENVIRONMENT: &[&str] = &[
    "PATH",
    "HOME",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LOCALE_ARCHIVE",
    "LD_PRELOAD",
    "NSS_WRAPPER_PASSWD",
    "NSS_WRAPPER_GROUP",
];

/// What a private cluster needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where everything lies. Made when missing.
    pub data_dir: PathBuf,
    /// Directory of `postgres` and `initdb`; searched for when `None`.
    pub binaries: Option<PathBuf>,
    /// Time without sessions after which the reaper stops the server; zero for never.
    pub idle: Duration,
    /// False for tests only: nothing is flushed to disk.
    pub durable: bool,
    /// Further server settings, name and value; they override the built-in ones.
    pub extra: Vec<(String, String)>,
}

/// How [`Cluster::ensure_running`] came to a running server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Started {
    /// The data directory was made, then the server started.
    Created,
    /// The server was started.
    Started,
    /// Somebody else had started it meanwhile.
    Adopted,
}

/// What is known about a private cluster without connecting to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The server's main process, when it runs.
    pub pid: Option<i32>,
    /// True when that process has announced that it accepts connections.
    pub ready: bool,
    /// Start of that process, in seconds since 1970.
    pub started_at: Option<i64>,
    /// Major version of the data directory; `None` before it is created.
    pub version: Option<String>,
    /// The directory the person named.
    pub data_dir: PathBuf,
    /// The socket's directory: `host` of a connection string.
    pub socket_dir: PathBuf,
    /// The server's log.
    pub log: PathBuf,
}

/// A PostgreSQL server of one's own, running or not. See the [module](self).
#[derive(Debug)]
pub struct Cluster {
    settings: Settings,
    layout: Layout,
    binaries: OnceLock<Binaries>,
}

impl Cluster {
    /// Looks at the data directory; makes and starts nothing.
    ///
    /// Server programs are not searched for yet: a command that finds a running server does not need them.
    ///
    /// # Errors
    /// The directory's path is too long for a socket or cannot be expressed, or the directory cannot be read.
    pub fn open(settings: Settings) -> Result<Self, ClusterError> {
        let layout = Layout::new(&settings.data_dir)?;
        layout.version()?;
        Ok(Self {
            settings,
            layout,
            binaries: OnceLock::new(),
        })
    }

    /// The data directory, absolute.
    pub fn data_dir(&self) -> &Path {
        &self.layout.root
    }

    /// True when the server's data directory was created.
    pub fn exists(&self) -> bool {
        matches!(self.layout.version(), Ok(Some(_)))
    }

    /// A keyword/value connection string, each value quoted as libpq wants it.
    pub fn connection_string(&self, user: &str, database: &str) -> String {
        let host = quote(&self.layout.socket.to_string_lossy());
        // the port is said too, or PGPORT would decide
        format!(
            "host={host} port={PORT} user={} dbname={}",
            quote(user),
            quote(database)
        )
    }

    /// The server programs for this data directory: of its major version, or the newest before it is created.
    pub fn binaries(&self) -> Result<&Binaries, ClusterError> {
        if let Some(found) = self.binaries.get() {
            return Ok(found);
        }
        let version = self.layout.version()?;
        let found = find::find(
            self.settings.binaries.as_deref(),
            version.as_deref(),
            &self.layout.data,
        )?;
        Ok(self.binaries.get_or_init(|| found))
    }

    /// Creates, starts or adopts the server, so that connecting works when this returns.
    ///
    /// `probe` says whether a connection string can be connected to; its session must be closed again. Of
    /// several commands at once one does the work and the others wait for it.
    pub fn ensure_running(&self, probe: &dyn Fn(&str) -> bool) -> Result<Started, ClusterError> {
        self.binaries()?; // before anything is made
        let deadline = Instant::now() + PATIENCE;
        let owner = Owner::find(&self.layout)?;
        let owner = owner.as_ref();
        self.layout.prepare(owner)?;
        let _lock = self.start_lock(deadline)?;
        if probe(&self.connection_string(SUPERUSER, MAINTENANCE_DATABASE)) {
            return Ok(Started::Adopted);
        }
        if let Some(owner) = owner {
            owner.check_way_to(&self.binaries()?.directory)?;
        }
        let new = !self.exists();
        if new {
            self.create(owner)?;
        }
        let adopted = self.start(owner, probe, deadline)?;
        Ok(match (new, adopted) {
            (true, _) => Started::Created,
            (false, true) => Started::Adopted,
            (false, false) => Started::Started,
        })
    }

    /// What is known without connecting.
    pub fn status(&self) -> Result<Status, ClusterError> {
        let version = self.layout.version()?;
        let owner = if version.is_some() {
            Owner::find(&self.layout)?
        } else {
            None
        };
        let pid = if version.is_some() {
            self.running(owner.as_ref())?
        } else {
            None
        };
        let file = match pid {
            Some(_) => self.pid_file_text()?.as_deref().and_then(PidFile::parse),
            None => None,
        };
        Ok(Status {
            pid: pid.map(|pid| pid.as_raw_pid()),
            ready: file.as_ref().is_some_and(|file| file.ready),
            started_at: file.and_then(|file| file.started_at),
            version,
            data_dir: self.layout.root.clone(),
            socket_dir: self.layout.socket.clone(),
            log: self.layout.log.clone(),
        })
    }

    /// Waits for the lock that starting and stopping need.
    fn start_lock(&self, deadline: Instant) -> Result<File, ClusterError> {
        let lock = self.layout.lock(START_LOCK, deadline)?;
        lock.ok_or_else(|| self.timeout("another command is starting or stopping the server"))
    }

    /// One of the server's programs, as the server's user and with little of our environment.
    fn command(&self, program: &str, owner: Option<&Owner>) -> Result<Command, ClusterError> {
        let mut command = Command::new(self.binaries()?.program(program));
        let kept = ENVIRONMENT
            .iter()
            .filter_map(|name| Some((name, env::var_os(name)?)));
        command
            .env_clear()
            .envs(kept)
            .env("LC_ALL", "C")
            .current_dir("/")
            .stdin(Stdio::null());
        if let Some(owner) = owner {
            owner.apply(&mut command);
        }
        Ok(command)
    }
}

/// A value of a connection string: plain where it can be, else between apostrophes.
fn quote(value: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && c != '\'' && c != '\\';
    if !value.is_empty() && value.chars().all(plain) {
        return value.to_owned();
    }
    format!("'{}'", value.replace('\\', r"\\").replace('\'', r"\'"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::quote;

    #[test]
    fn values_are_quoted() {
        assert_eq!(quote("plain"), "plain");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("O'Neil \\ co"), r"'O\'Neil \\ co'");
    }
}
