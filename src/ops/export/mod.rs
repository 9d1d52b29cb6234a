//! Exporting a dossier as a file. The same content gives the same bytes, whatever its ids and times. What is written
//! claim by claim, of one dossier or of all, is in [`streamed`].

mod argument;
mod claims;
mod entities;
mod handles;
mod provenance;
mod quoted;
mod replies;
mod review;
mod rows;
mod sources;
mod statements;
mod stream;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::db::dossiers::Dossier as KnownDossier;
use crate::db::{Connection, on_one_snapshot};
use crate::domain::vocabulary::Visibility;
use crate::exchange::dossier::{self as format, Dossier, File};

use super::case::Case;
use super::{OpError, OpResult, find};

pub use handles::{Exporter, free_handle};
pub use stream::{Kind, LeftOut, Ready, Which, Why, streamed};

/// What an export leaves out or adds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Leave the captured texts out: only their hashes go along.
    pub public: bool,
    /// Add states and verdicts, for reading: an import passes over them.
    pub with_review: bool,
    /// JSON instead of YAML.
    pub json: bool,
}

/// A dossier as the text of a file.
pub fn export(conn: &mut Connection, slug: Option<&str>, options: Options) -> OpResult<String> {
    on_one_snapshot(conn, |conn| {
        let dossier = find::dossier_or_only(conn, slug)?;
        text(conn, dossier, options)
    })
}

/// Every dossier that the login may see, one after another, each as the text of a file: `put` takes its slug and that.
pub fn export_all<E: From<OpError>>(
    conn: &mut Connection,
    options: Options,
    mut put: impl FnMut(&str, String) -> Result<(), E>,
) -> Result<(), E> {
    let all = on_one_snapshot(conn, |conn| -> OpResult<Result<(), E>> {
        for (dossier, _) in KnownDossier::all(conn)? {
            let slug = dossier.slug.clone();
            let text = text(conn, dossier, options)?;
            if let Err(error) = put(&slug, text) {
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    });
    all?
}

fn text(conn: &mut Connection, dossier: KnownDossier, options: Options) -> OpResult<String> {
    let case = Case::with_texts(conn, dossier)?;
    let exporter = Exporter::new(&case);
    let file = exporter.file(options);
    let review = if options.with_review {
        Some(exporter.review(conn)?)
    } else {
        None
    };
    Ok(match (options.json, review) {
        (false, None) => format::to_yaml(&file),
        (true, None) => format::to_json(&file),
        (false, Some(review)) => format::to_yaml_with_review(&file, &review),
        (true, Some(review)) => format::to_json_with_review(&file, &review),
    })
}

impl<'a> Exporter<'a> {
    pub(super) fn file(&self, options: Options) -> File {
        let settings = &self.case.settings;
        let mut dossier = Dossier::new(self.case.dossier.slug.clone(), settings.title.clone());
        dossier.lang = settings.language.as_str().into();
        dossier.summary = settings.summary.clone();
        dossier.labels = settings.label_words();
        dossier.visibility = settings.visibility.parse().unwrap_or(Visibility::Desk);
        dossier.eyes = u8::try_from(settings.eyes).unwrap_or(3);
        dossier.embargo = settings.embargo.map(|embargo| moment(embargo).into());
        dossier.right_of_reply = self.case.right_of_reply.parse().unwrap_or_default();
        let mut file = File::new(dossier);
        file.entities = self.all_entities();
        file.sources = self.all_sources(options.public);
        file.questions = self.all_questions();
        file.claims = self.all_claims();
        file.statements = self.all_statements();
        file.relations = self.all_relations();
        file.evidence = self.all_evidence();
        file.search_notes = self.all_search_notes();
        file.external_reviews = self.all_external_reviews();
        file.replies = self.all_replies();
        file
    }
}

/// A moment as RFC 3339 in UTC, no more digits than it has.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// In an order that depends on nothing but the content.
fn sorted<T: serde::Serialize>(mut items: Vec<T>) -> Vec<T> {
    items.sort_by_cached_key(|item| serde_json::to_string(item).unwrap_or_default());
    items.dedup_by_key(|item| serde_json::to_string(item).unwrap_or_default());
    items
}
