//! One range of streams: its chains, its rows, its heads.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::audit::{self, Place, Table};
use crate::db::events::{Event, StreamEnd};
use crate::db::{Connection, DbResult};
use crate::domain::log::{self, Sealed};

use super::rows::{Difference, Rows};
use super::{Cut, Problem, Verification};

/// So many heads are read at once.
const HEADS: i64 = 4_000;

/// Streams after one, if there is one, and up to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) after: Option<Uuid>,
    pub(super) upto: Uuid,
}

/// What the next event must continue.
struct Link {
    stream: Uuid,
    version: i32,
    hash: Vec<u8>,
    at: DateTime<Utc>,
}

/// Verifies a range of streams, portion by portion.
pub(super) struct Verifier<'a> {
    range: Range,
    cut: Cut,
    rows: Rows<'a>,
    /// The event up to which all was read.
    done: Option<Place>,
    /// The stream up to which heads were read.
    heads_done: Option<Uuid>,
    last: Option<Link>,
    /// The last events of streams that have ended, whose heads have not been looked at.
    ends: Vec<Link>,
    pub(super) verification: Verification,
    /// Rows of each table.
    pub(super) seen: Vec<u64>,
    /// Heads.
    pub(super) heads: u64,
}

impl<'a> Verifier<'a> {
    pub(super) fn new(range: Range, tables: &'a [&'a Table], cut: Cut) -> Self {
        Verifier {
            range,
            cut,
            rows: Rows::new(tables, cut.rows),
            done: range.after.map(|stream| (stream, i32::MAX)),
            heads_done: range.after,
            last: None,
            ends: Vec::new(),
            verification: Verification::default(),
            seen: vec![0; tables.len()],
            heads: 0,
        }
    }

    /// Verifies the next portion of events; false where there was none left.
    pub(super) fn step(&mut self, conn: &mut Connection) -> DbResult<bool> {
        let end = (self.range.upto, i32::MAX);
        let events = audit::portion(conn, self.done, end, self.cut.events)?;
        let upto = events.last().map_or(end, |event| (event.stream, event.version));
        let verification = &mut self.verification;
        self.rows.read(
            conn,
            (self.done, upto),
            &events,
            &mut self.seen,
            |place, table| {
                verification.found(Problem::OnlyInTable, place.0, place.1, table);
            },
        )?;
        for (index, event) in events.iter().enumerate() {
            self.check(event);
            self.compare(index, event);
        }
        self.done = Some(upto);
        let more = !events.is_empty();
        if !more {
            self.ends.extend(self.last.take());
        }
        self.check_heads(conn, if more { None } else { Some(self.range.upto) })?;
        Ok(more)
    }

    fn check(&mut self, event: &Event) {
        if let Some(last) = self.last.take_if(|last| last.stream != event.stream) {
            self.ends.push(last);
        }
        let before = self.last.as_ref();
        let found = &mut self.verification;
        found.events += 1;
        let mut say = |problem| found.found(problem, event.stream, event.version, "event");
        let prev = before.map_or(log::ZERO.as_slice(), |before| before.hash.as_slice());
        let version = before.map_or(0, |before| before.version).checked_add(1);
        if Some(event.version) != version || event.prev != prev {
            say(Problem::Chain);
        }
        let sealed = Sealed {
            stream: event.stream,
            version: event.version,
            operation: &event.operation,
            actor: event.actor,
            login: &event.login,
            at: event.at,
            commitment: &event.commitment,
            prev: &event.prev,
        };
        if sealed.hash().as_slice() != event.hash {
            say(Problem::Hash);
        }
        if before.is_some_and(|before| event.at < before.at) {
            say(Problem::TimeRunsBack);
        }
        match (&event.payload, event.salt) {
            (Some(payload), Some(salt)) => {
                if log::commitment(salt, payload).as_slice() != event.commitment {
                    say(Problem::Payload);
                }
            }
            (None, None) => found.erased += 1,
            _ => say(Problem::Payload),
        }
        self.last = Some(Link {
            stream: event.stream,
            version: event.version,
            hash: event.hash.clone(),
            at: event.at,
        });
    }

    /// Holds the rows that an event brought against the rows that its payload names.
    fn compare(&mut self, index: usize, event: &Event) {
        for difference in self.rows.compare(index, event) {
            let (problem, place) = match &difference {
                Difference::Unreadable => (Problem::Unreadable, "event"),
                Difference::OnlyInLog(table) => (Problem::OnlyInLog, table.as_str()),
                Difference::OnlyInTable(table) => (Problem::OnlyInTable, table.as_str()),
            };
            self.verification
                .found(problem, event.stream, event.version, place);
        }
    }

    /// Holds the heads of streams against their last events: of those that have ended, at the end of all there are.
    fn check_heads(&mut self, conn: &mut Connection, end: Option<Uuid>) -> DbResult<()> {
        let Some(upto) = end.or(self.ends.last().map(|last| last.stream)) else {
            return Ok(());
        };
        let ends = std::mem::take(&mut self.ends);
        self.verification.streams += ends.len() as u64;
        let mut ends = ends.into_iter().peekable();
        loop {
            let heads = audit::heads(conn, self.heads_done, upto, HEADS)?;
            let Some(last) = heads.last() else { break };
            self.heads_done = Some(last.id);
            self.heads += heads.len() as u64;
            for head in &heads {
                while let Some(missed) = ends.next_if(|end| end.stream < head.id) {
                    self.headless(&missed);
                }
                self.check_head(head, ends.next_if(|end| end.stream == head.id));
            }
        }
        for missed in ends {
            self.headless(&missed);
        }
        self.heads_done = Some(upto);
        Ok(())
    }

    fn headless(&mut self, last: &Link) {
        self.verification
            .found(Problem::Head, last.stream, last.version, "stream");
    }

    fn check_head(&mut self, head: &StreamEnd, last: Option<Link>) {
        let found = &mut self.verification;
        let mut say = |problem| found.found(problem, head.id, head.version, &head.kind);
        let Some(last) = last else {
            return say(Problem::Head);
        };
        if head.version != last.version || head.head != last.hash {
            say(Problem::Head);
        }
        if head.kind == "claim"
            && head.state.as_deref() != Some(head.last_state.as_deref().unwrap_or("draft"))
        {
            say(Problem::State);
        }
    }
}
