//! `counterclaim dossier set`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::{RightOfReply, Visibility};
use crate::ops;
use crate::ops::dossier::Changes;

/// Change the settings of a dossier
///
/// A policy that asks for fewer eyes holds only for claims made afterwards; one that asks for more binds at once.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  counterclaim --as editor dossier set mali-algeria --right-of-reply required --eyes 2"
)]
pub struct SetArgs {
    /// Its slug; the one in use, or the only one, if absent
    slug: Option<String>,
    /// Title, as printed
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The case in neutral words
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// How many people a claim needs: 3, 2 or 1
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(i16).range(1..=3))]
    eyes: Option<i16>,
    /// Whether a report waits until the accused were asked
    #[arg(long, value_name = "POLICY", value_parser = codes::<RightOfReply>(RightOfReply::CODES), hide_possible_values = true)]
    right_of_reply: Option<RightOfReply>,
    /// A word that stands only in quotations, being contested here: these are all. May be repeated; `--label ''` for none
    #[arg(long = "label", value_name = "WORD")]
    labels: Vec<String>,
    /// Who may read it: desk, or restricted to its members
    #[arg(long, value_name = "WHO", value_parser = codes::<Visibility>(Visibility::CODES), hide_possible_values = true)]
    visibility: Option<Visibility>,
}

pub fn run(args: &SetArgs, context: &Context) -> Outcome {
    let changes = Changes {
        title: args.title.clone(),
        summary: args.summary.clone(),
        eyes: args.eyes,
        right_of_reply: args.right_of_reply,
        visibility: args.visibility,
        labels: labels(&args.labels),
    };
    let slug = context.dossier_or(args.slug.as_deref());
    let receipts = ops::dossier::set(&mut context.connect()?, slug, &changes)?;
    context.printer.receipts(&receipts)
}

/// The words given, one by one; none where none was. An empty one clears the list.
fn labels(given: &[String]) -> Option<Vec<String>> {
    let words = given.iter().map(|word| word.trim().to_owned());
    (!given.is_empty()).then(|| words.filter(|word| !word.is_empty()).collect())
}
