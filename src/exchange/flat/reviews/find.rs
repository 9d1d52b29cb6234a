//! ClaimReviews in a block, however deep they lie.

use serde_json::{Map, Value};

/// What was found, and where in its block.
pub(super) enum Found {
    /// An item of schema.org.
    Review(String, Map<String, Value>),
    /// A claim as Google's Fact Check Tools tell it, with reviews of its own.
    Searched(String, Map<String, Value>),
}

/// What schema.org's names begin with in the wild.
const PREFIXES: [&str; 6] = [
    "http://schema.org/",
    "https://schema.org/",
    "http://www.schema.org/",
    "https://www.schema.org/",
    "schema:",
    "s:",
];

/// A name of schema.org without what it begins with.
pub(super) fn plain_name(name: &str) -> &str {
    let name = name.trim();
    PREFIXES
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name)
}

/// A value with plain names, and values that say nothing but their value as that.
pub(super) fn plain(value: Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.into_iter().map(plain).collect()),
        Value::Object(mut object) => {
            if let Some(value) = object.remove("@value") {
                return plain(value);
            }
            let entries = object.into_iter();
            Value::Object(
                entries
                    .map(|(key, value)| (plain_name(&key).to_owned(), plain(value)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// Whether an object is of a type; a type's name may stand in a list.
pub(super) fn is_a(object: &Map<String, Value>, wanted: &str) -> bool {
    kinds(object).any(|kind| kind.eq_ignore_ascii_case(wanted))
}

/// The types of an object.
pub(super) fn kinds(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let said = object.get("@type").or_else(|| object.get("type"));
    let several = match said {
        Some(Value::Array(kinds)) => kinds.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    several.iter().filter_map(Value::as_str).map(plain_name)
}

/// All in a value, in its order. `place` is where that value stands.
pub(super) fn find(value: &Value, place: &str, found: &mut Vec<Found>) {
    match value {
        Value::Array(values) => {
            for (number, value) in values.iter().enumerate() {
                find(value, &format!("{place}[{number}]"), found);
            }
        }
        Value::Object(object) => {
            // without a type it is one where it reviews some text
            let reviews_text = || !super::take::texts(object.get("claimReviewed")).is_empty();
            if is_a(object, "ClaimReview") || reviews_text() {
                found.push(Found::Review(place.to_owned(), object.clone()));
                return;
            }
            let is_searched = object.get("text").is_some_and(Value::is_string)
                && ["claimReview", "claimDate", "claimant"]
                    .iter()
                    .any(|key| object.contains_key(*key));
            if is_searched {
                found.push(Found::Searched(place.to_owned(), object.clone()));
                return;
            }
            for (key, value) in object {
                if value.is_object() || value.is_array() {
                    find(value, &join(place, key), found);
                }
            }
        }
        _ => {}
    }
}

/// A place within another.
pub(in crate::exchange::flat) fn join(place: &str, key: &str) -> String {
    match place {
        "" => key.to_owned(),
        // a block of a page is no part of a path
        place if place.starts_with("block ") && !place.contains([',', '.', '[']) => format!("{place}, {key}"),
        place => format!("{place}.{key}"),
    }
}

/// Whether the beginning of a file looks like one with ClaimReviews.
pub(in crate::exchange::flat) fn is_likely(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    if head.contains("counterclaim/") && head.contains("\"format\"") {
        return false;
    }
    ["ClaimReview", "claimReview", "dataFeedElement", "schema.org"]
        .iter()
        .any(|mark| head.contains(mark))
}
