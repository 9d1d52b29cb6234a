//! The subset of CSL-JSON that the formatter handles well.

use std::collections::BTreeMap;
use std::str::FromStr;

use hayagriva::citationberg::json::{Item, LiteralName, NameItem, NameValue, Value};
use hayagriva::citationberg::taxonomy::Kind;
use serde_json::Value as Json;

use super::dates::{csl_date, edtf_date, edtf_text};
use crate::report::model::Source;
use crate::report::text::{is_bidi_control, web_address};

/// Longest text of one variable, in characters; the rest is cut off.
const LONGEST: usize = 2_000;

/// Variables whose value is text. Numbers are passed as text too: the formatter reads them itself.
pub(super) const TEXTS: &[&str] = &[
    "title",
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "volume-title",
    "publisher",
    "publisher-place",
    "original-publisher",
    "original-title",
    "genre",
    "medium",
    "event-title",
    "event-place",
    "authority",
    "jurisdiction",
    "archive",
    "archive-place",
    "archive_location",
    "dimensions",
    "references",
    "section",
    "status",
    "source",
    "version",
    "edition",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "volume",
    "issue",
    "chapter-number",
    "supplement-number",
    "page",
    "part-number",
    "DOI",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "call-number",
];

/// Of these the variables that the formatter reads numbers, lists and ranges in.
const NUMBERS: &[&str] = &[
    "version",
    "edition",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "volume",
    "issue",
    "chapter-number",
    "supplement-number",
    "page",
    "part-number",
];

/// Variables whose value is a list of names.
pub(super) const NAMES: &[&str] = &[
    "author",
    "editor",
    "translator",
    "interviewer",
    "director",
    "host",
    "guest",
    "narrator",
    "producer",
    "executive-producer",
    "script-writer",
    "series-creator",
    "compiler",
    "contributor",
    "collection-editor",
    "container-author",
    "original-author",
    "recipient",
    "reviewed-author",
    "chair",
    "curator",
    "organizer",
    "editorial-director",
    "illustrator",
    "composer",
    "performer",
];

/// The type of a source and the subset of its description that the formatter handles well, or why there is none.
pub(super) fn project(source: &Source, full: bool) -> Result<(Kind, Item), String> {
    let csl = &source.csl;
    let given = csl.get("type").and_then(Json::as_str).unwrap_or_default();
    let (kind, genre) = csl_type(given);
    let Ok(known) = Kind::from_str(kind) else {
        return Err(format!("`{given}` is not a CSL type"));
    };
    let mut item = BTreeMap::from([
        ("id".to_owned(), Value::String(source.key.clone())),
        ("type".to_owned(), Value::String(kind.to_owned())),
    ]);
    for &name in TEXTS {
        let text = csl.get(name).and_then(text_of);
        let text = match name {
            _ if NUMBERS.contains(&name) => text.and_then(|text| number_of(&text)).map(verbatim),
            "title" => text.map(unquoted),
            _ => text,
        };
        if let Some(text) = text {
            item.insert(name.to_owned(), Value::String(text));
        }
    }
    for &name in NAMES {
        let names: Vec<_> = csl
            .get(name)
            .and_then(Json::as_array)
            .into_iter()
            .flatten()
            .filter_map(name_of)
            .collect();
        if !names.is_empty() {
            item.insert(name.to_owned(), Value::Names(names));
        }
    }
    if !full && !is_legal(kind) {
        // Notes run these into what follows without a mark between them; the list of sources has them.
        item.remove("genre");
        item.remove("number");
    }
    if let Some(genre) = genre.filter(|_| full) {
        item.entry("genre".to_owned())
            .or_insert_with(|| Value::String(genre.to_owned()));
    }
    if !item.contains_key("publisher")
        && !item.contains_key("container-title")
        && let Some(publisher) = source
            .publisher
            .as_deref()
            .map(clean)
            .filter(|name| !name.is_empty())
    {
        let variable = if in_container(kind) {
            "container-title"
        } else {
            "publisher"
        };
        item.insert(variable.to_owned(), Value::String(publisher));
    }
    if !["title", "author", "container-title", "publisher"]
        .iter()
        .any(|name| item.contains_key(*name))
    {
        return Err("it has neither a title, nor an author, nor a publisher".to_owned());
    }
    let issued = source
        .issued
        .as_ref()
        .and_then(edtf_date)
        .or_else(|| csl.get("issued").and_then(csl_date));
    let accessed = csl.get("accessed").and_then(csl_date).or_else(|| {
        source
            .captures
            .last()
            .and_then(|capture| edtf_text(capture.at.get(..10)?))
    });
    let others =
        ["event-date", "original-date", "submitted"].map(|name| (name, csl.get(name).and_then(csl_date)));
    for (name, date) in others
        .into_iter()
        .chain([("issued", issued), ("accessed", accessed)])
    {
        // A date of access means something only next to an address.
        if let Some(date) = date.filter(|_| full || name != "accessed") {
            item.insert(name.to_owned(), Value::Date(date));
        }
    }
    let url = source
        .url
        .as_deref()
        .or_else(|| csl.get("URL").and_then(Json::as_str))
        .and_then(web_address);
    if let Some(url) = url.filter(|_| full) {
        item.insert("URL".to_owned(), Value::String(url.to_owned()));
    }
    let language = csl
        .get("language")
        .and_then(Json::as_str)
        .unwrap_or(&source.language);
    // An unknown language must not be taken for English, whose titles some styles capitalise.
    let language = if language.is_empty() { "und" } else { language };
    item.insert("language".to_owned(), Value::String(clean(language)));
    Ok((known, Item(item)))
}

/// The CSL type that a type of a dossier stands for, with the genre it implies. News desks speak of press
/// releases and posts on social media; CSL files the former under another type.
fn csl_type(given: &str) -> (&str, Option<&'static str>) {
    match given {
        "press-release" | "press_release" | "pressrelease" => ("document", Some("press release")),
        "communique" | "communiqué" => ("document", Some("communiqué")),
        "legal-case" => ("legal_case", None),
        "motion-picture" => ("motion_picture", None),
        "personal-communication" => ("personal_communication", None),
        "video" => ("motion_picture", Some("video")),
        other => (other, None),
    }
}

/// Whether works of a type are known by their number.
fn is_legal(kind: &str) -> bool {
    matches!(
        kind,
        "bill" | "legislation" | "regulation" | "treaty" | "hearing" | "legal_case" | "patent" | "standard"
    )
}

/// Whether works of a type appear in something that bears the publisher's name.
fn in_container(kind: &str) -> bool {
    matches!(
        kind,
        "article"
            | "article-newspaper"
            | "article-magazine"
            | "article-journal"
            | "webpage"
            | "post"
            | "post-weblog"
            | "broadcast"
            | "interview"
    )
}

/// Text or a number, cleaned; none if nothing is left.
pub(super) fn text_of(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) => clean(text),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A number, list or range without empty parts, over which the formatter stumbles: of signs in a row the first is kept,
/// at either end none.
pub(super) fn number_of(text: &str) -> Option<String> {
    let joins = |letter: char| matches!(letter, ',' | ';' | '&' | '-' | '–' | '—') || letter.is_whitespace();
    let mut out = String::with_capacity(text.len());
    for letter in text.trim_matches(joins).chars() {
        let follows_a_sign = out.trim_end().ends_with(joins);
        if !joins(letter) || letter.is_whitespace() || !follows_a_sign {
            out.push(letter);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Keeps the formatter from reading a number, where it would drop noughts; no citation shows it.
pub(super) const NUMBER_MARK: char = '\u{2060}';

/// A number with noughts before it (a law `12-05`) as the text it is: read as numbers they would be lost.
fn verbatim(text: String) -> String {
    let mut before = '0';
    let mut nought = false;
    for (index, letter) in text.char_indices() {
        let first = index == 0 || !before.is_alphanumeric();
        let next = text[index + letter.len_utf8()..].chars().next();
        nought |= letter == '0' && first && next.is_some_and(|next| next.is_ascii_digit());
        before = letter;
    }
    let digits = text
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or_default();
    let rest = &text[digits..];
    let end = rest.find(|letter: char| !letter.is_ascii_digit());
    match end.filter(|_| nought) {
        // what follows the first digits is then neither a range nor a list
        Some(end) => format!("{}{NUMBER_MARK}{}", &text[..digits + end], &rest[end..]),
        None => text,
    }
}

/// A title without the quotation marks around all of it: styles put marks of their own, and the formatter loses one of
/// two in a row.
fn unquoted(title: String) -> String {
    let inner = title.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    match inner.map(str::trim) {
        Some(inner) if !inner.is_empty() && !inner.contains(['“', '”']) => inner.to_owned(),
        _ => title,
    }
}

/// Runs of white space as one space, no controls, no marks that reorder text, at most [`LONGEST`] characters.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|&letter| !is_bidi_control(letter)));
    }
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => out[..end].to_owned(),
        None => out,
    }
}

pub(super) fn name_of(value: &Json) -> Option<NameValue> {
    let part = |name: &str| value.get(name).and_then(text_of);
    let literal = |literal: String| NameValue::Literal(LiteralName { literal });
    if let Some(name) = text_of(value).or_else(|| part("literal")) {
        return Some(literal(name));
    }
    match (part("family"), part("given")) {
        (Some(family), given) => Some(NameValue::Item(NameItem {
            family,
            given,
            non_dropping_particle: part("non-dropping-particle"),
            dropping_particle: part("dropping-particle"),
            suffix: part("suffix"),
            comma_suffix: value.get("comma-suffix").and_then(Json::as_bool),
        })),
        (None, Some(given)) => Some(literal(given)),
        (None, None) => None,
    }
}
