//! `counterclaim dossier show`

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::db::listing::ListedDossier;
use crate::ops;

/// Show a dossier
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim dossier show mali-algeria")]
pub struct ShowArgs {
    /// Its slug; the one in use, or the only one, if absent
    slug: Option<String>,
}

/// A dossier with how its claims stand.
#[derive(Debug, Serialize)]
pub struct DossierView {
    pub slug: String,
    pub title: String,
    pub claims: i64,
    pub states: Value,
    pub eyes: i16,
    pub visibility: String,
    pub language: String,
    pub labels: Vec<String>,
    pub summary: Option<String>,
    pub since: DateTime<Utc>,
}

impl From<ListedDossier> for DossierView {
    fn from(dossier: ListedDossier) -> Self {
        DossierView {
            slug: dossier.slug,
            title: dossier.title,
            claims: dossier.claims,
            states: dossier.states,
            eyes: dossier.eyes,
            visibility: dossier.visibility,
            language: dossier.language,
            labels: dossier.labels,
            summary: dossier.summary,
            since: dossier.since,
        }
    }
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let dossier = ops::dossier::show(&mut context.connect()?, slug)?;
    context.printer.document(&DossierView::from(dossier))
}
