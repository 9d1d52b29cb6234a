//! Numbers footnotes in the order in which a reader meets them.

use std::collections::{HashMap, HashSet};

use super::model::{Claim, Report};
use crate::domain::vocabulary::{ArgumentKind, Bearing, Rating, Stance};

/// Whether a claim stands with those that are on record but not checked.
pub fn is_unchecked(claim: &Claim) -> bool {
    claim
        .verdict
        .as_ref()
        .is_none_or(|verdict| verdict.rating == Rating::Open)
}

/// Whether a relation sets one claim against another.
pub const fn is_counter(kind: ArgumentKind) -> bool {
    matches!(
        kind,
        ArgumentKind::Contradicts | ArgumentKind::Rebuts | ArgumentKind::Undercuts
    )
}

/// Gives every footnote the number at which the page first refers to it; those that nothing refers to come last.
pub fn renumber(report: &mut Report) {
    let mut order: Vec<u32> = Vec::new();
    let (unchecked, checked): (Vec<&Claim>, Vec<&Claim>) =
        report.claims.iter().partition(|claim| is_unchecked(claim));
    for claim in checked.into_iter().chain(unchecked) {
        of_claim(claim, &mut order);
    }
    for row in &report.designations {
        order.extend(&row.footnotes);
    }
    for reply in &report.replies {
        order.extend(reply.steps.iter().filter_map(|step| step.footnote));
    }
    order.extend(report.footnotes.iter().map(|note| note.number));
    let mut seen = HashSet::new();
    order.retain(|number| seen.insert(*number));
    let numbers: HashMap<u32, u32> = order.into_iter().zip(1..).collect();
    let new = |number: &mut u32| *number = numbers.get(number).copied().unwrap_or(*number);
    for claim in &mut report.claims {
        let positions = claim.positions.iter_mut().map(|one| &mut one.footnote);
        let relations = claim.relations.iter_mut().map(|one| &mut one.footnote);
        let evidence = claim.evidence.iter_mut().map(|one| &mut one.footnote);
        positions.chain(relations).chain(evidence).flatten().for_each(new);
    }
    for row in &mut report.designations {
        row.footnotes.iter_mut().for_each(new);
    }
    let steps = report.replies.iter_mut().flat_map(|reply| &mut reply.steps);
    steps.filter_map(|step| step.footnote.as_mut()).for_each(new);
    for note in &mut report.footnotes {
        new(&mut note.number);
    }
    report.footnotes.sort_by_key(|note| note.number);
}

/// The footnotes of a claim in the order of its parts on the page.
fn of_claim(claim: &Claim, order: &mut Vec<u32>) {
    let positions = |stance: Stance, order: &mut Vec<u32>| {
        let those = claim.positions.iter().filter(|one| one.stance() == stance);
        order.extend(those.filter_map(|one| one.footnote));
    };
    positions(Stance::Asserts, order);
    positions(Stance::Denies, order);
    let relations = |counter: bool, order: &mut Vec<u32>| {
        let those = claim.relations.iter().filter(|one| one.counters() == counter);
        order.extend(those.filter_map(|one| one.footnote));
    };
    relations(true, order);
    positions(Stance::Neither, order);
    relations(false, order);
    for bearing in [Bearing::Supports, Bearing::Refutes, Bearing::Context] {
        let those = claim.evidence.iter().filter(|one| one.bearing == bearing);
        order.extend(those.filter_map(|one| one.footnote));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::ClaimKind;
    use crate::report::testing::{claim, report};

    #[test]
    fn numbers_follow_the_page() {
        let mut report = report();
        // on the page the claim that was checked stands first
        let mut open = claim("C-0", ClaimKind::Factual, "Something is on record.");
        open.verdict.as_mut().unwrap().rating = Rating::Open;
        open.positions[0].footnote = Some(1);
        open.evidence.clear();
        report.claims[0].positions[0].footnote = Some(3);
        report.claims[0].evidence[0].footnote = Some(1);
        report.claims.insert(0, open);
        let mut third = report.footnotes[0].clone();
        third.number = 3;
        third.quote.text = "the third".to_owned();
        let mut unused = third.clone();
        unused.number = 2;
        report.footnotes.extend([unused, third]);
        renumber(&mut report);
        let numbers: Vec<u32> = report.footnotes.iter().map(|note| note.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(report.footnotes[0].quote.text, "the third");
        assert_eq!(report.claims[1].positions[0].footnote, Some(1));
        assert_eq!(report.claims[1].evidence[0].footnote, Some(2));
        assert_eq!(report.claims[0].positions[0].footnote, Some(2));
        let before = report.clone();
        renumber(&mut report);
        assert_eq!(report, before, "twice is once");
    }
}
