//! `counterclaim question show`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, words};
use crate::ops;
use crate::ops::question::QuestionDocument;

/// Show a question with the claims that answer it
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim question show malian-dead")]
pub struct ShowArgs {
    /// Handle, or the question's words
    question: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::question::show(&mut context.connect()?, &args.question, context.dossier())?;
    context.printer.show(&document, |page| lay(page, &document))
}

/// The question, what it asks for, and the claims that answer it.
fn lay(page: &mut Page, question: &QuestionDocument) {
    page.title(&question.text);
    page.gap();
    page.maybe("handle", question.handle.as_deref());
    page.maybe("event", question.event.as_deref());
    page.maybe("measure", question.measure.as_deref());
    page.maybe("unit", question.unit.as_deref());
    page.maybe("scope", question.scope.as_deref());
    page.heading(&format!("answers: {}", question.answers.len()));
    for answer in &question.answers {
        page.item(&format!(
            "{} ({}) {}",
            answer.claim,
            words(&answer.state),
            answer.statement
        ));
        let figure = [
            answer.hedge.as_deref().map(words),
            answer.low.clone(),
            answer
                .high
                .clone()
                .filter(|high| answer.low.as_ref() != Some(high)),
        ];
        let figure: Vec<String> = figure.into_iter().flatten().collect();
        if !figure.is_empty() {
            page.indented(2, &figure.join(" "));
        }
    }
}
