//! `counterclaim report affected`

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, cut, date, spaced};
use crate::db::publications::Affected;
use crate::domain::ids::ClaimCode;
use crate::ops;

/// Which publications rest on a source or print a claim
///
/// Those of every dossier that the login may see, newest first, with the claims and the numbers of their footnotes there. A
/// source stands for what was copied from it too.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim report affected aawsat\n  counterclaim report affected C-3"
)]
pub struct AffectedArgs {
    /// The source or the claim, by handle, code or address
    #[arg(value_name = "SOURCE|CLAIM")]
    name: String,
}

#[derive(Serialize, JsonSchema)]
pub struct AffectedView {
    dossier: String,
    version: i32,
    publication: String,
    published: DateTime<Utc>,
    superseded_by: Option<i32>,
    withdrawn: Option<DateTime<Utc>>,
    claim: String,
    statement: String,
    rating: String,
    footnotes: Vec<i32>,
}

impl From<Affected> for AffectedView {
    fn from(one: Affected) -> Self {
        AffectedView {
            dossier: one.slug,
            version: one.n,
            publication: one.publication.to_string(),
            published: one.published,
            superseded_by: one.superseded_by,
            withdrawn: one.withdrawn_at,
            claim: ClaimCode(one.code).to_string(),
            statement: one.statement,
            rating: one.rating,
            footnotes: one.footnotes,
        }
    }
}

pub fn run(args: &AffectedArgs, context: &Context) -> Outcome {
    let all = ops::report::publish::affected(&mut context.connect()?, &args.name, context.dossier())?;
    let columns = [
        "dossier".into(),
        "version".into(),
        date("published"),
        "superseded_by".into(),
        date("withdrawn"),
        "claim".into(),
        spaced("rating"),
        "footnotes".into(),
        cut("statement"),
    ];
    context
        .printer
        .list::<Column, _>(&columns, all.into_iter().map(AffectedView::from))
}
