//! The machine's form of a report.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::model::Report;
use crate::domain::text::json_safe;

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the report cannot be written as JSON: {0}")]
pub struct JsonError(#[from] serde_json::Error);

/// The report as indented JSON with a final line feed. Keys come in the order of the types, so the same value
/// gives the same bytes; keys of a source's CSL-JSON come sorted.
pub fn render(report: &Report) -> Result<Vec<u8>, JsonError> {
    let mut bytes = Vec::new();
    write(report, &mut bytes)?;
    Ok(bytes)
}

/// Writes what [`render`] gives, part by part.
pub fn write(report: &Report, mut out: impl io::Write) -> Result<(), JsonError> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new()));
    report.serialize(&mut serializer)?;
    Ok(out.write_all(b"\n").map_err(serde_json::Error::io)?)
}

/// Indented, and what a terminal may obey as escapes.
struct Safe(PrettyFormatter<'static>);

macro_rules! as_indented {
    ($($name:ident($($argument:ident: $kind:ty)?);)+) => {$(
        fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.0.$name(writer $(, $argument)?)
        }
    )+};
}

impl Formatter for Safe {
    as_indented! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        writer.write_all(json_safe(text).as_bytes())
    }
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
