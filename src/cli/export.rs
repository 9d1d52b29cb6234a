//! `counterclaim export`

use std::path::PathBuf;

use crate::ops;
use crate::ops::export::Options;

use super::context::Context;
use super::error::Outcome;

/// Write a dossier as a file
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim export mali-algeria --out case.yaml")]
pub struct ExportArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// JSON instead of YAML
    #[arg(long)]
    json: bool,
    /// Leave captured texts out
    #[arg(long)]
    public: bool,
    /// Add states and verdicts, for reading
    #[arg(long)]
    with_review: bool,
    /// Where to; standard output if absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &ExportArgs, context: &Context) -> Outcome {
    let options = Options {
        public: args.public,
        with_review: args.with_review,
        json: args.json,
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let text = ops::export::export(&mut context.connect()?, slug, options)?;
    context.write_out(args.out.as_deref(), text.as_bytes())
}
