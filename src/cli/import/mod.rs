//! `counterclaim import`

mod flat;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU8;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::exchange::flat::{Field, Form};
use crate::ops;
use crate::ops::flat::is_flat;

use super::context::Context;
use super::error::{CliError, Outcome};
use super::render::rows;

/// Bring in dossier files, tables of claims, fact-checks
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A file that ends in .csv, .tsv, .jsonl or .ndjson, packed with gzip or zstd (.gz, .zst) or not, or in .xlsx, is a table: a claim
a row, into the dossier that is in use. Its columns:

  id                 the row's own name: a later file with it rewords the claim while it is a draft
  statement          the claim in one sentence; no row goes without
  claimant           who says it, found by name or made; claimant_kind says what it is: person, party, armed_group …
  claim_date         when it was said (EDTF)
  source_url, source_title, source_publisher, source_date
                     where it stands; found by its address, else by title and publisher, or made
  quote              the exact words of the source: with a source they are a statement, else all this is a note
  language           of statement and quote
  review_publisher, review_url, review_title, review_date, review_rating
                     a fact-check by somebody else, never a verdict of ours
  tags               words to find it by, kept as a note (`claim history` shows it)

Pages (.html), JSON (.jsonld, .json, one block a line) and answers of Google's Fact Check Tools with ClaimReviews are taken
too: the claim, who said it, when and where, and the fact-check of others. What has no field is told; `--rejects` takes
blocks without a claim, as JSON Lines. What ends in .json is a dossier file unless ClaimReviews stand in it.

Rows that are wrong are told with line, field and reason, exit code 6, and the others go in. What is there is not brought
twice: after an interruption the same command brings the rest.

Examples:
  counterclaim --as checker import case.yaml --dry-run
  counterclaim --as checker import case.yaml
  counterclaim --as checker --dossier mali-algeria import statements.csv --map Speaker=claimant --rejects wrong.csv
  counterclaim --as checker --dossier mali-algeria import claims.xlsx --sheet Claims
  counterclaim --as checker --dossier mali-algeria import check.html feed.jsonld --dry-run
  cat *.jsonl | counterclaim --as checker --dossier mali-algeria import - --format jsonl --all-or-nothing"
)]
pub struct ImportArgs {
    /// Dossier files, YAML or JSON, a later one may refer to what an earlier one brings; or tables and ClaimReviews, `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Ask every rule, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Form of a file whose name does not say it: csv, tsv, jsonl, xlsx or claimreview
    #[arg(long, value_name = "FORM", value_parser = form)]
    format: Option<Form>,
    /// What a column of a table is: `Speaker=claimant`; any number of times
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = mapped)]
    maps: Vec<(String, Field)>,
    /// Which sheet of a workbook is the table; else the first that is shown
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Where rows of a table go that are refused, with their line and the reason
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Bring all rows of a table, or none
    #[arg(long)]
    all_or_nothing: bool,
    /// Connections that a table comes in by; as many as there are processors, up to 4, if not said
    #[arg(long, value_name = "COUNT")]
    jobs: Option<NonZeroU8>,
}

#[derive(Serialize, JsonSchema)]
pub struct ImportView<'a> {
    file: Cow<'a, str>,
    dossier: String,
    rows: BTreeMap<String, usize>,
    /// Codes of the new claims; of a table, which may have a million, none.
    claims: Vec<String>,
    events: usize,
    dry_run: bool,
    /// How the rows of a table fared; null for a dossier file.
    table: Option<TableView>,
}

/// How the rows of a table fared.
#[derive(Serialize, JsonSchema)]
struct TableView {
    new: u64,
    changed: u64,
    unchanged: u64,
    rejected: u64,
    /// Columns, of ClaimReviews properties, that were not read.
    dropped: Vec<String>,
}

fn form(text: &str) -> Result<Form, String> {
    let known = Form::NAMES.iter().find(|(name, _)| *name == text);
    // or as names end
    known
        .map(|(_, form)| *form)
        .or_else(|| Form::of_name(&format!("x.{text}")))
        .ok_or_else(|| "it is csv, tsv, jsonl, xlsx or claimreview".to_owned())
}

fn mapped(text: &str) -> Result<(String, Field), String> {
    let Some((column, field)) = text.rsplit_once('=') else {
        return Err("it is `COLUMN=FIELD`, as `Speaker=claimant`".to_owned());
    };
    match Field::named(field) {
        Some(field) => Ok((column.to_owned(), field)),
        None => {
            let known = Field::ALL.iter().map(|field| field.name());
            let near = ops::find::near(field, known.clone().map(ToOwned::to_owned));
            Err(match near.first() {
                Some(near) => format!("`{field}` is no field; did you mean `{near}`?"),
                None => format!(
                    "`{field}` is no field; they are {}",
                    known.collect::<Vec<_>>().join(", ")
                ),
            })
        }
    }
}

pub fn run(args: &ImportArgs, context: &Context) -> Outcome {
    let flat = args.files.iter().filter(|path| is_flat(path)).count();
    if flat == args.files.len() || args.format.is_some() {
        return flat::run(args, context);
    }
    if flat > 0 {
        return Err(CliError::usage(
            "dossier files and tables are not imported together",
            Some("import the dossier file first, then the tables into it".to_owned()),
        ));
    }
    let of_tables = [
        ("--map", !args.maps.is_empty()),
        ("--sheet", args.sheet.is_some()),
        ("--rejects", args.rejects.is_some()),
        ("--all-or-nothing", args.all_or_nothing),
        ("--jobs", args.jobs.is_some()),
    ];
    if let Some((flag, _)) = of_tables.iter().find(|(_, is_given)| *is_given) {
        return Err(CliError::usage(
            format!("`{flag}` is for tables: a dossier file comes in whole or not at all"),
            Some(
                "a table whose name does not say so needs `--format csv`, `tsv`, `jsonl` or `xlsx`"
                    .to_owned(),
            ),
        ));
    }
    dossiers(args, context)
}

fn dossiers(args: &ImportArgs, context: &Context) -> Outcome {
    // a bad file is refused without any server
    let mut files = ops::import::read_files(&args.files)?;
    for file in &mut files {
        file.take_texts(&context.extractor())?;
    }
    let all = ops::import::import_files(&mut context.connect()?, &files, args.dry_run)?;
    let mut views = Vec::new();
    for (path, done) in args.files.iter().zip(all) {
        for warning in &done.warnings {
            context.printer.message(&format!("warning: {warning}"))?;
        }
        let view = ImportView {
            file: path.to_string_lossy(),
            dossier: done.dossier.to_string(),
            rows: done
                .rows
                .iter()
                .map(|(table, count)| ((*table).to_owned(), *count))
                .collect(),
            claims: done.claims.iter().map(ToString::to_string).collect(),
            events: done.receipts.len(),
            dry_run: args.dry_run,
            table: None,
        };
        let said = rows(done.rows.iter().copied());
        say(view, &said, context, &mut views)?;
    }
    print(&views, context)
}

/// Says what an import did: to people at once, for programs it is kept.
fn say<'a>(view: ImportView<'a>, said: &str, context: &Context, views: &mut Vec<ImportView<'a>>) -> Outcome {
    if context.printer.is_json() {
        views.push(view);
        return Ok(());
    }
    if said.is_empty() {
        context.printer.line(&format!("{}: nothing new", view.dossier))?;
    } else {
        let would = if view.dry_run { "would write " } else { "" };
        context
            .printer
            .line(&format!("{}: {would}{said}", view.dossier))?;
    }
    match &view.table {
        Some(table) => context.printer.line(&format!(
            "rows: {} new, {} changed, {} unchanged, {} rejected",
            table.new, table.changed, table.unchanged, table.rejected
        )),
        None => Ok(()),
    }
}

fn print(views: &[ImportView<'_>], context: &Context) -> Outcome {
    match views {
        [] => Ok(()),
        [one] => context.printer.json(one),
        several => context.printer.json(&several),
    }
}
