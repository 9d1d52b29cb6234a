//! How long a report of 1,000 and of 10,000 approved claims takes as a whole process, and how much memory:
//! `cargo bench --bench reports -- [SIZE…] [DIRECTORY]`. It fails where one takes longer, or more, than it may. With a
//! directory, what was brought in stays there for the next time.
//!
//! The claims are made up, from the same numbers each time, in the shape of a desk's: a statement and two pieces of
//! evidence each, two sources of a paragraph, a counterclaim to every fourth, a question with figures to every tenth.
//! They are brought in and approved as a desk would, through the program.

#![allow(clippy::print_stdout)] // the table is what it is for

mod claims;
#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/process.rs"]
mod process;

use std::path::Path;
use std::process::ExitCode;

use desk::Desk;
use process::Taken;

/// How many claims a report has, and how many seconds it may take.
const SIZES: [(usize, f64); 2] = [(1_000, 2.0), (10_000, 20.0)];
/// What a report may take at most, in MB.
const MEMORY: f64 = 300.0;
const FORMS: [&str; 5] = ["html", "markdown", "json", "jsonld", "csv"];
const RUNS: usize = 5;
/// How many claims are brought in, and moved, at once.
const AT_ONCE: usize = 1_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let kept = words.iter().map(Path::new).find(|word| word.is_absolute());
    let members: [(&str, &[&str]); 2] = [
        ("editor", &["editor", "checker"]),
        ("reviewer", &["editor", "reviewer"]),
    ];
    let desk = Desk::with_members(&members, kept);
    std::fs::write(desk.path("config.toml"), "[report]\npublisher = \"The desk\"\n").expect("a file");
    let count = std::fs::read_to_string(desk.path("count"));
    let mut there = count.ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    let mut fits = true;
    println!(
        "{:>7} {:<9} {:>9} {:>9} {:>9} {:>9}",
        "claims", "form", "seconds", "worst", "MB", "MB out"
    );
    for (size, seconds) in SIZES {
        if !sizes.is_empty() && !sizes.contains(&size) {
            continue;
        }
        while there < size {
            approve(&desk, there);
            there += AT_ONCE;
            std::fs::write(desk.path("count"), there.to_string()).expect("a file");
        }
        if there > size {
            println!("{size:>7} left out: there are {there}");
            continue;
        }
        for form in FORMS {
            let out = desk.path(form);
            let mut runs: Vec<Taken> = (0..RUNS).map(|_| made(&desk, form, &out)).collect();
            runs.sort_by(|left, right| left.seconds.total_cmp(&right.seconds));
            let (middle, worst) = (runs[RUNS / 2].seconds, runs[RUNS - 1].seconds);
            let memory = runs.iter().map(|run| run.megabytes).fold(0.0, f64::max);
            let over = if middle > seconds || memory > MEMORY {
                " over"
            } else {
                ""
            };
            println!(
                "{size:>7} {form:<9} {middle:>9.2} {worst:>9.2} {memory:>9.0} {:>9.1}{over}",
                process::size(&out)
            );
            fits &= over.is_empty();
        }
    }
    if fits {
        return ExitCode::SUCCESS;
    }
    println!("at most {SIZES:?} seconds and {MEMORY} MB");
    ExitCode::FAILURE
}

fn made(desk: &Desk, form: &str, out: &Path) -> Taken {
    let out = out.display().to_string();
    let mut args = vec!["--quiet", "report", "make", "--format", form, "--out", &out];
    if form != "csv" {
        args.extend(["--url", "https://example.org/report"]);
    }
    let mut command = desk.command("editor", &args);
    command.env("COUNTERCLAIM_CONFIG", desk.path("config.toml"));
    process::measured(&mut command)
}

/// Brings in the claims from this one on, and moves them to approval.
fn approve(desk: &Desk, from: usize) {
    let (case, verdicts) = (desk.path("case.json"), desk.path("verdicts.yaml"));
    std::fs::write(&case, claims::case(from, AT_ONCE)).expect("a file");
    std::fs::write(&verdicts, claims::verdicts(from, AT_ONCE)).expect("a file");
    desk.output("editor", &["--quiet", "import", &case.display().to_string()]);
    let codes: Vec<String> = (from..from + AT_ONCE)
        .map(|number| format!("C-{}", number + 1))
        .collect();
    let moved = |login: &str, verb: &str, more: &[&str]| {
        let codes = codes.iter().map(String::as_str);
        let args: Vec<&str> = ["--quiet", "review", verb]
            .into_iter()
            .chain(codes)
            .chain(more.iter().copied())
            .collect();
        desk.output(login, &args);
    };
    moved("editor", "submit", &[]);
    moved("reviewer", "take", &[]);
    moved("reviewer", "decide", &["--form", &verdicts.display().to_string()]);
    moved("reviewer", "approve", &[]);
}
