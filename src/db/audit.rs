//! What `audit verify` reads: the log, the tables and the heads, a portion at a time, each by the keys of events.
//!
//! Nothing here goes through a view or a function of the database, which whoever may change the tables may change too:
//! the statements name tables and built-in functions, and which tables there are is said here.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Bytea, Float8, Integer, Nullable, Text, Uuid as SqlUuid};
use uuid::Uuid;

use crate::domain::stored::{Kind, Layout, NotARow};

use super::events::{BrokenKey, BrokenText, Event, StreamEnd};
use super::{Connection, DbError, DbResult};

/// Every table whose rows stand in payloads: its schema, its name, the column that names the row's stream.
pub const LOGGED: [(&str, &str, &str); 42] = [
    ("counterclaim", "assertion", "claim"),
    ("counterclaim", "assignment", "claim"),
    ("counterclaim", "attribution", "claim"),
    ("counterclaim", "claim", "id"),
    ("counterclaim", "claim_revision", "claim"),
    ("counterclaim", "claim_role", "claim"),
    ("counterclaim", "comment", "claim"),
    ("counterclaim", "designation", "claim"),
    ("counterclaim", "dossier", "id"),
    ("counterclaim", "dossier_revision", "dossier"),
    ("counterclaim", "entity", "id"),
    ("counterclaim", "entity_name", "entity"),
    ("counterclaim", "entity_relation", "subject"),
    ("counterclaim", "evidence", "claim"),
    ("counterclaim", "excerpt", "source"),
    ("counterclaim", "external_review", "claim"),
    ("counterclaim", "handle", "dossier"),
    ("counterclaim", "hold", "claim"),
    ("counterclaim", "publication", "dossier"),
    ("counterclaim", "publication_claim", "dossier"),
    ("counterclaim", "publication_source", "dossier"),
    ("counterclaim", "publication_terms", "dossier"),
    ("counterclaim", "publication_withdrawal", "dossier"),
    ("counterclaim", "quantity", "claim"),
    ("counterclaim", "question", "dossier"),
    ("counterclaim", "recusal", "dossier"),
    ("counterclaim", "relation", "claim"),
    ("counterclaim", "reply", "claim"),
    ("counterclaim", "reply_policy", "dossier"),
    ("counterclaim", "retraction", "stream"),
    ("counterclaim", "review_step", "claim"),
    ("counterclaim", "search_note", "claim"),
    ("counterclaim", "snapshot", "source"),
    ("counterclaim", "source", "id"),
    ("counterclaim", "source_revision", "source"),
    ("counterclaim", "verdict", "claim"),
    ("counterclaim", "weighed", "claim"),
    ("iam", "grant", "person"),
    ("iam", "login", "person"),
    ("iam", "login_end", "person"),
    ("iam", "person", "id"),
    ("iam", "revocation", "person"),
];

/// Columns that payloads leave out: raw bytes and bodies, which their hashes bind.
const LEFT_OUT: [&str; 3] = ["raw", "body", "bytes"];
/// The column of a row that names the version of its event.
const VERSION: &str = "version";
/// So many bytes of payloads at most, beyond the first, are a portion.
const BYTES: i64 = 8 << 20;

/// An event's place in the log.
pub type Place = (Uuid, i32);

/// A table whose rows stand in payloads, and how to read it.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns as they are sent.
    pub layout: Layout,
    rows: String,
    count: String,
    any: String,
}

/// How many rows a table has.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Count {
    /// All.
    #[diesel(sql_type = BigInt)]
    pub rows: i64,
    /// Those that name no event.
    #[diesel(sql_type = BigInt)]
    pub lost: i64,
}

/// How many events and heads there are.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Counts {
    /// Events.
    #[diesel(sql_type = BigInt)]
    pub events: i64,
    /// Heads of streams.
    #[diesel(sql_type = BigInt)]
    pub heads: i64,
}

#[derive(QueryableByName)]
struct ColumnOf {
    #[diesel(sql_type = Text)]
    schema_name: String,
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    type_name: String,
}

#[derive(QueryableByName)]
struct Sent {
    #[diesel(sql_type = Nullable<Bytea>)]
    sent: Option<Vec<u8>>,
}

/// How large the log is, about.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Size {
    /// Pages on disk.
    #[diesel(sql_type = BigInt)]
    pub pages: i64,
    /// Events, as the server guesses; fewer than none where it does not.
    #[diesel(sql_type = BigInt)]
    pub events: i64,
}

#[derive(QueryableByName)]
struct Sampled {
    #[diesel(sql_type = SqlUuid)]
    stream: Uuid,
}

#[derive(QueryableByName)]
struct Any {
    #[diesel(sql_type = Bool)]
    any: bool,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

impl Table {
    /// All of them, in the order in which a payload names them.
    pub fn all(conn: &mut Connection) -> DbResult<Vec<Table>> {
        let columns: Vec<ColumnOf> = sql_query(include_str!("sql/audit_columns.sql")).load(conn)?;
        let mut logged = LOGGED;
        logged.sort_by_key(|(_, name, _)| (name.len(), *name));
        let table = |(schema, name, stream): (&str, &'static str, &str)| {
            let of_table = |column: &&ColumnOf| column.schema_name == schema && column.table_name == name;
            let mut kinds: Vec<(String, Kind)> = columns
                .iter()
                .filter(of_table)
                .filter(|column| !LEFT_OUT.contains(&column.column_name.as_str()))
                .map(|column| (column.column_name.clone(), Kind::of_type(&column.type_name)))
                .collect();
            Layout::order(&mut kinds);
            let layout = Layout::new(&kinds, stream, VERSION).ok_or_else(|| malformed(NotARow))?;
            let list: Vec<String> = kinds.iter().map(|(name, kind)| sent(name, *kind)).collect();
            let filled = |statement: &str| {
                statement
                    .replace("$columns$", &list.join(", "))
                    .replace("$table$", &format!("{schema}.{}", quoted(name)))
                    .replace("$stream$", &quoted(stream))
            };
            Ok(Table {
                name,
                layout,
                rows: filled(include_str!("sql/audit_rows.sql")),
                any: filled(include_str!("sql/audit_any.sql")),
                count: filled(include_str!("sql/audit_count.sql")),
            })
        };
        logged.into_iter().map(table).collect()
    }

    /// Whether it has no row that the login may see.
    pub fn is_empty(&self, conn: &mut Connection) -> DbResult<bool> {
        let any: Any = sql_query(&self.any).get_result(conn)?;
        Ok(!any.any)
    }

    /// How many rows there are that the login may see; every page of the table is read for it.
    pub fn count(&self, conn: &mut Connection) -> DbResult<Count> {
        read(conn, By::Pages)?;
        let count = sql_query(&self.count).get_result(conn)?;
        read(conn, By::Events)?;
        Ok(count)
    }

    /// The rows of the events after one and up to another, in their order, as `record_send` sends them: so many at most.
    pub fn rows(
        &self,
        conn: &mut Connection,
        after: Option<Place>,
        upto: Place,
        limit: i64,
    ) -> DbResult<Vec<u8>> {
        let sent: Sent = sql_query(&self.rows)
            .bind::<Nullable<SqlUuid>, _>(after.map(|place| place.0))
            .bind::<Nullable<Integer>, _>(after.map(|place| place.1))
            .bind::<SqlUuid, _>(upto.0)
            .bind::<Integer, _>(upto.1)
            .bind::<BigInt, _>(limit)
            .get_result(conn)?;
        Ok(sent.sent.unwrap_or_default())
    }
}

/// The error of a row that is not as its columns say.
pub fn malformed(error: NotARow) -> DbError {
    DbError::Query(diesel::result::Error::DeserializationError(Box::new(error)))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn sent(column: &str, kind: Kind) -> String {
    let column = format!("t.{}", quoted(column));
    match kind {
        Kind::Json => format!("to_jsonb({column})::text"),
        _ => column,
    }
}

/// How tables are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// By the keys of events, in their order: a portion is a small part of any table.
    Events,
    /// Page by page, without an index.
    Pages,
    /// As the server thinks best.
    Itself,
}

/// Says how tables are read from now on.
fn read(conn: &mut Connection, by: By) -> DbResult<()> {
    let on = |yes| if yes { "on" } else { "off" };
    for (setting, value) in [
        ("enable_seqscan", on(by != By::Events)),
        ("enable_bitmapscan", on(by == By::Itself)),
        ("enable_nestloop", on(by == By::Itself)),
        ("enable_sort", on(by != By::Events)),
        ("enable_incremental_sort", on(by != By::Events)),
        ("enable_indexscan", on(by != By::Pages)),
        ("enable_indexonlyscan", on(by != By::Pages)),
        // the connections work side by side already
        ("max_parallel_workers_per_gather", "0"),
    ] {
        super::run(conn, &format!("set local {setting} = {value}"))?;
    }
    Ok(())
}

/// Begins reading on a snapshot of the database, and gives its name to others.
pub fn begin(conn: &mut Connection) -> DbResult<String> {
    let snapshot: Name = sql_query("select pg_export_snapshot() as name").get_result(conn)?;
    read(conn, By::Events)?;
    Ok(snapshot.name)
}

/// Begins reading on the snapshot of another connection, in a transaction that has read nothing yet.
pub fn join(conn: &mut Connection, snapshot: &str) -> DbResult<()> {
    super::run(
        conn,
        &format!("set transaction snapshot '{}'", snapshot.replace('\'', "''")),
    )?;
    read(conn, By::Events)
}

/// How large the log is.
pub fn size(conn: &mut Connection) -> DbResult<Size> {
    Ok(sql_query(include_str!("sql/audit_size.sql")).get_result(conn)?)
}

/// The streams of some events, in order: of all where `percent` is 100.
pub fn sample(conn: &mut Connection, percent: f64) -> DbResult<Vec<Uuid>> {
    let streams: Vec<Sampled> = sql_query(include_str!("sql/audit_sample.sql"))
        .bind::<Float8, _>(percent)
        .load(conn)?;
    Ok(streams.into_iter().map(|row| row.stream).collect())
}

/// How many events and heads there are that the login may see; every page is read for it.
pub fn counts(conn: &mut Connection) -> DbResult<Counts> {
    read(conn, By::Pages)?;
    let counts = sql_query(include_str!("sql/audit_counts.sql")).get_result(conn)?;
    read(conn, By::Events)?;
    Ok(counts)
}

/// The next events after one and up to another, by stream and version: so many at most, and no more than fit.
pub fn portion(conn: &mut Connection, after: Option<Place>, upto: Place, limit: i64) -> DbResult<Vec<Event>> {
    let events = sql_query(include_str!("sql/audit_portion.sql"))
        .bind::<Nullable<SqlUuid>, _>(after.map(|place| place.0))
        .bind::<Nullable<Integer>, _>(after.map(|place| place.1))
        .bind::<SqlUuid, _>(upto.0)
        .bind::<Integer, _>(upto.1)
        .bind::<BigInt, _>(limit)
        .bind::<BigInt, _>(BYTES)
        .load(conn)?;
    Ok(events)
}

/// The heads of the streams after one and up to another, by stream: so many at most.
pub fn heads(conn: &mut Connection, after: Option<Uuid>, upto: Uuid, limit: i64) -> DbResult<Vec<StreamEnd>> {
    let heads = sql_query(include_str!("sql/audit_heads.sql"))
        .bind::<Nullable<SqlUuid>, _>(after)
        .bind::<SqlUuid, _>(upto)
        .bind::<BigInt, _>(limit)
        .load(conn)?;
    Ok(heads)
}

/// Snapshots and excerpts that are not what they say.
pub fn broken_texts(conn: &mut Connection) -> DbResult<Vec<BrokenText>> {
    read(conn, By::Itself)?;
    let broken = sql_query(include_str!("sql/broken_texts.sql")).load(conn)?;
    read(conn, By::Events)?;
    Ok(broken)
}

/// The tables that have foreign keys or checks.
pub fn keyed_tables(conn: &mut Connection) -> DbResult<Vec<String>> {
    let names: Vec<Name> = sql_query(include_str!("sql/keyed_tables.sql")).load(conn)?;
    Ok(names.into_iter().map(|row| row.name).collect())
}

/// Foreign keys and checks of a table that do not hold, of all streams, hidden or not.
pub fn broken_keys(conn: &mut Connection, table: &str) -> DbResult<Vec<BrokenKey>> {
    read(conn, By::Itself)?;
    let broken = sql_query(include_str!("sql/broken_keys.sql"))
        .bind::<Text, _>(table)
        .load(conn)?;
    read(conn, By::Events)?;
    Ok(broken)
}
