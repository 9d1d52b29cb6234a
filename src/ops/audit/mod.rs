//! Checking the log: every chain is recomputed here, and the tables are held against the payloads.
//!
//! What is trusted is the server's program, its built-in functions and its catalogs, and nothing that lies in the
//! database: the statements name tables, never views or functions of ours, and rows are written here as payloads hold
//! them. The exception is the check of foreign keys, which must see what the login may not and so is a function of the
//! owner's. That an index shows every row of its table is checked by counting the rows without it.

mod range;
mod rows;
mod work;

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::db::Connection;
use crate::db::events::{self, Event, EventFilter};

use super::{OpResult, member};

pub use work::{Cut, Progress, verify, verify_by};

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
    /// What does not verify: of the log and the tables by stream and version, of keys by table, of texts by id. The
    /// first [`FINDINGS`] of them.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub further: u64,
}

/// So many findings are named at most: an emptied log would have as many as there are rows.
pub const FINDINGS: usize = 10_000;

impl Verification {
    /// Whether nothing but warnings was found.
    pub fn holds(&self) -> bool {
        self.further == 0 && self.findings.iter().all(|finding| finding.problem.is_warning())
    }

    /// Keeps a finding, or counts it.
    fn found(&mut self, problem: Problem, stream: Uuid, version: i32, place: &str) {
        if self.findings.len() >= FINDINGS {
            self.further += 1;
            return;
        }
        self.findings.push(Finding {
            problem,
            stream,
            version,
            place: place.to_owned(),
        });
    }

    /// Adds what another part of the verification saw.
    fn add(&mut self, other: Verification) {
        self.events += other.events;
        self.streams += other.streams;
        self.rows += other.rows;
        self.erased += other.erased;
        self.further += other.further;
        for finding in other.findings {
            self.found(finding.problem, finding.stream, finding.version, &finding.place);
        }
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
