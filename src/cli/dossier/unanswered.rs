//! `counterclaim dossier unanswered`

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, moment};
use crate::domain::analysis::unanswered::Unanswered;
use crate::domain::vocabulary::ReplyOutcome;
use crate::ops;

/// Show accusations that whoever is accused has not answered on record
#[derive(Debug, clap::Args)]
#[command(
    after_help = "An answer is a denial or an admission by the accused or whoever speaks for it, a claim of theirs set \
    against the accusation, or an answered request for a reply. That one could not confirm it, or would not comment, is \
    none.\n\nExample:\n  counterclaim dossier unanswered mali-algeria"
)]
pub struct UnansweredArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
}

pub fn run(args: &UnansweredArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let found = ops::analysis::unanswered(&mut context.connect()?, slug, context.moment())?;
    let columns = [
        "claim",
        "accused",
        "accused_by",
        "outcome",
        "asked",
        "asked_at",
        "deadline",
        "overdue",
        "statement",
    ];
    context
        .printer
        .list_or_page(&columns, &found, |page| lay_out(page, &found))
}

fn lay_out(page: &mut Page, found: &[Unanswered]) {
    if found.is_empty() {
        page.text("Every accusation on record is answered.");
    }
    for (index, one) in found.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.title(&format!("{} · {}", one.claim, one.statement));
        page.field(
            "accused",
            one.accused.as_deref().unwrap_or("nobody who could answer"),
        );
        page.field("accused by", one.accused_by.join(", "));
        page.field("reply", reply(one));
        super::quotes(page, 1, &one.excerpts);
    }
}

/// What was asked, and what came of it.
fn reply(one: &Unanswered) -> String {
    let by = one
        .deadline
        .map(|deadline| format!(", by {}", moment(deadline)))
        .unwrap_or_default();
    let asked = match (&one.asked, one.asked_at) {
        (Some(party), Some(at)) => format!("{party} asked on {}{by}", moment(at)),
        (Some(party), None) => format!("{party} asked{by}"),
        (None, _) => "not asked".to_owned(),
    };
    let outcome = match one.outcome {
        _ if one.overdue => ": overdue",
        Some(ReplyOutcome::Asked) => ": waiting",
        Some(ReplyOutcome::Extension) => ": has more time",
        Some(ReplyOutcome::Declined) => ": would not answer",
        Some(ReplyOutcome::Silent) => ": silent",
        _ => "",
    };
    let reason = one
        .reason
        .as_deref()
        .map(|reason| format!(" ({reason})"))
        .unwrap_or_default();
    format!("{asked}{outcome}{reason}")
}
