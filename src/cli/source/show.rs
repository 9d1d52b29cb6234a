//! `counterclaim source show`

use std::io;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render;
use crate::ops;

/// Show a source and what rests on it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  counterclaim source show aawsat\n  counterclaim source show @source")]
pub struct ShowArgs {
    /// Handle, address or `@source`, the last one
    #[arg(value_name = "SOURCE")]
    name: String,
}

/// A source whole, as `source_document.sql` gives it.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "every key is documented; a page shows most of them")]
pub struct SourceView {
    pub id: uuid::Uuid,
    pub url: Option<String>,
    pub confidential: bool,
    pub revision: i32,
    pub title: Option<String>,
    pub csl: Value,
    pub publisher: Option<String>,
    pub archive_url: Option<String>,
    pub issued: Option<String>,
    pub language: Option<String>,
    pub reliability: String,
    pub origin: String,
    pub derived_from: Option<String>,
    pub handles: Vec<String>,
    pub snapshots: Vec<SnapshotView>,
    pub retracted: Option<RetractedView>,
    pub excerpts: Vec<ExcerptView>,
    /// What is said or shown by it, or by a copy of it.
    pub depends: Vec<DependsView>,
    /// Sources that copy or retell it, or a copy of it.
    pub copies: Vec<String>,
}

/// A capture.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "every key is documented; a page shows most of them")]
pub struct SnapshotView {
    pub id: uuid::Uuid,
    pub retrieved: Option<DateTime<Utc>>,
    pub media_type: Option<String>,
    pub sha256: Option<String>,
    pub extractor: String,
    pub held: bool,
    /// Length of the bytes, where they are held.
    pub bytes: Option<i64>,
    pub characters: Option<i64>,
}

/// That it was retracted.
#[derive(Deserialize, JsonSchema)]
pub struct RetractedView {
    pub kind: String,
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// An exact span, and the claims that it was said or shown for.
#[derive(Deserialize, JsonSchema)]
pub struct ExcerptView {
    pub quote: String,
    pub locator: Option<String>,
    pub anchor: String,
    pub claims: Vec<String>,
}

/// A claim that rests on a source: by a statement, by evidence or by a relation that quotes it.
#[derive(Deserialize, JsonSchema)]
pub struct DependsView {
    pub claim: String,
    pub state: String,
    /// statement, evidence or relation.
    pub what: String,
    /// How evidence bears, which relation it is.
    pub bearing: Option<String>,
    pub quote: String,
    /// The copy that it quotes.
    pub through: Option<String>,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::source::show(&mut context.connect()?, &args.name, context.dossier())?;
    let view = SourceView::deserialize(&document).map_err(io::Error::other)?;
    context
        .printer
        .show(&document, |page| render::source(page, &view))
}
