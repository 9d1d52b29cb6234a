//! `counterclaim reply record`

use std::path::PathBuf;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::args;
use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::domain::vocabulary::{Attitude, ReplyOutcome};
use crate::ops::reply::{Answer, Said};
use crate::ops::{self, OpError};

/// Log what came of a request for a reply: an answer, or none
///
/// An answer is captured as a source that the party published, and quoted. What it says to single claims is logged as
/// statements, all in one step. Without claims, those that wait for the party's reply are meant.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker reply record algeria --file answer.txt --by attaf --deny \"C-12=Algeria supports nobody.\"\n  counterclaim --as checker reply record algeria --outcome extension --deadline 2025-02-08\n  counterclaim --as checker reply record algeria --outcome silent\n  counterclaim --as checker reply record jnim C-14 --outcome not_asked --reason \"no known way to reach them\""
)]
pub struct RecordArgs {
    /// Who was asked, by handle or name
    party: String,
    /// The claims, by code or handle
    #[arg(value_name = "CLAIM")]
    claims: Vec<String>,
    /// answered, declined, silent, extension or not_asked
    #[arg(long, value_name = "OUTCOME", value_parser = outcome)]
    outcome: Option<ReplyOutcome>,
    /// Why, or a remark
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The answer, a text file; it becomes a source
    #[arg(long, value_name = "FILE", conflicts_with = "source")]
    file: Option<PathBuf>,
    /// The answer stands in this source, which is captured already
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// The words of the answer, exactly; the whole text if absent
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// The answer denies a claim in these exact words; any number of times
    #[arg(long, value_name = "CLAIM=WORDS", value_parser = denial)]
    deny: Vec<Said>,
    /// The answer says this of a claim, in these exact words; any number of times
    #[arg(long, value_name = "CLAIM=ATTITUDE: WORDS", value_parser = said)]
    says: Vec<Said>,
    /// Who speaks for the party, by handle or name
    #[arg(long, value_name = "ENTITY")]
    by: Option<String>,
    /// The day of the answer; today if absent
    #[arg(long, value_name = "DATE")]
    issued: Option<NaiveDate>,
    /// Until when the party has more time
    #[arg(long, value_name = "WHEN", value_parser = super::until)]
    deadline: Option<DateTime<Utc>>,
    /// When it was asked, where no request is on record
    #[arg(long, value_name = "WHEN", value_parser = super::when)]
    asked: Option<DateTime<Utc>>,
    /// By which way it was asked, where that is not on record
    #[arg(long, value_name = "TEXT")]
    channel: Option<String>,
}

/// An outcome; that somebody was asked is logged otherwise.
fn outcome(text: &str) -> Result<ReplyOutcome, String> {
    match args::code(text)? {
        ReplyOutcome::Asked => Err("a request is made by `counterclaim reply ask`".to_owned()),
        outcome => Ok(outcome),
    }
}

fn denial(text: &str) -> Result<Said, String> {
    let (claim, words) = split(text)?;
    Ok(Said {
        claim,
        attitude: Attitude::Denies,
        words,
    })
}

fn said(text: &str) -> Result<Said, String> {
    let (claim, rest) = split(text)?;
    let (attitude, words) = rest.split_once(':').ok_or_else(|| {
        format!("`{text}` is not CLAIM=ATTITUDE: WORDS, such as `C-12=denies: We did not.`")
    })?;
    Ok(Said {
        claim,
        attitude: Attitude::from_str(attitude.trim()).map_err(|error| error.to_string())?,
        words: words.trim().to_owned(),
    })
}

fn split(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((claim, words)) if !claim.trim().is_empty() && !words.trim().is_empty() => {
            Ok((claim.trim().to_owned(), words.trim().to_owned()))
        }
        _ => Err(format!("`{text}` is not CLAIM=WORDS, such as `C-12=We did not.`")),
    }
}

/// What was recorded, as JSON.
#[derive(Serialize, JsonSchema)]
pub struct RecordedView {
    party: String,
    claims: Vec<String>,
    outcome: ReplyOutcome,
    source: Option<String>,
    statements: usize,
    recorded: bool,
}

pub fn run(args: &RecordArgs, context: &Context) -> Outcome {
    let answer = match (&args.file, &args.source) {
        (Some(path), _) => Some(Answer::Text {
            bytes: ops::import::read_file(path)?,
            name: path.display().to_string(),
            received: Utc::now(),
            issued: args.issued.unwrap_or_else(|| Utc::now().date_naive()),
        }),
        (None, Some(source)) => Some(Answer::Source(source.clone())),
        (None, None) => None,
    };
    let outcome = match (args.outcome, &answer) {
        (Some(outcome), _) => outcome,
        (None, Some(_)) => ReplyOutcome::Answered,
        (None, None) => {
            return Err(OpError::Usage(
                "missing: the answer with `--file` or `--source`, or `--outcome` where there is none"
                    .to_owned(),
            )
            .into());
        }
    };
    let recorded = ops::reply::record(
        &mut context.connect()?,
        context.dossier(),
        &ops::reply::Outcome {
            party: args.party.clone(),
            claims: args.claims.clone(),
            outcome,
            reason: args.reason.clone(),
            deadline: args.deadline,
            asked: args.asked,
            channel: args.channel.clone(),
            answer,
            quote: args.quote.clone(),
            by: args.by.clone(),
            said: args.deny.iter().chain(&args.says).cloned().collect(),
        },
    )?;
    let claims: Vec<String> = recorded.claims.iter().map(ToString::to_string).collect();
    if context.printer.is_json() {
        return context.printer.json(&RecordedView {
            recorded: !recorded.receipts.is_empty(),
            party: recorded.party,
            claims,
            outcome,
            source: recorded.source,
            statements: recorded.statements,
        });
    }
    if recorded.receipts.is_empty() {
        return context.printer.message("this is on record already");
    }
    let kept = recorded.source.map_or(String::new(), |source| {
        format!("; the answer is source `{source}`")
    });
    context.printer.message(&format!(
        "{}: {} on {}{kept}",
        recorded.party,
        outcome.code().replace('_', " "),
        claims.join(", ")
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_says_is_read_from_one_argument() {
        let one = said("C-12=denies: We did = not: ever.").unwrap();
        assert_eq!(
            (one.claim.as_str(), one.attitude, one.words.as_str()),
            ("C-12", Attitude::Denies, "We did = not: ever.")
        );
        assert_eq!(denial("C-1= We did not. ").unwrap().words, "We did not.");
        assert!(
            said("C-12=shouts: We did not.")
                .unwrap_err()
                .starts_with("`shouts` is not one of states")
        );
        for wrong in ["", "C-12", "C-12=", "=words"] {
            assert!(denial(wrong).is_err() && said(wrong).is_err(), "{wrong}");
        }
    }
}
