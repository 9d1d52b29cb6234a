//! Citations in a CSL style.
//!
//! The description of a source is projected first: only variables that CSL knows, text without controls,
//! names with at least one part, single dates with a real month and day. Whatever the formatter is known to
//! stumble over (date ranges, month 0, empty date parts) therefore never reaches it. Every source is
//! formatted by itself, since footnotes and the list of sources carry their own numbers: the cost is linear.

use super::model::{Source, When};
use super::text::{escape_into, is_bidi_control, plain_date, web_address};
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::{
    DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange,
};
use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{
    self, CitationFormat, FontStyle, FontVariant, FontWeight, IndependentStyle, Locale, LocaleCode,
    StyleCategory, TextDecoration, VerticalAlign,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, Elem, ElemChild, ElemMeta,
    Formatted,
};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

/// Name of the style that is used when none is asked for.
pub const DEFAULT_STYLE: &str = "chicago-notes";

/// Longest text of one variable, in characters; the rest is cut off.
const LONGEST: usize = 2_000;

/// Variables whose value is text. Numbers are passed as text too: the formatter reads them itself.
const TEXTS: &[&str] = &[
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

/// Variables whose value is a list of names.
const NAMES: &[&str] = &[
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

/// There is no such style.
#[derive(Debug, thiserror::Error)]
#[error("no citation style is called `{name}`{}", suggestion(.nearest))]
pub struct UnknownStyle {
    /// The name asked for.
    pub name: String,
    /// A style whose name begins alike.
    pub nearest: Option<String>,
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|name| format!(", did you mean `{name}`?"))
        .unwrap_or_default()
}

/// How citations are used in a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Note,
    AuthorDate,
    Numbered,
}

/// A citation style, ready to use.
pub struct Style {
    name: String,
    title: String,
    /// The style without its list: the driver formats notes and list alike, whichever is wanted.
    unlisted: IndependentStyle,
    /// The style without its notes, if it has a list.
    unnoted: Option<IndependentStyle>,
    locales: Vec<Locale>,
    kind: Use,
}

impl Style {
    /// The bundled style of that name (`chicago-notes`, `chicago-author-date`, `apa`,
    /// `iso-690-author-date`…). `chicago` and `iso-690` stand for `chicago-notes` and `iso-690-author-date`.
    pub fn named(name: &str) -> Result<Self, UnknownStyle> {
        let wanted = name.trim().to_ascii_lowercase();
        let full = match wanted.as_str() {
            "chicago" => DEFAULT_STYLE,
            "iso-690" => "iso-690-author-date",
            "harvard" => "harvard-cite-them-right",
            other => other,
        };
        let unknown = || UnknownStyle {
            name: name.to_owned(),
            nearest: nearest_style(&wanted),
        };
        let archived = ArchivedStyle::by_name(full)
            .filter(|style| usable(*style))
            .ok_or_else(unknown)?;
        let citationberg::Style::Independent(mut style) = archived.get() else {
            return Err(unknown());
        };
        let kind = style.info.category.iter().find_map(|category| match category {
            StyleCategory::CitationFormat { format } => Some(*format),
            StyleCategory::Field { .. } => None,
        });
        let kind = match kind {
            Some(CitationFormat::Note) => Use::Note,
            Some(CitationFormat::Numeric | CitationFormat::Label) => Use::Numbered,
            Some(CitationFormat::AuthorDate | CitationFormat::Author) | None => Use::AuthorDate,
        };
        let wanted = [
            style.default_locale.clone().unwrap_or_else(LocaleCode::en_us),
            LocaleCode::en_us(),
        ];
        let mut kept = locales();
        kept.retain(|locale| locale.lang.as_ref().is_some_and(|code| wanted.contains(code)));
        let unnoted = style.bibliography.is_some().then(|| {
            let mut style = style.clone();
            style.citation.layout.elements.clear();
            style
        });
        style.bibliography = None;
        Ok(Style {
            name: full.to_owned(),
            title: archived.display_name().to_owned(),
            unlisted: style,
            unnoted,
            locales: kept,
            kind,
        })
    }

    /// Name by which it was found.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Title to print.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// All names, sorted, each with the title of its style.
    pub fn all() -> Vec<(&'static str, &'static str)> {
        let mut names: Vec<_> = ArchivedStyle::all()
            .iter()
            .filter(|style| usable(**style))
            .flat_map(|style| style.names().iter().map(|name| (*name, style.display_name())))
            .collect();
        names.sort_unstable();
        names
    }
}

/// One bundled style prints labels only, and no entries.
fn usable(style: ArchivedStyle) -> bool {
    style != ArchivedStyle::Alphanumeric
}

fn nearest_style(wanted: &str) -> Option<String> {
    let alike = |name: &str| {
        wanted
            .chars()
            .zip(name.chars())
            .take_while(|(left, right)| left == right)
            .count()
    };
    let best = Style::all()
        .into_iter()
        .rev()
        .max_by_key(|(name, _)| alike(name))?;
    (alike(best.0) >= 3).then(|| best.0.to_owned())
}

/// A formatted citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Plain text.
    pub plain: String,
    /// HTML: escaped text with `em`, `strong`, `sup`, `sub`, `span` and links to web addresses.
    pub html: String,
    /// Why the style could not be used and a plain form stands here instead.
    pub fallback: Option<String>,
}

/// The source as an entry of the list of sources.
pub fn entry(style: &Style, source: &Source) -> Citation {
    format(style, source, true)
}

/// The source as a footnote names it: the note of a note style, author and year of an author-date style, and
/// for a numbered style the entry without its number. Without the web address, which the list of sources has.
pub fn note(style: &Style, source: &Source) -> Citation {
    format(style, source, false)
}

fn format(style: &Style, source: &Source, full: bool) -> Citation {
    let item = match project(source, full) {
        Ok(item) => item,
        Err(reason) => return plain_form(source, full, reason),
    };
    // A second line of defence only: what is known to panic was projected away above.
    let done = catch_unwind(AssertUnwindSafe(|| {
        let as_entry = full || style.kind == Use::Numbered;
        // Some styles leave works such as posts out of their lists: a list of sources has them all.
        run(style, &item, as_entry).or_else(|| run(style, &item, !as_entry))
    }));
    match done {
        Ok(Some(citation)) => citation,
        Ok(None) => plain_form(source, full, "the style prints nothing for it".to_owned()),
        Err(_) => plain_form(source, full, "the style cannot print it".to_owned()),
    }
}

/// Formats one item; none if nothing legible comes out.
fn run(style: &Style, item: &Item, as_entry: bool) -> Option<Citation> {
    let list = style.unnoted.as_ref().filter(|_| as_entry);
    let form = list.unwrap_or(&style.unlisted);
    let mut driver = BibliographyDriver::new();
    let cited = vec![CitationItem::with_entry(item)];
    driver.citation(CitationRequest::new(cited, form, None, &style.locales, Some(1)));
    let rendered = driver.finish(BibliographyRequest::new(form, None, &style.locales));
    let children = match list {
        Some(_) => rendered.bibliography?.items.into_iter().next()?.content,
        None => rendered.citations.into_iter().next()?.citation,
    };
    let mut citation = Citation {
        plain: String::new(),
        html: String::new(),
        fallback: None,
    };
    write_children(&children.0, &mut citation);
    for text in [&mut citation.plain, &mut citation.html] {
        *text = text.trim().to_owned();
        if list.is_none() && style.name.starts_with("chicago") {
            *text = with_commas(text);
        }
    }
    citation
        .plain
        .contains(|letter: char| letter.is_alphanumeric())
        .then_some(citation)
}

/// A comma inside every closing quotation mark that runs into the next word. In Chicago notes the formatter
/// leaves it out before the container of web pages, posts and broadcasts.
fn with_commas(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for (place, letter) in text.char_indices() {
        let after = || text[place + letter.len_utf8()..].strip_prefix(' ');
        let runs_on = || {
            after().is_some_and(|rest| rest.starts_with(|next: char| next.is_alphanumeric() || next == '<'))
        };
        if letter == '”' && !out.ends_with([',', '.', '?', '!', ';', ':', '>']) && runs_on() {
            out.push(',');
        }
        out.push(letter);
    }
    out
}

fn write_children(children: &[ElemChild], out: &mut Citation) {
    for child in children {
        match child {
            ElemChild::Text(text) => write_text(text, out),
            ElemChild::Elem(Elem {
                meta: Some(ElemMeta::CitationNumber | ElemMeta::CitationLabel),
                ..
            }) => {}
            ElemChild::Elem(element) => write_children(&element.children.0, out),
            ElemChild::Markup(text) => {
                out.plain.push_str(text);
                escape_into(&mut out.html, text);
            }
            ElemChild::Link { text, url } => match web_address(url) {
                Some(url) => {
                    out.html.push_str("<a href=\"");
                    escape_into(&mut out.html, url);
                    out.html.push_str("\">");
                    write_text(text, out);
                    out.html.push_str("</a>");
                }
                None => write_text(text, out),
            },
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn write_text(part: &Formatted, out: &mut Citation) {
    out.plain.push_str(&part.text);
    let form = part.formatting;
    let marks = [
        (form.font_style == FontStyle::Italic, "<em>", "</em>"),
        (form.font_weight == FontWeight::Bold, "<strong>", "</strong>"),
        (
            form.font_variant == FontVariant::SmallCaps,
            "<span class=\"small-caps\">",
            "</span>",
        ),
        (
            form.text_decoration == TextDecoration::Underline,
            "<span class=\"underlined\">",
            "</span>",
        ),
        (form.vertical_align == VerticalAlign::Sup, "<sup>", "</sup>"),
        (form.vertical_align == VerticalAlign::Sub, "<sub>", "</sub>"),
    ];
    let wanted = || marks.iter().filter(|(wanted, ..)| *wanted);
    wanted().for_each(|(_, open, _)| out.html.push_str(open));
    escape_into(&mut out.html, &part.text);
    wanted().rev().for_each(|(.., close)| out.html.push_str(close));
}

/// The subset of a description that the formatter handles well, or why there is none.
fn project(source: &Source, full: bool) -> Result<Item, String> {
    let csl = &source.csl;
    let given = csl.get("type").and_then(Json::as_str).unwrap_or_default();
    let (kind, genre) = csl_type(given);
    if Kind::from_str(kind).is_err() {
        return Err(format!("`{given}` is not a CSL type"));
    }
    let mut item = BTreeMap::from([
        ("id".to_owned(), Value::String(source.key.clone())),
        ("type".to_owned(), Value::String(kind.to_owned())),
    ]);
    for &name in TEXTS {
        if let Some(text) = csl.get(name).and_then(text_of) {
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
    Ok(Item(item))
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
fn text_of(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) => clean(text),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Runs of white space as one space, no controls, no marks that reorder text, at most [`LONGEST`] characters.
fn clean(text: &str) -> String {
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

fn name_of(value: &Json) -> Option<NameValue> {
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

/// A single date with real parts.
fn date(parts: (i16, Option<u8>, Option<u8>), circa: bool) -> DateValue {
    let (year, month, day) = parts;
    let mut list = vec![year];
    list.extend(month.map(i16::from));
    list.extend(day.filter(|_| month.is_some()).map(i16::from));
    DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(list)]),
        literal: None,
        season: None,
        circa,
    }
}

/// A CSL date: date-parts, raw or literal. Of a range the part both ends share is kept, as approximate.
fn csl_date(value: &Json) -> Option<DateValue> {
    if let Some(text) = value
        .as_str()
        .or_else(|| value.get("raw")?.as_str())
        .or_else(|| value.get("literal")?.as_str())
    {
        return edtf_text(text.trim());
    }
    let circa = match value.get("circa") {
        Some(Json::Bool(circa)) => *circa,
        Some(Json::Number(number)) => number.as_f64() != Some(0.0),
        Some(Json::String(text)) => !text.is_empty() && text != "false" && text != "0",
        _ => false,
    };
    let mut texts = value.get("date-parts")?.as_array()?.iter().filter_map(|parts| {
        let number =
            |part: &Json| -> Option<i64> { part.as_i64().or_else(|| part.as_str()?.trim().parse().ok()) };
        let numbers: Vec<_> = parts.as_array()?.iter().map_while(number).take(3).collect();
        let text = match numbers[..] {
            [year] => format!("{year:04}"),
            [year, month] => format!("{year:04}-{month:02}"),
            [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
            _ => return None,
        };
        Some(text)
    });
    let first = texts.next()?;
    match texts.next() {
        Some(last) => edtf_text(&format!("{first}/{last}")),
        None => longest_real(&first).map(|parts| date(parts, circa)),
    }
}

fn edtf_date(when: &When) -> Option<DateValue> {
    edtf_text(when.edtf.trim())
}

/// EDTF as one CSL date. `?`, `~` and `%` make it approximate; so does an interval or a one-of set, of which
/// the part that both ends share is kept, else the beginning. Digits given as `X` cut the date short there;
/// seasons are cut down to their year. None if not even the year is known.
fn edtf_text(text: &str) -> Option<DateValue> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    let ends = inner
        .split_once("..")
        .or_else(|| inner.split_once('/'))
        .or_else(|| {
            let (first, rest) = inner.split_once(',')?;
            Some((first, rest.rsplit(',').next().unwrap_or(rest)))
        });
    let doubtful = |text: &str| text.contains(['?', '~', '%']);
    let Some((first, last)) = ends else {
        return edtf_single(inner).map(|parts| date(parts, doubtful(inner)));
    };
    match (edtf_single(first), edtf_single(last)) {
        (Some(first), Some(last)) if first == last => Some(date(first, doubtful(inner))),
        (Some((year, month, _)), Some((other_year, other_month, _))) if year == other_year => {
            let month = month.filter(|_| month == other_month);
            Some(date((year, month, None), true))
        }
        (Some((year, ..)), _) | (None, Some((year, ..))) => Some(date((year, None, None), true)),
        (None, None) => None,
    }
}

fn edtf_single(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    let bare: String = text
        .trim()
        .chars()
        .filter(|letter| !"?~%".contains(*letter))
        .collect();
    let day = bare.split('T').next().unwrap_or_default();
    let known = match day.find('X') {
        Some(place) => day[..place]
            .rsplit_once('-')
            .map(|(known, _)| known)
            .unwrap_or_default(),
        None => day,
    };
    longest_real(known)
}

/// The longest beginning of `YYYY-MM-DD` that is a real date.
fn longest_real(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    plain_date(text).or_else(|| longest_real(text.rsplit_once('-')?.0))
}

/// Author. “Title”. Container or publisher, date.
fn plain_form(source: &Source, full: bool, reason: String) -> Citation {
    let text = |name: &str| source.csl.get(name).and_then(text_of);
    let authors: Vec<_> = source
        .csl
        .get("author")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(name_of)
        .map(|name| match name {
            NameValue::Literal(name) => name.literal,
            NameValue::Item(name) => match name.given {
                Some(given) => format!("{given} {}", name.family),
                None => name.family,
            },
        })
        .collect();
    let mut parts = Vec::new();
    if !authors.is_empty() {
        parts.push(authors.join(", "));
    }
    parts.push(text("title").map_or_else(|| "Untitled".to_owned(), |title| format!("“{title}”")));
    let place = text("container-title")
        .or_else(|| text("publisher"))
        .or_else(|| source.publisher.as_deref().map(clean));
    let when = source.issued.as_ref().map(|when| clean(&when.text));
    let place: Vec<_> = [place, when]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    if !place.is_empty() {
        parts.push(place.join(", "));
    }
    let mut plain = parts.join(". ");
    plain.push('.');
    let mut html = String::with_capacity(plain.len());
    escape_into(&mut html, &plain);
    if let Some(url) = source.url.as_deref().and_then(web_address).filter(|_| full) {
        plain.push(' ');
        plain.push_str(url);
        html.push_str(" <a href=\"");
        escape_into(&mut html, url);
        html.push_str("\">");
        escape_into(&mut html, url);
        html.push_str("</a>");
    }
    Citation {
        plain,
        html,
        fallback: Some(reason),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::testing::{source, when};

    /// Every CSL type that a news desk is likely to cite, and two words of its own.
    const KINDS: &[&str] = &[
        "article-newspaper",
        "webpage",
        "press-release",
        "communique",
        "speech",
        "dataset",
        "report",
        "legislation",
        "interview",
        "broadcast",
        "post",
        "post-weblog",
        "book",
        "chapter",
        "article-magazine",
        "article-journal",
        "hearing",
        "treaty",
        "bill",
        "regulation",
        "legal_case",
        "motion_picture",
        "video",
        "song",
        "map",
        "document",
        "manuscript",
        "pamphlet",
        "paper-conference",
        "thesis",
        "software",
        "standard",
        "personal_communication",
        "article",
        "event",
        "graphic",
        "figure",
        "collection",
        "periodical",
        "entry",
        "entry-encyclopedia",
        "review",
    ];

    const STYLES: &[&str] = &[
        "chicago-notes",
        "chicago-author-date",
        "apa",
        "iso-690",
        "iso-690-numeric",
        "harvard",
        "mla",
        "ieee",
        "modern-humanities-research-association",
    ];

    #[test]
    fn every_type_renders_in_every_common_style() {
        for name in STYLES {
            let style = Style::named(name).unwrap();
            for kind in KINDS {
                let source = source(
                    kind,
                    r#"{"title": "Talks in Algiers", "author": [{"family": "Keïta", "given": "Awa"}]}"#,
                );
                let citation = entry(&style, &source);
                assert_eq!(citation.fallback, None, "{name} {kind}");
                assert!(
                    citation.plain.to_lowercase().contains("talks in algiers"),
                    "{name} {kind}: {}",
                    citation.plain
                );
                let short = note(&style, &source);
                assert_eq!(short.fallback, None, "{name} {kind}");
                assert!(
                    !short.plain.contains("https://"),
                    "{name} {kind}: {}",
                    short.plain
                );
            }
        }
    }

    #[test]
    fn all_bundled_styles_render() {
        let source = source(
            "article-newspaper",
            r#"{"title": "Talks in Algiers", "author": [{"literal": "AFP"}]}"#,
        );
        for (name, _) in Style::all() {
            let style = Style::named(name).unwrap();
            assert_eq!(entry(&style, &source).fallback, None, "{name}");
        }
    }

    #[test]
    fn chicago_notes_by_the_book() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        let source = source(
            "article-newspaper",
            r#"{"title": "Ambassadors still recalled", "author": [{"family": "Keïta", "given": "Awa"}],
                "container-title": "The Sahel Courier"}"#,
        );
        let citation = note(&style, &source);
        assert_eq!(
            citation.plain,
            "Awa Keïta, “Ambassadors Still Recalled,” The Sahel Courier, January 20, 2025."
        );
        assert!(
            citation.html.contains("<em>The Sahel Courier</em>"),
            "{}",
            citation.html
        );
    }

    #[test]
    fn notes_on_web_pages_do_not_run_together() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        let source = source("webpage", r#"{"title": "Talks", "container-title": "Courier"}"#);
        let plain = note(&style, &source).plain;
        assert!(plain.starts_with("“Talks,” Courier"), "{plain}");
    }

    #[test]
    fn titles_of_an_unknown_or_other_language_keep_their_case() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        for language in ["", "fr", "ar"] {
            let mut source = source("report", r#"{"title": "une note du gouvernement"}"#);
            source.language = language.to_owned();
            assert!(
                entry(&style, &source).plain.contains("une note du gouvernement"),
                "{language}"
            );
        }
    }

    #[test]
    fn text_is_escaped_and_only_web_addresses_are_linked() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        let mut source = source(
            "webpage",
            r#"{"title": "<script>alert(1)</script> \u202e & more", "URL": "javascript:alert(1)"}"#,
        );
        source.url = None;
        let citation = entry(&style, &source);
        assert!(
            citation.html.to_lowercase().contains("&lt;script&gt;"),
            "{}",
            citation.html
        );
        assert!(
            !citation.html.contains("<script") && !citation.html.contains("javascript:"),
            "{}",
            citation.html
        );
        assert!(!citation.html.contains('\u{202e}'));
        source.url = Some("https://example.org/?a=1&b=\"2".to_owned());
        assert!(
            !entry(&style, &source).html.contains("href"),
            "a quotation mark cannot stand in an address"
        );
        source.url = Some("https://example.org/?a=1&b=2".to_owned());
        assert!(
            entry(&style, &source)
                .html
                .contains("href=\"https://example.org/?a=1&amp;b=2\"")
        );
    }

    #[test]
    fn dates_are_projected() {
        let parts = |edtf: &str| match edtf_text(edtf) {
            Some(DateValue::DateParts {
                date_parts, circa, ..
            }) => Some((date_parts.0[0].0.clone(), circa)),
            _ => None,
        };
        assert_eq!(parts("2025~"), Some((vec![2025], true)));
        assert_eq!(parts("2024-07"), Some((vec![2024, 7], false)));
        assert_eq!(parts("2024-07-27?"), Some((vec![2024, 7, 27], true)));
        assert_eq!(parts("2023-12/2024-11"), Some((vec![2023], true)));
        assert_eq!(parts("[2025-01-11..2025-01-20]"), Some((vec![2025, 1], true)));
        assert_eq!(parts("[2024-01,2024-03]"), Some((vec![2024], true)));
        assert_eq!(parts("2024-01/.."), Some((vec![2024], true)));
        assert_eq!(parts("/2025-01"), Some((vec![2025], true)));
        assert_eq!(parts("2025-01-XX"), Some((vec![2025, 1], false)));
        assert_eq!(parts("2025-XX"), Some((vec![2025], false)));
        assert_eq!(parts("2024-21"), Some((vec![2024], false)));
        assert_eq!(parts("2025-01-20T10:00:00Z"), Some((vec![2025, 1, 20], false)));
        for none in [
            "",
            "..",
            "/",
            "XXXX",
            "202X",
            "yesterday",
            "[]",
            "-0044",
            "0000",
            "99999",
        ] {
            assert_eq!(parts(none), None, "{none}");
        }
    }

    #[test]
    fn nothing_in_a_description_makes_it_panic() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        let apa = Style::named("apa").unwrap();
        let values = [
            r#"{"date-parts": []}"#,
            r#"{"date-parts": [[]]}"#,
            r#"{"date-parts": [[2025, 0]]}"#,
            r#"{"date-parts": [[2025, 13, 99]]}"#,
            r#"{"date-parts": [[2024, 1], [2025, 2]]}"#,
            r#"{"date-parts": [["2025", "1"]]}"#,
            r#"{"date-parts": [[99999999999]]}"#,
            r#"{"raw": "2024/2025"}"#,
            r#"{"season": 9, "date-parts": [[2024]]}"#,
            "null",
            "-1",
            "1e400",
            r#""""#,
            r#""–""#,
            r#"[{}]"#,
            r#"[{"family": ""}]"#,
            r#"[{"family": "\u0301"}]"#,
            r#"[{"given": "-", "family": "- ' ,"}]"#,
            r#"[null, 1]"#,
            r#"[{"family": "A, B, C, D", "given": ", , ,", "suffix": "Jr", "comma-suffix": true}]"#,
            r#"["Plain Name"]"#,
            r#""99999999999999999999999999""#,
            r#""1-999999999999999999""#,
            r#""xii–xv, 4""#,
            "99999999999999999999",
        ];
        for name in TEXTS.iter().chain(NAMES).chain(&[
            "issued",
            "accessed",
            "event-date",
            "submitted",
            "original-date",
        ]) {
            for value in values {
                let Ok(value) = serde_json::from_str::<Json>(value) else {
                    continue;
                };
                let mut source = source("article-newspaper", r#"{"title": "Talks"}"#);
                source.issued = None;
                source.csl.insert((*name).to_owned(), value.clone());
                let item = project(&source, true);
                if let Ok(item) = item {
                    // Called without the guard, so that a panic fails the test.
                    run(&style, &item, true);
                    run(&apa, &item, false);
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_rendered_has_a_plain_form() {
        let style = Style::named(DEFAULT_STYLE).unwrap();
        let mut odd = source(
            "hologram",
            r#"{"title": "A <b>thing</b>", "author": [{"family": "Keïta", "given": "Awa"}]}"#,
        );
        odd.issued = when("2025~", "about 2025");
        let citation = entry(&style, &odd);
        assert_eq!(citation.fallback.as_deref(), Some("`hologram` is not a CSL type"));
        assert!(
            citation
                .plain
                .starts_with("Awa Keïta. “A <b>thing</b>”. The Sahel Courier, about 2025."),
            "{}",
            citation.plain
        );
        assert!(citation.html.contains("&lt;b&gt;"));
        let mut empty = source("webpage", "{}");
        empty.publisher = None;
        assert!(entry(&style, &empty).plain.starts_with("Untitled"));
    }

    #[test]
    fn unknown_styles_suggest_one() {
        let error = Style::named("chicago-foo").err().unwrap();
        assert!(
            error
                .to_string()
                .starts_with("no citation style is called `chicago-foo`, did you mean `chicago"),
            "{error}"
        );
        assert!(Style::named("x").err().unwrap().nearest.is_none());
    }
}
