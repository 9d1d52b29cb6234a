//! `counterclaim import`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::ops;

use super::context::Context;
use super::error::Outcome;

/// Bring a dossier file in: all of it, or nothing with every error
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker import case.yaml --dry-run\n  counterclaim --as checker import case.yaml"
)]
pub struct ImportArgs {
    /// Dossier files, YAML or JSON
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Ask every rule, write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct ImportView<'a> {
    file: &'a Path,
    dossier: String,
    rows: BTreeMap<String, usize>,
    claims: Vec<String>,
    events: usize,
    dry_run: bool,
}

pub fn run(args: &ImportArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    for path in &args.files {
        let bytes = ops::import::read_file(path)?;
        let folder = path.parent().map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        });
        let name = path.display().to_string();
        let done = ops::import::import(&mut conn, &bytes, &name, folder, args.dry_run)?;
        for warning in &done.warnings {
            context.printer.message(&format!("warning: {warning}"))?;
        }
        let said: Vec<String> = done
            .rows
            .iter()
            .map(|(table, count)| format!("{count} {table}"))
            .collect();
        let view = ImportView {
            file: path,
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
            context.printer.json(&view)?;
        } else if said.is_empty() {
            context.printer.line(&format!("{}: nothing new", view.dossier))?;
        } else {
            let would = if args.dry_run { "would write " } else { "" };
            context
                .printer
                .line(&format!("{}: {would}{}", view.dossier, said.join(", ")))?;
        }
    }
    Ok(())
}
