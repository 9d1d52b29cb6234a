//! Texts that readers and writers of YAML stumble over, and values made of them.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;

/// Texts that readers and writers of YAML stumble over.
pub(super) const TRAPS: &[&str] = &[
    "yes",
    "No",
    "on",
    "y",
    "n",
    "~",
    "null",
    "Null",
    "true",
    "TRUE",
    "012",
    "0o17",
    "0x1F",
    "1_000",
    "1e3",
    ".5",
    "-0",
    "+1",
    "12:30:45",
    "2024",
    "2024-07",
    "2024-07-01",
    "2025-01-20T10:00:00Z",
    ".inf",
    ".nan",
    "=",
    "<<",
    "-",
    "- a",
    "?",
    "? a",
    ":",
    ": ",
    "a: b",
    "a:",
    "#",
    " #",
    "a # b",
    "&a",
    "*a",
    "!a",
    "!!str",
    "|",
    ">",
    "|-",
    "%",
    "%YAML 1.2",
    "@a",
    "`a`",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    ",",
    "---",
    "...",
    "--- a",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\ta",
    "a\t",
    "a\tb",
    " ",
    "  ",
    " a",
    "a ",
    "a\n",
    "a\n\n",
    "\na",
    "a\n b",
    " a\nb",
    "a \nb",
    "a\n---\nb",
    "a\n...\nb",
    "a\n# b",
    "a\n\n\n b\n",
    "a\r\nb",
    "a\rb",
    "\u{85}",
    "a\u{85}b",
    "\u{2028}",
    "a\u{2028}b",
    "\u{2029}",
    "\u{feff}",
    "\u{feff}a",
    "a\u{feff}",
    "\u{a0}",
    "\u{a0}a",
    "\u{200b}",
    "\u{200e}a\u{200f}",
    "\u{202e}a",
    "\u{7f}",
    "\u{1}",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{ad}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{1ffff}",
    "\u{e000}",
    "\u{10ffff}",
    "😀",
    "👩‍👩‍👧",
    "é",
    "e\u{301}",
    "“x”",
    "تين زاوتين",
    "ⵜⵉⵏ",
    "中文",
    "a: |\n  b",
    "key: [a, b",
    "a,b",
    "a]",
    "it's",
    "say \"x\"",
    "a\u{3000}b",
];

pub(super) fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(TRAPS).prop_map(str::to_owned),
        2 => "[a-z ]{0,30}",
        2 => any::<char>().prop_map(String::from),
        1 => "( |\n|\t|\r|a|:|#|-|'|\"){1,12}",
        1 => (100usize..300).prop_map(|count| "word ".repeat(count / 5)),
        1 => (90usize..240).prop_map(|count| "x".repeat(count)),
    ]
}

/// A text of 3 to 3000 characters that is not blank and holds no NUL.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        piece().boxed(),
        proptest::collection::vec(piece(), 1..6)
            .prop_map(|parts| parts.concat())
            .boxed()
    ]
    .prop_map(|text| text.replace('\0', ""))
    .prop_map(|text| {
        if text.trim().is_empty() || text.chars().count() < 3 {
            format!("{text}abc")
        } else {
            text
        }
    })
}

/// Such a text, or a shorter one.
pub(super) fn short() -> impl Strategy<Value = String> {
    prop_oneof![
        select(TRAPS)
            .prop_map(str::to_owned)
            .prop_filter("blank", |text| text.chars().any(|one| !one.is_whitespace())),
        text()
            .prop_map(|text| text.chars().take(400).collect::<String>())
            .prop_filter("blank", |text| { text.chars().any(|one| !one.is_whitespace()) }),
    ]
}

pub(super) fn handle() -> impl Strategy<Value = Handle> {
    prop_oneof![
        "[a-z0-9][a-z0-9-]{0,8}",
        select(&["y", "no", "1e3", "0x1", "012", "null", "true", "2024-07-01", "1-"][..])
            .prop_map(str::to_owned)
    ]
    .prop_map(Handle)
}

pub(super) fn date() -> impl Strategy<Value = DateText> {
    prop_oneof![
        select(
            &[
                "2024",
                "2024-07",
                "2024-07-01",
                "/2025",
                "2025~",
                "[2025-01-01..2025-01-20]",
                "..",
                "y"
            ][..]
        )
        .prop_map(str::to_owned),
        short().prop_map(|text| text.chars().take(100).collect()),
    ]
    .prop_map(DateText)
}

pub(super) fn moment() -> impl Strategy<Value = TimeText> {
    select(&["2025-01-20T10:00:00Z", "2025-01-20 10:00:00.5+01:00"][..]).prop_map(TimeText::from)
}

pub(super) fn language() -> impl Strategy<Value = Language> {
    select(&["en", "no", "fr", "zh-Hant-TW", "es-419"][..]).prop_map(Language::from)
}

pub(super) fn decimal() -> impl Strategy<Value = Decimal> {
    "-?(0|[0-9]{1,25})(\\.[0-9]{1,6})?".prop_map(Decimal)
}

pub(super) fn csl() -> impl Strategy<Value = serde_json::Map<String, serde_json::Value>> {
    use serde_json::{Map, Value, json};
    let leaf = prop_oneof![
        short().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
    ];
    let key = || {
        prop_oneof![
            "[a-zA-Z-]{1,12}".boxed(),
            short()
                .prop_map(|text| text.chars().filter(|one| !one.is_control()).take(60).collect())
                .boxed()
        ]
        .prop_filter("empty or merge", |key: &String| !key.is_empty())
    };
    let value = leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((key(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    });
    proptest::collection::vec((key(), value), 0..4).prop_map(|entries| {
        let mut item: Map<String, Value> = entries.into_iter().collect();
        item.insert("type".into(), "book".into());
        item
    })
}

pub(super) fn some<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    of(one)
}

pub(super) fn few<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(one, 0..3)
}
