//! The main job, through the program, on the running example.

use crate::support::{Desk, TestDb, fixture};

const WHY: &str = "two communiqués of one holder say so, and nobody else";

#[test]
fn an_unchanged_file_changes_nothing_and_an_export_comes_back_the_same() {
    let desk = TestDb::with_case();
    let before = desk.succeed("admin", &["audit", "verify"]);
    assert_eq!(
        desk.succeed("checker", &["import", &fixture("mali-algeria.yaml")]),
        "mali-algeria: nothing new\n"
    );
    assert_eq!(desk.succeed("admin", &["audit", "verify"]), before);
    let first = desk.succeed("admin", &["export"]);

    let other = Desk::new();
    let file = other.path("export.yaml");
    std::fs::write(&file, &first).unwrap();
    other.succeed(
        "admin",
        &["member", "add", "both", "--role", "editor", "--role", "checker"],
    );
    other.succeed("both", &["import", &file]);
    assert_eq!(
        other.succeed("both", &["import", &file]),
        "mali-algeria: nothing new\n"
    );
    assert_eq!(other.succeed("admin", &["export"]), first);
}

#[test]
fn a_claim_goes_from_draft_to_correction_and_withdrawal_under_four_eyes() {
    let desk = TestDb::with_case();
    let claims = ["wagner-killed", "soldiers-47"];
    desk.succeed("checker", &["review", "submit", claims[0], claims[1]]);
    desk.succeed("reviewer", &["review", "take", claims[0], claims[1]]);
    desk.succeed(
        "reviewer",
        &["review", "return", claims[0], "--reason", "quote the French text"],
    );
    desk.succeed("checker", &["review", "submit", claims[0]]);
    desk.succeed("reviewer", &["review", "take", claims[0]]);

    let decide = |claim, verdict| {
        [
            "review",
            "decide",
            claim,
            "--verdict",
            verdict,
            "--confidence",
            "moderate",
            "--attribution",
            "confirmed",
            "--rationale",
            WHY,
        ]
    };
    let (exit, words) = desk.fail("reviewer", &decide("soldiers-47", "supported"));
    assert_eq!(exit, 4);
    assert!(
        words.starts_with("refused: `supported` needs 2 counting origins; 0 found"),
        "{words}"
    );
    desk.succeed("reviewer", &decide("wagner-killed", "supported"));
    desk.succeed("editor", &["review", "approve", "wagner-killed"]);

    let note = "one of the two sources was a copy of the other";
    let mut correct = decide("wagner-killed", "mostly_supported").to_vec();
    correct[1] = "correct";
    correct.extend(["--note", note]);
    desk.succeed("reviewer", &correct);
    desk.succeed("editor", &["review", "approve", "wagner-killed"]);
    let report = desk.succeed("admin", &["report", "make", "--format", "json"]);
    assert!(report.contains("\"was\": \"supported\"") && report.contains(note));
    desk.succeed("editor", &["review", "withdraw", "wagner-killed", "--note", note]);

    // an editor logs a claim of their own, and may not approve it
    desk.succeed("allround", &["import", &fixture("demo-minimal.yaml")]);
    desk.succeed("allround", &["review", "submit", "handed-over"]);
    desk.succeed("reviewer", &["review", "take", "handed-over"]);
    desk.succeed("reviewer", &decide("handed-over", "open"));
    let (exit, words) = desk.fail("allround", &["review", "approve", "handed-over"]);
    assert_eq!((exit, words.contains("hand in this claim")), (4, true), "{words}");

    desk.succeed("admin", &["audit", "verify"]);
}

#[test]
fn a_report_is_made_and_is_the_same_again() {
    let desk = TestDb::with_case();
    let page = desk.succeed("admin", &["report", "make", "--draft"]);
    assert!(page.contains("undisguised sympathy") && !page.contains("<script>"));
    assert_eq!(desk.succeed("admin", &["report", "make", "--draft"]), page);
}

#[test]
fn a_changed_table_is_found_by_name_with_exit_code_7() {
    let desk = Desk::with_case();
    desk.succeed("admin", &["audit", "verify"]);
    let tamper = "set session_replication_role = replica; alter table counterclaim.claim_revision disable trigger all; \
        update counterclaim.claim_revision set statement = 'changed' where n = 1";
    let url = desk.succeed("postgres", &["db", "url"]);
    let done = std::process::Command::new("psql")
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", tamper])
        .arg(url.trim())
        .status();
    assert!(done.unwrap().success());
    let (exit, words) = desk.fail("admin", &["audit", "verify"]);
    assert_eq!(exit, 7, "{words}");
}

#[test]
fn psql_is_no_way_round() {
    let desk = Desk::with_case();
    let ways = [
        "insert into counterclaim.review_step default values",
        "update counterclaim.stream set state = 'approved'",
        "update counterclaim.claim_revision set statement = 'x'",
        "update counterclaim.event set login = 'editor'",
        "update counterclaim.verdict set rating = 'refuted'",
        "update counterclaim.evidence set credibility = 1",
        "update iam.grant set role = 'admin'",
        "delete from counterclaim.event",
        "delete from counterclaim.claim",
        "delete from counterclaim.hand",
        "delete from counterclaim.retraction",
        "delete from iam.revocation",
        "truncate counterclaim.event",
        "truncate counterclaim.claim cascade",
        "insert into counterclaim.hand (claim, person, capacity) select id, recorded_by, 'approval' from counterclaim.claim",
        "insert into iam.grant select gen_random_uuid()",
        "insert into counterclaim.transition select * from counterclaim.transition",
        "set role counterclaim_owner",
        "set session authorization editor",
        "grant counterclaim_owner to checker",
        "alter table counterclaim.event disable trigger all",
        "drop trigger append_only on counterclaim.event",
        "drop table counterclaim.verdict",
        "create or replace function iam.me() returns uuid language sql as 'select null::uuid'",
        "create function api.x() returns int language sql as 'select 1'",
        "alter role checker createrole",
        "copy counterclaim.claim from program 'true'",
        "set session_replication_role = replica",
    ];
    for way in ways {
        let outcome = desk.sql("checker", way);
        assert!(
            outcome == "42501" || outcome.contains("42501"),
            "{way}: {outcome}"
        );
    }
    let id = "(select id from counterclaim.claim order by code limit 1)";
    let approve = format!("select api.move({id}, 1, 'approve', '{{}}', gen_random_uuid())");
    assert_eq!(desk.sql("editor", &approve), "illegal_transition");
    let stale = format!("select api.move({id}, 9, 'submit', '{{}}', gen_random_uuid())");
    assert_eq!(desk.sql("checker", &stale), "stale_version");
    desk.succeed("admin", &["audit", "verify"]);
}

#[test]
fn broken_files_are_refused_with_their_line_and_write_nothing() {
    let desk = TestDb::with_case();
    let before = desk.succeed("admin", &["audit", "verify"]);
    let broken = std::path::PathBuf::from(fixture("broken"));
    let mut count = 0;
    for entry in std::fs::read_dir(broken).unwrap() {
        let path = entry.unwrap().path().display().to_string();
        let (exit, words) = desk.fail("allround", &["import", &path]);
        assert_eq!(exit, 6, "{path}: {words}");
        assert!(words.starts_with(&path), "{path}: {words}");
        count += 1;
    }
    assert!(count >= 19);
    assert_eq!(desk.fail("allround", &["import", &fixture("broken")]).0, 6);
    assert_eq!(desk.succeed("admin", &["audit", "verify"]), before);
}
