//! The form of a date as JSON Schema says it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Edtf;

/// The syntax of the house profile as a regular expression of JSON Schema. It is looser than the parser, which
/// also knows the calendar, the order of an interval's ends, and which precisions a range may have.
const PATTERN: &str = concat!(
    "^(?:",
    "(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)",
    "(?:/(?:(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)|\\.\\.)?)?",
    "|(?:\\.\\.)?/(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)",
    "|\\[[^\\[\\]/,]*\\.\\.[^\\[\\]/,]*\\]",
    ")$"
);

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": PATTERN,
            "description": "A date in EDTF (ISO 8601-2): a year, month, day or season; `?` uncertain, `~` \
                approximate, `%` both; `X` for unknown last digits; an interval `start/end` whose end may be `..` \
                (open) or empty (unknown); or one date of a range, `[2025-01-11..2025-01-20]`.",
            "examples": ["2024-07-27", "2025~", "2023-12/2024-11", "/2025-01", "[2025-01-11..2025-01-20]"],
        })
    }
}
