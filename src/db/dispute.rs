//! The claims of a dossier with what is on record about them, read at once.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Jsonb, Uuid as SqlUuid};
use serde_json::Value;

use super::Connection;
use crate::domain::ids::DossierId;

#[derive(QueryableByName)]
struct Json {
    #[diesel(sql_type = Jsonb)]
    value: Value,
}

/// What [`crate::domain::analysis::Dispute`] is read from.
pub fn document(conn: &mut Connection, dossier: DossierId) -> QueryResult<Value> {
    let row: Json = sql_query(include_str!("sql/dispute.sql"))
        .bind::<SqlUuid, _>(dossier)
        .get_result(conn)?;
    Ok(row.value)
}
