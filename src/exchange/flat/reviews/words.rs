//! Texts as they stand in pages: without tags, references to characters as those characters, on one line.

use dom_query::Document;

/// How often a text is escaped, at most.
const TIMES: usize = 2;

/// Tags that are taken out; another word between angles is the text's own.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "wbr",
];

/// A text for a cell; empty where there is nothing to read.
pub(super) fn clean(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..TIMES {
        if text.contains('<') {
            text = untagged(&text);
        }
        if !is_escaped(&text) {
            break;
        }
        text = unescaped(&text);
    }
    if text.contains('<') {
        text = untagged(&text);
    }
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .filter(|c| {
            let code = u32::from(*c);
            !(0xfdd0..=0xfdef).contains(&code) && code & 0xfffe != 0xfffe && *c != '\u{feff}'
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// References to characters as those characters.
pub(super) fn unescaped(text: &str) -> String {
    // a page in which nothing but references is marked
    let marked = text.replace('<', "&lt;").replace('>', "&gt;");
    Document::from(format!("<body><p>{marked}</p></body>"))
        .select("p")
        .text()
        .to_string()
}

fn is_escaped(text: &str) -> bool {
    text.match_indices('&').any(|(place, _)| {
        let rest = &text[place + 1..];
        let name = rest.split(';').next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
        name.len() < rest.len() && (2..=32).contains(&name.len()) && name.chars().all(is_name)
    })
}

fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('<') {
        out.push_str(&rest[..place]);
        let tag = &rest[place + 1..];
        let inner = tag.strip_prefix('/').unwrap_or(tag);
        let length = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let name = inner[..length].to_ascii_lowercase();
        match tag.find('>') {
            Some(end) if TAGS.contains(&name.as_str()) => {
                // words of two paragraphs are two words
                if matches!(name.as_str(), "br" | "p" | "div" | "li" | "td" | "th" | "hr")
                    || name.starts_with('h')
                {
                    out.push(' ');
                }
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = tag;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_pages_become_texts() {
        for (text, said) in [
            (
                "Rishi Sunak praises&#039;s &quot;ideas&quot;",
                "Rishi Sunak praises's \"ideas\"",
            ),
            ("&amp;quot;Yes&amp;quot; &amp; no", "\"Yes\" & no"),
            ("<p>One<br/>two</p>\n<p><b>three</b></p>", "One two three"),
            ("&lt;p&gt;One&lt;/p&gt;", "One"),
            ("a < b, AT&T; R&D", "a < b, AT&T; R&D"),
            ("<unknown> is kept > 3", "<unknown> is kept > 3"),
            (
                " many\u{a0}\u{a0}spaces\u{7}\r\n here\u{fffe}",
                "many spaces here",
            ),
            ("&nbsp;", ""),
            ("x &#0; &#x110000; &#xD800;", "x \u{fffd} \u{fffd} \u{fffd}"),
        ] {
            assert_eq!(clean(text), said, "{text}");
        }
    }
}
