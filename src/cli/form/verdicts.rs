//! The form for verdicts on several claims: each with what is on record about it, to be decided at once.

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::refused::refusals;
use crate::cli::render::{one_line, quoted, words};
use crate::db::Connection;
use crate::db::review::RatingRule;
use crate::domain::vocabulary::{ClaimKind, Confidence};
use crate::domain::workflow::Move;
use crate::ops;
use crate::ops::review::{Moved, ReviewDocument};
use crate::ops::verdicts::Filled;

use super::template::{HEAD, put};
use super::{FormArgs, Sheet, Untaken, fill};

/// Has the form filled in for these claims, and gives the verdicts.
pub fn give(
    context: &Context,
    args: &FormArgs,
    a_move: Move,
    claims: &[String],
) -> Result<Vec<Moved>, CliError> {
    let mut conn = context.connect()?;
    let command = format!("review {a_move}");
    let template = if args.is_given() || !super::has_terminal() {
        String::new()
    } else {
        template(&mut conn, context.dossier(), a_move, claims)?
    };
    let sheet = Sheet {
        command: &command,
        instead: &["--verdict", "--attribution"],
        template,
    };
    let only = match claims {
        [one] => Some(one.as_str()),
        _ => None,
    };
    let filled = fill(context, args, &sheet, |text, name| -> Result<_, Untaken> {
        let mut filled = Filled::read(text, name)?;
        filled.only(&mut conn, context.dossier(), claims)?;
        let moved = filled
            .give(&mut conn, context.dossier(), a_move)
            .map_err(|error| {
                let places = refusals(&error, only)
                    .into_iter()
                    .filter_map(|(code, told, hint)| {
                        let found = filled.problem(code.as_deref(), told)?;
                        Some(match hint {
                            Some(hint) => found.with_hint(hint),
                            None => found,
                        })
                    });
                let places = places.collect();
                Untaken::at(error, places)
            })?;
        Ok((moved, filled.left))
    });
    let (moved, left) = filled.map_err(|error| match only {
        Some(one) => error.naming(one),
        None => error,
    })?;
    for claim in left {
        context.printer.message(&format!("{claim} is left as it is"))?;
    }
    Ok(moved)
}

fn template(
    conn: &mut Connection,
    dossier: Option<&str>,
    a_move: Move,
    claims: &[String],
) -> Result<String, CliError> {
    let (_, rules, _) = ops::review::rules(conn, None, dossier)?;
    let mut out = HEAD.to_owned();
    put(
        &mut out,
        "# A claim whose `verdict` stays empty is left as it is.",
    );
    put(&mut out, "verdicts:");
    for claim in claims {
        section(&mut out, &ops::review::show(conn, claim, dossier)?, a_move);
    }
    put(&mut out, "#");
    put(&mut out, "# verdict:");
    for rule in rules.iter().filter(|rule| rule.scope == "content") {
        put(
            &mut out,
            &format!("#   {}: {}", rule.code, ops::report::needs(rule)),
        );
    }
    let attribution: Vec<&str> = rules
        .iter()
        .filter(|rule| rule.scope == "attribution")
        .map(|rule: &RatingRule| rule.code.as_str())
        .collect();
    put(&mut out, &format!("# attribution: {}", attribution.join(", ")));
    put(
        &mut out,
        &format!("# confidence: {}", Confidence::CODES.join(", ")),
    );
    Ok(out)
}

/// One claim: what is on record as comments, then what is to be said.
fn section(out: &mut String, document: &ReviewDocument, a_move: Move) {
    let ReviewDocument { claim, review } = document;
    let mut told = |text: String| put(out, &format!("  # {}", one_line(&text)));
    told(format!(
        "{} · {} · {}",
        claim.code,
        words(&claim.state),
        claim.kind
    ));
    told(claim.statement.clone());
    for said in &claim.assertions {
        let chain: Vec<String> = said
            .chain
            .iter()
            .map(|link| {
                let speaker = link.speaker.as_deref().unwrap_or("somebody unnamed");
                format!("{} {speaker} {}", link.seq, words(&link.attitude))
            })
            .collect();
        told(format!(
            "statement {}: {}: {} ({})",
            said.name.rsplit('#').next().unwrap_or_default(),
            chain.join(" > "),
            quoted(&said.quote),
            said.source
        ));
    }
    if claim.evidence.is_empty() {
        told("no evidence".to_owned());
    }
    for item in &claim.evidence {
        let counts = match (&item.why_not, item.counts) {
            (_, true) => "counts".to_owned(),
            (Some(why), false) => format!("does not count: {why}"),
            (None, false) => "does not count".to_owned(),
        };
        let voice = item.voice.as_deref().unwrap_or("voice not known");
        told(format!(
            "{}; {counts}; credibility {}: {} ({voice}, in {}), id {}",
            words(&item.bearing),
            item.credibility,
            quoted(&item.quote),
            item.source,
            item.id
        ));
    }
    for note in &claim.search_notes {
        told(format!("looked for {}: {}", note.looked_for, note.found));
    }
    if let Some(verdict) = &claim.verdict {
        told(format!("verdict so far: {}", words(verdict)));
    }
    for reply in &review.replies {
        let text = |key: &str| reply[key].as_str().unwrap_or_default();
        told(format!(
            "reply of {}: {} {}",
            text("party"),
            words(text("outcome")),
            text("answer")
        ));
    }
    put(out, &format!("  - claim: {}", claim.code));
    put(out, &format!("    seen: {}", claim.version));
    put(out, "    verdict:");
    put(out, "    confidence:");
    put(out, "    attribution:");
    put(
        out,
        "    rationale:    # at least 20 characters; not needed for `open`",
    );
    put(
        out,
        "    # links: [\"2.1=misquoted: the word is not in the text\"]    # single statements or links",
    );
    put(out, "    # weighed: []     # ids of contrary evidence");
    put(out, "    # sole_source:    # why one origin must do; printed");
    if claim.kind == ClaimKind::Quantitative.code() {
        put(out, "    # low:            # the estimate");
        put(out, "    # best:");
        put(out, "    # high:");
    }
    if claim.kind == ClaimKind::Prediction.code() {
        put(out, "    revisit:      # the day on which it comes back");
    }
    if claim.verdict.is_some() {
        put(out, "    # affirm: true    # the verdict so far stands");
    }
    if a_move == Move::Correct {
        put(out, "    note:         # why, for the public");
    }
}
