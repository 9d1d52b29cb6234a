//! What goes out, what does not, and how each part is said.

use serde_json::Value;

use super::*;
use crate::domain::vocabulary::{Attitude, ClaimKind, HoldKind, Rating};
use crate::domain::workflow;
use crate::report::model::{OnHold, Position, Publication, Supersedes};
use crate::report::testing::{claim, full, poisoned, report, source, verdict, when};

fn published(mut report: Report) -> Report {
    report.masthead.report_url = Some("https://desk.example/mali.html#top".to_owned());
    report.masthead.publisher = Some("The desk".to_owned());
    report
}

fn graph(report: Report) -> Vec<Value> {
    let value: Value = serde_json::from_slice(&render(&published(report)).unwrap()).unwrap();
    assert_eq!(value["@context"], "https://schema.org");
    value["@graph"].as_array().unwrap().clone()
}

fn reviews(report: Report) -> Vec<Value> {
    let of_type = |node: &Value| node["@type"] == "ClaimReview";
    graph(report).into_iter().filter(of_type).collect()
}

/// The claim of the small report, which Mali states in the article.
fn stated() -> Report {
    let mut report = report();
    report.claims[0].positions[0].chain[1].attitude = Attitude::States;
    report
}

/// The same statement said on another day, printed in a source of its own.
fn again(report: &mut Report, key: &str, issued: &str, said: Option<&str>) {
    let number = u32::try_from(report.footnotes.len() + 1).unwrap();
    let mut note = report.footnotes[0].clone();
    (note.number, note.source) = (number, key.to_owned());
    report.footnotes.push(note);
    let mut other = source("webpage", r#"{"title": "Another"}"#);
    (other.key, other.issued) = (key.to_owned(), when(issued, issued));
    report.sources.push(other);
    let mut position: Position = report.claims[0].positions[0].clone();
    position.footnote = Some(number);
    position.chain[1].said = said.and_then(|said| when(said, said));
    report.claims[0].positions.push(position);
}

#[test]
fn a_review_says_what_was_checked_by_whom_and_with_what_result() {
    let mut report = stated();
    report.claims[0].verdict = Some(verdict(Rating::MostlyRefuted, ClaimKind::Factual));
    let review = &reviews(report)[0];
    assert_eq!(review["url"], "https://desk.example/mali.html#C-1");
    assert_eq!(
        review["claimReviewed"],
        "Mali ended the Algiers Accords in January 2024."
    );
    let rating = &review["reviewRating"];
    assert_eq!(rating["alternateName"], "mostly refuted");
    assert_eq!(
        (
            &rating["ratingValue"],
            &rating["worstRating"],
            &rating["bestRating"]
        ),
        (&2.into(), &1.into(), &5.into())
    );
    assert_eq!(review["author"]["name"], "The desk");
    assert_eq!(review["datePublished"], "2025-01-25T09:05:00Z");
    assert_eq!(review["reviewBody"], "The communiqué says so.");
    let item = &review["itemReviewed"];
    assert_eq!(
        item["author"],
        serde_json::json!({
            "@type": "Organization", "name": "Mali", "sameAs": "https://www.wikidata.org/wiki/Q912",
        })
    );
    let first = &item["firstAppearance"];
    assert_eq!(
        (
            &first["url"],
            &first["datePublished"],
            &first["publisher"]["name"]
        ),
        (
            &"https://example.org/article".into(),
            &"2025-01-20".into(),
            &"The Sahel Courier".into()
        )
    );
}

#[test]
fn a_verdict_that_is_no_degree_of_truth_has_words_and_no_number() {
    for rating in [
        Rating::Contested,
        Rating::Unsupported,
        Rating::Unverifiable,
        Rating::NotCheckable,
    ] {
        let mut report = report();
        report.claims[0].verdict = Some(verdict(rating, ClaimKind::Factual));
        let review = reviews(report).remove(0);
        let rating = review["reviewRating"].as_object().unwrap();
        assert!(!rating["alternateName"].as_str().unwrap().is_empty());
        for key in ["ratingValue", "bestRating", "worstRating"] {
            assert!(!rating.contains_key(key), "{rating:?}");
        }
    }
    let values = [
        Rating::Refuted,
        Rating::MostlyRefuted,
        Rating::Misleading,
        Rating::MostlySupported,
        Rating::Supported,
    ];
    assert_eq!(values.map(value), [1, 2, 3, 4, 5].map(Some));
}

#[test]
fn what_nobody_else_has_checked_or_is_held_back_does_not_go_out() {
    type Change = fn(&mut Report);
    let changes: [Change; 7] = [
        |report| report.claims[0].draft = true,
        |report| report.claims[0].verdict = None,
        |report| report.claims[0].verdict = Some(verdict(Rating::Open, ClaimKind::Factual)),
        |report| report.claims[0].kind = ClaimKind::Demand,
        |report| report.claims[0].kind = ClaimKind::Prediction,
        |report| report.claims[0].mark = workflow::mark(1, true).map(str::to_owned),
        |report| {
            report.claims[0].on_hold = Some(OnHold {
                kind: HoldKind::Legal,
                since: "2025-01-25T09:05:00Z".to_owned(),
                until: None,
            });
        },
    ];
    assert_eq!(reviews(report()).len(), 1);
    for (number, change) in changes.iter().enumerate() {
        let mut report = report();
        change(&mut report);
        assert_eq!(reviews(report).len(), 0, "change {number}");
    }
}

#[test]
fn with_one_pair_of_eyes_there_is_none_and_the_page_has_none() {
    let mut alone = published(report());
    alone.dossier.eyes = 1;
    assert!(matches!(render(&alone), Err(ClaimReviewError::OneEye)));
    assert!(!embedded(&alone).unwrap().contains("ClaimReview"));
}

#[test]
fn what_is_not_configured_is_named() {
    let error = render(&report()).unwrap_err().to_string();
    assert!(
        error.contains("`report.url` and `report.publisher` not configured"),
        "{error}"
    );
    // within the page, addresses lead within the page, and no publisher is invented
    let page: Value = serde_json::from_str(&embedded(&report()).unwrap()).unwrap();
    let review = &page["@graph"][1];
    assert_eq!(review["url"], "#C-1");
    assert!(review.get("author").is_none());
}

#[test]
fn several_who_make_a_claim_are_authors_of_one_review_and_who_denies_it_is_none() {
    let mut report = stated();
    let mut second = report.claims[0].positions[0].clone();
    second.chain[1].speaker = "Algeria".to_owned();
    let mut denial = second.clone();
    denial.chain[1].speaker = "United States".to_owned();
    denial.chain[1].attitude = Attitude::Denies;
    let same = second.clone();
    report.claims[0].positions.extend([second, denial, same]);
    let found = reviews(report);
    assert_eq!(found.len(), 1);
    let authors = found[0]["itemReviewed"]["author"].as_array().unwrap();
    let names: Vec<&Value> = authors.iter().map(|author| &author["name"]).collect();
    assert_eq!(names, ["Mali", "Algeria"]);
}

#[test]
fn a_claim_of_no_named_party_has_no_author() {
    let mut report = stated();
    let link = &mut report.claims[0].positions[0].chain[1];
    (link.speaker, link.named) = ("a resident".to_owned(), false);
    assert!(reviews(report)[0]["itemReviewed"].get("author").is_none());
}

#[test]
fn first_is_said_only_of_a_plain_day_before_which_nothing_may_have_been() {
    let first = |others: &[(&str, &str)]| {
        let mut report = stated();
        report.claims[0].positions[0].chain[1].said = when("2025-01-19", "");
        for (index, (issued, said)) in others.iter().enumerate() {
            let said = Some(*said).filter(|said| !said.is_empty());
            again(&mut report, &format!("other-{index}"), issued, said);
        }
        let item = reviews(report).remove(0)["itemReviewed"].take();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        (
            text(&item["datePublished"]),
            text(&item["firstAppearance"]["datePublished"]),
        )
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(first(&[]), (some("2025-01-19"), some("2025-01-20")));
    assert_eq!(
        first(&[("2025-01-18", "2025-01-17"), ("2025-02", "2025-01-30")]),
        (some("2025-01-17"), some("2025-01-18"))
    );
    assert_eq!(first(&[("2025-01", "2024-12-31?")]), (None, None));
    // what was said on a day that nobody knows may have been said before
    assert_eq!(first(&[("2025-01-21", "")]), (None, some("2025-01-20")));
}

#[test]
fn the_page_itself_is_a_report_with_its_dossier_and_moment() {
    let page = &graph(report())[0];
    assert_eq!(page["@type"], "Report");
    assert_eq!(page["identifier"], report().dossier.id);
    assert_eq!(page["dateModified"], report().as_of);
    assert_eq!(page["url"], "https://desk.example/mali.html");
    assert_eq!(page["publisher"]["name"], "The desk");
}

#[test]
fn the_version_is_that_of_the_publication_and_what_was_only_made_has_none() {
    let mut second = report();
    second.supersedes = Some(Supersedes {
        version: 1,
        published: "2025-01-26T09:00:00Z".to_owned(),
        sha256: String::new(),
        url: None,
        erratum: None,
    });
    assert!(graph(second.clone())[0].get("version").is_none());
    second.publication = Some(Publication {
        id: "id".to_owned(),
        version: 2,
        published: "2025-02-05T12:00:00Z".to_owned(),
        by: "editor".to_owned(),
    });
    assert_eq!(graph(second)[0]["version"], 2);
}

#[test]
fn nothing_in_the_page_ends_the_element() {
    for evil in [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>\u{2028}\u{2029}&lt;/script&gt;",
    ] {
        let text = embedded(&poisoned(evil)).unwrap();
        assert!(
            !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']),
            "{text}"
        );
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["@graph"][0]["name"], evil);
    }
}

#[test]
fn a_long_rationale_is_cut_between_words() {
    let mut report = report();
    let long = "word ".repeat(500);
    report.claims[0].verdict.as_mut().unwrap().rationale = Some(long);
    let body = reviews(report)[0]["reviewBody"].as_str().unwrap().to_owned();
    assert!(body.ends_with("word…") && body.chars().count() <= 401, "{body}");
}

#[test]
fn a_designation_is_said_to_exist_and_never_supported() {
    let found = reviews(full());
    assert_eq!(found[1]["reviewRating"]["alternateName"], "designation exists");
    let mut more = full();
    more.claims
        .push(claim("C-3", ClaimKind::Accusation, "Mali accuses."));
    assert_eq!(reviews(more).len(), 3);
}
