//! Reading rows, cutting them into batches, and telling what became of each in the order of the file.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::db::Connection;
use crate::domain::batch::Batch;
use crate::exchange::Problem;
use crate::exchange::flat::{Field, Raw, Record, Rejects, Row};
use crate::ops::desk::Desk;
use crate::ops::{OpError, OpResult};

use super::plan::Outcome;
use super::turns::Turns;
use super::writer::{Writer, Written};
use super::{Done, Opened, Progress, names, not_written};

/// How many rows are written together.
const BATCH: usize = 1_000;
/// How many bytes of them.
const BATCH_BYTES: usize = 8 << 20;
/// How many problems are told one by one.
const TOLD: usize = 100;

/// A row that waits for its batch.
struct Waiting {
    line: u64,
    raw: Raw,
    row: Result<Row, Vec<Problem>>,
}

/// A file of refused rows, and where it is.
type Refused<'a> = (Rejects<BufWriter<File>>, &'a Path);

/// One import.
pub(super) struct Run<'a> {
    opened: &'a mut Opened,
    /// The wordings that ids of this file have, both hashed.
    ids: HashMap<u64, u64>,
    rejects: Option<Refused<'a>>,
    pub(super) done: Done,
    untold: u64,
    rows: u64,
    watch: &'a mut dyn FnMut(Progress),
}

/// What was told before its turn.
#[derive(Default)]
struct InOrder {
    next: u64,
    waiting: BTreeMap<u64, (Vec<Waiting>, Written)>,
}

/// What somebody who writes gets: a batch, with its number.
type Given = (u64, Vec<Waiting>);
/// What they tell: what became of it; nothing where the import was over.
type Told = (u64, Vec<Waiting>, OpResult<Option<Written>>);

/// Ends the import for all when somebody who writes panics.
struct EndsAll<'a>(&'a Turns);

impl Drop for EndsAll<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

fn readable(batch: &[Waiting]) -> Vec<&Row> {
    batch.iter().filter_map(|one| one.row.as_ref().ok()).collect()
}

/// Writes what is given until there is no more.
fn write(
    writer: &Writer,
    conn: &mut Connection,
    turns: &Turns,
    given: &Mutex<Receiver<Given>>,
    tell: &Sender<Told>,
) {
    let _ends_all = EndsAll(turns);
    loop {
        let next = given.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, batch)) = next else { return };
        let outcome = writer.beside(conn, turns, number, &readable(&batch));
        if outcome.is_err() {
            turns.stop();
        }
        if tell.send((number, batch, outcome)).is_err() {
            return;
        }
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(
        opened: &'a mut Opened,
        dossier: String,
        rejects: Option<Refused<'a>>,
        watch: &'a mut dyn FnMut(Progress),
    ) -> Self {
        Run {
            opened,
            ids: HashMap::new(),
            rejects,
            done: Done {
                dossier,
                ..Done::default()
            },
            untold: 0,
            rows: 0,
            watch,
        }
    }

    /// Reads and writes everything, batch by batch.
    pub(super) fn alone(&mut self, writer: &Writer, conn: &mut Connection) -> OpResult<()> {
        while let Some(batch) = self.batch() {
            let written = writer.alone(conn, &readable(&batch))?;
            self.note(&batch, written)?;
        }
        self.finish()
    }

    /// Reads while up to so many batches are written beside each other.
    pub(super) fn beside(
        &mut self,
        writer: &Writer,
        conn: &mut Connection,
        desk: &Desk,
        jobs: usize,
    ) -> OpResult<()> {
        let turns = &Turns::default();
        let (give, given) = mpsc::sync_channel::<Given>(1);
        let given = Arc::new(Mutex::new(given));
        let (tell, told) = mpsc::channel::<Told>();
        thread::scope(|scope| {
            // whatever ends this early ends those who write
            let give = give;
            let mut first = Some(conn);
            let mut order = InOrder::default();
            for number in 0.. {
                let Some(batch) = self.batch() else { break };
                let (given, tell) = (Arc::clone(&given), tell.clone());
                if let Some(conn) = first.take() {
                    scope.spawn(move || write(writer, conn, turns, &given, &tell));
                } else if number < jobs as u64 {
                    // a connection too many is no reason to stop
                    if let Ok(mut conn) = desk.connect_as_member() {
                        scope.spawn(move || write(writer, &mut conn, turns, &given, &tell));
                    }
                }
                if give.send((number, batch)).is_err() {
                    break;
                }
                if self.hear(&mut order, told.try_iter())? {
                    break;
                }
            }
            drop((give, tell));
            self.hear(&mut order, told.iter())?;
            Ok::<_, OpError>(())
        })?;
        self.finish()
    }

    /// Hears what became of batches; true where the import is over.
    fn hear(&mut self, order: &mut InOrder, told: impl Iterator<Item = Told>) -> OpResult<bool> {
        for (number, batch, outcome) in told {
            let Some(written) = outcome? else {
                return Ok(true);
            };
            order.waiting.insert(number, (batch, written));
            while let Some((batch, written)) = order.waiting.remove(&order.next) {
                order.next += 1;
                self.note(&batch, written)?;
            }
        }
        Ok(false)
    }

    /// The rows of the next batch; none at the end of the file.
    fn batch(&mut self) -> Option<Vec<Waiting>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            match self.opened.reader.next() {
                Some(Ok(Record { line, raw, row })) => {
                    bytes += raw.size();
                    let row = row.and_then(|row| self.first_of_its_id(row));
                    batch.push(Waiting { line, raw, row });
                }
                Some(Err(problem)) => {
                    self.done.broken = Some(problem);
                    break;
                }
                None => break,
            }
        }
        Some(batch).filter(|batch| !batch.is_empty())
    }

    fn finish(&mut self) -> OpResult<()> {
        self.done.dropped = self.opened.reader.dropped();
        self.done.notes = self.opened.reader.notes();
        let place = |table: &str| Batch::TABLES.iter().position(|known| *known == table);
        self.done.rows.sort_by_key(|(table, _)| place(table));
        if self.untold > 0 {
            let rest = format!(
                "{} more rows are refused; `--rejects FILE` takes them all",
                self.untold
            );
            let name = self.opened.reader.name();
            self.done.problems.push(Problem::of_file(name, rest));
        }
        if let Some((rejects, path)) = &mut self.rejects {
            rejects.flush().map_err(|source| not_written(path, source))?;
        }
        Ok(())
    }

    /// An id that had other words in this file already: the next import would find the file changed for ever.
    fn first_of_its_id(&mut self, row: Row) -> Result<Row, Vec<Problem>> {
        let Some(id) = &row.id else { return Ok(row) };
        let wording = names::wording(&row);
        if *self.ids.entry(names::mark(id)).or_insert(wording) == wording {
            return Ok(row);
        }
        let reason = format!("`{id:.80}` names an earlier row with another statement or language");
        Err(vec![self.opened.reader.problem(
            row.line,
            Field::Id.name(),
            reason,
        )])
    }

    /// Notes what became of a batch.
    fn note(&mut self, waiting: &[Waiting], written: Written) -> OpResult<()> {
        self.done.events += written.events;
        for (table, count) in written.counts {
            match self.done.rows.iter_mut().find(|(known, _)| *known == table) {
                Some((_, so_far)) => *so_far += count,
                None => self.done.rows.push((table, count)),
            }
        }
        let mut outcomes = written.outcomes.into_iter();
        for one in waiting {
            let problems = match &one.row {
                Err(problems) => problems.clone(),
                Ok(_) => match outcomes.next() {
                    Some(Err((field, reason))) => {
                        let path = one.raw.path(field.map_or("", Field::name));
                        vec![self.opened.reader.problem(one.line, &path, reason)]
                    }
                    Some(Ok(outcome)) => {
                        match outcome {
                            Outcome::New => self.done.new += 1,
                            Outcome::Changed => self.done.changed += 1,
                            Outcome::Unchanged => self.done.unchanged += 1,
                        }
                        continue;
                    }
                    None => continue,
                },
            };
            self.reject(one, problems)?;
        }
        self.rows += waiting.len() as u64;
        (self.watch)(Progress {
            rows: self.rows,
            bytes: self.opened.read.get(),
            size: self.opened.size,
        });
        Ok(())
    }

    fn reject(&mut self, one: &Waiting, problems: Vec<Problem>) -> OpResult<()> {
        self.done.rejected += 1;
        if let Some((rejects, path)) = &mut self.rejects {
            let reasons: Vec<String> = problems
                .iter()
                .map(|problem| match problem.path.as_str() {
                    "" => problem.reason.clone(),
                    field => format!("{field}: {}", problem.reason),
                })
                .collect();
            rejects
                .add(one.line, &one.raw, &reasons.join("; "))
                .map_err(|source| not_written(path, source))?;
        }
        if self.done.problems.len() < TOLD {
            self.done.problems.extend(problems);
        } else {
            self.untold += 1;
        }
        Ok(())
    }
}
