//! What a report refuses to say, with its place; and that it says nothing of what nobody has approved.

use crate::support::TestDb;

/// A dossier of one claim with these words, said in one source.
fn dossier(statement: &str) -> String {
    format!(
        "format: counterclaim/1
dossier: {{slug: case, title: A case, labels: [mercenary, terrorist]}}
entities:
  - {{id: paper, kind: media, name: The Sahel Courier}}
  - {{id: mali, kind: state, name: Mali, iso3166: MLI}}
sources:
  - id: article
    csl: {{type: article-newspaper, title: Talks}}
    publisher: paper
    snapshot: {{retrieved: 2025-01-20T10:00:00Z, text: Mali said that the fighters had left.}}
claims:
  - {{id: left, kind: factual, statement: {statement:?}}}
statements:
  - source: article
    quote: the fighters had left
    chain: [{{speaker: mali, attitude: states}}]
    claims: [left]
"
    )
}

fn with(statement: &str) -> TestDb {
    let db = TestDb::new();
    let yaml = dossier(statement);
    db.open("editor", &yaml);
    db.import("checker", &yaml).unwrap();
    db
}

/// Makes the report, which must be refused with exit code 7 and these lines.
#[track_caller]
fn refused(db: &TestDb, lines: &[&str]) {
    for format in ["html", "json"] {
        let (exit, words) = db.fail("editor", &["report", "make", "--draft", "--format", format]);
        assert_eq!(exit, 7, "{words}");
        for line in lines {
            assert!(words.contains(line), "{line}\n{words}");
        }
    }
}

/// Changes tables as nobody can who is not the server's superuser.
fn tamper(db: &TestDb, table: &str, statement: &str) {
    let statements = format!(
        "set session_replication_role = replica; alter table counterclaim.{table} disable trigger all; {statement}"
    );
    assert_eq!(db.outcome("postgres", &statements), "ok");
}

#[test]
fn a_report_that_breaks_no_rule_is_made() {
    let page = with("The fighters had left.").succeed("editor", &["report", "make", "--draft"]);
    assert!(page.contains("The fighters had left."));
    let page = with("The fighters that Mali calls “mercenaries” had left.");
    page.succeed("editor", &["report", "make", "--draft"]);
}

#[test]
fn a_label_in_our_own_voice_is_refused() {
    refused(
        &with("The mercenaries had left."),
        &["C-1, statement", "The mercenaries had left."],
    );
    refused(
        &with("The “mercenaries” had left."), // nobody's word
        &["C-1, statement", "name whose word it is in the same sentence"],
    );
}

#[test]
fn what_is_contested_here_is_for_the_editor_to_say() {
    let db = with("The insurgents had left.");
    db.succeed("editor", &["report", "make", "--draft"]);
    let set = |labels: &[&str]| {
        let labels = labels.iter().flat_map(|label| ["--label", label]);
        db.succeed(
            "editor",
            &[&["dossier", "set"][..], &labels.collect::<Vec<_>>()].concat(),
        );
    };
    set(&["terrorist", "insurgent"]);
    refused(
        &db,
        &["C-1, statement: label_in_own_voice: The insurgents had left."],
    );
    set(&[""]);
    db.succeed("editor", &["report", "make", "--draft"]);
    let (exit, words) = db.fail("checker", &["dossier", "set", "--label", "insurgent"]);
    assert_eq!(exit, 4, "{words}");
}

#[test]
fn a_verdict_word_in_a_claim_is_refused() {
    refused(
        &with("False: the fighters had left."),
        &["C-1, statement", "state the bare proposition"],
    );
}

#[test]
fn a_broken_anchor_is_refused() {
    let db = with("The fighters had left.");
    tamper(
        &db,
        "excerpt",
        "update counterclaim.excerpt set exact = replace(exact, 'fighters', 'soldiers')",
    );
    refused(&db, &["footnote 1", "the soldiers had left"]);
}

#[test]
fn a_position_without_a_footnote_is_refused() {
    let db = with("The fighters had left.");
    tamper(&db, "excerpt", "delete from counterclaim.excerpt");
    refused(&db, &["C-1, position 1"]);
}

/// The findings of a linter's run as JSON, and its exit code.
fn findings(db: &TestDb) -> (i32, Vec<serde_json::Value>) {
    let args = ["report", "make", "--draft", "--lint-only", "--output", "json"];
    let output = db.run("editor", &args);
    let found = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code().unwrap(), found)
}

#[test]
fn the_linter_alone_explains_each_finding_and_writes_no_report() {
    let (exit, found) = findings(&with("False: the mercenaries had left, the rebels claimed."));
    assert_eq!(exit, 7);
    let told: Vec<_> = found
        .iter()
        .map(|one| {
            let key = |key: &str| one[key].as_str().unwrap();
            assert_eq!(key("place"), "C-1, statement");
            assert_eq!(key("command"), "counterclaim claim revise C-1 --statement \"…\"");
            assert!(!key("why").is_empty() && !key("hint").is_empty());
            (key("severity"), key("rule"), key("words"))
        })
        .collect();
    assert_eq!(
        told,
        vec![
            ("refused", "label_in_own_voice", "mercenaries"),
            ("refused", "verdict_in_claim", "False"),
            ("advice", "contested_word", "rebels"),
            ("advice", "loaded_saying", "claimed"),
        ]
    );
}

#[test]
fn advice_stops_nothing_and_is_told_beside_the_report() {
    let db = with("The rebels had left.");
    let (exit, found) = findings(&db);
    assert_eq!((exit, found.len()), (0, 1));
    let output = db.run("editor", &["report", "make", "--draft"]);
    assert!(output.status.success());
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("advice: C-1, statement: “rebels”"), "{words}");
    let clean = with("The fighters had left.");
    assert_eq!(findings(&clean), (0, vec![]));
    let page = clean.succeed("editor", &["report", "make", "--draft", "--lint-only"]);
    assert!(page.contains("Nothing stops the report"), "{page}");
}

/// A label in our own voice in several kinds of text.
#[test]
fn a_label_is_refused_in_title_summary_name_ambiguity_and_question() {
    let yaml = dossier("The fighters had left.");
    for (from, to, place) in [
        ("title: A case", "title: The terrorists' case", "title"),
        (
            "title: A case",
            "title: A case, summary: The terrorists left.",
            "summary",
        ),
        ("name: Mali,", "name: The junta of mercenaries,", "name of entity"),
        (
            "kind: factual,",
            "kind: factual, ambiguity: Which mercenaries is open.,",
            "C-1, ambiguity",
        ),
        (
            "claims:\n  - {",
            "questions:\n  - {id: who, text: Which mercenaries left?}\nclaims:\n  - {answers: who, ",
            "question `who`",
        ),
    ] {
        let bad = yaml.replacen(from, to, 1);
        assert_ne!(bad, yaml, "{place}");
        let db = TestDb::new();
        db.open("editor", &bad);
        db.import("checker", &bad).unwrap();
        let (exit, words) = db.fail("editor", &["report", "make", "--draft"]);
        assert_eq!(exit, 7, "{place}: {words}");
        assert!(words.contains(place), "{place}: {words}");
    }
}

#[test]
fn claims_that_nobody_has_approved_are_counted_and_not_told() {
    let db = TestDb::with_case();
    db.succeed("checker", &["review", "submit", "soldiers-47"]);
    db.succeed("reviewer", &["review", "take", "soldiers-47"]);
    let words = "on record as said, and not checked by this desk";
    let mut decide = vec!["review", "decide", "soldiers-47", "--verdict", "open"];
    decide.extend([
        "--confidence",
        "low",
        "--attribution",
        "confirmed",
        "--rationale",
        words,
    ]);
    db.succeed("reviewer", &decide);
    db.succeed("editor", &["review", "approve", "soldiers-47"]);
    let counterclaim = "Two Malian soldiers were killed";
    let page = db.succeed("editor", &["report", "make"]);
    assert!(page.contains("Forty-seven Malian soldiers"));
    assert!(!page.contains(counterclaim));
    assert!(page.contains("counterclaims are on record that this desk has not approved."));
    let json = db.succeed("editor", &["report", "make", "--format", "json"]);
    assert!(!json.contains(counterclaim) && json.contains("\"relations_unprinted\": "));
    assert!(
        db.succeed("editor", &["report", "make", "--draft"])
            .contains(counterclaim)
    );
}
