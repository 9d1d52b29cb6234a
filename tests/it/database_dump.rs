//! A dump has everything or is none.

use std::process::Output;

use counterclaim::db::migrations::{Migrated, migrate};
use counterclaim::domain::workflow::Move;
use counterclaim::ops::audit::verify;

use crate::support::TestDb;

const OWNER: &str = "postgres";

fn dump(db: &TestDb, login: &str, args: &[&str]) -> Output {
    db.program("pg_dump")
        .args(args)
        .arg("--dbname")
        .arg(format!("{} user={login}", db.url()))
        .output()
        .unwrap()
}

fn succeeded(output: Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The rows as a dump has them, in no particular order: those that were updated moved.
fn rows(db: &TestDb) -> Vec<String> {
    let text = succeeded(dump(db, OWNER, &["--data-only"]));
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| !line.starts_with("--") && !line.starts_with('\\'))
        .map(str::to_owned)
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_restored_dump_is_the_database_it_was() {
    let db = TestDb::with_states();
    let before = verify(&mut db.as_("admin")).unwrap();
    assert!(before.holds() && before.events > 20);
    for format in ["custom", "plain"] {
        let file = db.path(format);
        succeeded(dump(&db, OWNER, &["--format", format, "--file", &file]));
        let restored = TestDb::blank();
        let output = if format == "custom" {
            restored
                .program("pg_restore")
                .args(["--exit-on-error", "--dbname", &restored.url(), &file])
                .output()
        } else {
            restored
                .program("psql")
                .args([
                    "-Xq",
                    "-o",
                    "/dev/null",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-f",
                    &file,
                    "-d",
                    &restored.url(),
                ])
                .output()
        };
        succeeded(output.unwrap());
        assert!(
            restored.schema() == db.schema(),
            "tables, policies, trigger modes, rights"
        );
        assert!(rows(&restored) == rows(&db));
        // who may connect is no part of a dump; bringing it up to date sees to that, and finds nothing else to do
        let nothing = Migrated {
            migrations: Vec::new(),
            rebuilt: false,
        };
        assert_eq!(migrate(&mut restored.as_(OWNER)).unwrap(), nothing);
        let after = verify(&mut restored.as_("admin")).unwrap();
        assert_eq!(after.findings, Vec::new());
        assert_eq!(
            (after.events, after.streams, after.rows),
            (before.events, before.streams, before.rows)
        );
        assert_eq!(restored.attempt("editor", "s-decided", Move::Approve), "ok");
        let change = "set session_replication_role = replica; update counterclaim.claim set priority = 1";
        assert_eq!(restored.outcome(OWNER, change), "append_only");
        assert_eq!(
            restored.outcome("checker", "delete from counterclaim.event"),
            "42501"
        );
    }
}

#[test]
fn who_does_not_see_all_dumps_nothing() {
    let db = TestDb::with_states();
    let reader = format!("{}_reader", db.name());
    db.sql(
        OWNER,
        &format!("create role {reader} login; grant counterclaim_member, pg_read_all_data to {reader}"),
    )
    .unwrap();
    for login in ["checker", "editor", "admin", &reader] {
        let output = dump(&db, login, &[]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{login}");
        assert!(
            errors.contains("permission denied") || errors.contains("row-level security"),
            "{login}: {errors}"
        );
    }
    db.sql(OWNER, &format!("drop role {reader}")).unwrap();
}
