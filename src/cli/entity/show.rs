//! `counterclaim entity show`

use std::io;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render;
use crate::ops;

/// Show an entity: names, relations, stances
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim entity show algeria")]
pub struct ShowArgs {
    /// Handle or name
    #[arg(value_name = "ENTITY")]
    name: String,
}

/// An entity whole, as `entity_document.sql` gives it.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "every key is documented; a page shows most of them")]
pub struct EntityView {
    pub id: uuid::Uuid,
    pub label: String,
    pub kind: String,
    pub iso3166: Option<String>,
    pub wikidata: Option<String>,
    pub active: Option<String>,
    pub handles: Vec<String>,
    pub names: Vec<NameView>,
    pub relations: Vec<RelationView>,
    pub stances: Vec<StanceView>,
}

/// A name.
#[derive(Deserialize, JsonSchema)]
pub struct NameView {
    pub name: String,
    pub language: Option<String>,
    pub form: String,
}

/// A relation to another entity.
#[derive(Deserialize, JsonSchema)]
pub struct RelationView {
    pub kind: String,
    pub direction: String,
    pub entity: String,
    pub when: Option<String>,
}

/// Where it stands on a claim.
#[derive(Deserialize, JsonSchema)]
pub struct StanceView {
    pub claim: String,
    pub stance: String,
    pub attitudes: Vec<String>,
    pub statement: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::entity::show(&mut context.connect()?, &args.name, context.dossier())?;
    let view = EntityView::deserialize(&document).map_err(io::Error::other)?;
    context
        .printer
        .show(&document, |page| render::entity(page, &view))
}
