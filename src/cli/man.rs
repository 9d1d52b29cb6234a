//! `counterclaim man`

use std::path::PathBuf;

use crate::ops::OpError;

use super::args;
use super::error::Outcome;

/// Manual pages into a directory, one a command
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim man ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Where to
    pub dir: PathBuf,
}

pub fn run(args: &ManArgs) -> Outcome {
    let written = std::fs::create_dir_all(&args.dir)
        .and_then(|()| clap_mangen::generate_to(args::command(), &args.dir));
    written.map_err(|source| {
        OpError::File {
            action: "write into",
            path: args.dir.clone(),
            source,
        }
        .into()
    })
}
