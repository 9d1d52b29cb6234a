//! How each command refuses: exit code, error code, words and the next step.
//!
//! The table is `cli_refusals.txt`: a line `$ LOGIN COMMAND…`, what JSON says of it, and nothing between that is not
//! asserted. `BLESS=1` writes it anew. A command without a line fails the test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use counterclaim::cli;
use serde_json::Value;

use crate::support::{TestDb, words};

/// The commands of the design that belong to later work.
const LATER: &[&str] = &["search", "match"];

/// Every command, as the design lists them.
const DESIGN: &str = "
    demo; init
    db start|stop|status|url|psql|migrate
    member add|list|grant|revoke|disable
    dossier new|use|list|show|set|recuse|stances|designations|conflicts|unanswered|balance
    log; counter
    entity add|list|show|name|relate|identify
    source add|capture|list|show|check|retract
    claim add|show|list|revise|assert|relate|retract|history|note|duplicates
    question add|list|show
    evidence add|list|retract
    search-note add
    review queue|board|rules|show|submit|recall|discard|take|return|decline|decide|approve|correct|reopen|withdraw
    review assign|release|hold|unhold
    reply ask|record|list
    import; export
    report make|publish|withdraw|list|show|check|diff|affected|styles
    audit log|verify
    completions; man
";

/// Commands that print a file, a script or nothing but that they are done.
const WITHOUT_JSON: &[&str] = &[
    "completions",
    "db migrate",
    "db psql",
    "db start",
    "db stop",
    "db url",
    "demo",
    "export",
    "man",
    "report show",
];

/// The last commands of the tree, those that are hidden left out.
fn commands() -> BTreeSet<String> {
    fn walk(parent: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
        for command in parent.get_subcommands() {
            if command.is_hide_set() || command.get_name() == "help" {
                continue;
            }
            let path = format!("{path} {}", command.get_name()).trim().to_owned();
            if command.get_subcommands().next().is_none() {
                found.insert(path.clone());
            }
            walk(command, &path, found);
        }
    }
    let mut root = cli::command();
    root.build();
    let mut found = BTreeSet::new();
    walk(&root, "", &mut found);
    found
}

#[test]
fn every_command_of_the_design_is_there() {
    let there = commands();
    let lines = DESIGN.trim().lines().flat_map(|line| line.trim().split("; "));
    for line in lines {
        let (noun, verbs) = line.split_once(' ').unwrap_or((line, ""));
        for verb in verbs.split('|') {
            let command = format!("{noun} {verb}").trim().to_owned();
            assert!(there.contains(&command), "there is no `{command}`");
        }
    }
    assert!(
        LATER.iter().all(|name| !there.contains(*name)),
        "it is not later any more"
    );
}

#[test]
fn every_command_documents_its_json() {
    let shapes: BTreeSet<String> = cli::shapes()
        .iter()
        .map(|shape| shape.command.to_owned())
        .collect();
    let without: BTreeSet<String> = WITHOUT_JSON.iter().map(ToString::to_string).collect();
    let reference = cli::reference();
    for command in commands() {
        assert_ne!(
            shapes.contains(&command),
            without.contains(&command),
            "`{command}` has no documented keys, or need not be excepted"
        );
        let heading = format!("## {command}\n");
        let (_, section) = reference.split_once(&heading).unwrap();
        let section = section.split("\n#").next().unwrap();
        assert!(
            without.contains(&command) || section.contains("\nAs JSON "),
            "{command}"
        );
    }
}

/// One line of the table and what stands below it.
struct Row {
    /// `$ checker claim show C-999`.
    line: String,
    told: String,
}

impl Row {
    fn words(&self) -> Vec<&str> {
        words(self.line.trim_start_matches("$ "))
    }
}

/// The rows of the table, in its order, with the comments that stand before them.
fn table(text: &str) -> Vec<(String, Row)> {
    let mut rows: Vec<(String, Row)> = Vec::new();
    let mut comment = String::new();
    for line in text.lines() {
        match rows.last_mut() {
            _ if line.starts_with("$ ") => rows.push((
                std::mem::take(&mut comment),
                Row {
                    line: line.to_owned(),
                    told: String::new(),
                },
            )),
            Some((_, row)) if comment.is_empty() && !line.starts_with("# ") => {
                row.told.push_str(line);
                row.told.push('\n');
            }
            _ => {
                comment.push_str(line);
                comment.push('\n');
            }
        }
    }
    rows
}

/// Both databases that the table works on: the running example, and claims in each state.
struct Worlds {
    case: TestDb,
    states: TestDb,
}

impl Worlds {
    fn new() -> Self {
        let worlds = Worlds {
            case: TestDb::with_case(),
            states: TestDb::with_states(),
        };
        let case = &worlds.case;
        fs::write(case.path("page.txt"), "It snowed in Kidal.\n").unwrap();
        fs::write(
            case.path("bad.yaml"),
            "claims: [{statement: It snowed., quote: 1, weather: cold}]\n",
        )
        .unwrap();
        fs::write(
            case.path("bad-case.yaml"),
            "format: counterclaim/1\ndossier: {slug: x}\nclaim: []\n",
        )
        .unwrap();
        fs::write(
            case.path("table.csv"),
            "statement,claim_date\nIt froze.,\nNo,26/07/2024\n",
        )
        .unwrap();
        fs::write(case.path("no-header.csv"), "It froze.,x\n").unwrap();
        fs::write(
            case.path("other.yaml"),
            "format: counterclaim/1\ndossier: {slug: x, title: X}\n",
        )
        .unwrap();
        fs::create_dir(case.path("full")).unwrap();
        fs::write(case.path("full/of.txt"), "something").unwrap();
        worlds
    }

    /// Exit code, error code, message and hint; in JSON and, the same, in words.
    fn told(&self, row: &Row) -> String {
        let words = row.words();
        let db = if words.iter().any(|word| word.starts_with("s-")) {
            &self.states
        } else {
            &self.case
        };
        let here = |word: &&str| word.replace("SCRATCH", db.path("").trim_end_matches('/'));
        let login = words[0];
        let words: Vec<String> = words[1..].iter().map(here).collect();
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let json = db.run(login, &[&["--output", "json"], &args[..]].concat());
        let plain = db.run(login, &args);
        let said = String::from_utf8(json.stderr).unwrap();
        let Ok(error) = serde_json::from_str::<Value>(&said) else {
            return format!("{NO_REFUSAL} {} {said}\n", json.status);
        };
        let error = &error["error"];
        let (exit, message) = (json.status.code().unwrap(), error["message"].as_str().unwrap());
        let hint = error["hint"].as_str();
        let in_words = one_line(&String::from_utf8(plain.stderr).unwrap());
        assert_eq!(plain.status.code(), Some(exit), "{}", row.line);
        assert!(
            json.stdout.is_empty() && plain.stdout.is_empty(),
            "{}: it printed a result",
            row.line
        );
        let needs_hint = [NOT_FOUND, REFUSED].contains(&exit);
        assert!(hint.is_some() || !needs_hint, "{}: no next step", row.line);
        for part in [Some(message), hint].into_iter().flatten() {
            // of several problems people read each with its own hint
            let all_there = part.lines().all(|line| in_words.contains(&one_line(line)));
            assert!(all_there, "{}: people do not read {part:?}: {in_words}", row.line);
        }
        let mut told = format!("{exit} {}: {message}\n", error["code"].as_str().unwrap());
        if let Some(hint) = hint {
            told.push_str(&format!("hint: {hint}\n"));
        }
        let url = db.url();
        let host = url
            .split_whitespace()
            .find_map(|word| word.strip_prefix("host="))
            .unwrap();
        let told = told
            .replace(db.path("").trim_end_matches('/'), "SCRATCH")
            .replace(db.name(), "DATABASE")
            .replace(host, "SOCKETS");
        let now = regex::Regex::new(r"20\d\d-\d\d-\d\d \d\d:\d\d UTC").unwrap();
        now.replace_all(&told, "NOW").into_owned()
    }
}

/// The exit codes of what is not there, and of what a rule forbids: each has a next step.
const NOT_FOUND: i32 = 3;
const REFUSED: i32 = 4;

/// What stands in the table where a command did it, or said something that is no JSON.
const NO_REFUSAL: &str = "no refusal:";

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_command_refuses_in_words_with_a_code_and_the_next_step() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cli_refusals.txt");
    let written = fs::read_to_string(&path).unwrap();
    let rows = table(&written);
    let worlds = Worlds::new();
    let mut text = String::new();
    for (comment, row) in &rows {
        text.push_str(&format!("{comment}{}\n{}\n", row.line, worlds.told(row)));
    }
    if let Some(start) = text.find(NO_REFUSAL) {
        panic!(
            "{}",
            text[start.saturating_sub(150)..]
                .chars()
                .take(500)
                .collect::<String>()
        );
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).unwrap();
        return;
    }
    for (told, line) in text.lines().zip(written.lines()) {
        assert_eq!(told, line);
    }
    assert_eq!(text, written);
}

#[test]
fn every_command_is_in_the_table_of_refusals() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cli_refusals.txt");
    let rows = table(&fs::read_to_string(path).unwrap());
    // a flag for every command may stand before, with its value
    let without_flags = |mut words: Vec<&str>| {
        while words.first().is_some_and(|word| word.starts_with("--")) {
            words.drain(..2);
        }
        words.join(" ") + " "
    };
    let lines: Vec<String> = rows
        .iter()
        .map(|(_, row)| without_flags(row.words()[1..].to_vec()))
        .collect();
    for command in commands() {
        assert!(
            lines.iter().any(|line| line.starts_with(&format!("{command} "))),
            "`{command}` has no line in cli_refusals.txt"
        );
    }
}
