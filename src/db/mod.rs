//! The only module that names diesel: connecting, migrating, writing through `api`, and the row structs and named
//! queries of each table family.

pub mod argument;
pub mod claims;
pub mod dossiers;
pub mod entities;
pub mod events;
pub mod listing;
pub mod members;
pub mod migrations;
pub mod people;
pub mod review;
#[rustfmt::skip]
#[allow(missing_docs, unused_imports)]
pub mod schema;
pub mod sources;
pub mod speech;
pub mod types;
pub mod write;

use std::time::Duration;

use diesel::Connection as _;
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

/// Settings of every connection of ours: pinned output formats, and limits so that a lost client or a stuck lock ends.
const SESSION: &str = "-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601 -c bytea_output=hex \
    -c standard_conforming_strings=on -c client_connection_check_interval=10s -c lock_timeout=30s -c jit=off";

/// Where to connect: a URL or a keyword string as libpq takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// An address; `login` replaces the user it names.
    pub fn new(text: &str, login: Option<&str>) -> Self {
        let mut address = text.trim().to_owned();
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let separator = if address.contains('?') { '&' } else { '?' };
            address.push(separator);
            address.push_str("application_name=counterclaim&options=");
            address.push_str(
                &SESSION
                    .replace(' ', "%20")
                    .replace('=', "%3D")
                    .replace(',', "%2C"),
            );
            if let Some(login) = login {
                address.push_str("&user=");
                address.push_str(&percent_encoded(login));
            }
        } else {
            address.push_str(&format!(" application_name=counterclaim options='{SESSION}'"));
            if let Some(login) = login {
                address.push_str(&format!(
                    " user='{}'",
                    login.replace('\\', "\\\\").replace('\'', "\\'")
                ));
            }
        }
        Address(address)
    }

    /// Opens a connection.
    pub fn connect(&self) -> DbResult<Connection> {
        PgConnection::establish(&self.0).map_err(DbError::Connect)
    }

    /// Opens a connection, trying again for a while: for a server that is just starting.
    pub fn connect_within(&self, limit: Duration) -> DbResult<Connection> {
        let start = std::time::Instant::now();
        loop {
            match self.connect() {
                Err(_) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(5)),
                outcome => return outcome,
            }
        }
    }
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_replaces_the_user_of_either_form() {
        let url = Address::new("postgres://a@localhost/db", Some("o'neil x"));
        assert!(url.0.starts_with(
            "postgres://a@localhost/db?application_name=counterclaim&options=-c%20TimeZone%3DUTC"
        ));
        assert!(url.0.ends_with("&user=o%27neil%20x"), "{url:?}");
        let words = Address::new("host=/tmp dbname=x", Some("o'neil"));
        assert!(words.0.ends_with(r"user='o\'neil'"), "{words:?}");
    }
}
