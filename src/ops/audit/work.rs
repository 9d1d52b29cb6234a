//! The verification as pieces of work that several connections share, on one snapshot of the database.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use uuid::Uuid;

use crate::db::audit::{self, Table};
use crate::db::events::{self, BrokenKey, BrokenText};
use crate::db::{Connection, DbError, DbResult, on_one_snapshot};
use crate::ops::{OpError, OpResult};

use super::range::{Range, Verifier};
use super::{Finding, Problem, Verification};

/// Into how many ranges of streams the log is cut, and how many events are read at once. What is found, and its
/// order, does not depend on it.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// Ranges at most.
    pub ranges: usize,
    /// Events of a portion at most.
    pub events: i64,
    /// Rows of a table that are read at once, where no event has more.
    pub rows: i64,
    /// How many pages of the log are worth a range.
    pub pages: usize,
}

impl Default for Cut {
    fn default() -> Self {
        Cut {
            ranges: 64,
            events: 4_000,
            rows: 50_000,
            pages: 500,
        }
    }
}

/// How far a verification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Events verified.
    pub events: u64,
    /// How many there are, where the server has a guess.
    pub of: Option<u64>,
}

/// A piece of work.
enum Work {
    /// Foreign keys and checks of a table.
    Keys(String),
    /// Texts of snapshots and excerpts.
    Texts,
    /// Events and heads, counted.
    Counts,
    /// The rows of a table, counted.
    Count(usize),
    /// A range of streams.
    Range(Range),
}

/// What came of a piece.
enum Done {
    Keys(Vec<BrokenKey>),
    Texts(Vec<BrokenText>),
    Counts(audit::Counts),
    Count(usize, audit::Count),
    Range {
        verification: Verification,
        rows: Vec<u64>,
        heads: u64,
    },
}

/// What the workers share.
struct Shared<'a> {
    tables: Vec<&'a Table>,
    work: Vec<Work>,
    cut: Cut,
    next: AtomicUsize,
    done: Mutex<BTreeMap<usize, Done>>,
    failed: Mutex<Option<DbError>>,
    stop: AtomicBool,
    verified: AtomicU64,
}

/// Verifies all that the login may see, on one snapshot, in constant memory.
pub fn verify(conn: &mut Connection) -> OpResult<Verification> {
    verify_by(conn, Vec::new(), Cut::default(), &mut |_| {})
}

/// The same with the help of further connections of the same login; tells how far it is.
pub fn verify_by(
    conn: &mut Connection,
    others: Vec<Connection>,
    cut: Cut,
    told: &mut dyn FnMut(Progress),
) -> OpResult<Verification> {
    on_one_snapshot(conn, |conn| {
        let hidden = events::hidden_streams(conn)?;
        let snapshot = audit::begin(conn)?;
        let tables = Table::all(conn)?;
        let size = audit::size(conn)?;
        let mut work: Vec<Work> = audit::keyed_tables(conn)?.into_iter().map(Work::Keys).collect();
        work.extend([Work::Texts, Work::Counts]);
        let mut there = Vec::new();
        for table in &tables {
            if !table.is_empty(conn)? {
                work.push(Work::Count(there.len()));
                there.push(table);
            }
        }
        work.extend(ranges(conn, cut, size.pages)?.into_iter().map(Work::Range));
        let shared = Shared {
            tables: there,
            work,
            cut,
            next: AtomicUsize::new(0),
            done: Mutex::default(),
            failed: Mutex::default(),
            stop: AtomicBool::new(false),
            verified: AtomicU64::new(0),
        };
        let of = u64::try_from(size.events).ok().filter(|events| *events > 0);
        std::thread::scope(|scope| {
            for mut other in others {
                let (shared, snapshot) = (&shared, snapshot.as_str());
                scope.spawn(move || {
                    let outcome = on_one_snapshot(&mut other, |other| {
                        audit::join(other, snapshot)?;
                        shared.work(other, &mut |_| {})
                    });
                    shared.note(outcome);
                });
            }
            let outcome = shared.work(conn, &mut |events| told(Progress { events, of }));
            shared.note(outcome);
        });
        let mut verification = shared.gathered()?;
        verification.hidden = hidden;
        Ok(verification)
    })
}

/// Ranges of streams with about as many pages of events each.
fn ranges(conn: &mut Connection, cut: Cut, pages: i64) -> DbResult<Vec<Range>> {
    let pages = usize::try_from(pages).unwrap_or_default();
    let count = (pages / cut.pages.max(1)).clamp(1, cut.ranges.max(1));
    let mut ends = Vec::new();
    if count > 1 {
        // pages are read whole, and hold a few events each
        let percent = (100.0 * 16.0 * count as f64 / pages as f64).min(100.0);
        let streams = audit::sample(conn, percent)?;
        ends.extend((1..count).filter_map(|n| streams.get(streams.len() * n / count).copied()));
        ends.dedup();
    }
    ends.push(Uuid::max());
    let mut after = None;
    let range = |upto| Range {
        after: after.replace(upto),
        upto,
    };
    Ok(ends.into_iter().map(range).collect())
}

impl Shared<'_> {
    /// Works until nothing is left, or somebody failed.
    fn work(&self, conn: &mut Connection, told: &mut dyn FnMut(u64)) -> DbResult<()> {
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(work) = self.work.get(index) else { break };
            let done = match work {
                Work::Keys(table) => Done::Keys(audit::broken_keys(conn, table)?),
                Work::Texts => Done::Texts(audit::broken_texts(conn)?),
                Work::Counts => Done::Counts(audit::counts(conn)?),
                Work::Count(table) => Done::Count(*table, self.tables[*table].count(conn)?),
                Work::Range(range) => self.range(conn, *range, told)?,
            };
            if let Ok(mut all) = self.done.lock() {
                all.insert(index, done);
            }
            told(self.verified.load(Ordering::Relaxed));
        }
        Ok(())
    }

    fn range(&self, conn: &mut Connection, range: Range, told: &mut dyn FnMut(u64)) -> DbResult<Done> {
        let mut verifier = Verifier::new(range, &self.tables, self.cut);
        let mut before = 0;
        while verifier.step(conn)? && !self.stop.load(Ordering::Relaxed) {
            let events = verifier.verification.events;
            self.verified.fetch_add(events - before, Ordering::Relaxed);
            before = events;
            told(self.verified.load(Ordering::Relaxed));
        }
        verifier.verification.rows = verifier.seen.iter().sum();
        Ok(Done::Range {
            verification: verifier.verification,
            rows: verifier.seen,
            heads: verifier.heads,
        })
    }

    /// Keeps the first error, which ends the work of all.
    fn note(&self, outcome: DbResult<()>) {
        if let Err(error) = outcome {
            self.stop.store(true, Ordering::Relaxed);
            if let Ok(mut failed) = self.failed.lock() {
                failed.get_or_insert(error);
            }
        }
    }

    /// All findings in their order: of the log and the tables by stream and version, then keys, then texts.
    fn gathered(self) -> OpResult<Verification> {
        if let Some(error) = self.failed.into_inner().unwrap_or_default() {
            return Err(OpError::Db(error));
        }
        let done = self.done.into_inner().unwrap_or_default();
        let (mut log, mut rest) = (Verification::default(), Verification::default());
        let (mut keys, mut texts, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = vec![0; self.tables.len()];
        let (mut heads_seen, mut there) = (0, None);
        for done in done.into_values() {
            match done {
                Done::Keys(broken) => keys.extend(broken),
                Done::Texts(broken) => texts.extend(broken),
                Done::Count(table, count) => counts.push((table, count)),
                Done::Counts(counts) => there = Some(counts),
                Done::Range {
                    verification,
                    rows,
                    heads,
                } => {
                    heads_seen += heads;
                    log.add(verification);
                    for (all, rows) in seen.iter_mut().zip(rows) {
                        *all += rows;
                    }
                }
            }
        }
        log.findings.sort_by_key(in_log);
        // one of two with the same key, or one that its index does not show
        if there.is_some_and(|there| u64::try_from(there.events) != Ok(log.events)) {
            rest.found(Problem::Chain, Uuid::nil(), 0, "event");
        }
        if there.is_some_and(|there| u64::try_from(there.heads) != Ok(heads_seen)) {
            rest.found(Problem::Head, Uuid::nil(), 0, "stream");
        }
        for (table, count) in counts {
            // a row that names no event, or that its index does not show
            if count.lost > 0 || u64::try_from(count.rows) != Ok(seen[table]) {
                rest.found(Problem::OnlyInTable, Uuid::nil(), 0, self.tables[table].name);
            }
        }
        keys.sort_by(|left, right| key_of(left).cmp(&key_of(right)));
        for key in keys {
            let place = format!("{}.{}", key.table_name, key.key_name);
            rest.found(Problem::Key, key.stream.unwrap_or_default(), 0, &place);
        }
        for text in texts {
            let problem = if text.what == "snapshot" {
                Problem::Snapshot
            } else {
                Problem::Excerpt
            };
            rest.found(problem, text.source, 0, &text.id.to_string());
        }
        log.add(rest);
        Ok(log)
    }
}

/// Where a finding of the log or a table stands: what is said of a stream's head, after all of the stream.
fn in_log(finding: &Finding) -> (Uuid, bool, i32) {
    let head = matches!(finding.problem, Problem::Head | Problem::State);
    (finding.stream, head, finding.version)
}

fn key_of(key: &BrokenKey) -> (&str, &str, Option<Uuid>) {
    (&key.table_name, &key.key_name, key.stream)
}
