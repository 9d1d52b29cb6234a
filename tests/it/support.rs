//! A desk of its own for a test: the program, a data directory, logins named by their role.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

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
        let mut command = Command::cargo_bin("counterclaim").unwrap();
        command
            .env_remove("DATABASE_URL")
            .env_remove("COUNTERCLAIM_DATABASE_URL")
            .env("COUNTERCLAIM_IDLE", "0");
        command
            .env("COUNTERCLAIM_HOME", self.dir.path().join("d"))
            .args(["--as", login])
            .args(args)
            .output()
            .unwrap()
    }

    /// Runs a command that must succeed; its standard output.
    pub fn succeed(&self, login: &str, args: &[&str]) -> String {
        let output = self.run(login, args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{login}: {args:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must fail; its exit code and standard error.
    pub fn fail(&self, login: &str, args: &[&str]) -> (i32, String) {
        let output = self.run(login, args);
        assert!(!output.status.success(), "{login}: {args:?} succeeded");
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    /// Runs SQL as a login, as psql would: the SQLSTATE or constraint, or `ok`.
    pub fn sql(&self, login: &str, statement: &str) -> String {
        let output = self.run(
            login,
            &[
                "db",
                "psql",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-v",
                "VERBOSITY=verbose",
                "-c",
                statement,
            ],
        );
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            return "ok".to_owned();
        }
        let constraint = errors
            .lines()
            .find_map(|line| line.strip_prefix("CONSTRAINT NAME:  "));
        let state = errors
            .split("ERROR:  ")
            .nth(1)
            .and_then(|rest| rest.split(':').next());
        constraint.or(state).unwrap_or(&errors).to_owned()
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

/// The path of a fixture.
pub fn fixture(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
        .display()
        .to_string()
}
