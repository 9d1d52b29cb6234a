//! Flat files: one claim a row, as CSV, TSV, JSON Lines or the sheet of a workbook; and ClaimReviews, each of which becomes
//! a row. They are read and written row by row, so that memory does not grow with the file.

mod fields;
mod header;
mod limit;
mod lines;
mod packed;
mod reader;
mod rejects;
mod reviews;
mod row;
mod sheet;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use fields::{Field, Mapping, OF_THE_DESK};
pub use reader::{Block, Input, Raw, Reader, Record, looks_like_reviews, unpacked};
pub use rejects::Rejects;
pub use row::{Row, Scale, Work};
pub use sheet::Seekable;
pub use write::{Desk, Writer, Written};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Cells in quotation marks where they need them, between commas, semicolons or tabs.
    Csv,
    /// Cells between tabs; quotation marks mean nothing.
    Tsv,
    /// A JSON object a line.
    Jsonl,
    /// A sheet of a workbook.
    Xlsx,
    /// Fact-checks as schema.org and Google's Fact Check Tools tell them, in JSON or in a page.
    ClaimReview,
}

impl Form {
    /// What the user calls a form.
    pub const NAMES: [(&'static str, Form); 5] = [
        ("csv", Form::Csv),
        ("tsv", Form::Tsv),
        ("jsonl", Form::Jsonl),
        ("xlsx", Form::Xlsx),
        ("claimreview", Form::ClaimReview),
    ];

    /// What the ending of a file's name says, packed or not. What ends in `.json` may be a dossier file.
    pub fn of_name(name: &str) -> Option<Form> {
        match ending(name)?.as_str() {
            "csv" => Some(Form::Csv),
            "tsv" | "tab" => Some(Form::Tsv),
            "jsonl" | "ndjson" => Some(Form::Jsonl),
            "xlsx" | "xlsm" => Some(Form::Xlsx),
            "jsonld" | "html" | "htm" | "xhtml" => Some(Form::ClaimReview),
            _ => None,
        }
    }
}

/// The ending of a file's name, of a packed one the ending before that.
pub fn ending(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let plain = [".gz", ".zst"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    let (_, ending) = plain.unwrap_or(&name).rsplit_once('.')?;
    Some(ending.to_owned())
}
