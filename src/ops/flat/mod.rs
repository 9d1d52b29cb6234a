//! Importing flat files: read, look up, plan and write, batch by batch. Each batch is one write; run again after
//! whatever happened, what is there is found and the rest goes in.

mod known;
mod names;
mod open;
mod parts;
mod plan;
mod run;
mod turns;
mod writer;

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use crate::db::{Connection, all_or_nothing};
use crate::exchange::Problem;
use crate::exchange::flat::Rejects;

use super::desk::Desk;
use super::{OpError, OpResult, find, statistics};
use run::Run;
use writer::Writer;

pub use open::{How, Opened, STANDARD_INPUT, is_flat, open};

/// How a flat file is imported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Ask every rule, write nothing.
    pub rehearse: bool,
    /// All rows, or none.
    pub whole: bool,
    /// How many batches are written beside each other, each on a connection of its own. Whole imports and rehearsals
    /// take one.
    pub jobs: usize,
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
    /// Columns or properties that were not read.
    pub dropped: Vec<String>,
    /// What is worth a word besides.
    pub notes: Vec<String>,
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

/// Imports a flat file into the dossier with a slug, or the only one there is. Rows that are refused go to `rejects`,
/// where it is given; more connections come from the desk.
///
/// # Errors
///
/// What stops the whole: a role that is missing, a lost connection; with [`Options::whole`] every row that is wrong. Rows
/// that are wrong stop nothing else: [`Done::problems`] tells them.
pub fn import(
    conn: &mut Connection,
    desk: &Desk,
    opened: &mut Opened,
    slug: Option<&str>,
    options: Options,
    rejects: Option<&Path>,
    watch: &mut dyn FnMut(Progress),
) -> OpResult<Done> {
    let dossier = find::dossier_or_only(conn, slug)?;
    let language = dossier.settings(conn)?.language;
    let refused = match rejects {
        Some(path) => {
            let out = File::create(path).map_err(|source| not_written(path, source))?;
            let begun = Rejects::new(BufWriter::new(out), &opened.reader);
            Some((begun.map_err(|source| not_written(path, source))?, path))
        }
        None => None,
    };
    let is_within = options.whole || options.rehearse;
    let writer = Writer::new(dossier.id, language, is_within);
    let mut run = Run::new(opened, dossier.slug, refused, watch);
    if is_within {
        all_or_nothing(conn, !options.rehearse, |conn| {
            run.alone(&writer, conn)?;
            let is_wrong = run.done.rejected > 0 || run.done.broken.is_some();
            if options.whole && is_wrong {
                let problems = run.done.problems.iter().chain(&run.done.broken);
                return Err(OpError::BadInput(problems.cloned().collect()));
            }
            Ok(())
        })?;
    } else {
        run.beside(&writer, conn, desk, options.jobs)?;
    }
    statistics::refresh_after(conn, run.done.new + run.done.changed);
    Ok(run.done)
}

fn not_written(path: &Path, source: io::Error) -> OpError {
    OpError::File {
        action: "write",
        path: path.to_owned(),
        source,
    }
}
