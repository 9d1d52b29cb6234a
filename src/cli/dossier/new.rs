//! `counterclaim dossier new`

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Open a dossier with the settings that a dossier file has
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim --as editor dossier new --from case.yaml")]
pub struct NewArgs {
    /// The dossier file; only its header is read
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
}

pub fn run(args: &NewArgs, context: &Context) -> Outcome {
    let (parsed, _) = ops::import::read_path(&args.from)?;
    let settings = ops::import::settings(&parsed, None)?;
    let receipts = ops::dossier::put(&mut context.connect()?, &settings)?;
    let done = if receipts.is_empty() {
        "is as the file has it already"
    } else {
        "is open"
    };
    context
        .printer
        .receipts_or(&receipts, &format!("dossier `{}` {done}", settings.slug))
}
