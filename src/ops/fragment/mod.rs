//! Additions to a dossier that is there: what flags and forms bring goes through the planner of dossier files, in one
//! batch, so that every rule and every word about it is the one of imports.

mod choices;
mod names;
mod references;
pub mod target;

use std::collections::{HashMap, HashSet};

use crate::db::claims::Claim;
use crate::db::dossiers as stored;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, on_one_snapshot};
use crate::domain::batch::HandleRow;
use crate::domain::ids::*;
use crate::exchange::Problem;
use crate::exchange::dossier::{self as format, Dossier, File, Handle, LineIndex};
use crate::exchange::form::{self, Around, Form};

use super::case::Case;
use super::plan::{self, Plan};
use super::{OpError, OpResult, find};

pub use choices::{Asking, Choice};

/// A dossier that is open for additions.
#[derive(Debug)]
pub struct Opened {
    /// What it holds.
    pub case: Case,
    /// Handles that additions gave to things which had none here.
    adopted: Vec<HandleRow>,
    /// Who settles quotations whose place is not plain.
    asking: Option<Asking>,
}

/// Where the values of an addition come from, so that problems are told in the words of whoever gave them.
#[derive(Debug, Default)]
pub struct Whence {
    /// Name of the form; empty for flags.
    pub name: String,
    /// Its lines.
    pub lines: Option<LineIndex>,
    /// Paths in the [`File`] and the places in the form that they come from.
    pub paths: Vec<(String, String)>,
    /// Places in the form and the flags that stand for them: `claims[0].when` is `--when`.
    pub flags: Vec<(String, String)>,
}

/// What an addition did, or would do.
#[derive(Debug, Clone, Default)]
pub struct Recorded {
    /// The dossier.
    pub dossier: String,
    /// How many rows each table got; none where nothing was new.
    pub rows: Vec<(&'static str, usize)>,
    /// Handle and code of each new claim, in order of their codes.
    pub claims: Vec<(String, ClaimCode)>,
    /// Ids of the new assertions.
    pub assertions: Vec<AssertionId>,
    /// Ids of the new relations.
    pub relations: Vec<RelationId>,
    /// Ids of the new evidence.
    pub evidence: Vec<EvidenceId>,
    /// Handles given to things that are new here, claims left out.
    pub handles: Vec<String>,
    /// What is worth a look.
    pub warnings: Vec<Problem>,
    /// One for each stream that changed.
    pub receipts: Vec<Receipt>,
}

impl Opened {
    /// Opens the dossier with a slug, or the only one there is.
    pub fn new(conn: &mut Connection, slug: Option<&str>) -> OpResult<Self> {
        let case = on_one_snapshot(conn, |conn| -> OpResult<Case> {
            let dossier = find::dossier_or_only(conn, slug)?;
            Ok(Case::with_texts(conn, dossier)?)
        })?;
        Ok(Opened::of(case))
    }

    fn of(case: Case) -> Self {
        Opened {
            case,
            adopted: Vec::new(),
            asking: None,
        }
    }

    /// Opens the dossier that a claim is of; where none is named, that of the slug, or the only one.
    pub fn of_claim(conn: &mut Connection, claim: Option<&String>, slug: Option<&str>) -> OpResult<Self> {
        let Some(claim) = claim else {
            return Opened::new(conn, slug);
        };
        let case = on_one_snapshot(conn, |conn| -> OpResult<Case> {
            let mut found = find::claims(conn, std::slice::from_ref(claim), slug)?;
            let of = found.pop().map(|(claim, _)| claim.dossier);
            let mut all = stored::Dossier::all(conn)?.into_iter();
            let dossier = all.find(|(dossier, _)| Some(dossier.id) == of);
            let (dossier, _) = dossier.ok_or(crate::db::DbError::NotFound)?;
            Ok(Case::with_texts(conn, dossier)?)
        })?;
        Ok(Opened::of(case))
    }

    /// Reads a form and records what it adds.
    pub fn record_text(&mut self, conn: &mut Connection, text: &str, name: &str) -> OpResult<Recorded> {
        let (form, lines) = form::read(text, name).map_err(OpError::BadInput)?;
        self.record_form(conn, form, Whence::form(name, lines))
    }

    /// Records what a form adds, as [`Self::record`] does.
    pub fn record_form(
        &mut self,
        conn: &mut Connection,
        mut form: Form,
        mut whence: Whence,
    ) -> OpResult<Recorded> {
        let mut given: HashSet<String> = HashSet::new();
        let publishers: HashMap<Handle, Handle> = self.publishers();
        let own: HashSet<Handle> = form.sources.iter().map(|source| source.id.clone()).collect();
        // the publisher is looked up by the source's handle
        for name in form.quoted_sources().filter(|name| !own.contains(name)) {
            match self.source(conn, name.as_str()) {
                Ok(handle) => *name = handle,
                // of a flag that is all there is to say; a form is told all its errors at their lines
                Err(error @ OpError::Missing { .. }) if whence.lines.is_none() => return Err(error),
                Err(_) => {}
            }
        }
        let mut file = self.file();
        let paths = {
            let mut around = Around {
                handle: &mut |words| {
                    let handle = self.free_handle(words, &given);
                    given.insert(handle.to_string());
                    handle
                },
                publisher: &|source| publishers.get(source).cloned(),
            };
            form.into_file(&mut file, &mut around)
        };
        whence.paths = paths.map_err(|open| {
            let told = open
                .into_iter()
                .map(|(path, reason)| whence.problem(path, reason));
            OpError::BadInput(told.collect())
        })?;
        self.record(conn, file, &whence, &HashMap::new())
    }

    /// The publishers of the sources that have a handle here.
    fn publishers(&self) -> HashMap<Handle, Handle> {
        let published = self.case.handles.iter().filter_map(|row| {
            let publisher = self.case.source_revisions.get(&row.source?)?.publisher?;
            let publisher = self.handle_of(|row| row.entity == Some(publisher))?;
            Some((row.handle.as_str().into(), publisher))
        });
        published.collect()
    }

    /// A file of this dossier with nothing in it yet.
    pub fn file(&self) -> File {
        let settings = &self.case.settings;
        let mut dossier = Dossier::new(self.case.dossier.slug.clone(), settings.title.clone());
        dossier.lang = settings.language.as_str().into();
        File::new(dossier)
    }

    /// Records what a file adds: all of it, or nothing with every error. Its references may be whatever names people
    /// use: codes, handles, names, titles, addresses; its quotations numbers of sentences. `attachments` holds the bytes
    /// of the files that snapshots name.
    pub fn record(
        &mut self,
        conn: &mut Connection,
        mut file: File,
        whence: &Whence,
        attachments: &HashMap<String, Vec<u8>>,
    ) -> OpResult<Recorded> {
        let whole = references::whole_quotations(&file);
        let mut problems = self.resolve(conn, &mut file, whence)?;
        self.settle(&mut file);
        // numbers and near words were the speaker's too
        for (statement, place) in whole {
            let statement = &mut file.statements[statement];
            statement.chain[place].quoted = Some(statement.quote.clone());
        }
        let broken = format::check(&file);
        problems.extend(
            broken
                .into_iter()
                .map(|(path, reason)| whence.problem(path, reason)),
        );
        if !problems.is_empty() {
            problems.sort_by_key(|problem| (problem.line, problem.column));
            return Err(OpError::BadInput(problems));
        }
        let no_lines = LineIndex::default();
        let planned = plan::plan(
            &file,
            &whence.name,
            &no_lines,
            self.case.dossier.id,
            Some(&self.case),
            attachments,
        );
        let Plan { mut batch, warnings } = planned.map_err(|problems| whence.relocated(problems))?;
        if batch.is_empty() {
            return Ok(Recorded {
                dossier: self.case.dossier.slug.clone(),
                warnings: whence.all(warnings),
                ..Recorded::default()
            });
        }
        let new = |row: &HandleRow| row.claim.is_none().then(|| row.handle.clone());
        let handles = batch.handle.iter().filter_map(new).collect();
        batch.handle.extend(self.adopted.iter().cloned());
        let receipts = write::record(conn, &batch, RequestId::new())?;
        let ids: Vec<ClaimId> = batch.claim.iter().map(|row| row.id).collect();
        let handle_of = |id: ClaimId| {
            let row = batch.handle.iter().find(|row| row.claim == Some(id));
            row.map_or_else(String::new, |row| row.handle.clone())
        };
        let mut claims: Vec<(String, ClaimCode)> = Claim::with_ids(conn, &ids)?
            .into_iter()
            .map(|(claim, _)| (handle_of(claim.id), ClaimCode(claim.code)))
            .collect();
        claims.sort_by_key(|(_, code)| *code);
        Ok(Recorded {
            dossier: self.case.dossier.slug.clone(),
            rows: batch.counts(),
            claims,
            assertions: batch.assertion.iter().map(|row| row.id).collect(),
            relations: batch.relation.iter().map(|row| row.id).collect(),
            evidence: batch.evidence.iter().map(|row| row.id).collect(),
            handles,
            warnings: whence.all(warnings),
            receipts,
        })
    }
}

impl Whence {
    /// Values that stand in a form.
    pub fn form(name: &str, lines: LineIndex) -> Self {
        Whence {
            name: name.to_owned(),
            lines: Some(lines),
            ..Whence::default()
        }
    }

    /// Values that were given as flags: each path in the file, and its flag.
    pub fn flags(paths: &[(impl AsRef<str>, impl AsRef<str>)]) -> Self {
        let flags = paths
            .iter()
            .map(|(path, flag)| (path.as_ref().to_owned(), flag.as_ref().to_owned()));
        Whence {
            flags: flags.collect(),
            ..Whence::default()
        }
    }

    /// Whether it is a form, which has places to tell problems by.
    pub fn is_of_form(&self) -> bool {
        self.lines.is_some()
    }

    /// A problem of the value at a path of the file, told by what that is called here.
    pub fn problem(&self, path: impl AsRef<str>, reason: impl Into<String>) -> Problem {
        self.relocate(Problem::of_file(&self.name, reason).of_value(path.as_ref()))
    }

    fn relocated(&self, problems: Vec<Problem>) -> OpError {
        OpError::BadInput(self.all(problems))
    }

    fn all(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let mut told: Vec<Problem> = Vec::new();
        for problem in problems {
            let problem = self.relocate(problem);
            // words that are quoted for two things are wrong once
            if !told.contains(&problem) {
                told.push(problem);
            }
        }
        told
    }

    fn relocate(&self, mut problem: Problem) -> Problem {
        problem.file = self.name.clone();
        if let Some((path, called)) = innermost(&self.paths, &problem.path) {
            problem.path = format!("{called}{}", &problem.path[path.len()..]);
        }
        // a flag has nothing within it
        if let Some((_, flag)) = innermost(&self.flags, &problem.path) {
            problem.path = flag.clone();
        }
        let place = self
            .lines
            .as_ref()
            .and_then(|lines| lines.position_of(&problem.path));
        if let Some((line, column)) = place {
            problem = problem.at(line, column);
        }
        problem
    }
}

/// Of these paths the innermost that another one is in.
fn innermost<'a>(paths: &'a [(String, String)], path: &str) -> Option<&'a (String, String)> {
    paths
        .iter()
        .filter(|(outer, _)| is_within(path, outer))
        .max_by_key(|(outer, _)| outer.len())
}

/// Whether a path is another one or leads further into it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_told_by_the_name_of_the_flag_or_the_place_in_the_form() {
        let whence = Whence::flags(&[("claims[0]", "CLAIM"), ("claims[0].when", "--when")]);
        let path = |path: &str| whence.problem(path, "wrong").path;
        assert_eq!(path("claims[0].when"), "--when");
        assert_eq!(path("claims[0].whence"), "CLAIM");
        assert_eq!(path("claims[01]"), "claims[01]");
        assert_eq!(
            whence.problem("claims[0].when", "is no date").to_string(),
            "--when: is no date"
        );
    }
}
