//! Flat files: one claim a row, as CSV, TSV or JSON Lines. They are read and written row by row, so that memory does not
//! grow with the file.

mod fields;
mod limit;
mod lines;
mod packed;
mod reader;
mod rejects;
mod row;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use fields::{Field, Mapping, OF_THE_DESK};
pub use reader::{Input, Raw, Reader, Record};
pub use rejects::Rejects;
pub use row::{Row, Work};
pub use write::{Desk, Writer};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Cells in quotation marks where they need them, between commas, semicolons or tabs.
    Csv,
    /// Cells between tabs; quotation marks mean nothing.
    Tsv,
    /// A JSON object a line.
    Jsonl,
}

impl Form {
    /// What the ending of a file's name says, packed or not.
    pub fn of_name(name: &str) -> Option<Form> {
        let name = name.to_ascii_lowercase();
        let plain = [".gz", ".zst"]
            .iter()
            .find_map(|ending| name.strip_suffix(ending));
        let (_, ending) = plain.unwrap_or(&name).rsplit_once('.')?;
        match ending {
            "csv" => Some(Form::Csv),
            "tsv" | "tab" => Some(Form::Tsv),
            "jsonl" | "ndjson" => Some(Form::Jsonl),
            _ => None,
        }
    }
}
