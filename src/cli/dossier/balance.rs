//! `counterclaim dossier balance`

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, words};
use crate::domain::analysis::Quoted;
use crate::domain::analysis::balance::{PartyBalance, RatingCount};
use crate::ops;

/// Show how evenly the parties are heard: claims, verdicts, quotations, replies
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A statement counts for whom its speaker stands for. Shares are of all claims with a holder and of all \
    quoted statements.\n\nExamples:\n  counterclaim dossier balance mali-algeria\n  counterclaim dossier balance --output csv"
)]
pub struct BalanceArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
}

/// One party with its statements.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BalanceView {
    party: String,
    kind: Option<String>,
    asserts: Vec<String>,
    concedes: Vec<String>,
    denies: Vec<String>,
    speaks_of: Vec<String>,
    about: Vec<String>,
    verdicts_on_its_claims: Vec<RatingCount>,
    verdicts_on_claims_about_it: Vec<RatingCount>,
    claim_share: u32,
    quotes: u32,
    quote_share: u32,
    asked: u32,
    answered: u32,
    unanswered: u32,
    excerpts: Vec<Quoted>,
}

impl From<(PartyBalance, Vec<Quoted>)> for BalanceView {
    fn from((row, excerpts): (PartyBalance, Vec<Quoted>)) -> Self {
        BalanceView {
            party: row.party,
            kind: row.kind,
            asserts: row.asserts,
            concedes: row.concedes,
            denies: row.denies,
            speaks_of: row.speaks_of,
            about: row.about,
            verdicts_on_its_claims: row.verdicts_on_its_claims,
            verdicts_on_claims_about_it: row.verdicts_on_claims_about_it,
            claim_share: row.claim_share,
            quotes: row.quotes,
            quote_share: row.quote_share,
            asked: row.asked,
            answered: row.answered,
            unanswered: row.unanswered,
            excerpts,
        }
    }
}

pub fn run(args: &BalanceArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let rows = ops::analysis::balance(&mut context.connect()?, slug)?;
    let rows: Vec<BalanceView> = rows.into_iter().map(BalanceView::from).collect();
    let columns = [
        "party",
        "kind",
        "asserts",
        "concedes",
        "denies",
        "speaks_of",
        "about",
        "claim_share",
        "quotes",
        "quote_share",
        "asked",
        "answered",
        "unanswered",
    ];
    context
        .printer
        .list_or_page(&columns, &rows, |page| lay_out(page, &rows))
}

fn lay_out(page: &mut Page, rows: &[BalanceView]) {
    if rows.is_empty() {
        page.text("No party is on record.");
    }
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.title(&row.party);
        let codes = |codes: &[String]| match codes {
            [] => "none".to_owned(),
            _ => format!("{}: {}", codes.len(), codes.join(", ")),
        };
        page.field("asserts", codes(&row.asserts));
        page.field("concedes", codes(&row.concedes));
        page.field("denies", codes(&row.denies));
        page.field("speaks of", codes(&row.speaks_of));
        page.field("claims about", codes(&row.about));
        page.field("verdicts", verdicts(&row.verdicts_on_its_claims));
        page.field("about it", verdicts(&row.verdicts_on_claims_about_it));
        let sources: BTreeSet<&str> = row.excerpts.iter().map(|one| one.source.as_str()).collect();
        let sources: Vec<&str> = sources.into_iter().collect();
        let within = if sources.is_empty() {
            String::new()
        } else {
            format!(", in {}", sources.join(", "))
        };
        page.field(
            "shares",
            format!(
                "{} % of claims, {} % of quotations",
                row.claim_share, row.quote_share
            ),
        );
        page.field("quotations", format!("{}{within}", row.quotes));
        page.field(
            "replies",
            format!(
                "{} asked, {} answered, {} without an answer",
                row.asked, row.answered, row.unanswered
            ),
        );
    }
}

fn verdicts(counts: &[RatingCount]) -> String {
    if counts.is_empty() {
        return "none".to_owned();
    }
    let words = counts.iter().map(|one| {
        let verdict = one
            .verdict
            .map_or_else(|| "not decided".to_owned(), |verdict| words(verdict.code()));
        format!("{} {verdict}", one.claims)
    });
    words.collect::<Vec<_>>().join(", ")
}
