//! Every list in every form.

use std::collections::BTreeSet;

use counterclaim::cli;
use serde_json::Value;

use crate::support::{TestDb, words};

/// The lists that only read, with what they need.
const LISTS: [&str; 25] = [
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
    "report affected soldiers-47",
    "report diff --from 1 --to 2999-01-01",
    "report list",
    "report make mali-algeria --draft --lint-only",
    "report styles iso",
    "review board",
    "review queue",
    "review rules",
    "source check",
    "source list",
];

/// What changes something and lists what it did, in an order in which all of it can be done.
const CHANGES: &str = "
    admin     member add GUEST --role checker
    admin     member grant GUEST --role reviewer
    admin     member revoke GUEST --role reviewer
    admin     member disable GUEST --reason 'the guest left'
    editor    report withdraw 1 --reason 'it rests on a page that was forged'
    editor    dossier set mali-algeria --right-of-reply required
    editor    dossier recuse mali-algeria --member reviewer_2 --reason 'a relative'
    checker   evidence retract C-8#1 --reason 'the wrong page'
    checker   claim retract wagner-84#1 --reason 'the wrong speaker'
    checker   review submit sympathy wagner-killed soldiers-47 soldiers-2
    checker   review recall sympathy
    checker   review discard sympathy --reason 'it is there twice'
    reviewer  review assign wagner-killed --to reviewer
    reviewer  review release wagner-killed
    reviewer  review hold wagner-killed --kind legal --reason 'a lawyer reads it'
    reviewer  review unhold wagner-killed --reason 'the lawyer agrees'
    reviewer  review take wagner-killed soldiers-47
    reviewer  review return soldiers-47 --reason 'two statements in one'
    reviewer  review decline soldiers-2 --reason 'nothing to check'
    reviewer  review decide wagner-killed --verdict open --confidence low --attribution confirmed
    editor    review approve wagner-killed
    reviewer  review correct wagner-killed --verdict open --confidence moderate --attribution confirmed --note 'The confidence was given as low by mistake.'
    editor    review approve wagner-killed
    editor    review withdraw wagner-killed --note 'It rests on the title of one page.'
    reviewer  review reopen wagner-killed --reason 'the page was found'
    editor    dossier new --from OPENED
";

/// What is in names and sentences, and would be computed by a spreadsheet.
const FORMULAS: [(&str, &str); 4] = [
    ("claim add '=1+1'", "'=1+1"),
    ("entity add '@SUM(1)' --kind person", "'@SUM(1)"),
    ("source add --title '+2+2'", "'+2+2"),
    ("question add -- '-3-3'", "'-3-3"),
];

/// The lists among the commands, by name.
fn lists() -> BTreeSet<&'static str> {
    let shapes = cli::shapes().into_iter();
    shapes
        .filter(|shape| shape.is_list)
        .map(|shape| shape.command)
        .collect()
}

/// The command of a line: its first two words.
fn command(line: &str) -> String {
    words(line)[..2].join(" ")
}

/// The objects of a list in JSON, or in lines of JSON.
fn objects(form: &str, text: &str) -> Vec<Value> {
    match form {
        "json" => serde_json::from_str(text).unwrap(),
        _ => text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    }
}

/// The cells of a list of values, whose columns must be documented and whose cells no spreadsheet computes.
fn cells(line: &str, text: &str) -> Vec<csv::StringRecord> {
    let shape = cli::shapes()
        .into_iter()
        .find(|shape| shape.command == command(line))
        .unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert!(!header.is_empty(), "{line}");
    for column in &header {
        assert!(shape.keys().iter().any(|key| key == column), "{line}: {column}");
    }
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for cell in records.iter().flatten() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{line}: {cell}"
        );
    }
    records
}

#[test]
fn every_list_has_the_same_rows_in_every_form_and_a_spreadsheet_computes_none() {
    let db = TestDb::with_case();
    for (line, _) in FORMULAS {
        db.succeed("checker", &words(line));
    }
    db.succeed("checker", &words("review submit C-1 C-7"));
    db.succeed(
        "checker",
        &words("reply ask algeria C-1 --deadline 2999-01-01 --channel letter"),
    );
    db.bring("approved", &["soldiers-47"]);
    db.publish("editor", &[]);
    let withdraw = "report withdraw 1 --reason 'it rests on a page that was forged'";
    db.succeed("editor", &words(withdraw));
    let mut computed: BTreeSet<String> = BTreeSet::new();
    for line in LISTS {
        let told = |form: &str| db.succeed("editor", &[&words(line)[..], &["--output", form]].concat());
        let rows = objects("json", &told("json"));
        assert!(!rows.is_empty(), "{line} lists nothing");
        assert_eq!(objects("jsonl", &told("jsonl")), rows, "{line}");
        let records = cells(line, &told("csv"));
        assert_eq!(records.len(), rows.len(), "{line}");
        computed.extend(records.iter().flatten().map(ToOwned::to_owned));
        let table = told("table");
        for row in &rows {
            let mut said = row.as_object().unwrap().values().filter_map(Value::as_str);
            assert!(
                said.any(|word| !word.is_empty() && table.contains(word)),
                "{line}: the table has nothing of {row}:\n{table}"
            );
        }
    }
    for (line, cell) in FORMULAS {
        assert!(computed.contains(cell), "{line}: in no list as {cell}");
    }
}

#[test]
fn every_change_that_is_listed_is_told_in_every_form() {
    for form in ["table", "json", "jsonl", "csv"] {
        let db = TestDb::with_case();
        let (guest, opened) = (format!("{}_guest", db.name()), db.path("opened.yaml"));
        std::fs::write(
            &opened,
            "format: counterclaim/1\ndossier: {slug: other, title: Other}\n",
        )
        .unwrap();
        db.publish("editor", &[]);
        for line in CHANGES.trim().lines() {
            let (login, line) = line.trim().split_once(' ').unwrap();
            let line = line.replace("GUEST", &guest).replace("OPENED", &opened);
            let output = db.run(login, &[&words(&line)[..], &["--output", form]].concat());
            assert!(output.status.success(), "{line}: {output:?}");
            let text = String::from_utf8(output.stdout).unwrap();
            match form {
                // where there is nothing but that it is done, that is a message
                "table" => assert!(!text.is_empty() || !output.stderr.is_empty(), "{line}"),
                "csv" => assert!(!cells(&line, &text).is_empty(), "{line}"),
                _ => assert!(!objects(form, &text).is_empty(), "{line}"),
            }
        }
    }
}

#[test]
fn every_list_is_among_those_that_are_tried() {
    let changes = CHANGES
        .trim()
        .lines()
        .map(|line| line.trim().split_once(' ').unwrap().1);
    let tried: Vec<String> = LISTS.into_iter().chain(changes).map(command).collect();
    let tried: BTreeSet<&str> = tried.iter().map(String::as_str).collect();
    assert_eq!(tried, lists());
}
