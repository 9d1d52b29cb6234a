//! What changes a source: each as an addition to a dossier, by the way of dossier files.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::db::Connection;
use crate::db::dossiers::{Dossier, Handle as KnownHandle};
use crate::db::write::Receipt;
use crate::domain::ids::SourceId;
use crate::domain::vocabulary::{Origin, Reliability, RetractionKind};
use crate::exchange::Problem;
use crate::exchange::dossier::{Handle, Retraction, Snapshot, Source};
use crate::ops::capture::Captured;
use crate::ops::export::Exporter;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::{OpError, OpResult, find};

use super::compare::{Comparison, compare};

/// A source to be added; names of entities and sources as people say them.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct NewSource {
    /// Made from the title or address when left out.
    pub handle: Option<String>,
    /// Type of CSL; `webpage` for what has an address, else `document`.
    pub csl_type: Option<String>,
    /// The captured file's own when left out.
    pub title: Option<String>,
    /// `Family, Given`, or a name that is not taken apart.
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub archive_url: Option<String>,
    pub issued: Option<String>,
    pub lang: Option<String>,
    pub reliability: Option<Reliability>,
    pub origin: Option<Origin>,
    pub derived_from: Option<String>,
    pub confidential: bool,
}

/// Something that changes a source that is there.
#[derive(Debug)]
pub enum Change {
    /// A capture; with `again` it is compared with those before.
    Capture {
        /// The file.
        captured: Box<Captured>,
        /// Whether the source was captured before.
        again: bool,
    },
    /// It no longer counts.
    Retract(Retraction),
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// Slug of the dossier.
    pub dossier: String,
    /// Handle of the source in it.
    pub handle: String,
    /// Its title.
    pub title: Option<String>,
    /// What is worth a look.
    pub warnings: Vec<Problem>,
    /// One for each stream that changed.
    pub receipts: Vec<Receipt>,
    /// The quotations of earlier captures, looked for in a new one.
    pub comparison: Option<Comparison>,
}

/// Adds a source to a dossier, with its capture where there is one.
///
/// # Errors
///
/// [`OpError::BadInput`] with every value that is wrong, by the flag that gives it.
pub fn add(
    conn: &mut Connection,
    dossier: Option<&str>,
    new: NewSource,
    captured: Option<Captured>,
) -> OpResult<Written> {
    let mut addition = Addition::open(conn, dossier)?;
    let source = new_source(conn, &mut addition.opened, new, captured, &Whence::flags(FLAGS))?;
    addition.record(conn, source)
}

/// A source as it is added to an open dossier, with its capture where there is one; `whence` says what its values are
/// called there, as `sources[0]`.
///
/// # Errors
///
/// [`OpError::BadInput`] where its handle is taken, [`OpError::Missing`] where it names what is not there.
pub fn new_source(
    conn: &mut Connection,
    opened: &mut Opened,
    new: NewSource,
    captured: Option<Captured>,
    whence: &Whence,
) -> OpResult<Source> {
    let title = new
        .title
        .or_else(|| captured.as_ref().and_then(|captured| captured.title.clone()));
    let handle = match new.handle {
        Some(handle) if opened.is_taken(&handle) => {
            let reason = format!("`{handle}` is taken in this dossier");
            return Err(OpError::BadInput(vec![whence.problem("sources[0].id", reason)]));
        }
        Some(handle) => handle,
        None => free_handle(
            opened,
            title.as_deref().or(new.url.as_deref()).unwrap_or("source"),
        ),
    };
    let mut csl = Map::new();
    let usual = if new.url.is_some() { "webpage" } else { "document" };
    csl.insert(
        "type".to_owned(),
        new.csl_type.unwrap_or_else(|| usual.to_owned()).into(),
    );
    if let Some(title) = &title {
        csl.insert("title".to_owned(), title.clone().into());
    }
    if !new.authors.is_empty() {
        let authors: Vec<Value> = new.authors.iter().map(|name| author(name)).collect();
        csl.insert("author".to_owned(), authors.into());
    }
    let mut source = Source::new(handle.as_str(), csl);
    source.publisher = match &new.publisher {
        Some(name) => Some(opened.entity(conn, name)?),
        None => None,
    };
    source.derived_from = match &new.derived_from {
        Some(name) => Some(opened.source(conn, name)?),
        None => None,
    };
    source.url = new.url;
    source.archive_url = new.archive_url;
    source.issued = new.issued.map(Into::into);
    source.lang = new.lang.map(Into::into);
    source.reliability = new.reliability.unwrap_or_default();
    source.origin = new.origin;
    source.confidential = new.confidential;
    source.snapshot.extend(captured.map(|captured| captured.snapshot));
    Ok(source)
}

fn free_handle(opened: &Opened, words: &str) -> String {
    let words = words.trim_start_matches("https://").trim_start_matches("http://");
    opened.free_handle(words, &HashSet::new()).to_string()
}

/// A name as CSL has it.
fn author(name: &str) -> Value {
    match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => {
            json!({"family": family.trim(), "given": given.trim()})
        }
        _ => json!({"literal": name.trim()}),
    }
}

/// Records a capture of a source.
///
/// # Errors
///
/// [`OpError::Usage`] where it is the first and called another, or the other way round.
pub fn capture(
    conn: &mut Connection,
    dossier: Option<&str>,
    name: &str,
    captured: Captured,
    again: bool,
) -> OpResult<Written> {
    let captured = Box::new(captured);
    change(conn, dossier, name, Change::Capture { captured, again })
}

/// Retracts a source: what rests on it is flagged.
///
/// # Errors
///
/// [`OpError::Usage`] where it is retracted already.
pub fn retract(
    conn: &mut Connection,
    dossier: Option<&str>,
    name: &str,
    kind: RetractionKind,
    reason: &str,
) -> OpResult<Written> {
    let reason = reason.to_owned();
    change(conn, dossier, name, Change::Retract(Retraction { kind, reason }))
}

fn change(conn: &mut Connection, dossier: Option<&str>, name: &str, change: Change) -> OpResult<Written> {
    let dossier = match dossier {
        Some(slug) => Some(slug.to_owned()),
        None => home(conn, name)?,
    };
    let addition = Addition::open(conn, dossier.as_deref())?;
    let (id, _) = addition.source(conn, name)?;
    let mut source = addition.known(id)?;
    let mut comparison = None;
    match change {
        Change::Capture { captured, again } => {
            comparison = addition.captured(id, &captured.snapshot, again)?;
            source.snapshot.push(captured.snapshot);
        }
        Change::Retract(retraction) => {
            if let Some(before) = &source.retracted {
                return Err(OpError::Usage(format!(
                    "`{name}` is retracted already ({}): {}",
                    before.kind.code().replace('_', " "),
                    before.reason
                )));
            }
            source.retracted = Some(retraction);
        }
    }
    let mut written = addition.record(conn, source)?;
    written.comparison = comparison;
    Ok(written)
}

/// The first dossier that has a source, where none was said.
fn home(conn: &mut Connection, name: &str) -> OpResult<Option<String>> {
    let source = find::source(conn, name, None)?;
    for (dossier, _) in Dossier::all(conn)? {
        let has_it = |handle: &KnownHandle| handle.source == Some(source.id);
        if KnownHandle::of(conn, dossier.id)?.iter().any(has_it) {
            return Ok(Some(dossier.slug));
        }
    }
    Ok(None)
}

/// A dossier that is open for a source.
struct Addition {
    opened: Opened,
}

impl Addition {
    fn open(conn: &mut Connection, slug: Option<&str>) -> OpResult<Self> {
        Ok(Addition {
            opened: Opened::new(conn, slug)?,
        })
    }

    /// The source that a handle, an address or `@source` means, and its handle here.
    fn source(&self, conn: &mut Connection, name: &str) -> OpResult<(SourceId, Handle)> {
        let found = find::source(conn, name, Some(&self.opened.case.dossier.slug))?;
        let handle = self.opened.handle_of(|known| known.source == Some(found.id));
        handle
            .map(|handle| (found.id, handle))
            .ok_or_else(|| OpError::Missing {
                what: "source",
                name: name.to_owned(),
                near: Vec::new(),
            })
    }

    /// A source as it stands, so that saying it again changes nothing.
    fn known(&self, id: SourceId) -> OpResult<Source> {
        let source = Exporter::new(&self.opened.case).known_source(id);
        source.ok_or(OpError::Db(crate::db::DbError::NotFound))
    }

    /// Whether a capture is the first or another as it says; another is compared with those before.
    fn captured(&self, id: SourceId, snapshot: &Snapshot, again: bool) -> OpResult<Option<Comparison>> {
        let last = self
            .opened
            .case
            .snapshots
            .iter()
            .filter(|known| known.source == id)
            .map(|known| known.retrieved_at)
            .max();
        match (last, again) {
            (None, false) => Ok(None),
            (Some(_), true) => Ok(Some(compare(&self.opened.case, id, snapshot))),
            (None, true) => Err(OpError::Usage(
                "the source was not captured before; leave `--again` out".to_owned(),
            )),
            (Some(last), false) => Err(OpError::Usage(format!(
                "the source was captured on {}; `--again` captures it again and compares",
                last.format("%Y-%m-%d")
            ))),
        }
    }

    fn record(mut self, conn: &mut Connection, source: Source) -> OpResult<Written> {
        let handle = source.id.to_string();
        let title = source
            .csl
            .get("title")
            .and_then(Value::as_str)
            .map(ToOwned::to_owned);
        let mut file = self.opened.file();
        file.sources.push(source);
        let recorded = self
            .opened
            .record(conn, file, &Whence::flags(FLAGS), &HashMap::new())?;
        Ok(Written {
            dossier: recorded.dossier,
            handle,
            title,
            warnings: recorded.warnings,
            receipts: recorded.receipts,
            comparison: None,
        })
    }
}

/// Where the values of a source stand in a file, and the flags that give them.
pub const FLAGS: &[(&str, &str)] = &[
    ("sources[0].id", "--handle"),
    ("sources[0].csl.type", "--type"),
    ("sources[0].csl.title", "--title"),
    ("sources[0].csl.author", "--author"),
    ("sources[0].csl", "--type"),
    ("sources[0].publisher", "--publisher"),
    ("sources[0].url", "--url"),
    ("sources[0].archive_url", "--archive-url"),
    ("sources[0].issued", "--issued"),
    ("sources[0].lang", "--lang"),
    ("sources[0].origin", "--origin"),
    ("sources[0].derived_from", "--derived-from"),
    ("sources[0].retracted", "--reason"),
    ("sources[0].snapshot.retrieved", "--retrieved"),
    ("sources[0].snapshot", "--file"),
];
