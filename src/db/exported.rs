//! What exports read, a portion at a time: cursors over the claims of dossiers, and what hangs on a portion of them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};

use super::Connection;
use crate::domain::ids::*;

/// How many claims one portion has.
const PORTION: usize = 2_000;

/// A claim as a row of a table has it.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ExportedClaim {
    #[diesel(sql_type = SqlUuid)]
    pub id: ClaimId,
    #[diesel(sql_type = SqlUuid)]
    pub dossier: DossierId,
    #[diesel(sql_type = Text)]
    pub slug: String,
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub state: String,
    #[diesel(sql_type = Timestamptz)]
    pub recorded_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    pub statement: String,
    #[diesel(sql_type = Text)]
    pub language: String,
    /// What it is called in its dossier; made up where nobody named it.
    #[diesel(sql_type = Text)]
    pub handle: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub rating: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub confidence: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub rationale: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub decided_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub approved_at: Option<DateTime<Utc>>,
}

impl ExportedClaim {
    /// Begins to read the claims of dossiers, by dossier in the order in which they were made; `reviewed` with what the
    /// review says. The connection
    /// must be in a transaction.
    pub fn begin(conn: &mut Connection, dossiers: &[DossierId], reviewed: bool) -> QueryResult<()> {
        sql_query(include_str!("sql/export_claims.sql"))
            .bind::<Array<SqlUuid>, _>(of_dossiers(dossiers))
            .bind::<Bool, _>(reviewed)
            .execute(conn)?;
        Ok(())
    }

    /// The next of them; none at the end.
    pub fn next(conn: &mut Connection) -> QueryResult<Vec<ExportedClaim>> {
        sql_query(format!("fetch {PORTION} from export_claims")).load(conn)
    }
}

/// A claim that was approved.
#[derive(QueryableByName)]
struct Approved {
    #[diesel(sql_type = SqlUuid)]
    id: ClaimId,
}

/// Reads the approved claims of a dossier, by code, and does something with each portion. The connection must be in a
/// transaction.
pub fn approved<E: From<super::QueryError>>(
    conn: &mut Connection,
    dossier: DossierId,
    mut each: impl FnMut(&mut Connection, Vec<ClaimId>) -> Result<(), E>,
) -> Result<(), E> {
    sql_query(include_str!("sql/export_reviewed.sql"))
        .bind::<SqlUuid, _>(dossier)
        .execute(conn)?;
    loop {
        // what is gathered of each of these is more than a row
        let portion: Vec<Approved> = sql_query("fetch 500 from export_reviewed").load(conn)?;
        if portion.is_empty() {
            sql_query("close export_reviewed").execute(conn)?;
            return Ok(());
        }
        each(conn, portion.into_iter().map(|one| one.id).collect())?;
    }
}

/// Somebody who makes a claim, or a source that reports it.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ExportedStatement {
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    #[diesel(sql_type = Nullable<Text>)]
    pub url: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub publisher: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub issued: Option<String>,
    #[diesel(sql_type = Text)]
    pub exact: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub said: Option<String>,
    /// Absent where the source itself reports it.
    #[diesel(sql_type = Nullable<Text>)]
    pub claimant: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub claimant_kind: Option<String>,
}

impl ExportedStatement {
    /// Those of claims, by claim, in the order in which they were recorded.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<ExportedStatement>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        sql_query(include_str!("sql/export_statements.sql"))
            .bind::<Array<SqlUuid>, _>(ids)
            .load(conn)
    }
}

/// What a source at an address is called.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct Titled {
    #[diesel(sql_type = SqlUuid)]
    pub dossier: DossierId,
    #[diesel(sql_type = Text)]
    pub url: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub title: Option<String>,
}

impl Titled {
    /// The sources of dossiers at these addresses.
    pub fn at(conn: &mut Connection, dossiers: &[DossierId], urls: &[String]) -> QueryResult<Vec<Titled>> {
        sql_query(include_str!("sql/export_titles.sql"))
            .bind::<Array<SqlUuid>, _>(of_dossiers(dossiers))
            .bind::<Array<Text>, _>(urls)
            .load(conn)
    }
}

/// What an agent is.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct AgentKind {
    #[diesel(sql_type = SqlUuid)]
    pub dossier: DossierId,
    /// Its name, folded.
    #[diesel(sql_type = Text)]
    pub key: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
}

impl AgentKind {
    /// The agents of dossiers with these names, folded.
    pub fn named(
        conn: &mut Connection,
        dossiers: &[DossierId],
        keys: &[String],
    ) -> QueryResult<Vec<AgentKind>> {
        sql_query(include_str!("sql/export_kinds.sql"))
            .bind::<Array<SqlUuid>, _>(of_dossiers(dossiers))
            .bind::<Array<Text>, _>(keys)
            .load(conn)
    }
}

fn of_dossiers(ids: &[DossierId]) -> Vec<uuid::Uuid> {
    ids.iter().map(|id| id.0).collect()
}
