//! `counterclaim source list`

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::args::{self, codes};
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::{Origin, Reliability};
use crate::ops;
use crate::ops::source::SourceFilter;

/// List sources
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
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 1000, value_parser = args::count)]
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
    let sources = ops::source::list(&mut conn, context.dossier(), &filter, args.limit)?;
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
