//! Tables: a claim a row.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::progress::{Meter, Progress};
use crate::cli::render::rows;
use crate::exchange::flat::Mapping;
use crate::ops::OpError;
use crate::ops::flat::{self, How, Options, STANDARD_INPUT};

use super::{ImportArgs, ImportView, TableView};

/// How many connections are taken if nothing is said, at most.
const MOST_JOBS: usize = 4;
/// How many columns that are not read are named.
const NAMED: usize = 20;

pub(super) fn run(args: &ImportArgs, context: &Context) -> Outcome {
    let mut mapping = Mapping::default();
    for (column, field) in &args.maps {
        mapping
            .add(column, *field)
            .map_err(|reason| CliError::usage(format!("--map: {reason}"), None))?;
    }
    if let Some(rejects) = &args.rejects {
        check_rejects(args, rejects)?;
    }
    let how = How {
        form: args.format,
        mapping: &mapping,
        sheet: args.sheet.as_deref(),
    };
    // a bad file is refused without any server
    let mut files = Vec::with_capacity(args.files.len());
    let mut problems = Vec::new();
    for path in &args.files {
        match flat::open(path, how) {
            Ok(opened) => files.push((path, opened)),
            // each is its own: the others go in
            Err(OpError::BadInput(found)) => problems.extend(found),
            Err(other) => return Err(other.into()),
        }
    }
    if files.is_empty() {
        return Err(OpError::BadInput(problems).into());
    }
    let mut conn = context.connect()?;
    let options = Options {
        rehearse: args.dry_run,
        whole: args.all_or_nothing,
        jobs: args.jobs.map_or_else(processors, |jobs| jobs.get().into()),
    };
    let mut views = Vec::new();
    for (path, opened) in &mut files {
        let mut meter = Meter::new(&context.printer);
        let outcome = flat::import(
            &mut conn,
            &context.desk,
            opened,
            context.dossier(),
            options,
            args.rejects.as_deref(),
            &mut |progress| {
                meter.show(Progress {
                    count: progress.rows,
                    what: "rows",
                    share: Progress::share(progress.bytes, progress.size),
                });
            },
        );
        meter.clear();
        let done = outcome?;
        if !done.dropped.is_empty() && !opened.has_reviews() {
            context.printer.message(&dropped(path, &done.dropped))?;
        }
        for note in &done.notes {
            let note = format!("warning: {}: {note}", path.display());
            context.printer.message(&note)?;
        }
        if done.rejected == 0 || args.rejects.is_none() {
            problems.extend(done.problems);
        }
        problems.extend(done.broken);
        let said = rows(done.rows.iter().copied());
        let view = ImportView {
            file: path.to_string_lossy(),
            dossier: done.dossier,
            rows: done
                .rows
                .iter()
                .map(|(table, count)| ((*table).to_owned(), *count))
                .collect(),
            claims: Vec::new(),
            events: done.events,
            dry_run: args.dry_run,
            table: Some(TableView {
                new: done.new,
                changed: done.changed,
                unchanged: done.unchanged,
                rejected: done.rejected,
                dropped: done.dropped,
            }),
        };
        super::say(view, &said, context, &mut views)?;
        if let (Some(rejects), 1..) = (&args.rejects, done.rejected) {
            let message = format!("rejected rows, each with the reason: {}", rejects.display());
            context.printer.message(&message)?;
        }
    }
    super::print(&views, context)?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(OpError::BadInput(problems).into())
    }
}

/// As many as work at a time; a server elsewhere has its own.
fn processors() -> usize {
    std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST_JOBS)
}

fn check_rejects(args: &ImportArgs, rejects: &Path) -> Outcome {
    if args.files.len() > 1 {
        return Err(CliError::usage(
            "`--rejects` takes the rows of one table: they keep its form",
            Some("import one table at a time".to_owned()),
        ));
    }
    let same = |path: &Path| match (path.canonicalize(), rejects.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if rejects
        .extension()
        .is_some_and(|ending| ending == "xlsx" || ending == "xlsm")
    {
        return Err(CliError::usage(
            "`--rejects` writes no workbook: rows of one go to a table of text",
            Some("name a file that ends in .csv".to_owned()),
        ));
    }
    let is_input = args
        .files
        .iter()
        .any(|path| path != Path::new(STANDARD_INPUT) && same(path));
    if is_input {
        return Err(CliError::usage(
            "`--rejects` names the file that is read, and would overwrite it",
            Some("name another file".to_owned()),
        ));
    }
    Ok(())
}

fn dropped(path: &Path, columns: &[String]) -> String {
    let named: Vec<String> = columns
        .iter()
        .take(NAMED)
        .map(|column| format!("`{column}`"))
        .collect();
    let rest = match columns.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "warning: {}: not read: {}{rest}; `--map COLUMN=FIELD` says what a column is",
        path.display(),
        named.join(", ")
    )
}
