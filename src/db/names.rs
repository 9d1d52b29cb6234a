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

/// What has handles besides claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Entities, told by their labels.
    Entity,
    /// Sources, told by their titles.
    Source,
    /// Questions, told by their words.
    Question,
}

/// Handles with what they stand for: of a dossier by its slug, or of all.
pub fn handles(
    conn: &mut Connection,
    of: Of,
    dossier: Option<&str>,
    start: &str,
    limit: i64,
) -> QueryResult<Vec<Name>> {
    let statement = match of {
        Of::Entity => include_str!("sql/names_entities.sql"),
        Of::Source => include_str!("sql/names_sources.sql"),
        Of::Question => include_str!("sql/names_questions.sql"),
    };
    sql_query(statement)
        .bind::<Nullable<Text>, _>(dossier)
        .bind::<Text, _>(start)
        .bind::<BigInt, _>(limit)
        .load(conn)
}
