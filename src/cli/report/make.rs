//! `counterclaim report make`

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops::report::{Form, Options};
use crate::ops::{self, OpError};
use crate::report::cite::{DEFAULT_STYLE, Style};

/// Make a report of what is approved
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim report make mali-algeria --out report.html\n  counterclaim report make mali-algeria --as-of 2025-01-20 --out then.html"
)]
pub struct MakeArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// html, markdown or json
    #[arg(long, default_value = "html", value_parser = ["html", "markdown", "json"])]
    format: String,
    /// Add what is not approved, plainly marked
    #[arg(long)]
    draft: bool,
    /// Citation style
    #[arg(long, default_value = DEFAULT_STYLE)]
    style: String,
    /// Where to; standard output if absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &MakeArgs, context: &Context) -> Outcome {
    let options = Options {
        draft: args.draft,
        masthead: context.config.settings.report.masthead(),
        authenticated: context.is_server(),
    };
    let style = Style::named(&args.style).map_err(|error| OpError::Usage(error.to_string()))?;
    let form = match args.format.as_str() {
        "json" => Form::Json,
        "markdown" => Form::Markdown,
        _ => Form::Html,
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let (_, bytes) = ops::report::make(&mut context.connect()?, slug, &options, form, &style)?;
    context.write_out(args.out.as_deref(), &bytes)
}
