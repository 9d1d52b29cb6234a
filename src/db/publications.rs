//! Reports as they went out: `publication`, `publication_terms`, `publication_claim`, `publication_source`,
//! `publication_withdrawal`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{
    Array, BigInt, Bool, Bytea, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use serde_json::Value;

use super::Connection;
use super::listing::Part;
use crate::domain::ids::*;

/// A publication with the terms it was made under, without its bytes.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct Publication {
    #[diesel(sql_type = SqlUuid)]
    pub id: RowId,
    #[diesel(sql_type = SqlUuid)]
    pub dossier: DossierId,
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its version number within the dossier, from 1.
    #[diesel(sql_type = Integer)]
    pub n: i32,
    /// SHA-256 of its bytes, 32 bytes.
    #[diesel(sql_type = Bytea)]
    pub sha256: Vec<u8>,
    /// The moment whose state of the record it tells.
    #[diesel(sql_type = Timestamptz)]
    pub as_of: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    pub erratum: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub recorded_at: DateTime<Utc>,
    /// Who approved it, by name.
    #[diesel(sql_type = Text)]
    pub by: String,
    /// The number of the one whose place it takes.
    #[diesel(sql_type = Nullable<Integer>)]
    pub supersedes: Option<i32>,
    #[diesel(sql_type = Nullable<Bytea>)]
    pub supersedes_sha256: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Integer>)]
    pub superseded_by: Option<i32>,
    /// `html`, `markdown` or `json`.
    #[diesel(sql_type = Text)]
    pub format: String,
    #[diesel(sql_type = Text)]
    pub style: String,
    #[diesel(sql_type = Jsonb)]
    pub masthead: Value,
    #[diesel(sql_type = Bool)]
    pub authenticated: bool,
    /// The program's version.
    #[diesel(sql_type = Text)]
    pub program: String,
    /// SHA-256 of the report that was read and approved, 32 bytes.
    #[diesel(sql_type = Bytea)]
    pub approved: Vec<u8>,
    /// The moment of publication, as it is printed.
    #[diesel(sql_type = Timestamptz)]
    pub published: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub withdrawn_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    pub withdrawn_by: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub withdrawn_reason: Option<String>,
}

impl Publication {
    /// Those of a dossier, the first one first.
    pub fn of(conn: &mut Connection, dossier: DossierId) -> QueryResult<Vec<Publication>> {
        Self::list(conn, dossier, &Part::all())
    }

    /// A part of those of a dossier, the first one first; after one by its id.
    pub fn list(
        conn: &mut Connection,
        dossier: DossierId,
        part: &Part<RowId>,
    ) -> QueryResult<Vec<Publication>> {
        Self::found(conn, Some(dossier), None, None, part)
    }

    /// The one whose bytes have this SHA-256.
    pub fn with_hash(conn: &mut Connection, sha256: &[u8]) -> QueryResult<Option<Publication>> {
        Ok(Self::found(conn, None, Some(sha256), None, &Part::all())?.pop())
    }

    /// The one with this id.
    pub fn with_id(conn: &mut Connection, id: RowId) -> QueryResult<Option<Publication>> {
        Ok(Self::found(conn, None, None, Some(id), &Part::all())?.pop())
    }

    fn found(
        conn: &mut Connection,
        dossier: Option<DossierId>,
        sha256: Option<&[u8]>,
        id: Option<RowId>,
        part: &Part<RowId>,
    ) -> QueryResult<Vec<Publication>> {
        sql_query(include_str!("sql/publications.sql"))
            .bind::<Nullable<SqlUuid>, _>(dossier)
            .bind::<Nullable<Bytea>, _>(sha256)
            .bind::<Nullable<SqlUuid>, _>(id)
            .bind::<diesel::sql_types::BigInt, _>(part.limit)
            .bind::<Nullable<SqlUuid>, _>(part.after)
            .load(conn)
    }

    /// Its bytes.
    pub fn bytes(&self, conn: &mut Connection) -> QueryResult<Vec<u8>> {
        #[derive(QueryableByName)]
        struct Bytes {
            #[diesel(sql_type = Bytea)]
            bytes: Vec<u8>,
        }
        let found: Bytes = sql_query(include_str!("sql/publication_bytes.sql"))
            .bind::<SqlUuid, _>(self.id)
            .get_result(conn)?;
        Ok(found.bytes)
    }

    /// Whether it rests on sources that the reader may not see.
    pub fn has_unseen_sources(&self, conn: &mut Connection) -> QueryResult<bool> {
        #[derive(QueryableByName)]
        struct Unseen {
            #[diesel(sql_type = diesel::sql_types::Bool)]
            unseen: bool,
        }
        let found: Unseen = sql_query(include_str!("sql/publication_unseen.sql"))
            .bind::<SqlUuid, _>(self.id)
            .get_result(conn)?;
        Ok(found.unseen)
    }
}

/// What a publication begins from.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Begins {
    /// The server's clock.
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
    /// The version of the dossier's stream that was read.
    #[diesel(sql_type = Integer)]
    pub version: i32,
}

/// The server's clock, and a dossier's version as the transaction reads it.
pub fn begins(conn: &mut Connection, dossier: DossierId) -> QueryResult<Begins> {
    sql_query(include_str!("sql/publication_begins.sql"))
        .bind::<SqlUuid, _>(dossier)
        .get_result(conn)
}

/// Asks the rules whether a dossier may go out now: an error where it may not.
pub fn may_go_out(conn: &mut Connection, dossier: DossierId) -> QueryResult<()> {
    sql_query(include_str!("sql/may_go_out.sql"))
        .bind::<SqlUuid, _>(dossier)
        .execute(conn)
        .map(drop)
}

/// What a publication prints of a claim.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct Affected {
    #[diesel(sql_type = SqlUuid)]
    pub publication: RowId,
    #[diesel(sql_type = Text)]
    pub slug: String,
    #[diesel(sql_type = Integer)]
    pub n: i32,
    #[diesel(sql_type = Timestamptz)]
    pub published: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Integer>)]
    pub superseded_by: Option<i32>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub withdrawn_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    /// As it is printed there.
    #[diesel(sql_type = Text)]
    pub statement: String,
    #[diesel(sql_type = Text)]
    pub rating: String,
    /// Numbers of the footnotes there.
    #[diesel(sql_type = Array<Integer>)]
    pub footnotes: Vec<i32>,
}

impl Affected {
    /// What prints a claim, or rests on a source or on what was copied from it, newest first.
    pub fn by(
        conn: &mut Connection,
        claim: Option<ClaimId>,
        source: Option<SourceId>,
    ) -> QueryResult<Vec<Affected>> {
        sql_query(include_str!("sql/publications_affected.sql"))
            .bind::<Nullable<SqlUuid>, _>(claim)
            .bind::<Nullable<SqlUuid>, _>(source)
            .load(conn)
    }
}
