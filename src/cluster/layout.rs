//! Where things lie in a data directory, and making its directories and files.
//!
//! Run as root, the data directory stays root's and the server's user may only pass through it: were it the
//! server's, a database superuser could plant links there for root to follow.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, chown, fchown, lchown};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use rustix::process::geteuid;

use super::error::ClusterError;
use super::owner::Owner;

/// Held while the server is created, started or stopped.
pub const START_LOCK: &str = "start.lock";
/// Held by the process that stops an idle server.
pub const REAPER_LOCK: &str = "reaper.lock";
/// The port is only a part of the socket's name.
pub const PORT: u16 = 5432;
/// Bytes that the socket's path adds to the data directory's.
pub const SOCKET_SUFFIX_LENGTH: usize = "/s/.s.PGSQL.5432".len();
/// `sun_path` without its terminating zero.
const SOCKET_PATH_LIMIT: usize = if cfg!(any(target_os = "linux", target_os = "android")) {
    107
} else {
    103
};
/// A log of this many bytes is set aside at the next start; one older log is kept.
const LOG_LIMIT: u64 = 1 << 20;

/// The paths of one data directory.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The directory the person named, absolute.
    pub root: PathBuf,
    /// PostgreSQL's own data directory.
    pub data: PathBuf,
    /// The socket's directory; its name is short because socket paths are limited.
    pub socket: PathBuf,
    /// What the server prints.
    pub log: PathBuf,
}

impl Layout {
    /// The layout below `root`, made absolute; fails when no connection string could name the socket.
    pub fn new(root: &Path) -> Result<Self, ClusterError> {
        let root = std::path::absolute(root).map_err(ClusterError::at(root))?;
        let unusable = |problem| {
            Err(ClusterError::UnusablePath {
                path: root.clone(),
                problem,
            })
        };
        match root.to_str() {
            None => return unusable("bytes that are not UTF-8"),
            // libpq takes a comma for the start of another host, and PostgreSQL's pid file has lines
            Some(text) if text.contains(',') => return unusable("a comma"),
            Some(text) if text.contains(char::is_control) => return unusable("a control character"),
            Some(_) => {}
        }
        let socket = root.join("s");
        let path = socket.join(format!(".s.PGSQL.{PORT}"));
        if path.as_os_str().len() > SOCKET_PATH_LIMIT {
            return Err(ClusterError::SocketPathTooLong {
                path,
                limit: SOCKET_PATH_LIMIT,
            });
        }
        Ok(Self {
            data: root.join("data"),
            log: root.join("postgres.log"),
            socket,
            root,
        })
    }

    /// Content of the data directory's `PG_VERSION`; `None` when no server was created yet.
    pub fn version(&self) -> Result<Option<String>, ClusterError> {
        let path = self.data.join("PG_VERSION");
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ClusterError::at(path)(error)),
        }
    }

    /// Makes the data directory and the socket's directory, private to us and the server's user.
    ///
    /// A directory that is already in other use keeps its permissions; an empty one is taken over.
    pub fn prepare(&self, owner: Option<&Owner>) -> Result<(), ClusterError> {
        if make_with_parents(&self.root, owner.is_some())? || self.is_unused()? {
            let mode = fs::metadata(&self.root)
                .map_err(ClusterError::at(&self.root))?
                .mode()
                & 0o700;
            match owner {
                Some(owner) => {
                    chown(&self.root, None, Some(owner.gid)).map_err(ClusterError::at(&self.root))?;
                    set_mode(&self.root, mode | 0o010)?;
                }
                None => set_mode(&self.root, mode)?,
            }
        }
        if let Some(owner) = owner {
            owner.check_way_to(&self.root)?;
        }
        self.make_private(&self.socket, owner)
    }

    /// Makes a directory that only the server's user can enter.
    pub fn make_private(&self, path: &Path, owner: Option<&Owner>) -> Result<(), ClusterError> {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
        .map_err(ClusterError::at(path))?;
        let metadata = fs::symlink_metadata(path).map_err(ClusterError::at(path))?;
        if !metadata.is_dir() {
            return Err(ClusterError::at(path)(io::ErrorKind::NotADirectory.into()));
        }
        if metadata.mode() & 0o077 != 0 {
            set_mode(path, 0o700)?;
        }
        match owner {
            Some(owner) if metadata.uid() != owner.uid => {
                lchown(path, Some(owner.uid), Some(owner.gid)).map_err(ClusterError::at(path))
            }
            _ => Ok(()),
        }
    }

    /// Opens the log for appending, setting a large one aside; gives its present length too.
    pub fn open_log(&self) -> Result<(File, u64), ClusterError> {
        if fs::symlink_metadata(&self.log).is_ok_and(|metadata| metadata.len() > LOG_LIMIT) {
            let old = self.log.with_extension("log.old");
            fs::rename(&self.log, &old).map_err(ClusterError::at(&self.log))?;
        }
        let file = self.open(&self.log, OpenOptions::new().append(true))?;
        let length = file.metadata().map_err(ClusterError::at(&self.log))?.len();
        Ok((file, length))
    }

    /// Takes a lock if it is free; `None` when another process has it.
    pub fn try_lock(&self, name: &str) -> Result<Option<File>, ClusterError> {
        let file = self.lock_file(name)?;
        self.locked(name, file.try_lock())
            .map(|taken| taken.then_some(file))
    }

    /// True when some process holds this lock exclusively. Several may look at once without seeing each
    /// other.
    pub fn is_locked(&self, name: &str) -> Result<bool, ClusterError> {
        let file = self.lock_file(name)?;
        self.locked(name, file.try_lock_shared()).map(|taken| !taken)
    }

    /// Waits for a lock until `deadline`; `None` when that passes.
    pub fn lock(&self, name: &str, deadline: Instant) -> Result<Option<File>, ClusterError> {
        loop {
            match self.try_lock(name)? {
                None if Instant::now() < deadline => thread::sleep(Duration::from_millis(3)),
                taken_or_late => return Ok(taken_or_late),
            }
        }
    }

    fn lock_file(&self, name: &str) -> Result<File, ClusterError> {
        self.open(&self.root.join(name), OpenOptions::new().write(true))
    }

    fn locked(&self, name: &str, result: Result<(), TryLockError>) -> Result<bool, ClusterError> {
        match result {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(ClusterError::at(self.root.join(name))(error)),
        }
    }

    /// Opens or creates a file of ours, 0600, never through a link.
    fn open(&self, path: &Path, options: &mut OpenOptions) -> Result<File, ClusterError> {
        let file = options
            .create(true)
            .mode(0o600)
            .custom_flags(OFlags::NOFOLLOW.bits() as i32)
            .open(path)
            .map_err(ClusterError::at(path))?;
        // what root makes in an ordinary user's directory must not lock that user out
        if geteuid().is_root()
            && let Ok(parent) = fs::metadata(&self.root)
            && parent.uid() != 0
            && file
                .metadata()
                .is_ok_and(|metadata| metadata.uid() == 0 && metadata.nlink() == 1)
        {
            fchown(&file, Some(parent.uid()), Some(parent.gid())).map_err(ClusterError::at(path))?;
        }
        Ok(file)
    }

    fn is_unused(&self) -> Result<bool, ClusterError> {
        Ok(fs::read_dir(&self.root)
            .map_err(ClusterError::at(&self.root))?
            .next()
            .is_none())
    }
}

/// Makes a directory and its missing parents; true when the directory itself is new. Root's umask must not
/// keep the server's user from passing through new parents, so with `reachable` those are open to all.
fn make_with_parents(path: &Path, reachable: bool) -> Result<bool, ClusterError> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => return Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(ClusterError::at(path)(error)),
    }
    let Some(parent) = path.parent() else {
        return Err(ClusterError::at(path)(io::ErrorKind::NotFound.into()));
    };
    if make_with_parents(parent, reachable)? && reachable {
        set_mode(parent, 0o755)?;
    }
    make_with_parents(path, reachable)
}

fn set_mode(path: &Path, mode: u32) -> Result<(), ClusterError> {
    fs::set_permissions(path, Permissions::from_mode(mode)).map_err(ClusterError::at(path))
}
