//! `counterclaim dossier list`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

use super::show::DossierView;

/// List dossiers
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim dossier list")]
pub struct ListArgs {}

pub fn run(context: &Context) -> Outcome {
    let dossiers = ops::dossier::list(&mut context.connect()?)?;
    let rows = dossiers.into_iter().map(DossierView::from);
    let columns = ["slug", "title", "claims", "states", "eyes", "visibility"];
    context.printer.list(&columns, rows)
}
