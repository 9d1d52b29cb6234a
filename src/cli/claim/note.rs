//! `counterclaim claim note`

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::ops;

/// Write a note on a claim for the desk
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as reviewer claim note C-12 \"The French text says “environ”.\"\n  counterclaim --as checker claim note C-12 \"Corrected.\" --answers 01a20c8f-6e42-777f-b6ae-e7fcca9df24a"
)]
pub struct NoteArgs {
    /// Code, handle or `@`, the last one
    claim: String,
    /// The note
    text: String,
    /// The note that it answers, by id
    #[arg(long, value_name = "NOTE")]
    answers: Option<Uuid>,
}

#[derive(Serialize, JsonSchema)]
pub struct NoteView {
    id: Uuid,
    claim: String,
    events: usize,
}

pub fn run(args: &NoteArgs, context: &Context) -> Outcome {
    let mut conn = context.connect()?;
    let (id, code, receipts) = ops::content::note(
        &mut conn,
        &args.claim,
        &args.text,
        args.answers,
        context.dossier(),
    )?;
    if context.printer.is_json() {
        return context.printer.json(&NoteView {
            id: id.0,
            claim: code.to_string(),
            events: receipts.len(),
        });
    }
    context.printer.line(&id.to_string())
}
