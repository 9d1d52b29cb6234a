//! `counterclaim review show`

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{self, Page, count, moment};
use crate::ops;
use crate::ops::review::ReviewPart;

/// How the review of a claim stands: who has it, what was said, what is missing, what you may do
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim --as reviewer review show C-12")]
pub struct ShowArgs {
    /// Code or handle
    claim: String,
}

pub fn run(args: &ShowArgs, context: &Context) -> Outcome {
    let document = ops::review::show(&mut context.connect()?, &args.claim, context.dossier())?;
    context.printer.show(&document, |page| {
        render::claim(page, &document.claim);
        lay_out(page, &document.review);
    })
}

fn lay_out(page: &mut Page, review: &ReviewPart) {
    page.heading("Review");
    page.field(
        "needs",
        count(usize::try_from(review.eyes).unwrap_or(0), "person", "people"),
    );
    if review.eyes == 1 {
        page.field("mark", "not independently reviewed: a desk of one");
    }
    if review.needs_re_review {
        page.field("flag", "changed since its approval");
    }
    if let Some(assigned) = &review.assigned {
        page.field("assigned", facts(assigned, &["to", "due", "note", "by"]));
    }
    let parts =
        |list: &[Value], keys: &[&str]| -> Vec<String> { list.iter().map(|one| facts(one, keys)).collect() };
    page.field("hands", parts(&review.hands, &["person", "capacity"]).join("; "));
    page.maybe("your hand", review.your_hand.as_deref());
    if review.recused {
        page.field("recused", "you keep out of this dossier");
    }
    page.field("you may", parts(&review.moves, &["move", "needs"]).join("; "));
    page.field("lacks", parts(&review.missing, &["words"]).join("; "));
    for (heading, list, keys) in [
        (
            "Moves",
            &review.steps,
            &["at", "move", "by", "reason", "note"][..],
        ),
        (
            "Right of reply",
            &review.replies,
            &["party", "outcome", "deadline", "reason", "answer"],
        ),
        ("Comments", &review.comments, &["at", "by", "text"]),
    ] {
        if !list.is_empty() {
            page.heading(heading);
            for line in parts(list, keys) {
                page.item(&line);
            }
        }
    }
}

/// The facts that are there, in this order; moments to the minute.
fn facts(one: &Value, keys: &[&str]) -> String {
    let found = keys.iter().filter_map(|key| match &one[*key] {
        Value::Null => None,
        Value::String(text) => Some(match text.parse::<DateTime<Utc>>() {
            Ok(at) => moment(at),
            Err(_) => text.clone(),
        }),
        other => Some(other.to_string()),
    });
    found.collect::<Vec<_>>().join(" · ")
}
