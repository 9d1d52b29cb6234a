//! What the session's login did last, asked of the event log.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};

use super::Connection;
use crate::domain::ids::{ClaimCode, SourceId};

#[derive(QueryableByName)]
struct Code {
    #[diesel(sql_type = BigInt)]
    code: i64,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    id: SourceId,
}

/// The claim of the login's latest event on one; none where there is no such event.
pub fn claim(conn: &mut Connection) -> QueryResult<Option<ClaimCode>> {
    let row: Option<Code> = sql_query(include_str!("sql/last_claim.sql"))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|row| ClaimCode(row.code)))
}

/// The source of the login's latest event on one; none where there is no such event.
pub fn source(conn: &mut Connection) -> QueryResult<Option<SourceId>> {
    let row: Option<Id> = sql_query(include_str!("sql/last_source.sql"))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|row| row.id))
}
