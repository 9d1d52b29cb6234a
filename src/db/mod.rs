//! The only module that names diesel: connecting, migrating, writing through `api`, and the row structs and named
//! queries of each table family.

pub mod address;
pub mod answers;
pub mod argument;
pub mod audit;
pub mod claims;
pub mod dispute;
pub mod dossiers;
pub mod entities;
pub mod events;
pub mod exported;
pub mod flat;
pub mod holds;
pub mod last;
pub mod listing;
pub mod members;
pub mod migrations;
pub mod names;
pub mod past;
pub mod people;
pub mod provenance;
pub mod publications;
pub mod queue;
pub mod recusals;
pub mod replies;
pub mod review;
#[rustfmt::skip]
#[allow(missing_docs, unused_imports)]
pub mod schema;
pub mod sources;
pub mod speech;
pub mod statistics;
pub mod types;
pub mod write;

pub use address::Address;
pub use diesel::pg::PgConnection as Connection;
use diesel::prelude::*;
pub use diesel::result::Error as QueryError;
use diesel::result::{DatabaseErrorKind, Error};

use crate::domain::refusal::{Refusal, Rule};

/// What a call to the database can end in.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A rule refused the write.
    #[error(transparent)]
    Refused(#[from] Box<Refusal>),
    /// The server could not be reached, or would not let the login in.
    #[error("cannot connect to the database")]
    Connect(#[source] ConnectionError),
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The server answered with an error that is no refusal.
    #[error("the database reported an error")]
    Query(#[source] Error),
    /// A migration failed.
    #[error("migration failed")]
    Migration(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The connection broke: whether the last statement took effect is not known.
    #[error("the connection to the server was lost")]
    Lost(#[source] Error),
    /// The login may not set the database up.
    #[error(
        "only a superuser, or the owner of database `{database}` with CREATEROLE, sets it up; `{login}` is neither"
    )]
    NotOwner {
        /// The login.
        login: String,
        /// The database.
        database: String,
    },
    /// The server is older than version 15.
    #[error("PostgreSQL {0} is too old; 15 or newer is needed")]
    TooOld(i32),
}

/// Result of this layer.
pub type DbResult<T> = Result<T, DbError>;

impl From<Error> for DbError {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => DbError::NotFound,
            _ if is_lost(&error) => DbError::Lost(error),
            Error::DatabaseError(kind, info) => {
                match (info.constraint_name(), kind) {
                    (Some(constraint), _) => {
                        DbError::Refused(Box::new(Refusal::new(constraint, info.message(), info.details())))
                    }
                    (None, DatabaseErrorKind::SerializationFailure) => DbError::Refused(Box::new(
                        Refusal::new(Rule::StaleVersion.name(), info.message(), None),
                    )),
                    (None, _) if info.message().starts_with("permission denied") => DbError::Refused(
                        Box::new(Refusal::new(Rule::NotAllowed.name(), info.message(), None)),
                    ),
                    _ => DbError::Query(error),
                }
            }
            _ => DbError::Query(error),
        }
    }
}

/// Whether the connection broke. Diesel knows some of the ways; libpq and the server name the others in words.
fn is_lost(error: &Error) -> bool {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _) | Error::BrokenTransactionManager => {
            true
        }
        Error::DatabaseError(_, info) => [
            "server closed the connection",
            "terminating connection",
            "connection to server was lost",
            "no connection to the server",
            "could not receive data from server",
            "could not send data to server",
            "SSL connection has been closed",
            "SSL SYSCALL error",
        ]
        .iter()
        .any(|words| info.message().contains(words)),
        _ => false,
    }
}

/// Runs reads on one snapshot of the database.
pub fn on_one_snapshot<T, E: From<DbError>>(
    conn: &mut Connection,
    read: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    let begin = "begin isolation level repeatable read read only";
    diesel::sql_query(begin).execute(conn).map_err(DbError::from)?;
    let outcome = read(conn);
    // a read has nothing to lose: after an error the rollback's own outcome says nothing new
    let _ = diesel::sql_query("rollback").execute(conn);
    outcome
}

fn run(conn: &mut Connection, statement: &str) -> DbResult<()> {
    diesel::sql_query(statement).execute(conn)?;
    Ok(())
}

/// Runs reads and writes on one snapshot of the database: all of it stays, or nothing. Without `keep` nothing stays
/// either way, after every rule was asked, those of the commit too.
pub fn all_or_nothing<T, E: From<DbError>>(
    conn: &mut Connection,
    keep: bool,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    transaction(conn, "begin isolation level repeatable read", keep, work)
}

/// Runs writes that wait for others and go by what those wrote: all of it stays, or nothing. What the work was told
/// before may be old by then; keys and rules hold all the same.
pub fn waiting_for_others<T, E: From<DbError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    transaction(conn, "begin isolation level read committed", true, work)
}

fn transaction<T, E: From<DbError>>(
    conn: &mut Connection,
    begin: &str,
    keep: bool,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    run(conn, begin)?;
    let outcome = work(conn).and_then(|value| {
        let last = if keep {
            "commit"
        } else {
            "set constraints all immediate"
        };
        run(conn, last)?;
        Ok(value)
    });
    if outcome.is_err() || !keep {
        // after an error the rollback's own outcome says nothing new
        let _ = run(conn, "rollback");
    }
    outcome
}

/// Asks the rules that wait for the end of a transaction of all that was written so far.
pub fn settled(conn: &mut Connection) -> DbResult<()> {
    run(conn, "set constraints all immediate")?;
    run(conn, "set constraints all deferred")
}

/// Runs a part of a transaction that is open: all of it stays, or nothing of the part. The rules that are asked at the
/// end of a transaction are asked at the end of the part.
pub fn part_or_nothing<T, E: From<DbError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    run(conn, "savepoint part")?;
    let outcome = work(conn).and_then(|value| {
        settled(conn)?;
        run(conn, "release savepoint part")?;
        Ok(value)
    });
    if outcome.is_err() {
        // after an error the outcome of going back says nothing new
        let _ = run(conn, "rollback to savepoint part");
    }
    outcome
}
