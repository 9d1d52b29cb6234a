//! `counterclaim dossier designations`

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, date_in_words, quoted, words};
use crate::domain::analysis::designations::Entry;
use crate::ops;

/// Show who designates whom as what, by which act, and who contests it
#[derive(Debug, clap::Args)]
#[command(
    after_help = "That a designation was made does not say that it is deserved.\n\nExamples:\n  counterclaim dossier \
    designations mali-algeria\n  counterclaim dossier designations --on 2024-07-27 --output json"
)]
pub struct DesignationsArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// Only what is in force on this day, certainly or possibly
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<NaiveDate>,
}

pub fn run(args: &DesignationsArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let entries = ops::analysis::designations(&mut context.connect()?, slug, args.on)?;
    let columns = [
        "claim",
        "designator",
        "designee",
        "label",
        "instrument",
        "force",
        "when",
        "in_force",
        "verdict",
        "contested_by",
    ];
    context
        .printer
        .list_or_page(&columns, &entries, |page| lay_out(page, &entries))
}

fn lay_out(page: &mut Page, entries: &[Entry]) {
    if entries.is_empty() {
        page.text("No designation is on record.");
    }
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.title(&format!(
            "{} · {} designates {} as {}",
            entry.claim,
            entry.designator,
            entry.designee,
            quoted(&entry.label)
        ));
        page.field("instrument", entry.instrument.as_deref().unwrap_or("not known"));
        page.field("force", entry.force.code());
        let when = entry.when.as_deref().map(date_in_words);
        page.field("when", when.as_deref().unwrap_or("not known"));
        page.maybe("in force", entry.in_force.map(|one| one.code()));
        let verdict = entry.verdict.map(|verdict| words(verdict.code()));
        page.field("verdict", verdict.as_deref().unwrap_or("none yet"));
        let contested = entry.contested_by.join(", ");
        page.field(
            "contested by",
            if contested.is_empty() {
                "nobody on record"
            } else {
                &contested
            },
        );
        for contest in &entry.contests {
            let who = contest.party.as_deref().unwrap_or("this desk");
            let with = contest
                .claim
                .as_deref()
                .map(|code| format!(" with {code}"))
                .unwrap_or_default();
            page.item(&format!("{who} {}{with}", contest.how));
            super::quotes(page, 2, &contest.excerpts);
        }
        page.item("rests on");
        super::quotes(page, 2, &entry.excerpts);
    }
}
