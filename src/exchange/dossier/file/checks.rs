//! Forms that single keys must have.

use serde_json::{Map, Value};
use validator::ValidationError;

use crate::exchange::dossier::text::{Handle, shortened};

fn refused(reason: impl Into<String>) -> ValidationError {
    ValidationError::new("form").with_message(reason.into().into())
}

pub(super) fn not_blank(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() || text.chars().any(|one| !one.is_whitespace()) {
        return Ok(()); // an empty text is refused for its length
    }
    Err(refused("has nothing but spaces"))
}

pub(super) fn slug(text: &str) -> Result<(), ValidationError> {
    if text.len() <= 63 && Handle::from(text).is_well_formed() {
        return Ok(());
    }
    let shown = shortened(text);
    Err(refused(format!(
        "`{shown}` is not a slug: small letters, digits and hyphens, at most 63"
    )))
}

pub(super) fn labels(labels: &[String]) -> Result<(), ValidationError> {
    match labels
        .iter()
        .find(|label| label.trim().is_empty() || label.chars().count() > 500)
    {
        Some(label) => Err(refused(format!(
            "label `{}` is blank or longer than 500 characters",
            shortened(label)
        ))),
        None => Ok(()),
    }
}

pub(super) fn country(code: &str) -> Result<(), ValidationError> {
    if code.len() == 3 && code.bytes().all(|one| one.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a country code such as MLI (ISO 3166-1 alpha-3)",
        shortened(code)
    )))
}

pub(super) fn wikidata_item(text: &str) -> Result<(), ValidationError> {
    let number = text.strip_prefix('Q').unwrap_or_default();
    if (1..=18).contains(&number.len())
        && !number.starts_with('0')
        && number.bytes().all(|one| one.is_ascii_digit())
    {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a Wikidata item such as Q912",
        shortened(text)
    )))
}

pub(super) fn digest(text: &str) -> Result<(), ValidationError> {
    if text.len() == 64 && text.bytes().all(|one| one.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a SHA-256 of 64 hexadecimal digits",
        shortened(text)
    )))
}

pub(super) fn csl_item(item: &Map<String, Value>) -> Result<(), ValidationError> {
    match item.get("type") {
        Some(Value::String(kind)) if !kind.trim().is_empty() => csl_keys(item),
        Some(_) => Err(refused("`type` must be a text such as article-newspaper")),
        None => Err(refused("`type` is missing, such as `type: article-newspaper`")),
    }
}

/// Refuses keys that no CSL-JSON item has and that would not survive being written and read again.
fn csl_keys(item: &Map<String, Value>) -> Result<(), ValidationError> {
    for (key, value) in item {
        if !(1..=100).contains(&key.chars().count()) || key.chars().any(char::is_control) {
            return Err(refused(format!(
                "key `{}` is empty, too long or has control characters",
                shortened(key)
            )));
        }
        csl_value(value)?;
    }
    Ok(())
}

fn csl_value(value: &Value) -> Result<(), ValidationError> {
    match value {
        Value::Object(inner) => csl_keys(inner),
        Value::Array(items) => items.iter().try_for_each(csl_value),
        _ => Ok(()),
    }
}

pub(super) fn csl_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {
                "type": "string",
                "minLength": 1,
                "description": "Item type of CSL, such as article-newspaper."
            }
        }
    })
}
