//! One self-contained HTML page: nothing in it runs, no font, no picture from elsewhere. Its one `script` element holds
//! data, the report's ClaimReview.

mod elements;
mod environment;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::HashMap;

use minijinja::{Value, context};
use serde::Serialize;

use super::cite::{self, Cited, Style};
use super::claim_review::{self, ClaimReviewError};
use super::glance::glance;
use super::model::Report;
use super::page::{arranged, of};
use super::{provenance, svg};
use environment::environment;

/// Its style sheet.
const STYLE_SHEET: &str = concat!(
    include_str!("../templates/report.css"),
    include_str!("../templates/glance.css")
);

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum HtmlError {
    /// The template cannot be filled in.
    #[error("the page cannot be made: {0}")]
    Template(#[from] minijinja::Error),
    /// What it says to programs cannot be written.
    #[error("the page cannot be made: {0}")]
    ClaimReview(#[from] ClaimReviewError),
}

/// A page, and what to tell its maker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page as UTF-8.
    pub bytes: Vec<u8>,
    /// Sources that the style could not print, by key, each with the reason; they stand in a plain form.
    pub plain_sources: Vec<(String, String)>,
}

/// Renders a report whose findings are arranged. The same report and style give the same bytes.
pub fn render(report: &Report, style: &Style) -> Result<Page, HtmlError> {
    let mut plain_sources = Vec::new();
    let mut places = HashMap::with_capacity(report.sources.len());
    let cited = cite::all(style, &report.sources);
    let sources: Vec<_> = report
        .sources
        .iter()
        .zip(cited)
        .enumerate()
        .map(|(index, (source, Cited { entry, note }))| {
            if let Some(reason) = entry.fallback.clone().or(note.fallback) {
                plain_sources.push((source.key.clone(), reason));
            }
            places.entry(source.key.as_str()).or_insert(index);
            SourceView {
                id: format!("source-{}", index + 1),
                entry: entry.html,
                note: note.html,
            }
        })
        .collect();
    let notes: Vec<_> = report
        .footnotes
        .iter()
        .map(|note| {
            let source = places.get(note.source.as_str()).map(|&index| &sources[index]);
            NoteView {
                source: source.map(|source| source.id.clone()),
                note: source.map(|source| source.note.clone()),
            }
        })
        .collect();

    let environment = environment(report)?;
    let template = environment.get_template("report.html")?;
    let listed: Value = report
        .sources
        .iter()
        .zip(&sources)
        .map(|(source, view)| context! { source => of(source), view => of(view) })
        .collect();
    let noted: Value = report
        .footnotes
        .iter()
        .zip(&notes)
        .map(|(note, view)| context! { note => of(note), view => of(view) })
        .collect();
    let graph = claim_review::embedded(report)?;
    let page = template.render(context! {
        graph => Value::from_safe_string(graph),
        sheet => Value::from_safe_string(STYLE_SHEET.to_owned()),
        style_title => style.title(),
        provenance => provenance::written(report, style.name()),
        sources => listed,
        footnotes => noted,
        glance => svg::pictures(&glance(report)),
        ..arranged(report)
    })?;
    Ok(Page {
        bytes: page.into_bytes(),
        plain_sources,
    })
}

#[derive(Serialize)]
struct SourceView {
    id: String,
    entry: String,
    note: String,
}

#[derive(Serialize)]
struct NoteView {
    source: Option<String>,
    note: Option<String>,
}
