//! `counterclaim dossier list`

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::error::Outcome;
use crate::cli::paging::Paging;
use crate::ops;

use super::show::DossierView;

/// List dossiers
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim dossier list")]
pub struct ListArgs {
    #[command(flatten)]
    paging: Paging<1000>,
}

pub fn run(args: &ListArgs, context: &Context) -> Outcome {
    let dossiers = ops::dossier::list(
        &mut context.connect()?,
        &args.paging.part(|slug| Ok::<_, CliError>(slug.to_owned()))?,
    )?;
    let rows = dossiers.into_iter().map(DossierView::from);
    let columns = ["slug", "title", "claims", "states", "eyes", "visibility"];
    context
        .printer
        .part(&columns, rows, args.paging.limit, |row| row.slug.clone())
}
