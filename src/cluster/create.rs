//! Creating the server's data directory with `initdb`.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::Cluster;
use super::error::ClusterError;
use super::owner::Owner;
use super::settings;

/// What a data directory in the making is called, before its process id.
const UNFINISHED: &str = "data.new.";

/// Locales to try: every character classified, strings compared by code point, the same on every machine.
/// Some systems have no `C.UTF-8`; there the classes come from another locale, and failing that only ASCII is
/// known.
const LOCALES: &[&[&str]] = &[
    &["--locale=C.UTF-8"],
    &["--locale=C", "--lc-ctype=en_US.UTF-8"],
    &["--locale=C"],
];

impl Cluster {
    /// Makes the data directory under another name and renames it: a half-made one never looks finished.
    ///
    /// The caller holds the start lock.
    pub(super) fn create(&self, owner: Option<&Owner>) -> Result<(), ClusterError> {
        let root = &self.layout.root;
        remove_unfinished(root);
        // the name is new each time: an `initdb` that outlived its parent must not write into ours
        let fresh = root.join(format!("{UNFINISHED}{}", std::process::id()));
        self.layout.make_private(&fresh, owner)?;
        let result = self.fill(&fresh, owner);
        // again, even after success: an `initdb` that lost its directory meanwhile may have left a part of it
        remove_unfinished(root);
        result
    }

    fn fill(&self, fresh: &Path, owner: Option<&Owner>) -> Result<(), ClusterError> {
        self.initdb(fresh, owner)?;
        let path = fresh.join("postgresql.conf");
        let mut options = OpenOptions::new();
        let options = options.append(true).custom_flags(OFlags::NOFOLLOW.bits() as i32);
        let mut file = options.open(&path).map_err(ClusterError::at(&path))?;
        file.write_all(settings::CONFIGURATION_FILE.as_bytes())
            .map_err(ClusterError::at(&path))?;
        if self.settings.durable {
            file.sync_all().map_err(ClusterError::at(&path))?;
        }
        fs::rename(fresh, &self.layout.data).map_err(ClusterError::at(&self.layout.data))?;
        if self.settings.durable {
            let root = &self.layout.root;
            File::open(root)
                .and_then(|directory| directory.sync_all())
                .map_err(ClusterError::at(root))?;
        }
        Ok(())
    }

    fn initdb(&self, fresh: &Path, owner: Option<&Owner>) -> Result<(), ClusterError> {
        let mut stderr = String::new();
        for locale in LOCALES {
            let mut command = self.command("initdb", owner)?;
            command.arg("-D").arg(fresh).args(*locale);
            // trust on the socket, whose directory only the owner can enter; never over the network
            command.args([
                "-U",
                super::SUPERUSER,
                "-E",
                "UTF8",
                "--auth-local=trust",
                "--auth-host=reject",
            ]);
            command.args(["--data-checksums", "--no-instructions"]);
            if !self.settings.durable {
                command.arg("--no-sync");
            }
            let program = command.get_program().into();
            let output = command
                .output()
                .map_err(|source| ClusterError::Run { program, source })?;
            if output.status.success() {
                return Ok(());
            }
            stderr = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            if !stderr.contains("locale") {
                break;
            }
        }
        Err(ClusterError::InitFailed { stderr })
    }
}

/// Removes what an interrupted creation left. Failing is harmless: the names are never used again.
fn remove_unfinished(root: &Path) {
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        if entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(UNFINISHED.as_bytes())
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
