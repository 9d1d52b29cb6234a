//! What stands where the style cannot print a source.

use hayagriva::citationberg::json::NameValue;
use serde_json::Value as Json;

use super::Citation;
use super::project::{clean, name_of, text_of};
use crate::report::model::Source;
use crate::report::text::{escape_into, web_address};

/// Author. “Title”. Container or publisher, date.
pub(super) fn plain_form(source: &Source, full: bool, reason: String) -> Citation {
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
