//! Small disputes, each with one conflict or none.

use super::*;
use crate::domain::analysis::dispute::{Designation, Quantity};
use crate::domain::analysis::testing::*;
use crate::domain::vocabulary::*;

/// Kind and summary of each conflict.
fn told(sketch: &Sketch) -> Vec<(ConflictKind, String)> {
    let found = conflicts(&sketch.dispute);
    found.into_iter().map(|one| (one.kind, one.summary)).collect()
}

#[test]
fn figures_that_exclude_each_other_are_a_conflict_and_compatible_ones_stand_beside() {
    let mut sketch = Sketch::new(2);
    sketch.figure(1, figure(Hedge::Exactly, 84));
    sketch.figure(2, figure(Hedge::Exactly, 20));
    sketch.figure(3, figure(Hedge::AtLeast, 46));
    sketch.figure(4, figure(Hedge::Unquantified, 0));
    sketch.says(1, Attitude::ClaimsResponsibility, 1, "2024-08-01");
    sketch.says(1, Attitude::States, 2, "2024-07-28");
    sketch.relates(1, ArgumentKind::Revises, 2, Some(1));
    let found = conflicts(&sketch.dispute);
    assert_eq!(found.len(), 1, "{found:?}");
    let conflict = &found[0];
    assert_eq!(conflict.kind, ConflictKind::Figures);
    assert_eq!(conflict.question.as_deref(), Some("How many?"));
    assert_eq!(conflict.summary, "84, 20, at least 46: not all of them can hold");
    assert_eq!(conflict.claims, ["C-1", "C-2", "C-3"]);
    let [first, second, third] = &conflict.sides[..] else {
        panic!("three sides")
    };
    let codes = |side: &Side| {
        side.against
            .iter()
            .map(|one| one.claim.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (codes(first), first.beside.clone()),
        (vec!["C-2".to_owned()], vec!["C-3".to_owned()])
    );
    assert_eq!(codes(second), ["C-1", "C-3"]);
    assert_eq!(codes(third), ["C-2"]);
    assert_eq!(first.against[0].same_party, ["Party 1"]);
    assert_eq!(first.against[0].on_record, ["C-1 revises C-2, by Party 1"]);
    assert_eq!(first.excerpts[0].quote, "claims_responsibility 2024-08-01");
    assert!(third.parties.is_empty() && third.excerpts.is_empty());
}

#[test]
fn figures_that_may_all_hold_compete_without_a_conflict() {
    let mut sketch = Sketch::new(1);
    sketch.figure(1, figure(Hedge::AtLeast, 20));
    sketch.figure(2, figure(Hedge::AtLeast, 46));
    let expected = "at least 20, at least 46: they differ, and may all hold".to_owned();
    assert_eq!(told(&sketch), [(ConflictKind::CompetingFigures, expected)]);
    let mut same = Sketch::new(1);
    same.figure(1, figure(Hedge::Exactly, 20));
    same.figure(2, figure(Hedge::Exactly, 20));
    assert_eq!(told(&same), []);
}

#[test]
fn figures_of_another_scope_are_not_compared() {
    let other = |change: &dyn Fn(&mut Quantity)| {
        let mut sketch = Sketch::new(1);
        sketch.figure(1, figure(Hedge::Exactly, 84));
        let mut quantity = figure(Hedge::Exactly, 20);
        change(&mut quantity);
        sketch.figure(2, quantity);
        told(&sketch).len()
    };
    assert_eq!(other(&|_| ()), 1);
    assert_eq!(other(&|quantity| quantity.unit = "vehicle".to_owned()), 0);
    assert_eq!(other(&|quantity| quantity.measure = "injuries".to_owned()), 0);
    assert_eq!(other(&|quantity| quantity.baseline = Some("2023".to_owned())), 0);
    let mut unasked = Sketch::new(1);
    unasked.figure(1, figure(Hedge::Exactly, 84));
    unasked.figure(2, figure(Hedge::Exactly, 20)).question = None;
    assert_eq!(told(&unasked), []);
}

#[test]
fn figures_of_different_times_are_a_series_unless_one_event_is_asked_about() {
    let series = |of_event: bool| {
        let mut sketch = Sketch::new(1);
        sketch.figure(1, figure(Hedge::Exactly, 84)).valid = Some("2023".parse().unwrap());
        sketch.figure(2, figure(Hedge::Exactly, 20)).valid = Some("2024".parse().unwrap());
        sketch.dispute.questions[0].of_event = of_event;
        told(&sketch)
            .into_iter()
            .map(|(kind, _)| kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(series(true), [ConflictKind::Dates]);
    assert_eq!(series(false), []);
}

#[test]
fn dates_without_a_day_in_common_are_a_conflict() {
    let dated = |dates: &[&str], kind: Option<ArgumentKind>| {
        let mut sketch = Sketch::new(1);
        for (number, date) in (1..).zip(dates) {
            let question = sketch.question();
            let claim = sketch.claim(number, ClaimKind::Factual);
            claim.valid = Some(date.parse().unwrap());
            claim.question = kind.is_none().then_some(question);
        }
        if let Some(kind) = kind {
            sketch.relates(2, kind, 1, None);
        }
        let found = conflicts(&sketch.dispute).into_iter();
        found
            .filter(|one| one.kind == ConflictKind::Dates)
            .collect::<Vec<_>>()
    };
    let found = dated(&["2025-01-17", "2025-01-14", "[2025-01-11..2025-01-20]"], None);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].summary,
        "17 January 2025, 14 January 2025: these dates have no day in common"
    );
    assert_eq!(found[0].sides[2].beside, ["C-1", "C-2"]);
    assert!(dated(&["2025-01", "2025-01-14"], None).is_empty());
    use ArgumentKind::*;
    for kind in [Restates, Revises, Contradicts] {
        assert_eq!(dated(&["2024", "2025"], Some(kind)).len(), 1, "{kind}");
        assert!(dated(&["2024", "2024-03"], Some(kind)).is_empty(), "{kind}");
    }
    assert!(dated(&["2024", "2025"], Some(Supports)).is_empty());
}

#[test]
fn a_party_that_asserts_and_denies_and_parties_that_do_so_against_each_other() {
    let mut sketch = Sketch::new(3);
    sketch.claim(1, ClaimKind::Factual);
    sketch.says(1, Attitude::States, 1, "2024-07-27");
    sketch.says(1, Attitude::Denies, 1, "2024-07-29");
    let [(kind, summary)] = &told(&sketch)[..] else {
        panic!("one conflict")
    };
    assert_eq!(*kind, ConflictKind::Account);
    assert!(
        summary.starts_with("Party 1 first asserted it (27 July 2024)"),
        "{summary}"
    );

    sketch.says(2, Attitude::Concedes, 1, "");
    sketch.says(3, Attitude::Rejects, 1, "");
    let denial = conflicts(&sketch.dispute).pop().unwrap();
    assert_eq!(denial.kind, ConflictKind::Denial);
    assert_eq!(denial.summary, "asserted by Party 2, denied by Party 3");
    assert_eq!(denial.sides[1].excerpts[0].party, "Party 3");
}

#[test]
fn doubt_and_silence_deny_nothing() {
    let mut sketch = Sketch::new(3);
    sketch.claim(1, ClaimKind::Factual);
    sketch.says(1, Attitude::States, 1, "");
    sketch.says(2, Attitude::Doubts, 1, "");
    sketch.says(3, Attitude::CannotConfirm, 1, "");
    assert_eq!(told(&sketch), []);
}

#[test]
fn a_designation_is_told_with_its_rejection_and_the_answer_to_that() {
    let mut sketch = Sketch::new(2);
    sketch.claim(1, ClaimKind::Designation).designation = Some(Designation {
        designator: party(1),
        designee: party(2),
        label: "terrorist".to_owned(),
        language: "en".to_owned(),
        instrument: None,
        force: Force::Rhetorical,
    });
    sketch.claim(2, ClaimKind::Evaluation);
    sketch.claim(3, ClaimKind::Evaluation);
    sketch.relates(3, ArgumentKind::Answers, 2, Some(1));
    assert_eq!(conflicts(&sketch.dispute)[0].kind, ConflictKind::Counterclaim);
    sketch.relates(2, ArgumentKind::Rebuts, 1, Some(2));
    let found = conflicts(&sketch.dispute);
    assert_eq!(found.len(), 1, "told once: {found:?}");
    assert_eq!(found[0].kind, ConflictKind::Designation);
    assert_eq!(found[0].claims, ["C-1", "C-2", "C-3"]);
    assert_eq!(
        found[0].sides[2].against[0].on_record,
        ["C-3 answers C-2, by Party 1"]
    );
}

#[test]
fn claims_set_against_each_other_are_told_once() {
    let mut sketch = Sketch::new(2);
    sketch.claim(1, ClaimKind::Factual);
    sketch.claim(2, ClaimKind::Factual);
    sketch.relates(1, ArgumentKind::Contradicts, 2, None);
    sketch.relates(2, ArgumentKind::Rebuts, 1, Some(2));
    sketch.relates(2, ArgumentKind::Supports, 1, None);
    let expected = (ConflictKind::Counterclaim, "C-1 has C-2 against it".to_owned());
    assert_eq!(told(&sketch), [expected]);
}

#[test]
fn what_is_set_against_a_figure_that_may_hold_beside_it_is_told() {
    let mut sketch = Sketch::new(1);
    sketch.figure(1, figure(Hedge::AtLeast, 20));
    sketch.figure(2, figure(Hedge::AtLeast, 46));
    sketch.relates(2, ArgumentKind::Rebuts, 1, Some(1));
    let kinds: Vec<ConflictKind> = told(&sketch).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [ConflictKind::CompetingFigures, ConflictKind::Counterclaim]
    );
}

#[test]
fn two_parties_of_one_name_are_two() {
    let mut sketch = Sketch::new(2);
    sketch.dispute.entities[1].name = sketch.dispute.entities[0].name.clone();
    sketch.claim(1, ClaimKind::Factual);
    sketch.says(1, Attitude::States, 1, "2024-07-27");
    sketch.says(2, Attitude::Denies, 1, "2024-07-29");
    let kinds: Vec<ConflictKind> = told(&sketch).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ConflictKind::Denial], "nobody changed their account");
}
