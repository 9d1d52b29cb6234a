//! `counterclaim export`

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::exchange::flat::Written;
use crate::ops::export::{Kind, LeftOut, Options, Which, Why};
use crate::ops::{self, OpError};

use super::context::Context;
use super::error::{CliError, Outcome};

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The dossier file
    Yaml,
    /// The same as JSON
    Json,
    /// A claim a row, one JSON object a line
    Jsonl,
    /// A claim a row
    Csv,
    /// What is approved, for search engines: a DataFeed
    Claimreview,
    /// Who did what from which sources: W3C PROV-JSON
    Prov,
}

/// Write a dossier, or all, as a file
#[derive(Debug, clap::Args)]
#[command(
    after_help = "yaml and json are the dossier file: all of a dossier, and what `import` takes elsewhere.\n\
                  jsonl and csv have a row for each statement of a claim, fact-checks of others and tags beside it, in the columns \
                  that `import` reads, and after them the dossier. They carry no kinds, figures and designations, no relations, \
                  evidence, denials, captures and chains of speakers.\n\
                  claimreview has what `report make --format jsonld` lets out, by its rules; of `--all`, dossiers that may not go \
                  out are left out and named.\n\
                  prov has wordings, verdicts and reports, the events that brought them and the captures they rest on.\n\
                  docs/exports.md says what each column and each key is.\n\n\
                  Examples:\n  counterclaim export mali-algeria --out case.yaml\n  \
                  counterclaim export mali-algeria --format csv --with-review --out claims.csv\n  \
                  counterclaim export --all --out dossiers\n  \
                  counterclaim export --all --format jsonl --out claims.jsonl\n  \
                  counterclaim export mali-algeria --format prov --out prov.json\n  \
                  counterclaim export mali-algeria --format csv --as-of 2025-01-20"
)]
pub struct ExportArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER", conflicts_with = "all")]
    slug: Option<String>,
    /// yaml (if not said), json, jsonl, csv, claimreview or prov
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<Format>,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Every dossier that you may see; as yaml and json each in a file of the directory `--out`
    #[arg(long)]
    all: bool,
    /// Leave captured texts out; yaml and json
    #[arg(long)]
    public: bool,
    /// Add states and verdicts, for reading: an import passes over them; not for claimreview and prov
    #[arg(long)]
    with_review: bool,
    /// Where to; standard output if absent. A directory for all dossiers as yaml or json
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &ExportArgs, context: &Context) -> Outcome {
    let format = match args.format {
        Some(format) => format,
        None if args.json => Format::Json,
        None => Format::Yaml,
    };
    let rows = |form| Kind::Rows {
        form,
        reviewed: args.with_review,
    };
    let report = super::report::options(context);
    let kind = match format {
        Format::Yaml | Format::Json => return files(args, context, format == Format::Json),
        Format::Jsonl => rows(Written::Lines),
        Format::Csv => rows(Written::Table),
        Format::Claimreview => Kind::Feed {
            options: &report,
            at: context.moment(),
        },
        Format::Prov => Kind::Provenance,
    };
    if args.public {
        return Err(CliError::usage(
            "`--public` is of yaml and json: the other forms have no captured texts",
            Some("leave `--public` out".to_owned()),
        ));
    }
    if args.with_review && matches!(format, Format::Claimreview | Format::Prov) {
        return Err(CliError::usage(
            "`--with-review` is not for claimreview and prov, which have verdicts of their own",
            Some("leave `--with-review` out".to_owned()),
        ));
    }
    let which = match args.all {
        true => Which::All,
        false => Which::One(context.dossier_or(args.slug.as_deref())),
    };
    ops::export::streamed(&mut context.connect()?, which, kind, |ready| -> Outcome {
        for one in &ready.left_out {
            context.printer.message(&left_out(one))?;
        }
        context.write_parts(args.out.as_deref(), |out| Ok(ready.write(out)?))
    })?
}

/// In one line, and where the rest is told.
fn left_out(one: &LeftOut) -> String {
    let slug = &one.dossier;
    match &one.why {
        Why::Restricted => format!("left out `{slug}`: it is restricted to its members; its name exports it"),
        Why::Stopped(OpError::Lint(findings)) => {
            let first = findings.first().map_or(String::new(), |finding| {
                format!(": {}, {}", finding.place, finding.rule)
            });
            let count = findings.len();
            format!(
                "left out `{slug}`: {count} findings stop its report{first}; `counterclaim report make {slug} --lint-only` tells them"
            )
        }
        Why::Stopped(error) => format!("left out `{slug}`: {error}"),
    }
}

/// One dossier as a file, or each as one.
fn files(args: &ExportArgs, context: &Context, json: bool) -> Outcome {
    let options = Options {
        public: args.public,
        with_review: args.with_review,
        json,
    };
    if !args.all {
        let slug = context.dossier_or(args.slug.as_deref());
        let text = ops::export::export(&mut context.connect()?, slug, options)?;
        return context.write_out(args.out.as_deref(), text.as_bytes());
    }
    let Some(directory) = args.out.as_deref() else {
        return Err(CliError::usage(
            "all dossiers as yaml or json are several files",
            Some("name a directory: `--out DIR`; one stream of all has `--format jsonl`".to_owned()),
        ));
    };
    let mut conn = context.connect()?;
    std::fs::create_dir_all(directory).map_err(|source| OpError::File {
        action: "create",
        path: directory.to_owned(),
        source,
    })?;
    let ending = if json { "json" } else { "yaml" };
    ops::export::export_all(&mut conn, options, |slug, text| -> Outcome {
        let path: &Path = &directory.join(format!("{slug}.{ending}"));
        context.write_out(Some(path), text.as_bytes())
    })
}
