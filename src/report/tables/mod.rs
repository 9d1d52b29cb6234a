//! A report as tables: CSV (RFC 4180, UTF-8, a header), one file a table, for spreadsheets and statistics.
//!
//! A row is a struct of [`rows`]; its fields, in their order, are the columns, and their comments say what they hold:
//! `schema/json/report-tables.schema.json` is made from them. Cells hold what lists print: yes and no, several values with
//! commas or semicolons between, nothing that a terminal obeys or a spreadsheet computes; numbers stay numbers.

mod fill;
pub mod rows;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

use super::model::Report;
use crate::domain::text::csv_cell;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// One table.
    Table {
        /// The claims, with their verdicts.
        Claims = "claims",
        /// Who holds what about them.
        Positions = "positions",
        /// Evidence for and against.
        Evidence = "evidence",
        /// Figures, party by party.
        Figures = "figures",
        /// Who designates whom as what.
        Designations = "designations",
        /// Who was asked, and what came of it.
        Replies = "replies",
        /// What of each party stands in the report.
        Balance = "balance",
        /// Corrections, updates, retractions and withdrawals.
        Corrections = "corrections",
        /// The sources.
        Sources = "sources",
        /// The footnotes.
        Footnotes = "footnotes",
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A row has no form as JSON.
    #[error("a row cannot be written: {0}")]
    Row(#[from] serde_json::Error),
    /// The writer failed.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] csv::Error),
    /// The end of it could not be written.
    #[error("the table cannot be written: {0}")]
    End(#[from] std::io::Error),
}

/// One table as CSV, with a header also where it has no rows.
///
/// # Errors
///
/// It could not be written.
pub fn render(report: &Report, table: Table) -> Result<Vec<u8>, TableError> {
    match table {
        Table::Claims => write(report.claims.iter().map(fill::claim)),
        Table::Positions => write(fill::positions(report)),
        Table::Evidence => write(fill::evidence(report)),
        Table::Figures => write(fill::figures(report)),
        Table::Designations => write(report.designations.iter().map(fill::designation)),
        Table::Replies => write(fill::replies(report)),
        Table::Balance => write(report.balance.iter().map(fill::balance)),
        Table::Corrections => write(report.corrections.iter().map(fill::correction)),
        Table::Sources => write(report.sources.iter().map(fill::source)),
        Table::Footnotes => write(report.footnotes.iter().map(fill::footnote)),
    }
}

fn write<R: Serialize + JsonSchema>(rows: impl Iterator<Item = R>) -> Result<Vec<u8>, TableError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let columns = columns::<R>();
    writer.write_record(&columns)?;
    for row in rows {
        let row = serde_json::to_value(row)?;
        let cells = columns.iter().map(|column| csv_cell(&row[column.as_str()]));
        writer.write_record(cells)?;
    }
    writer
        .into_inner()
        .map_err(|error| TableError::End(error.into_error()))
}

/// The columns of a table, in their order.
fn columns<R: JsonSchema>() -> Vec<String> {
    let schema = SchemaGenerator::default().into_root_schema_for::<R>();
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.map_or_else(Vec::new, |properties| properties.keys().cloned().collect())
}

/// The JSON Schema (2020-12) of all tables: a property a table, and the rows as they are before they become cells.
///
/// # Errors
///
/// It could not be written.
pub fn json_schema() -> Result<Vec<u8>, TableError> {
    let mut generator = SchemaGenerator::default();
    let mut properties = serde_json::Map::new();
    for table in Table::ALL {
        let of_rows = rows_of(*table, &mut generator);
        let rows = serde_json::json!({"type": "array", "items": of_rows});
        properties.insert(table.code().to_owned(), rows);
    }
    let schema = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The tables of a report",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    });
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn rows_of(table: Table, generator: &mut SchemaGenerator) -> Schema {
    match table {
        Table::Claims => generator.subschema_for::<rows::ClaimRow>(),
        Table::Positions => generator.subschema_for::<rows::PositionRow>(),
        Table::Evidence => generator.subschema_for::<rows::EvidenceRow>(),
        Table::Figures => generator.subschema_for::<rows::FigureRow>(),
        Table::Designations => generator.subschema_for::<rows::DesignatedRow>(),
        Table::Replies => generator.subschema_for::<rows::ReplyRow>(),
        Table::Balance => generator.subschema_for::<rows::BalanceRow>(),
        Table::Corrections => generator.subschema_for::<rows::CorrectionRow>(),
        Table::Sources => generator.subschema_for::<rows::SourceRow>(),
        Table::Footnotes => generator.subschema_for::<rows::FootnoteRow>(),
    }
}
