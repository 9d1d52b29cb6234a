//! Processes: the pid file, who is alive, who works in a directory, signals that cannot hit a stranger.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use super::STEP;
use super::owner::Owner;

/// What a server writes into `postmaster.pid`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PidFile {
    /// The server's main process.
    pub pid: Pid,
    /// False for a single-user server, which has no socket.
    pub postmaster: bool,
    /// Seconds since 1970 at its start.
    pub started_at: Option<i64>,
    /// Its first socket directory; not yet there in the first milliseconds.
    pub socket: Option<PathBuf>,
    /// True once it accepts connections.
    pub ready: bool,
}

impl PidFile {
    /// Parses the file's text; `None` when it does not begin with a process id.
    pub fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let number: i32 = lines.first()?.parse().ok()?;
        Some(Self {
            pid: Pid::from_raw(number.checked_abs()?)?,
            postmaster: number > 0,
            started_at: lines.get(2).and_then(|line| line.parse().ok()),
            socket: lines.get(4).filter(|line| !line.is_empty()).map(PathBuf::from),
            ready: lines.get(7) == Some(&"ready"),
        })
    }
}

/// What the process table says of a process id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It runs.
    Alive,
    /// It has ended, and its parent has not asked for its exit status yet.
    Zombie,
    /// There is none.
    Gone,
}

/// Looks a process up.
pub fn life(pid: Pid) -> Life {
    reap_children();
    match test_kill_process(pid) {
        Err(Errno::SRCH) => Life::Gone,
        // not permitted means that it exists
        _ if state(pid).is_some_and(|state| matches!(state, 'Z' | 'X')) => Life::Zombie,
        _ => Life::Alive,
    }
}

/// Does a server process with this id work in `directory` (canonical)? `None` when the system does not tell.
pub fn serves(pid: Pid, directory: &Path, owner: Option<&Owner>) -> Option<bool> {
    if !cfg!(target_os = "linux") {
        let command = ps(pid, "command=")?;
        let server = command.contains("postgres") || command.contains("postmaster");
        return match server {
            true if command.contains(&*directory.to_string_lossy()) => Some(true),
            true => None,
            false => Some(false),
        };
    }
    let name = fs::read_to_string(format!("/proc/{pid}/comm", pid = pid.as_raw_pid())).unwrap_or_default();
    if !matches!(name.trim_end(), "postgres" | "postmaster") {
        return Some(false);
    }
    let place = PathBuf::from(format!("/proc/{}", pid.as_raw_pid()));
    // PostgreSQL works only in a directory of its own user
    let uid = |path: &Path| fs::metadata(path).ok().map(|metadata| metadata.uid());
    if uid(&place).is_none_or(|process| Some(process) != uid(directory)) {
        return Some(false);
    }
    working_directory(pid, owner).map(|at| at.as_deref() == Some(directory))
}

/// Where a process works: `Some(None)` when it is ending, `None` when the system does not tell.
fn working_directory(pid: Pid, owner: Option<&Owner>) -> Option<Option<PathBuf>> {
    let link = PathBuf::from(format!("/proc/{}/cwd", pid.as_raw_pid()));
    // a process that ends just now is refused in several ways, and shows as alive for a moment
    for _ in 0..20 {
        match fs::read_link(&link) {
            Ok(path) => return Some(Some(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(None),
            Err(_) => {}
        }
        // in a container root may lack the capability to look; the server's own user may look
        if let Some(owner) = owner {
            let mut command = Command::new("readlink");
            owner.apply(command.arg("--").arg(&link).current_dir("/").stdin(Stdio::null()));
            let output = command.output().ok()?;
            if output.status.success() {
                let path = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
                return Some(Some(OsStr::from_bytes(path).into()));
            }
        }
        if life(pid) != Life::Alive {
            return Some(None);
        }
        thread::sleep(STEP);
    }
    None
}

/// Every live server process that works in `directory`; `None` when the system does not tell.
pub fn servers_in(directory: &Path, owner: Option<&Owner>) -> Option<Vec<Pid>> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").ok()?.flatten() {
        let pid = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
            .and_then(Pid::from_raw);
        if let Some(pid) = pid
            && serves(pid, directory, owner)?
            && life(pid) == Life::Alive
        {
            found.push(pid);
        }
    }
    Some(found)
}

/// The process that is the parent of another one in the list: a server's main process is, its orphans are
/// not.
pub fn parent_among(pids: &[Pid]) -> Option<Pid> {
    let parents: Vec<i32> = pids
        .iter()
        .filter_map(|&pid| stat_fields(pid)?.split_whitespace().nth(1)?.parse().ok())
        .collect();
    pids.iter()
        .copied()
        .find(|pid| parents.contains(&pid.as_raw_pid()))
}

/// Signals a process, provided `still` says, after the process is pinned down, that it is the one that is
/// meant. False when it was not, or has ended.
pub fn signal(pid: Pid, signal: Signal, still: impl Fn() -> bool) -> io::Result<bool> {
    let sent = |result| match result {
        Ok(()) => Ok(true),
        Err(Errno::SRCH) => Ok(false),
        Err(error) => Err(error.into()),
    };
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{PidfdFlags, pidfd_open, pidfd_send_signal};
        match pidfd_open(pid, PidfdFlags::empty()) {
            Ok(process) => {
                return if still() {
                    sent(pidfd_send_signal(process, signal))
                } else {
                    Ok(false)
                };
            }
            Err(Errno::SRCH) => return Ok(false),
            Err(_) => {} // an old kernel, or a sandbox that forbids it
        }
    }
    if still() {
        sent(kill_process(pid, signal))
    } else {
        Ok(false)
    }
}

/// Children we started and do not wait for: asked now and then, so that none stays a zombie in a long-lived
/// process.
static CHILDREN: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Leaves a child to itself.
pub fn leave(child: Child) {
    CHILDREN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(child);
}

fn reap_children() {
    let mut children = CHILDREN.lock().unwrap_or_else(PoisonError::into_inner);
    children.retain_mut(|child| matches!(child.try_wait(), Ok(None)));
}

fn state(pid: Pid) -> Option<char> {
    if cfg!(target_os = "linux") {
        stat_fields(pid)?.chars().next()
    } else {
        ps(pid, "state=")?.chars().next()
    }
}

/// The fields of `/proc/PID/stat` from the state on: what precedes it can hold any character.
fn stat_fields(pid: Pid) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid())).ok()?;
    Some(stat.rsplit_once(')')?.1.trim_start().to_owned())
}

fn ps(pid: Pid, column: &str) -> Option<String> {
    let pid = pid.as_raw_pid().to_string();
    let output = Command::new("ps")
        .args(["-ww", "-o", column, "-p", &pid])
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pid_files() {
        let whole = "812\n/d/data\n1700000000\n5432\n/d/s\n\n  5432001  7\nready   \n";
        let file = PidFile::parse(whole).unwrap();
        assert_eq!(file.pid.as_raw_pid(), 812);
        assert_eq!(
            (file.postmaster, file.ready, file.started_at),
            (true, true, Some(1_700_000_000))
        );
        assert_eq!(file.socket.as_deref(), Some(Path::new("/d/s")));
        let early = PidFile::parse("812\n/d/data\n1700000000\n5432\n\n").unwrap();
        assert_eq!((early.socket, early.ready), (None, false));
        assert!(!PidFile::parse("-812\n").unwrap().postmaster);
        assert_eq!(PidFile::parse(""), None);
        assert_eq!(PidFile::parse("0"), None);
        assert_eq!(PidFile::parse("what"), None);
        assert_eq!(PidFile::parse("-2147483648"), None);
    }

    #[test]
    fn a_stranger_is_not_a_server() {
        let me = rustix::process::getpid();
        assert_eq!(life(me), Life::Alive);
        assert_eq!(serves(me, &std::env::current_dir().unwrap(), None), Some(false));
        assert!(!signal(me, Signal::KILL, || false).unwrap());
    }
}
