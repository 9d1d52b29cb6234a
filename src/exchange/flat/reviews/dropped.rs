//! What of ClaimReviews is not taken: which property, why, how often.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// How many properties are told.
const TOLD: usize = 40;
/// The most of a value that is told, characters.
const EXAMPLE: usize = 60;

/// Counts what is dropped.
#[derive(Default)]
pub(super) struct Dropped {
    /// By property and reason: how often, and the first value.
    counts: BTreeMap<(String, &'static str), (u64, String)>,
    /// How often there was one too many to count.
    more: u64,
}

/// Why nothing takes a property.
pub(super) const NO_FIELD: &str = "no field is for it";

impl Dropped {
    /// One more.
    pub(super) fn add(&mut self, property: &str, why: &'static str, value: &str) {
        let is_full = self.counts.len() >= TOLD;
        let key = (property.to_owned(), why);
        match self.counts.get_mut(&key) {
            Some((count, _)) => *count += 1,
            None if is_full => self.more += 1,
            None => {
                let value = value.chars().take(EXAMPLE).collect();
                self.counts.insert(key, (1, value));
            }
        }
    }

    /// The properties of which something was dropped.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.counts.keys().map(|(name, _)| name.clone()).collect();
        names.dedup();
        names
    }

    /// What nothing takes, in one sentence; and one for each that could not be taken.
    pub(super) fn notes(&self) -> Vec<String> {
        let times = |count: u64| {
            if count == 1 {
                String::new()
            } else {
                format!(" ({count} times)")
            }
        };
        let mut notes = Vec::new();
        let without: Vec<String> = self
            .counts
            .iter()
            .filter(|((_, why), _)| *why == NO_FIELD)
            .map(|((name, _), (count, _))| format!("`{name}`{}", times(*count)))
            .collect();
        if !without.is_empty() {
            notes.push(format!("not taken, {NO_FIELD}: {}", without.join(", ")));
        }
        for ((name, why), (count, value)) in &self.counts {
            if *why != NO_FIELD {
                let value = if value.is_empty() {
                    String::new()
                } else {
                    format!(": `{value}`")
                };
                notes.push(format!("not taken: `{name}`{} {why}{value}", times(*count)));
            }
        }
        if self.more > 0 {
            notes.push(format!("not taken: more, {} times", self.more));
        }
        notes
    }
}

/// The properties of an object that nothing has taken; of a whole that nobody looked into, its name alone.
pub(super) fn untaken(
    object: &Map<String, Value>,
    within: &str,
    taken: &[String],
    tell: &mut dyn FnMut(&str),
) {
    for (key, value) in object {
        if key.starts_with('@') || matches!(key.as_str(), "type" | "line" | "reason") || is_empty(value) {
            continue;
        }
        let path = if within.is_empty() {
            key.clone()
        } else {
            format!("{within}.{key}")
        };
        if taken.contains(&path) {
            continue;
        }
        let deeper = format!("{path}.");
        if !taken.iter().any(|taken| taken.starts_with(&deeper)) {
            tell(&path);
            continue;
        }
        let several = match value {
            Value::Array(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        };
        for value in several {
            match value {
                Value::Object(inner) => untaken(inner, &path, taken, tell),
                value if !is_empty(value) => tell(&path),
                _ => {}
            }
        }
    }
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.iter().all(is_empty),
        Value::Object(object) => {
            let mut said = object.iter().filter(|(key, _)| !key.starts_with('@'));
            said.all(|(_, value)| is_empty(value)) && !object.contains_key("@id")
        }
        Value::Bool(_) | Value::Number(_) => false,
    }
}
