//! `counterclaim report show`

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Give a publication back, byte for byte
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim report show 1 --dossier mali-algeria --out published.html")]
pub struct ShowArgs {
    /// Its version number; the last one if absent
    #[arg(value_name = "N")]
    n: Option<i32>,
    /// Where to; standard output if absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let published = ops::report::publish::show(&mut context.connect()?, context.dossier(), args.n)?;
    let publication = &published.publication;
    if let (Some(at), Some(why)) = (publication.withdrawn_at, &publication.withdrawn_reason) {
        let at = crate::cli::render::moment(at);
        context
            .printer
            .message(&format!("version {} was withdrawn {at}: {why}", publication.n))?;
    }
    context.write_out(args.out.as_deref(), &published.bytes)
}
