//! Importing flat files: read, look up, plan and write, batch by batch. Each batch is one write; run again after
//! whatever happened, what is there is found and the rest goes in.

mod known;
mod names;
mod open;
mod plan;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use chrono::{SubsecRound, Utc};

use crate::db::write;
use crate::db::{Connection, DbError, all_or_nothing, part_or_nothing};
use crate::domain::batch::Batch;
use crate::domain::ids::*;
use crate::domain::refusal::{Refusal, Rule};
use crate::exchange::Problem;
use crate::exchange::flat::{Field, Raw, Record, Rejects, Row};

use super::{OpError, OpResult, find};
use known::{Known, Memory};
use plan::{Fault, Outcome, Planner};

pub use open::{Opened, STANDARD_INPUT, is_flat, open};

/// How many rows are written together.
const BATCH: usize = 1_000;
/// How many bytes of them.
const BATCH_BYTES: usize = 8 << 20;
/// How many problems are told one by one.
const TOLD: usize = 100;
/// How often a batch is tried again when somebody else wrote meanwhile.
const TRIES: usize = 5;

/// How a flat file is imported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Ask every rule, write nothing.
    pub rehearse: bool,
    /// All rows, or none.
    pub whole: bool,
}

/// What an import of a flat file did, or would do.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// The dossier.
    pub dossier: String,
    /// How many rows each table got.
    pub rows: Vec<(&'static str, usize)>,
    /// Streams that changed.
    pub events: usize,
    /// Rows that brought a claim.
    pub new: u64,
    /// Rows that brought more of a claim that was there.
    pub changed: u64,
    /// Rows that brought nothing.
    pub unchanged: u64,
    /// Rows that were refused.
    pub rejected: u64,
    /// Columns that were not read.
    pub dropped: Vec<String>,
    /// What is wrong, the first of it.
    pub problems: Vec<Problem>,
    /// Why the file was not read to its end.
    pub broken: Option<Problem>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Rows that were read.
    pub rows: u64,
    /// Bytes that were read.
    pub bytes: u64,
    /// Of how many, where that is known.
    pub size: Option<u64>,
}

/// A row that waits for its batch.
struct Waiting {
    line: u64,
    raw: Raw,
    row: Result<Row, Vec<Problem>>,
}

/// One import.
struct Run<'a> {
    opened: &'a mut Opened,
    dossier: DossierId,
    language: String,
    /// Whether a transaction is open around all batches.
    is_within: bool,
    memory: Memory,
    /// The wordings that ids of this file have, both hashed.
    ids: HashMap<u64, u64>,
    rejects: Option<Rejects<BufWriter<File>>>,
    rejects_path: Option<&'a Path>,
    done: Done,
    untold: u64,
    watch: &'a mut dyn FnMut(Progress),
}

/// Imports a flat file into the dossier with a slug, or the only one there is. Rows that are refused go to `rejects`,
/// where it is given.
///
/// # Errors
///
/// What stops the whole: a role that is missing, a lost connection; with [`Options::whole`] every row that is wrong. Rows
/// that are wrong stop nothing else: [`Done::problems`] tells them.
pub fn import(
    conn: &mut Connection,
    opened: &mut Opened,
    slug: Option<&str>,
    options: Options,
    rejects: Option<&Path>,
    watch: &mut dyn FnMut(Progress),
) -> OpResult<Done> {
    let dossier = find::dossier_or_only(conn, slug)?;
    let language = dossier.settings(conn)?.language;
    let writer = match rejects {
        Some(path) => {
            let out = File::create(path).map_err(|source| not_written(path, source))?;
            let begun = Rejects::new(BufWriter::new(out), &opened.reader);
            Some(begun.map_err(|source| not_written(path, source))?)
        }
        None => None,
    };
    let mut run = Run {
        opened,
        dossier: dossier.id,
        language,
        is_within: options.whole || options.rehearse,
        memory: Memory::default(),
        ids: HashMap::new(),
        rejects: writer,
        rejects_path: rejects,
        done: Done {
            dossier: dossier.slug,
            ..Done::default()
        },
        untold: 0,
        watch,
    };
    if run.is_within {
        all_or_nothing(conn, !options.rehearse, |conn| {
            run.all(conn)?;
            let is_wrong = run.done.rejected > 0 || run.done.broken.is_some();
            if options.whole && is_wrong {
                let problems = run.done.problems.iter().chain(&run.done.broken);
                return Err(OpError::BadInput(problems.cloned().collect()));
            }
            Ok(())
        })?;
    } else {
        run.all(conn)?;
    }
    Ok(run.done)
}

fn not_written(path: &Path, source: io::Error) -> OpError {
    OpError::File {
        action: "write",
        path: path.to_owned(),
        source,
    }
}

impl Run<'_> {
    /// Reads and writes everything.
    fn all(&mut self, conn: &mut Connection) -> OpResult<()> {
        let mut batch: Vec<Waiting> = Vec::new();
        let mut bytes = 0;
        let mut rows = 0;
        loop {
            let read = self.opened.reader.next();
            let is_over = read.is_none();
            match read {
                Some(Ok(Record { line, raw, row })) => {
                    rows += 1;
                    bytes += raw.size();
                    let row = row.and_then(|row| self.first_of_its_id(row));
                    batch.push(Waiting { line, raw, row });
                }
                Some(Err(problem)) => self.done.broken = Some(problem),
                None => {}
            }
            if is_over || batch.len() >= BATCH || bytes >= BATCH_BYTES {
                self.batch(conn, std::mem::take(&mut batch))?;
                bytes = 0;
                (self.watch)(Progress {
                    rows,
                    bytes: self.opened.read.get(),
                    size: self.opened.size,
                });
            }
            if is_over {
                break;
            }
        }
        self.done.dropped = self.opened.reader.dropped();
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
        if let (Some(rejects), Some(path)) = (&mut self.rejects, self.rejects_path) {
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

    fn batch(&mut self, conn: &mut Connection, waiting: Vec<Waiting>) -> OpResult<()> {
        let rows: Vec<&Row> = waiting.iter().filter_map(|one| one.row.as_ref().ok()).collect();
        let mut outcomes = self.write(conn, &rows)?.into_iter();
        for one in &waiting {
            let problems = match &one.row {
                Err(problems) => problems.clone(),
                Ok(_) => match outcomes.next() {
                    Some(Err((field, reason))) => {
                        let path = field.map_or("", Field::name);
                        vec![self.opened.reader.problem(one.line, path, reason)]
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
        Ok(())
    }

    fn reject(&mut self, one: &Waiting, problems: Vec<Problem>) -> OpResult<()> {
        self.done.rejected += 1;
        if let (Some(rejects), Some(path)) = (&mut self.rejects, self.rejects_path) {
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

    /// Writes rows together; where the database refuses them, the half of them that has the fault, and so on to the row.
    fn write(&mut self, conn: &mut Connection, rows: &[&Row]) -> OpResult<Vec<Result<Outcome, Fault>>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut tries = 0;
        loop {
            tries += 1;
            let refusal = match self.attempt(conn, rows) {
                Err(OpError::Db(DbError::Refused(refusal))) => refusal,
                outcome => return outcome,
            };
            if refusal.lost_a_race() {
                if !self.is_within && tries < TRIES {
                    continue;
                }
            } else if is_of_a_row(&refusal) {
                if rows.len() == 1 {
                    return Ok(vec![Err((None, refusal.to_string()))]);
                }
                let (first, second) = rows.split_at(rows.len() / 2);
                let mut outcomes = self.write(conn, first)?;
                outcomes.extend(self.write(conn, second)?);
                return Ok(outcomes);
            }
            return Err(OpError::Db(DbError::Refused(refusal)));
        }
    }

    /// Looks up, plans and writes rows in one transaction, or in one part of the one that is open.
    fn attempt(&mut self, conn: &mut Connection, rows: &[&Row]) -> OpResult<Vec<Result<Outcome, Fault>>> {
        let (dossier, language, memory) = (self.dossier, self.language.as_str(), &mut self.memory);
        // PostgreSQL keeps microseconds
        let now = Utc::now().trunc_subsecs(6);
        let work = |conn: &mut Connection| -> OpResult<_> {
            let known = Known::of(conn, memory, dossier, rows)?;
            let mut planner = Planner::new(dossier, language, now, known);
            let outcomes: Vec<_> = rows.iter().map(|row| planner.row(row)).collect();
            let events = if planner.batch.is_empty() {
                0
            } else {
                write::record(conn, &planner.batch, RequestId::new())?.len()
            };
            Ok((outcomes, planner.batch.counts(), planner.known.agents, events))
        };
        let (outcomes, counts, agents, events) = if self.is_within {
            part_or_nothing(conn, work)?
        } else {
            all_or_nothing(conn, true, work)?
        };
        self.memory.keep(&agents);
        for (table, count) in counts {
            match self.done.rows.iter_mut().find(|(known, _)| *known == table) {
                Some((_, so_far)) => *so_far += count,
                None => self.done.rows.push((table, count)),
            }
        }
        self.done.events += events;
        Ok(outcomes)
    }
}

/// Whether the same is refused of a row alone, and the others may go in.
fn is_of_a_row(refusal: &Refusal) -> bool {
    matches!(
        refusal.rule,
        Rule::Backstop
            | Rule::ContentFrozen
            | Rule::FourEyes
            | Rule::AnchorBroken
            | Rule::QuotedInExcerpt
            | Rule::NoAssertion
            | Rule::UnknownStream
    )
}
