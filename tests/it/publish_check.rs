//! A file held against the record: unchanged, changed since, altered; and what rests on a source.

use std::fs;

use serde_json::Value;

use crate::publish::approved;
use crate::support::TestDb;

fn check(db: &TestDb, file: &str) -> Value {
    db.json("checker", &["report", "check", file])
}

/// The kinds of changes, with the claims they are about.
fn kinds(changes: &Value) -> Vec<(String, String)> {
    let each = changes.as_array().unwrap().iter().map(|change| {
        let text = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
        (text("kind"), text("claim"))
    });
    each.collect()
}

fn has(changes: &Value, kind: &str, claim: &str) -> bool {
    kinds(changes).contains(&(kind.to_owned(), claim.to_owned()))
}

#[test]
fn what_was_published_is_made_again_in_every_form() {
    let db = approved(&["sympathy"]);
    for (n, form) in ["html", "markdown", "json"].iter().enumerate() {
        let mut more = vec!["--format", form, "--style", "apa"];
        if n > 0 {
            more.extend(["--erratum", "the same in another form"]);
        }
        let file = db.publish("editor", &more);
        let checked = check(&db, &file);
        assert_eq!(checked["status"], "unchanged", "{checked:#}");
        assert_eq!(checked["publication"]["version"], n + 1);
        // an altered file says which publication it is
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("Algeria", "Albania", 1)).unwrap();
        let output = db.run("checker", &["report", "check", &file, "--output", "json"]);
        assert_eq!(output.status.code(), Some(7));
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["status"], "altered");
        assert_eq!(told["publication"]["version"], n + 1);
    }
}

#[test]
fn what_changed_since_is_told_and_what_rests_on_a_source() {
    let db = approved(&["sympathy"]);
    let first = db.path("first");
    fs::copy(db.publish("editor", &[]), &first).unwrap();
    let sympathy = db.code("sympathy");

    db.bring("approved", &["wagner-killed"]);
    let correct = [
        "review",
        "correct",
        "sympathy",
        "--verdict",
        "unverifiable",
        "--confidence",
        "low",
        "--rationale",
        "no record of it can be reached by anybody",
        "--note",
        "the claim had been left open for too long",
    ];
    db.succeed("reviewer", &correct);
    db.succeed("editor", &["review", "approve", "sympathy"]);
    let checked = check(&db, &first);
    assert_eq!(checked["status"], "changed_since", "{checked:#}");
    for (kind, claim) in [
        ("verdict", sympathy.as_str()),
        ("correction", &sympathy),
        ("claim_added", &db.code("wagner-killed")),
    ] {
        assert!(has(&checked["changes"], kind, claim), "{kind}: {checked:#}");
    }
    db.publish(
        "editor",
        &["--erratum", "one verdict was corrected, one claim is new"],
    );
    assert_eq!(check(&db, &first)["publication"]["superseded_by"], 2);
    let diff = db.json("checker", &["report", "diff", "--from", "1", "--to", "2"]);
    assert!(has(&diff, "verdict", &sympathy) && has(&diff, "claim_added", &db.code("wagner-killed")));
    assert!(kinds(&db.json("checker", &["report", "diff", "--from", "2", "--to", "2"])).is_empty());

    let affected = db.json("checker", &["report", "affected", "sympathy"]);
    let versions: Vec<&Value> = affected
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["version"])
        .collect();
    assert_eq!(versions, [2, 1]);
    assert_eq!(
        (&affected[0]["rating"], &affected[1]["rating"]),
        (&"unverifiable".into(), &"open".into())
    );
}

#[test]
fn a_retracted_source_is_named_by_check_and_leads_to_what_rests_on_it() {
    let db = approved(&["sympathy"]);
    let file = db.publish("editor", &[]);
    let source = db.value(
        "checker",
        "select h.handle from counterclaim.publication_source as s join counterclaim.handle as h on h.source = s.source
        order by h.handle limit 1",
    );
    let retract = [
        "--kind",
        "distrusted",
        "--reason",
        "the page was made up by nobody known",
    ];
    db.succeed(
        "checker",
        &[&["source", "retract", &source], &retract[..]].concat(),
    );
    let checked = check(&db, &file);
    assert_eq!(checked["status"], "changed_since");
    let changes = checked["changes"].as_array().unwrap();
    let named = changes
        .iter()
        .find(|change| change["kind"] == "source_retracted")
        .unwrap();
    assert_eq!(named["what"], format!("source {source}"));
    assert_eq!(named["now"], "distrusted: the page was made up by nobody known");
    let affected = db.json("checker", &["report", "affected", &source]);
    assert_eq!(affected[0]["claim"], db.code("sympathy"));
    assert!(!affected[0]["footnotes"].as_array().unwrap().is_empty());
}

#[test]
fn a_report_that_was_never_published_is_checked_by_what_it_says_of_itself() {
    let db = approved(&["sympathy"]);
    for form in ["html", "markdown", "json"] {
        let file = db.path(form);
        db.succeed("checker", &["report", "make", "--format", form, "--out", &file]);
        let checked = check(&db, &file);
        assert_eq!(
            (&checked["status"], &checked["publication"]),
            (&"unchanged".into(), &Value::Null)
        );
        let text = fs::read_to_string(&file).unwrap();
        let altered = db.path("altered");
        fs::write(&altered, text.replacen("Algeria", "Albania", 1)).unwrap();
        assert_eq!(db.fail("checker", &["report", "check", &altered]).0, 7);
    }
    db.bring("approved", &["wagner-killed"]);
    assert_eq!(check(&db, &db.path("json"))["status"], "changed_since");
    let other = db.path("other");
    fs::write(&other, "no report").unwrap();
    let (exit, words) = db.fail("checker", &["report", "check", &other]);
    assert_eq!(exit, 3);
    assert!(words.contains("there is no publication with SHA-256"), "{words}");
}

#[test]
fn a_record_that_was_changed_does_not_give_the_publication_again() {
    let db = approved(&["sympathy"]);
    let file = db.publish("editor", &[]);
    let tamper =
        "set session_replication_role = replica; alter table counterclaim.claim_revision disable trigger all;
        update counterclaim.claim_revision set statement = 'It was otherwise.'";
    assert_eq!(db.outcome("postgres", tamper), "ok");
    let (exit, words) = db.fail("checker", &["report", "check", &file]);
    assert_eq!(exit, 7);
    assert!(words.contains("audit verify"), "{words}");
}

/// An empty database with all that another has, dumped and restored.
fn restored(db: &TestDb, empty: TestDb) -> TestDb {
    let dump = db.path("dump");
    let (from, to) = (db.url(), empty.url());
    for (program, words) in [
        (
            "pg_dump",
            ["--format", "custom", "--file", &dump, "--dbname", &from].as_slice(),
        ),
        ("pg_restore", &["--exit-on-error", "--dbname", &to, &dump]),
    ] {
        assert!(
            db.program(program).args(words).status().unwrap().success(),
            "{program}"
        );
    }
    empty
}

#[test]
fn a_publication_survives_a_dump_and_is_made_again_where_it_was_restored() {
    let db = approved(&["sympathy"]);
    let file = db.publish("editor", &[]);
    let restored = restored(&db, TestDb::blank());
    assert_eq!(check(&restored, &file)["status"], "unchanged");
    assert_eq!(
        restored.succeed("checker", &["report", "show"]),
        fs::read_to_string(&file).unwrap()
    );
    restored.succeed("admin", &["audit", "verify"]);
}

/// What the program prints where the machine, too, is in another place.
fn told_elsewhere(db: &TestDb, words: &[&str]) -> String {
    let mut command = db.command("checker", words);
    command.env("TZ", "Asia/Kathmandu").env("LC_ALL", "tr_TR.UTF-8");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_report_has_the_same_bytes_where_people_sort_and_count_time_otherwise() {
    let db = approved(&["sympathy", "wagner-killed"]);
    db.bring(
        "approved",
        &["mak-planned", "soldiers-2", "spill-over", "northern-designation"],
    );
    let elsewhere = restored(&db, TestDb::elsewhere());
    let zone = elsewhere.psql("postgres", "show timezone").stdout;
    assert_eq!(String::from_utf8(zone).unwrap().trim(), "Asia/Kathmandu");
    for form in ["html", "markdown", "json"] {
        for draft in [&[][..], &["--draft"]] {
            let words = [&["report", "make", "mali-algeria", "--format", form], draft].concat();
            let (here, there) = (db.succeed("checker", &words), told_elsewhere(&elsewhere, &words));
            assert!(here == there, "{form} {draft:?}");
        }
    }
    for words in [
        &["claim", "list", "--output", "json"][..],
        &["dossier", "stances", "mali-algeria", "--output", "json"],
        &["export", "mali-algeria"],
    ] {
        let (here, there) = (db.succeed("checker", words), told_elsewhere(&elsewhere, words));
        assert!(here == there, "{words:?}");
    }
}

#[test]
fn what_evidence_goes_back_to_leads_to_what_rests_on_it() {
    let db = TestDb::with_case();
    let evidence = ["--source", "aawsat", "--quote", "1", "--bearing", "supports"];
    let origin = ["--credibility", "3", "--origin", "nyt-report"];
    db.succeed(
        "checker",
        &[&["evidence", "add", "soldiers-47"], &evidence[..], &origin].concat(),
    );
    db.bring("approved", &["soldiers-47"]);
    db.publish("editor", &[]);
    let affected = db.json("checker", &["report", "affected", "nyt-report"]);
    let code = db.json("checker", &["claim", "show", "soldiers-47"])["code"].clone();
    assert_eq!(affected[0]["claim"], code, "{affected}");
}
