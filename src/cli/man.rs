//! `counterclaim man`

use std::path::PathBuf;

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
    std::fs::create_dir_all(&args.dir)?;
    Ok(clap_mangen::generate_to(args::command(), &args.dir)?)
}
