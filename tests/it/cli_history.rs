//! A claim's life as `claim history` tells it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::{TestDb, told};

const CASE: &str = "format: counterclaim/1
dossier: {slug: camp, title: The camp}
entities:
  - {id: courier, kind: media, name: The Sahel Courier}
  - {id: wire, kind: media, name: A wire}
  - {id: gazette, kind: media, name: A gazette}
  - {id: mali, kind: state, name: Mali, iso3166: MLI}
  - {id: ministry, kind: organ, name: A ministry}
questions: [{id: when, text: When was the camp left?}]
sources:
  - id: article
    csl: {type: article-newspaper, title: Talks}
    publisher: courier
    origin: own
    snapshot: {retrieved: 2025-01-20T10:00:00Z, text: Mali’s ministry said that the fighters had left the camp.}
  - id: report
    csl: {type: article-newspaper, title: Empty camp}
    publisher: wire
    origin: own
    snapshot: {retrieved: 2025-01-20T10:00:00Z, text: Our reporter found the camp empty. Nobody answered.}
  - id: notice
    csl: {type: article-newspaper, title: Notice}
    publisher: gazette
    origin: own
    snapshot: {retrieved: 2025-01-20T10:00:00Z, text: The camp is empty.}
claims:
  - {id: left, kind: factual, statement: The fighters left the camp., when: 2025-01, about: [{entity: mali, role: place}]}
  - {id: stayed, kind: factual, statement: The fighters stayed.}
statements:
  - source: article
    quote: the fighters had left the camp
    chain: [{speaker: ministry, for: mali, attitude: states}]
    claims: [left]
evidence:
  - {claim: left, source: report, quote: found the camp empty, bearing: supports, credibility: 2}
  - {claim: left, source: notice, quote: The camp is empty, bearing: supports, credibility: 2}
relations: [{from: stayed, to: left, kind: contradicts}]
";

/// Records rows as a login; `$left` and such stand for ids.
#[track_caller]
fn record(db: &TestDb, login: &str, table: &str, rows: &[&str]) {
    let mut batch = format!("{{\"{table}\": [{}]}}", rows.join(", "));
    for handle in [
        "left", "stayed", "mali", "article", "report", "notice", "when", "wire", "gazette",
    ] {
        batch = batch.replace(&format!("${handle}\""), &format!("{}\"", db.id(handle)));
    }
    for (name, query) in [
        ("$new", "select gen_random_uuid()"),
        ("$camp", "select id from counterclaim.dossier"),
        ("$reviewer", "select id from iam.person where name = 'reviewer'"),
        (
            "$quote",
            "select excerpt from counterclaim.evidence where note is null order by version limit 1",
        ),
        (
            "$evidence",
            "select id from counterclaim.evidence order by version desc limit 1",
        ),
        (
            "$relation",
            "select id from counterclaim.relation order by version limit 1",
        ),
        (
            "$empty",
            "select id from counterclaim.excerpt where exact = 'found the camp empty' limit 1",
        ),
    ] {
        while batch.contains(name) {
            batch = batch.replacen(name, &db.value("postgres", query), 1);
        }
    }
    let statement = format!(
        "select api.record('{}', gen_random_uuid())",
        batch.replace('\'', "''")
    );
    assert_eq!(db.outcome(login, &statement), "ok", "{batch}");
}

fn command(db: &TestDb, login: &str, words: &str) {
    let text = told(db, login, words);
    assert!(!text.contains("exit code"), "{words}: {text}");
}

/// The whole life of `left`.
fn lived() -> TestDb {
    let db = TestDb::new();
    db.open("editor", CASE);
    db.import("checker", CASE).unwrap();
    command(&db, "checker", "review submit left");
    record(
        &db,
        "reviewer",
        "assignment",
        &[r#"{"id": "$new", "claim": "$left", "reviewer": "$reviewer", "due": "2025-02-01"}"#],
    );
    command(&db, "reviewer", "review take left");
    record(
        &db,
        "reviewer",
        "comment",
        &[r#"{"id": "$new", "claim": "$left", "text": "which camp?"}"#],
    );
    command(&db, "reviewer", "review return left --reason 'name the camp'");
    let wording = r#"{"claim": "$left", "dossier": "$camp", "n": 2, "statement": "The fighters left the northern camp.",
        "language": "en", "valid": "2025-01-15", "question": "$when"}"#;
    record(&db, "checker", "claim_revision", &[wording]);
    record(
        &db,
        "checker",
        "evidence",
        &[
            r#"{"id": "$new", "claim": "$left", "excerpt": "$empty", "source": "$report", "bearing": "refutes",
            "credibility": 5, "note": "hearsay"}"#,
        ],
    );
    record(
        &db,
        "checker",
        "retraction",
        &[r#"{"id": "$new", "stream": "$left", "evidence": "$evidence", "reason": "it says the reverse"}"#],
    );
    record(
        &db,
        "checker",
        "search_note",
        &[
            r#"{"id": "$new", "claim": "$left", "looked_for": "camp north", "looked_where": "the archive", "looked_at": "2025-01-21T10:00:00Z"}"#,
        ],
    );
    record(
        &db,
        "checker",
        "external_review",
        &[
            r#"{"id": "$new", "claim": "$left", "publisher": "Another desk", "rating": "half true", "url": "https://example.org"}"#,
        ],
    );
    record(
        &db,
        "editor",
        "hold",
        &[
            r#"{"id": "$new", "claim": "$left", "kind": "legal", "reason": "counsel reads it", "until": "2025-03-01"}"#,
        ],
    );
    record(
        &db,
        "editor",
        "hold",
        &[r#"{"id": "$new", "claim": "$left", "kind": "released", "reason": "counsel has read it"}"#],
    );
    record(
        &db,
        "checker",
        "reply",
        &[
            r#"{"id": "$new", "claim": "$left", "party": "$mali", "asked_at": "2025-01-21T10:00:00Z", "channel": "email",
            "deadline": "2025-01-23T10:00:00Z", "outcome": "asked"}"#,
        ],
    );
    record(
        &db,
        "checker",
        "reply",
        &[
            r#"{"id": "$new", "claim": "$left", "party": "$mali", "asked_at": "2025-01-21T10:00:00Z", "outcome": "silent"}"#,
        ],
    );
    command(&db, "checker", "review submit left");
    command(&db, "reviewer", "review take left");
    let decide =
        "--confidence moderate --attribution confirmed --rationale 'two papers that do not copy each other'";
    command(
        &db,
        "reviewer",
        &format!("review decide left --verdict supported {decide}"),
    );
    command(&db, "editor", "review approve left");
    let copied = r#"{"source": "$notice", "n": 2, "csl": {"type": "article-newspaper", "title": "Notice"}, "publisher": "$gazette",
        "reliability": "D", "origin": "derived", "derived_from": "$report"}"#;
    record(&db, "checker", "source_revision", &[copied]);
    record(
        &db,
        "reviewer",
        "retraction",
        &[
            r#"{"id": "$new", "stream": "$article", "source": "$article", "kind": "withdrawn_by_publisher", "reason": "the paper took it down"}"#,
        ],
    );
    record(
        &db,
        "reviewer",
        "retraction",
        &[
            r#"{"id": "$new", "stream": "$stayed", "relation": "$relation", "reason": "it is about another camp"}"#,
        ],
    );
    let note = "one of the two papers copied the other";
    command(
        &db,
        "reviewer",
        &format!("review correct left --verdict mostly_supported {decide} --note '{note}'"),
    );
    command(&db, "editor", "review approve left");
    db
}

#[test]
fn a_life_is_told_with_who_when_and_why() {
    let db = lived();
    assert_snapshot!(told(&db, "checker", "claim history left"), @r#"
    C-1: 25 events
      1  TIME  checker logged it: “The fighters left the camp.”
            recorded that A ministry, for Mali, states it, as The Sahel Courier reports, in Talks: “the fighters had left the camp”
            added evidence that supports it, credibility 2, in Empty camp: “found the camp empty”
            added evidence that supports it, credibility 2, in Notice: “The camp is empty”
         TIME  checker recorded that C-2 contradicts it
      2  TIME  checker submitted it
      3  TIME  reviewer assigned it to reviewer, due 2025-02-01
      4  TIME  reviewer took it for review
      5  TIME  reviewer commented: “which camp?”
      6  TIME  reviewer returned it to draft, because “name the camp”
      7  TIME  checker worded it anew: “The fighters left the {+northern +}camp.”; date 15 January 2025, before January 2025; question “When was the camp left?”, before none; about none, before place: Mali
      8  TIME  checker added evidence that refutes it, credibility 5, in Empty camp: “found the camp empty”; note: “hearsay”
      9  TIME  checker retracted the evidence, in Empty camp: “found the camp empty”, because “it says the reverse”
     10  TIME  checker looked for “camp north” in the archive, and found nothing
     11  TIME  checker noted a review by Another desk, who rate it “half true”, in https://example.org
     12  TIME  editor put it on hold (legal) until 2025-03-01, because “counsel reads it”
     13  TIME  editor released the hold, because “counsel has read it”
     14  TIME  checker asked Mali for a reply by email, until TIME
     15  TIME  checker noted that Mali did not reply
     16  TIME  checker submitted it
     17  TIME  reviewer took it for review
     18  TIME  reviewer decided: supported, confidence moderate; who said it: confirmed, because “two papers that do not copy each other”
     19  TIME  editor approved it
         TIME  checker recorded that the source Notice, which it rests on, is a copy of Empty camp and has reliability D, before F
         TIME  reviewer retracted the source Talks, which it rests on (withdrawn by publisher), because “the paper took it down”
         TIME  reviewer retracted that C-2 contradicts it, because “it is about another camp”
     20  TIME  reviewer corrected the verdict: mostly supported, confidence moderate, before supported; who said it: confirmed, because “two papers that do not copy each other”; public note: “one of the two papers copied the other”
     21  TIME  editor approved it
    "#);
    assert_snapshot!(told(&db, "checker", "claim history stayed"), @r#"
    C-2: 2 events
      1  TIME  checker logged it: “The fighters stayed.”
            recorded that it contradicts C-1
      2  TIME  reviewer retracted that it contradicts C-1, because “it is about another camp”
    "#);
}

#[test]
fn programs_get_the_same_sentences() {
    let db = lived();
    let text = db.succeed("checker", &["claim", "history", "left", "--output", "json"]);
    let events: Vec<Value> = serde_json::from_str(&text).unwrap();
    let page = db.succeed("checker", &["claim", "history", "left"]);
    for event in &events {
        for sentence in event["told"].as_array().unwrap() {
            assert!(page.contains(sentence.as_str().unwrap()), "{sentence}");
        }
    }
    let own = events.iter().filter_map(|event| event["version"].as_i64());
    let own: Vec<i64> = own.collect();
    assert!(own.iter().zip(1..).all(|(version, n)| *version == n), "{own:?}");
    assert_eq!(
        events.len() - own.len(),
        4,
        "two of sources, two of the other claim"
    );
    let times: Vec<&str> = events.iter().filter_map(|event| event["at"].as_str()).collect();
    assert!(times.is_sorted());
}

/// What leads to a claim that the reader may not see says no more than that.
#[test]
fn what_is_hidden_is_not_told() {
    let db = lived();
    let hidden = "format: counterclaim/1
dossier: {slug: closed, title: Closed, visibility: restricted}
claims: [{id: elsewhere, kind: factual, statement: They went elsewhere.}]
";
    db.open("allround", hidden);
    db.import("allround", hidden).unwrap();
    let relation = format!(
        "select api.record(jsonb_build_object('relation', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(),
          'claim', '{}', 'to_claim', '{}', 'kind', 'supports'))), gen_random_uuid())",
        db.id("stayed"),
        db.id("elsewhere")
    );
    assert_eq!(db.outcome("allround", &relation), "ok");
    let seen = |login: &str| db.succeed(login, &["claim", "history", "stayed"]);
    assert!(seen("allround").contains("recorded that it supports C-3"));
    let text = seen("checker");
    assert!(
        text.contains("recorded that it supports a claim that you may not see"),
        "{text}"
    );
}
