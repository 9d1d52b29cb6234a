//! The rows that a portion of events brought, as payloads hold them, and what differs.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::db::audit::{Place, Table, malformed};
use crate::db::events::Event;
use crate::db::{Connection, DbResult};

/// The rows of one table that events of the portion brought, in the order of the events.
#[derive(Default)]
struct TableRows {
    text: Vec<u8>,
    /// Which event of the portion, and where its text ends.
    rows: Vec<(usize, usize)>,
    next: usize,
}

/// The rows of all tables.
pub(super) struct Rows<'a> {
    tables: &'a [&'a Table],
    /// So many of a table are read at once, where one event has not more.
    limit: i64,
    of_tables: Vec<TableRows>,
    payload: Vec<u8>,
}

/// What a payload and the tables say differently.
pub(super) enum Difference {
    /// The payload is no list of rows by table.
    Unreadable,
    /// The payload has a row that the table of this name has not.
    OnlyInLog(String),
    /// The other way about.
    OnlyInTable(String),
}

impl<'a> Rows<'a> {
    pub(super) fn new(tables: &'a [&'a Table], limit: i64) -> Self {
        Rows {
            of_tables: tables.iter().map(|_| TableRows::default()).collect(),
            tables,
            limit,
            payload: Vec::new(),
        }
    }

    /// Reads the rows of the events after one and up to another. A row whose event is not among `events` is handed
    /// on. Says how many rows of each table there were.
    pub(super) fn read(
        &mut self,
        conn: &mut Connection,
        (after, upto): (Option<Place>, Place),
        events: &[Event],
        seen: &mut [u64],
        mut orphan: impl FnMut(Place, &str),
    ) -> DbResult<()> {
        for ((table, rows), seen) in self.tables.iter().zip(&mut self.of_tables).zip(seen) {
            rows.text.clear();
            rows.rows.clear();
            rows.next = 0;
            *seen += rows.read(conn, table, (after, upto), self.limit, events, &mut orphan)?;
        }
        Ok(())
    }

    /// What the payload of the next event and its rows say differently; events come in their order.
    pub(super) fn compare(&mut self, index: usize, event: &Event) -> Vec<Difference> {
        self.payload.clear();
        self.payload.push(b'{');
        for (table, rows) in self.tables.iter().zip(&mut self.of_tables) {
            let mut first = true;
            for row in rows.of(index) {
                if first && self.payload.len() > 1 {
                    self.payload.extend_from_slice(b", ");
                }
                if first {
                    self.payload.push(b'"');
                    self.payload.extend_from_slice(table.name.as_bytes());
                    self.payload.extend_from_slice(b"\": [");
                } else {
                    self.payload.extend_from_slice(b", ");
                }
                first = false;
                self.payload.extend_from_slice(row);
            }
            if !first {
                self.payload.push(b']');
            }
        }
        self.payload.push(b'}');
        match &event.payload {
            Some(said) if said.as_bytes() != self.payload => differences(said, &self.payload),
            _ => Vec::new(),
        }
    }
}

impl TableRows {
    fn read(
        &mut self,
        conn: &mut Connection,
        table: &Table,
        (mut after, upto): (Option<Place>, Place),
        mut limit: i64,
        events: &[Event],
        orphan: &mut impl FnMut(Place, &str),
    ) -> DbResult<u64> {
        let mut event = 0;
        let mut seen = 0;
        loop {
            let sent = table.rows(conn, after, upto, limit)?;
            let ends = table.layout.events(&sent).map_err(malformed)?;
            let cut = i64::try_from(ends.len()).is_ok_and(|count| count == limit);
            // the rows of the last event may not all be here
            let whole = match ends.last() {
                Some(last) if cut => ends.partition_point(|place| place < last),
                _ => ends.len(),
            };
            let mut rest = sent.as_slice();
            for place in &ends[..whole] {
                let before = self.text.len();
                table.layout.write(&mut rest, &mut self.text).map_err(malformed)?;
                while events
                    .get(event)
                    .is_some_and(|event| (event.stream, event.version) < *place)
                {
                    event += 1;
                }
                if events
                    .get(event)
                    .is_some_and(|event| (event.stream, event.version) == *place)
                {
                    self.rows.push((event, self.text.len()));
                } else {
                    self.text.truncate(before);
                    orphan(*place, table.name);
                }
            }
            seen += whole as u64;
            if !cut {
                return Ok(seen);
            }
            match whole.checked_sub(1).and_then(|last| ends.get(last)) {
                Some(place) => after = Some(*place),
                None => limit *= 2,
            }
        }
    }

    /// The rows of an event, and of none before.
    fn of(&mut self, index: usize) -> impl Iterator<Item = &[u8]> {
        let from = self.next;
        while self.rows.get(self.next).is_some_and(|row| row.0 == index) {
            self.next += 1;
        }
        (from..self.next).map(|row| {
            let start = row.checked_sub(1).map_or(0, |before| self.rows[before].1);
            &self.text[start..self.rows[row].1]
        })
    }
}

fn differences(said: &str, stored: &[u8]) -> Vec<Difference> {
    let Ok(said) = serde_json::from_str::<BTreeMap<String, Vec<&RawValue>>>(said) else {
        return vec![Difference::Unreadable];
    };
    let stored = std::str::from_utf8(stored).unwrap_or_default();
    let stored: BTreeMap<String, Vec<&RawValue>> = serde_json::from_str(stored).unwrap_or_default();
    let mut surplus: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for (rows, one) in [(&stored, 1), (&said, -1)] {
        for (name, rows) in rows {
            for row in rows {
                *surplus.entry((name, row.get())).or_default() += one;
            }
        }
    }
    let difference = |((name, _), surplus): ((&str, &str), i64)| match surplus {
        0 => None,
        1.. => Some(Difference::OnlyInTable(name.to_owned())),
        _ => Some(Difference::OnlyInLog(name.to_owned())),
    };
    surplus.into_iter().filter_map(difference).collect()
}
