//! Pages: the blocks of JSON that stand in them, and what their elements say themselves.

use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

/// How deep properties lie within one another at most.
const DEEP: usize = 16;
/// How many elements a page may have whose elements are looked at.
const ELEMENTS: usize = 200_000;
/// How deep they may lie: the time that a reader takes grows with it.
const DEEPEST: usize = 1_000;

/// Elements that have nothing within, or whose end need not be written.
const OPEN: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "p", "li", "td", "th", "tr", "dt", "dd", "option",
];

/// A block of a page: the line in which it begins, counted from 1, and its text.
pub(super) type Script = (u64, String);

/// The blocks of linked data of a page, in their order. Comments are passed over, as browsers do.
pub(super) fn scripts(page: &str) -> Vec<Script> {
    let mut found = Vec::new();
    let mut place = 0;
    let (mut line, mut counted) = (1, 0);
    while let Some(next) = page[place..].find('<') {
        place += next;
        let rest = &page[place..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            place += 4 + comment.find("-->").map_or(comment.len(), |end| end + 3);
            continue;
        }
        let Some(name) = ["script", "style", "textarea", "template"]
            .into_iter()
            .find(|name| opens(rest, name))
        else {
            place += 1;
            continue;
        };
        let Some(end) = tag_end(rest) else { break };
        let (tag, inside) = rest.split_at(end);
        let length = closing(inside, name);
        if name == "script" && is_linked_data(tag) {
            let begin = place + end;
            line += page[counted..begin].matches('\n').count() as u64;
            counted = begin;
            found.push((line, inside[..length].to_owned()));
        }
        // a template's blocks are not of the page, but what it has within may be
        place += if name == "template" { end } else { end + length };
    }
    found
}

/// The language that a page says it is in.
pub(super) fn language(page: &str) -> Option<String> {
    let mut place = 0;
    while let Some(next) = page[place..].find('<') {
        let rest = &page[place + next..];
        if opens(rest, "html") {
            let tag = &rest[..tag_end(rest)?];
            return attribute(tag, "lang").filter(|lang| !lang.trim().is_empty());
        }
        place += next + 1;
        // it is the first element
        if place > 16 << 10 {
            break;
        }
    }
    None
}

fn opens(text: &str, name: &str) -> bool {
    let Some(tag) = text.get(1..=name.len()) else {
        return false;
    };
    let after = text.as_bytes().get(1 + name.len());
    tag.eq_ignore_ascii_case(name)
        && after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// Where a tag is over: behind the `>` that stands in no quotation marks.
fn tag_end(text: &str) -> Option<usize> {
    let mut mark = None;
    for (place, byte) in text.bytes().enumerate() {
        match (mark, byte) {
            (None, b'"' | b'\'') => mark = Some(byte),
            (Some(open), byte) if byte == open => mark = None,
            (None, b'>') => return Some(place + 1),
            _ => {}
        }
    }
    None
}

/// Where the text of an element ends that has nothing but text.
fn closing(inside: &str, name: &str) -> usize {
    let mut place = 0;
    while let Some(next) = inside[place..].find("</") {
        place += next;
        let tag = inside.get(place + 2..place + 2 + name.len());
        if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return place;
        }
        place += 2;
    }
    inside.len()
}

fn is_linked_data(tag: &str) -> bool {
    attribute(tag, "type").is_some_and(|kind| {
        let kind = kind
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        kind == "application/ld+json"
    })
}

/// The value of an attribute in a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(place) = rest.to_ascii_lowercase().find(name) {
        let before = rest[..place].chars().next_back();
        let after = rest[place + name.len()..].trim_start();
        rest = &rest[place + name.len()..];
        if !before.is_some_and(char::is_whitespace) {
            continue;
        }
        let Some(value) = after.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let value = match value.chars().next() {
            Some(mark @ ('"' | '\'')) => value[1..].split(mark).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
        return value.map(ToOwned::to_owned);
    }
    None
}

/// The ClaimReviews that a page's elements say (microdata): as JSON.
pub(super) fn microdata(page: &str) -> Vec<Value> {
    let is_likely = page.contains("ClaimReview") && page.contains("itemtype");
    if !is_likely || page.matches('<').count() > ELEMENTS * 2 || depth(page) > DEEPEST {
        return Vec::new();
    }
    let document = Document::from(page);
    let items = document.select("[itemscope][itemtype*='ClaimReview']");
    items.nodes().iter().map(|node| item(node, 0)).collect()
}

/// About how deep elements lie within one another.
fn depth(page: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in page.split('<').skip(1) {
        let (is_end, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag),
        };
        let length = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = name[..length].to_ascii_lowercase();
        if name.is_empty() || OPEN.contains(&name.as_str()) {
            continue;
        }
        depth = if is_end {
            depth.saturating_sub(1)
        } else {
            depth + 1
        };
        deepest = deepest.max(depth);
    }
    deepest
}

fn item(node: &NodeRef<'_>, depth: usize) -> Value {
    let mut found = Map::new();
    let kinds = node.attr("itemtype").unwrap_or_default();
    let kinds: Vec<Value> = kinds.split_whitespace().map(Value::from).collect();
    found.insert("@type".to_owned(), Value::Array(kinds));
    properties(node, &mut found, depth);
    Value::Object(found)
}

/// The properties below an element that belong to no item within it.
fn properties(of: &NodeRef<'_>, found: &mut Map<String, Value>, depth: usize) {
    let mut waiting: Vec<NodeRef<'_>> = of.element_children();
    waiting.reverse();
    while let Some(node) = waiting.pop() {
        let is_item = node.has_attr("itemscope");
        if let Some(names) = node.attr("itemprop") {
            let value = if is_item && depth < DEEP {
                item(&node, depth + 1)
            } else {
                Value::from(said(&node))
            };
            for name in names.split_whitespace() {
                add(found, name, value.clone());
            }
        }
        if !is_item {
            waiting.extend(node.element_children().into_iter().rev());
        }
    }
}

fn add(found: &mut Map<String, Value>, name: &str, value: Value) {
    match found.get_mut(name) {
        None => {
            found.insert(name.to_owned(), value);
        }
        Some(Value::Array(several)) => several.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
    }
}

fn said(node: &NodeRef<'_>) -> String {
    let name = node.node_name().unwrap_or_default().to_ascii_lowercase();
    let attribute = match name.as_str() {
        "a" | "area" | "link" => "href",
        "img" | "audio" | "video" | "source" | "iframe" | "embed" => "src",
        "time" => "datetime",
        "data" | "meter" => "value",
        _ => "content",
    };
    let said = node.attr("content").or_else(|| node.attr(attribute));
    said.map_or_else(|| node.text().to_string(), |said| said.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn blocks_are_found_with_their_lines_and_comments_are_none() {
        let page = "<!DOCTYPE html>\n<html class=x lang='fr'>\n<!-- <script type=\"application/ld+json\">{}</script> -->\n\
            <script>var a = '<script type=\"application/ld+json\">1<\\/script>';</script>\n\
            <SCRIPT data-x=\">\" type='application/ld+json; charset=utf-8'>{\n}</SCRIPT>\n\
            <script type=application/ld+json>[]</script><script type=\"application/ld+json\">{";
        let found = scripts(page);
        assert_eq!(
            found,
            [(5, "{\n}".to_owned()), (7, "[]".to_owned()), (7, "{".to_owned())]
        );
        assert_eq!(language(page).as_deref(), Some("fr"));
        assert_eq!(language("<p lang=en>"), None);
    }

    #[test]
    fn elements_say_a_claim_review() {
        let page = "<div itemscope itemtype='http://schema.org/ClaimReview'><h1 itemprop='claimReviewed'>It &amp; rained</h1>\
            <meta itemprop='datePublished' content='2024-07-01'><p><span itemprop='author' itemscope itemtype='http://schema.org/Organization'>\
            <b itemprop='name'>Checkers</b></span></p><a itemprop='url' href='https://example.org/'>x</a>\
            <i itemprop='tag'>a</i><i itemprop='tag'>b</i></div>";
        assert_eq!(
            microdata(page),
            [
                json!({"@type": ["http://schema.org/ClaimReview"], "claimReviewed": "It & rained", "datePublished": "2024-07-01",
                "author": {"@type": ["http://schema.org/Organization"], "name": "Checkers"}, "url": "https://example.org/", "tag": ["a", "b"]})
            ]
        );
        let nested = |depth: usize| {
            let inner = "<div itemprop='a' itemscope>".repeat(depth);
            microdata(&format!("<div itemscope itemtype='ClaimReview'>{inner}")).len()
        };
        assert_eq!((nested(500), nested(50_000)), (1, 0));
    }
}
