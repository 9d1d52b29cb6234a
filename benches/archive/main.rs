//! An archive that comes in: how long `import` takes for a table of fact-checks, beside what somebody would do instead
//! on the same machine: `sqlite-utils insert` and `enable-fts`, and, as the floor, psql's `\copy` into one plain table;
//! then the same file again, `export`, `audit verify`, memory, and the database's size.
//!
//! `cargo bench --bench archive -- [ROWS…]`; 86,000 if nothing is said, about 32 MB. Each round makes a desk of its own;
//! in each, who goes first is another. Ratios are medians of the rounds' ratios. It fails where one is more than it
//! may be. Above [`LARGE`] rows there is one round.
//!
//! sqlite-utils is looked for in `target/bench/bin` (where `make bench` puts it) and on the path.

#![allow(clippy::print_stdout)] // the table is what it is for

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/process.rs"]
mod process;
mod rows;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use counterclaim::cluster::SUPERUSER;
use desk::Desk;
use process::{Taken, measured};

const ROWS: usize = 86_000;
const LARGE: usize = 200_000;
const ROUNDS: usize = 5;
/// How many times as long as sqlite-utils an import may take.
const TO_SQLITE: f64 = 8.0;
/// How long the same file again may take, of the first time.
const AGAIN: f64 = 0.5;
/// What an import may take at most, in MB.
const MEMORY: f64 = 100.0;

/// What one round took.
struct Round {
    import: Taken,
    again: Taken,
    export: Taken,
    verify: Taken,
    sqlite: Option<f64>,
    copy: f64,
    /// Events, claims, and bytes of the database.
    counts: [f64; 3],
}

fn main() -> ExitCode {
    let words = std::env::args().skip(1);
    let mut sizes: Vec<usize> = words.filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(ROWS);
    }
    let mut fits = true;
    for size in sizes {
        let rounds = if size > LARGE { 1 } else { ROUNDS };
        let rounds: Vec<Round> = (0..rounds).map(|number| round(size, number)).collect();
        fits &= tell(size, &rounds);
    }
    if fits {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn median(rounds: &[Round], of: impl Fn(&Round) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn tell(size: usize, rounds: &[Round]) -> bool {
    let most = |of: fn(&Round) -> f64| rounds.iter().map(of).fold(0.0, f64::max);
    let import = median(rounds, |round| round.import.seconds);
    println!("{size} rows, medians of {} rounds", rounds.len());
    println!(
        "  import               {import:>9.2} s  {:>9.0} rows/s",
        size as f64 / import
    );
    let to_sqlite = rounds
        .iter()
        .all(|round| round.sqlite.is_some())
        .then(|| median(rounds, |round| round.import.seconds / round.sqlite.unwrap_or(1.0)));
    match to_sqlite {
        Some(ratio) => {
            let sqlite = median(rounds, |round| round.sqlite.unwrap_or_default());
            println!("  sqlite-utils         {sqlite:>9.2} s  import takes {ratio:.2} times as long");
        }
        None => println!("  sqlite-utils         is not there"),
    }
    let copy = median(rounds, |round| round.import.seconds / round.copy);
    println!(
        "  \\copy, plain table   {:>9.2} s  import takes {copy:.2} times as long",
        median(rounds, |round| round.copy)
    );
    let again = median(rounds, |round| round.again.seconds / round.import.seconds);
    println!(
        "  the same again       {:>9.2} s  {again:.2} of the first time",
        median(rounds, |round| round.again.seconds)
    );
    let export = median(rounds, |round| round.export.seconds);
    println!(
        "  export (jsonl)       {export:>9.2} s  {:>9.0} rows/s",
        size as f64 / export
    );
    let verify = median(rounds, |round| round.verify.seconds);
    println!(
        "  audit verify         {verify:>9.2} s  {:>9.0} events/s",
        rounds[0].counts[0] / verify
    );
    let memory = most(|round| round.import.megabytes.max(round.again.megabytes));
    println!(
        "  memory at most       {memory:>9.0} MB import, {:.0} MB export, {:.0} MB verify",
        most(|round| round.export.megabytes),
        most(|round| round.verify.megabytes)
    );
    let [_, claims, bytes] = rounds[0].counts;
    println!("  database             {:>9.0} bytes a claim", bytes / claims);
    let fits = to_sqlite.is_none_or(|ratio| ratio <= TO_SQLITE) && again <= AGAIN && memory <= MEMORY;
    if !fits {
        println!("  more than {TO_SQLITE} times sqlite-utils, {AGAIN} of the first time, or {MEMORY} MB");
    }
    fits
}

fn round(size: usize, number: usize) -> Round {
    let members: [(&str, &[&str]); 2] = [("checker", &["checker"]), ("editor", &["editor"])];
    let desk = Desk::with_members(&members, None);
    let (table, case) = (desk.path("rows.csv"), desk.path("case.yaml"));
    let origin = rows::write(&table, size);
    if number == 0 {
        let megabytes = process::size(&table);
        println!("{size} rows, {origin}, {megabytes:.1} MB");
    }
    std::fs::write(
        &case,
        "format: counterclaim/1\ndossier: {slug: archive, title: An archive, lang: en}\n",
    )
    .expect("a file");
    desk.output("editor", &["--quiet", "dossier", "new", "--from", &text(&case)]);
    let import = || measured(&mut desk.command("checker", &["--quiet", "import", &text(&table)]));
    let (mut first, mut sqlite, mut copy) = (None, None, 0.0);
    for turn in 0..3 {
        match (turn + number) % 3 {
            0 => first = Some(import()),
            1 => sqlite = in_sqlite(&desk, &table),
            _ => copy = copied(&desk, &table),
        }
    }
    let events = value(&desk, "select count(*) from counterclaim.event");
    let again = import();
    assert_eq!(
        events,
        value(&desk, "select count(*) from counterclaim.event"),
        "an unchanged file brought events"
    );
    let out = text(&desk.path("out.jsonl"));
    let export = measured(&mut desk.command(
        "checker",
        &["--quiet", "export", "archive", "--format", "jsonl", "--out", &out],
    ));
    let verify = measured(&mut desk.command("editor", &["--quiet", "audit", "verify"]));
    let claims = value(&desk, "select count(*) from counterclaim.claim");
    assert_eq!(claims, size as f64, "every row is a claim");
    Round {
        import: first.expect("a round has an import"),
        again,
        export,
        verify,
        sqlite,
        copy,
        counts: [
            events,
            claims,
            value(&desk, "select pg_database_size(current_database())"),
        ],
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// The table into a new SQLite database, with an index of the statements' words.
fn in_sqlite(desk: &Desk, table: &Path) -> Option<f64> {
    let own = PathBuf::from("target/bench/bin/sqlite-utils");
    let program = if own.exists() {
        own
    } else {
        PathBuf::from("sqlite-utils")
    };
    let database = text(&desk.path("archive.db"));
    let _ = std::fs::remove_file(&database);
    let has = Command::new(&program)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !has.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut insert = Command::new(&program);
    insert.args(["insert", &database, "claims", &text(table), "--csv", "--silent"]);
    let mut index = Command::new(&program);
    index.args(["enable-fts", &database, "claims", "statement"]);
    Some(measured(&mut insert).seconds + measured(&mut index).seconds)
}

/// The table into a table of texts, without any key, on the desk's server.
fn copied(desk: &Desk, table: &Path) -> f64 {
    let columns = "id text, statement text, claimant text, claim_date text, language text, review_publisher text, \
                   review_url text, review_title text, review_date text, review_rating text, tags text";
    let create = format!("create table public.plain ({columns})");
    let copy = format!("\\copy public.plain from '{}' (format csv, header)", text(table));
    let mut command = psql(desk);
    let taken = measured(command.args(["-c", &create, "-c", &copy]));
    measured(psql(desk).args(["-c", "drop table public.plain"]));
    taken.seconds
}

fn value(desk: &Desk, query: &str) -> f64 {
    let output = psql(desk).args(["-c", query]).output().expect("psql runs");
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim().parse().unwrap_or_else(|_| panic!("a number: {said}"))
}

/// psql as the superuser of the desk's own server.
fn psql(desk: &Desk) -> Command {
    let mut command = Command::new("psql");
    let socket = desk.data().join("s");
    command
        .args(["-X", "-q", "-A", "-t", "-h"])
        .arg(socket)
        .args(["-U", SUPERUSER, "counterclaim"]);
    command
}
