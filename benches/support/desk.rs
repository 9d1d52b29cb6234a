//! A desk on a private server of its own, in a temporary directory, that the benches use through the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[path = "../../tests/it/support/clean.rs"]
mod clean;

/// The program, as released.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");

/// A desk whose server stops with it.
pub struct Desk {
    dir: PathBuf,
    /// Gone with the desk, where it is nobody's.
    _own: Option<TempDir>,
}

impl Desk {
    /// A server with these members and their roles, in this directory, where it stays, or in one of its own.
    pub fn with_members(members: &[(&str, &[&str])], kept: Option<&Path>) -> Desk {
        let own = kept.is_none().then(|| {
            let dir = tempfile::Builder::new().prefix("ccbench").tempdir();
            dir.expect("a temporary directory")
        });
        let dir = own
            .as_ref()
            .map(TempDir::path)
            .or(kept)
            .expect("a directory")
            .to_owned();
        std::fs::create_dir_all(&dir).expect("a directory");
        passable(&dir);
        let desk = Desk { dir, _own: own };
        if desk.data().exists() {
            return desk;
        }
        desk.output("admin", &["--quiet", "init"]);
        for (name, roles) in members {
            let roles = roles.iter().flat_map(|role| ["--role", role]);
            let words: Vec<&str> = ["--quiet", "member", "add", name]
                .into_iter()
                .chain(roles)
                .collect();
            desk.output("admin", &words);
        }
        desk
    }

    /// A path beside the server's.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The server's directory.
    pub fn data(&self) -> PathBuf {
        self.path("d")
    }

    /// A command of a member, not yet started.
    pub fn command(&self, login: &str, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        clean::clean(&mut command)
            .env("COUNTERCLAIM_HOME", self.data())
            .args(["--as", login])
            .args(args);
        command
    }

    /// What a command of a member says; it must succeed.
    pub fn output(&self, login: &str, args: &[&str]) -> String {
        let output = self
            .command(login, args)
            .stderr(Stdio::inherit())
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{:?}", args.first());
        String::from_utf8(output.stdout).expect("text")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let stopped = self.command("admin", &["db", "stop", "--quiet"]).status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = writeln!(
                std::io::stderr(),
                "the server in {} goes on",
                self.data().display()
            );
        }
    }
}

/// Lets the server's own user pass, where the bench runs as root.
fn passable(dir: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o711)).expect("permissions");
}
