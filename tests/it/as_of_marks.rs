//! What a reader has to know of a claim at a glance: that it is on hold, and how few people an approval took.

use serde_json::Value;

use crate::support::TestDb;

const DECIDE: [&str; 10] = [
    "wagner-killed",
    "--verdict",
    "supported",
    "--confidence",
    "moderate",
    "--attribution",
    "confirmed",
    "--rationale",
    "two origins that do not depend on each other say so",
    "--quiet",
];

/// The running example under a policy, with `wagner-killed` written by the checker, decided and approved as named.
fn approved(eyes: &str, reviewer: &str, editor: &str) -> TestDb {
    let db = TestDb::new();
    let case = crate::support::fixture("mali-algeria.yaml");
    let text = std::fs::read_to_string(&case).unwrap();
    let text = text.replace("  eyes: 3\n", &format!("  eyes: {eyes}\n"));
    let file = db.path("case.yaml");
    std::fs::write(&file, text).unwrap();
    db.succeed("editor", &["dossier", "new", "--from", &file]);
    let writer = if eyes == "1" { reviewer } else { "checker" };
    db.succeed(writer, &["import", &file]);
    db.succeed(writer, &["review", "submit", "wagner-killed"]);
    db.succeed(reviewer, &["review", "take", "wagner-killed"]);
    db.succeed(reviewer, &[&["review", "decide"][..], &DECIDE].concat());
    db.succeed(editor, &["review", "approve", "wagner-killed"]);
    db
}

/// What is said of the claim in show, list and report; a draft, since nothing else goes out with a claim on hold.
fn marks(db: &TestDb) -> [String; 4] {
    let list = db.succeed(
        "checker",
        &["claim", "list", "--state", "approved", "--output", "json"],
    );
    let list: Value = serde_json::from_str(&list).unwrap();
    let marks = list[0]["marks"].as_array().unwrap().iter();
    [
        db.succeed("checker", &["claim", "show", "wagner-killed"]),
        marks
            .map(|one| one.as_str().unwrap())
            .collect::<Vec<_>>()
            .join("; "),
        db.succeed("checker", &["report", "make", "--draft", "--format", "markdown"]),
        db.succeed("checker", &["report", "make", "--draft"]),
    ]
}

#[test]
fn an_approval_by_fewer_than_three_is_marked_as_what_it_is() {
    for (eyes, reviewer, editor, mark) in [
        ("1", "allround", "allround", Some("not independently reviewed")),
        (
            "2",
            "allround",
            "allround",
            Some("reviewed and approved by one person"),
        ),
        ("2", "reviewer", "editor", None),
        ("3", "reviewer", "editor", None),
    ] {
        let db = approved(eyes, reviewer, editor);
        let told = marks(&db);
        for words in [
            "not independently reviewed",
            "reviewed and approved by one person",
        ] {
            for (place, text) in told.iter().enumerate() {
                // the whole report says so too where the policy in force is that of one person
                let told = text.to_lowercase().contains(words);
                assert_eq!(
                    told,
                    mark == Some(words),
                    "{eyes} {reviewer} {editor}, {place}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_reader_is_told_that_a_claim_is_on_hold_and_not_why_the_desk_says_so() {
    let db = approved("3", "reviewer", "editor");
    db.succeed(
        "editor",
        &[
            "review",
            "hold",
            "wagner-killed",
            "--kind",
            "legal",
            "--until",
            "2999-02-01",
            "--reason",
            "a letter from counsel",
        ],
    );
    let [show, list, markdown, html] = marks(&db);
    assert!(show.contains("legal until 2999-02-01, by editor"), "{show}");
    assert!(show.contains("a letter from counsel"), "{show}");
    assert_eq!(list, "on hold (legal until 2999-02-01)");
    let (exit, words) = db.fail("editor", &["report", "make"]);
    assert_eq!(exit, 7);
    assert!(
        words.contains("on_hold: it is on hold (legal until 2999-02-01)"),
        "{words}"
    );
    for report in [&markdown, &html] {
        assert!(report.contains("On hold since "), "{report}");
        assert!(report.contains("Lawyers look at it."), "{report}");
        assert!(!report.contains("counsel"), "the desk's own words");
    }
    let table = db.succeed("checker", &["claim", "list", "--state", "approved"]);
    assert!(table.contains("on hold (legal until 2999-02-01)"), "{table}");

    db.succeed(
        "editor",
        &["review", "unhold", "wagner-killed", "--reason", "counsel agrees"],
    );
    let [show, list, markdown, html] = marks(&db);
    assert!(!show.contains("on hold") && list.is_empty());
    assert!(!markdown.contains("On hold") && !html.contains("On hold"));
    db.succeed("editor", &["report", "make"]);
}
