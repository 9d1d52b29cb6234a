//! Values as text, and as cells of a table for spreadsheets.

use serde_json::Value;

use super::safe::{csv_safe, strip_terminal};

/// A value as plain text: lists with commas, objects as `key value`, yes and no.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| format!("{} {}", key.replace('_', " "), plain(value)))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Number(number) => number.to_string(),
    }
}

/// A value as a cell that commands no terminal and that no spreadsheet computes.
pub fn csv_cell(value: &Value) -> String {
    csv_safe(&strip_terminal(&plain(value))).into_owned()
}
