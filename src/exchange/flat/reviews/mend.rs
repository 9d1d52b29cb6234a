//! JSON as it stands in pages: with line ends within texts, commas too many, comments around it. What browsers and search
//! engines take is taken.

use serde_json::Value;

/// Reads JSON, mended where it needs it; else what is wrong with it as it stands.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let mended = mended(text);
    if let Ok(value) = serde_json::from_str(&mended) {
        return Ok(value);
    }
    // whole blocks are escaped once too often
    if text.contains("&quot;")
        && !text.contains('"')
        && let Ok(value) = serde_json::from_str(&self::mended(&super::words::unescaped(text)))
    {
        return Ok(value);
    }
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    let (line, column) = (error.line(), error.column());
    Err(format!(
        "is no JSON, at line {line} of it, character {column}: {words}"
    ))
}

/// The same text in the form that JSON has. Its lines stay where they are.
pub(super) fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(c) = rest.chars().next() {
        let is_comment = ["//", "/*", "<!--", "-->", "<![CDATA[", "]]>"]
            .into_iter()
            .find(|mark| rest.starts_with(mark));
        if c == '"' {
            rest = string(rest, &mut out);
        } else if let Some(mark) = is_comment {
            rest = comment(rest, mark, &mut out);
        } else {
            match c {
                '}' | ']' => drop_comma(&mut out),
                // a statement of a script ends so
                ';' => {
                    rest = &rest[1..];
                    continue;
                }
                _ => {}
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    drop_comma(&mut out);
    out
}

/// A text in quotation marks; gives what follows it.
fn string<'a>(text: &'a str, out: &mut String) -> &'a str {
    out.push('"');
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((place, c)) = chars.next() {
        match c {
            '"' => {
                out.push('"');
                return &text[place + 1..];
            }
            '\\' => match chars.next() {
                Some((_, escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't'))) => {
                    out.push('\\');
                    out.push(escaped);
                }
                Some((place, 'u')) => match unit(text, place) {
                    Some(first) if (0xd800..0xdc00).contains(&first) => {
                        let second = text.get(place + 5..place + 7).filter(|next| *next == "\\u");
                        let second = second.and_then(|_| unit(text, place + 6));
                        if second.is_some_and(|second| (0xdc00..0xe000).contains(&second)) {
                            out.push_str(&text[place - 1..place + 11]);
                            skip(&mut chars, 10);
                        } else {
                            out.push('\u{fffd}');
                            skip(&mut chars, 4);
                        }
                    }
                    Some(unit) => {
                        if (0xdc00..0xe000).contains(&unit) {
                            out.push('\u{fffd}');
                        } else {
                            out.push_str(&text[place - 1..place + 5]);
                        }
                        skip(&mut chars, 4);
                    }
                    None => out.push('u'),
                },
                Some((_, other)) if other >= ' ' => out.push(other),
                Some(_) | None => {}
            },
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push(' '),
            c => out.push(c),
        }
    }
    ""
}

fn skip(chars: &mut impl Iterator, count: usize) {
    for _ in 0..count {
        chars.next();
    }
}

/// The four hexadecimal digits after the `u` at a place.
fn unit(text: &str, place: usize) -> Option<u32> {
    let digits = text.get(place + 1..place + 5)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

/// Leaves a comment out, but for its line ends; gives what follows it. Marks of pages have their text within them.
fn comment<'a>(text: &'a str, mark: &str, out: &mut String) -> &'a str {
    let end = match mark {
        "//" => text.find('\n'),
        "/*" => text[2..].find("*/").map(|end| end + 4),
        mark => Some(mark.len()),
    };
    let (comment, rest) = text.split_at(end.unwrap_or(text.len()));
    // `//<![CDATA[` has the text on the same line at times
    let kept = comment
        .strip_prefix("//")
        .and_then(|inner| inner.split_once("<![CDATA["));
    if let Some((_, after)) = kept {
        return &text[comment.len() - after.len()..];
    }
    out.extend(comment.chars().filter(|c| *c == '\n'));
    rest
}

/// Takes a comma away that nothing follows.
fn drop_comma(out: &mut String) {
    let kept = out.trim_end();
    if kept.ends_with(',') {
        let comma = kept.len() - 1;
        out.remove(comma);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_pages_do_to_json_is_taken() {
        let wanted = json!({"a": "b c", "d": [1]});
        for text in [
            r#"{"a": "b c", "d": [1]}"#,
            r#"{"a": "b c", "d": [1,],}"#,
            "\u{feff}{\"a\": \"b c\", \"d\": [1]}",
            "<!-- {\"a\": \"b c\", \"d\": [1]} -->",
            "//<![CDATA[\n{\"a\": \"b c\", \"d\": [1]}\n//]]>",
            "//<![CDATA[ {\"a\": \"b c\", \"d\": [1]} //]]>",
            "<![CDATA[{\"a\": \"b c\", \"d\": [1]}]]>",
            "/* of the page */ {\"a\": \"b c\", // here\n \"d\": [1]};",
            "{\"a\": \"b\u{1}c\", \"d\": [1]}",
            "{&quot;a&quot;: &quot;b c&quot;, &quot;d&quot;: [1]}",
        ] {
            assert_eq!(parse(text).as_ref(), Ok(&wanted), "{text}");
        }
        for (text, said) in [
            ("[\"a\nb\tc\"]", "a\nb\tc"),
            (r#"["it\'s"]"#, "it's"),
            (r#"["\ud83d"]"#, "\u{fffd}"),
            (r#"["\ud83d\ude00\x"]"#, "\u{1f600}x"),
            (r#"["http://x // y",]"#, "http://x // y"),
            (r#"["ü\u12",]"#, "üu12"),
        ] {
            assert_eq!(parse(text), Ok(json!([said])), "{text}");
        }
        assert_eq!(
            parse("{\"a\": \n}").unwrap_err(),
            "is no JSON, at line 2 of it, character 1: expected value"
        );
    }
}
