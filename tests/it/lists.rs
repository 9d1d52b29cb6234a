//! Every list in every form.

use std::collections::BTreeSet;

use counterclaim::cli;

use crate::support::TestDb;

/// The lists that only read, with what they need.
const LISTS: [&str; 20] = [
    "audit log",
    "claim duplicates --likeness 0.3",
    "claim history C-1",
    "claim list",
    "dossier balance",
    "dossier conflicts",
    "dossier designations",
    "dossier list",
    "dossier stances",
    "dossier unanswered",
    "entity list",
    "evidence list",
    "member list",
    "question list",
    "reply list",
    "review board",
    "review queue",
    "review rules",
    "source check",
    "source list",
];

/// The lists that say what a change did.
const CHANGES: [&str; 24] = [
    "claim retract",
    "dossier new",
    "dossier recuse",
    "dossier set",
    "evidence retract",
    "member add",
    "member disable",
    "member grant",
    "member revoke",
    "review approve",
    "review assign",
    "review correct",
    "review decide",
    "review decline",
    "review discard",
    "review hold",
    "review recall",
    "review release",
    "review reopen",
    "review return",
    "review submit",
    "review take",
    "review unhold",
    "review withdraw",
];

#[test]
fn every_list_is_a_table_json_lines_or_values_a_spreadsheet_does_not_compute() {
    let db = TestDb::with_case();
    db.succeed("checker", &["review", "submit", "C-1", "C-7"]);
    let shapes = cli::shapes();
    let mut seen: BTreeSet<&str> = CHANGES.into();
    for line in LISTS {
        let words: Vec<&str> = line.split(' ').collect();
        let shape = shapes.iter().find(|shape| shape.command == words[..2].join(" "));
        let shape = shape.unwrap_or_else(|| panic!("{line} has no documented keys"));
        assert!(shape.is_list, "{line}");
        seen.insert(shape.command);
        let told = |form: &str| db.succeed("editor", &[&words[..], &["--output", form]].concat());
        let rows: Vec<serde_json::Value> = serde_json::from_str(&told("json")).unwrap();
        let lines: Vec<serde_json::Value> = told("jsonl")
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines, rows, "{line}");
        let csv = told("csv");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let keys = shape.keys();
        let header = reader.headers().unwrap().clone();
        assert!(!header.is_empty(), "{line}");
        for column in &header {
            assert!(keys.iter().any(|key| key == column), "{line}: {column}");
        }
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows.len(), "{line}");
        for cell in records.iter().flatten() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{line}: {cell}"
            );
        }
    }
    let all: BTreeSet<&str> = shapes
        .iter()
        .filter(|shape| shape.is_list)
        .map(|shape| shape.command)
        .collect();
    assert_eq!(seen, all);
}
