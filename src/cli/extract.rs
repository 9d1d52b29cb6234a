//! The process that reads a foreign file, started by the one that wants its text.

use std::io;

use crate::exchange::capture::Media;
use crate::ops::capture;

use super::context::Context;
use super::error::{CliError, Outcome};

/// What the file is said to be; the file itself comes on standard input.
#[derive(Debug, clap::Args)]
pub struct ExtractArgs {
    /// Media type
    media_type: String,
    /// Character encoding
    #[arg(long)]
    charset: Option<String>,
    /// All of a page
    #[arg(long)]
    whole: bool,
}

pub fn run(args: &ExtractArgs, context: &Context) -> Outcome {
    let mut media = Media::parse(&args.media_type)
        .ok_or_else(|| CliError::usage(format!("`{}` is no media type", args.media_type), None))?;
    media.charset = args.charset.clone();
    let answer = capture::answer(&mut io::stdin().lock(), &media, args.whole)?;
    context.printer.bytes(&answer)
}
