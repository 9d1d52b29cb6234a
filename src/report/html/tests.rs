//! The page as text: what it holds, what it escapes, where its links lead.

use std::collections::HashSet;
use std::sync::Arc;

use super::*;
use crate::domain::vocabulary::{Anchor, Hedge, Scale};
use crate::report::figures::{figure, group_digits};
use crate::report::model::{Quantity, Quote};
use crate::report::testing::{full, poisoned, report};

fn page(report: &Report) -> String {
    let style = Style::named(cite::DEFAULT_STYLE).unwrap();
    String::from_utf8(render(&Arc::new(report.clone()), &style).unwrap()).unwrap()
}

#[test]
fn empty_sections_say_so() {
    let mut empty = report();
    empty.claims.clear();
    empty.questions.clear();
    empty.footnotes.clear();
    empty.sources.clear();
    let page = page(&empty);
    for text in [
        "There are no questions and no claims yet.",
        "No claim has been checked yet.",
        "Every claim on record has been checked.",
        "No designation is on record.",
        "Nobody is accused here, and nobody was asked.",
        "No party is on record.",
        "There are none.",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn it_is_one_file_without_script() {
    let page = page(&report());
    assert!(page.starts_with("<!DOCTYPE html>"), "{}", &page[..60]);
    assert!(
        page.contains("default-src &#39;none&#39;")
            || page.contains("default-src 'none'; style-src 'unsafe-inline'")
    );
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<script type=\"application/ld+json\">{\"@context\""));
    for word in [" src=", "<link", "@import", "url(", " style=", " onload"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn everything_is_escaped() {
    const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>{{ 7 * 7 }}";
    let page = page(&poisoned(EVIL));
    assert!(page.contains("&lt;script&gt;"));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    for word in ["<img", "{{"] {
        assert!(!page.replace("{{ 7 * 7 }}", "").contains(word), "{word}");
    }
    assert!(!page.contains(EVIL));
}

#[test]
fn addresses_are_linked_only_on_the_web() {
    let mut bad = report();
    bad.masthead.publisher = Some("Desk".to_owned());
    bad.masthead.publisher_url = Some("javascript:alert(1)".to_owned());
    bad.sources[0].url = Some("javascript:alert(2)".to_owned());
    bad.sources[0].archive_url = Some("data:text/html,x".to_owned());
    let page = page(&bad);
    assert!(!page.contains("href=\"javascript:") && !page.contains("href=\"data:"));
    assert!(page.contains("Desk (javascript:alert(1))"));
}

#[test]
fn footnotes_link_both_ways() {
    let page = page(&report());
    for text in [
        "id=\"ref-1-1\" href=\"#note-1\"",
        "id=\"note-1\"",
        "href=\"#ref-1-1\"",
        "id=\"source-1\"",
        "href=\"#source-1\"",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn ids_are_unique_and_links_within_the_page_lead_somewhere() {
    let page = page(&full());
    let all = |mark: &str| -> Vec<String> {
        page.split(mark)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let ids = all(" id=\"");
    let set: HashSet<_> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), set.len(), "{ids:?}");
    for target in all("href=\"#") {
        assert!(set.contains(&target), "{target}");
    }
}

#[test]
fn quotations_carry_language_and_direction() {
    let mut foreign = report();
    foreign.claims[0].positions[0].quote = Quote {
        text: "نرفض".to_owned(),
        language: "ar".to_owned(),
        ..Quote::default()
    };
    assert!(page(&foreign).contains("<blockquote lang=\"ar\" dir=\"rtl\"><p>نرفض</p>"));
    foreign.claims[0].positions[0].quote.language = "x\" onclick=\"y".to_owned();
    assert!(page(&foreign).contains("<blockquote lang=\"und\" dir=\"auto\">"));
}

#[test]
fn corrections_stand_at_the_top_and_at_their_claim() {
    let page = page(&full());
    let at_top = page.split("<main").next().unwrap();
    assert!(at_top.contains("Correction to <a href=\"#C-1\">C-1</a>"));
    let claim = page
        .split("id=\"C-1\"")
        .nth(1)
        .unwrap()
        .split("</article>")
        .next()
        .unwrap();
    assert!(claim.contains("We had miscounted"));
}

#[test]
fn a_designation_exists_and_is_never_supported() {
    let page = page(&full());
    assert!(page.contains("designation exists"));
    let claim = page
        .split("id=\"C-2\"")
        .nth(1)
        .unwrap()
        .split("</article>")
        .next()
        .unwrap();
    assert!(!claim.contains(">supported<"));
}

#[test]
fn drafts_are_marked() {
    let mut draft = report();
    assert!(!page(&draft).contains("Draft"));
    draft.includes_drafts = true;
    draft.claims[0].draft = true;
    let page = page(&draft);
    assert!(page.contains("Draft, not for publication") && page.contains("Draft: not approved"));
}

#[test]
fn same_value_same_bytes() {
    assert_eq!(page(&full()), page(&full()));
}

#[test]
fn anchors_that_cannot_be_checked_are_printed_so() {
    let mut unheld = report();
    unheld.footnotes[0].anchor = Anchor::Unheld;
    assert!(page(&unheld).contains("Capture not held here"));
}

#[test]
fn figures_in_words() {
    let quantity = |hedge, low: Option<&str>, high: Option<&str>, best: Option<&str>| {
        let text = |number: Option<&str>| number.map(str::to_owned);
        figure(&Quantity {
            measure: "deaths".to_owned(),
            unit: None,
            scale: Scale::Count,
            low: text(low),
            high: text(high),
            best: text(best),
            hedge,
            baseline: None,
        })
    };
    assert_eq!(quantity(Hedge::Exactly, Some("47"), Some("47"), None), "47");
    assert_eq!(quantity(Hedge::AtLeast, Some("84"), None, None), "at least 84");
    assert_eq!(
        quantity(Hedge::Between, Some("20"), Some("50"), Some("30")),
        "20 to 50, best 30"
    );
    assert_eq!(quantity(Hedge::Unquantified, None, None, None), "no number given");
    assert_eq!(
        quantity(Hedge::About, None, None, Some("12000.50")),
        "about 12\u{202F}000.50"
    );
    assert_eq!(group_digits("-1234567"), "−1\u{202F}234\u{202F}567");
    assert_eq!(group_digits("NaN"), "NaN");
}

#[test]
fn answers_stand_in_full_with_a_footnote_and_silence_is_said() {
    let page = page(&full());
    let section = page.split("id=\"replies\"").nth(1).unwrap();
    let section = section.split("</section>").next().unwrap();
    for text in [
        "<blockquote lang=\"fr\" dir=\"ltr\"><p>Nous rejetons ces accusations.</p></blockquote>",
        "href=\"#note-1\"",
        "No answer came; silence denies nothing",
        "the speaker is not reachable",
        "Not asked; why is not on record",
        "The time for an answer is over, and none is on record",
    ] {
        assert!(section.contains(text), "{text}\n{section}");
    }
}

#[test]
fn the_balance_has_the_same_columns_for_all() {
    let page = page(&full());
    let section = page.split("id=\"balance\"").nth(1).unwrap();
    let section = section.split("</section>").next().unwrap();
    let rows: Vec<&str> = section.split("<tr>").skip(2).collect();
    assert_eq!(rows.len(), full().balance.len());
    let labels = |row: &str| row.matches("data-label=").count();
    assert!(rows.iter().all(|row| labels(row) == labels(rows[0])), "{section}");
    assert!(section.contains("<a href=\"#C-1\">C-1</a>"), "{section}");
}
