//! The form of `counterclaim reply record`: the claims of the letter, the answer's sentences, and what came of it.

use chrono::{DateTime, Utc};

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::form::subject::{self, Subject};
use crate::cli::form::{self, Sheet, prefill, template};
use crate::db::Connection;
use crate::domain::vocabulary::{Attitude, ReplyOutcome};
use crate::exchange::dossier::TimeText;
use crate::exchange::reply_form::{self, ClaimReply, ReplyForm};
use crate::ops::OpError;
use crate::ops::OpResult;
use crate::ops::export::moment;
use crate::ops::fragment::{Opened, Whence};
use crate::ops::reply::{self as ops_reply, Answer, OfClaim, Outcome, Recorded, Said};

use super::record::{RecordArgs, answer, nobody_waits};

/// Has the form filled in and records it.
pub fn fill(args: &RecordArgs, context: &Context) -> Result<Recorded, CliError> {
    let came = answer(args, context)?;
    let mut conn = context.connect()?;
    let text = if args.form.is_given() {
        String::new()
    } else {
        let opened = Opened::of_claim(&mut conn, args.claims.first(), context.dossier())?;
        template(args, opened, &mut conn, came.as_ref())?
    };
    let sheet = Sheet {
        command: "reply record",
        instead: &[],
        template: text,
    };
    form::fill(context, &args.form, &sheet, |text, name| -> OpResult<_> {
        let (form, lines) = reply_form::read(text, name).map_err(OpError::BadInput)?;
        let whence = Whence::form(name, lines);
        let first = form.replies.first().map(|reply| reply.claim.to_string());
        let outcome = outcome(args, form, came.clone(), &whence)?;
        let mut opened = Opened::of_claim(&mut conn, first.as_ref(), context.dossier())?;
        ops_reply::record(&mut conn, &mut opened, &outcome, whence)
    })
}

/// What the form says.
fn outcome(args: &RecordArgs, form: ReplyForm, came: Option<Answer>, whence: &Whence) -> OpResult<Outcome> {
    let mut problems = Vec::new();
    let mut moment = |text: &Option<TimeText>, path: String, read: Reading| {
        let read = text.as_ref().map(|text| read(text.as_str())).transpose();
        read.unwrap_or_else(|reason| {
            problems.push(whence.problem(path, reason));
            None
        })
    };
    let asked = moment(&form.asked, "asked".to_owned(), super::when);
    let mut claims = Vec::new();
    for (index, reply) in form.replies.into_iter().enumerate() {
        let path = format!("replies[{index}]");
        let deadline = moment(&reply.deadline, format!("{path}.deadline"), super::until);
        claims.push(of_claim(reply, deadline, &path));
    }
    for (index, claim) in claims.iter().enumerate() {
        let path = format!("replies[{index}]");
        if claim.outcome == ReplyOutcome::Asked {
            let reason = "a request is made by `counterclaim reply ask`";
            problems.push(whence.problem(format!("{path}.outcome"), reason));
        }
        for said in claim.says.iter().filter(|said| said.words.trim().is_empty()) {
            let reason =
                "what the party says is quoted: give its `quote`, numbers of sentences or the exact words";
            problems.push(whence.problem(format!("{}.attitude", said.place), reason));
        }
    }
    if claims.is_empty() {
        problems.push(whence.problem("", "`replies` is empty: say what came of it, claim by claim"));
    }
    if !problems.is_empty() {
        return Err(OpError::BadInput(problems));
    }
    Ok(Outcome {
        party: args.party.clone(),
        by: form.by.map(|by| by.to_string()),
        asked,
        channel: form.channel,
        answer: came.or(form.source.map(|source| Answer::Source(source.to_string()))),
        claims,
    })
}

/// Reads a moment.
type Reading = fn(&str) -> Result<DateTime<Utc>, String>;

fn of_claim(reply: ClaimReply, deadline: Option<DateTime<Utc>>, path: &str) -> OfClaim {
    let said = |attitude: Attitude, words: Option<String>, place: String| Said {
        attitude,
        words: words.unwrap_or_default(),
        place,
    };
    let first = reply
        .attitude
        .map(|attitude| said(attitude, reply.quote.clone(), path.to_owned()));
    let more = reply.also.into_iter().enumerate();
    let more =
        more.map(|(place, also)| said(also.attitude, Some(also.quote), format!("{path}.also[{place}]")));
    OfClaim {
        claim: reply.claim.to_string(),
        outcome: reply.outcome,
        reason: reply.reason,
        deadline,
        says: first.into_iter().chain(more).collect(),
        quote: reply.quote,
    }
}

/// What was given, as YAML; nothing where nothing was.
fn said(given: &Option<String>) -> String {
    given.as_deref().map(prefill::scalar).unwrap_or_default()
}

/// The form to begin with.
fn template(
    args: &RecordArgs,
    mut opened: Opened,
    conn: &mut Connection,
    came: Option<&Answer>,
) -> Result<String, CliError> {
    let party = opened.entity(conn, &args.party)?;
    let mut names = args.claims.clone();
    if names.is_empty() {
        let waiting = ops_reply::waiting_for(&opened, &party);
        names.extend(waiting.iter().map(ToString::to_string));
    }
    if names.is_empty() {
        return Err(nobody_waits(&mut opened, conn, &args.party));
    }
    let mut out = template::HEAD.to_owned();
    let mut put = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    put(&format!(
        "# What came of the request to {}.",
        opened.label_of(&party)
    ));
    if !matches!(came, Some(Answer::File { .. })) {
        let source = said(&args.source);
        put(&format!(
            "source: {source}   # where the answer stands, if there is one"
        ));
    }
    let by = said(&args.by);
    put(&format!(
        "by: {by}       # who speaks for it; itself when left out"
    ));
    match (args.asked, &args.channel) {
        (None, None) => put("# asked:     # when, and by which `channel:`, where no request is on record"),
        (asked, channel) => {
            if let Some(asked) = asked {
                put(&format!("asked: {}", prefill::scalar(&moment(asked))));
            }
            if let Some(channel) = channel {
                put(&format!("channel: {}", prefill::scalar(channel)));
            }
        }
    }
    put("replies:");
    let outcome = if came.is_some() {
        ReplyOutcome::Answered.code()
    } else {
        ""
    };
    for name in &names {
        let (code, statement) = template::told(conn, &mut opened, name)?;
        put(&format!("  # {code}: {statement}"));
        put(&format!("  - claim: {code}"));
        put(&format!("    outcome: {outcome}"));
        put(
            "    quote:      # numbers of sentences (3, 3-4) or the exact words; the whole answer when left out",
        );
        put("    attitude:   # how it stands to the claim in these words: denies, concedes …");
        put("    # also: [{attitude: concedes, quote: 4}]");
        match args.deadline {
            None => put("    # deadline: # a later one, for an extension"),
            Some(deadline) => put(&format!("    deadline: {}", prefill::scalar(&moment(deadline)))),
        }
        match &args.reason {
            None => put("    # reason:   # why it was not asked, or a remark"),
            Some(reason) => put(&format!("    reason: {}", prefill::scalar(reason))),
        }
    }
    let outcomes = ReplyOutcome::CODES
        .iter()
        .filter(|code| **code != ReplyOutcome::Asked.code());
    put(&format!(
        "# outcome: {}",
        outcomes.copied().collect::<Vec<_>>().join(", ")
    ));
    put(&format!("# attitude: {}", Attitude::CODES.join(", ")));
    match came {
        Some(Answer::File { captured, .. }) => {
            let text = captured.snapshot.text.as_deref();
            subject::numbered_text(&mut out, "the answer", text.unwrap_or_default());
        }
        Some(Answer::Source(name)) => {
            let handle = opened.source(conn, name)?;
            subject::numbered(&mut out, &Subject::known(&opened, &handle));
        }
        None => {}
    }
    Ok(out)
}
