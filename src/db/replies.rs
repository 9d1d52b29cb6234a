//! The right of reply: `reply`, `current_reply`, `reply_policy`.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};

use super::Connection;
use super::listing::Part;
use super::schema::counterclaim::{claim, reply, reply_policy};
use crate::domain::ids::*;

/// What is known of one request to one party about one claim, at one time; later rows supersede earlier ones.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = reply, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Reply {
    pub id: RowId,
    pub claim: ClaimId,
    pub party: EntityId,
    pub asked_at: Option<DateTime<Utc>>,
    pub channel: Option<String>,
    pub deadline: Option<DateTime<Utc>>,
    pub outcome: String,
    pub reason: Option<String>,
    pub excerpt: Option<ExcerptId>,
    pub supersedes: Option<RowId>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

impl Reply {
    /// All rows of a dossier's claims, in the order they were recorded.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Reply>> {
        reply::table
            .filter(reply::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by((reply::recorded_at, reply::id))
            .select(Reply::as_select())
            .load(conn)
    }
}

/// A request as it stands, in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ListedReply {
    #[diesel(sql_type = SqlUuid)]
    pub id: RowId,
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    #[diesel(sql_type = Text)]
    pub statement: String,
    #[diesel(sql_type = Text)]
    pub dossier: String,
    #[diesel(sql_type = Text)]
    pub party: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub handle: Option<String>,
    #[diesel(sql_type = Text)]
    pub outcome: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub asked_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    pub channel: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub deadline: Option<DateTime<Utc>>,
    /// Whether an answer is still waited for.
    #[diesel(sql_type = Bool)]
    pub open: bool,
    /// Whether it is still waited for though the deadline has passed.
    #[diesel(sql_type = Bool)]
    pub overdue: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub answer: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub source: Option<String>,
    #[diesel(sql_type = Text)]
    pub recorded_by: String,
    #[diesel(sql_type = Timestamptz)]
    pub recorded_at: DateTime<Utc>,
}

/// Requests as they stand, of one dossier or all, to one party or all, all or those still waited for or overdue; open ones
/// by deadline first.
pub fn list(
    conn: &mut Connection,
    dossier: Option<DossierId>,
    party: Option<EntityId>,
    open: bool,
    overdue: bool,
    part: &Part<RowId>,
) -> QueryResult<Vec<ListedReply>> {
    sql_query(include_str!("sql/reply_list.sql"))
        .bind::<Nullable<SqlUuid>, _>(dossier)
        .bind::<Nullable<SqlUuid>, _>(party)
        .bind::<diesel::sql_types::Bool, _>(open)
        .bind::<diesel::sql_types::Bool, _>(overdue)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<SqlUuid>, _>(part.after)
        .load(conn)
}

/// One quotation in a letter to a party, with where it was said.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct QuoteForLetter {
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    /// Who is said to hold it, and on whose behalf.
    #[diesel(sql_type = Text)]
    pub holder: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub on_behalf_of: Option<String>,
    #[diesel(sql_type = Text)]
    pub attitude: String,
    #[diesel(sql_type = Integer)]
    pub commitment: i32,
    #[diesel(sql_type = Text)]
    pub quote: String,
    #[diesel(sql_type = Text)]
    pub source: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub publisher: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub issued: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub url: Option<String>,
}

/// The live quotations of these claims, in the order they were logged.
pub fn quotes(conn: &mut Connection, claims: &[ClaimId]) -> QueryResult<Vec<QuoteForLetter>> {
    let ids: Vec<uuid::Uuid> = claims.iter().map(|id| id.0).collect();
    sql_query(include_str!("sql/quotes_for_letter.sql"))
        .bind::<diesel::sql_types::Array<SqlUuid>, _>(ids)
        .load(conn)
}

/// An approved accusation whose accused was neither asked nor left unasked for a reason.
#[derive(Debug, Clone, QueryableByName)]
pub struct Unasked {
    /// The claim.
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    /// Who is accused.
    #[diesel(sql_type = Text)]
    pub party: String,
}

impl Unasked {
    /// Those of a dossier, by code.
    pub fn of(conn: &mut Connection, dossier: DossierId) -> QueryResult<Vec<Unasked>> {
        sql_query(include_str!("sql/unasked.sql"))
            .bind::<SqlUuid, _>(dossier)
            .load(conn)
    }
}

/// What a dossier asks of the right of reply: `required` or `advisory`.
pub fn policy(conn: &mut Connection, dossier: DossierId) -> QueryResult<String> {
    let latest = reply_policy::table
        .filter(reply_policy::dossier.eq(dossier))
        .order_by(reply_policy::version.desc())
        .select(reply_policy::right_of_reply)
        .first(conn)
        .optional()?;
    Ok(latest.unwrap_or_else(|| "advisory".to_owned()))
}
