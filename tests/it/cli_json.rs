//! The keys of `--output json` are the documented ones.

use counterclaim::cli;
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
    let mut left: Vec<&str> = Vec::new();
    for shape in cli::shapes() {
        let (login, rest): (&str, Vec<&str>) = match shape.command {
            // these need a server of their own: see the desk's tests
            "init" | "db status" => {
                left.push(shape.command);
                continue;
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
            "review submit" => ("checker", vec!["wagner-killed"]),
            "review decide" => {
                db.succeed("reviewer", &["review", "take", "wagner-killed"]);
                let verdict = [
                    "wagner-killed",
                    "--verdict",
                    "open",
                    "--confidence",
                    "low",
                    "--attribution",
                    "confirmed",
                ];
                ("reviewer", verdict.to_vec())
            }
            "review queue" => {
                db.succeed("checker", &["review", "submit", "sympathy"]);
                ("reviewer", vec![])
            }
            "review show" => ("reviewer", vec!["sympathy"]),
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
            "search-note add" => (
                "checker",
                vec!["it-rained", "--looked-for", "a gauge", "--where", "the station"],
            ),
            "question add" => ("checker", vec!["Did it rain?"]),
            "question show" => ("checker", vec!["malian-dead"]),
            _ => ("admin", vec![]),
        };
        let words: Vec<&str> = shape.command.split(' ').collect();
        let text = db.succeed(login, &[&words[..], &rest, &["--output", "json"]].concat());
        let value: Value = serde_json::from_str(&text).unwrap();
        let object = if shape.is_list { &value[0] } else { &value };
        let mut keys: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        assert_eq!(keys, shape.keys(), "{}", shape.command);
        if shape.is_list {
            let lines = db.succeed("admin", &["member", "list", "--output", "jsonl"]);
            assert!(
                lines
                    .lines()
                    .all(|line| serde_json::from_str::<Value>(line).is_ok())
            );
        }
    }
    assert_eq!(left, ["init", "db status"]);
}
