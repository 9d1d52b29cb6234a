//! The moves that give verdicts: `counterclaim review decide` and `correct`.

use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::form::{FormArgs, verdicts};
use crate::domain::vocabulary::{AttributionRating, Confidence, Rating};
use crate::domain::workflow::Move;
use crate::ops::review::{AttributionVerdict, ContentVerdict, LinkVerdict, Words};

use super::moves::{self, MoveArgs};

/// What decide and correct take.
#[derive(Debug, clap::Args)]
pub struct DecideArgs {
    #[command(flatten)]
    common: MoveArgs,
    /// Rating of the claim; `counterclaim review rules` lists them
    #[arg(long, value_name = "RATING", value_parser = word::<Rating>)]
    verdict: Option<String>,
    /// low, moderate or high
    #[arg(long, requires = "verdict", value_parser = PossibleValuesParser::new(Confidence::CODES), hide_possible_values = true)]
    confidence: Option<String>,
    /// Why, at least 20 characters
    #[arg(long)]
    rationale: Option<String>,
    /// Rating of who said it, for all links
    #[arg(long, value_name = "RATING", value_parser = word::<AttributionRating>)]
    attribution: Option<String>,
    /// Rating of one statement's links, or of one link: STATEMENT[.LINK]=RATING[: RATIONALE], statements from 1 as
    /// `claim show` lists them, links from 0 for the publisher's own; any number of times
    #[arg(long = "link", value_name = "LINK=RATING")]
    links: Vec<LinkVerdict>,
    /// Let the current verdict stand
    #[arg(long, conflicts_with = "verdict")]
    affirm: bool,
    /// Lowest plausible figure
    #[arg(long, value_name = "FIGURE", requires = "verdict")]
    low: Option<String>,
    /// Best figure
    #[arg(long, value_name = "FIGURE", requires = "verdict")]
    best: Option<String>,
    /// Highest plausible figure
    #[arg(long, value_name = "FIGURE", requires = "verdict")]
    high: Option<String>,
    /// Why one origin must do; it is printed
    #[arg(long, value_name = "REASON", requires = "verdict")]
    sole_source: Option<String>,
    /// Contrary evidence that was weighed, by id; any number of times
    #[arg(long, value_name = "EVIDENCE", requires = "verdict")]
    weighed: Vec<String>,
    /// When a prediction comes back
    #[arg(long, value_name = "DATE", requires = "verdict")]
    revisit: Option<NaiveDate>,
    /// correction, update or retraction
    #[arg(long, requires = "verdict")]
    occasion: Option<String>,
    #[command(flatten)]
    form: FormArgs,
}

/// A word of a vocabulary, as it was written.
fn word<T: FromStr<Err: Display>>(text: &str) -> Result<String, String> {
    args::code::<T>(text).map(|_| text.to_owned())
}

impl DecideArgs {
    fn words(&self) -> Words {
        let estimated = self.low.is_some() || self.best.is_some() || self.high.is_some();
        Words {
            affirm: self.affirm,
            occasion: self.occasion.clone(),
            content: self.verdict.as_ref().map(|rating| ContentVerdict {
                rating: rating.clone(),
                confidence: self.confidence.clone(),
                rationale: self.rationale.clone(),
                estimate: estimated.then(|| [self.low.clone(), self.best.clone(), self.high.clone()]),
                sole_source: self.sole_source.clone(),
                weighed: self.weighed.clone(),
                revisit: self.revisit,
            }),
            attribution: self.attribution.as_ref().map(|rating| AttributionVerdict {
                rating: rating.clone(),
                rationale: self.rationale.clone(),
            }),
            links: self.links.clone(),
            ..self.common.words()
        }
    }
}

impl DecideArgs {
    fn says_nothing(&self) -> bool {
        self.verdict.is_none() && self.attribution.is_none() && self.links.is_empty() && !self.affirm
    }
}

pub fn run(a_move: Move, args: &DecideArgs, context: &Context) -> Outcome {
    if args.rationale.is_some() && args.verdict.is_none() && args.attribution.is_none() {
        return Err(CliError::new(
            2,
            "usage",
            "`--rationale` is the reason for a `--verdict` or an `--attribution`; neither is given",
        ));
    }
    let given = args.common.reason.is_some() || args.common.note.is_some() || args.common.seen.is_some();
    if args.says_nothing() && !given || args.form.is_given() {
        let moved = verdicts::give(context, &args.form, a_move, &args.common.claims)?;
        return moves::print(moved, context);
    }
    moves::make(a_move, &args.common, &args.words(), context)
}
