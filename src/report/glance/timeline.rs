//! The timeline: what claims say happened, and when things were said, as spans of days.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::axis::{Calendar, Tick};
use super::{Named, is_disputed};
use crate::domain::edtf::{DateSpan, Edtf};
use crate::report::model::{Report, When};

/// More rows are no glance.
const MOST_ROWS: usize = 24;

/// Dates of the case, by what they are dates of.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// Labelled days; empty where no date can be drawn.
    pub ticks: Vec<Tick>,
    /// Where a long time without any date is cut out.
    pub cut: Option<f64>,
    /// The days between which it is, in words.
    pub cut_words: Option<String>,
    /// What claims say happened, by date.
    pub happened: Vec<Entry>,
    /// How many more dates of that kind there are.
    pub happened_left_out: usize,
    /// When things were said, by date.
    pub said: Vec<Entry>,
    /// How many more dates of that kind there are.
    pub said_left_out: usize,
}

/// A date, and what it is the date of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The date.
    pub when: When,
    /// Who spoke; none for what claims say happened.
    pub party: Option<String>,
    /// The claims, with what was done to them where somebody spoke.
    pub claims: Vec<Mention>,
    /// Its place; none where the date cannot be read.
    pub span: Option<Span>,
}

/// A claim at a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// The claim.
    pub claim: Named,
    /// What the speaker did with it, such as `denies`.
    pub attitude: Option<String>,
}

/// The place of a date, from 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Span {
    /// From where to where it may be; no end: it has none.
    pub possible: (Option<f64>, Option<f64>),
    /// From where to where it certainly is.
    pub certain: Option<(Option<f64>, Option<f64>)>,
    /// Whether the source is unsure of the date, or gives it as approximate.
    pub vague: bool,
    /// Both spans in words.
    pub words: String,
}

/// A date before there is an axis.
struct Draft {
    entry: Entry,
    date: Option<Edtf>,
    disputed: bool,
    order: usize,
}

impl Draft {
    fn new(when: &When, party: Option<&str>, order: usize) -> Self {
        Self {
            entry: Entry {
                when: when.clone(),
                party: party.map(str::to_owned),
                claims: Vec::new(),
                span: None,
            },
            date: when.edtf.parse().ok(),
            disputed: false,
            order,
        }
    }
}

/// The timeline of a report.
pub fn timeline(report: &Report) -> Timeline {
    let (happened, happened_left_out) = chosen(happened(report));
    let (said, said_left_out) = chosen(said(report));
    let outer = happened
        .iter()
        .chain(&said)
        .filter_map(|draft| Some(draft.date.as_ref()?.outer()));
    // an open end reaches as far as its arrow, which is where the date begins
    let spans = outer.filter_map(|span| Some((span.first.or(span.last)?, span.last.or(span.first)?)));
    let axis = Calendar::over(spans.collect());
    let placed = |drafts: Vec<Draft>| -> Vec<Entry> {
        drafts
            .into_iter()
            .map(|draft| Entry {
                span: draft
                    .date
                    .zip(axis.as_ref())
                    .map(|(date, axis)| span(&date, axis)),
                ..draft.entry
            })
            .collect()
    };
    let gap = axis.as_ref().and_then(Calendar::gap);
    Timeline {
        happened: placed(happened),
        happened_left_out,
        said: placed(said),
        said_left_out,
        ticks: axis.as_ref().map(Calendar::ticks).unwrap_or_default(),
        cut: axis.as_ref().and_then(Calendar::cut),
        cut_words: gap.map(|(before, after)| format!("{} and {}", day(before), day(after))),
    }
}

/// Claims of the same date stand together.
fn happened(report: &Report) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut place: HashMap<&str, usize> = HashMap::new();
    for claim in &report.claims {
        let Some(when) = &claim.when else { continue };
        let index = *place.entry(&when.edtf).or_insert(drafts.len());
        if index == drafts.len() {
            drafts.push(Draft::new(when, None, index));
        }
        let draft = &mut drafts[index];
        draft.disputed |= is_disputed(claim);
        draft.entry.claims.push(Mention {
            claim: Named::of(claim),
            attitude: None,
        });
    }
    drafts
}

/// What the same party said at the same date stands together.
fn said(report: &Report) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut place: HashMap<(&str, &str), usize> = HashMap::new();
    for claim in &report.claims {
        let disputed = is_disputed(claim);
        for link in claim
            .positions
            .iter()
            .filter_map(|position| position.chain.last())
        {
            let Some(when) = &link.said else { continue };
            let (party, _) = link.holder();
            let index = *place.entry((party, &when.edtf)).or_insert(drafts.len());
            if index == drafts.len() {
                drafts.push(Draft::new(when, Some(party), index));
            }
            let draft = &mut drafts[index];
            draft.disputed |= disputed;
            let mention = Mention {
                claim: Named::of(claim),
                attitude: Some(link.attitude.code().replace('_', " ")),
            };
            // claims come one after the other, so the same one is found at the end
            let tail = draft.entry.claims.iter().rev();
            let mut same = tail.take_while(|other| other.claim.code == mention.claim.code);
            if !same.any(|other| *other == mention) {
                draft.entry.claims.push(mention);
            }
        }
    }
    drafts
}

/// Those of disputed claims first where there are too many; then by date. With the number of the rest.
fn chosen(mut drafts: Vec<Draft>) -> (Vec<Draft>, usize) {
    let left_out = drafts.len().saturating_sub(MOST_ROWS);
    drafts.sort_by_key(|draft| (!draft.disputed, draft.order));
    drafts.truncate(MOST_ROWS);
    drafts.sort_by_key(|draft| {
        let span = draft.date.as_ref().map(Edtf::outer);
        let first = span.map(|span| span.first.or(span.last));
        (
            span.is_none(),
            first,
            span.map(|span| span.last.is_none()),
            span.and_then(|span| span.last),
            draft.order,
        )
    });
    (drafts, left_out)
}

fn span(date: &Edtf, axis: &Calendar) -> Span {
    let place = |span: DateSpan| {
        // a day is as wide as it is
        let after = |day: NaiveDate| axis.place(day.succ_opt().unwrap_or(day));
        (span.first.map(|day| axis.place(day)), span.last.map(after))
    };
    let (outer, inner) = (date.outer(), date.inner());
    let words = match inner {
        Some(inner) if inner == outer => format!("certain: {}", run(outer)),
        Some(inner) => format!("possible: {}; certain: {}", run(outer), run(inner)),
        None => format!("possible: {}; no day certain", run(outer)),
    };
    Span {
        possible: place(outer),
        certain: inner.map(place),
        vague: date.as_str().contains(['?', '~', '%']),
        words,
    }
}

/// A run of days in words.
fn run(span: DateSpan) -> String {
    match (span.first, span.last) {
        (Some(first), Some(last)) if first == last => day(first),
        (Some(first), Some(last)) => format!("{} to {}", day(first), day(last)),
        (Some(first), None) => format!("{} and on, without an end", day(first)),
        (None, Some(last)) => format!("until {}, without a start", day(last)),
        (None, None) => "any day".to_owned(),
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
