//! `counterclaim claim relate`

use crate::cli::args::codes;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::form::flags::{QuoteArgs, quoting};
use crate::cli::form::record::{by_flags, print};
use crate::domain::vocabulary::ArgumentKind;
use crate::exchange::dossier::Relation;
use crate::ops::OpError;
use crate::ops::fragment::target::{Target, target};

/// Say how a claim bears on a claim, on a statement or on a relation
#[derive(Debug, clap::Args)]
#[command(
    after_help = "`claim show` names statements (`C-7#1`) and relations (`C-9:rebuts:C-7`).\n\nThe argument is the desk's, or with `--by` a party's: then the words that say so are quoted, or taken from that party's statement of the first claim.\n\nExamples:\n  counterclaim --as checker claim relate C-12 rebuts C-7 --by algeria --source article --quote 4\n  counterclaim --as checker claim relate C-12 answers C-7#1 --by mali --source article --quote 4\n  counterclaim --as checker claim relate C-13 undercuts C-12:rebuts:C-7"
)]
pub struct RelateArgs {
    /// The claim that bears on something
    from: String,
    /// contradicts, rebuts, undercuts, supports, qualifies, restates, revises or answers
    #[arg(value_parser = codes::<ArgumentKind>(ArgumentKind::CODES), hide_possible_values = true)]
    kind: ArgumentKind,
    /// What it bears on: a claim (`C-7`), a statement (`C-7#1`), a relation (`C-9:rebuts:C-7`)
    to: String,
    /// The party that makes the argument; the desk when left out
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,
    /// Why, in the desk's words
    #[arg(long)]
    note: Option<String>,
    #[command(flatten)]
    quote: QuoteArgs,
}

const FLAGS: &[(&str, &str)] = &[
    ("relations[0]", "--by"),
    ("relations[0].from", "FROM"),
    ("relations[0].kind", "KIND"),
    ("relations[0].to", "TO"),
    ("relations[0].to_statement", "TO"),
    ("relations[0].to_relation", "TO"),
    ("relations[0].note", "--note"),
];

pub fn run(args: &RelateArgs, context: &Context) -> Outcome {
    let recorded = by_flags(context, &quoting("relations[0]", FLAGS), |conn, opened, form| {
        let mut relation = Relation::new(args.from.as_str(), args.kind);
        match target(conn, opened, &args.to)? {
            Target::Claim(handle) => relation.to = Some(handle),
            Target::Assertion { reference, .. } => relation.to_statement = Some(reference),
            Target::Relation { reference, .. } => relation.to_relation = Some(reference.ok_or_else(|| {
                OpError::Usage(format!(
                    "nothing is set against `{}`: a dossier file could not name it. It takes relations between two \
                     claims, one of a kind",
                    args.to
                ))
            })?),
        }
        relation.by = args.by.as_deref().map(Into::into);
        relation.note = args.note.clone();
        relation.source = args.quote.source();
        relation.quote = args.quote.quote.clone();
        form.relations.push(relation.with_passage(args.quote.passage()));
        Ok(())
    })?;
    print(
        context,
        &recorded,
        Some(format!("counterclaim claim show {}", args.from)),
    )
}
