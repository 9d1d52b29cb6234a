//! The event log: `event` and `stream`.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Integer, Nullable, Text, Uuid as SqlUuid};
use uuid::Uuid;

use super::Connection;
use super::schema::counterclaim::{event, stream};

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
    /// After this event, in the order of the list: its stream and version.
    pub after: Option<(Uuid, i32)>,
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
        if let Some((last, version)) = filter.after {
            let at: DateTime<Utc> = event::table.find((last, version)).select(event::at).first(conn)?;
            let rest = event::stream
                .gt(last)
                .or(event::stream.eq(last).and(event::version.lt(version)));
            query = query.filter(event::at.le(at)).filter(event::at.lt(at).or(rest));
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
