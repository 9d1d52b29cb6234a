//! How long a reading command takes as a whole process, beside the real `psql -X -c` with the same query on the same
//! warm server: `make bench`.
//!
//! Each pair runs one after the other, in turn first and second; the ratio is the median of the pairs' ratios, so that a
//! busy machine slows both sides alike. Nothing is asserted: a figure depends on the machine.

#![allow(clippy::print_stdout)] // the table is what it is for

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use counterclaim::cluster::{Cluster, Settings};

const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");
const PAIRS: usize = 60;
const WARM_UP: usize = 5;

fn main() {
    let dir = tempfile::Builder::new()
        .prefix("ccbench")
        .tempdir()
        .expect("a temporary directory");
    passable(dir.path());
    let desk = Desk {
        data: dir.path().join("d"),
    };
    desk.set_up();
    let psql = desk.psql();
    let url = desk.output("admin", &["db", "url"]);
    let query = equivalent_query();

    println!(
        "{:<12} {:>12} {:>12} {:>7}",
        "command", "counterclaim", "psql -X -c", "ratio"
    );
    let mut ours = desk.command("admin", &["claim", "show", "C-1", "--output", "json"]);
    let mut theirs = Command::new(psql);
    theirs.args(["-X", "-A", "-t", "-c", &query, url.trim()]);
    print_row("claim show", &mut ours, &mut theirs);
    desk.output("admin", &["db", "stop"]);
}

/// The query of `claim show`, its parameters put in.
fn equivalent_query() -> String {
    include_str!("../src/db/sql/claim_document.sql")
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect::<Vec<_>>()
        .join("\n")
        .replace("$1", "1::bigint")
        .replace("$2", "null::text")
        .replace("$3", "null::text")
}

fn print_row(name: &str, ours: &mut Command, theirs: &mut Command) {
    for _ in 0..WARM_UP {
        time(ours);
        time(theirs);
    }
    let mut pairs = Vec::with_capacity(PAIRS);
    for turn in 0..PAIRS {
        let pair = if turn % 2 == 0 {
            let first = time(ours);
            (first, time(theirs))
        } else {
            let first = time(theirs);
            (time(ours), first)
        };
        pairs.push(pair);
    }
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
    println!(
        "{name:<12} {:>9.1} ms {:>9.1} ms {:>7.2}",
        median(pairs.iter().map(|pair| milliseconds(pair.0)).collect()),
        median(pairs.iter().map(|pair| milliseconds(pair.1)).collect()),
        median(
            pairs
                .iter()
                .map(|pair| pair.0.as_secs_f64() / pair.1.as_secs_f64())
                .collect()
        ),
    );
}

fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().expect("the command runs");
    let taken = start.elapsed();
    assert!(status.success(), "{command:?}");
    taken
}

/// A desk with the running example on a private server.
struct Desk {
    data: PathBuf,
}

impl Desk {
    fn set_up(&self) {
        let case = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mali-algeria.yaml");
        self.output("admin", &["init"]);
        self.output(
            "admin",
            &["member", "add", "editor", "--role", "editor", "--role", "checker"],
        );
        self.output("editor", &["import", case]);
    }

    /// The program itself, not the wrapper that some packagers put in the PATH.
    fn psql(&self) -> PathBuf {
        let settings = Settings {
            data_dir: self.data.clone(),
            binaries: None,
            idle: Duration::ZERO,
            durable: true,
            extra: Vec::new(),
        };
        let cluster = Cluster::open(settings).expect("the cluster");
        cluster.binaries().expect("PostgreSQL").program("psql")
    }

    fn command(&self, login: &str, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .env_remove("DATABASE_URL")
            .env_remove("COUNTERCLAIM_DATABASE_URL")
            .env("COUNTERCLAIM_HOME", &self.data)
            .args(["--as", login])
            .args(args);
        command
    }

    fn output(&self, login: &str, args: &[&str]) -> String {
        let output = self
            .command(login, args)
            .stderr(Stdio::inherit())
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{args:?}");
        String::from_utf8(output.stdout).expect("text")
    }
}

/// Lets the server's own user pass, where the bench runs as root.
fn passable(dir: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o711)).expect("permissions");
}
