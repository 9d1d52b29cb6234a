//! `counterclaim evidence list`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::paging::{Paging, one_more};
use crate::cli::render::{Column, spaced};
use crate::ops;

/// List evidence, of a claim or of the dossier
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim evidence list C-12")]
pub struct ListArgs {
    /// Code, handle or `@`; all claims when left out
    claim: Option<String>,
    #[command(flatten)]
    paging: Paging<1000>,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let evidence = ops::content::evidence(
        &mut conn,
        args.claim.as_deref(),
        context.dossier(),
        args.paging.after.as_deref(),
        one_more(args.paging.limit),
    )?;
    let columns = [
        "name".into(),
        spaced("bearing"),
        "credibility".into(),
        "source".into(),
        "voice".into(),
        "quote".into(),
    ];
    context
        .printer
        .part::<Column, _>(&columns, evidence, args.paging.limit, |row| row.name.clone())
}
