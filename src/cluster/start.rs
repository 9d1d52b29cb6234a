//! Starting the server, and clearing away what a killed one left.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal};

use super::error::ClusterError;
use super::owner::Owner;
use super::process::{self, Life, PidFile};
use super::{Cluster, PATIENCE, STEP, settings};

/// Orphans notice by themselves that their server is dead, unless they are busy.
const ORPHAN_GRACE: Duration = Duration::from_millis(250);
/// After this they are not asked any more. With the server dead they can complete nothing that counts.
const ORPHAN_PATIENCE: Duration = Duration::from_secs(3);
/// How long to try again when the system does not tell what stands in the way.
const BLOCKED_PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of the log that an error quotes at most.
const TAIL: u64 = 4096;

/// Who has the data directory, by its pid file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// There is no pid file.
    Nobody,
    /// The pid file's process is dead, or is not a server of this directory.
    Stale {
        /// True when PostgreSQL would clear the file itself.
        plain: bool,
    },
    /// A server on our socket, up or coming up or going down.
    Ours(PidFile),
    /// A server that somebody else started.
    Foreign(Pid),
    /// Some process, and the system does not tell what it is.
    Unknown(Pid),
}

/// How an attempt to start ended.
enum Attempt {
    Ready,
    /// It gave way to what is left of another server.
    Blocked(String),
}

impl Cluster {
    /// Brings the server up; true when it was up already. The caller holds the start lock.
    pub(super) fn start(
        &self,
        owner: Option<&Owner>,
        probe: &dyn Fn(&str) -> bool,
        deadline: Instant,
    ) -> Result<bool, ClusterError> {
        let url = self.connection_string(super::SUPERUSER, super::MAINTENANCE_DATABASE);
        let begin = Instant::now();
        loop {
            match self.holder(owner)? {
                Holder::Foreign(pid) => return Err(self.in_use(pid)),
                Holder::Ours(file) => {
                    if file.ready && probe(&url) {
                        return Ok(true);
                    }
                    if Instant::now() >= deadline {
                        return Err(self.timeout("a server is there, but accepts no connection"));
                    }
                    thread::sleep(STEP);
                    continue;
                }
                Holder::Stale { plain } => self.clear(owner, plain)?,
                Holder::Nobody | Holder::Unknown(_) => {}
            }
            match self.attempt(owner, probe, &url, deadline)? {
                Attempt::Ready => return Ok(false),
                Attempt::Blocked(tail) if Instant::now() >= deadline => return Err(self.start_failed(tail)),
                Attempt::Blocked(tail) => {
                    // where orphans cannot be listed, they are given time to end by themselves
                    if !self.end_orphans(owner)? && begin.elapsed() > BLOCKED_PATIENCE {
                        return Err(self.start_failed(tail));
                    }
                    thread::sleep(10 * STEP);
                }
            }
        }
    }

    /// Reads the pid file and looks at the process it names.
    pub(super) fn holder(&self, owner: Option<&Owner>) -> Result<Holder, ClusterError> {
        let Some(text) = self.pid_file_text()? else {
            return Ok(Holder::Nobody);
        };
        let Some(file) = PidFile::parse(&text) else {
            return Ok(Holder::Stale { plain: false });
        };
        match process::life(file.pid) {
            Life::Gone => return Ok(Holder::Stale { plain: true }),
            Life::Zombie => return Ok(Holder::Stale { plain: false }),
            Life::Alive => {}
        }
        Ok(match process::serves(file.pid, &self.real_data()?, owner) {
            None => Holder::Unknown(file.pid),
            Some(false) => Holder::Stale { plain: false },
            // in its first moments a server has not named its socket yet
            Some(true)
                if file.postmaster && file.socket.as_ref().is_none_or(|s| *s == self.layout.socket) =>
            {
                Holder::Ours(file)
            }
            Some(true) => Holder::Foreign(file.pid),
        })
    }

    /// The text of `postmaster.pid`, if there is one.
    pub(super) fn pid_file_text(&self) -> Result<Option<String>, ClusterError> {
        let path = self.pid_path();
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ClusterError::at(path)(error)),
        }
    }

    /// The data directory as the process table names it.
    fn real_data(&self) -> Result<PathBuf, ClusterError> {
        fs::canonicalize(&self.layout.data).map_err(ClusterError::at(&self.layout.data))
    }

    fn pid_path(&self) -> PathBuf {
        self.layout.data.join("postmaster.pid")
    }

    /// Clears a stale pid file. PostgreSQL takes a zombie, or a stranger with a recycled process id, for its
    /// own server and does not start; but the file is also its guard against processes that still write, so
    /// it is removed only when no server process works in the data directory.
    fn clear(&self, owner: Option<&Owner>, plain: bool) -> Result<(), ClusterError> {
        if self.end_orphans(owner)? && !plain && self.holder(owner)? == (Holder::Stale { plain }) {
            for path in [
                self.pid_path(),
                self.layout
                    .socket
                    .join(format!(".s.PGSQL.{}.lock", super::layout::PORT)),
            ] {
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(ClusterError::at(path)(error));
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Waits for processes of a dead server to end, then ends them; false when the system does not tell which
    /// they are. Nothing happens to a server that is named in the pid file and alive.
    pub(super) fn end_orphans(&self, owner: Option<&Owner>) -> Result<bool, ClusterError> {
        let data = self.real_data()?;
        let begin = Instant::now();
        let mut asked = false;
        loop {
            let Some(orphans) = process::servers_in(&data, owner) else {
                return Ok(false);
            };
            if orphans.is_empty() {
                return Ok(true);
            }
            // a server that came up meanwhile names itself in the pid file: these are no orphans then
            if matches!(self.holder(owner)?, Holder::Ours(_) | Holder::Foreign(_)) {
                return Ok(true);
            }
            if let Some(server) = process::parent_among(&orphans) {
                return Err(self.in_use(server));
            }
            let elapsed = begin.elapsed();
            if elapsed > PATIENCE {
                return Err(self.timeout("processes of a killed server do not end"));
            }
            let signal = match () {
                () if elapsed > ORPHAN_PATIENCE => Some(Signal::KILL),
                () if elapsed > ORPHAN_GRACE && !asked => Some(Signal::TERM),
                () => None,
            };
            if let Some(signal) = signal {
                asked = true;
                for pid in orphans {
                    let still = || process::serves(pid, &data, owner) == Some(true);
                    process::signal(pid, signal, still).map_err(ClusterError::at(&data))?;
                }
            }
            thread::sleep(5 * STEP);
        }
    }

    /// Spawns the server and waits until it accepts connections or ends.
    fn attempt(
        &self,
        owner: Option<&Owner>,
        probe: &dyn Fn(&str) -> bool,
        url: &str,
        deadline: Instant,
    ) -> Result<Attempt, ClusterError> {
        let (mut log, offset) = self.layout.open_log()?;
        let mut child = self.spawn(owner, &log)?;
        let pid = child.id() as i32;
        loop {
            // the pid file says when to connect: trying earlier makes the server fork for a refusal
            let file = self.pid_file_text()?.as_deref().and_then(PidFile::parse);
            if file.is_some_and(|file| file.ready && file.pid.as_raw_pid() == pid) && probe(url) {
                process::leave(child);
                return Ok(Attempt::Ready);
            }
            if child
                .try_wait()
                .map_err(ClusterError::at(&self.layout.data))?
                .is_some()
            {
                let tail = tail(&mut log, offset, &self.layout.log);
                let gave_way = tail.contains("postmaster.pid") || tail.contains("still in use");
                return if gave_way {
                    Ok(Attempt::Blocked(tail))
                } else {
                    Err(self.start_failed(tail))
                };
            }
            if Instant::now() >= deadline {
                process::leave(child);
                return Err(self.timeout("the server is starting, but accepts no connection yet"));
            }
            thread::sleep(STEP);
        }
    }

    fn spawn(&self, owner: Option<&Owner>, log: &File) -> Result<Child, ClusterError> {
        let mut command = self.command("postgres", owner)?;
        let socket = self.layout.socket.to_string_lossy();
        let copy = || log.try_clone().map_err(ClusterError::at(&self.layout.log));
        command
            .arg("-D")
            .arg(&self.layout.data)
            .args(settings::arguments(
                &socket,
                self.settings.durable,
                &self.settings.extra,
            ))
            .stdout(copy()?)
            .stderr(copy()?)
            // Ctrl-C is meant for the command, and the server stays for the next one
            .process_group(0);
        let program = command.get_program().into();
        command
            .spawn()
            .map_err(|source| ClusterError::Run { program, source })
    }

    pub(super) fn in_use(&self, pid: Pid) -> ClusterError {
        ClusterError::InUse {
            path: self.layout.data.clone(),
            pid: pid.as_raw_pid(),
        }
    }

    fn start_failed(&self, tail: String) -> ClusterError {
        ClusterError::StartFailed {
            tail,
            log: self.layout.log.clone(),
        }
    }

    pub(super) fn timeout(&self, waiting_for: &'static str) -> ClusterError {
        ClusterError::Timeout {
            waiting_for,
            seconds: PATIENCE.as_secs(),
            log: self.layout.log.clone(),
        }
    }
}

/// What was appended to the log since `offset`, at most the last [`TAIL`] bytes. The log was opened for
/// writing only.
fn tail(log: &mut File, offset: u64, path: &std::path::Path) -> String {
    let read = || {
        let length = log.metadata()?.len();
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(offset.max(length.saturating_sub(TAIL))))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        std::io::Result::Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
    };
    read()
        .ok()
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "it left no message".into())
}
