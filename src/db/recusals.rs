//! Conflicts of interest: `recusal`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};

use super::Connection;
use crate::domain::ids::*;

/// A recusal in force.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct Recusal {
    #[diesel(sql_type = SqlUuid)]
    pub person: PersonId,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    pub reason: String,
    #[diesel(sql_type = Timestamptz)]
    pub since: DateTime<Utc>,
    /// Who recorded it.
    #[diesel(sql_type = Text)]
    pub recorded_by: String,
}

impl Recusal {
    /// Those in force for a dossier, by name.
    pub fn of(conn: &mut Connection, dossier: DossierId) -> QueryResult<Vec<Recusal>> {
        sql_query(include_str!("sql/recusals.sql"))
            .bind::<SqlUuid, _>(dossier)
            .load(conn)
    }
}
