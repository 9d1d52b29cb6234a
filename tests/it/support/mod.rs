//! What tests stand on.
//!
//! [`TestDb`] is a database of its own on a server that all tests of this process share: for everything that the
//! database and the program do on a running server. [`Desk`] has a server of its own: for what makes, starts or stops
//! one.

mod clean;
mod database;
mod desk;
mod publish;
mod review;
mod server;
mod states;
mod terminal;
mod told;
mod words;

use std::path::PathBuf;
use std::process::{Command, Output};

pub use clean::clean;
pub use database::TestDb;
pub use desk::Desk;
pub use publish::sha256_of;
pub use server::server;
pub use terminal::{Sat, Sitting, Terminal, at_terminal};
pub use told::told;
pub use words::words;

/// The path of a fixture.
pub fn fixture(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
        .display()
        .to_string()
}

/// The program, free of this shell's settings and of whoever's configuration.
pub fn program() -> assert_cmd::Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterclaim"));
    clean(&mut command);
    assert_cmd::Command::from_std(command)
}

/// Standard output of a command that must have succeeded.
fn succeeded(login: &str, args: &[&str], output: Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{login}: {args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code and standard error of a command that must have failed.
fn failed(login: &str, args: &[&str], output: Output) -> (i32, String) {
    assert!(!output.status.success(), "{login}: {args:?} succeeded");
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// What psql (VERBOSITY verbose) says came of a statement: `ok`, else the constraint, else the SQLSTATE.
fn outcome(output: &Output) -> String {
    if output.status.success() {
        return "ok".to_owned();
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let constraint = errors
        .lines()
        .find_map(|line| line.strip_prefix("CONSTRAINT NAME:  "));
    let state = errors
        .split("ERROR:  ")
        .nth(1)
        .and_then(|rest| rest.split(':').next());
    constraint.or(state).unwrap_or(&errors).to_owned()
}
