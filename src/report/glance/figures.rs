//! Figures of the same thing on one axis: who gives which number, and what the desk estimates.

use std::collections::HashMap;

use bigdecimal::{BigDecimal, ToPrimitive};
use serde::Serialize;

use super::Named;
use super::axis::{Numbers, Tick};
use crate::domain::vocabulary::{Attitude, Hedge, Stance};
use crate::report::figures::{figure, group_digits};
use crate::report::model::{Claim, Estimate, Quantity, Report};

/// More pictures of figures are no glance.
const MOST_GROUPS: usize = 12;

/// More rows on one axis are no glance.
const MOST_ROWS: usize = 24;

/// Figures that can be compared, group by group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// What is counted in the same unit, and for the same question, in the order of the questions.
    pub groups: Vec<Group>,
    /// How many figures have none to be compared with.
    pub alone: usize,
    /// How many more groups there are.
    pub left_out: usize,
}

/// Figures of one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The question that they answer.
    pub question: Option<String>,
    /// What is counted.
    pub measure: String,
    /// In which unit.
    pub unit: Option<String>,
    /// The time that it is compared with, in words.
    pub baseline: Option<String>,
    /// Labelled numbers; empty where no number is given.
    pub ticks: Vec<Tick>,
    /// The figures, the highest first, those without a number after them, our own at the end.
    pub rows: Vec<Row>,
    /// How many more figures there are.
    pub left_out: usize,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Whether it is the desk's own estimate.
    pub ours: bool,
    /// The claims that say so: one, or for our own estimate those on which it was made.
    pub claims: Vec<Named>,
    /// Who asserts it; who concedes it is marked so.
    pub by: Vec<String>,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// The figure in words.
    pub figure: String,
    /// Its place; none where it has no number.
    pub mark: Option<Mark>,
}

/// The place of a figure on its axis, each from 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Lower end; none: it has none.
    pub low: Option<f64>,
    /// Upper end; none: it has none.
    pub high: Option<f64>,
    /// Best value.
    pub best: Option<f64>,
    /// Whether it is said to be about so much.
    pub about: bool,
    /// Whether the number at the end is itself excluded: more than, less than.
    pub excluded: bool,
}

/// A figure before there is an axis.
struct Draft {
    row: Row,
    low: Option<f64>,
    high: Option<f64>,
    best: Option<f64>,
    hedge: Hedge,
}

/// What makes figures comparable: question, measure, unit, scale, time compared with. One that answers no question, which
/// the claim's code stands for, is compared with none.
type Key<'a> = (
    Result<&'a str, &'a str>,
    &'a str,
    Option<&'a str>,
    &'static str,
    Option<&'a str>,
);

/// The figures of a report.
pub fn figures(report: &Report) -> Figures {
    let mut groups: Vec<Vec<(&Claim, &Quantity)>> = Vec::new();
    let mut place: HashMap<Key<'_>, usize> = HashMap::new();
    for claim in &report.claims {
        let Some(quantity) = &claim.quantity else { continue };
        let key = (
            claim.question.as_deref().ok_or(claim.code.as_str()),
            quantity.measure.as_str(),
            quantity.unit.as_deref(),
            quantity.scale.code(),
            quantity.baseline.as_ref().map(|date| date.edtf.as_str()),
        );
        let index = *place.entry(key).or_insert(groups.len());
        if index == groups.len() {
            groups.push(Vec::new());
        }
        groups[index].push((claim, quantity));
    }
    let questions: HashMap<&str, usize> = report
        .questions
        .iter()
        .enumerate()
        .map(|(index, question)| (question.handle.as_str(), index))
        .collect();
    let order = |group: &Vec<(&Claim, &Quantity)>| {
        let question = group.first().and_then(|(claim, _)| claim.question.as_deref());
        question
            .and_then(|handle| questions.get(handle))
            .copied()
            .unwrap_or(usize::MAX)
    };
    groups.sort_by_key(order);
    let is_alone = |group: &Vec<(&Claim, &Quantity)>| {
        let estimate = |claim: &Claim| {
            claim
                .verdict
                .as_ref()
                .is_some_and(|verdict| verdict.estimate.is_some())
        };
        group.len() < 2 && !group.iter().any(|(claim, _)| estimate(claim))
    };
    let alone = groups.iter().filter(|group| is_alone(group)).count();
    groups.retain(|group| !is_alone(group));
    let left_out = groups.len().saturating_sub(MOST_GROUPS);
    groups.truncate(MOST_GROUPS);
    let drawn = groups.iter().map(|members| {
        let question = report.questions.get(order(members));
        group(members, question.map(|question| question.text.clone()))
    });
    Figures {
        groups: drawn.collect(),
        alone,
        left_out,
    }
}

fn group(members: &[(&Claim, &Quantity)], question: Option<String>) -> Group {
    let mut drafts: Vec<Draft> = members
        .iter()
        .map(|(claim, quantity)| draft(claim, quantity))
        .collect();
    let middle = |draft: &Draft| draft.best.or(draft.low).or(draft.high);
    drafts.sort_by(|left, right| match (middle(left), middle(right)) {
        (Some(left), Some(right)) => right.total_cmp(&left),
        (left, right) => right.is_some().cmp(&left.is_some()),
    });
    let left_out = drafts.len().saturating_sub(MOST_ROWS);
    drafts.truncate(MOST_ROWS);
    drafts.extend(estimates(members));
    let numbers: Vec<f64> = drafts
        .iter()
        .flat_map(|draft| [draft.low, draft.high, draft.best])
        .flatten()
        .collect();
    let axis = Numbers::over(&numbers);
    let quantity = members.first().map(|(_, quantity)| *quantity);
    Group {
        question,
        measure: quantity
            .map(|quantity| quantity.measure.clone())
            .unwrap_or_default(),
        unit: quantity.and_then(|quantity| quantity.unit.clone()),
        baseline: quantity
            .and_then(|quantity| quantity.baseline.as_ref())
            .map(super::words_of),
        ticks: axis.map(|axis| axis.ticks()).unwrap_or_default(),
        rows: drafts
            .into_iter()
            .map(|draft| Row {
                mark: axis.and_then(|axis| mark(&draft, axis)),
                ..draft.row
            })
            .collect(),
        left_out,
    }
}

fn draft(claim: &Claim, quantity: &Quantity) -> Draft {
    let (mut by, mut denied_by) = (Vec::new(), Vec::new());
    for link in claim
        .positions
        .iter()
        .filter_map(|position| position.chain.last())
    {
        let (party, _) = link.holder();
        let (list, words) = match (link.attitude, link.attitude.stance()) {
            (Attitude::Concedes, _) => (&mut by, format!("{party} (concedes it)")),
            (_, Stance::Asserts) => (&mut by, party.to_owned()),
            (_, Stance::Denies) => (&mut denied_by, party.to_owned()),
            (_, Stance::Neither) => continue,
        };
        if !list.contains(&words) {
            list.push(words);
        }
    }
    // the unit stands at the axis
    let figure = figure(&Quantity {
        unit: None,
        ..quantity.clone()
    });
    Draft {
        row: Row {
            ours: false,
            claims: vec![Named::of(claim)],
            by,
            denied_by,
            figure,
            mark: None,
        },
        low: number(quantity.low.as_deref()),
        high: number(quantity.high.as_deref()),
        best: number(quantity.best.as_deref()),
        hedge: quantity.hedge,
    }
}

/// What the desk estimates, the same estimate once; those in another unit are told and not drawn.
fn estimates(members: &[(&Claim, &Quantity)]) -> Vec<Draft> {
    let mut met: Vec<&Estimate> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (claim, quantity) in members {
        let Some(estimate) = claim
            .verdict
            .as_ref()
            .and_then(|verdict| verdict.estimate.as_ref())
        else {
            continue;
        };
        if let Some(index) = met.iter().position(|other| *other == estimate) {
            drafts[index].row.claims.push(Named::of(claim));
            continue;
        }
        met.push(estimate);
        let fits = estimate.unit.is_none() || estimate.unit == quantity.unit;
        let own = |text: &Option<String>| number(text.as_deref()).filter(|_| fits);
        drafts.push(Draft {
            row: Row {
                ours: true,
                claims: vec![Named::of(claim)],
                by: Vec::new(),
                denied_by: Vec::new(),
                figure: interval(estimate, !fits),
                mark: None,
            },
            low: own(&estimate.low),
            high: own(&estimate.high),
            best: own(&estimate.best),
            hedge: Hedge::Between,
        });
    }
    drafts
}

fn interval(estimate: &Estimate, with_unit: bool) -> String {
    let shown = |text: &Option<String>| text.as_deref().map_or_else(|| "?".to_owned(), group_digits);
    let ends = (estimate.low.is_some() || estimate.high.is_some())
        .then(|| format!("{} to {}", shown(&estimate.low), shown(&estimate.high)));
    let mut words = match (&estimate.best, ends) {
        (Some(_), Some(ends)) => format!("{} ({ends})", shown(&estimate.best)),
        (Some(_), None) => shown(&estimate.best),
        (None, Some(ends)) => ends,
        (None, None) => "no number given".to_owned(),
    };
    if let Some(unit) = estimate.unit.as_ref().filter(|_| with_unit) {
        words.push_str(&format!(" {unit}"));
    }
    words
}

fn number(text: Option<&str>) -> Option<f64> {
    let number: BigDecimal = text?.parse().ok()?;
    number.to_f64().filter(|number| number.is_finite())
}

fn mark(draft: &Draft, axis: Numbers) -> Option<Mark> {
    let (low, high, best) = (draft.low, draft.high, draft.best);
    let one = best.or(low).or(high)?;
    let (low, high, best) = match draft.hedge {
        Hedge::Unquantified => return None,
        Hedge::Exactly | Hedge::About if low.zip(high).is_none_or(|(low, high)| low == high) => {
            (Some(one), Some(one), Some(one))
        }
        Hedge::Exactly | Hedge::About | Hedge::Between => (low.or(Some(one)), high.or(Some(one)), best),
        Hedge::AtLeast | Hedge::MoreThan => (low.or(Some(one)), None, None),
        Hedge::AtMost | Hedge::LessThan => (None, high.or(Some(one)), None),
    };
    let place = |number: Option<f64>| number.map(|number| axis.place(number));
    Some(Mark {
        low: place(low),
        high: place(high),
        best: place(best),
        about: draft.hedge == Hedge::About,
        excluded: matches!(draft.hedge, Hedge::MoreThan | Hedge::LessThan),
    })
}
