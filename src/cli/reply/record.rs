//! `counterclaim reply record`

use std::path::PathBuf;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::args::codes_but;
use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::form::{FormArgs, ask, has_terminal};
use crate::cli::render::words;
use crate::db::Connection;
use crate::domain::vocabulary::{Attitude, ReplyOutcome};
use crate::exchange::Problem;
use crate::ops::capture::{self, Wanted};
use crate::ops::export::moment;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::reply::{self as ops_reply, Answer, OfClaim, Outcome as Came, Recorded, Said};
use crate::ops::{OpError, OpResult};

use super::record_form;

/// Log what came of a request for a reply: an answer, or none
///
/// An answer is captured as a source that the party published, and quoted. What it says to single claims is logged as
/// statements, all in one step. Without claims, those that wait for the party's reply are meant. At a terminal a form is
/// opened where flags say neither an outcome nor any words of the answer.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  counterclaim --as checker reply record algeria --file answer.txt --by attaf --deny \"C-12=Algeria supports nobody.\"\n  counterclaim --as checker reply record algeria --outcome extension --deadline 2025-02-08\n  counterclaim --as checker reply record algeria --outcome silent\n  counterclaim --as checker reply record jnim C-14 --outcome not_asked --reason \"no known way to reach them\""
)]
pub struct RecordArgs {
    /// Who was asked, by handle or name
    pub(super) party: String,
    /// The claims, by code or handle
    #[arg(value_name = "CLAIM")]
    pub(super) claims: Vec<String>,
    /// answered, declined, silent, extension or not_asked
    #[arg(long, value_name = "OUTCOME", value_parser = codes_but::<ReplyOutcome>(ReplyOutcome::CODES, ReplyOutcome::Asked, "a request is made by `counterclaim reply ask`"), hide_possible_values = true)]
    outcome: Option<ReplyOutcome>,
    /// Why, or a remark
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// The answer: text, Markdown, HTML or PDF; it becomes a source
    #[arg(long, value_name = "FILE", conflicts_with = "source")]
    pub(super) file: Option<PathBuf>,
    /// The answer stands in this source, which is captured already
    #[arg(long, value_name = "SOURCE")]
    pub(super) source: Option<String>,
    /// The words of the answer, exactly, or numbers of its sentences; the whole text if absent
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// The answer denies a claim in these exact words; any number of times
    #[arg(long, value_name = "CLAIM=WORDS", value_parser = denial)]
    deny: Vec<SaidOf>,
    /// The answer says this of a claim, in these exact words; any number of times
    #[arg(long, value_name = "CLAIM=ATTITUDE: WORDS", value_parser = said)]
    says: Vec<SaidOf>,
    /// Who speaks for the party, by handle or name
    #[arg(long, value_name = "ENTITY")]
    pub(super) by: Option<String>,
    /// The day of the answer in --file; today if absent
    #[arg(long, value_name = "DATE", requires = "file")]
    issued: Option<NaiveDate>,
    /// Until when the party has more time
    #[arg(long, value_name = "WHEN", value_parser = super::until)]
    pub(super) deadline: Option<DateTime<Utc>>,
    /// When it was asked, where no request is on record
    #[arg(long, value_name = "WHEN", value_parser = super::when)]
    pub(super) asked: Option<DateTime<Utc>>,
    /// By which way it was asked, where that is not on record
    #[arg(long, value_name = "TEXT")]
    pub(super) channel: Option<String>,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

/// What a party says to one claim, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SaidOf {
    claim: String,
    attitude: Attitude,
    words: String,
}

fn denial(text: &str) -> Result<SaidOf, String> {
    let (claim, words) = split(text)?;
    Ok(SaidOf {
        claim,
        attitude: Attitude::Denies,
        words,
    })
}

fn said(text: &str) -> Result<SaidOf, String> {
    let (claim, rest) = split(text)?;
    let (attitude, words) = rest.split_once(':').ok_or_else(|| {
        format!("`{text}` is not CLAIM=ATTITUDE: WORDS, such as `C-12=denies: We did not.`")
    })?;
    Ok(SaidOf {
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

/// What was recorded, as JSON. `outcomes` are those of `claims`, in their order; `outcome` is theirs where it is one.
#[derive(Serialize, JsonSchema)]
pub struct RecordedView {
    party: String,
    claims: Vec<String>,
    outcome: Option<ReplyOutcome>,
    outcomes: Vec<ReplyOutcome>,
    source: Option<String>,
    statements: usize,
    recorded: bool,
}

pub fn run(args: &RecordArgs, context: &Context) -> Outcome {
    let is_told =
        args.outcome.is_some() || args.quote.is_some() || !args.deny.is_empty() || !args.says.is_empty();
    let by_form = args.form.is_given() || (!is_told && has_terminal());
    let recorded = if by_form {
        record_form::fill(args, context)?
    } else {
        by_flags(args, context)?
    };
    print(&recorded, context)
}

/// The answer, where it came as a file or stands in a source.
pub(super) fn answer(args: &RecordArgs, context: &Context) -> OpResult<Option<Answer>> {
    let Some(path) = &args.file else {
        return Ok(args.source.clone().map(Answer::Source));
    };
    let mut wanted = Wanted::at(moment(Utc::now()));
    wanted.tool = Some("reply record".to_owned());
    let bytes = capture::read_file(path)?;
    let name = path.display().to_string();
    let captured = capture::capture(&context.extractor(), &bytes, &name, &wanted)?;
    if let Some(reason) = &captured.without_text {
        let problem = Problem::of_file(&name, format!("has no text to quote: {reason}"));
        let hint =
            "hold it with `counterclaim source add`, write down what it says in a text file, and give that";
        return Err(OpError::BadInput(vec![problem.with_hint(hint)]));
    }
    Ok(Some(Answer::File {
        captured: Box::new(captured),
        issued: args.issued.unwrap_or_else(|| Utc::now().date_naive()),
    }))
}

fn by_flags(args: &RecordArgs, context: &Context) -> Result<Recorded, CliError> {
    let answer = answer(args, context)?;
    let outcome = match (args.outcome, &answer) {
        (Some(outcome), _) => outcome,
        (None, Some(_)) => ReplyOutcome::Answered,
        (None, None) => {
            let reason =
                "missing: the answer with `--file` or `--source`, or `--outcome` where there is none";
            return Err(OpError::Usage(reason.to_owned()).into());
        }
    };
    let mut conn = context.connect()?;
    let opened = Opened::of_claim(&mut conn, args.claims.first(), context.dossier())?;
    let mut opened = ask::at_terminal(opened, context);
    let mut claims = args.claims.clone();
    if claims.is_empty() {
        let party = opened.entity(&mut conn, &args.party)?;
        let waiting = ops_reply::waiting_for(&opened, &party);
        claims.extend(waiting.iter().map(ToString::to_string));
    }
    let bare = |claim: &String| OfClaim {
        claim: claim.clone(),
        outcome,
        reason: args.reason.clone(),
        deadline: args.deadline,
        quote: args.quote.clone(),
        says: Vec::new(),
    };
    let mut all: Vec<OfClaim> = claims.iter().map(bare).collect();
    let said = [("deny", &args.deny), ("says", &args.says)];
    for (place, said) in said
        .into_iter()
        .flat_map(|(place, all)| all.iter().map(move |said| (place, said)))
    {
        let mut of_claim = bare(&said.claim);
        of_claim.says.push(Said {
            attitude: said.attitude,
            words: said.words.clone(),
            place: place.to_owned(),
        });
        all.push(of_claim);
    }
    if all.is_empty() {
        return Err(nobody_waits(&mut opened, &mut conn, &args.party));
    }
    let mut whence = Whence::flags(&[
        ("deny", "--deny"),
        ("says", "--says"),
        ("by", "--by"),
        ("sources[0]", "--file"),
        ("sources[0].issued", "--issued"),
    ]);
    for index in 0..all.len() {
        let flags = [
            ("", "CLAIM"),
            (".party", "PARTY"),
            (".asked", "--asked"),
            (".deadline", "--deadline"),
            (".channel", "--channel"),
            (".reason", "--reason"),
            (".source", "--source"),
            (".quote", "--quote"),
        ];
        let flag = |(key, flag): (&str, &str)| (format!("replies[{index}]{key}"), flag.to_owned());
        whence.flags.extend(flags.map(flag));
    }
    let outcome = Came {
        party: args.party.clone(),
        by: args.by.clone(),
        asked: args.asked,
        channel: args.channel.clone(),
        answer,
        claims: all,
    };
    Ok(ops_reply::record(&mut conn, &mut opened, &outcome, whence)?)
}

/// No claim was named, and none waits for a reply.
pub(super) fn nobody_waits(opened: &mut Opened, conn: &mut Connection, party: &str) -> CliError {
    let label = opened.entity(conn, party).map(|party| opened.label_of(&party));
    let label = label.unwrap_or_else(|_| party.to_owned());
    OpError::Usage(format!("no claim waits for a reply of {label}; name the claims")).into()
}

fn print(recorded: &Recorded, context: &Context) -> Outcome {
    let first = recorded.claims.first().map(|(_, outcome)| *outcome);
    let is_one = recorded.claims.iter().all(|(_, outcome)| Some(*outcome) == first);
    if context.printer.is_json() {
        return context.printer.json(&RecordedView {
            recorded: !recorded.receipts.is_empty(),
            party: recorded.party.clone(),
            claims: recorded.claims.iter().map(|(code, _)| code.to_string()).collect(),
            outcome: first.filter(|_| is_one),
            outcomes: recorded.claims.iter().map(|(_, outcome)| *outcome).collect(),
            source: recorded.source.clone(),
            statements: recorded.statements,
        });
    }
    if recorded.receipts.is_empty() {
        return context.printer.message("this is on record already");
    }
    let told = ReplyOutcome::ALL.iter().filter_map(|outcome| {
        let of_it = recorded.claims.iter().filter(|(_, its)| its == outcome);
        let codes: Vec<String> = of_it.map(|(code, _)| code.to_string()).collect();
        let outcome = words(outcome.code());
        (!codes.is_empty()).then(|| format!("{outcome} on {}", codes.join(", ")))
    });
    let told: Vec<String> = told.collect();
    let kept = recorded.source.as_ref().map_or(String::new(), |source| {
        format!("; the answer is source `{source}`")
    });
    context
        .printer
        .message(&format!("{}: {}{kept}", recorded.party, told.join("; ")))
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
