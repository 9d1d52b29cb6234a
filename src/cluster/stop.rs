//! Stopping the server.

use std::thread;
use std::time::Instant;

use rustix::process::{Pid, Signal};

use super::error::ClusterError;
use super::owner::Owner;
use super::process::{self, Life};
use super::start::Holder;
use super::{Cluster, PATIENCE, STEP};

impl Cluster {
    /// Ends sessions, rolls their transactions back and shuts the server down in order; returns when its
    /// processes are gone. False when it was not running. A server that somebody else started in the data
    /// directory is left alone, with an [`InUse`](ClusterError::InUse) error; what is left of a killed one is
    /// ended.
    pub fn stop(&self) -> Result<bool, ClusterError> {
        if !self.exists() {
            return Ok(false);
        }
        let deadline = Instant::now() + PATIENCE;
        let _lock = self.start_lock(deadline)?;
        let owner = Owner::find(&self.layout)?;
        let owner = owner.as_ref();
        let running = self.running(owner)?;
        if let Some(pid) = running {
            self.ask_to_stop(pid, Signal::INT, owner)?; // INT is PostgreSQL's fast shutdown
            if !self.has_ended(pid, deadline) {
                return Err(self.timeout("the server does not shut down"));
            }
        }
        // an orderly end removes the pid file, after all other processes have ended
        if matches!(self.holder(owner)?, Holder::Stale { .. }) {
            self.end_orphans(owner)?;
        }
        Ok(running.is_some())
    }

    /// The main process of our server, if it runs.
    pub(super) fn running(&self, owner: Option<&Owner>) -> Result<Option<Pid>, ClusterError> {
        match self.holder(owner)? {
            Holder::Ours(file) => Ok(Some(file.pid)),
            Holder::Nobody | Holder::Stale { .. } => Ok(None),
            Holder::Foreign(pid) | Holder::Unknown(pid) => Err(self.in_use(pid)),
        }
    }

    /// Signals the main process, after a last look that it is a server of this data directory.
    pub(super) fn ask_to_stop(
        &self,
        pid: Pid,
        signal: Signal,
        owner: Option<&Owner>,
    ) -> Result<(), ClusterError> {
        let still = || matches!(self.holder(owner), Ok(Holder::Ours(file)) if file.pid == pid);
        process::signal(pid, signal, still).map_err(ClusterError::at(&self.layout.data))?;
        Ok(())
    }

    /// Waits for the main process, which is the last one to end; false when `deadline` passes.
    pub(super) fn has_ended(&self, pid: Pid, deadline: Instant) -> bool {
        while process::life(pid) == Life::Alive {
            if Instant::now() >= deadline {
                return false;
            }
            thread::sleep(STEP);
        }
        true
    }
}
