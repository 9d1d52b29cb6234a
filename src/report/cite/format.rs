//! From one projected item to a citation, as text and as HTML.

use hayagriva::citationberg::json::{DateValue, Item, Value};
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, Elem, ElemChild, ElemMeta,
    Formatted,
};

use super::Citation;
use super::joins::joined;
use super::project::NUMBER_MARK;
use super::style::{Forms, Style};
use crate::report::text::{escape_into, web_address};

/// Formats one item with a style in the forms for its type; none if nothing legible comes out.
pub(super) fn run(style: &Style, forms: &Forms, item: &Item, as_entry: bool) -> Option<Citation> {
    let list = forms.unnoted.as_ref().filter(|_| as_entry);
    let form = list.unwrap_or(&forms.unlisted);
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
    // what a title says stays
    let said = |words: &str| {
        let mut values = item.0.values();
        values.any(|value| matches!(value, Value::String(text) if text.to_lowercase().contains(words)))
    };
    let year = year(item).filter(|_| !said("[no date]"));
    let names_no_witness = !said("(testimony of)");
    for text in [&mut citation.plain, &mut citation.html] {
        *text = joined(text.trim());
        if let Some(year) = &year {
            // The formatter forgets the date of works without an author in styles whose author gives way to it.
            *text = text.replace("[no date]", year);
        }
        if names_no_witness {
            // It prints this for hearings of which no witness is named.
            *text = text.replace(" (testimony of)", "");
        }
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

/// The year of issue.
fn year(item: &Item) -> Option<String> {
    match item.0.get("issued")? {
        Value::Date(DateValue::DateParts { date_parts, .. }) => {
            date_parts.0.first()?.0.first().map(ToString::to_string)
        }
        _ => None,
    }
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
    let text = part.text.replace(NUMBER_MARK, "");
    out.plain.push_str(&text);
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
    escape_into(&mut out.html, &text);
    wanted().rev().for_each(|(.., close)| out.html.push_str(close));
}
