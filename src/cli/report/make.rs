//! `counterclaim report make`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use sha2::{Digest, Sha256};

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops::report::{Form, Options};
use crate::ops::{self, OpError};
use crate::report::cite::{DEFAULT_STYLE, Style};
use crate::report::lint;
use crate::report::tables::Table;
use crate::report::text::web_address;

use super::{findings, options};

/// Make a report of what is approved
#[derive(Debug, clap::Args)]
#[command(
    after_help = "jsonld is the ClaimReview that search engines read; a page has it inside. It says where the report stands and \
                  who publishes it: `--url`, and the table [report] of the configuration file.\n\
                  csv gives tables; schema/json/report-tables.schema.json says what each column holds.\n\n\
                  Examples:\n  counterclaim report make mali-algeria --out report.html\n  \
                  counterclaim report make mali-algeria --as-of 2025-01-20 --out then.html\n  \
                  counterclaim report make mali-algeria --format csv --out tables\n  \
                  counterclaim report make mali-algeria --format csv --table figures\n  \
                  counterclaim report make mali-algeria --lint-only --draft"
)]
pub struct MakeArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// html, markdown, json, jsonld (ClaimReview) or csv (tables)
    #[arg(long, default_value = "html", value_parser = ["html", "markdown", "json", "jsonld", "csv"])]
    format: String,
    /// Which table, for csv
    #[arg(long, value_parser = PossibleValuesParser::new(Table::CODES))]
    table: Option<String>,
    /// Add what is not approved, plainly marked
    #[arg(long)]
    draft: bool,
    /// Citation style: `counterclaim report styles` lists them
    #[arg(long, value_name = "STYLE", default_value = DEFAULT_STYLE)]
    style: String,
    /// Where the report will stand on the web
    #[arg(long, value_name = "URL", value_parser = address)]
    url: Option<String>,
    /// Where to; standard output if absent. A directory for all tables
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write no report: list what would stop it, and which words take sides
    #[arg(long, conflicts_with_all = ["out", "format", "style", "table", "url"])]
    lint_only: bool,
}

/// An address that a page can link to.
pub(super) fn address(text: &str) -> Result<String, String> {
    web_address(text)
        .map(ToOwned::to_owned)
        .ok_or_else(|| "no address of the web: https://…".to_owned())
}

pub fn run(args: &MakeArgs, context: &Context) -> Outcome {
    let mut options = Options {
        draft: args.draft,
        ..options(context)
    };
    if args.url.is_some() {
        options.masthead.report_url.clone_from(&args.url);
    }
    if args.lint_only {
        let slug = context.dossier_or(args.slug.as_deref());
        let findings = ops::report::findings(&mut context.connect()?, slug, &options)?;
        return findings::list(context, findings);
    }
    let style = Style::named(&args.style).map_err(|error| OpError::Usage(error.to_string()))?;
    let table = args.table.as_deref().and_then(|word| word.parse::<Table>().ok());
    let form = match (args.format.as_str(), table) {
        ("csv", Some(table)) => Form::Table(table),
        ("csv", None) => return tables(args, context, &options, &style),
        (_, Some(_)) => {
            let hint = "`--format csv --table …` gives one; the other forms have everything";
            return Err(CliError::usage("only csv has tables", Some(hint.to_owned())));
        }
        ("jsonld", _) if args.draft => {
            let hint = "leave `--draft` out: what is not approved has no ClaimReview";
            return Err(CliError::usage(
                "there is no ClaimReview of drafts",
                Some(hint.to_owned()),
            ));
        }
        ("jsonld", _) => Form::ClaimReview,
        (name, _) => Form::named(name),
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let report = ops::report::checked(&mut context.connect()?, slug, &options)?;
    findings::advise(context, &lint::advice(&report))?;
    let mut hash = Sha256::new();
    context.write_parts(args.out.as_deref(), |out| {
        Ok(ops::report::write(
            &report,
            form,
            &style,
            Hashed { hash: &mut hash, out },
        )?)
    })?;
    let can_go_out = matches!(form, Form::Html | Form::Markdown | Form::Json) && !context.looks_back();
    if args.out.is_some() && !args.draft && can_go_out {
        // what `report publish --approve` is given
        context
            .printer
            .message(&format!("sha256 {}", hex::encode(hash.finalize())))?;
    }
    Ok(())
}

/// Hashes what is written.
struct Hashed<'a> {
    hash: &'a mut Sha256,
    out: &'a mut dyn Write,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// All tables of one report, each into a file of the directory.
fn tables(args: &MakeArgs, context: &Context, options: &Options, style: &Style) -> Outcome {
    let Some(directory) = args.out.as_deref() else {
        let hint = "one of them: `--table claims`; all of them into a directory: `--out DIR`";
        return Err(CliError::usage("csv is several tables", Some(hint.to_owned())));
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let report = ops::report::checked(&mut context.connect()?, slug, options)?;
    std::fs::create_dir_all(directory).map_err(|source| OpError::File {
        action: "create",
        path: directory.to_owned(),
        source,
    })?;
    for table in Table::ALL {
        let bytes = ops::report::written(&report, Form::Table(*table), style)?;
        let path: &Path = &directory.join(format!("{table}.csv"));
        context.write_out(Some(path), &bytes)?;
    }
    Ok(())
}
