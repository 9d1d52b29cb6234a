//! `counterclaim dossier show`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, count, moment, words};
use crate::db::listing::ListedDossier;
use crate::domain::workflow::State;
use crate::ops;

/// Show a dossier
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim dossier show mali-algeria")]
pub struct ShowArgs {
    /// Its slug; the one in use, or the only one, if absent
    slug: Option<String>,
}

/// A dossier with how its claims stand.
#[derive(Debug, Serialize, JsonSchema)]
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
    let view = DossierView::from(ops::dossier::show(&mut context.connect()?, slug)?);
    context.printer.show(&view, |page| lay_out(page, &view))
}

fn lay_out(page: &mut Page, dossier: &DossierView) {
    page.title(&format!("{} · {}", dossier.slug, dossier.title));
    if let Some(summary) = &dossier.summary {
        page.text(summary);
    }
    page.gap();
    let states: Vec<String> = State::ALL
        .iter()
        .filter_map(|state| {
            let number = dossier.states.get(state.code())?;
            Some(format!("{number} {}", words(state.code())))
        })
        .collect();
    let states = if states.is_empty() {
        String::new()
    } else {
        format!(": {}", states.join(", "))
    };
    page.field("claims", format!("{}{states}", dossier.claims));
    page.field(
        "eyes",
        format!(
            "{} for each claim",
            count(usize::try_from(dossier.eyes).unwrap_or(0), "person", "people")
        ),
    );
    page.field(
        "visible to",
        match dossier.visibility.as_str() {
            "desk" => "the whole desk",
            _ => "its own members only",
        },
    );
    page.field("language", &dossier.language);
    page.field(
        "contested",
        dossier
            .labels
            .iter()
            .map(|label| format!("“{label}”"))
            .collect::<Vec<_>>()
            .join(", "),
    );
    page.field("opened", moment(dossier.since));
}
