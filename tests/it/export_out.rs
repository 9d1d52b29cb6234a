//! What goes out to others: the feed of ClaimReviews by the rules of reports, and the record as W3C PROV.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::export::configured;
use crate::support::TestDb;

/// The running example with one claim decided and approved, one open and approved, and drafts.
fn approved() -> TestDb {
    let db = TestDb::with_case();
    let verdicts = [("soldiers-47", "unverifiable"), ("sympathy", "open")];
    for (claim, verdict) in verdicts {
        db.succeed("checker", &["review", "submit", claim]);
        db.succeed("reviewer", &["review", "take", claim]);
        let decide = [
            "review",
            "decide",
            claim,
            "--verdict",
            verdict,
            "--confidence",
            "low",
        ];
        let why = [
            "--attribution",
            "confirmed",
            "--rationale",
            "two accounts of one holder",
        ];
        db.succeed("reviewer", &[&decide[..], &why].concat());
        db.succeed("editor", &["review", "approve", claim]);
    }
    db
}

/// Gives the dossier other settings, with everybody among its members.
fn settings(db: &TestDb, more: &Value) {
    let id = db.value("editor", "select id from counterclaim.dossier");
    let people = db.column("editor", "select id::text from iam.person");
    let mut row = json!({"dossier": id, "n": 2, "title": "Mali–Algeria dispute", "members": people});
    let more = more.as_object().unwrap().clone();
    row.as_object_mut().unwrap().extend(more);
    let batch = json!({"dossier_revision": [row]});
    let call = format!("select api.record($batch${batch}$batch$, gen_random_uuid())");
    assert_eq!(db.outcome("editor", &call), "ok");
}

fn feed(db: &TestDb, more: &[&str]) -> (Value, String) {
    let out = configured(db, &[&["export", "--format", "claimreview"], more].concat());
    let told = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.success(), "{told}");
    (serde_json::from_slice(&out.stdout).unwrap(), told)
}

#[test]
fn a_feed_has_the_reviews_that_a_report_would_let_out() {
    let db = approved();
    let (feed, _) = feed(&db, &[]);
    assert_eq!(
        (&feed["@type"], &feed["publisher"]["name"]),
        (&"DataFeed".into(), &"The desk".into())
    );
    let reviews = feed["dataFeedElement"].as_array().unwrap();
    let alone = configured(&db, &["report", "make", "--format", "jsonld"]);
    let alone: Value = serde_json::from_slice(&alone.stdout).unwrap();
    assert_eq!(reviews.len(), 1, "neither what is open nor a draft");
    let mut review = reviews[0].clone();
    assert_eq!(review["isPartOf"]["alternateName"], "mali-algeria");
    review["isPartOf"] = alone["@graph"][1]["isPartOf"].clone();
    assert_eq!(review, alone["@graph"][1]);
    assert_eq!(feed["dateModified"], alone["@graph"][0]["dateModified"]);
}

#[test]
fn what_stops_a_report_stops_its_reviews_and_writes_no_file() {
    let refused = |db: &TestDb, code: i32, error: &str| {
        let path = db.path("feed.json");
        let ask = [
            "export",
            "--format",
            "claimreview",
            "--out",
            &path,
            "--output",
            "json",
        ];
        let out = configured(db, &ask);
        let told: Value = serde_json::from_slice(&out.stderr).unwrap();
        assert_eq!(
            (out.status.code(), &told["error"]["code"]),
            (Some(code), &error.into())
        );
        assert!(!std::path::Path::new(&path).exists());
        // of all dossiers it is left out, and named
        let (all, told) = feed(db, &["--all"]);
        assert_eq!(all["dataFeedElement"], serde_json::json!([]));
        assert!(told.contains("left out `mali-algeria`"), "{told}");
    };
    let db = approved();
    let hold = [
        "review",
        "hold",
        "soldiers-47",
        "--kind",
        "legal",
        "--reason",
        "a court looks at it",
    ];
    db.succeed("editor", &hold);
    refused(&db, 7, "lint");
    db.succeed(
        "editor",
        &["review", "unhold", "soldiers-47", "--reason", "the court is done"],
    );
    db.succeed("editor", &["dossier", "set", "mali-algeria", "--eyes", "1"]);
    refused(&db, 4, "one_eye");

    let db = approved();
    settings(&db, &json!({"embargo": "2999-01-01T00:00:00Z"}));
    refused(&db, 4, "embargo");

    let db = approved();
    db.succeed(
        "editor",
        &["dossier", "set", "mali-algeria", "--right-of-reply", "required"],
    );
    refused(&db, 7, "lint");
}

#[test]
fn without_a_publisher_there_is_no_feed() {
    let db = approved();
    for which in ["mali-algeria", "--all"] {
        let (code, told) = db.fail("editor", &["export", which, "--format", "claimreview"]);
        assert!(code == 2 && told.contains("report.publisher"), "{told}");
    }
}

#[test]
fn a_restricted_dossier_goes_out_by_its_name_alone() {
    let db = approved();
    settings(&db, &json!({"visibility": "restricted"}));
    let (all, told) = feed(&db, &["--all"]);
    assert_eq!(all["dataFeedElement"], serde_json::json!([]));
    assert!(told.contains("restricted"), "{told}");
    assert_eq!(
        feed(&db, &["mali-algeria"]).0["dataFeedElement"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

fn prov(db: &TestDb, more: &[&str]) -> Map<String, Value> {
    let text = db.succeed("editor", &[&["export", "--format", "prov"], more].concat());
    serde_json::from_str(&text).unwrap()
}

fn keys(document: &Map<String, Value>, section: &str) -> HashSet<String> {
    document[section].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_record_names_who_did_what_from_which_source_and_leads_nowhere_else() {
    let db = approved();
    db.publish("editor", &[]);
    db.succeed(
        "checker",
        &[
            "source",
            "retract",
            "baza-post",
            "--kind",
            "distrusted",
            "--reason",
            "the channel invented it",
        ],
    );
    let document = prov(&db, &[]);
    let (entities, activities, agents) = (
        keys(&document, "entity"),
        keys(&document, "activity"),
        keys(&document, "agent"),
    );
    for (section, members) in &document {
        if ["prefix", "entity", "activity", "agent"].contains(&section.as_str()) {
            continue;
        }
        for (id, member) in members.as_object().unwrap() {
            for (key, value) in member.as_object().unwrap() {
                let known = match key.as_str() {
                    "prov:entity"
                    | "prov:generatedEntity"
                    | "prov:usedEntity"
                    | "prov:specificEntity"
                    | "prov:generalEntity" => &entities,
                    "prov:activity" => &activities,
                    "prov:agent" | "prov:delegate" | "prov:responsible" => &agents,
                    _ => continue,
                };
                assert!(
                    known.contains(value.as_str().unwrap()),
                    "{section} {id} {key} {value}"
                );
            }
        }
    }
    let count = |query: &str| db.value("editor", query).parse::<usize>().unwrap();
    let revisions = count("select count(*) from counterclaim.claim_revision");
    assert_eq!(document["specializationOf"].as_object().unwrap().len(), revisions);
    // one entity, one event that brought it
    let generated = document["wasGeneratedBy"].as_object().unwrap();
    assert_eq!(generated.len(), entities.len());
    let kinds = |kind: &str| {
        let derived = document["wasDerivedFrom"].as_object().unwrap().values();
        derived.filter(|one| one["prov:type"]["$"] == kind).count()
    };
    assert_eq!(
        kinds("prov:PrimarySource"),
        count(
            "select (select count(*) from counterclaim.assertion) + (select count(*) from counterclaim.evidence)"
        )
    );
    assert_eq!(document["wasInvalidatedBy"].as_object().unwrap().len(), 1);
    let people: HashSet<&str> = document["agent"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|agent| agent["prov:label"].as_str())
        .collect();
    assert!(
        people.contains(concat!("counterclaim ", env!("CARGO_PKG_VERSION"))),
        "{people:?}"
    );
    let logins: HashSet<&str> = document["wasAssociatedWith"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|one| one["cc:login"].as_str())
        .collect();
    assert!(
        ["checker", "reviewer", "editor"]
            .iter()
            .all(|login| logins.contains(login)),
        "{logins:?}"
    );
    // what was captured does not go along
    assert!(!serde_json::to_string(&document).unwrap().contains("\"cc:body\""));
}

#[test]
fn a_confidential_source_is_in_the_record_without_what_leads_to_it() {
    let db = TestDb::new();
    let file = "format: counterclaim/1\ndossier: {slug: quiet, title: Quiet}\n\
        entities: [{id: paper, kind: media, name: The secret paper}]\n\
        sources: [{id: page, csl: {type: interview, title: A secret talk}, url: 'https://example.org/secret', publisher: paper, \
          confidential: true, snapshot: {retrieved: 2025-01-20T10:00:00Z, text: secret words}}]\n\
        claims: [{id: one, kind: factual, statement: It happened.}]\n\
        statements: [{source: page, quote: secret words, chain: [{label: somebody, attitude: states}], claims: [one]}]\n";
    db.open("allround", file);
    db.import("allround", file).unwrap();
    let text = db.succeed("allround", &["export", "--format", "prov"]);
    assert!(text.contains("a confidential source"));
    for word in ["secret talk", "example.org", "secret words"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn rows_and_record_are_the_same_again() {
    let db = approved();
    for format in ["csv", "jsonl", "prov"] {
        let ask = ["export", "--format", format];
        assert_eq!(db.succeed("editor", &ask), db.succeed("editor", &ask), "{format}");
    }
}
