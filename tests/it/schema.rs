//! The database's schema as a whole: made, taken back, and written down in schema/database.sql.

use std::path::{Path, PathBuf};

use counterclaim::db::migrations::{Migrated, migrate, revert};
use counterclaim::db::{Connection, members};
use counterclaim::domain::ids::PersonId;
use diesel::connection::SimpleConnection;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

use crate::support::TestDb;

const OWNER: &str = "postgres";
const BOOTSTRAP: &str = include_str!("../../schema/bootstrap.sql");
const CLEAR: &str = include_str!("../../schema/clear.sql");

/// Fails with the lines that differ.
fn assert_same(found: &str, wanted: &str, what: &str) {
    let lines = |one: &str, other: &str| -> Vec<String> {
        let other: Vec<&str> = other.lines().collect();
        let only = one.lines().filter(|line| !other.contains(line));
        only.take(20).map(str::to_owned).collect()
    };
    assert!(
        found == wanted,
        "{what}\nmissing: {:#?}\nunexpected: {:#?}",
        lines(wanted, found),
        lines(found, wanted)
    );
}

/// A dump's lines in order: rights that were taken and given back stand in another one.
fn sorted(dump: &str) -> String {
    let mut lines: Vec<&str> = dump.lines().collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The migrations, to be run one at a time by the owner of the tables.
fn steps(owner: &mut Connection) -> FileBasedMigrations {
    owner
        .batch_execute("set role counterclaim_owner; set search_path = counterclaim")
        .unwrap();
    FileBasedMigrations::from_path(folder("migrations")).unwrap()
}

#[test]
fn migrating_again_changes_nothing() {
    let db = TestDb::blank();
    let mut owner = db.as_(OWNER);
    let first = migrate(&mut owner).unwrap();
    assert!(first.rebuilt && first.migrations.len() >= 12, "{first:?}");
    let before = db.schema();
    let nothing = Migrated {
        migrations: Vec::new(),
        rebuilt: false,
    };
    assert_eq!(migrate(&mut owner).unwrap(), nothing);
    owner.batch_execute(BOOTSTRAP).unwrap();
    assert_same(&db.schema(), &before, "after bootstrap.sql ran once more");
    assert_same(
        &TestDb::without_members().schema(),
        &before,
        "of another database",
    );
}

#[test]
fn bootstrap_repairs_what_it_made() {
    let db = TestDb::without_members();
    let before = db.schema();
    db.sql(
        OWNER,
        "grant create on schema public to public;
        alter default privileges for role counterclaim_owner grant execute on functions to public;
        alter default privileges for role counterclaim_owner grant usage on types to public;
        revoke usage on schema counterclaim, iam, api from counterclaim_member",
    )
    .unwrap();
    assert!(sorted(&db.schema()) != sorted(&before));
    migrate(&mut db.as_(OWNER)).unwrap();
    assert_same(&sorted(&db.schema()), &sorted(&before), "after the repair");
}

/// Roles belong to the server, so two databases that are set up at once meet there.
#[test]
fn desks_of_one_server_are_set_up_at_the_same_time() {
    let desks = [TestDb::blank(), TestDb::blank()];
    std::thread::scope(|scope| {
        for desk in &desks {
            scope.spawn(|| {
                let mut owner = desk.as_(OWNER);
                for _ in 0..50 {
                    owner.batch_execute(BOOTSTRAP).unwrap();
                }
            });
        }
    });
}

#[test]
fn each_migration_goes_down_to_what_it_came_up_from() {
    let db = TestDb::blank();
    let mut owner = db.as_(OWNER);
    owner.batch_execute(BOOTSTRAP).unwrap();
    let migrations = steps(&mut owner);
    let mut before = Vec::new();
    while owner.has_pending_migration(migrations.clone()).unwrap() {
        before.push(db.schema());
        owner.run_next_migration(migrations.clone()).unwrap();
    }
    assert!(before.len() >= 12);
    while let Some(wanted) = before.pop() {
        let name = owner.revert_last_migration(migrations.clone()).unwrap();
        assert_same(&db.schema(), &wanted, &format!("after taking {name} back"));
    }
}

#[test]
fn down_and_up_again_gives_the_same_schema_with_rows_in_it_too() {
    let db = TestDb::with_case();
    let wanted = db.schema();
    let mut owner = db.as_(OWNER);
    for count in 1.. {
        // ever further down, so that each way back meets the rows of its own tables once
        owner.batch_execute(CLEAR).unwrap();
        let migrations = steps(&mut owner);
        let mut names = Vec::new();
        for _ in 0..count {
            names.push(
                owner
                    .revert_last_migration(migrations.clone())
                    .unwrap()
                    .to_string(),
            );
        }
        let left = owner.applied_migrations().unwrap().len();
        owner
            .batch_execute("reset role; reset search_path; comment on schema api is null")
            .unwrap();
        let back = migrate(&mut owner).unwrap();
        assert_eq!(back.migrations.len(), count, "{names:?}");
        assert_same(
            &sorted(&db.schema()),
            &sorted(&wanted),
            &format!("after {names:?}"),
        );
        if left == 0 {
            break;
        }
    }
    assert_eq!(db.value(OWNER, "select count(*) from counterclaim.stream"), "0");
}

#[test]
fn all_the_way_down_loses_every_row_and_a_desk_can_be_founded_again() {
    let db = TestDb::with_case();
    let wanted = db.schema();
    let mut owner = db.as_(OWNER);
    revert(&mut owner).unwrap();
    let left = "select relname from pg_class where relkind in ('r', 'v', 'S') and relnamespace::regnamespace::text in \
        ('counterclaim', 'iam', 'api')";
    assert_eq!(db.column(OWNER, left), ["__diesel_schema_migrations"]);
    migrate(&mut owner).unwrap();
    assert_same(&db.schema(), &wanted, "after down and up");
    assert_eq!(db.value(OWNER, "select count(*) from counterclaim.event"), "0");
    members::found(&mut owner, "admin", PersonId::new(), "admin").unwrap();
    assert_eq!(
        db.succeed("admin", &["audit", "verify", "--output", "jsonl"])
            .lines()
            .count(),
        1
    );
}

#[test]
fn every_way_back_says_what_is_lost() {
    let mut count = 0;
    for entry in std::fs::read_dir(folder("migrations")).unwrap() {
        let down = entry.unwrap().path().join("down.sql");
        let text = std::fs::read_to_string(&down).unwrap();
        let comment: Vec<&str> = text.lines().take_while(|line| line.starts_with("-- ")).collect();
        let comment = comment.join(" ").to_lowercase();
        assert!(comment.contains("lost"), "{}: {comment:?}", down.display());
        count += 1;
    }
    assert!(count >= 12);
}

/// `BLESS=1 cargo test schema` writes the file anew.
#[test]
fn the_schema_written_down_is_that_of_a_migrated_database() {
    let db = TestDb::without_members();
    let major = db.value(OWNER, "select current_setting('server_version_num')::int / 10000");
    let header = format!(
        "-- The schema of a migrated database, for reading, as pg_dump {major} writes it; `make schema` writes it anew.\n"
    );
    let wanted = header.clone() + &db.schema();
    let path = folder("schema").join("database.sql");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap();
    let written_by = found.lines().next().unwrap();
    if written_by == header.trim_end() {
        assert_same(
            &found,
            &wanted,
            "schema/database.sql has drifted; BLESS=1 writes it anew",
        );
    } else {
        // another major lays its dumps out in its own way: the statements that make tables are the same in all
        let tables = |text: &str| -> Vec<String> {
            let starts = text.lines().filter(|line| line.starts_with("CREATE TABLE "));
            starts.map(str::to_owned).collect()
        };
        assert_eq!(tables(&found), tables(&wanted));
    }
}
