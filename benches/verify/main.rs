//! How long `audit verify` takes, and how much memory it and its server have at most:
//! `cargo bench --bench verify -- [COPIES] [DIRECTORY]`. With a directory, what was brought in stays there for the next
//! time.
//!
//! The desk is a table of 6,000 made-up claims that the program imports: 13,752 events or so. `COPIES` more of it are
//! made in the database (72 of them give a million events), with right hashes.

#![allow(clippy::print_stdout)] // the table is what it is for

#[path = "../support/desk.rs"]
mod desk;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use desk::Desk;

const ROWS: usize = 6_000;
const CLONE: &str = include_str!("clone.sql");
const JOBS: [&str; 2] = ["1", "2"];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let copies = words.iter().find_map(|word| word.parse().ok()).unwrap_or(0);
    let kept = words.iter().map(Path::new).find(|word| word.is_absolute());
    let desk = Desk::with_members(&[("checker", &["checker", "editor"])], kept);
    let count = std::fs::read_to_string(desk.path("copies")).ok();
    let there = count.and_then(|count| count.parse::<usize>().ok());
    if there.is_none() {
        bring_in(&desk);
    }
    for copy in there.unwrap_or(0)..copies {
        clone(&desk, copy + 1);
        std::fs::write(desk.path("copies"), (copy + 1).to_string()).expect("a file");
    }
    println!(
        "{:>4} {:>9} {:>9} {:>9} {:>10} {:>10}",
        "jobs", "events", "seconds", "events/s", "MB", "MB server"
    );
    for jobs in JOBS {
        verify(&desk, jobs);
    }
}

fn bring_in(desk: &Desk) {
    let (case, table) = (desk.path("case.yaml"), desk.path("rows.csv"));
    let settings = "format: counterclaim/1\ndossier: {slug: archive, title: An archive, lang: en}\n";
    std::fs::write(&case, settings).expect("a file");
    let mut rows = "id,statement,claimant,claim_date,source_url,quote,language\n".to_owned();
    for row in 0..ROWS {
        let words = format!(
            "The district {row} counted {} households and {} wells after the flood.",
            row * 7919 % 900,
            row % 37
        );
        let day = 1 + row % 28;
        let _ = writeln!(
            rows,
            "row-{row},{words},District council {},2024-03-{day:02},https://www.example.org/{row},{words},en",
            row % 1_700
        );
    }
    std::fs::write(&table, rows).expect("a file");
    desk.output("checker", &["--quiet", "import", &case.display().to_string()]);
    let table = table.display().to_string();
    desk.output("checker", &["--quiet", "--dossier", "archive", "import", &table]);
    std::fs::write(desk.path("copies"), "0").expect("a file");
    psql(
        desk,
        &format!(
            "alter table counterclaim.stream disable trigger all; alter table counterclaim.event disable trigger all; {CLONE}"
        ),
    );
}

fn clone(desk: &Desk, copy: usize) {
    let prefix = "(select left(id::text, 8) from counterclaim.dossier order by id limit 1)";
    psql(
        desk,
        &format!(
            "set session_replication_role = replica; begin; select bench.clone_rows({copy}, {prefix}); \
             select bench.clone_events({copy}, {prefix}); commit; analyze counterclaim.event"
        ),
    );
}

fn psql(desk: &Desk, statements: &str) {
    let url = desk.output("postgres", &["db", "url"]);
    let status = Command::new("psql")
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statements])
        .arg(url.trim())
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("psql runs").success());
}

fn verify(desk: &Desk, jobs: &str) {
    let start = Instant::now();
    let mut command = desk.command("admin", &["audit", "verify", "--jobs", jobs, "--output", "json"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program runs");
    let (mut own, mut of_server) = (0.0_f64, 0.0_f64);
    while child.try_wait().expect("a process").is_none() {
        own = own.max(kilobytes(&child.id().to_string(), "VmHWM:"));
        of_server = of_server.max(server(desk));
        std::thread::sleep(Duration::from_millis(50));
    }
    let seconds = start.elapsed().as_secs_f64();
    let output = child.wait_with_output().expect("output");
    assert!(output.status.success(), "{}", output.status);
    let seen: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let events = seen["events"].as_f64().unwrap_or_default();
    println!(
        "{jobs:>4} {events:>9} {seconds:>9.2} {:>9.0} {:>10.0} {:>10.0}",
        events / seconds,
        own / 1e3,
        of_server / 1e3
    );
}

/// What the processes of the server have of their own, in kB: buffers are shared and stay what they are.
fn server(desk: &Desk) -> f64 {
    let main = std::fs::read_to_string(desk.data().join("data/postmaster.pid")).unwrap_or_default();
    let Some(main) = main.lines().next() else {
        return 0.0;
    };
    let children = std::fs::read_to_string(format!("/proc/{main}/task/{main}/children"));
    let children = children.unwrap_or_default();
    children
        .split_whitespace()
        .map(|child| kilobytes(child, "RssAnon:"))
        .sum()
}

fn kilobytes(process: &str, what: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    let value = line.and_then(|line| line.trim().strip_suffix(" kB"));
    value
        .and_then(|value| value.trim().parse::<f64>().ok())
        .unwrap_or_default()
        * 1.024
}
