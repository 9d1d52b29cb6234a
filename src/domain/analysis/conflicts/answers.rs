//! Different answers to one question: figures and dates.

use std::collections::{BTreeMap, BTreeSet};

use super::{Conflict, ConflictKind, Side, against, side};
use crate::domain::analysis::dispute::{Claim, Quantity, Question, Records};
use crate::domain::analysis::figure::{self, Range};
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::domain::vocabulary::{ArgumentKind, ClaimKind, Scale};

/// What figures must share to be compared: the question, what is counted, in what, as what sort of number, against when.
type Scope<'a> = (QuestionId, &'a str, &'a str, Scale, Option<&'a str>);

/// Figures of one scope that differ. A figure without a number excludes nothing and competes with nothing.
pub(super) fn figures(records: &Records<'_>) -> Vec<Conflict> {
    let mut scopes: BTreeMap<Scope<'_>, Vec<(&Claim, &Quantity, Range)>> = BTreeMap::new();
    for claim in &records.dispute.claims {
        let (Some(question), Some(quantity)) = (claim.question, &claim.quantity) else {
            continue;
        };
        let Some(range) = Range::of(quantity) else {
            continue;
        };
        let baseline = quantity.baseline.as_deref();
        let scope = (
            question,
            &*quantity.measure,
            &*quantity.unit,
            quantity.scale,
            baseline,
        );
        scopes.entry(scope).or_default().push((claim, quantity, range));
    }
    let mut found = Vec::new();
    for (scope, figures) in scopes {
        let mut sides = Vec::new();
        for (claim, quantity, range) in &figures {
            let mut this = side(records, claim, Some(figure::words(quantity)));
            for (other, theirs, their_range) in &figures {
                if claim.id == other.id || !same_time(claim, other) {
                    continue;
                }
                if !range.meets(their_range) {
                    this.against.push(against(records, claim, other));
                } else if figure::words(quantity) != figure::words(theirs) {
                    this.beside.push(other.code.clone());
                }
            }
            if !(this.against.is_empty() && this.beside.is_empty()) {
                sides.push(this);
            }
        }
        if sides.is_empty() {
            continue;
        }
        let exclude = sides.iter().any(|side| !side.against.is_empty());
        let (kind, end) = match exclude {
            true => (ConflictKind::Figures, "not all of them can hold"),
            false => (ConflictKind::CompetingFigures, "they differ, and may all hold"),
        };
        found.push(Conflict::new(
            kind,
            asked(records, scope.0),
            summary(&sides, end),
            sides,
        ));
    }
    in_order(records, found)
}

/// Dates that have no day in common: of claims that answer one question, or that restate, revise or contradict each
/// other.
pub(super) fn dates(records: &Records<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut told: BTreeSet<(ClaimId, ClaimId)> = BTreeSet::new();
    for question in &records.dispute.questions {
        let dated: Vec<(&Claim, &Edtf)> = records
            .dispute
            .claims
            .iter()
            .filter(|claim| claim.question == Some(question.id) && dates_compare(claim, question))
            .filter_map(|claim| Some((claim, claim.valid.as_ref()?)))
            .collect();
        let conflict = of_dates(records, Some(question.text.clone()), &dated);
        if let Some(conflict) = conflict {
            let pairs = dated
                .iter()
                .flat_map(|(one, _)| dated.iter().map(|(other, _)| (one.id, other.id)));
            told.extend(pairs);
            found.push(conflict);
        }
    }
    for relation in &records.dispute.relations {
        use ArgumentKind::*;
        let (from, to) = (records.claim(relation.from), records.claim(relation.to));
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        let compares = matches!(relation.kind, Restates | Revises | Contradicts);
        let asked = from.question.is_some() && from.question == to.question;
        if !compares || asked || !told.insert((from.id.min(to.id), from.id.max(to.id))) {
            continue;
        }
        if let (Some(ours), Some(theirs)) = (&from.valid, &to.valid) {
            let mut pair = [(from, ours), (to, theirs)];
            pair.sort_by_key(|(claim, _)| records.place(claim.id));
            found.extend(of_dates(records, None, &pair));
        }
    }
    in_order(records, found)
}

/// A figure of another time answers the question for that time, unless the question is about one event.
fn dates_compare(claim: &Claim, question: &Question) -> bool {
    question.of_event || claim.kind != ClaimKind::Quantitative
}

fn of_dates(records: &Records<'_>, question: Option<String>, dated: &[(&Claim, &Edtf)]) -> Option<Conflict> {
    let meets = |one: &Edtf, other: &Edtf| one.outer().overlaps(&other.outer());
    let mut sides = Vec::new();
    for (claim, date) in dated {
        let mut this = side(records, claim, Some(date.display_en()));
        for (other, theirs) in dated {
            if claim.id == other.id {
                continue;
            }
            if !meets(date, theirs) {
                this.against.push(against(records, claim, other));
            } else if date != theirs {
                this.beside.push(other.code.clone());
            }
        }
        if !(this.against.is_empty() && this.beside.is_empty()) {
            sides.push(this);
        }
    }
    let exclude = sides.iter().any(|side| !side.against.is_empty());
    exclude.then(|| {
        let summary = summary(&sides, "these dates have no day in common");
        Conflict::new(ConflictKind::Dates, question, summary, sides)
    })
}

/// Whether both may be about the same time.
fn same_time(one: &Claim, other: &Claim) -> bool {
    match (&one.valid, &other.valid) {
        (Some(one), Some(other)) => one.outer().overlaps(&other.outer()),
        _ => true,
    }
}

fn asked(records: &Records<'_>, id: QuestionId) -> Option<String> {
    let mut questions = records.dispute.questions.iter();
    questions
        .find(|question| question.id == id)
        .map(|question| question.text.clone())
}

/// The answers of those that exclude another (of all, where none does), each once.
fn summary(sides: &[Side], end: &str) -> String {
    let exclude = sides.iter().any(|side| !side.against.is_empty());
    let mut answers: Vec<&str> = Vec::new();
    for side in sides {
        let answer = side.answer.as_deref().unwrap_or_default();
        if (!exclude || !side.against.is_empty()) && !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    format!("{}: {end}", answers.join(", "))
}

/// By the first claim that takes part.
fn in_order(records: &Records<'_>, mut found: Vec<Conflict>) -> Vec<Conflict> {
    let place = |conflict: &Conflict| {
        let first = conflict.claims.first();
        let mut claims = records.dispute.claims.iter();
        claims.position(|claim| Some(&claim.code) == first)
    };
    found.sort_by_key(place);
    found
}
