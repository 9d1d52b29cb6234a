//! `counterclaim dossier show`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, count, moment, words};
use crate::db::listing::ListedDossier;
use crate::db::recusals::Recusal;
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
    pub right_of_reply: String,
    pub recused: Vec<String>,
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
            right_of_reply: dossier.right_of_reply,
            recused: dossier.recused,
            visibility: dossier.visibility,
            language: dossier.language,
            labels: dossier.labels,
            summary: dossier.summary,
            since: dossier.since,
        }
    }
}

/// Who keeps out of it, and why.
#[derive(Debug, Serialize, JsonSchema)]
struct RecusedView {
    name: String,
    reason: String,
    since: DateTime<Utc>,
    by: String,
}

impl From<Recusal> for RecusedView {
    fn from(recusal: Recusal) -> Self {
        RecusedView {
            name: recusal.name,
            reason: recusal.reason,
            since: recusal.since,
            by: recusal.recorded_by,
        }
    }
}

/// A dossier with the recusals in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeDossier {
    #[serde(flatten)]
    dossier: DossierView,
    recusals: Vec<RecusedView>,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let mut conn = context.connect()?;
    let dossier = ops::dossier::show(&mut conn, slug)?;
    let recusals = ops::recusal::list(&mut conn, Some(&dossier.slug))?;
    let view = WholeDossier {
        dossier: dossier.into(),
        recusals: recusals.into_iter().map(RecusedView::from).collect(),
    };
    context.printer.show(&view, |page| {
        lay_out(page, &view.dossier);
        for one in &view.recusals {
            let since = one.since.date_naive();
            page.field(
                "recused",
                format!("{} since {since}, by {}: {}", one.name, one.by, one.reason),
            );
        }
    })
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
        "replies",
        match dossier.right_of_reply.as_str() {
            "required" => "required: who is accused is asked before a report goes out",
            _ => "advisory",
        },
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
