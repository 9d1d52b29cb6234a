//! `counterclaim report publish`

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops::OpError;
use crate::ops::report::Form;
use crate::ops::report::publish::{Request, publish};
use crate::report::cite::{DEFAULT_STYLE, Style};

use super::list::PublicationView;
use super::options;

/// Publish the report that an editor has read, byte for byte
///
/// `report make --out FILE` tells the SHA-256 of what it wrote. Whoever read that file approves it by that hash: where the
/// report made now is another, nothing is published. What goes out says the same, with its version number, the moment of
/// publication, who approved it, and which version it takes the place of. It is kept as it went out.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as editor report publish mali-algeria --approve SHA256 --out published.html\n  counterclaim --as editor report publish mali-algeria --approve SHA256 --erratum \"The number of soldiers killed was wrong: see C-3\""
)]
pub struct PublishArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// SHA-256 of the report that was read, made in the same form and style
    #[arg(long, value_name = "SHA256")]
    approve: String,
    /// html, markdown or json
    #[arg(long, default_value = "html", value_parser = ["html", "markdown", "json"])]
    format: String,
    /// Citation style: `counterclaim report styles` lists them
    #[arg(long, value_name = "STYLE", default_value = DEFAULT_STYLE)]
    style: String,
    /// Where the report will stand on the web, as the one that was read says
    #[arg(long, value_name = "URL", value_parser = super::make::address)]
    url: Option<String>,
    /// What was wrong in the last version or is new, for its readers; needed from the second version on
    #[arg(long, value_name = "TEXT")]
    erratum: Option<String>,
    /// Where to write what went out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &PublishArgs, context: &Context) -> Outcome {
    let approved = hex::decode(args.approve.trim())
        .ok()
        .filter(|hash| hash.len() == 32)
        .ok_or_else(|| {
            CliError::usage(
                "invalid value for `--approve`: a SHA-256 has 64 hexadecimal digits",
                Some("`counterclaim report make --out FILE` tells that of what it wrote".to_owned()),
            )
        })?;
    let style = Style::named(&args.style).map_err(|error| OpError::Usage(error.to_string()))?;
    let mut options = options(context);
    if args.url.is_some() {
        options.masthead.report_url.clone_from(&args.url);
    }
    let request = Request {
        options: &options,
        form: Form::named(&args.format),
        style: &style,
        approved: &approved,
        erratum: args.erratum.as_deref(),
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let published = publish(&mut context.connect()?, slug, &request)?;
    if let Some(out) = &args.out {
        context.write_out(Some(out), &published.bytes)?;
    }
    let view = PublicationView::from(published.publication);
    if context.printer.is_json() {
        return context.printer.json(&view);
    }
    context
        .printer
        .line(&format!("published version {} of {}", view.version, view.dossier))?;
    context.printer.line(&format!("sha256 {}", view.sha256))
}
