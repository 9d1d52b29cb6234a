//! `counterclaim dossier conflicts`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, words};
use crate::domain::analysis::conflicts::Conflict;
use crate::ops;

/// Show what cannot all be so, or is not agreed
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Found are figures and dates that exclude each other in answer to one question, parties that assert and \
    deny the same, what one party asserts and another denies, designations with their rejection, and claims that are set \
    against others on record. A figure without a number conflicts with nothing; “about” leaves a tenth on either \
    side.\n\nExample:\n  counterclaim dossier conflicts mali-algeria"
)]
pub struct ConflictsArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
}

pub fn run(args: &ConflictsArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let conflicts = ops::analysis::conflicts(&mut context.connect()?, slug)?;
    let columns = ["kind", "question", "claims", "summary", "sides"];
    context
        .printer
        .list_or_page(&columns, &conflicts, |page| lay_out(page, &conflicts))
}

fn lay_out(page: &mut Page, conflicts: &[Conflict]) {
    if conflicts.is_empty() {
        page.text("Nothing on record conflicts.");
    }
    for (index, conflict) in conflicts.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        let question = conflict
            .question
            .as_deref()
            .map(|text| format!(" · {text}"))
            .unwrap_or_default();
        page.title(&format!("{}{question}", words(conflict.kind.code())));
        page.text(&conflict.summary);
        for side in &conflict.sides {
            let answer = side
                .answer
                .as_deref()
                .map(|answer| format!("{answer} · "))
                .unwrap_or_default();
            let parties = if side.parties.is_empty() {
                "held by nobody on record".to_owned()
            } else {
                side.parties.join(", ")
            };
            page.item(&format!("{} {answer}{parties}", side.claim));
            page.indented(2, &side.statement);
            for against in side.against.iter().filter(|one| one.claim != side.claim) {
                let mut line = format!("against {}", against.claim);
                if !against.on_record.is_empty() {
                    line.push_str(&format!(" ({})", against.on_record.join("; ")));
                }
                if !against.same_party.is_empty() {
                    line.push_str(&format!(", both held by {}", against.same_party.join(", ")));
                }
                page.indented(2, &line);
            }
            if !side.beside.is_empty() {
                page.indented(2, &format!("may hold beside {}", side.beside.join(", ")));
            }
            super::quotes(page, 2, &side.excerpts);
        }
    }
}
