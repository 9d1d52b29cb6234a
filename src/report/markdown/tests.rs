//! The page as a Markdown reader sees it: parsed with footnotes, as CommonMark has the rest.

use std::collections::HashSet;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::render;
use crate::report::cite::{DEFAULT_STYLE, Style};
use crate::report::footnotes::renumber;
use crate::report::model::{Quote, Report};
use crate::report::testing::{full, poisoned, report};

fn page(report: &Report) -> String {
    let style = Style::named(DEFAULT_STYLE).unwrap();
    String::from_utf8(render(&Arc::new(report.clone()), &style).unwrap()).unwrap()
}

fn events(page: &str) -> Vec<Event<'_>> {
    Parser::new_ext(page, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES).collect()
}

/// The text of headings of a level.
fn headings(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for event in events(page) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                found.push(String::new());
                inside = true;
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    found
}

/// All that is shown as text, blocks separated by line feeds.
fn shown(page: &str) -> String {
    let mut text = String::new();
    for event in events(page) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text
}

#[test]
fn it_has_the_sections_of_the_page() {
    let page = page(&full());
    let headings = headings(&page);
    let sections = [
        "Mali and Algeria",
        "Findings",
        "The dispute at a glance",
        "Claim by claim",
        "C-1: Mali ended the Algiers Accords in January 2024.",
        "On record, not checked",
        "Designations",
        "Right of reply",
        "Balance",
        "Method",
        "Corrections and retractions",
        "Sources",
    ];
    let places: Vec<Option<usize>> = sections
        .iter()
        .map(|section| headings.iter().position(|heading| heading == section))
        .collect();
    assert!(places.iter().all(Option::is_some), "{places:?} {headings:?}");
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.ends_with('\n') && !page.contains("\n\n\n"));
}

#[test]
fn every_footnote_is_defined_once_and_met_in_order() {
    let mut many = full();
    let mut second = many.footnotes[0].clone();
    second.number = 2;
    second.quote.text = "other words".to_owned();
    many.footnotes.push(second);
    many.claims[0].evidence[0].footnote = Some(2);
    renumber(&mut many);
    let page = page(&many);
    let (mut met, mut defined) = (Vec::new(), Vec::new());
    for event in events(&page) {
        match event {
            Event::FootnoteReference(name) => met.push(name.to_string()),
            Event::Start(Tag::FootnoteDefinition(name)) => defined.push(name.to_string()),
            _ => {}
        }
    }
    let mut seen = HashSet::new();
    met.retain(|name| seen.insert(name.clone()));
    assert_eq!(met, ["1", "2"]);
    assert_eq!(defined, ["1", "2"]);
    assert!(shown(&page).contains("other words"));
}

#[test]
fn what_others_wrote_cannot_become_markup() {
    const EVIL: &str =
        "# <script>alert(1)</script> [a](javascript:b) ![c](d) *e* `f` [^9] | &amp; \n\n- g\n\n    h\n1. i";
    let page = page(&poisoned(EVIL));
    let plain = page.replace("Claims and counterclaims", "");
    for event in events(&page) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => panic!("{event:?}"),
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock) => panic!("{event:?}"),
            Event::Start(Tag::Link { dest_url, .. }) => panic!("{dest_url}"),
            Event::FootnoteReference(name) => assert_ne!(&*name, "9"),
            _ => {}
        }
    }
    // and it is shown as it was written, but for its line ends
    let one_line = EVIL.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown(&page).contains(&one_line), "{plain}");
}

#[test]
fn a_hostile_number_or_rule_at_the_start_of_a_line_is_text() {
    let usual = headings(&page(&report()));
    for text in [
        "1984. It was",
        "2) It was",
        "--- it was",
        "=== it was",
        "+ it was",
        "# it was",
        "~~~ it was",
    ] {
        let mut one = report();
        one.dossier.summary = Some(text.to_owned());
        let page = page(&one);
        assert!(shown(&page).contains(text), "{page}");
        assert_eq!(headings(&page), usual, "{text}");
    }
}

#[test]
fn answers_stand_in_full_and_silence_is_said() {
    let mut asked = full();
    asked.replies[0].steps.last_mut().unwrap().answer = Some(Quote {
        text: "Nous rejetons ces accusations. Elles sont sans fondement.".to_owned(),
        language: "fr".to_owned(),
        translation: Some("We reject these accusations. They are without ground.".to_owned()),
        translator: Some("the desk".to_owned()),
    });
    let text = shown(&page(&asked));
    assert!(text.contains(
        "“Nous rejetons ces accusations. Elles sont sans fondement.” (fr), translated by the desk: We reject these \
         accusations. They are without ground."
    ));
    assert!(text.contains("No answer came; silence denies nothing"), "{text}");
    assert!(
        text.contains("Not asked, 26 January 2025, 09:00 UTC: the speaker is not reachable"),
        "{text}"
    );
    assert!(text.contains("not asked; why is not on record"), "{text}");
}

#[test]
fn addresses_are_linked_only_on_the_web() {
    let mut bad = report();
    bad.masthead.publisher = Some("Desk".to_owned());
    bad.masthead.publisher_url = Some("javascript:alert(1)".to_owned());
    assert!(shown(&page(&bad)).contains("Desk (javascript:alert(1))"));
    bad.masthead.publisher_url = Some("https://example.org/a_b(c)".to_owned());
    let page = page(&bad);
    let links = events(&page).into_iter().filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    assert_eq!(links.collect::<Vec<_>>(), ["https://example.org/a_b(c)"]);
}

#[test]
fn same_value_same_bytes() {
    assert_eq!(page(&full()), page(&full()));
}
