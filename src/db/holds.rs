//! Holds: `hold`.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};

use super::Connection;
use crate::domain::ids::*;

/// A hold in force.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct Hold {
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    /// `legal`, `embargo` or `awaiting_reply`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// The day that it is meant to end.
    #[diesel(sql_type = Nullable<Date>)]
    pub until: Option<NaiveDate>,
    #[diesel(sql_type = Timestamptz)]
    pub recorded_at: DateTime<Utc>,
}

impl Hold {
    /// The holds in force on a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Hold>> {
        sql_query(include_str!("sql/holds.sql"))
            .bind::<SqlUuid, _>(of)
            .load(conn)
    }
}

/// An approved claim that is on hold, and keeps a publication back.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct HeldBack {
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    /// `legal`, `embargo` or `awaiting_reply`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Nullable<Date>)]
    pub until: Option<NaiveDate>,
}

impl HeldBack {
    /// Those of a dossier, by code.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<HeldBack>> {
        sql_query(include_str!("sql/held_back.sql"))
            .bind::<SqlUuid, _>(of)
            .load(conn)
    }
}
