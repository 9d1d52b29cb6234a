//! `counterclaim dossier stances`

use std::collections::BTreeMap;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{Page, count, date_in_words, quoted, words};
use crate::domain::analysis::Held;
use crate::domain::analysis::stances::Stance;
use crate::ops;

/// Show which party holds which claim, in which words
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Only who stands last in a chain of speakers has a stance; what a publisher passes on is none of its \
    own. An empty cell is silence, which denies nothing.\n\nExamples:\n  counterclaim dossier stances mali-algeria\n  \
    counterclaim dossier stances --party algeria --output csv"
)]
pub struct StancesArgs {
    /// The dossier; the one in use, or the only one, if absent
    #[arg(value_name = "DOSSIER")]
    slug: Option<String>,
    /// On this claim; any number of times
    #[arg(long = "claim", value_name = "CLAIM")]
    claims: Vec<String>,
    /// Of this party, also where it speaks for another
    #[arg(long)]
    party: Option<String>,
}

/// More parties than this do not stand in one block of the matrix: a line stays under 80 columns.
const BLOCK: usize = 20;

pub fn run(args: &StancesArgs, context: &Context) -> Outcome {
    let slug = context.dossier_or(args.slug.as_deref());
    let stances = ops::analysis::stances(&mut context.connect()?, slug, &args.claims, args.party.as_deref())?;
    let columns = [
        "claim",
        "party",
        "stance",
        "change",
        "revised_by",
        "said",
        "statement",
    ];
    context
        .printer
        .list_or_page(&columns, &stances, |page| lay_out(page, &stances))
}

/// What stands for a stance in the matrix.
const fn mark(stance: Held) -> &'static str {
    match stance {
        Held::Asserts => "+",
        Held::Concedes => "c",
        Held::Denies => "−",
        Held::Doubts => "?",
        Held::Both => "±",
        Held::Neither => "·",
    }
}

fn lay_out(page: &mut Page, stances: &[Stance]) {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for stance in stances {
        numbers.insert(&stance.party, 0);
    }
    for (index, number) in numbers.values_mut().enumerate() {
        *number = index + 1;
    }
    let mut claims: Vec<(&str, Vec<&Stance>)> = Vec::new();
    for stance in stances {
        match claims.last_mut() {
            Some((code, cells)) if *code == stance.claim => cells.push(stance),
            _ => claims.push((&stance.claim, vec![stance])),
        }
    }
    page.title(&format!(
        "{}, {}",
        count(numbers.len(), "party", "parties"),
        count(claims.len(), "claim", "claims")
    ));
    page.text("+ asserts   c concedes   − denies   ? doubts   ± both   · speaks of it");
    for first in (1..=numbers.len()).step_by(BLOCK) {
        matrix(page, &numbers, &claims, first);
    }
    for (code, cells) in &claims {
        page.heading(&format!(
            "{code} · {}",
            cells.first().map_or("", |cell| cell.statement.as_str())
        ));
        for cell in cells {
            page.item(&format!(
                "{} {} ({})",
                mark(cell.stance),
                cell.party,
                numbers.get(cell.party.as_str()).copied().unwrap_or_default()
            ));
            if let Some(change) = &cell.change {
                page.indented(2, change);
            }
            if !cell.revised_by.is_empty() {
                page.indented(
                    2,
                    &format!("changed its account with {}", cell.revised_by.join(", ")),
                );
            }
            for said in &cell.said {
                let through = if said.speaker == cell.party {
                    String::new()
                } else {
                    format!("{} ", said.speaker)
                };
                let when = said
                    .when
                    .as_deref()
                    .map(|date| format!(", {}", date_in_words(date)))
                    .unwrap_or_default();
                page.indented(
                    2,
                    &format!(
                        "{through}{}{when}: {} ({})",
                        words(said.attitude.code()),
                        quoted(&said.quote),
                        said.source
                    ),
                );
            }
        }
    }
}

/// One block of the matrix, with the names of its columns before it.
fn matrix(page: &mut Page, numbers: &BTreeMap<&str, usize>, claims: &[(&str, Vec<&Stance>)], first: usize) {
    let last = first + BLOCK - 1;
    let here = |number: usize| (first..=last).contains(&number);
    page.gap();
    for (party, number) in numbers.iter().filter(|(_, number)| here(**number)) {
        page.item(&format!("{number:>2}  {party}"));
    }
    page.gap();
    let columns = first..=last.min(numbers.len());
    let header: String = columns.clone().map(|number| format!("{number:>3}")).collect();
    page.text(&format!("{:<7}{header}", "claim"));
    for (code, cells) in claims {
        let marks: BTreeMap<usize, &str> = cells
            .iter()
            .filter_map(|cell| Some((*numbers.get(cell.party.as_str())?, mark(cell.stance))))
            .filter(|(number, _)| here(*number))
            .collect();
        if marks.is_empty() {
            continue;
        }
        let row: String = columns
            .clone()
            .map(|number| format!("{:>3}", marks.get(&number).copied().unwrap_or_default()))
            .collect();
        page.text(&format!("{code:<7}{}", row.trim_end()));
    }
}
