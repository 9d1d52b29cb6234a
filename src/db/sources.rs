//! Sources: `source`, `source_revision`, `snapshot`, `excerpt`.

use std::collections::HashMap;
use std::ops::Bound;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Bytea, Nullable, Text, Uuid as SqlUuid};
use serde_json::Value;

use super::Connection;
use super::schema::counterclaim::{excerpt, snapshot, source, source_revision};
use crate::domain::ids::*;

/// A work that can be cited.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = source, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Source {
    pub id: SourceId,
    pub url: Option<String>,
    pub confidential: bool,
}

impl Source {
    /// Those with these ids.
    pub fn with_ids(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<Source>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        source::table
            .filter(source::id.eq_any(ids))
            .order_by(source::id)
            .select(Source::as_select())
            .load(conn)
    }

    /// Those at this address.
    pub fn at(conn: &mut Connection, url: &str) -> QueryResult<Vec<Source>> {
        source::table
            .filter(source::url.eq(url))
            .order_by(source::id)
            .select(Source::as_select())
            .load(conn)
    }
}

/// What is known of a source, one revision.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = source_revision, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct SourceRevision {
    pub source: SourceId,
    pub n: i32,
    pub csl: Value,
    pub publisher: Option<EntityId>,
    pub archive_url: Option<String>,
    pub issued: Option<String>,
    pub language: Option<String>,
    pub reliability: String,
    pub origin: String,
    pub derived_from: Option<SourceId>,
}

impl SourceRevision {
    /// The latest revision of each of these sources.
    pub fn latest(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<SourceRevision>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        source_revision::table
            .filter(source_revision::source.eq_any(ids))
            .distinct_on(source_revision::source)
            .order_by((source_revision::source, source_revision::n.desc()))
            .select(SourceRevision::as_select())
            .load(conn)
    }
}

/// A captured text.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = snapshot, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Snapshot {
    pub id: SnapshotId,
    pub source: SourceId,
    pub retrieved_at: DateTime<Utc>,
    pub tool: Option<String>,
    pub media_type: String,
    pub raw: Option<Vec<u8>>,
    pub raw_sha256: Vec<u8>,
    pub extractor: String,
    pub body: Option<String>,
    pub body_sha256: Option<Vec<u8>>,
    /// Whether the captured bytes are in the database, and not their hash alone.
    #[diesel(select_expression = snapshot::raw.is_not_null())]
    pub held: bool,
}

impl Snapshot {
    /// What is known of all snapshots of these sources, oldest capture first, without bytes and texts.
    pub fn without_texts(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<Snapshot>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        snapshot::table
            .filter(snapshot::source.eq_any(ids))
            .order_by((snapshot::source, snapshot::retrieved_at, snapshot::id))
            .select((
                snapshot::id,
                snapshot::source,
                snapshot::retrieved_at,
                snapshot::tool,
                snapshot::media_type,
                None::<Vec<u8>>.into_sql::<Nullable<Bytea>>(),
                snapshot::raw_sha256,
                snapshot::extractor,
                None::<String>.into_sql::<Nullable<Text>>(),
                snapshot::body_sha256,
                snapshot::raw.is_not_null(),
            ))
            .load(conn)
    }

    /// All snapshots of these sources, oldest capture first.
    pub fn of(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<Snapshot>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        snapshot::table
            .filter(snapshot::source.eq_any(ids))
            .order_by((snapshot::source, snapshot::retrieved_at, snapshot::id))
            .select(Snapshot::as_select())
            .load(conn)
    }

    /// How many bytes of captures each of these sources holds; those that hold none are left out.
    pub fn sizes(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<HashMap<SourceId, i64>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        let sizes: Vec<Size> = sql_query(include_str!("sql/snapshot_sizes.sql"))
            .bind::<Array<SqlUuid>, _>(ids)
            .load(conn)?;
        Ok(sizes.into_iter().map(|size| (size.source, size.bytes)).collect())
    }
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = SqlUuid)]
    source: SourceId,
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

/// An exact span of a snapshot, or words of a source without one.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = excerpt, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Excerpt {
    pub id: ExcerptId,
    pub source: SourceId,
    pub snapshot: Option<SnapshotId>,
    pub span: Option<(Bound<i32>, Bound<i32>)>,
    pub locator: Option<String>,
    pub exact: String,
    pub language: Option<String>,
    pub translation: Option<String>,
    pub translator: Option<String>,
}

impl Excerpt {
    /// All excerpts of these sources.
    pub fn of(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<Excerpt>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        excerpt::table
            .filter(excerpt::source.eq_any(ids))
            .order_by((excerpt::source, excerpt::id))
            .select(Excerpt::as_select())
            .load(conn)
    }

    /// Those with these ids.
    pub fn with_ids(conn: &mut Connection, ids: &[ExcerptId]) -> QueryResult<Vec<Excerpt>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        excerpt::table
            .filter(excerpt::id.eq_any(ids))
            .order_by(excerpt::id)
            .select(Excerpt::as_select())
            .load(conn)
    }

    /// First code point and the one after the last.
    pub fn bounds(&self) -> Option<(i32, i32)> {
        match self.span {
            Some((Bound::Included(first), Bound::Excluded(end))) => Some((first, end)),
            _ => None,
        }
    }
}
