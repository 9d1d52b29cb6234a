//! What the pages share, whatever they are written in: the words that templates call for, and the order of the parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::definitions;
use super::figures::{figure, group_digits};
use super::footnotes::is_unchecked;
use super::lazily::lazily;
use super::model::{Correction, Position, Quantity, Relation, Report, holders};
use super::text::shorten;
use crate::domain::vocabulary::{Attitude, AttributionRating, ChangeKind, ClaimKind, Rating, Stance};

/// With more claims than this, a table of contents names the sections only.
const LONGEST_CONTENTS: usize = 300;

/// Anything as a value for a template.
pub(super) fn of<T: Serialize>(item: T) -> Value {
    Value::from(Serde(item))
}

/// A report as the templates read it: claims that were checked before those that were not, changes newest first.
pub(super) fn arranged(report: &Arc<Report>) -> Value {
    let mut changes: Vec<_> = report.corrections.iter().collect();
    changes.sort_by(|left, right| right.at.cmp(&left.at));
    let (unchecked, checked): (Vec<usize>, Vec<usize>) =
        (0..report.claims.len()).partition(|place| is_unchecked(&report.claims[*place]));
    let claims = |places: Vec<usize>| {
        let report = report.clone();
        lazily(places.len(), move |place| of(&report.claims[places[place]]))
    };
    let designations = report.clone();
    let (updates, corrections): (Vec<&Correction>, Vec<&Correction>) =
        changes.into_iter().partition(|change| !is_correction(change));
    let eyes = definitions::eyes(report.dossier.eyes);
    context! {
        masthead => of(&report.masthead),
        dossier => of(&report.dossier),
        as_of => of(&report.as_of),
        includes_drafts => report.includes_drafts,
        written_by => of(&report.written_by),
        approved_by => of(&report.approved_by),
        publication => of(&report.publication),
        first_published => of(&report.first_published),
        last_changed => of(&report.last_changed),
        supersedes => of(&report.supersedes),
        questions => of(&report.questions),
        unasked => of(&report.unasked),
        checked => claims(checked),
        unchecked => claims(unchecked),
        list_claims => report.claims.len() <= LONGEST_CONTENTS,
        designations => lazily(report.designations.len(), move |place| of(&designations.designations[place])),
        replies => of(&report.replies),
        balance => of(&report.balance),
        corrections => of(corrections),
        updates => of(updates),
        method => of(&report.method),
        eyes_label => eyes.label,
        eyes_text => eyes.text,
    }
}

/// Whether a change says that what stood there was wrong.
const fn is_correction(change: &Correction) -> bool {
    matches!(
        change.kind,
        ChangeKind::Correction | ChangeKind::Retraction | ChangeKind::Withdrawal
    )
}

/// Functions and filters that say things in words.
pub(super) fn add_words(environment: &mut Environment<'static>, report: &Report) {
    let mut by_claim: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut changes: Vec<_> = report.corrections.iter().collect();
    changes.sort_by(|left, right| right.at.cmp(&left.at));
    for change in changes {
        if let Some(claim) = &change.claim {
            by_claim.entry(claim.clone()).or_default().push(of(change));
        }
    }
    environment.add_function("changes_to", move |code: &str| {
        by_claim.get(code).cloned().unwrap_or_default()
    });
    environment.add_function("verdict", verdict);
    environment.add_function("attribution", |word: &str| {
        let found = word
            .parse::<AttributionRating>()
            .ok()
            .map(definitions::attribution);
        found.map(|found| context! { label => found.label, text => found.text })
    });
    environment.add_function("hold", |kind: &str| {
        kind.parse().map_or("", definitions::hold).to_owned()
    });
    environment.add_function("missing", |claim: &Value| missing(claim));
    environment.add_function("part_in_it", |role: &str| part_in_it(role).to_owned());
    environment.add_function("why_not", |word: &str| why_not(word).to_owned());
    environment.add_function("figure", |quantity: Serde<Quantity>| figure(&quantity));
    environment.add_function("conceding", |positions: Serde<Vec<Position>>| {
        holders(&positions, |attitude| attitude == Attitude::Concedes)
    });
    environment.add_filter("counters", |relation: Serde<Relation>| relation.counters());
    environment.add_filter("shorten", |text: &str| shorten(text, 64));
    environment.add_filter("words", |word: &str| word.replace('_', " "));
    environment.add_filter("number", |number: &str| group_digits(number));
    environment.add_filter("paragraphs", |text: &str| -> Vec<String> {
        text.split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    });
    environment.add_filter("stance", |position: &Value| {
        let last = position
            .get_attr("chain")
            .ok()
            .and_then(|chain| chain.try_iter().ok()?.last());
        let attitude = last.and_then(|link| link.get_attr("attitude").ok());
        let attitude = attitude.and_then(|word| word.as_str()?.parse::<Attitude>().ok());
        attitude.map_or(Stance::Neither, Attitude::stance).code()
    });
}

/// What is not on record of a claim and could be, in words.
fn missing(claim: &Value) -> Vec<&'static str> {
    let parts = [
        ("search_notes", "a search"),
        ("external_reviews", "a check by others"),
        ("why_chosen", "why we took it up"),
    ];
    let is_there = |key: &str| claim.get_attr(key).is_ok_and(|value| value.is_true());
    parts
        .iter()
        .filter(|(key, _)| !is_there(key))
        .map(|(_, words)| *words)
        .collect()
}

/// What somebody did or suffered according to a claim, which may be wrong.
fn part_in_it(role: &str) -> &str {
    match role {
        "perpetrator" => "said to have done it",
        "victim" => "said to have suffered it",
        other => other,
    }
}

/// Label, definition and class of a verdict on a claim of a kind; no verdict is called so.
fn verdict(word: Option<&str>, kind: &str) -> Value {
    let rating = word.and_then(|word| word.parse::<Rating>().ok());
    let kind = kind.parse().unwrap_or(ClaimKind::Factual);
    match rating {
        Some(rating) => {
            let definition = definitions::content(rating, kind);
            context! { label => definition.label, text => definition.text, class => rating.code() }
        }
        None => context! {
            label => "no verdict yet", text => "Nobody has decided on this claim yet.", class => "none",
        },
    }
}

/// Why evidence does not count, for a reader; words that the evidence rule did not have are given as they are.
fn why_not(word: &str) -> &str {
    match word {
        "credibility" => "the information is graded 4, 5 or 6",
        "origin unknown" => "where it comes from is not known",
        "voice unknown" => "whose statement it is is not known",
        "source retracted" => "its source, or the source of that, was retracted",
        "anchor" => "its words are not tied to a whole capture",
        "voice of a holder" => "whoever holds the claim is no independent evidence for it",
        other => other,
    }
}
