//! `counterclaim source list`

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// List sources
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim --dossier mali-algeria source list")]
pub struct ListArgs {
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 1000)]
    limit: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct SourceRow {
    handle: Option<String>,
    title: Option<String>,
    #[serde(rename = "type")]
    csl_type: String,
    publisher: Option<String>,
    issued: Option<String>,
    reliability: String,
    origin: String,
    held: bool,
    retracted: bool,
    excerpts: i64,
    url: Option<String>,
    id: Uuid,
}

const COLUMNS: [&str; 8] = [
    "handle",
    "publisher",
    "issued",
    "reliability",
    "origin",
    "held",
    "excerpts",
    "title",
];

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let sources = ops::source::list(&mut context.connect()?, context.dossier(), args.limit)?;
    let rows = sources.into_iter().map(|source| SourceRow {
        handle: source.handle,
        title: source.title,
        csl_type: source.csl_type,
        publisher: source.publisher,
        issued: source.issued,
        reliability: source.reliability,
        origin: source.origin,
        held: source.held,
        retracted: source.retracted,
        excerpts: source.excerpts,
        url: source.url,
        id: source.id.0,
    });
    context.printer.list(&COLUMNS, rows)
}
