//! One self-contained HTML page: no script, no font, no picture from elsewhere.

use super::cite::{self, Style};
use super::definitions;
use super::model::{Attitude, ClaimKind, Correction, Quantity, Rating, Report, Stance, When};
use super::text::{
    day_in_words, direction, escape_into, is_language, moment_in_words, plain_date, web_address,
};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The page, as a template.
const TEMPLATE: &str = include_str!("templates/report.html");
/// Its style sheet.
const STYLE_SHEET: &str = include_str!("templates/report.css");
/// With more claims than this, the table of contents names the sections only.
const LONGEST_CONTENTS: usize = 300;

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be made: {0}")]
pub struct HtmlError(#[from] minijinja::Error);

/// A page, and what to tell its maker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page as UTF-8.
    pub bytes: Vec<u8>,
    /// Sources that the style could not print, by key, each with the reason; they stand in a plain form.
    pub plain_sources: Vec<(String, String)>,
}

/// Renders a report whose findings are arranged. The same report and style give the same bytes.
pub fn render(report: &Report, style: &Style) -> Result<Page, HtmlError> {
    let mut plain_sources = Vec::new();
    let mut places = HashMap::with_capacity(report.sources.len());
    let sources: Vec<_> = report
        .sources
        .iter()
        .enumerate()
        .map(|(index, source)| {
            let entry = cite::entry(style, source);
            let note = cite::note(style, source);
            if let Some(reason) = entry.fallback.clone().or(note.fallback) {
                plain_sources.push((source.key.clone(), reason));
            }
            places.entry(source.key.as_str()).or_insert(index);
            SourceView {
                id: format!("source-{}", index + 1),
                entry: entry.html,
                note: note.html,
            }
        })
        .collect();
    let notes: Vec<_> = report
        .footnotes
        .iter()
        .map(|note| {
            let source = places.get(note.source.as_str()).map(|&index| &sources[index]);
            NoteView {
                source: source.map(|source| source.id.clone()),
                note: source.map(|source| source.note.clone()),
            }
        })
        .collect();

    let environment = environment(report)?;
    let template = environment.get_template("report.html")?;
    let mut corrections: Vec<_> = report.corrections.iter().collect();
    corrections.sort_by(|left, right| right.at.cmp(&left.at));
    let (unchecked, checked): (Vec<_>, Vec<_>) = report.claims.iter().partition(|claim| {
        claim
            .verdict
            .as_ref()
            .is_none_or(|verdict| verdict.rating == Rating::Open)
    });
    let (updates, corrections): (Vec<&Correction>, Vec<&Correction>) =
        corrections.into_iter().partition(|change| !is_correction(change));
    let eyes = definitions::eyes(report.dossier.eyes);
    let listed: Value = report
        .sources
        .iter()
        .zip(&sources)
        .map(|(source, view)| context! { source => of(source), view => of(view) })
        .collect();
    let noted: Value = report
        .footnotes
        .iter()
        .zip(&notes)
        .map(|(note, view)| context! { note => of(note), view => of(view) })
        .collect();
    let page = template.render(context! {
        sheet => Value::from_safe_string(STYLE_SHEET.to_owned()),
        style_title => style.title(),
        masthead => of(&report.masthead),
        dossier => of(&report.dossier),
        as_of => of(&report.as_of),
        includes_drafts => report.includes_drafts,
        written_by => of(&report.written_by),
        approved_by => of(&report.approved_by),
        first_published => of(&report.first_published),
        last_changed => of(&report.last_changed),
        supersedes => of(&report.supersedes),
        questions => of(&report.questions),
        unasked => of(&report.unasked),
        checked => of(checked),
        unchecked => of(unchecked),
        list_claims => report.claims.len() <= LONGEST_CONTENTS,
        designations => of(&report.designations),
        corrections => of(corrections),
        updates => of(updates),
        sources => listed,
        footnotes => noted,
        method => of(&report.method),
        eyes_label => eyes.label,
        eyes_text => eyes.text,
    })?;
    Ok(Page {
        bytes: page.into_bytes(),
        plain_sources,
    })
}

/// Whether a change says that what stood there was wrong.
const fn is_correction(change: &Correction) -> bool {
    use super::model::ChangeKind::*;
    matches!(change.kind, Correction | Retraction | Withdrawal)
}

#[derive(Serialize)]
struct SourceView {
    id: String,
    entry: String,
    note: String,
}

#[derive(Serialize)]
struct NoteView {
    source: Option<String>,
    note: Option<String>,
}

/// Anything as a value for the template.
fn of<T: Serialize>(item: T) -> Value {
    Value::from(Serde(item))
}

/// How often every footnote was referred to so far, so that each reference has an id of its own.
type References = Arc<Mutex<HashMap<u32, u32>>>;

fn environment(report: &Report) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    // Errors would otherwise carry the whole report.
    environment.set_debug(false);
    environment.add_template("report.html", TEMPLATE)?;

    let anchors: Arc<HashMap<String, String>> = Arc::new(claim_anchors(report));
    let known = anchors.clone();
    environment.add_function("anchor", move |code: &str| known.get(code).cloned());

    let mut by_claim: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut changes: Vec<_> = report.corrections.iter().collect();
    changes.sort_by(|left, right| right.at.cmp(&left.at));
    for change in changes {
        if let Some(claim) = &change.claim {
            by_claim.entry(claim.clone()).or_default().push(of(change));
        }
    }
    environment.add_function("changes_to", move |code: &str| {
        by_claim.get(code).cloned().unwrap_or_default()
    });

    let references = References::default();
    let numbers: HashSet<u32> = report.footnotes.iter().map(|note| note.number).collect();
    let counts = references.clone();
    environment.add_function("footnote", move |number: Option<u32>| match number {
        Some(number) if numbers.contains(&number) => {
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            let count = counts.entry(number).or_default();
            *count += 1;
            safe(format!(
                "<sup class=\"ref\"><a id=\"ref-{number}-{count}\" href=\"#note-{number}\" \
                 role=\"doc-noteref\" \
                 aria-label=\"Footnote {number}\">{number}</a></sup>"
            ))
        }
        Some(number) => Value::from(format!("[{number}]")),
        None => safe("<span class=\"missing\">[no footnote]</span>".to_owned()),
    });
    environment.add_function("references_to", move |number: u32| {
        let counts = references.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(&number).copied().unwrap_or_default()
    });

    environment.add_function("range_of", |count: u32| {
        (1..=count).map(Value::from).collect::<Vec<_>>()
    });
    environment.add_function("lang", |tag: &str| safe(language_attributes(tag)));
    environment.add_function("link", |address: &str, text: Option<&str>| {
        safe(link(address, text))
    });
    environment.add_function("when", |when: Serde<When>| safe(when_element(&when)));
    environment.add_function("verdict", verdict);
    environment.add_function("attribution", |word: &str| {
        let found = super::model::AttributionRating::from_word(word).map(definitions::attribution);
        found.map(|found| context! { label => found.label, text => found.text })
    });
    environment.add_function("figure", |quantity: Serde<Quantity>| figure(&quantity));
    environment.add_filter("shorten", |text: &str| shorten(text, 64));
    environment.add_filter("moment", |moment: &str| safe(moment_element(moment)));
    environment.add_filter("words", |word: &str| word.replace('_', " "));
    environment.add_filter("number", |number: &str| group_digits(number));
    environment.add_filter("paragraphs", |text: &str| -> Vec<String> {
        text.split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    });
    environment.add_filter("stance", |position: &Value| {
        let last = position
            .get_attr("chain")
            .ok()
            .and_then(|chain| chain.try_iter().ok()?.last());
        let attitude = last.and_then(|link| link.get_attr("attitude").ok());
        let attitude = attitude.and_then(|word| Attitude::from_word(word.as_str()?));
        match attitude.map_or(0, Attitude::commitment) {
            1 => Stance::Asserts.as_str(),
            -1 => Stance::Denies.as_str(),
            _ => Stance::Neither.as_str(),
        }
    });
    Ok(environment)
}

/// Text of at most that many characters, cut between words where it can be.
fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = text[..end]
        .rfind(' ')
        .filter(|&space| space > end / 2)
        .unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

/// An id for every claim: its code where that can be one, else its place in the report.
fn claim_anchors(report: &Report) -> HashMap<String, String> {
    let fits = |code: &str| {
        code.starts_with(|letter: char| letter.is_ascii_uppercase())
            && code
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    let id = |(index, code): (usize, &String)| {
        if fits(code) {
            code.clone()
        } else {
            format!("claim-{}", index + 1)
        }
    };
    report
        .claims
        .iter()
        .map(|claim| &claim.code)
        .enumerate()
        .map(|pair| (pair.1.clone(), id(pair)))
        .collect()
}

fn language_attributes(tag: &str) -> String {
    if is_language(tag) {
        format!(" lang=\"{tag}\" dir=\"{}\"", direction(tag))
    } else {
        // An empty tag says that the language is unknown, so that the page's own is not inherited.
        " lang=\"\" dir=\"auto\"".to_owned()
    }
}

fn link(address: &str, text: Option<&str>) -> String {
    let mut out = String::new();
    let shown = text.unwrap_or(address);
    match web_address(address) {
        Some(address) => {
            out.push_str("<a rel=\"noopener noreferrer\" href=\"");
            escape_into(&mut out, address);
            out.push_str("\">");
            escape_into(&mut out, shown);
            out.push_str("</a>");
        }
        None => {
            escape_into(&mut out, shown);
            if text.is_some() {
                out.push_str(" (");
                escape_into(&mut out, address);
                out.push(')');
            }
        }
    }
    out
}

/// A date: a `time` element where EDTF and HTML agree, else its words with the EDTF at hand.
fn when_element(when: &When) -> String {
    let mut out = String::new();
    let (open, close) = if plain_date(&when.edtf).is_some() {
        ("<time datetime=\"", "</time>")
    } else {
        ("<span class=\"date\" title=\"EDTF ", "</span>")
    };
    out.push_str(open);
    escape_into(&mut out, &when.edtf);
    out.push_str("\">");
    escape_into(
        &mut out,
        if when.text.is_empty() {
            &when.edtf
        } else {
            &when.text
        },
    );
    out.push_str(close);
    out
}

fn moment_element(moment: &str) -> String {
    let words = day_in_words(moment).unwrap_or_else(|| moment_in_words(moment));
    let mut out = String::new();
    if words == moment {
        escape_into(&mut out, moment);
        return out;
    }
    out.push_str("<time datetime=\"");
    escape_into(&mut out, moment);
    out.push_str("\">");
    escape_into(&mut out, &words);
    out.push_str("</time>");
    out
}

/// Label, definition and class of a verdict on a claim of a kind; no verdict is called so.
fn verdict(word: Option<&str>, kind: &str) -> Value {
    let rating = word.and_then(Rating::from_word);
    let kind = ClaimKind::from_word(kind).unwrap_or(ClaimKind::Factual);
    match rating {
        Some(rating) => {
            let definition = definitions::content(rating, kind);
            context! { label => definition.label, text => definition.text, class => rating.as_str() }
        }
        None => context! {
            label => "no verdict yet", text => "Nobody has decided on this claim yet.", class => "none",
        },
    }
}

/// The figure in words, such as `at least 47 persons`.
fn figure(quantity: &Quantity) -> String {
    use super::model::Hedge::*;
    let shown = |number: &Option<String>| number.as_deref().map(group_digits);
    let one = shown(&quantity.best)
        .or_else(|| shown(&quantity.low))
        .or_else(|| shown(&quantity.high));
    let (low, high) = (
        shown(&quantity.low).or(one.clone()),
        shown(&quantity.high).or(one.clone()),
    );
    let missing = || "not given".to_owned();
    let number = match quantity.hedge {
        Unquantified => "no number given".to_owned(),
        Exactly => one.unwrap_or_else(missing),
        About => format!("about {}", one.unwrap_or_else(missing)),
        AtLeast => format!("at least {}", low.unwrap_or_else(missing)),
        MoreThan => format!("more than {}", low.unwrap_or_else(missing)),
        AtMost => format!("at most {}", high.unwrap_or_else(missing)),
        LessThan => format!("less than {}", high.unwrap_or_else(missing)),
        Between => {
            let ends = format!(
                "{} to {}",
                low.unwrap_or_else(missing),
                high.unwrap_or_else(missing)
            );
            match shown(&quantity.best) {
                Some(best) => format!("{ends}, best {best}"),
                None => ends,
            }
        }
    };
    let number = if quantity.scale == "percent" {
        format!("{number} %")
    } else {
        number
    };
    match &quantity.unit {
        Some(unit) if quantity.hedge != Unquantified => format!("{number} ({unit})"),
        _ => number,
    }
}

/// Digits before the point in groups of three, from five digits on, with narrow spaces that do not break.
fn group_digits(number: &str) -> String {
    let (sign, rest) = match number.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", number),
    };
    let whole = rest.split('.').next().unwrap_or_default();
    if whole.is_empty()
        || !rest
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.')
    {
        return number.to_owned();
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len() >= 5 && (whole.len() - index).is_multiple_of(3) {
            out.push('\u{202F}');
        }
        out.push(digit);
    }
    out.push_str(&rest[whole.len()..]);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::findings;
    use crate::report::model::{
        Anchor, ChangeKind, ContentVerdict, Designation, DesignationRow, Force, Hedge, Quote,
    };
    use crate::report::testing::{claim, report, verdict};

    fn page(report: &Report) -> String {
        let style = Style::named(cite::DEFAULT_STYLE).unwrap();
        String::from_utf8(render(report, &style).unwrap().bytes).unwrap()
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
        for word in [
            "<script", " src=", "<link", "@import", "url(", " style=", " onload",
        ] {
            assert!(!page.contains(word), "{word}");
        }
    }

    #[test]
    fn everything_is_escaped() {
        const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>{{ 7 * 7 }}";
        // Every text of a report, whatever its key, is made hostile; words of fixed vocabularies stay.
        fn poison(value: &mut serde_json::Value, words: &HashSet<&str>) {
            match value {
                serde_json::Value::String(text) if !words.contains(text.as_str()) => *text = EVIL.to_owned(),
                serde_json::Value::Array(items) => items.iter_mut().for_each(|item| poison(item, words)),
                serde_json::Value::Object(map) => map.values_mut().for_each(|item| poison(item, words)),
                _ => {}
            }
        }
        let mut value = serde_json::to_value(full()).unwrap();
        let fixed = [
            "factual",
            "designation",
            "quantitative",
            "reports",
            "rejects",
            "own_voice",
            "indirect",
            "confirmed",
            "high",
            "contested",
            "supported",
            "outgoing",
            "rebuts",
            "supports",
            "2",
            "C",
            "ok",
            "own",
            "initial",
            "correction",
            "subject",
            "legal",
            "at_least",
            "distrusted",
            "article-newspaper",
        ];
        poison(&mut value, &fixed.into_iter().collect());
        let page = page(&serde_json::from_value(value).unwrap());
        assert!(page.contains("&lt;script&gt;"));
        for word in ["<script", "<img", "{{"] {
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
        assert!(page(&foreign).contains("<blockquote lang=\"\" dir=\"auto\">"));
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
                scale: "count".to_owned(),
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

    /// A report with something in every section.
    fn full() -> Report {
        let mut full = report();
        let mut second = claim(
            "C-2",
            ClaimKind::Designation,
            "Algeria designates MAK as a “terrorist” body.",
        );
        let designation = Designation {
            designator: "Algeria".to_owned(),
            designee: "MAK".to_owned(),
            label: "terroriste".to_owned(),
            language: "fr".to_owned(),
            instrument: Some("Gazette".to_owned()),
            force: Force::Legal,
        };
        second.designation = Some(designation.clone());
        second.verdict = Some(ContentVerdict {
            change: ChangeKind::Initial,
            ..verdict(Rating::Supported, ClaimKind::Designation)
        });
        full.claims.push(second);
        full.designations.push(DesignationRow {
            claim: "C-2".to_owned(),
            designation,
            when: None,
            contested_by: vec!["MAK".to_owned()],
            rating: Some(Rating::Supported),
            footnotes: vec![1],
            draft: false,
        });
        full.corrections.push(Correction {
            at: "2025-02-04T16:30:00Z".to_owned(),
            kind: ChangeKind::Correction,
            claim: Some("C-1".to_owned()),
            was: Some("48".to_owned()),
            now: Some("47".to_owned()),
            why: "We had miscounted".to_owned(),
        });
        findings::arrange(&mut full);
        full
    }
}
