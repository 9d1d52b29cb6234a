//! Claims in the shape of a desk's, the same each time.

use std::fmt::Write as _;

use serde_json::{Value, json};

const PLACES: [&str; 12] = [
    "northern", "southern", "eastern", "western", "central", "coastal", "upper", "lower", "inner", "outer",
    "old", "new",
];
const THINGS: [&str; 9] = [
    "households",
    "wells",
    "schools",
    "clinics",
    "bridges",
    "lorries",
    "tents",
    "radios",
    "boats",
];
const PARTIES: usize = 12;

/// The n-th claim in words, and how many it counts.
fn statement(number: usize) -> (String, usize) {
    let (place, thing) = (PLACES[number % PLACES.len()], THINGS[number / 7 % THINGS.len()]);
    let count = 100 + number * 7919 % 900;
    let day = 1 + number % 28;
    (
        format!("The {place} district {number} counted {count} {thing} on {day} March 2024."),
        count,
    )
}

/// A dossier file with some claims and all that they rest on.
pub fn case(from: usize, count: usize) -> String {
    let mut case = json!({
        "format": "counterclaim/1",
        "dossier": {"slug": "archive", "title": "An archive", "lang": "en", "eyes": 2},
    });
    let mut entities: Vec<Value> = Vec::new();
    if from == 0 {
        let party = |number| json!({"id": format!("party-{number}"), "kind": "collective", "name": format!("District council {number}")});
        entities.extend((0..PARTIES).map(party));
        let papers = |number| json!({"id": format!("paper-{number}"), "kind": "media", "name": format!("District paper {number}")});
        entities.extend((0..PARTIES).map(papers));
    }
    let numbers = || from..from + count;
    let parts: [(&str, Vec<Value>); 6] = [
        ("entities", entities),
        (
            "questions",
            numbers()
                .filter(|number| number % 10 == 0)
                .map(question)
                .collect(),
        ),
        ("sources", numbers().flat_map(sources).collect()),
        ("claims", numbers().map(claim).collect()),
        ("statements", numbers().map(said).collect()),
        ("evidence", numbers().flat_map(evidence).collect()),
    ];
    for (name, list) in parts {
        case[name] = Value::from(list);
    }
    case["relations"] = numbers()
        .filter(|number| number % 4 == 3)
        .map(|number| json!({"from": format!("claim-{number}"), "kind": "rebuts", "to": format!("claim-{}", number - 1)}))
        .collect();
    case.to_string()
}

fn question(number: usize) -> Value {
    let (place, thing) = (PLACES[number % PLACES.len()], THINGS[number / 7 % THINGS.len()]);
    json!({
        "id": format!("question-{number}"),
        "text": format!("How many {thing} did the {place} district {number} have in March 2024?"),
        "measure": "count", "unit": "thing",
    })
}

fn claim(number: usize) -> Value {
    let (words, count) = statement(number);
    let mut claim = json!({
        "id": format!("claim-{number}"),
        "kind": "factual",
        "statement": words,
        "when": format!("2024-03-{:02}", 1 + number % 28),
        "about": [{"entity": format!("party-{}", number % PARTIES), "role": "subject"}],
    });
    if number % 10 < 2 {
        claim["kind"] = json!("quantitative");
        claim["answers"] = json!(format!("question-{}", number - number % 10));
        claim["quantity"] = json!({"low": count - 5, "best": count, "high": count + 5});
    }
    claim
}

/// What a council put out, and what a paper wrote of it.
fn sources(number: usize) -> [Value; 2] {
    let (words, _) = statement(number);
    let around = "The list was read out in the hall, and copies lay on the table for whoever wanted one. Nobody asked for the \
                  count to be done again, though the road was under water in places and two villages sent theirs late. ";
    let source = |id: String, publisher: String, kind: &str, text: String| {
        json!({
            "id": id,
            "csl": {"type": kind, "title": format!("Count of the district {number}")},
            "publisher": publisher,
            "url": format!("https://example.org/{id}"),
            "issued": "2024-04-02", "lang": "en", "reliability": "B", "origin": "own",
            "snapshot": {"retrieved": "2024-04-03T08:00:00Z", "text": text},
        })
    };
    [
        source(
            format!("notice-{number}"),
            format!("party-{}", number % PARTIES),
            "document",
            format!("{around}{words} {around}"),
        ),
        source(
            format!("article-{number}"),
            format!("paper-{}", (number + 5) % PARTIES),
            "article-newspaper",
            format!("{around}{around}As the paper saw for itself: {words} {around}"),
        ),
    ]
}

fn said(number: usize) -> Value {
    json!({
        "source": format!("notice-{number}"), "quote": statement(number).0,
        "chain": [{"speaker": format!("party-{}", number % PARTIES), "attitude": "states", "mode": "own_voice", "said": "2024-04-02"}],
        "claims": [format!("claim-{number}")],
    })
}

fn evidence(number: usize) -> [Value; 2] {
    let evidence = |source: String, bearing: &str| {
        json!({
            "claim": format!("claim-{number}"), "source": source, "quote": statement(number).0,
            "bearing": bearing, "credibility": 2,
        })
    };
    [
        evidence(format!("article-{number}"), "supports"),
        evidence(format!("notice-{number}"), "supports"),
    ]
}

/// Verdicts on these claims, as `review decide --form` takes them.
pub fn verdicts(from: usize, count: usize) -> String {
    let mut form = String::from("verdicts:\n");
    for number in from..from + count {
        let _ = writeln!(
            form,
            "  - {{claim: claim-{number}, verdict: mostly_supported, confidence: moderate, attribution: confirmed, \
             rationale: The paper saw the count for itself.}}"
        );
    }
    form
}
