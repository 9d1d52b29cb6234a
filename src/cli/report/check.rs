//! `counterclaim report check`

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::ops::OpError;
use crate::ops::report::check::{Checked, Status, check};
use crate::report::diff::Change;

use super::diff::line;
use super::list::PublicationView;
use super::options;

/// Check a file against the record: whether it is what was published, and what changed since
///
/// A publication is known by its bytes. It is made again from the record as it was, under the terms it was made under,
/// and held against what the record says now. A report that was never published is checked by the dossier and the moment
/// that it names.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim report check published.html")]
pub struct CheckArgs {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Serialize, JsonSchema)]
pub struct CheckView {
    status: &'static str,
    sha256: String,
    dossier: String,
    as_of: DateTime<Utc>,
    publication: Option<PublicationView>,
    other_program: Option<String>,
    changes: Vec<Change>,
}

impl From<Checked> for CheckView {
    fn from(checked: Checked) -> Self {
        CheckView {
            status: checked.status.name(),
            sha256: hex::encode(checked.sha256),
            dossier: checked.dossier,
            as_of: checked.as_of,
            publication: checked.publication.map(PublicationView::from),
            other_program: checked.other_program,
            changes: checked.changes,
        }
    }
}

pub fn run(args: &CheckArgs, context: &Context) -> Outcome {
    let bytes = std::fs::read(&args.file).map_err(|source| OpError::File {
        action: "read",
        path: args.file.clone(),
        source,
    })?;
    let past = |at| context.connect_to_the_past(at);
    let checked = check(&mut context.connect()?, &past, &bytes, &options(context))?;
    let status = checked.status;
    let view = CheckView::from(checked);
    let printer = &context.printer;
    if printer.is_json() {
        printer.json(&view)?;
    } else {
        for line in lines(&view) {
            printer.line(&line)?;
        }
    }
    match status {
        Status::Unchanged | Status::ChangedSince => Ok(()),
        Status::NotCompared => printer.message(
            "it is what was published; whether the record gives it again was not compared: made by another version of the \
             program, or from sources that you may not see. `counterclaim audit verify` checks the record",
        ),
        Status::Altered => Err(
            CliError::integrity("the file is not what it says it is").hinting(match view.publication {
                Some(one) => format!(
                    "`counterclaim report show {}` gives the publication back",
                    one.version
                ),
                None => "it was altered, or made under another masthead or by another version of the program"
                    .to_owned(),
            }),
        ),
        Status::Broken => Err(
            CliError::integrity("the record does not give the publication again")
                .hinting("`counterclaim audit verify` names what was changed"),
        ),
    }
}

fn lines(view: &CheckView) -> Vec<String> {
    let which = match &view.publication {
        Some(one) => format!(
            "version {} of {}, published {}",
            one.version, one.dossier, one.published
        ),
        None => format!(
            "a report of {} that was not published, as known on {}",
            view.dossier, view.as_of
        ),
    };
    let mut lines = vec![format!("{}: {which}", view.status.replace('_', " "))];
    if let Some(one) = &view.publication {
        if let (Some(at), Some(why)) = (one.withdrawn, &one.withdrawn_reason) {
            lines.push(format!("withdrawn {at}: {why}"));
        }
        if let Some(version) = one.superseded_by {
            lines.push(format!("version {version} took its place"));
        }
    }
    if let Some(program) = &view.other_program {
        lines.push(format!(
            "made by version {program} of the program, which writes pages otherwise: not compared byte for byte"
        ));
    }
    lines.extend(view.changes.iter().map(line));
    lines
}
