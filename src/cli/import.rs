//! `counterclaim import`

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::ops;

use super::context::Context;
use super::error::Outcome;
use super::render::rows;

/// Bring dossier files in, whole or not at all
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker import case.yaml --dry-run\n  counterclaim --as checker import case.yaml"
)]
pub struct ImportArgs {
    /// Dossier files, YAML or JSON; a later one may refer to what an earlier one brings
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Ask every rule, write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct ImportView<'a> {
    file: Cow<'a, str>,
    dossier: String,
    rows: BTreeMap<String, usize>,
    claims: Vec<String>,
    events: usize,
    dry_run: bool,
}

pub fn run(args: &ImportArgs, context: &Context) -> Outcome {
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
        let said = rows(done.rows.iter().copied());
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
        };
        if context.printer.is_json() {
            views.push(view);
        } else if said.is_empty() {
            context.printer.line(&format!("{}: nothing new", view.dossier))?;
        } else {
            let would = if args.dry_run { "would write " } else { "" };
            context
                .printer
                .line(&format!("{}: {would}{said}", view.dossier))?;
        }
    }
    match views.as_slice() {
        [] => Ok(()),
        [one] => context.printer.json(one),
        several => context.printer.json(&several),
    }
}
