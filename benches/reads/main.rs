//! How long each reading command takes as a whole process, beside the real `psql -X -c` with a query that reads the same
//! on the same warm server: `make bench`. It fails where a command takes more than 1.5 times as long. Lists must have
//! as many rows as psql's; what the rows say is not compared.
//!
//! Left out are `export`, `report make` and `audit verify`: what they print is worked out from everything that a dossier
//! or the log has, and no query of psql's comes to it. Of reports there is a bench of its own: `benches/reports`.
//!
//! In each round every command has its turn, in random order, and whether it or psql goes first is random too; the
//! ratio is the median of the pairs' ratios, so that a busy machine slows both sides alike.
//!
//! `cargo bench --bench reads -- queries` prints the queries, for psql; further words choose the commands that have
//! one of them in their name: `cargo bench --bench reads -- list`. `--claims=1000000` adds so many claims beside the case,
//! with sources, statements and moves; a command may then take 10 ms more, too:
//! `cargo bench --bench reads -- --claims=1000000 'claim list' 'claim show' 'review queue'`.

#![allow(clippy::print_stdout)] // the table is what it is for

#[path = "../support/desk.rs"]
mod desk;
mod queries;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use counterclaim::cluster::{Cluster, SUPERUSER, Settings};
use desk::Desk;
use queries::{Answer, Row};

const PAIRS: usize = 40;
const WARM_UP: usize = 2;
/// How many times as long as psql a command may take.
const AT_MOST: f64 = 1.5;
/// How many milliseconds longer it may take on a big desk, whatever the ratio.
const LONGER_AT_MOST: f64 = 10.0;

fn main() -> ExitCode {
    let claims: Option<u64> = std::env::args()
        .find_map(|word| word.strip_prefix("--claims=").map(str::parse))
        .map(|claims| claims.expect("a number of claims"));
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let (queries, words): (Vec<String>, _) = words.into_iter().partition(|word| word == "queries");
    let mut rows = queries::rows();
    rows.retain(|row| words.is_empty() || words.iter().any(|word| row.command.contains(word.as_str())));
    if !queries.is_empty() {
        for row in rows {
            println!(
                "-- counterclaim {}\n{};\n",
                row.command,
                row.statements.join(";\n")
            );
        }
        return ExitCode::SUCCESS;
    }
    let desk = set_up();
    if let Some(claims) = claims {
        fill(&desk, claims);
    }
    let measured = measure(&desk, rows);
    println!(
        "{:<26} {:>12} {:>12} {:>6}",
        "command", "counterclaim", "psql -X -c", "ratio"
    );
    let longer = if claims.is_some() { LONGER_AT_MOST } else { 0.0 };
    let kept: Vec<bool> = measured.iter().map(|one| one.print(longer)).collect();
    if kept.iter().all(|kept| *kept) {
        return ExitCode::SUCCESS;
    }
    println!("more than {AT_MOST} times as long as psql");
    ExitCode::FAILURE
}

/// A command and how long it and psql took, in milliseconds.
struct Measured {
    command: &'static str,
    ours: Command,
    theirs: Command,
    pairs: Vec<(f64, f64)>,
}

fn measure(desk: &Desk, rows: Vec<Row>) -> Vec<Measured> {
    let (psql, url) = (psql(desk), desk.output(LOGIN, &["db", "url"]));
    let measured = rows.into_iter().map(|row| {
        let mut one = Measured {
            command: row.command,
            ours: desk.command(LOGIN, &arguments(row.command)),
            theirs: equivalent(&psql, &url, &row),
            pairs: Vec::with_capacity(PAIRS),
        };
        one.compare(row.answer);
        one
    });
    let mut measured: Vec<Measured> = measured.collect();
    for round in 0..WARM_UP + PAIRS {
        measured.sort_by_cached_key(|_| random());
        for one in &mut measured {
            let pair = one.pair();
            if round >= WARM_UP {
                one.pairs.push(pair);
            }
        }
    }
    measured.sort_by_key(|one| one.command);
    measured
}

/// Whom both sides read as: a member without any right of an owner, for whom visibility is asked.
const LOGIN: &str = "editor";

fn arguments(command: &str) -> Vec<&str> {
    let url = command == "db url";
    let form = ["--output", "json"].into_iter().filter(|_| !url);
    command.split(' ').chain(form).collect()
}

fn equivalent(psql: &Path, url: &str, row: &Row) -> Command {
    let mut command = Command::new(psql);
    // records end with a zero byte: values have lines
    command.args(["-X", "-A", "-t", "-0", "-v", "ON_ERROR_STOP=1"]);
    for statement in &row.statements {
        command.args(["-c", statement]);
    }
    command.arg(url.trim());
    command
}

impl Measured {
    fn pair(&mut self) -> (f64, f64) {
        if random() & 1 == 0 {
            let ours = time(&mut self.ours);
            (ours, time(&mut self.theirs))
        } else {
            let theirs = time(&mut self.theirs);
            (time(&mut self.ours), theirs)
        }
    }

    /// Both must have something to tell, and of a list as many rows, or there is nothing to compare.
    fn compare(&mut self, answer: Answer) {
        let records = |command: &mut Command| {
            let output = command.stdout(Stdio::piped()).output().expect("the command runs");
            assert!(output.status.success(), "{output:?}");
            output.stdout
        };
        let (ours, theirs) = (records(&mut self.ours), records(&mut self.theirs));
        if answer == Answer::Rows {
            let listed: Vec<serde_json::Value> = serde_json::from_slice(&ours).expect("a list");
            let rows = theirs.iter().filter(|byte| **byte == 0).count();
            assert_eq!(listed.len(), rows, "{}", self.command);
        }
        assert!(theirs.len() > 1 && ours.len() > 1, "{}: nothing", self.command);
    }

    /// A line of the table; gives whether it took at most so many times as long, or so many milliseconds longer.
    fn print(&self, longer: f64) -> bool {
        let median = |value: fn(&(f64, f64)) -> f64| {
            let mut values: Vec<f64> = self.pairs.iter().map(value).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let ratio = median(|(ours, theirs)| ours / theirs);
        println!(
            "{:<26} {:>9.1} ms {:>9.1} ms {ratio:>6.2}",
            self.command,
            median(|pair| pair.0),
            median(|pair| pair.1),
        );
        ratio <= AT_MOST || median(|(ours, theirs)| ours - theirs) <= longer
    }
}

/// Milliseconds from start to end.
fn time(command: &mut Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().expect("the command runs");
    let taken = start.elapsed();
    assert!(status.success(), "{command:?}");
    taken.as_secs_f64() * 1000.0
}

/// The keys of the standard library's maps are random: that is enough for an order.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// The case with some claims under review and one reply waited for, so that every list has rows.
fn set_up() -> Desk {
    let members: [(&str, &[&str]); 3] = [
        ("editor", &["editor", "checker"]),
        ("reviewer", &["reviewer"]),
        ("checker", &["checker"]),
    ];
    let desk = Desk::with_members(&members, None);
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mali-algeria.yaml");
    let claims = ["C-1", "C-2", "C-3", "C-4", "C-5", "C-6", "C-7", "C-8", "C-9"];
    desk.output("editor", &["import", case]);
    desk.output("editor", &[&["review", "submit"], &claims[..]].concat());
    desk.output("reviewer", &[&["review", "take"], &claims[..4]].concat());
    let asked = ["--deadline", "2999-01-01", "--channel", "letter"];
    desk.output(
        "editor",
        &[&["reply", "ask", "algeria", "C-1"], &asked[..]].concat(),
    );
    desk
}

/// Adds so many claims, as the tests of plans do.
fn fill(desk: &Desk, claims: u64) {
    let rows = include_str!("../../tests/it/support/big_desk.sql").replace("CLAIMS", &claims.to_string());
    let file = desk.path("claims.sql");
    std::fs::write(&file, rows).expect("the file is written");
    let status = Command::new(psql(desk))
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f"])
        .arg(&file)
        .arg(cluster(desk).connection_string(SUPERUSER, "counterclaim"))
        .status()
        .expect("psql runs");
    assert!(status.success(), "psql: {status}");
}

/// The program itself, not the wrapper that some packagers put in the PATH.
fn psql(desk: &Desk) -> PathBuf {
    cluster(desk).binaries().expect("PostgreSQL").program("psql")
}

fn cluster(desk: &Desk) -> Cluster {
    let settings = Settings {
        data_dir: desk.data(),
        binaries: None,
        idle: Duration::ZERO,
        durable: true,
        extra: Vec::new(),
    };
    Cluster::open(settings).expect("the cluster")
}
