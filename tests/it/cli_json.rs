//! The keys of `--output json` are the documented ones.

use counterclaim::cli;
use counterclaim::domain::workflow::Move;
use serde_json::Value;

use crate::support::{TestDb, fixture};

#[test]
fn json_has_the_documented_keys_and_no_others() {
    let db = TestDb::with_case();
    let case = fixture("mali-algeria.yaml");
    let leaflet = db.path("leaflet.txt");
    let (text, form) = (db.path("note.txt"), db.path("form.yaml"));
    std::fs::write(&text, "It snowed.").unwrap();
    std::fs::write(&form, "claims:\n  - {statement: It snowed., quote: 1}\n").unwrap();
    let (guest, opened) = (format!("{}_guest", db.name()), db.path("opened.yaml"));
    std::fs::write(
        &opened,
        "format: counterclaim/1\ndossier: {slug: other, title: Other, visibility: restricted}\n",
    )
    .unwrap();
    let mut left: Vec<&str> = Vec::new();
    for shape in cli::shapes().into_iter().filter(|shape| !is_move(shape.command)) {
        let (login, rest): (&str, Vec<&str>) = match shape.command {
            // these need a server of their own: see the desk's tests
            "init" | "db status" => {
                left.push(shape.command);
                continue;
            }
            "member add" => ("admin", vec![&guest, "--role", "checker"]),
            "member grant" | "member revoke" => ("admin", vec![&guest, "--role", "reviewer"]),
            "member disable" => ("admin", vec![&guest, "--reason", "the guest left"]),
            "dossier new" => ("editor", vec!["--from", &opened]),
            "dossier set" => ("editor", vec!["mali-algeria", "--eyes", "2"]),
            "dossier recuse" => {
                let words = ["mali-algeria", "--member", "reviewer_2", "--reason", "a relative"];
                ("editor", words.to_vec())
            }
            "dossier use" => ("checker", vec!["mali-algeria"]),
            "entity show" => ("checker", vec!["algeria"]),
            "source show" => ("checker", vec!["aawsat"]),
            "source add" => ("checker", vec!["--title", "A leaflet"]),
            "source capture" => {
                std::fs::write(&leaflet, "Come to the square.").unwrap();
                ("checker", vec!["a-leaflet", "--file", &leaflet])
            }
            "source retract" => (
                "checker",
                vec![
                    "a-leaflet",
                    "--kind",
                    "distrusted",
                    "--reason",
                    "nobody printed it",
                ],
            ),
            "claim show" | "claim history" => ("checker", vec!["wagner-killed"]),
            "review queue" => {
                db.succeed("checker", &["review", "submit", "sympathy"]);
                ("reviewer", vec![])
            }
            "review show" => ("reviewer", vec!["sympathy"]),
            "review release" => ("reviewer", vec!["sympathy"]),
            "review unhold" => ("reviewer", vec!["sympathy", "--reason", "the lawyer agrees"]),
            "review assign" => ("reviewer", vec!["sympathy", "--to", "reviewer"]),
            "review hold" => (
                "reviewer",
                vec!["sympathy", "--kind", "legal", "--reason", "a lawyer reads it"],
            ),
            "reply ask" => {
                let ask = [
                    "algeria",
                    "sympathy",
                    "--deadline",
                    "2999-01-01",
                    "--channel",
                    "letter",
                ];
                ("checker", ask.to_vec())
            }
            "reply record" => (
                "checker",
                vec!["algeria", "--outcome", "declined", "--reason", "by telephone"],
            ),
            "import" => ("checker", vec![&case]),
            "log" => (
                "checker",
                vec!["note", "--file", &text, "--publisher", "csp", "--form", &form],
            ),
            "entity add" => ("checker", vec!["Gao", "--kind", "place"]),
            "entity name" => ("checker", vec!["gao", "Gawgaw", "--lang", "en"]),
            "entity relate" => ("checker", vec!["gao", "located_in", "mali"]),
            "entity identify" => ("checker", vec!["fla", "csp"]),
            "claim add" => ("checker", vec!["It rained."]),
            "claim revise" => ("checker", vec!["it-rained", "--when", "2024-07"]),
            "claim assert" => ("checker", vec!["it-rained", "--source", "note", "--quote", "1"]),
            "claim relate" => ("checker", vec!["it-rained", "supports", "it-snowed"]),
            "claim retract" => ("checker", vec!["it-rained#1", "--reason", "the wrong page"]),
            "claim note" => ("checker", vec!["it-rained", "Ask again."]),
            "claim duplicates" => ("checker", vec!["--likeness", "0.1"]),
            "counter" => {
                let said = ["it-rained", "--by", "csp", "--statement", "It did not."];
                (
                    "checker",
                    [&said[..], &["--source", "note", "--quote", "1"]].concat(),
                )
            }
            "evidence add" => ("checker", vec!["it-rained", "--source", "note", "--quote", "1"]),
            "evidence retract" => ("checker", vec!["it-rained#1", "--reason", "the wrong page"]),
            "search-note add" => (
                "checker",
                vec!["it-rained", "--looked-for", "a gauge", "--where", "the station"],
            ),
            "question add" => ("checker", vec!["Did it rain?"]),
            "question show" => ("checker", vec!["malian-dead"]),
            _ => ("admin", vec![]),
        };
        assert_keys(&db, login, &shape, &rest);
    }
    assert_eq!(left, ["init", "db status"]);
}

/// Each move, on a claim that it is for.
const MOVES: &str = "
    checker   submit    s-draft
    checker   recall    s-draft
    checker   discard   s-draft      --reason twice
    reviewer  take      s-submitted
    reviewer  return    s-submitted  --reason unclear
    reviewer  decide    s-in-review  --verdict open --confidence low --attribution confirmed
    editor    approve   s-decided
    reviewer  reopen    s-approved   --reason news
    reviewer  decline   s-approved   --reason demand
    reviewer  correct   s-decided    --verdict open --confidence low --note the-verdict-was-too-strong-a-word
    editor    withdraw  s-decided    --note it-rests-on-the-title-of-one-page
";

#[test]
fn moves_have_the_documented_keys() {
    let db = TestDb::with_states();
    let mut shapes = cli::shapes();
    for line in MOVES.trim().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let command = format!("review {}", words[1]);
        let place = shapes.iter().position(|shape| shape.command == command).unwrap();
        assert_keys(&db, words[0], &shapes.swap_remove(place), &words[2..]);
    }
    shapes.retain(|shape| is_move(shape.command));
    assert!(shapes.is_empty());
}

fn is_move(command: &str) -> bool {
    let name = command.strip_prefix("review ").unwrap_or_default();
    name.parse::<Move>().is_ok()
}

/// Runs a command whose JSON must have the documented keys; a list in `jsonl` too.
fn assert_keys(db: &TestDb, login: &str, shape: &cli::Shape, args: &[&str]) {
    let words: Vec<&str> = shape.command.split(' ').collect();
    let text = db.succeed(login, &[&words[..], args, &["--output", "json"]].concat());
    let value: Value = serde_json::from_str(&text).unwrap();
    let object = if shape.is_list { &value[0] } else { &value };
    let mut keys: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, shape.keys(), "{}", shape.command);
}

#[test]
fn a_list_in_jsonl_is_an_object_a_line() {
    let db = TestDb::new();
    let lines = db.succeed("admin", &["member", "list", "--output", "jsonl"]);
    assert!(lines.lines().count() > 1);
    for line in lines.lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{line}");
    }
}
