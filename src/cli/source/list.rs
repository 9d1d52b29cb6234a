//! `counterclaim source list`

use crate::cli::paging::Paging;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::{Origin, Reliability};
use crate::ops;
use crate::ops::source::SourceFilter;

/// List sources by handle
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --dossier mali-algeria source list\n  counterclaim source list --retracted"
)]
pub struct ListArgs {
    /// Of this type of CSL
    #[arg(long = "type", value_name = "TYPE", value_parser = super::add::TYPES, hide_possible_values = true)]
    csl_type: Option<String>,
    /// Published by this entity
    #[arg(long, value_name = "ENTITY")]
    publisher: Option<String>,
    /// Of this reliability
    #[arg(long, value_name = "GRADE", value_parser = codes::<Reliability>(Reliability::CODES))]
    reliability: Option<Reliability>,
    /// With their content from there
    #[arg(long, value_parser = codes::<Origin>(Origin::CODES))]
    origin: Option<Origin>,
    /// Retracted ones only
    #[arg(long)]
    retracted: bool,
    /// Only those of which no text is held
    #[arg(long)]
    not_held: bool,
    /// With these words in title, address or handle
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    #[command(flatten)]
    paging: Paging<1000>,
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
    /// Quotations from it, counted to 1000.
    excerpts: i64,
    url: Option<String>,
    id: Uuid,
}

const COLUMNS: [&str; 9] = [
    "handle",
    "publisher",
    "issued",
    "reliability",
    "origin",
    "held",
    "retracted",
    "excerpts",
    "title",
];

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let publisher = match &args.publisher {
        Some(name) => Some(ops::find::entity(&mut conn, name, context.dossier())?.id),
        None => None,
    };
    let filter = SourceFilter {
        csl_type: args.csl_type.clone(),
        publisher,
        reliability: args.reliability.map(|grade| grade.code().to_owned()),
        origin: args.origin.map(|origin| origin.code().to_owned()),
        retracted: args.retracted.then_some(true),
        held: args.not_held.then_some(false),
        text: args.text.clone(),
    };
    let part = args
        .paging
        .part(|key| ops::find::source_or_id(&mut conn, key, context.dossier()))?;
    let sources = ops::source::list(&mut conn, context.dossier(), &filter, &part)?;
    let in_dossier = context.dossier().is_some();
    let key = |row: &SourceRow| {
        let handle = row.handle.clone().filter(|_| in_dossier);
        handle.unwrap_or_else(|| row.id.to_string())
    };
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
    context.printer.part(&COLUMNS, rows, args.paging.limit, key)
}
