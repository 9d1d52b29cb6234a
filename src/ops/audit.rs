//! Checking the log: every chain is recomputed here, and the tables are held against the payloads.

use std::collections::BTreeMap;
use std::collections::VecDeque;

use serde_json::value::RawValue;
use uuid::Uuid;

use crate::db::events::{self, BrokenText, Cursors, Event, EventFilter, StoredRow, StreamEnd};
use crate::db::{Connection, QueryError, on_one_snapshot};
use crate::domain::log::{self, Sealed};

use super::{OpResult, member};

/// What does not verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// The event's hash is not that of its fields.
    Hash,
    /// The event does not continue the one before it.
    Chain,
    /// The payload is not what was committed to.
    Payload,
    /// The payload cannot be read.
    Unreadable,
    /// The clock ran back within a stream: a warning, since a corrected clock does it too.
    TimeRunsBack,
    /// The head of the stream is not its latest event.
    Head,
    /// The state of the claim is not where its last step went.
    State,
    /// A row stands in the log and not in its table, or differently.
    OnlyInLog,
    /// A row stands in its table and not in the log, or differently.
    OnlyInTable,
    /// A foreign key or check does not hold: the row could not have come in by the rules.
    Key,
    /// Captured bytes or text are not what their hash says.
    Snapshot,
    /// An excerpt is not in its snapshot.
    Excerpt,
}

impl Problem {
    /// The name used in output.
    pub fn name(self) -> &'static str {
        match self {
            Problem::Hash => "hash",
            Problem::Chain => "chain",
            Problem::Payload => "payload",
            Problem::Unreadable => "unreadable",
            Problem::TimeRunsBack => "time_runs_back",
            Problem::Head => "head",
            Problem::State => "state",
            Problem::OnlyInLog => "only_in_log",
            Problem::OnlyInTable => "only_in_table",
            Problem::Key => "key",
            Problem::Snapshot => "snapshot",
            Problem::Excerpt => "excerpt",
        }
    }

    /// Whether it is worth a look but proves nothing.
    pub fn is_warning(self) -> bool {
        self == Problem::TimeRunsBack
    }
}

/// One thing that does not verify, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub problem: Problem,
    /// In which stream; for texts, the source.
    pub stream: Uuid,
    /// At which version; 0 where it is the stream as a whole.
    pub version: i32,
    /// The table, the table and its key, or the text's id.
    pub place: String,
}

/// What a verification saw.
#[derive(Debug, Clone, Default)]
pub struct Verification {
    /// Events recomputed.
    pub events: u64,
    /// Streams seen.
    pub streams: u64,
    /// Rows of tables compared.
    pub rows: u64,
    /// Events whose payload was erased: their chain holds, their rows cannot be compared.
    pub erased: u64,
    /// Streams that this login may not see.
    pub hidden: i64,
    /// What does not verify.
    pub findings: Vec<Finding>,
}

impl Verification {
    /// Whether nothing but warnings was found.
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|finding| finding.problem.is_warning())
    }
}

/// The newest events that a filter admits, each with what its stream is called.
pub fn log(conn: &mut Connection, filter: &EventFilter) -> OpResult<Vec<(Event, Option<String>)>> {
    let events = Event::list(conn, filter)?;
    if let (true, Some(login)) = (events.is_empty(), &filter.login) {
        // a login that nobody has did nothing either: that is no answer
        member::of_login(conn, login)?;
    }
    let streams: Vec<Uuid> = events.iter().map(|event| event.stream).collect();
    let labels: BTreeMap<Uuid, String> = events::stream_labels(conn, &streams)?.into_iter().collect();
    Ok(events
        .into_iter()
        .map(|event| {
            let label = labels.get(&event.stream).cloned();
            (event, label)
        })
        .collect())
}

/// Verifies all that the login may see, on one snapshot, in constant memory.
pub fn verify(conn: &mut Connection) -> OpResult<Verification> {
    on_one_snapshot(conn, |conn| {
        let hidden = events::hidden_streams(conn)?;
        let mut verifier = Verifier::new(Cursors::open(conn)?);
        verifier.verification.hidden = hidden;
        verifier.run()?;
        Ok(verifier.verification)
    })
}

struct Verifier<'a> {
    cursors: Cursors<'a>,
    events: VecDeque<Event>,
    rows: VecDeque<StoredRow>,
    rows_end: bool,
    streams: VecDeque<StreamEnd>,
    streams_end: bool,
    verification: Verification,
}

impl<'a> Verifier<'a> {
    fn new(cursors: Cursors<'a>) -> Self {
        Verifier {
            cursors,
            events: VecDeque::new(),
            rows: VecDeque::new(),
            rows_end: false,
            streams: VecDeque::new(),
            streams_end: false,
            verification: Verification::default(),
        }
    }

    fn run(&mut self) -> Result<(), QueryError> {
        let mut last: Option<Event> = None;
        while let Some(event) = self.next_event()? {
            if let Some(before) = last.as_ref().filter(|before| before.stream != event.stream) {
                self.check_head(before)?;
            }
            self.check_event(
                &event,
                last.as_ref().filter(|before| before.stream == event.stream),
            );
            self.compare_rows(&event)?;
            last = Some(event);
        }
        if let Some(before) = last {
            self.check_head(&before)?;
        }
        while let Some(end) = self.next_stream_before(None)? {
            self.found(Problem::Head, end.id, end.version, &end.kind);
        }
        while let Some(row) = self.next_row_before(None)? {
            self.found(Problem::OnlyInTable, row.stream, row.version, &row.name);
        }
        for key in self.cursors.broken_keys()? {
            let place = format!("{}.{}", key.table_name, key.key_name);
            self.found(Problem::Key, key.stream.unwrap_or_default(), 0, &place);
        }
        for text in self.cursors.broken_texts()? {
            self.broken(&text);
        }
        Ok(())
    }

    fn next_event(&mut self) -> Result<Option<Event>, QueryError> {
        if self.events.is_empty() {
            self.events = self.cursors.events()?.into();
        }
        Ok(self.events.pop_front())
    }

    /// The next row whose place is not after `limit`; none left, none.
    fn next_row_before(&mut self, limit: Option<(Uuid, i32)>) -> Result<Option<StoredRow>, QueryError> {
        if self.rows.is_empty() && !self.rows_end {
            self.rows = self.cursors.rows()?.into();
            self.rows_end = self.rows.is_empty();
        }
        let due = self
            .rows
            .front()
            .is_some_and(|row| limit.is_none_or(|limit| (row.stream, row.version) <= limit));
        Ok(if due { self.rows.pop_front() } else { None })
    }

    fn next_stream_before(&mut self, limit: Option<Uuid>) -> Result<Option<StreamEnd>, QueryError> {
        if self.streams.is_empty() && !self.streams_end {
            self.streams = self.cursors.streams()?.into();
            self.streams_end = self.streams.is_empty();
        }
        let due = self
            .streams
            .front()
            .is_some_and(|end| limit.is_none_or(|limit| end.id <= limit));
        Ok(if due { self.streams.pop_front() } else { None })
    }

    fn check_event(&mut self, event: &Event, before: Option<&Event>) {
        self.verification.events += 1;
        let prev = before.map_or(log::ZERO.as_slice(), |before| before.hash.as_slice());
        if event.version != before.map_or(0, |before| before.version) + 1 || event.prev != prev {
            self.found(Problem::Chain, event.stream, event.version, "event");
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
            self.found(Problem::Hash, event.stream, event.version, "event");
        }
        if before.is_some_and(|before| event.at < before.at) {
            self.found(Problem::TimeRunsBack, event.stream, event.version, "event");
        }
        match (&event.payload, event.salt) {
            (Some(payload), Some(salt)) => {
                if log::commitment(salt, payload).as_slice() != event.commitment {
                    self.found(Problem::Payload, event.stream, event.version, "event");
                }
            }
            (None, None) => self.verification.erased += 1,
            _ => self.found(Problem::Payload, event.stream, event.version, "event"),
        }
    }

    /// Holds the rows that an event brought against the rows that its payload names.
    fn compare_rows(&mut self, event: &Event) -> Result<(), QueryError> {
        let place = (event.stream, event.version);
        let mut stored: BTreeMap<(String, String), i64> = BTreeMap::new();
        while let Some(row) = self.next_row_before(Some(place))? {
            self.verification.rows += 1;
            if (row.stream, row.version) == place {
                *stored.entry((row.name, row.row)).or_default() += 1;
            } else {
                self.found(Problem::OnlyInTable, row.stream, row.version, &row.name);
            }
        }
        let Some(payload) = &event.payload else {
            return Ok(());
        };
        let Ok(said) = serde_json::from_str::<BTreeMap<String, Vec<Box<RawValue>>>>(payload) else {
            self.found(Problem::Unreadable, event.stream, event.version, "event");
            return Ok(());
        };
        for (name, rows) in said {
            for row in rows {
                *stored.entry((name.clone(), row.get().to_owned())).or_default() -= 1;
            }
        }
        for ((name, _), surplus) in stored {
            match surplus {
                0 => {}
                1.. => self.found(Problem::OnlyInTable, event.stream, event.version, &name),
                _ => self.found(Problem::OnlyInLog, event.stream, event.version, &name),
            }
        }
        Ok(())
    }

    /// Holds the head of a stream against its last event.
    fn check_head(&mut self, last: &Event) -> Result<(), QueryError> {
        self.verification.streams += 1;
        let mut met = false;
        while let Some(end) = self.next_stream_before(Some(last.stream))? {
            if end.id != last.stream {
                self.found(Problem::Head, end.id, end.version, &end.kind);
                continue;
            }
            met = true;
            if end.version != last.version || end.head != last.hash {
                self.found(Problem::Head, end.id, end.version, &end.kind);
            }
            if end.kind == "claim"
                && end.state.as_deref() != Some(end.last_state.as_deref().unwrap_or("draft"))
            {
                self.found(Problem::State, end.id, end.version, &end.kind);
            }
        }
        if !met {
            self.found(Problem::Head, last.stream, last.version, "stream");
        }
        Ok(())
    }

    fn broken(&mut self, text: &BrokenText) {
        let problem = if text.what == "snapshot" {
            Problem::Snapshot
        } else {
            Problem::Excerpt
        };
        self.found(problem, text.source, 0, &text.id.to_string());
    }

    fn found(&mut self, problem: Problem, stream: Uuid, version: i32, place: &str) {
        self.verification.findings.push(Finding {
            problem,
            stream,
            version,
            place: place.to_owned(),
        });
    }
}
