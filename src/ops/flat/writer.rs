//! Writing batches: looked up, planned and written as one, and where the database refuses that, in halves down to the
//! row that has the fault.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

use chrono::{SubsecRound, Utc};

use crate::db::write;
use crate::db::{
    Connection, DbError, all_or_nothing, on_one_snapshot, part_or_nothing, settled, waiting_for_others,
};
use crate::domain::batch::Batch;
use crate::domain::ids::*;
use crate::domain::refusal::{Refusal, Rule};
use crate::exchange::flat::Row;
use crate::ops::{OpError, OpResult};

use super::known::{Known, Memory};
use super::plan::{Fault, Outcome, Planner};
use super::turns::Turns;
use super::{names, parts};

/// How often a batch is tried again when somebody else wrote meanwhile.
const TRIES: usize = 5;

/// What was written of a batch.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// What became of each row.
    pub(super) outcomes: Vec<Result<Outcome, Fault>>,
    /// How many rows each table got.
    pub(super) counts: Vec<(&'static str, usize)>,
    /// How many streams changed.
    pub(super) events: usize,
}

/// Writes the batches of one import; any number of them share one.
#[derive(Debug)]
pub(super) struct Writer {
    dossier: DossierId,
    language: String,
    /// Whether a transaction is open around all batches.
    is_within: bool,
    memory: Memory,
    /// Held by many who write beside each other, or by one who writes alone.
    beside: RwLock<()>,
}

/// A batch that is planned, and what becomes of its rows.
type Planned<'a> = (Planner<'a>, Vec<Result<Outcome, Fault>>);

impl Written {
    fn add(&mut self, batch: &Batch, events: usize) {
        self.counts.extend(batch.counts());
        self.events += events;
    }

    fn append(&mut self, other: Written) {
        self.outcomes.extend(other.outcomes);
        self.counts.extend(other.counts);
        self.events += other.events;
    }
}

impl Writer {
    pub(super) fn new(dossier: DossierId, language: String, is_within: bool) -> Self {
        Writer {
            dossier,
            language,
            is_within,
            memory: Memory::default(),
            beside: RwLock::default(),
        }
    }

    /// Writes a batch beside others, which are numbered in the order of the file. None where the import is over.
    pub(super) fn beside(
        &self,
        conn: &mut Connection,
        turns: &Turns,
        number: u64,
        rows: &[&Row],
    ) -> OpResult<Option<Written>> {
        let named = rows
            .iter()
            .flat_map(|row| [Some(names::claim(row)), names::source(row)]);
        let named: HashSet<u64> = named.flatten().map(|name| names::mark(&name)).collect();
        let Some(under_way) = turns.begin(number, named) else {
            return Ok(None);
        };
        let known = on_one_snapshot(conn, |conn| Known::of(conn, &self.memory, self.dossier, rows))?;
        let Some(turn) = under_way.turn() else {
            return Ok(None);
        };
        let mut written = Written::default();
        if let Some((planner, outcomes)) = self.agents_first(conn, known, rows, &mut written)? {
            drop(turn);
            match self.rest(conn, planner, &mut written) {
                Ok(()) => {
                    written.outcomes = outcomes;
                    return Ok(Some(written));
                }
                Err(OpError::Db(DbError::Refused(_))) => {}
                Err(error) => return Err(error),
            }
        }
        // what was refused, and what belongs to things that are there, is written as one
        let _alone = self.beside.write().unwrap_or_else(PoisonError::into_inner);
        written.append(self.alone(conn, rows)?);
        Ok(Some(written))
    }

    /// Plans a batch, and writes the agents that it brings: the next batches know them. None where it has to be written
    /// as one, or its agents are refused.
    fn agents_first(
        &self,
        conn: &mut Connection,
        mut known: Known,
        rows: &[&Row],
        written: &mut Written,
    ) -> OpResult<Option<Planned<'_>>> {
        // agents of batches that were planned since
        known.find_agents(conn, &self.memory, self.dossier, rows)?;
        let (mut planner, outcomes) = self.plan(known, rows);
        if !parts::begins_everything(&planner.batch) {
            return Ok(None);
        }
        let agents = parts::take_agents(&mut planner.batch);
        if !agents.is_empty() {
            let _beside = self.beside.read().unwrap_or_else(PoisonError::into_inner);
            match all_or_nothing(conn, true, |conn| write::record(conn, &agents, RequestId::new())) {
                Ok(receipts) => written.add(&agents, receipts.len()),
                Err(DbError::Refused(_)) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        self.memory.keep(&planner.known.agents);
        Ok(Some((planner, outcomes)))
    }

    /// Writes what begins with a batch, then the names it gives.
    fn rest(&self, conn: &mut Connection, mut planner: Planner<'_>, written: &mut Written) -> OpResult<()> {
        let batch = &mut planner.batch;
        if batch.is_empty() {
            return Ok(());
        }
        let names = parts::take_names(batch);
        let mut events = 0;
        let _beside = self.beside.read().unwrap_or_else(PoisonError::into_inner);
        waiting_for_others(conn, |conn| -> OpResult<()> {
            events += write::record(conn, batch, RequestId::new())?.len();
            // whatever can be checked is, before the others wait
            settled(conn)?;
            events += write::record(conn, &names, RequestId::new())?.len();
            Ok(())
        })?;
        written.add(batch, events);
        written.add(&names, 0);
        Ok(())
    }

    /// Writes rows together while nobody else does, or within the transaction that is open; where the database refuses
    /// them, the half of them that has the fault, and so on to the row.
    pub(super) fn alone(&self, conn: &mut Connection, rows: &[&Row]) -> OpResult<Written> {
        if rows.is_empty() {
            return Ok(Written::default());
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
                    return Ok(Written {
                        outcomes: vec![Err((None, refusal.to_string()))],
                        ..Written::default()
                    });
                }
                let (first, second) = rows.split_at(rows.len() / 2);
                let mut written = self.alone(conn, first)?;
                written.append(self.alone(conn, second)?);
                return Ok(written);
            }
            return Err(OpError::Db(DbError::Refused(refusal)));
        }
    }

    /// Looks up, plans and writes rows in one transaction, or in one part of the one that is open.
    fn attempt(&self, conn: &mut Connection, rows: &[&Row]) -> OpResult<Written> {
        let work = |conn: &mut Connection| -> OpResult<_> {
            let known = Known::of(conn, &self.memory, self.dossier, rows)?;
            let (planner, outcomes) = self.plan(known, rows);
            let events = if planner.batch.is_empty() {
                0
            } else {
                write::record(conn, &planner.batch, RequestId::new())?.len()
            };
            let mut written = Written {
                outcomes,
                ..Written::default()
            };
            written.add(&planner.batch, events);
            Ok((written, planner.known.agents))
        };
        let (written, agents) = if self.is_within {
            part_or_nothing(conn, work)?
        } else {
            all_or_nothing(conn, true, work)?
        };
        self.memory.keep(&agents);
        Ok(written)
    }

    fn plan(&self, known: Known, rows: &[&Row]) -> Planned<'_> {
        // PostgreSQL keeps microseconds
        let now = Utc::now().trunc_subsecs(6);
        let mut planner = Planner::new(self.dossier, &self.language, now, known);
        let outcomes = rows.iter().map(|row| planner.row(row)).collect();
        (planner, outcomes)
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
