//! The event log: `event`, `stream`, and the rows that the payloads must match.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Integer, Nullable, Text, Uuid as SqlUuid};
use uuid::Uuid;

use super::schema::counterclaim::{event, stream};
use super::{Connection, DbError};

/// One event: what one call brought to one stream.
#[derive(Debug, Clone, Queryable, Selectable, QueryableByName)]
#[diesel(table_name = event, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Event {
    pub stream: Uuid,
    pub version: i32,
    pub operation: String,
    /// The rows as stored text; null after an erasure.
    pub payload: Option<String>,
    pub salt: Option<Uuid>,
    pub commitment: Vec<u8>,
    pub actor: Uuid,
    pub login: String,
    pub at: DateTime<Utc>,
    pub prev: Vec<u8>,
    pub hash: Vec<u8>,
}

/// What the log is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Of this stream.
    pub stream: Option<Uuid>,
    /// By this login.
    pub login: Option<String>,
    /// Of this operation.
    pub operation: Option<String>,
    /// Not before.
    pub since: Option<DateTime<Utc>>,
    /// So many at most, the newest.
    pub limit: i64,
}

impl Event {
    /// The newest events that a filter admits, newest first.
    pub fn list(conn: &mut Connection, filter: &EventFilter) -> QueryResult<Vec<Event>> {
        let mut query = event::table
            .select(Event::as_select())
            .order_by((event::at.desc(), event::stream, event::version.desc()))
            .into_boxed();
        if let Some(stream) = filter.stream {
            query = query.filter(event::stream.eq(stream));
        }
        if let Some(login) = &filter.login {
            query = query.filter(event::login.eq(login.clone()));
        }
        if let Some(operation) = &filter.operation {
            query = query.filter(event::operation.eq(operation.clone()));
        }
        if let Some(since) = filter.since {
            query = query.filter(event::at.ge(since));
        }
        query.limit(filter.limit).load(conn)
    }
}

/// The head of a stream.
#[derive(Debug, Clone, Queryable, Selectable, QueryableByName)]
#[diesel(table_name = stream, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Stream {
    pub id: Uuid,
    pub kind: String,
    pub version: i32,
    pub head: Vec<u8>,
    pub state: Option<String>,
}

impl Stream {
    /// Those with these ids.
    pub fn with_ids(conn: &mut Connection, ids: &[Uuid]) -> QueryResult<Vec<Stream>> {
        stream::table
            .filter(stream::id.eq_any(ids.to_vec()))
            .select(Stream::as_select())
            .load(conn)
    }
}

/// A row of a table, as text the way payloads hold it.
#[derive(Debug, Clone, QueryableByName)]
pub struct StoredRow {
    /// The table's name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Its stream.
    #[diesel(sql_type = SqlUuid)]
    pub stream: Uuid,
    /// The event that brought it.
    #[diesel(sql_type = Integer)]
    pub version: i32,
    /// `to_jsonb` of the row, without raw bytes and bodies.
    #[diesel(sql_type = Text)]
    pub row: String,
}

/// A stream's last move, for the check of its state.
#[derive(Debug, Clone, QueryableByName)]
pub struct StreamEnd {
    /// The stream.
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    /// Its kind.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// The version the head names.
    #[diesel(sql_type = Integer)]
    pub version: i32,
    /// The hash the head names.
    #[diesel(sql_type = diesel::sql_types::Bytea)]
    pub head: Vec<u8>,
    /// The projected state.
    #[diesel(sql_type = Nullable<Text>)]
    pub state: Option<String>,
    /// Where the last step went; null without one.
    #[diesel(sql_type = Nullable<Text>)]
    pub last_state: Option<String>,
}

/// A snapshot or excerpt whose bytes or words are not what their hash or span says.
#[derive(Debug, Clone, QueryableByName)]
pub struct BrokenText {
    /// `snapshot` or `excerpt`.
    #[diesel(sql_type = Text)]
    pub what: String,
    /// Its id.
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    /// Its source.
    #[diesel(sql_type = SqlUuid)]
    pub source: Uuid,
}

/// A foreign key or check of a table that does not hold in a stream.
#[derive(Debug, Clone, QueryableByName)]
pub struct BrokenKey {
    /// The table.
    #[diesel(sql_type = Text)]
    pub table_name: String,
    /// The constraint.
    #[diesel(sql_type = Text)]
    pub key_name: String,
    /// The stream of the row that breaks it; null where rows have none.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub stream: Option<Uuid>,
}

/// Reads the log, the tables and the heads in step, a portion at a time, on one snapshot of the database.
///
/// Memory stays flat: each is a cursor ordered by stream and version.
pub struct Cursors<'a> {
    conn: &'a mut Connection,
}

/// How many rows one portion has.
const PORTION: i64 = 4000;

impl<'a> Cursors<'a> {
    /// Opens the cursors; the connection must be in a transaction.
    pub fn open(conn: &'a mut Connection) -> Result<Self, DbError> {
        sql_query(include_str!("sql/audit_events.sql")).execute(conn)?;
        sql_query(include_str!("sql/audit_rows.sql")).execute(conn)?;
        sql_query(include_str!("sql/audit_streams.sql")).execute(conn)?;
        Ok(Cursors { conn })
    }

    /// The next events, by stream and version.
    pub fn events(&mut self) -> QueryResult<Vec<Event>> {
        sql_query(format!("fetch {PORTION} from audit_events")).load(self.conn)
    }

    /// The next stored rows, by stream and version.
    pub fn rows(&mut self) -> QueryResult<Vec<StoredRow>> {
        sql_query(format!("fetch {PORTION} from audit_rows")).load(self.conn)
    }

    /// The next heads, by stream.
    pub fn streams(&mut self) -> QueryResult<Vec<StreamEnd>> {
        sql_query(format!("fetch {PORTION} from audit_streams")).load(self.conn)
    }

    /// Snapshots and excerpts that are not what they say.
    pub fn broken_texts(&mut self) -> QueryResult<Vec<BrokenText>> {
        sql_query(include_str!("sql/broken_texts.sql")).load(self.conn)
    }

    /// Foreign keys and checks that do not hold, of all streams, hidden or not.
    pub fn broken_keys(&mut self) -> QueryResult<Vec<BrokenKey>> {
        sql_query(include_str!("sql/broken_keys.sql")).load(self.conn)
    }
}

/// What a stream is called.
#[derive(QueryableByName)]
struct Label {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    label: String,
}

/// What streams are called: a claim's code, a dossier's slug, an entity's or person's name, a source's title.
pub fn stream_labels(conn: &mut Connection, ids: &[Uuid]) -> QueryResult<Vec<(Uuid, String)>> {
    let labels: Vec<Label> = sql_query(include_str!("sql/stream_labels.sql"))
        .bind::<diesel::sql_types::Array<SqlUuid>, _>(ids)
        .load(conn)?;
    Ok(labels.into_iter().map(|row| (row.id, row.label)).collect())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How many streams the login may not see.
pub fn hidden_streams(conn: &mut Connection) -> QueryResult<i64> {
    let count: Count = sql_query(include_str!("sql/hidden_streams.sql")).get_result(conn)?;
    Ok(count.n)
}

#[derive(QueryableByName)]
struct Moment {
    #[diesel(sql_type = Nullable<diesel::sql_types::Timestamptz>)]
    at: Option<DateTime<Utc>>,
}

/// When a dossier, its claims or its sources last changed.
pub fn last_change(
    conn: &mut Connection,
    dossier: crate::domain::ids::DossierId,
) -> QueryResult<Option<DateTime<Utc>>> {
    let moment: Moment = sql_query(include_str!("sql/last_event.sql"))
        .bind::<SqlUuid, _>(dossier)
        .get_result(conn)?;
    Ok(moment.at)
}
