//! `counterclaim entity list`

use crate::cli::paging::Paging;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::EntityKind;
use crate::ops;

/// List entities, those of a dossier by handle, all by label
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim entity list --kind state")]
pub struct ListArgs {
    /// Of this kind
    #[arg(long, value_parser = codes::<EntityKind>(EntityKind::CODES), hide_possible_values = true)]
    kind: Option<EntityKind>,
    #[command(flatten)]
    paging: Paging<1000>,
}

#[derive(Serialize, JsonSchema)]
pub struct EntityRow {
    handle: Option<String>,
    label: String,
    kind: String,
    /// Statements that name it as a speaker or as whom the speaker stands for, counted to 1000.
    assertions: i64,
    names: Vec<String>,
    id: Uuid,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let kind = args.kind.map(|kind| kind.code());
    let part = args
        .paging
        .part(|key| ops::find::entity_or_id(&mut conn, key, context.dossier()))?;
    let entities = ops::entity::list(&mut conn, context.dossier(), kind, &part)?;
    let in_dossier = context.dossier().is_some();
    let key = |row: &EntityRow| {
        let handle = row.handle.clone().filter(|_| in_dossier);
        handle.unwrap_or_else(|| row.id.to_string())
    };
    let rows = entities.into_iter().map(|entity| EntityRow {
        handle: entity.handle,
        label: entity.label,
        kind: entity.kind,
        assertions: entity.assertions,
        names: entity.names,
        id: entity.id.0,
    });
    let columns = ["handle", "label", "kind", "assertions"];
    context.printer.part(&columns, rows, args.paging.limit, key)
}
