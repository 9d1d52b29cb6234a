//! `counterclaim report list`

use crate::cli::paging::{self, Paging, one_more};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Column, date};
use crate::db::publications::Publication;
use crate::ops;

/// What was published of a dossier
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim report list mali-algeria")]
pub struct ListArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    #[command(flatten)]
    paging: Paging<1000>,
}

/// A publication, without its bytes.
#[derive(Serialize, JsonSchema)]
pub struct PublicationView {
    pub publication: String,
    pub dossier: String,
    pub version: i32,
    pub published: DateTime<Utc>,
    pub by: String,
    pub as_of: DateTime<Utc>,
    pub sha256: String,
    pub format: String,
    pub style: String,
    pub program: String,
    pub approved: String,
    pub supersedes: Option<i32>,
    pub erratum: Option<String>,
    pub superseded_by: Option<i32>,
    pub withdrawn: Option<DateTime<Utc>>,
    pub withdrawn_by: Option<String>,
    pub withdrawn_reason: Option<String>,
}

impl From<Publication> for PublicationView {
    fn from(one: Publication) -> Self {
        PublicationView {
            publication: one.id.to_string(),
            dossier: one.slug,
            version: one.n,
            published: one.published,
            by: one.by,
            as_of: one.as_of,
            sha256: hex::encode(one.sha256),
            format: one.format,
            style: one.style,
            program: one.program,
            approved: hex::encode(one.approved),
            supersedes: one.supersedes,
            erratum: one.erratum,
            superseded_by: one.superseded_by,
            withdrawn: one.withdrawn_at,
            withdrawn_by: one.withdrawn_by,
            withdrawn_reason: one.withdrawn_reason,
        }
    }
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let all = ops::report::publish::list(
        &mut context.connect()?,
        slug,
        args.paging.part(paging::number)?.after,
        one_more(args.paging.limit),
    )?;
    let columns = [
        "version".into(),
        date("published"),
        "by".into(),
        date("as_of"),
        "format".into(),
        "superseded_by".into(),
        date("withdrawn"),
        "sha256".into(),
    ];
    let rows = all.into_iter().map(PublicationView::from);
    context
        .printer
        .part::<Column, _>(&columns, rows, args.paging.limit, |row| row.version.to_string())
}
