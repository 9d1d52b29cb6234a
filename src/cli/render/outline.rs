//! Any document as its keys line by line, where no page of its own is written for it.

use serde_json::Value;

/// The lines of a document: absent and empty values left out, lists one item a line.
pub fn outline(value: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        let key = key.replace('_', " ");
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) => {
                lines.push(format!("{key}:"));
                lines.extend(items.iter().map(|item| format!("  - {}", flat(item))));
            }
            other => lines.push(format!("{key}: {}", flat(other))),
        }
    }
    lines
}

/// A nested value on one line, absent parts left out.
fn flat(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(flat).collect::<Vec<_>>().join(" > "),
        Value::Object(map) => {
            let present = map.iter().filter(|(_, value)| {
                !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
            });
            present
                .map(|(key, value)| format!("{key} {}", flat(value)))
                .collect::<Vec<_>>()
                .join("; ")
        }
        other => other.to_string(),
    }
}
