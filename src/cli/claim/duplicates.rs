//! `counterclaim claim duplicates`

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::ids::ClaimCode;
use crate::ops;

/// List claims that say nearly the same
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim claim duplicates\n  counterclaim claim duplicates --text \"47 soldiers were killed\" --likeness 0.4"
)]
pub struct DuplicatesArgs {
    /// Only those like this claim; code, handle or `@`
    #[arg(conflicts_with = "text")]
    claim: Option<String>,
    /// Those like this statement, before it is logged
    #[arg(long)]
    text: Option<String>,
    /// How like they are at least, from 0 to 1 (trigrams)
    #[arg(long, value_name = "0-1", default_value_t = 0.55, value_parser = share)]
    likeness: f32,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value_t = 100, value_parser = args::count)]
    limit: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct DuplicateRow {
    claim: Option<String>,
    like: String,
    likeness: f64,
    state: String,
    statement: String,
}

fn share(text: &str) -> Result<f32, String> {
    let share = text.parse::<f32>().ok();
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "it is a number from 0 to 1".to_owned())
}

pub fn run(args: &DuplicatesArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let found = ops::claim::duplicates(
        &mut conn,
        args.claim.as_deref(),
        args.text.as_deref(),
        context.dossier(),
        args.likeness,
        args.limit,
    )?;
    let rows = found.into_iter().map(|pair| DuplicateRow {
        claim: pair.code.map(|code| ClaimCode(code).to_string()),
        like: ClaimCode(pair.like_code).to_string(),
        likeness: (f64::from(pair.likeness) * 100.0).round() / 100.0,
        state: pair.state,
        statement: pair.statement,
    });
    context
        .printer
        .list(&["claim", "like", "likeness", "state", "statement"], rows)
}
