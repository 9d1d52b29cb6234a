//! `counterclaim entity list`

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::args::{self, codes};
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::EntityKind;
use crate::ops;

/// List entities
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim entity list --kind state")]
pub struct ListArgs {
    /// Of this kind
    #[arg(long, value_parser = codes::<EntityKind>(EntityKind::CODES), hide_possible_values = true)]
    kind: Option<EntityKind>,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 1000, value_parser = args::count)]
    limit: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct EntityRow {
    handle: Option<String>,
    label: String,
    kind: String,
    assertions: i64,
    names: Vec<String>,
    id: Uuid,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let kind = args.kind.map(|kind| kind.code());
    let entities = ops::entity::list(&mut conn, context.dossier(), kind, args.limit)?;
    let rows = entities.into_iter().map(|entity| EntityRow {
        handle: entity.handle,
        label: entity.label,
        kind: entity.kind,
        assertions: entity.assertions,
        names: entity.names,
        id: entity.id.0,
    });
    context
        .printer
        .list(&["handle", "label", "kind", "assertions"], rows)
}
