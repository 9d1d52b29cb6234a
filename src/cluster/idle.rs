//! Stopping a server that nobody uses.
//!
//! One small process per data directory, started by the command that started the server, looks at the
//! server's sessions now and then. It holds [`REAPER_LOCK`] while it lives.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::error::ClusterError;
use super::layout::REAPER_LOCK;
use super::owner::Owner;
use super::process;
use super::{Cluster, PATIENCE};

/// A command only looks whether the lock is free, and for that moment it is not.
const TAKING_OVER: Duration = Duration::from_millis(500);
/// A session that slipped in at the last moment may finish, within reason.
const LAST_SESSION: Duration = Duration::from_secs(10);

impl Cluster {
    /// Starts `command` detached, unless a reaper is at work or servers are never to be stopped.
    ///
    /// `command` runs this program so that it calls [`run_reaper`](Self::run_reaper) on the same data
    /// directory. True when it was started. Cheap otherwise: one file is opened.
    pub fn ensure_reaper(&self, mut command: Command) -> Result<bool, ClusterError> {
        if self.settings.idle.is_zero() || self.layout.is_locked(REAPER_LOCK)? {
            return Ok(false);
        }
        let program = command.get_program().into();
        let child = command
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|source| ClusterError::Run { program, source })?;
        process::leave(child);
        Ok(true)
    }

    /// Stops the server once nobody has used it for the idle time; returns when it is stopped, or when there
    /// is nothing to watch: no server, another reaper, an idle time of zero.
    ///
    /// `sessions` asks the server for two numbers: client sessions that are open now, besides the asking one;
    /// and client sessions there ever were, such as `sum(sessions)` of `pg_stat_database`, which counts the
    /// asking one by the next time. `None` when the server cannot be asked.
    pub fn run_reaper(&self, sessions: &dyn Fn() -> Option<(i64, i64)>) -> Result<(), ClusterError> {
        let idle = self.settings.idle;
        if idle.is_zero() || !self.exists() {
            return Ok(());
        }
        let Some(lock) = self.layout.lock(REAPER_LOCK, Instant::now() + TAKING_OVER)? else {
            return Ok(());
        };
        let owner = Owner::find(&self.layout)?;
        let mut used = Instant::now();
        let mut before = None;
        loop {
            thread::sleep((idle / 4).max(Duration::from_millis(10)));
            match sessions() {
                Some((open, ever)) => {
                    // one session more than last time was our own
                    let others = before.replace(ever).is_some_and(|before| ever > before + 1);
                    if open > 0 || others {
                        used = Instant::now();
                    }
                }
                // a server that is there and refuses us is in use: full, or starting
                None if matches!(self.running(owner.as_ref()), Ok(Some(_))) => used = Instant::now(),
                None => return Ok(()),
            }
            if used.elapsed() < idle {
                continue;
            }
            let start_lock = self.start_lock(Instant::now() + PATIENCE)?;
            // a command may have come while we waited for the lock
            if sessions().is_some_and(|(open, _)| open > 0) {
                used = Instant::now();
                continue;
            }
            let result = self.stop_gently(owner.as_ref());
            // in this order: whoever starts the server next must find that it needs a new reaper
            drop(lock);
            drop(start_lock);
            return result;
        }
    }

    /// Lets no new session in and waits for the open ones, then ends them.
    fn stop_gently(&self, owner: Option<&Owner>) -> Result<(), ClusterError> {
        let Some(pid) = self.running(owner)? else {
            return Ok(());
        };
        for (signal, patience) in [(Signal::TERM, LAST_SESSION), (Signal::INT, PATIENCE)] {
            self.ask_to_stop(pid, signal, owner)?;
            if self.has_ended(pid, Instant::now() + patience) {
                return Ok(());
            }
        }
        Err(self.timeout("the server does not shut down"))
    }
}
