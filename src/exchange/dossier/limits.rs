//! Lengths, ranges and forms: all that are broken in a file, each with its path.

use std::collections::HashMap;

use serde_json::Value;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::File;

/// Path and reason of every limit that the file breaks.
pub(super) fn broken(file: &File) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Err(errors) = file.validate() {
        collect(&errors, "", &mut found);
    }
    found
}

fn collect(errors: &ValidationErrors, path: &str, found: &mut Vec<(String, String)>) {
    for (field, kind) in errors.errors() {
        let path = extended(path, key_of(field));
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &path, found),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{path}[{index}]"), found);
                }
            }
            ValidationErrorsKind::Field(faults) => {
                found.extend(faults.iter().map(|one| (path.clone(), reason(one))))
            }
        }
    }
}

fn extended(path: &str, key: &str) -> String {
    match (path, key) {
        (_, "") => path.to_owned(),
        ("", _) => key.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

/// The key in the file of a field whose name in Rust differs.
fn key_of(field: &str) -> &str {
    match field {
        "on_behalf_of" => "for",
        "looked_where" => "where",
        _ => field,
    }
}

fn reason(fault: &ValidationError) -> String {
    if let Some(message) = &fault.message {
        return message.to_string();
    }
    let (min, max) = (number(&fault.params, "min"), number(&fault.params, "max"));
    match fault.code.as_ref() {
        "length" => {
            let length = fault
                .params
                .get("value")
                .and_then(Value::as_str)
                .map_or(0, |text| text.chars().count());
            match (min, max) {
                (Some(min), Some(max)) => format!("has {length} characters; {min} to {max} are allowed"),
                (Some(min), None) => format!("has {length} characters; at least {min} are needed"),
                (None, Some(max)) => format!("has {length} characters; at most {max} are allowed"),
                (None, None) => format!("has {length} characters, which is not allowed"),
            }
        }
        "range" => {
            let value = number(&fault.params, "value").unwrap_or_default();
            match (min, max) {
                (Some(min), Some(max)) => format!("is {value}; it must be from {min} to {max}"),
                (Some(min), None) => format!("is {value}; it must be at least {min}"),
                (None, Some(max)) => format!("is {value}; it must be at most {max}"),
                (None, None) => format!("is {value}, which is not allowed"),
            }
        }
        "url" => "is not a web address such as https://example.org/page".to_owned(),
        other => format!("breaks the rule `{other}`"),
    }
}

/// A parameter as a whole number, which validator may give as `1` or `1.0`.
fn number(params: &HashMap<std::borrow::Cow<'static, str>, Value>, name: &str) -> Option<i64> {
    let value = params.get(name)?;
    #[allow(clippy::cast_possible_truncation)] // limits are small whole numbers
    value
        .as_i64()
        .or_else(|| value.as_f64().map(|number| number as i64))
}
