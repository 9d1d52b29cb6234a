//! The database's schema as a whole.

use counterclaim::db::migrations::{Migrated, migrate};

use crate::support::TestDb;

/// Everything but the rows, as pg_dump writes it, without what changes from one dump to the next.
fn dump(db: &TestDb) -> String {
    let output = db
        .program("pg_dump")
        .args(["--schema-only", "--dbname", &db.url()])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let noise = [
        "\\restrict ",
        "\\unrestrict ",
        "-- Dumped from database version",
        "-- Dumped by pg_dump version",
    ];
    let lines = text
        .lines()
        .filter(|line| !noise.iter().any(|start| line.starts_with(start)));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn migrating_again_changes_nothing() {
    let db = TestDb::blank();
    let mut owner = db.as_("postgres");
    let first = migrate(&mut owner).unwrap();
    assert!(first.rebuilt && first.migrations.len() >= 12, "{first:?}");
    let before = dump(&db);
    let nothing = Migrated {
        migrations: Vec::new(),
        rebuilt: false,
    };
    assert_eq!(migrate(&mut owner).unwrap(), nothing);
    assert!(dump(&db) == before);
    assert!(dump(&TestDb::without_members()) == before);
}
