//! `counterclaim dossier use`

use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Say once which dossier to work in; alone, say which it is
#[derive(Debug, clap::Args)]
#[command(
    after_help = "It is remembered for this login at this desk, and used where neither --dossier nor COUNTERCLAIM_DOSSIER\nsays otherwise; `--dossier -` means all dossiers for once.\n\nExamples:\n  counterclaim dossier use mali-algeria\n  counterclaim dossier use --none"
)]
pub struct UseArgs {
    /// Its slug
    slug: Option<String>,
    /// Forget it again
    #[arg(long, conflicts_with = "slug")]
    none: bool,
}

/// The dossier in use.
#[derive(Serialize, schemars::JsonSchema)]
pub struct UseView {
    dossier: Option<String>,
}

pub fn run(args: &UseArgs, context: &Context) -> Outcome {
    let view = if args.none {
        context.memory.remember(None)?;
        UseView { dossier: None }
    } else if let Some(slug) = &args.slug {
        let dossier = ops::find::dossier(&mut context.connect()?, slug)?;
        context.memory.remember(Some(&dossier.slug))?;
        UseView {
            dossier: Some(dossier.slug),
        }
    } else {
        UseView {
            dossier: context.dossier().map(ToOwned::to_owned),
        }
    };
    let printer = &context.printer;
    match &view.dossier {
        _ if printer.is_json() => printer.json(&view),
        Some(slug) => printer.line(slug),
        None => printer.message("no dossier is in use"),
    }
}
