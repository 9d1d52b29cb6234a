//! The pictures as drawn: that nothing lies over anything, that nothing of others becomes markup.

use std::sync::Arc;

use proptest::prelude::*;

use super::layout::{Line, layout};
use super::{measure, spans};
use crate::domain::vocabulary::{ArgumentKind, ClaimKind, Direction};
use crate::report::glance::glance;
use crate::report::glance::timeline::Span;
use crate::report::model::{Claim, Relation, Report};
use crate::report::testing::{claim, report};

/// A report whose claims bear on each other.
fn linked(count: usize, links: &[(usize, usize)], statement: &str) -> Report {
    let mut claims: Vec<Claim> = (0..count)
        .map(|index| claim(&format!("C-{}", index + 1), ClaimKind::Factual, statement))
        .collect();
    for (place, &(from, to)) in links.iter().enumerate() {
        let kinds = ArgumentKind::ALL;
        let other = Relation {
            direction: Direction::Outgoing,
            kind: kinds[place % kinds.len()],
            claim: format!("C-{}", to + 1),
            statement: String::new(),
            language: "en".to_owned(),
            aims_at: None,
            argument_of: None,
            by: None,
            note: None,
            footnote: None,
        };
        claims[from].relations.push(other);
    }
    Report { claims, ..report() }
}

fn graphs(report: &Report) -> String {
    let graph = glance(report).graph;
    let (wide, _) = super::graph::wide(&graph);
    wide + &super::graph::narrow(&graph).unwrap_or_default()
}

#[test]
fn a_small_date_is_drawn_so() {
    let span = Span {
        possible: (Some(0.25), None),
        certain: Some((Some(0.5), None)),
        vague: false,
        words: "possible: \"then\" & on".to_owned(),
    };
    insta::assert_snapshot!(spans::bar(&span, &[], None), @r#"<svg class="span" width="100%" height="100%" role="img"><title>possible: &quot;then&quot; &amp; on</title><line class="stripes" x1="25.00%" x2="98.10%" y1="50%" y2="50%"/><rect class="rim" x="25.00%" width="73.10%" y="50%" height="10" transform="translate(0 -5)"/><line class="solid" x1="50.00%" x2="98.10%" y1="50%" y2="50%"/><svg x="100.00%" y="50%" overflow="visible"><path class="full" d="M-11-8 0 0-11 8z"/></svg></svg>"#);
}

#[test]
fn every_kind_of_relation_has_a_name_a_line_and_a_head_of_its_own() {
    let links: Vec<(usize, usize)> = (0..ArgumentKind::ALL.len())
        .map(|index| (index, index + 1))
        .collect();
    let drawn = graphs(&linked(links.len() + 1, &links, "So it was."));
    let mut heads = std::collections::HashSet::new();
    for kind in ArgumentKind::CODES {
        assert!(drawn.contains(&format!(">{kind}</text>")), "{kind}");
        assert!(drawn.contains(&format!("class=\"edge {kind}\"")), "{kind}");
        let head = drawn
            .split("class=\"head ")
            .find(|part| part.split('"').next().unwrap().ends_with(kind));
        let head = head.unwrap();
        heads.insert((
            head.split(' ').next().unwrap(),
            head.split(" d=\"").nth(1).unwrap().split('"').next().unwrap(),
        ));
    }
    assert_eq!(heads.len(), ArgumentKind::CODES.len());
}

#[test]
fn every_stance_has_a_shape_of_its_own() {
    let shapes: std::collections::HashSet<String> =
        ["asserts", "concedes", "denies", "doubts", "both", "neither"]
            .into_iter()
            .map(super::glyph)
            .collect();
    assert_eq!(shapes.len(), 6);
}

#[test]
fn text_fits_its_box_in_every_script() {
    let long = "a".repeat(200);
    for text in [
        "Forty-seven Malian soldiers were killed at Tinzawaten in July 2024.",
        "وزارة الشؤون الخارجية والجالية الوطنية بالخارج والشؤون الأفريقية ترفض هذه الاتهامات رفضا قاطعا",
        "Le ministère de l'Administration territoriale et de la Décentralisation rejette ces accusations.",
        "馬里軍方承認在廷扎瓦滕附近的戰鬥中損失慘重並否認其他說法",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
        &long,
        "",
    ] {
        let lines = measure::wrap(text, 12.0, 148.0, 3);
        assert!(lines.len() <= 3, "{lines:?}");
        assert!(
            lines.iter().all(|line| measure::width(line, 12.0) <= 148.0),
            "{lines:?}"
        );
    }
}

#[test]
fn right_to_left_text_begins_at_the_right() {
    let mut arabic = linked(2, &[(0, 1)], "ترفض هذه الاتهامات");
    arabic.claims[0].language = "ar".to_owned();
    arabic.claims[1].language = "x\" onload=\"y".to_owned();
    let drawn = graphs(&arabic);
    assert!(drawn.contains(" lang=\"ar\" direction=\"rtl\">"), "{drawn}");
    assert!(!drawn.contains("onload"));
}

#[test]
fn what_others_wrote_cannot_become_markup() {
    const EVIL: &str = "<script>alert(1)</script>\"'><img/src=x>]]>&amp;</svg>";
    let mut evil = linked(2, &[(0, 1)], EVIL);
    evil.claims[0].code = EVIL.to_owned();
    let drawn = graphs(&evil);
    assert!(drawn.contains("&lt;"));
    assert!(!drawn.contains("<script") && !drawn.contains("<img"));
    assert_eq!(drawn.matches("</svg>").count(), drawn.matches("<svg").count());
}

#[test]
fn every_claim_in_a_picture_is_an_anchor_of_the_page() {
    let links = [(0, 1), (1, 2), (2, 0), (3, 0), (4, 1), (1, 4)];
    let mut many = linked(6, &links, "So it was.");
    many.claims[4].code = "a code, that is no id".to_owned();
    let style = crate::report::cite::Style::named(crate::report::cite::DEFAULT_STYLE).unwrap();
    let page = String::from_utf8(crate::report::html::render(&Arc::new(many), &style).unwrap()).unwrap();
    let all = |mark: &str| -> Vec<String> {
        let found = page.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        found.map(str::to_owned).collect()
    };
    let ids = all(" id=\"");
    let set: std::collections::HashSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), set.len());
    let lost: Vec<String> = all("href=\"#")
        .into_iter()
        .filter(|target| !set.contains(target))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
    let section = page
        .split("id=\"glance\"")
        .nth(1)
        .unwrap()
        .split("</section>\n<section id")
        .next()
        .unwrap();
    assert!(
        section.matches("href=\"#C-1\"").count() > 3 && !section.contains("url("),
        "{section}"
    );
}

#[test]
fn pictures_of_nothing_say_so() {
    let mut empty = report();
    empty.claims.clear();
    let empty = Arc::new(empty);
    let style = crate::report::cite::Style::named(crate::report::cite::DEFAULT_STYLE).unwrap();
    let page = String::from_utf8(crate::report::html::render(&empty, &style).unwrap()).unwrap();
    let text = String::from_utf8(crate::report::markdown::render(&empty, &style).unwrap()).unwrap();
    for words in [
        "No claim is disputed",
        "No claim gives a date.",
        "Of no statement the date is known.",
        "There are no two figures of the same thing to be compared.",
        "No claim printed here bears on another.",
    ] {
        assert!(page.contains(words), "{words}");
        assert!(text.contains(words), "{words}");
    }
    assert!(!page.contains("<svg"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Boxes lie apart, whatever bears on what, and the same graph is laid out the same way.
    #[test]
    fn no_box_lies_over_another_and_no_row_cuts_one(
        count in 1..16_usize,
        links in proptest::collection::vec((0..24_usize, 0..24_usize), 0..30),
        most in 200.0..800.0_f64,
    ) {
        let lines: Vec<Line<'_>> = links
            .iter()
            .map(|&(from, to)| Line { from: from % count, to: to % count, label: "contradicts" })
            .filter(|line| line.from != line.to)
            .collect();
        #[allow(clippy::cast_precision_loss)]
        let sizes = vec![
            (0..count).map(|index| (164.0, 40.0 + (index % 3) as f64 * 15.0)).collect(),
            vec![(44.0, 26.0); count],
        ];
        let found = layout(&sizes, &lines, most);
        prop_assert_eq!(&found, &layout(&sizes, &lines, most));
        for (index, one) in found.boxes.iter().enumerate() {
            prop_assert!(one.x - one.width / 2.0 > -0.1 && one.x + one.width / 2.0 < found.width + 0.1);
            prop_assert!(one.y - one.height / 2.0 > -0.1 && one.y + one.height / 2.0 < found.height + 0.1);
            for other in &found.boxes[..index] {
                let aside = (one.x - other.x).abs() > (one.width + other.width) / 2.0 - 0.1;
                let above = (one.y - other.y).abs() > (one.height + other.height) / 2.0 - 0.1;
                prop_assert!(aside || above, "{:?} {:?}", one, other);
            }
        }
        // rows lie apart, each holds whole boxes and whole ways, and together they hold all
        prop_assert!(found.rows.windows(2).all(|pair| pair[0].1 < pair[1].0));
        let holds = |row: &(f64, f64), low: f64, high: f64| row.0 - 0.1 <= low && high <= row.1 + 0.1;
        let row_of = |one: &super::layout::Box| {
            found.rows.iter().position(|row| holds(row, one.y - one.height / 2.0, one.y + one.height / 2.0))
        };
        prop_assert!(found.boxes.iter().all(|one| row_of(one).is_some()));
        for (line, way) in lines.iter().zip(&found.ways) {
            let row = found.rows[row_of(&found.boxes[line.from]).unwrap()];
            prop_assert!(way.points.iter().all(|point| holds(&row, point.1, point.1)));
        }
        prop_assert!(found.ways.iter().all(|way| way.points.len() >= 2));
    }
}
