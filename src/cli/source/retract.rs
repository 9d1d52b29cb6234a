//! `counterclaim source retract`

use std::io;

use serde::Deserialize;

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::RetractionKind;
use crate::ops;

use super::show::SourceView;
use super::written::print;

/// Say that a source no longer counts: what rests on it, or on a copy of it, is flagged
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker source retract article --kind distrusted --reason \"its figures were made up\""
)]
pub struct RetractArgs {
    /// Handle, address or `@source`, the last one
    #[arg(value_name = "SOURCE")]
    name: String,
    /// Whose doing it is
    #[arg(long, value_parser = codes::<RetractionKind>(RetractionKind::CODES))]
    kind: RetractionKind,
    /// Why
    #[arg(long)]
    reason: String,
}

pub fn run(args: &RetractArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let written = ops::source::retract(&mut conn, context.dossier(), &args.name, args.kind, &args.reason)?;
    print(context, &written, None)?;
    if context.printer.is_json() {
        return Ok(());
    }
    let document = ops::source::show(&mut conn, &written.handle, Some(&written.dossier))?;
    let view = SourceView::deserialize(&document).map_err(io::Error::other)?;
    let mut claims: Vec<String> = view
        .depends
        .iter()
        .map(|resting| format!("{} ({})", resting.claim, resting.state))
        .collect();
    claims.dedup();
    let said = if claims.is_empty() {
        "no claim rests on it".to_owned()
    } else {
        format!("flagged: {}", claims.join(", "))
    };
    context.printer.message(&said)
}
