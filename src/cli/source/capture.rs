//! `counterclaim source capture`

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

use super::file::{CaptureView, FileArgs};
use super::written::print;

/// Keep what a source said when it was read
///
/// Text, Markdown, HTML (its readable text) and PDF give a text in which quotations are anchored; the bytes are kept
/// with their SHA-256. Captured again, the quotations of earlier captures are looked for: what vanished is shown, and
/// changes nothing.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker source capture communique --file communique.pdf\n  counterclaim --as checker source capture communique --again --file today.html"
)]
pub struct CaptureArgs {
    /// Handle, address or `@source`, the last one
    #[arg(value_name = "SOURCE")]
    name: String,
    /// The file
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// It was captured before: compare
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    taken: FileArgs,
}

pub fn run(args: &CaptureArgs, context: &Context) -> Outcome {
    let captured = args.taken.read(&args.file, context)?;
    let view = CaptureView::of(&captured);
    let mut conn = context.connect()?;
    let written = ops::source::capture(&mut conn, context.dossier(), &args.name, captured, args.again)?;
    print(context, &written, Some(view))
}
