//! Forms: a commented YAML text that a person fills in with an editor of their own.
//!
//! The text lies in a private file and stays there until it has been taken. A form that fails comes back with each error
//! above the line it is about; who leaves it as it is gives up, and the file is named, to be taken up again. A form can
//! also be handed over ready, from a file or standard input.

pub mod again;
pub mod ask;
pub mod beside;
mod editor;
mod file;
pub mod flags;
pub mod prefill;
pub mod record;
pub mod subject;
pub mod template;
mod text;
pub mod verdicts;

use std::io::{IsTerminal, Read};
use std::path::PathBuf;

use crate::db::DbError;
use crate::exchange::Problem;
use crate::ops::OpError;
use crate::ops::import::read_file;

use self::file::FormFile;
use super::context::Context;
use super::error::CliError;
use super::hint::quoted;
use super::refused::refused_in_form;

/// Where a form's text comes from, where not from a new form.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FormArgs {
    /// Take the form from this file, `-` for standard input, and open no editor
    #[arg(long, value_name = "FILE")]
    pub form: Option<PathBuf>,
    /// Take up the last form of this command that was kept, of this login in this dossier
    #[arg(long, conflicts_with = "form")]
    pub resume: bool,
}

impl FormArgs {
    /// Whether a form was asked for.
    pub fn is_given(&self) -> bool {
        self.form.is_some() || self.resume
    }
}

/// A form before it is filled in.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The command, as it is typed: `log`, `claim add`.
    pub command: &'a str,
    /// What must be given where there is neither a form nor a terminal to fill one in.
    pub instead: &'a [&'a str],
    /// The text to begin with.
    pub template: String,
}

/// Why a form was not taken, and where in it.
#[derive(Debug)]
pub struct Untaken {
    error: OpError,
    problems: Vec<Problem>,
}

impl Untaken {
    /// An error that belongs to places of the form.
    pub fn at(error: OpError, problems: Vec<Problem>) -> Self {
        Untaken { error, problems }
    }
}

impl From<OpError> for Untaken {
    fn from(error: OpError) -> Self {
        let problems = match &error {
            OpError::BadInput(problems) => problems.clone(),
            _ => Vec::new(),
        };
        Untaken { error, problems }
    }
}

/// Has a form filled in and taken. `take` gets the text and the name to tell problems by; an error of the text's own
/// brings the form back to the editor.
pub fn fill<T, E: Into<Untaken>>(
    context: &Context,
    args: &FormArgs,
    sheet: &Sheet<'_>,
    mut take: impl FnMut(&str, &str) -> Result<T, E>,
) -> Result<T, CliError> {
    if let Some(path) = &args.form {
        let (name, text) = given(path)?;
        return take(&text::without_errors(&text), &name)
            .map_err(|error| refused_in_form(error.into().error));
    }
    let mark = context.mark();
    let resumed = args
        .resume
        .then(|| FormFile::latest(sheet.command, &mark, &context.again))
        .transpose()?;
    if !has_terminal() {
        return Err(missing(context, sheet, resumed.as_ref()));
    }
    let (file, first) = match resumed {
        Some(file) => {
            let text = file.read()?;
            (file, text)
        }
        None => (
            FormFile::create(sheet.command, &mark, &sheet.template)?,
            sheet.template.clone(),
        ),
    };
    let mut shown = text::without_errors(&first);
    // what was kept may be right by now: it is tried even when nobody changes it
    let mut try_anyway = args.resume;
    let mut failed: Option<CliError> = None;
    loop {
        if let Err(error) = editor::edit(file.path(), context.config.settings.editor.as_deref()) {
            return Err(keep_unless_pristine(context, file, sheet, error));
        }
        let text = match file.read() {
            Ok(text) => text::without_errors(&text),
            Err(error) => return Err(kept(context, error, &file)),
        };
        if text::is_blank(&text) || (text::is_same(&text, &shown) && !try_anyway) {
            return Err(match failed {
                Some(error) => kept(context, error, &file),
                None => keep_unless_pristine(context, file, sheet, unchanged()),
            });
        }
        try_anyway = false;
        match take(&text, file.name()) {
            Ok(taken) => {
                file.remove();
                return Ok(taken);
            }
            Err(error) => {
                let Untaken { error, problems } = error.into();
                if !is_of_the_text(&error) {
                    return Err(kept(context, error, &file));
                }
                let error = refused_in_form(error);
                let annotated = text::with_errors(&text, &problems, &error);
                if let Err(disk) = file.write(&annotated) {
                    context.printer.error(&error.message)?;
                    return Err(kept(context, disk, &file));
                }
                shown = text;
                failed = Some(error);
            }
        }
    }
}

/// The flags that were left out, of those that are needed where there is no form.
pub fn left_out(needed: &[(&'static str, bool)]) -> Vec<&'static str> {
    let missing = needed.iter().filter(|(_, is_missing)| *is_missing);
    missing.map(|(flag, _)| *flag).collect()
}

/// Whether somebody sits there who can fill in a form.
pub fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// A form that was handed over: its name and text.
fn given(path: &std::path::Path) -> Result<(String, String), CliError> {
    let (name, bytes) = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|source| OpError::File {
                action: "read",
                path: "-".into(),
                source,
            })?;
        ("standard input".to_owned(), bytes)
    } else {
        (path.display().to_string(), read_file(path)?)
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(_) => {
            Err(OpError::BadInput(vec![Problem::of_file(&name, "is not UTF-8; save it as UTF-8")]).into())
        }
    }
}

/// Whether another text would help: not where the server is gone or the disk is full.
fn is_of_the_text(error: &OpError) -> bool {
    matches!(
        error,
        OpError::BadInput(_)
            | OpError::Missing { .. }
            | OpError::Ambiguous { .. }
            | OpError::Usage(_)
            | OpError::Db(DbError::Refused(_))
    )
}

fn unchanged() -> CliError {
    CliError::new(2, "unchanged", "the form was left as it was; nothing is written")
}

/// Off a terminal the missing flags are listed.
fn missing(context: &Context, sheet: &Sheet<'_>, resumed: Option<&FormFile>) -> CliError {
    let error = if sheet.instead.is_empty() || resumed.is_some() {
        CliError::new(2, "usage", "there is no terminal to fill in a form")
    } else {
        let flags = sheet.instead.join(", ");
        CliError::new(2, "usage", format!("missing: {flags}"))
    };
    let file = resumed.map_or("FILE".into(), |file| quoted(&file.path().display().to_string()));
    error.hinting(format!(
        "or give the form ready: `{} --form {file}`, `--form -` for standard input",
        context.again
    ))
}

/// The error, and where the text is that somebody wrote.
fn kept(context: &Context, error: impl Into<CliError>, file: &FormFile) -> CliError {
    let error = error.into();
    let told = format!(
        "your text is kept in {}; take it up again: `{} --resume`",
        file.path().display(),
        context.again
    );
    let hint = match &error.hint {
        Some(hint) => format!("{hint}\n      {told}"),
        None => told,
    };
    error.hinting(hint)
}

/// A form that nobody wrote into is made again at any time, and not kept.
fn keep_unless_pristine(context: &Context, file: FormFile, sheet: &Sheet<'_>, error: CliError) -> CliError {
    match file.read() {
        Ok(text) if text::is_same(&text::without_errors(&text), &sheet.template) => {
            file.remove();
            error
        }
        _ => kept(context, error, &file),
    }
}
