//! Odd, and right.

use super::*;

#[test]
fn the_good_file_is_good() {
    let inbox = Inbox::new();
    let path = inbox.put("case.yaml", GOOD);
    let output = inbox.import(&[&path], &[]);
    assert!(output.status.success(), "{output:?}");
}

// Bytes

#[test]
fn the_wild_fixture_is_imported() {
    let inbox = Inbox::new();
    let output = inbox.import(&[Path::new(&fixture("wild.yaml"))], &[]);
    assert!(output.status.success(), "{output:?}");
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @"place-names: 1 dossier, 1 dossier revision, 4 entities, 2 sources, 2 source revisions, 1 snapshot, 3 excerpts, 7 entity names, 1 entity relation, 2 claims, 2 claim revisions, 1 claim role, 1 quantity, 3 assertions, 3 attributions");
    inbox.db.succeed("admin", &["source", "check"]);
    inbox.db.succeed("admin", &["audit", "verify"]);
}

#[test]
fn line_ends_and_byte_order_mark_change_nothing() {
    let plain = fs::read_to_string(fixture("mali-algeria.yaml")).unwrap();
    let cr_lf = plain.replace('\n', "\r\n");
    let both = format!("\u{feff}{cr_lf}");
    let mut exports = Vec::new();
    for text in [plain, cr_lf, both] {
        let inbox = Inbox::new();
        let path = inbox.put("case.yaml", &text);
        let output = inbox.import(&[&path], &[]);
        assert!(output.status.success(), "{output:?}");
        let export = inbox.db.succeed(LOGIN, &["export"]);
        // what is hashed is the same too
        let hashes = inbox.db.column(
            "postgres",
            "select encode(raw_sha256, 'hex') || encode(body_sha256, 'hex') from counterclaim.snapshot order by 1",
        );
        // and the plain file brings nothing new
        let plain = fixture("mali-algeria.yaml");
        assert_eq!(
            inbox.db.succeed(LOGIN, &["import", &plain]),
            "mali-algeria: nothing new\n"
        );
        inbox.db.succeed("admin", &["source", "check"]);
        exports.push((inbox.counts(), export, hashes));
    }
    assert!(exports[0] == exports[1] && exports[0] == exports[2]);
}

#[test]
fn a_file_that_adds_to_a_dossier_needs_no_title_and_one_that_opens_it_does() {
    let inbox = Inbox::new();
    let untitled = with(", title: The bridge", "");
    assert_snapshot!(inbox.refuses(&untitled), @"case.yaml:2: dossier: `title` is missing: the dossier is new");
    let opened = inbox.put("case.yaml", GOOD);
    assert!(inbox.import(&[&opened], &[]).status.success());
    let more = untitled.replace(
        "2024-05-01\n",
        "2024-05-01\n  - {id: open, statement: The bridge was open., kind: factual}\n",
    );
    let more = inbox.put("more.yaml", more);
    let output = inbox.import(&[&more], &[]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        inbox
            .db
            .value(LOGIN, "select title from counterclaim.dossier_revision"),
        "The bridge"
    );
}
