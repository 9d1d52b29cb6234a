//! Lists of entities, sources and dossiers with what people want to see beside each.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{
    Array, BigInt, Bool, Float, Jsonb, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use serde_json::Value;

use super::Connection;
use crate::domain::ids::*;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Part<K> {
    /// After this row.
    pub after: Option<K>,
    /// So many rows at most.
    pub limit: i64,
}

impl<K> Part<K> {
    /// The first rows.
    pub fn first(limit: i64) -> Self {
        Part { after: None, limit }
    }

    /// All of it.
    pub fn all() -> Self {
        Part::first(i64::MAX)
    }
}

/// An entity in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ListedEntity {
    #[diesel(sql_type = SqlUuid)]
    pub id: EntityId,
    #[diesel(sql_type = Nullable<Text>)]
    pub handle: Option<String>,
    #[diesel(sql_type = Text)]
    pub label: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// How many live assertions name it as a speaker or as whom the speaker stands for, counted to 1000.
    #[diesel(sql_type = BigInt)]
    pub assertions: i64,
    #[diesel(sql_type = Array<Text>)]
    pub names: Vec<String>,
}

/// Entities of one dossier by handle, or all by label.
pub fn entities(
    conn: &mut Connection,
    dossier: Option<DossierId>,
    kind: Option<&str>,
    part: &Part<EntityId>,
) -> QueryResult<Vec<ListedEntity>> {
    sql_query(include_str!("sql/entity_list.sql"))
        .bind::<Nullable<SqlUuid>, _>(dossier)
        .bind::<Nullable<Text>, _>(kind)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<SqlUuid>, _>(part.after)
        .load(conn)
}

/// Two claims with statements alike, or a text and a claim.
#[derive(Debug, Clone, QueryableByName)]
pub struct Alike {
    /// The code of the claim that was asked about; none for a text.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub code: Option<i64>,
    /// The code of the one like it.
    #[diesel(sql_type = BigInt)]
    pub like_code: i64,
    /// From 0 to 1, by trigrams.
    #[diesel(sql_type = Float)]
    pub likeness: f32,
    /// Where the one like it stands.
    #[diesel(sql_type = Text)]
    pub state: String,
    /// What it says.
    #[diesel(sql_type = Text)]
    pub statement: String,
}

/// Claims alike, most alike first.
pub fn alike(
    conn: &mut Connection,
    dossier: Option<DossierId>,
    claim: Option<ClaimId>,
    text: Option<&str>,
    likeness: f32,
    limit: i64,
) -> QueryResult<Vec<Alike>> {
    sql_query(include_str!("sql/duplicates.sql"))
        .bind::<Nullable<SqlUuid>, _>(dossier)
        .bind::<Nullable<SqlUuid>, _>(claim)
        .bind::<Nullable<Text>, _>(text)
        .bind::<Float, _>(likeness)
        .bind::<BigInt, _>(limit)
        .load(conn)
}

/// A source in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ListedSource {
    #[diesel(sql_type = SqlUuid)]
    pub id: SourceId,
    #[diesel(sql_type = Nullable<Text>)]
    pub handle: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub title: Option<String>,
    #[diesel(sql_type = Text)]
    pub csl_type: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub publisher: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub issued: Option<String>,
    #[diesel(sql_type = Text)]
    pub reliability: String,
    #[diesel(sql_type = Text)]
    pub origin: String,
    #[diesel(sql_type = Bool)]
    pub held: bool,
    #[diesel(sql_type = Bool)]
    pub retracted: bool,
    /// Counted to 1000.
    #[diesel(sql_type = BigInt)]
    pub excerpts: i64,
    #[diesel(sql_type = Nullable<Text>)]
    pub url: Option<String>,
}

/// What a list of sources is narrowed to; everything absent is no condition.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct SourceFilter {
    /// Type of CSL.
    pub csl_type: Option<String>,
    pub publisher: Option<EntityId>,
    pub reliability: Option<String>,
    pub origin: Option<String>,
    pub retracted: Option<bool>,
    /// Whether a captured text is held.
    pub held: Option<bool>,
    /// Part of the title, the address or the handle.
    pub text: Option<String>,
}

/// Sources by handle; of one dossier, or all.
pub fn sources(
    conn: &mut Connection,
    dossier: Option<DossierId>,
    filter: &SourceFilter,
    part: &Part<SourceId>,
) -> QueryResult<Vec<ListedSource>> {
    sql_query(include_str!("sql/source_list.sql"))
        .bind::<Nullable<SqlUuid>, _>(dossier)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<Text>, _>(&filter.csl_type)
        .bind::<Nullable<SqlUuid>, _>(filter.publisher)
        .bind::<Nullable<Text>, _>(&filter.reliability)
        .bind::<Nullable<Text>, _>(&filter.origin)
        .bind::<Nullable<Bool>, _>(filter.retracted)
        .bind::<Nullable<Bool>, _>(filter.held)
        .bind::<Nullable<Text>, _>(&filter.text)
        .bind::<Nullable<SqlUuid>, _>(part.after)
        .load(conn)
}

/// A dossier in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct ListedDossier {
    #[diesel(sql_type = Text)]
    pub slug: String,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub summary: Option<String>,
    #[diesel(sql_type = Text)]
    pub language: String,
    #[diesel(sql_type = Text)]
    pub visibility: String,
    #[diesel(sql_type = SmallInt)]
    pub eyes: i16,
    /// `required` or `advisory`.
    #[diesel(sql_type = Text)]
    pub right_of_reply: String,
    /// Names of the members who keep out of it.
    #[diesel(sql_type = Array<Text>)]
    pub recused: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    pub labels: Vec<String>,
    #[diesel(sql_type = BigInt)]
    pub claims: i64,
    #[diesel(sql_type = Timestamptz)]
    pub since: chrono::DateTime<chrono::Utc>,
    /// State to number of claims, as an object.
    #[diesel(sql_type = Jsonb)]
    pub states: Value,
}

/// Dossiers by slug; one, or all.
pub fn dossiers(
    conn: &mut Connection,
    slug: Option<&str>,
    part: &Part<String>,
) -> QueryResult<Vec<ListedDossier>> {
    sql_query(include_str!("sql/dossier_list.sql"))
        .bind::<Nullable<Text>, _>(slug)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<Text>, _>(&part.after)
        .load(conn)
}

#[derive(QueryableByName)]
struct Json {
    #[diesel(sql_type = Jsonb)]
    value: Value,
}

/// An entity whole, as JSON with the documented keys.
pub fn entity_document(conn: &mut Connection, id: EntityId) -> QueryResult<Value> {
    let row: Json = sql_query(include_str!("sql/entity_document.sql"))
        .bind::<SqlUuid, _>(id)
        .get_result(conn)?;
    Ok(row.value)
}

/// A source whole, as JSON with the documented keys.
pub fn source_document(conn: &mut Connection, id: SourceId) -> QueryResult<Value> {
    let row: Json = sql_query(include_str!("sql/source_document.sql"))
        .bind::<SqlUuid, _>(id)
        .get_result(conn)?;
    Ok(row.value)
}
