//! Bringing a database up to date: bootstrap, migrations, replaceable objects.
//!
//! Migrations are steps, each with a way back. What can be replaced (functions of `api`, triggers, policies, views)
//! stands in `schema/sql` and is rebuilt when its text changes; its SHA-256 is kept as the comment of schema `api`.

use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Integer, Nullable, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use sha2::{Digest, Sha256};

use super::{Connection, DbError, DbResult};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

const BOOTSTRAP: &str = include_str!("../../schema/bootstrap.sql");
const CLEAR: &str = include_str!("../../schema/clear.sql");

/// The replaceable objects, in the order they are built.
const REPLACEABLE: &[(&str, &str)] = &[
    (
        "10_identity.sql",
        include_str!("../../schema/sql/10_identity.sql"),
    ),
    ("20_log.sql", include_str!("../../schema/sql/20_log.sql")),
    (
        "30_evidence_rule.sql",
        include_str!("../../schema/sql/30_evidence_rule.sql"),
    ),
    ("40_record.sql", include_str!("../../schema/sql/40_record.sql")),
    ("50_move.sql", include_str!("../../schema/sql/50_move.sql")),
    ("60_members.sql", include_str!("../../schema/sql/60_members.sql")),
    ("70_guards.sql", include_str!("../../schema/sql/70_guards.sql")),
    (
        "72_desk_rules.sql",
        include_str!("../../schema/sql/72_desk_rules.sql"),
    ),
    (
        "73_publications.sql",
        include_str!("../../schema/sql/73_publications.sql"),
    ),
    ("75_audit.sql", include_str!("../../schema/sql/75_audit.sql")),
    (
        "76_statistics.sql",
        include_str!("../../schema/sql/76_statistics.sql"),
    ),
    (
        "80_visibility.sql",
        include_str!("../../schema/sql/80_visibility.sql"),
    ),
    ("90_views.sql", include_str!("../../schema/sql/90_views.sql")),
    ("91_names.sql", include_str!("../../schema/sql/91_names.sql")),
    ("91_search.sql", include_str!("../../schema/sql/91_search.sql")),
    ("92_past.sql", include_str!("../../schema/sql/92_past.sql")),
    (
        "95_settings.sql",
        include_str!("../../schema/sql/95_settings.sql"),
    ),
];

/// The oldest server that will do.
const OLDEST: i32 = 15;

/// What bringing up to date did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// Names of the migrations that ran.
    pub migrations: Vec<String>,
    /// Whether the replaceable objects were rebuilt.
    pub rebuilt: bool,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Integer)]
    n: i32,
}

#[derive(QueryableByName)]
struct MaybeText {
    #[diesel(sql_type = Nullable<Text>)]
    text: Option<String>,
}

/// Makes roles, schemas and tables, and whatever else is missing. Run by the database's owner, any number of times.
pub fn migrate(conn: &mut Connection) -> DbResult<Migrated> {
    let server: Number =
        sql_query("select current_setting('server_version_num')::int / 10000 as n").get_result(conn)?;
    if server.n < OLDEST {
        return Err(DbError::TooOld(server.n));
    }
    alone(conn, locked)
}

/// Runs what sets a database up while nobody else does: of two first commands at once one waits here.
pub fn alone<T, E: From<DbError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    let run = |conn: &mut Connection, statement: &str| {
        sql_query(statement)
            .execute(conn)
            .map(drop)
            .map_err(DbError::from)
    };
    run(conn, "select pg_advisory_lock(7210153386)")?;
    let outcome = work(conn);
    // a session that is lost has lost its lock too
    let unlocked = run(conn, "select pg_advisory_unlock(7210153386)");
    let value = outcome?;
    unlocked?;
    Ok(value)
}

fn locked(conn: &mut Connection) -> DbResult<Migrated> {
    conn.batch_execute(BOOTSTRAP)?;
    conn.batch_execute("set role counterclaim_owner; set search_path = counterclaim")?;
    let ran = conn
        .run_pending_migrations(MIGRATIONS)
        .map(|versions| versions.iter().map(ToString::to_string).collect::<Vec<_>>());
    conn.batch_execute("reset role; reset search_path")?;
    let migrations = ran.map_err(DbError::Migration)?;
    let rebuilt = rebuild(conn)?;
    Ok(Migrated { migrations, rebuilt })
}

/// Takes every migration back, newest first, replaceable objects before.
pub fn revert(conn: &mut Connection) -> DbResult<()> {
    conn.batch_execute(CLEAR)?;
    conn.batch_execute("set role counterclaim_owner; set search_path = counterclaim")?;
    let outcome = conn.revert_all_migrations(MIGRATIONS).map(|_| ());
    conn.batch_execute("reset role; reset search_path; comment on schema api is null")?;
    outcome.map_err(DbError::Migration)
}

/// Rebuilds the replaceable objects if their text is not the one in the database.
fn rebuild(conn: &mut Connection) -> DbResult<bool> {
    let wanted = format!("sha256:{}", replaceable_digest());
    let found: MaybeText =
        sql_query("select pg_catalog.obj_description('api'::regnamespace, 'pg_namespace') as text")
            .get_result(conn)?;
    if found.text.as_deref() == Some(wanted.as_str()) {
        return Ok(false);
    }
    conn.transaction(|conn| -> Result<(), diesel::result::Error> {
        for (_, text) in REPLACEABLE {
            conn.batch_execute(text)?;
        }
        conn.batch_execute(&format!("comment on schema api is '{wanted}'"))
    })?;
    Ok(true)
}

/// SHA-256 of the replaceable objects' text, hexadecimal.
pub fn replaceable_digest() -> String {
    let mut hash = Sha256::new();
    for (name, text) in REPLACEABLE {
        hash.update(name.as_bytes());
        hash.update(text.as_bytes());
    }
    hex::encode(hash.finalize())
}

/// Whether all migrations ran and the replaceable objects are of this version; false also where there is nothing yet.
pub fn is_current(conn: &mut Connection) -> DbResult<bool> {
    let wanted = format!("sha256:{}", replaceable_digest());
    let found: MaybeText = sql_query(
        "select pg_catalog.obj_description(pg_catalog.to_regnamespace('api'), 'pg_namespace') as text",
    )
    .get_result(conn)?;
    Ok(found.text.as_deref() == Some(wanted.as_str()))
}

/// Makes a database unless it is there; true if it was made.
pub fn create_database(conn: &mut Connection, name: &str) -> DbResult<bool> {
    let found = sql_query("select 1 from pg_catalog.pg_database where datname = $1")
        .bind::<Text, _>(name)
        .execute(conn)?;
    if found > 0 {
        return Ok(false);
    }
    match conn.batch_execute(&format!("create database {}", super::members::quoted(name))) {
        Ok(()) => Ok(true),
        // another first command was faster
        Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
            Ok(false)
        }
        Err(error) if error.to_string().contains("already exists") => Ok(false),
        Err(error) => Err(error.into()),
    }
}
