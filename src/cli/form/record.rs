//! Commands that add content: by flags where they are given, else by a form; and what is said of what they made.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::render::rows;
use crate::db::Connection;
use crate::domain::ids::ClaimCode;
use crate::exchange::form::Form;
use crate::ops::fragment::{Opened, Recorded, Whence};

use super::{FormArgs, Sheet, ask};

/// What a command made. `claims` are the new ones; `rows` counts all rows by table.
#[derive(Serialize, JsonSchema)]
pub struct RecordedView {
    dossier: String,
    claims: Vec<MadeClaim>,
    assertions: Vec<String>,
    relations: Vec<String>,
    evidence: Vec<String>,
    handles: Vec<String>,
    rows: BTreeMap<String, usize>,
    warnings: Vec<String>,
    events: usize,
}

/// A claim that was made.
#[derive(Serialize, JsonSchema)]
struct MadeClaim {
    code: String,
    handle: String,
}

impl From<&Recorded> for RecordedView {
    fn from(recorded: &Recorded) -> Self {
        fn texts<T: ToString>(all: &[T]) -> Vec<String> {
            all.iter().map(ToString::to_string).collect()
        }
        let claim = |(handle, code): &(String, ClaimCode)| MadeClaim {
            code: code.to_string(),
            handle: handle.clone(),
        };
        let row = |(table, count): &(&'static str, usize)| ((*table).to_owned(), *count);
        RecordedView {
            dossier: recorded.dossier.clone(),
            claims: recorded.claims.iter().map(claim).collect(),
            assertions: texts(&recorded.assertions),
            relations: texts(&recorded.relations),
            evidence: texts(&recorded.evidence),
            handles: recorded.handles.clone(),
            rows: recorded.rows.iter().map(row).collect(),
            warnings: texts(&recorded.warnings),
            events: recorded.receipts.len(),
        }
    }
}

/// Records what flags say, and names its problems by them.
pub fn by_flags(
    context: &Context,
    flags: &[(impl AsRef<str>, impl AsRef<str>)],
    build: impl FnOnce(&mut Connection, &mut Opened, &mut Form) -> Result<(), CliError>,
) -> Result<Recorded, CliError> {
    let mut conn = context.connect()?;
    let mut opened = ask::at_terminal(Opened::new(&mut conn, context.dossier())?, context);
    let mut form = Form::default();
    build(&mut conn, &mut opened, &mut form)?;
    Ok(opened.record_form(&mut conn, form, Whence::flags(flags))?)
}

/// Has a form filled in and records it. Each try reads the dossier anew: somebody may have changed it meanwhile.
pub fn by_form(
    context: &Context,
    args: &FormArgs,
    command: &str,
    instead: &[&str],
    template: impl FnOnce(&mut Connection, &mut Opened) -> Result<String, CliError>,
) -> Result<Recorded, CliError> {
    let mut conn = context.connect()?;
    // a form that is handed over, or one that nobody can fill in, needs no template
    let template = if args.is_given() || !super::has_terminal() {
        String::new()
    } else {
        let mut opened = Opened::new(&mut conn, context.dossier())?;
        template(&mut conn, &mut opened)?
    };
    let sheet = Sheet {
        command,
        instead,
        template,
    };
    super::fill(context, args, &sheet, |text, name| {
        Opened::new(&mut conn, context.dossier())?.record_text(&mut conn, text, name)
    })
}

/// Prints what was made: the codes as the result, all else beside it.
pub fn print(context: &Context, recorded: &Recorded, next: Option<String>) -> Outcome {
    let printer = &context.printer;
    for warning in &recorded.warnings {
        printer.message(&format!("warning: {warning}"))?;
    }
    if printer.is_json() {
        return printer.json(&RecordedView::from(recorded));
    }
    for (handle, code) in &recorded.claims {
        printer.line(&format!("{code}  {handle}"))?;
    }
    for handle in &recorded.handles {
        printer.line(handle)?;
    }
    for id in &recorded.evidence {
        printer.line(&id.to_string())?;
    }
    let said = rows(recorded.rows.iter().copied());
    if said.is_empty() {
        return printer.message(&format!("{}: nothing new", recorded.dossier));
    }
    printer.message(&format!("{}: {}", recorded.dossier, said))?;
    match next {
        Some(next) => printer.message(&format!("next: `{next}`")),
        None => Ok(()),
    }
}

/// The step after new claims: they are submitted, once somebody is on record as having said them.
pub fn after_claims(recorded: &Recorded) -> Option<String> {
    let codes: Vec<String> = recorded.claims.iter().map(|(_, code)| code.to_string()).collect();
    let first = codes.first()?;
    if recorded.assertions.is_empty() {
        Some(format!("counterclaim claim assert {first}"))
    } else {
        Some(format!("counterclaim review submit {}", codes.join(" ")))
    }
}
