//! A desk with a server of its own for a test: the program, a data directory, logins named by their role.

use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use tempfile::TempDir;

use super::{failed, fixture, outcome, program, succeeded};

/// A private cluster that is stopped when the test ends.
pub struct Desk {
    dir: TempDir,
}

impl Desk {
    /// Set up, with an administrator and nobody else.
    pub fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("cc").tempdir().unwrap();
        // the server's own user must be able to pass, where the tests run as root
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o711)).unwrap();
        let desk = Desk { dir };
        desk.succeed("admin", &["init"]);
        desk
    }

    /// With checker, reviewer and editor (who may log claims too), and the running example imported by the checker.
    pub fn with_case() -> Self {
        let desk = Desk::new();
        desk.succeed("admin", &["member", "add", "checker", "--role", "checker"]);
        desk.succeed("admin", &["member", "add", "reviewer", "--role", "reviewer"]);
        desk.succeed(
            "admin",
            &["member", "add", "editor", "--role", "editor", "--role", "checker"],
        );
        let case = fixture("mali-algeria.yaml");
        desk.succeed("editor", &["dossier", "new", "--from", &case]);
        desk.succeed("checker", &["import", &case]);
        desk
    }

    /// Runs a command as a login.
    pub fn run(&self, login: &str, args: &[&str]) -> Output {
        program()
            .env("COUNTERCLAIM_IDLE", "0")
            .env("COUNTERCLAIM_HOME", self.dir.path().join("d"))
            .args(["--as", login])
            .args(args)
            .output()
            .unwrap()
    }

    /// Runs a command that must succeed; its standard output.
    pub fn succeed(&self, login: &str, args: &[&str]) -> String {
        succeeded(login, args, self.run(login, args))
    }

    /// Runs a command that must fail; its exit code and standard error.
    pub fn fail(&self, login: &str, args: &[&str]) -> (i32, String) {
        failed(login, args, self.run(login, args))
    }

    /// Runs SQL as a login, as psql would: the SQLSTATE or constraint, or `ok`.
    pub fn sql(&self, login: &str, statement: &str) -> String {
        let psql = [
            "db",
            "psql",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-v",
            "VERBOSITY=verbose",
        ];
        outcome(&self.run(login, &[&psql[..], &["-c", statement]].concat()))
    }

    /// A path in the test's own directory.
    pub fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.run("admin", &["db", "stop"]);
    }
}
