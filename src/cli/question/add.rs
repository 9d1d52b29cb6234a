//! `counterclaim question add`

use std::collections::HashSet;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::record::{by_flags, by_form, print};
use crate::cli::form::{FormArgs, prefill};
use crate::exchange::dossier::Question;

const TEMPLATE: &str = "\
# A question that several claims answer differently: figures are compared, and estimated, per question.
# Lines that begin with # are left aside. Save and close to record; leave it as it is to give up.
questions:
  - id:            # short name: small letters, digits, hyphens
    text:          # How many soldiers died in the attack?
    event:         # an entity of kind event
    measure:       # deaths
    unit:          # person
    scope:         # what is counted in and left out
";

/// Ask a question that claims answer
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as checker question add \"How many soldiers died?\" --measure deaths --unit person"
)]
pub struct AddArgs {
    /// The question; a form without it
    text: Option<String>,
    /// Short name; made from the question when left out
    #[arg(long)]
    handle: Option<String>,
    /// The event it is about
    #[arg(long, value_name = "ENTITY")]
    event: Option<String>,
    /// What is measured, such as `deaths`
    #[arg(long)]
    measure: Option<String>,
    /// The unit of the answer, such as `person`
    #[arg(long)]
    unit: Option<String>,
    /// What is counted in and left out
    #[arg(long)]
    scope: Option<String>,
    #[command(flatten)]
    form: FormArgs,
}

pub fn run(args: &AddArgs, context: &Context) -> Outcome {
    let question = |id| Question {
        id,
        text: args.text.clone().unwrap_or_default(),
        event: args.event.as_deref().map(Into::into),
        measure: args.measure.clone(),
        unit: args.unit.clone(),
        scope: args.scope.clone(),
    };
    let recorded = match &args.text {
        Some(text) if !args.form.is_given() => {
            let paths = [
                ("questions[0]", "TEXT"),
                ("questions[0].id", "--handle"),
                ("questions[0].event", "--event"),
                ("questions[0].measure", "--measure"),
                ("questions[0].unit", "--unit"),
                ("questions[0].scope", "--scope"),
            ];
            by_flags(context, &paths, |_, opened, form| {
                let id = match &args.handle {
                    Some(handle) => handle.as_str().into(),
                    // asked again in the same words it is the same question
                    None => opened
                        .question(text)
                        .unwrap_or_else(|_| opened.free_handle(text, &HashSet::new())),
                };
                form.questions.push(question(id));
                Ok(())
            })?
        }
        _ => by_form(context, &args.form, "question add", &["TEXT"], |_, _| {
            let given = question(args.handle.as_deref().unwrap_or_default().into());
            Ok(prefill::filled(TEMPLATE, "questions", &given, &()))
        })?,
    };
    let next = recorded
        .handles
        .first()
        .map(|handle| format!("counterclaim claim add --kind quantitative --answers {handle}"));
    print(context, &recorded, next)
}
