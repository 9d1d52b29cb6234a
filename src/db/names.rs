//! Names that begin as a word does, with what they stand for: for a person who is typing.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::Connection;

/// A name and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Name {
    /// What is typed.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// What it stands for, on one line.
    #[diesel(sql_type = Text)]
    pub about: String,
}

/// Codes of claims, and handles where a word was begun that is no code: of a dossier by its slug, or of all. Those come
/// first from which a move starts.
pub fn claims(
    conn: &mut Connection,
    dossier: Option<&str>,
    start: &str,
    a_move: Option<&str>,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    sql_query(include_str!("sql/names_claims.sql"))
        .bind::<Nullable<Text>, _>(dossier)
        .bind::<Text, _>(start)
        .bind::<Nullable<Text>, _>(a_move)
        .bind::<BigInt, _>(limit)
        .load(conn)
}

/// Handles of entities, sources and questions, each with its own `statement`.
fn handles(
    conn: &mut Connection,
    statement: &str,
    dossier: Option<&str>,
    start: &str,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    sql_query(statement)
        .bind::<Nullable<Text>, _>(dossier)
        .bind::<Text, _>(start)
        .bind::<BigInt, _>(limit)
        .load(conn)
}

/// Handles of entities, with labels.
pub fn entities(
    conn: &mut Connection,
    dossier: Option<&str>,
    start: &str,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    handles(
        conn,
        include_str!("sql/names_entities.sql"),
        dossier,
        start,
        limit,
    )
}

/// Handles of sources, with titles.
pub fn sources(
    conn: &mut Connection,
    dossier: Option<&str>,
    start: &str,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    handles(conn, include_str!("sql/names_sources.sql"), dossier, start, limit)
}

/// Handles of questions, with their words.
pub fn questions(
    conn: &mut Connection,
    dossier: Option<&str>,
    start: &str,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    handles(
        conn,
        include_str!("sql/names_questions.sql"),
        dossier,
        start,
        limit,
    )
}
