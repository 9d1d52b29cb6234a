//! What is there already of the rows of a flat file, asked for many rows at once. Every answer is as long as the
//! question: nothing here grows with the dossier, but [`by_hand`].

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, Bool, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid};

use super::Connection;
use super::schema::counterclaim::content_rule;
use crate::domain::ids::*;

/// An agent of a dossier by one of its names.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct NamedAgent {
    /// The name, folded.
    #[diesel(sql_type = Text)]
    pub key: String,
    /// The agent.
    #[diesel(sql_type = SqlUuid)]
    pub entity: EntityId,
    /// What it is called in the dossier.
    #[diesel(sql_type = Text)]
    pub handle: String,
}

/// The agents of a dossier that go by one of these names, which are folded.
pub fn agents(conn: &mut Connection, dossier: DossierId, keys: &[String]) -> QueryResult<Vec<NamedAgent>> {
    sql_query(include_str!("sql/flat_agents.sql"))
        .bind::<SqlUuid, _>(dossier)
        .bind::<Array<Text>, _>(keys)
        .load(conn)
}

/// A source of a dossier as rows find it.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct FoundSource {
    /// The source.
    #[diesel(sql_type = SqlUuid)]
    pub id: SourceId,
    /// Its address.
    #[diesel(sql_type = Nullable<Text>)]
    pub url: Option<String>,
    /// Who publishes it.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub publisher: Option<EntityId>,
    /// Whether a text of it was captured, not only words that a row quotes.
    #[diesel(sql_type = Bool)]
    pub is_captured: bool,
    /// When the first words came with a row.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub first_words: Option<DateTime<Utc>>,
}

/// The sources of a dossier at these addresses, and those with these ids; `tool` is what took words from rows.
pub fn sources(
    conn: &mut Connection,
    dossier: DossierId,
    urls: &[String],
    ids: &[SourceId],
    tool: &str,
) -> QueryResult<Vec<FoundSource>> {
    let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
    sql_query(include_str!("sql/flat_sources.sql"))
        .bind::<SqlUuid, _>(dossier)
        .bind::<Array<Text>, _>(urls)
        .bind::<Array<SqlUuid>, _>(ids)
        .bind::<Text, _>(tool)
        .load(conn)
}

/// A source without an address, by its title.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct TitledSource {
    /// The source.
    #[diesel(sql_type = SqlUuid)]
    pub id: SourceId,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Who publishes it.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub publisher: Option<EntityId>,
}

/// The titled sources of a dossier without address whose handles do not begin like those that rows give: what people
/// brought.
pub fn by_hand(conn: &mut Connection, dossier: DossierId, start: &str) -> QueryResult<Vec<TitledSource>> {
    sql_query(include_str!("sql/flat_by_hand.sql"))
        .bind::<SqlUuid, _>(dossier)
        .bind::<Text, _>(start)
        .load(conn)
}

/// Where the words of a row stand in a captured text.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Anchored {
    /// The place of the words in the question, counted from 1.
    #[diesel(sql_type = Int4)]
    pub place: i32,
    /// The capture.
    #[diesel(sql_type = SqlUuid)]
    pub snapshot: SnapshotId,
    /// Where they begin, code points from 0.
    #[diesel(sql_type = Int4)]
    pub start: i32,
    /// Whether they stand there once.
    #[diesel(sql_type = Bool)]
    pub is_once: bool,
}

/// The newest captured text of each source that has these words.
pub fn anchors(
    conn: &mut Connection,
    sources: &[SourceId],
    words: &[String],
    tool: &str,
) -> QueryResult<Vec<Anchored>> {
    let sources: Vec<uuid::Uuid> = sources.iter().map(|id| id.0).collect();
    sql_query(include_str!("sql/flat_anchors.sql"))
        .bind::<Array<SqlUuid>, _>(sources)
        .bind::<Array<Text>, _>(words)
        .bind::<Text, _>(tool)
        .load(conn)
}

/// A statement of a claim: the words, and whose they are last.
#[derive(Debug, Clone, PartialEq, Eq, Hash, QueryableByName)]
pub struct Said {
    /// The claim.
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    /// The source.
    #[diesel(sql_type = SqlUuid)]
    pub source: SourceId,
    /// The words.
    #[diesel(sql_type = Text)]
    pub exact: String,
    /// Who holds the claim.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub speaker: Option<EntityId>,
    /// When it was said.
    #[diesel(sql_type = Nullable<Text>)]
    pub said: Option<String>,
}

/// The statements of claims, those that were taken back too: a row does not bring them back.
pub fn said(conn: &mut Connection, claims: &[ClaimId]) -> QueryResult<Vec<Said>> {
    sql_query(include_str!("sql/flat_said.sql"))
        .bind::<Array<SqlUuid>, _>(uuids(claims))
        .load(conn)
}

/// The states of a claim in which rows of a table about it are taken.
pub fn states_for(conn: &mut Connection, table: &str) -> QueryResult<Vec<String>> {
    let states: Option<Vec<Option<String>>> = content_rule::table
        .find(table)
        .select(content_rule::states)
        .first(conn)?;
    Ok(states.into_iter().flatten().flatten().collect())
}

/// A note on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash, QueryableByName)]
pub struct Noted {
    /// The claim.
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    /// What it says.
    #[diesel(sql_type = Text)]
    pub text: String,
}

/// The notes on claims.
pub fn noted(conn: &mut Connection, claims: &[ClaimId]) -> QueryResult<Vec<Noted>> {
    sql_query(include_str!("sql/flat_noted.sql"))
        .bind::<Array<SqlUuid>, _>(uuids(claims))
        .load(conn)
}

fn uuids(claims: &[ClaimId]) -> Vec<uuid::Uuid> {
    claims.iter().map(|id| id.0).collect()
}
