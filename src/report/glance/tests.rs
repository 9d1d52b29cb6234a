//! What the pictures say: which rows, which cells, which spans.

use super::figures::Mark;
use super::graph::{Graph, MOST_NODES};
use super::*;
use crate::domain::analysis::Held;
use crate::domain::vocabulary::*;
use crate::report::model::{Estimate, Position, Quantity, Relation};
use crate::report::testing::{claim, report, verdict, when};

/// A claim that nobody disputes, said by nobody.
fn bare(code: &str) -> Claim {
    Claim {
        verdict: None,
        positions: vec![],
        when: None,
        ..claim(code, ClaimKind::Factual, &format!("What {code} says."))
    }
}

/// That somebody said something, on a day or at another date.
fn says(claim: &mut Claim, party: &str, attitude: Attitude, date: &str) {
    let mut position: Position = self::claim("C-0", ClaimKind::Factual, "").positions.remove(0);
    let link = position.chain.last_mut().unwrap();
    link.speaker = party.to_owned();
    link.attitude = attitude;
    link.said = (!date.is_empty()).then(|| when(date, date).unwrap());
    claim.positions.push(position);
}

fn relate(claim: &mut Claim, direction: Direction, kind: ArgumentKind, other: &str, by: Option<&str>) {
    claim.relations.push(Relation {
        direction,
        kind,
        claim: other.to_owned(),
        statement: String::new(),
        language: "en".to_owned(),
        aims_at: None,
        argument_of: None,
        by: by.map(str::to_owned),
        note: None,
        footnote: None,
    });
}

fn of(claims: Vec<Claim>) -> Report {
    Report { claims, ..report() }
}

#[test]
fn the_matrix_has_the_claims_on_which_accounts_stand_against_each_other() {
    let mut both = bare("C-1");
    says(&mut both, "Mali", Attitude::States, "");
    says(&mut both, "Algeria", Attitude::Denies, "");
    let mut undisputed = bare("C-2");
    says(&mut undisputed, "Mali", Attitude::States, "");
    let mut contested = bare("C-3");
    contested.verdict = Some(verdict(Rating::Contested, ClaimKind::Factual));
    let mut countered = bare("C-4");
    relate(
        &mut countered,
        Direction::Incoming,
        ArgumentKind::Rebuts,
        "C-1",
        None,
    );
    let mut supported = bare("C-5");
    relate(
        &mut supported,
        Direction::Incoming,
        ArgumentKind::Supports,
        "C-1",
        None,
    );
    // passing on what others say, and fearing it, take no side
    says(&mut supported, "Mali", Attitude::Reports, "");
    says(&mut supported, "Algeria", Attitude::Rejects, "");
    let matrix = matrix::matrix(&of(vec![both, undisputed, contested, countered, supported]));
    let codes: Vec<&str> = matrix.rows.iter().map(|row| row.claim.code.as_str()).collect();
    assert_eq!(codes, ["C-1", "C-3", "C-4"]);
    assert_eq!(matrix.parties, ["Mali", "Algeria"]);
    let held = |cell: &Option<matrix::Cell>| cell.as_ref().map(|cell| cell.held);
    let cells: Vec<_> = matrix.rows[0].cells.iter().map(held).collect();
    assert_eq!(cells, [Some(Held::Asserts), Some(Held::Denies)]);
    assert_eq!(matrix.rows[1].cells, [None, None], "silence is no cell");
}

#[test]
fn a_changed_stance_is_told_with_its_dates() {
    let mut changed = bare("C-1");
    says(&mut changed, "Mali", Attitude::Denies, "2024-03");
    says(&mut changed, "Mali", Attitude::Concedes, "2024-05-02");
    relate(
        &mut changed,
        Direction::Incoming,
        ArgumentKind::Revises,
        "C-7",
        Some("Mali"),
    );
    let row = matrix::matrix(&of(vec![changed.clone()])).rows.remove(0);
    let cell = row.cells[0].clone().unwrap();
    assert_eq!(cell.held, Held::Both);
    assert_eq!(
        cell.change.as_deref(),
        Some("first denied it (March 2024), then asserted it (2 May 2024): its account changed")
    );
    assert_eq!(cell.revised_by, ["C-7"]);
    changed.positions[0].chain.last_mut().unwrap().said = None;
    let row = matrix::matrix(&of(vec![changed])).rows.remove(0);
    let change = row.cells[0].clone().unwrap().change.unwrap();
    assert!(
        change.ends_with("the dates do not say which came first"),
        "{change}"
    );
}

#[test]
fn whoever_has_no_column_is_named_all_the_same() {
    let mut crowded = bare("C-1");
    for party in ["A", "B", "C", "D", "E", "F", "G"] {
        says(&mut crowded, party, Attitude::States, "");
    }
    says(&mut crowded, "A commander (unnamed)", Attitude::Denies, "");
    crowded
        .positions
        .last_mut()
        .unwrap()
        .chain
        .last_mut()
        .unwrap()
        .named = false;
    let matrix = matrix::matrix(&of(vec![crowded]));
    assert_eq!(matrix.parties, ["A", "B", "C", "D", "E"]);
    let others: Vec<&str> = matrix.rows[0]
        .others
        .iter()
        .map(|other| other.party.as_str())
        .collect();
    assert_eq!(others, ["F", "G", "A commander (unnamed)"]);
}

/// Two ends, in hundredths of the axis; none: it has no such end.
type Ends = (Option<i64>, Option<i64>);

/// Possible and certain part of a date on an axis from 1 January 2020 to 31 December 2029, in hundredths.
fn placed(date: &str) -> (Ends, Option<Ends>) {
    let years = (2020..2030).map(|year| format!("{year}-01-01"));
    let dates = years.chain(["2029-12-31".to_owned(), date.to_owned()]);
    let claims = dates.enumerate().map(|(index, date)| Claim {
        when: when(&date, &date),
        ..bare(&format!("C-{index}"))
    });
    let timeline = timeline::timeline(&of(claims.collect()));
    let entry = timeline
        .happened
        .iter()
        .find(|entry| entry.when.edtf == date)
        .unwrap();
    let span = entry.span.clone().unwrap();
    #[allow(clippy::cast_possible_truncation)]
    let hundredths = |(first, last): (Option<f64>, Option<f64>)| {
        let round = |place: f64| (place * 100.0).round() as i64;
        (first.map(round), last.map(round))
    };
    (hundredths(span.possible), span.certain.map(hundredths))
}

#[test]
fn what_a_date_may_mean_and_what_it_certainly_covers_are_told_apart() {
    let day = (Some(50), Some(50));
    assert_eq!(placed("2025-01-01"), (day, Some(day)));
    // a year is some day of it
    assert_eq!(placed("2025"), ((Some(50), Some(60)), None));
    assert_eq!(placed("202X"), ((Some(2), Some(98)), None));
    assert_eq!(
        placed("2022/2027"),
        ((Some(21), Some(79)), Some((Some(31), Some(69))))
    );
    // "since": certain without an end; an end that is not known leaves nothing certain
    assert_eq!(
        placed("2025-01-01/.."),
        ((Some(50), None), Some((Some(50), None)))
    );
    assert_eq!(placed("2025-01-01/"), ((Some(50), None), None));
    assert_eq!(
        placed("../2025-01-01"),
        ((None, Some(50)), Some((None, Some(50))))
    );
    assert_eq!(placed("[2022..2027]"), ((Some(21), Some(79)), None));
}

#[test]
fn an_approximate_date_is_marked_and_one_that_cannot_be_read_is_listed() {
    let claims = [("C-1", "2024~"), ("C-2", "some time ago"), ("C-3", "2023-05-06")];
    let claims = claims.map(|(code, date)| Claim {
        when: when(date, date),
        ..bare(code)
    });
    let timeline = timeline::timeline(&of(claims.to_vec()));
    let found: Vec<(&str, Option<bool>)> = timeline
        .happened
        .iter()
        .map(|entry| {
            (
                entry.when.edtf.as_str(),
                entry.span.as_ref().map(|span| span.vague),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("2023-05-06", Some(false)),
            ("2024~", Some(true)),
            ("some time ago", None)
        ]
    );
}

#[test]
fn what_a_party_said_on_a_day_stands_together_and_a_long_empty_time_is_cut_out() {
    let (mut one, mut other) = (bare("C-1"), bare("C-2"));
    says(&mut one, "Mali", Attitude::Denies, "2024-07-27");
    says(&mut other, "Mali", Attitude::States, "2024-07-27");
    says(&mut other, "Algeria", Attitude::States, "2024-08-01");
    says(&mut other, "Algeria", Attitude::States, "1962-07-05");
    let timeline = timeline::timeline(&of(vec![one, other]));
    let rows: Vec<(Option<&str>, usize)> = timeline
        .said
        .iter()
        .map(|entry| (entry.party.as_deref(), entry.claims.len()))
        .collect();
    assert_eq!(
        rows,
        [(Some("Algeria"), 1), (Some("Mali"), 2), (Some("Algeria"), 1)]
    );
    assert_eq!(
        timeline.cut_words.as_deref(),
        Some("5 July 1962 and 27 July 2024")
    );
    let cut = timeline.cut.unwrap();
    let place = |index: usize| timeline.said[index].span.clone().unwrap().possible.0.unwrap();
    assert!(
        place(0) < cut && cut < place(1) && place(2) - place(1) > 0.1,
        "{timeline:?}"
    );
}

#[test]
fn disputed_claims_go_first_where_there_are_too_many_and_the_rest_is_counted() {
    let mut claims: Vec<Claim> = (0..300)
        .map(|index| Claim {
            when: when(&format!("{}", 1700 + index), "a year"),
            ..bare(&format!("C-{index}"))
        })
        .collect();
    claims[299].verdict = Some(verdict(Rating::Contested, ClaimKind::Factual));
    let timeline = timeline::timeline(&of(claims.clone()));
    assert_eq!((timeline.happened.len(), timeline.happened_left_out), (24, 276));
    assert_eq!(timeline.happened[23].claims[0].claim.code, "C-299");
    for claim in &mut claims {
        claim.verdict = Some(verdict(Rating::Contested, ClaimKind::Factual));
    }
    let matrix = matrix::matrix(&of(claims));
    assert_eq!((matrix.rows.len(), matrix.left_out), (40, 260));
}

fn counted(code: &str, party: &str, hedge: Hedge, low: Option<&str>, high: Option<&str>) -> Claim {
    let text = |number: Option<&str>| number.map(str::to_owned);
    let mut claim = bare(code);
    claim.quantity = Some(Quantity {
        measure: "deaths".to_owned(),
        unit: Some("person".to_owned()),
        scale: Scale::Count,
        low: text(low),
        high: text(high),
        best: None,
        hedge,
        baseline: None,
    });
    says(&mut claim, party, Attitude::States, "");
    claim
}

#[test]
fn figures_of_one_question_stand_on_one_axis_the_highest_first() {
    let mut estimated = counted("C-1", "Mali", Hedge::Exactly, Some("20"), Some("20"));
    says(&mut estimated, "Algeria", Attitude::Denies, "");
    let mut decided = verdict(Rating::Contested, ClaimKind::Quantitative);
    decided.estimate = Some(Estimate {
        low: Some("40".to_owned()),
        best: Some("47".to_owned()),
        high: Some("60".to_owned()),
        unit: None,
    });
    estimated.verdict = Some(decided);
    let figures = figures::figures(&of(vec![
        estimated,
        counted("C-2", "Algeria", Hedge::AtLeast, Some("46"), None),
        counted("C-3", "Mali", Hedge::Unquantified, None, None),
        counted("C-4", "Mali", Hedge::LessThan, None, Some("80")),
        counted("C-5", "Mali", Hedge::Between, Some("10"), Some("30")),
    ]));
    let rows = &figures.groups[0].rows;
    let words: Vec<(&str, bool)> = rows.iter().map(|row| (row.figure.as_str(), row.ours)).collect();
    assert_eq!(
        words,
        [
            ("less than 80", false),
            ("at least 46", false),
            ("20", false),
            ("10 to 30", false),
            ("no number given", false),
            ("47 (40 to 60)", true),
        ]
    );
    assert_eq!(rows[2].denied_by, ["Algeria"]);
    let ends = |mark: &Option<Mark>| {
        mark.as_ref()
            .map(|mark| (mark.low.is_some(), mark.high.is_some(), mark.excluded))
    };
    assert_eq!(ends(&rows[0].mark), Some((false, true, true)));
    assert_eq!(ends(&rows[1].mark), Some((true, false, false)));
    assert_eq!(ends(&rows[4].mark), None, "told, and not drawn");
    let ticks: Vec<&str> = figures.groups[0]
        .ticks
        .iter()
        .map(|tick| tick.label.as_str())
        .collect();
    assert_eq!(ticks, ["0", "20", "40", "60", "80", "100"]);
}

#[test]
fn what_cannot_be_compared_is_not_drawn_on_one_axis() {
    let mut other_unit = counted("C-2", "Mali", Hedge::Exactly, Some("5"), Some("5"));
    other_unit.quantity.as_mut().unwrap().unit = Some("household".to_owned());
    let mut other_question = counted("C-3", "Mali", Hedge::Exactly, Some("5"), Some("5"));
    other_question.question = None;
    let mut no_question_either = counted("C-4", "Mali", Hedge::Exactly, Some("6"), Some("6"));
    no_question_either.question = None;
    let one = counted("C-1", "Mali", Hedge::Exactly, Some("5"), Some("5"));
    let figures = figures::figures(&of(vec![one, other_unit, other_question, no_question_either]));
    assert_eq!((figures.groups.len(), figures.alone), (0, 4));
}

#[test]
fn axes_hold_every_number_and_leave_them_apart() {
    for numbers in [
        &[0.0][..],
        &[7.0],
        &[-3.0, 4.0],
        &[12_000.0, 12_400.0],
        &[1e300, -1e300],
        &[0.001, 0.002],
        &[f64::NAN, 3.0],
    ] {
        let axis = axis::Numbers::over(numbers).unwrap();
        let ticks = axis.ticks();
        assert!((2..=13).contains(&ticks.len()), "{numbers:?} {ticks:?}");
        assert!(
            ticks.windows(2).all(|pair| pair[0].at < pair[1].at),
            "{numbers:?} {ticks:?}"
        );
        let finite: Vec<f64> = numbers.iter().copied().filter(|one| one.is_finite()).collect();
        for &one in &finite {
            let at = axis.place(one);
            assert!(
                (0.0..1.0).contains(&at) && (at > 0.0 || one == 0.0),
                "{numbers:?} {at}"
            );
            let others = finite.iter().filter(|other| **other != one);
            for &other in others {
                let apart = (axis.place(other) - at).abs();
                assert!(apart > 0.1, "{numbers:?}: {apart}");
            }
        }
    }
    assert_eq!(axis::Numbers::over(&[]), None);
}

fn edges(graph: &Graph) -> Vec<String> {
    let code = |index: usize| graph.nodes[index].claim.code.clone();
    let edges = graph.edges.iter();
    edges
        .map(|edge| {
            format!(
                "{} {} {} {}",
                code(edge.from),
                edge.kind,
                code(edge.to),
                edge.by.len()
            )
        })
        .collect()
}

#[test]
fn a_relation_told_at_both_its_ends_is_one_edge() {
    let (mut one, mut other) = (bare("C-1"), bare("C-2"));
    relate(
        &mut one,
        Direction::Outgoing,
        ArgumentKind::Rebuts,
        "C-2",
        Some("Mali"),
    );
    relate(
        &mut other,
        Direction::Incoming,
        ArgumentKind::Rebuts,
        "C-1",
        Some("Mali"),
    );
    relate(&mut other, Direction::Incoming, ArgumentKind::Rebuts, "C-1", None);
    // of what cannot both be so either may be named first
    relate(
        &mut one,
        Direction::Outgoing,
        ArgumentKind::Contradicts,
        "C-2",
        None,
    );
    relate(
        &mut other,
        Direction::Outgoing,
        ArgumentKind::Contradicts,
        "C-1",
        None,
    );
    relate(
        &mut one,
        Direction::Outgoing,
        ArgumentKind::Supports,
        "C-99",
        None,
    );
    let graph = graph::graph(&of(vec![one, other, bare("C-3")]));
    assert_eq!(edges(&graph), ["C-1 rebuts C-2 2", "C-1 contradicts C-2 1"]);
    assert_eq!(graph.nodes.len(), 2, "what bears on nothing is not in it");
}

#[test]
fn of_too_many_claims_the_most_connected_are_shown() {
    let mut claims: Vec<Claim> = (0..100).map(|index| bare(&format!("C-{index}"))).collect();
    for (index, claim) in claims.iter_mut().enumerate().take(99) {
        let next = format!("C-{}", index + 1);
        relate(claim, Direction::Outgoing, ArgumentKind::Supports, &next, None);
    }
    relate(
        &mut claims[99],
        Direction::Outgoing,
        ArgumentKind::Rebuts,
        "C-0",
        None,
    );
    relate(
        &mut claims[99],
        Direction::Outgoing,
        ArgumentKind::Rebuts,
        "C-50",
        None,
    );
    let graph = graph::graph(&of(claims));
    assert_eq!((graph.nodes.len(), graph.left_out), (MOST_NODES, 40));
    assert!(graph.nodes.iter().any(|node| node.claim.code == "C-99"));
    assert_eq!(graph.edges.len() + graph.edges_left_out, 101);
}

#[test]
fn a_claim_that_bears_on_nothing_shown_is_not_shown() {
    let mut claims: Vec<Claim> = (0..140).map(|index| bare(&format!("C-{index}"))).collect();
    // the first sixty bear twice on the last, and only the first two on each other
    for (index, claim) in claims.iter_mut().enumerate().take(60) {
        let last = format!("C-{}", index + 70);
        relate(claim, Direction::Outgoing, ArgumentKind::Supports, &last, None);
        relate(claim, Direction::Outgoing, ArgumentKind::Qualifies, "C-139", None);
    }
    relate(
        &mut claims[0],
        Direction::Outgoing,
        ArgumentKind::Rebuts,
        "C-1",
        None,
    );
    let graph = graph::graph(&of(claims));
    let linked: HashSet<usize> = graph.edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
    assert_eq!(linked.len(), graph.nodes.len());
    assert_eq!(graph.nodes.len() + graph.left_out, 121);
}

#[test]
fn an_axis_is_not_cut_through_a_date_that_covers_the_empty_time() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let (long, late) = (
        (day("2010-01-01"), day("2020-12-31")),
        (day("2021-02-01"), day("2021-02-01")),
    );
    let whole = axis::Calendar::over(vec![long, late]).unwrap();
    assert_eq!(whole.gap(), None);
    let early = (day("2010-01-01"), day("2010-01-31"));
    let cut = axis::Calendar::over(vec![early, late]).unwrap();
    assert_eq!(cut.gap(), Some((early.1, late.0)));
}

#[test]
fn who_weakens_an_argument_against_a_claim_says_nothing_against_the_claim() {
    let mut target = bare("C-1");
    says(&mut target, "Mali", Attitude::States, "");
    relate(
        &mut target,
        Direction::Incoming,
        ArgumentKind::Undercuts,
        "C-3",
        None,
    );
    let relation = target.relations.last_mut().unwrap();
    relation.argument_of = Some("C-2".to_owned());
    relation.aims_at = Some("the argument that C-2 rebuts C-1".to_owned());
    let all = of(vec![target, bare("C-2"), bare("C-3")]);
    assert!(matrix::matrix(&all).rows.is_empty(), "nobody disputes it");
    assert_eq!(edges(&graph::graph(&all)), ["C-3 undercuts C-2 1"]);
}

#[test]
fn parties_have_their_columns_before_the_media_that_report_them() {
    let mut all = of((1..=2).map(|number| bare(&format!("C-{number}"))).collect());
    for claim in &mut all.claims {
        claim.verdict = Some(verdict(Rating::Contested, ClaimKind::Factual));
        says(claim, "The Courier", Attitude::States, "");
    }
    says(&mut all.claims[0], "Mali", Attitude::States, "");
    assert_eq!(matrix::matrix(&all).parties, ["The Courier", "Mali"]);
    let mut courier = all.entities[0].clone();
    (courier.name, courier.kind) = ("The Courier".to_owned(), EntityKind::Media);
    all.entities.push(courier);
    assert_eq!(matrix::matrix(&all).parties, ["Mali", "The Courier"]);
}
