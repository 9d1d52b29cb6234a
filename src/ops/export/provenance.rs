//! The record as W3C PROV-JSON: who did what when, from which sources, and what came of it.

use std::io::{self, Write};

use serde_json::json;

use crate::db::Connection;
use crate::db::provenance::SECTIONS;
use crate::domain::ids::DossierId;
use crate::domain::text::json_safe;
use crate::ops::{OpError, OpResult};

/// What names in the document stand for.
const NAMESPACE: &str = "urn:counterclaim:";

/// Writes the record of dossiers, a member a line.
pub(super) fn write(conn: &mut Connection, dossiers: &[DossierId], out: &mut dyn Write) -> OpResult<()> {
    let failed = |error: io::Error| OpError::Render(Box::new(error));
    let program = concat!("counterclaim ", env!("CARGO_PKG_VERSION"));
    let own = format!("cc:{}", program.replace(' ', "-"));
    let prefix = json!({"cc": NAMESPACE});
    write!(out, "{{\"prefix\":{prefix}").map_err(failed)?;
    for section in SECTIONS {
        let mut count = 0_u64;
        let mut put = |out: &mut dyn Write, id: Option<&str>, node: &str| -> OpResult<()> {
            let before = match count {
                0 => format!(",\n\"{}\":{{\n", section.name),
                _ => ",\n".to_owned(),
            };
            count += 1;
            // a relation has no name of its own
            let id = id.map_or_else(|| format!("_:{}{count}", section.name), ToOwned::to_owned);
            let line = format!("{before}{}:{node}", json!(id));
            out.write_all(json_safe(&line).as_bytes()).map_err(failed)
        };
        if section.name == "agent" {
            let software = json!({
                "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
                "prov:label": program,
            });
            put(out, Some(&own), &software.to_string())?;
        }
        section.read(conn, dossiers, &own, |nodes| {
            nodes
                .iter()
                .try_for_each(|node| put(out, node.id.as_deref(), &node.node))
        })?;
        if count > 0 {
            out.write_all(b"\n}").map_err(failed)?;
        }
    }
    out.write_all(b"}\n").map_err(failed)
}
