//! The keys of `--output json` are the documented ones.

use counterclaim::cli;
use counterclaim::domain::workflow::Move;
use serde_json::Value;

use crate::support::{TestDb, fixture, sha256_of};

#[test]
fn json_has_the_documented_keys_and_no_others() {
    commands_print("json");
}

#[test]
fn a_list_in_jsonl_is_an_object_with_the_documented_keys_a_line() {
    commands_print("jsonl");
}

/// Runs every command but the moves in this form of output.
fn commands_print(form_of_output: &str) {
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
    let table = db.path("table.csv");
    std::fs::write(&table, "statement,colour\nIt hailed.,red\n").unwrap();
    let page = db.path("report.html");
    let mut hash;
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
            "import" => {
                assert_keys(&db, "checker", &shape, &[&case], form_of_output);
                ("checker", vec![&table])
            }
            "report make" => ("checker", vec!["mali-algeria", "--draft", "--lint-only"]),
            "report publish" => {
                db.bring("approved", &["soldiers-47"]);
                db.succeed("editor", &["report", "make", "mali-algeria", "--out", &page]);
                hash = sha256_of(&page);
                ("editor", vec!["mali-algeria", "--approve", &hash])
            }
            "report withdraw" => (
                "editor",
                vec![
                    "1",
                    "--dossier",
                    "mali-algeria",
                    "--reason",
                    "it rests on a page that was forged",
                ],
            ),
            "report check" => {
                db.succeed(
                    "editor",
                    &["report", "show", "1", "--dossier", "mali-algeria", "--out", &page],
                );
                ("checker", vec![&page])
            }
            "report diff" => (
                "checker",
                vec!["mali-algeria", "--from", "1", "--to", "2999-01-01"],
            ),
            "report affected" => ("checker", vec!["soldiers-47"]),
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
            // another dossier was opened meanwhile
            _ => ("admin", vec!["--dossier", "mali-algeria"]),
        };
        assert_keys(&db, login, &shape, &rest, form_of_output);
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
    editor    withdraw  s-decided    --note it-rests-on-the-title-of-one-page
    reviewer  reopen    s-withdrawn  --reason news
    reviewer  decline   s-withdrawn  --reason demand
    reviewer  correct   s-approved   --verdict open --confidence low --note the-verdict-was-too-strong-a-word
";

#[test]
fn moves_have_the_documented_keys() {
    for form in ["json", "jsonl"] {
        let db = TestDb::with_states();
        let mut shapes = cli::shapes();
        for line in MOVES.trim().lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let command = format!("review {}", words[1]);
            let place = shapes.iter().position(|shape| shape.command == command).unwrap();
            assert_keys(&db, words[0], &shapes.swap_remove(place), &words[2..], form);
        }
        shapes.retain(|shape| is_move(shape.command));
        assert!(shapes.is_empty());
    }
}

fn is_move(command: &str) -> bool {
    let name = command.strip_prefix("review ").unwrap_or_default();
    name.parse::<Move>().is_ok()
}

/// Runs a command whose JSON must have the documented keys, those within included; in `jsonl` a list has an object a line.
fn assert_keys(db: &TestDb, login: &str, shape: &cli::Shape, args: &[&str], form: &str) {
    let words: Vec<&str> = shape.command.split(' ').collect();
    let text = db.succeed(login, &[&words[..], args, &["--output", form]].concat());
    let objects: Vec<Value> = match (form, shape.is_list) {
        ("jsonl", true) => text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
        ("jsonl", false) => return,
        (_, true) => serde_json::from_str(&text).unwrap(),
        (_, false) => vec![serde_json::from_str(&text).unwrap()],
    };
    assert!(
        !objects.is_empty(),
        "{}: an empty list shows no key",
        shape.command
    );
    for object in &objects {
        let mut keys: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        assert_eq!(keys, shape.keys(), "{}", shape.command);
        let wrong = differences(shape.schema(), shape.schema(), object, shape.command);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// The keys that a value lacks or has beside those of its schema, each with its path.
fn differences(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        return differences(root, target, value, path);
    }
    if let Some(several) = schema["anyOf"].as_array() {
        let each = several.iter().map(|one| differences(root, one, value, path));
        return each.min_by_key(Vec::len).unwrap();
    }
    match value {
        Value::Array(items) => {
            let each = items.iter().enumerate();
            each.flat_map(|(place, item)| {
                differences(root, &schema["items"], item, &format!("{path}[{place}]"))
            })
            .collect()
        }
        Value::Object(object) => {
            let within = |key: &str| format!("{path}.{key}");
            let known = &schema["properties"];
            // a map from names, whose keys are no words of the program
            let others = &schema["additionalProperties"];
            let required = schema["required"].as_array().into_iter().flatten();
            let missing = required
                .filter_map(Value::as_str)
                .filter(|key| !object.contains_key(*key))
                .map(|key| format!("{} is missing", within(key)));
            let mut wrong: Vec<String> = missing.collect();
            for (key, value) in object {
                match known.get(key).or(others.is_object().then_some(others)) {
                    Some(schema) => wrong.extend(differences(root, schema, value, &within(key))),
                    None if known.is_object() => wrong.push(format!("{} is not documented", within(key))),
                    None => {}
                }
            }
            wrong
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_key_that_is_missing_or_not_documented_is_found_however_deep() {
    let db = TestDb::with_case();
    let shape = cli::shapes()
        .into_iter()
        .find(|shape| shape.command == "claim show")
        .unwrap();
    let text = db.succeed("checker", &["claim", "show", "wagner-killed", "--output", "json"]);
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let wrong = |document: &Value| differences(shape.schema(), shape.schema(), document, "claim");
    assert_eq!(wrong(&document), [""; 0]);
    let list = document.as_object_mut().unwrap();
    let (key, first) = list
        .iter_mut()
        .find_map(|(key, value)| Some((key.clone(), value.as_array_mut()?.first_mut()?.as_object_mut()?)))
        .unwrap();
    let gone = first.keys().next().unwrap().clone();
    first.remove(&gone);
    first.insert("news".to_owned(), Value::Null);
    assert_eq!(
        wrong(&document),
        [
            format!("claim.{key}[0].{gone} is missing"),
            format!("claim.{key}[0].news is not documented")
        ]
    );
}
