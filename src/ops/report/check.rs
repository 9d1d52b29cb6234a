//! Whether a file is what was published, what changed since, and what changed between two moments.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::db::argument::Retraction;
use crate::db::dossiers::Dossier;
use crate::db::publications::Publication;
use crate::db::review::Anchor;
use crate::db::{Connection, on_one_snapshot};
use crate::domain::as_of::AsOf;
use crate::domain::ids::*;
use crate::domain::log::sha256;
use crate::domain::vocabulary;
use crate::ops::case::Case;
use crate::ops::find;
use crate::report::cite::{DEFAULT_STYLE, Style};
use crate::report::diff::{Change, Kind, diff};
use crate::report::model::{Masthead, Report};
use crate::report::provenance::Provenance;

use super::gather::{Gatherer, Review};
use super::publish::{Marks, PROGRAM, mark};
use super::{Form, OpError, OpResult, Options, written};

/// A connection that looks back from a moment.
pub type Past<'a> = dyn Fn(AsOf) -> OpResult<Connection> + 'a;

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The record gives it again, and says the same today.
    Unchanged,
    /// The record gives it again; something changed since.
    ChangedSince,
    /// It is what was published; another version of the program made it, or the reader may not see all that it rests on, so
    /// that the record cannot be compared with it.
    NotCompared,
    /// It says which report it is, and is not that.
    Altered,
    /// It is what was published, and the record does not give it again.
    Broken,
}

impl Status {
    /// The word used in data.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Unchanged => "unchanged",
            Status::ChangedSince => "changed_since",
            Status::NotCompared => "not_compared",
            Status::Altered => "altered",
            Status::Broken => "broken",
        }
    }
}

/// What came of checking a file.
#[derive(Debug)]
pub struct Checked {
    /// What is known of it.
    pub status: Status,
    /// SHA-256 of the file, 32 bytes.
    pub sha256: Vec<u8>,
    /// The slug of its dossier.
    pub dossier: String,
    /// The moment that it tells of.
    pub as_of: DateTime<Utc>,
    /// The publication that it is or says it is.
    pub publication: Option<Publication>,
    /// The program that made it, where that is another version: the same record may look otherwise then.
    pub other_program: Option<String>,
    /// What changed since, where it could be told.
    pub changes: Vec<Change>,
}

/// A report with the sources and excerpts behind it.
struct Made {
    report: Arc<Report>,
    sources: BTreeMap<String, SourceId>,
    excerpts: BTreeMap<(SourceId, String), ExcerptId>,
    publications: Vec<Publication>,
}

/// Reads a report on one snapshot; what its own rules say of it is not asked.
fn made(conn: &mut Connection, dossier: Dossier, options: &Options) -> OpResult<Made> {
    on_one_snapshot(conn, |conn| {
        let case = Case::load(conn, dossier)?;
        let review = Review::load(conn, &case)?;
        let gatherer = Gatherer::new(&case, &review, options);
        let keys = case.sources.keys();
        let sources = keys
            .filter_map(|id| Some((gatherer.handles.source_handle(*id)?.to_owned(), *id)))
            .collect();
        let report = Arc::new(gatherer.report());
        let excerpts = case.excerpts.values();
        let excerpts = excerpts
            .map(|one| ((one.source, one.exact.clone()), one.id))
            .collect();
        Ok(Made {
            report,
            sources,
            excerpts,
            publications: review.publications,
        })
    })
}

/// Checks a file against the record; `options` are those that a report of today has.
///
/// # Errors
///
/// [`OpError::Missing`] where no publication has it and it does not say which report it is.
pub fn check(conn: &mut Connection, past: &Past<'_>, bytes: &[u8], options: &Options) -> OpResult<Checked> {
    let hash = sha256(bytes);
    if let Some(publication) = Publication::with_hash(conn, &hash)? {
        return published(conn, past, publication, hash.to_vec());
    }
    let unknown = || OpError::Missing {
        what: "publication with SHA-256",
        name: hex::encode(hash),
        near: Vec::new(),
    };
    let said = Provenance::of(bytes).ok_or_else(unknown)?;
    if let Some(id) = said.publication {
        let publication = Publication::with_id(conn, RowId(id))?.ok_or_else(unknown)?;
        return Ok(Checked {
            status: Status::Altered,
            sha256: hash.to_vec(),
            dossier: publication.slug.clone(),
            as_of: publication.as_of,
            publication: Some(publication),
            other_program: None,
            changes: Vec::new(),
        });
    }
    let all = Dossier::all(conn)?.into_iter().map(|(dossier, _)| dossier);
    let dossier = all
        .into_iter()
        .find(|dossier| dossier.id.0 == said.dossier)
        .ok_or_else(unknown)?;
    let at: AsOf = said.as_of.parse().map_err(|_| unknown())?;
    never_published(conn, past, dossier, &said, at, bytes, options)
}

/// A file that is a publication: what it was made from, and what that gives today.
fn published(
    conn: &mut Connection,
    past: &Past<'_>,
    publication: Publication,
    hash: Vec<u8>,
) -> OpResult<Checked> {
    let options = Options {
        draft: false,
        masthead: serde_json::from_value(publication.masthead.clone())
            .map_err(|error| OpError::Render(Box::new(error)))?,
        authenticated: publication.authenticated,
    };
    let mut before = past(AsOf(publication.as_of))?;
    let dossier = find::dossier(&mut before, &publication.slug)?;
    let mut then = made(&mut before, dossier, &options)?;
    mark(
        Arc::make_mut(&mut then.report),
        &Marks {
            id: publication.id,
            n: publication.n,
            published: publication.published,
            by: publication.by.clone(),
            erratum: publication.erratum.as_deref(),
            last: then.publications.last(),
        },
    );
    let style = style(&publication.style)?;
    let again = written(&then.report, Form::named(&publication.format), &style)?;
    let same = sha256(&again).as_slice() == publication.sha256;
    let other_program = (publication.program != PROGRAM).then(|| publication.program.clone());
    let changes = since(conn, &publication.slug, &then, &options)?;
    let unseen = !same && publication.has_unseen_sources(conn)?;
    let status = match (same, changes.is_empty()) {
        (false, _) if unseen || other_program.is_some() => Status::NotCompared,
        (false, _) => Status::Broken,
        (true, true) => Status::Unchanged,
        (true, false) => Status::ChangedSince,
    };
    Ok(Checked {
        status,
        sha256: hash,
        dossier: publication.slug.clone(),
        as_of: publication.as_of,
        publication: Some(publication),
        other_program: other_program.filter(|_| !same),
        changes,
    })
}

/// A file that says of which dossier and moment it is, and was never published.
fn never_published(
    conn: &mut Connection,
    past: &Past<'_>,
    dossier: Dossier,
    said: &Provenance,
    at: AsOf,
    bytes: &[u8],
    options: &Options,
) -> OpResult<Checked> {
    let as_json: Option<Report> = serde_json::from_slice(bytes).ok();
    let masthead: Option<Masthead> = as_json.as_ref().map(|report| report.masthead.clone());
    let options = Options {
        draft: said.drafts,
        masthead: masthead.unwrap_or_else(|| options.masthead.clone()),
        authenticated: options.authenticated,
    };
    let form = match () {
        () if bytes.starts_with(b"{") => Form::Json,
        () if bytes.starts_with(b"<!DOCTYPE html>") => Form::Html,
        () => Form::Markdown,
    };
    let slug = dossier.slug.clone();
    let mut before = past(at)?;
    let then = made(&mut before, dossier, &options)?;
    let style = style(said.style.as_deref().unwrap_or(DEFAULT_STYLE))?;
    let same = written(&then.report, form, &style)? == bytes;
    let changes = match same {
        true => since(conn, &slug, &then, &options)?,
        false => Vec::new(),
    };
    let status = match (same, changes.is_empty()) {
        (false, _) => Status::Altered,
        (true, true) => Status::Unchanged,
        (true, false) => Status::ChangedSince,
    };
    Ok(Checked {
        status,
        sha256: sha256(bytes).to_vec(),
        dossier: slug,
        as_of: at.0,
        publication: None,
        other_program: None,
        changes,
    })
}

fn style(name: &str) -> OpResult<Style> {
    Style::named(name).map_err(|error| OpError::Usage(error.to_string()))
}

/// What changed since a report: what it would say today, which of its sources were retracted and which of its quotations
/// are no longer found, whether they would still be printed or not.
fn since(conn: &mut Connection, slug: &str, then: &Made, options: &Options) -> OpResult<Vec<Change>> {
    let dossier = find::dossier(conn, slug)?;
    let now = made(conn, dossier, options)?;
    let mut changes = diff(&then.report, &now.report);
    changes.retain(|change| ![Kind::SourceRetracted, Kind::AnchorBroken].contains(&change.kind));
    let printed = then
        .report
        .sources
        .iter()
        .filter(|source| source.retracted.is_none());
    let ids: Vec<SourceId> = printed
        .clone()
        .filter_map(|source| then.sources.get(&source.key).copied())
        .collect();
    let streams: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
    let retracted: BTreeMap<SourceId, Retraction> = Retraction::on(conn, &streams)?
        .into_iter()
        .filter_map(|one| one.source.map(|source| (source, one)))
        .collect();
    for source in printed {
        let found = then.sources.get(&source.key).and_then(|id| retracted.get(id));
        if let Some(found) = found {
            changes.push(Change {
                kind: Kind::SourceRetracted,
                claim: None,
                what: format!("source {}", source.key),
                was: None,
                now: Some(format!("{}: {}", found.kind.replace('_', " "), found.reason)),
            });
        }
    }
    let ids: Vec<SourceId> = then.sources.values().copied().collect();
    let broken: Vec<ExcerptId> = Anchor::of(conn, &ids)?
        .into_iter()
        .filter(|one| one.anchor == vocabulary::Anchor::Broken.code())
        .map(|one| one.excerpt)
        .collect();
    for note in &then.report.footnotes {
        let source = then.sources.get(&note.source);
        let excerpt = source.and_then(|id| then.excerpts.get(&(*id, note.quote.text.clone())));
        if excerpt.is_some_and(|excerpt| broken.contains(excerpt)) {
            changes.push(Change {
                kind: Kind::AnchorBroken,
                claim: None,
                what: format!("footnote {}, source {}", note.number, note.source),
                was: Some(note.quote.text.clone()),
                now: None,
            });
        }
    }
    Ok(changes)
}

/// A moment as it is named: a date, a moment, or the number of a publication, which stands for the moment it tells of.
///
/// # Errors
///
/// [`OpError::Usage`] for what is none of these, [`OpError::Missing`] where there is no such publication.
pub fn moment_named(conn: &mut Connection, slug: Option<&str>, text: &str) -> OpResult<AsOf> {
    if let Ok(n) = text.parse::<i32>() {
        return Ok(AsOf(super::publish::find(conn, slug, Some(n))?.as_of));
    }
    text.parse()
        .map_err(|error| OpError::Usage(format!("`{text}` is {error}, nor the number of a publication")))
}

/// What changed in the report of a dossier from one moment to another.
pub fn between(
    conn: &mut Connection,
    past: &Past<'_>,
    slug: Option<&str>,
    (from, to): (AsOf, AsOf),
    options: &Options,
) -> OpResult<Vec<Change>> {
    let slug = find::dossier_or_only(conn, slug)?.slug;
    let report = |at| -> OpResult<Arc<Report>> {
        let mut conn = past(at)?;
        let dossier = find::dossier(&mut conn, &slug)?;
        Ok(made(&mut conn, dossier, options)?.report)
    };
    let (from, to) = (report(from)?, report(to)?);
    Ok(diff(&from, &to))
}
