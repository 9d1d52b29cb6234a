//! The machine's form of a report.

use super::model::Report;
use crate::domain::text::json_made_safe;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the report cannot be written as JSON: {0}")]
pub struct JsonError(#[from] serde_json::Error);

/// The report as indented JSON with a final line feed. Keys come in the order of the types, so the same value
/// gives the same bytes; keys of a source's CSL-JSON come sorted.
pub fn render(report: &Report) -> Result<Vec<u8>, JsonError> {
    let text = serde_json::to_string_pretty(report)?;
    let mut bytes = json_made_safe(text).into_bytes();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The JSON Schema (2020-12) of what [`render`] writes, indented, with a final line feed.
pub fn json_schema() -> Result<Vec<u8>, JsonError> {
    let mut bytes = serde_json::to_vec_pretty(&schemars::schema_for!(Report))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn it_reads_back() {
        let bytes = render(&report()).unwrap();
        assert_eq!(serde_json::from_slice::<Report>(&bytes).unwrap(), report());
        assert!(bytes.ends_with(b"}\n"));
    }

    #[test]
    fn the_order_of_foreign_keys_does_not_matter() {
        let mut other = report();
        let csl = other.sources[0].csl.clone();
        other.sources[0].csl = csl.into_iter().rev().collect();
        assert_eq!(render(&other).unwrap(), render(&report()).unwrap());
    }

    #[test]
    fn the_schema_names_every_part() {
        let schema: serde_json::Value = serde_json::from_slice(&json_schema().unwrap()).unwrap();
        let parts = schema["$defs"].as_object().unwrap();
        for name in [
            "Claim",
            "Position",
            "Link",
            "Evidence",
            "ContentVerdict",
            "Footnote",
            "Rating",
        ] {
            assert!(parts.contains_key(name), "{name}");
        }
    }
}
