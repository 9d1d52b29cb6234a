//! The one way out: results go to standard output, all else to standard error, nothing that could command a terminal.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::Value;

use crate::domain::text;

/// The form of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Output {
    /// For people.
    #[default]
    Table,
    /// One JSON value.
    Json,
    /// One JSON value a line, for lists.
    Jsonl,
    /// Comma-separated values with a header, for lists.
    Csv,
}

/// Writes results and messages.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    /// The form of results.
    pub output: Output,
    /// No messages besides errors.
    pub quiet: bool,
}

impl Printer {
    /// A line of a result.
    pub fn line(&self, line: &str) -> io::Result<()> {
        writeln!(io::stdout().lock(), "{}", text::strip_terminal(line))
    }

    /// A result that is a file of its own, to the byte.
    pub fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        io::stdout().lock().write_all(bytes)
    }

    /// A message beside the result.
    pub fn message(&self, line: &str) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        writeln!(io::stderr().lock(), "{}", text::strip_terminal(line))
    }

    /// An error, said also where it is quiet.
    pub fn error(&self, line: &str) -> io::Result<()> {
        writeln!(io::stderr().lock(), "{}", text::strip_terminal(line))
    }

    /// One JSON value as a result.
    pub fn json(&self, value: &Value) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
        writeln!(io::stdout().lock(), "{text}")
    }

    /// A list: the columns of each row are keys of its object; a table shows them in this order.
    pub fn list(&self, columns: &[&str], rows: &[Value]) -> io::Result<()> {
        match self.output {
            Output::Json => self.json(&Value::Array(rows.to_vec())),
            Output::Jsonl => rows
                .iter()
                .try_for_each(|row| writeln!(io::stdout().lock(), "{row}")),
            Output::Csv => {
                let mut writer = csv::Writer::from_writer(io::stdout().lock());
                writer.write_record(columns)?;
                for row in rows {
                    let cells = columns
                        .iter()
                        .map(|column| text::csv_safe(&cell(&row[*column])).into_owned());
                    writer.write_record(cells)?;
                }
                writer.flush()
            }
            Output::Table => {
                let mut table = Table::new();
                table
                    .load_preset(presets::NOTHING)
                    .set_content_arrangement(ContentArrangement::Disabled);
                table.set_header(
                    columns
                        .iter()
                        .map(|column| column.replace('_', " ").to_uppercase()),
                );
                for row in rows {
                    table.add_row(
                        columns
                            .iter()
                            .map(|column| text::strip_terminal(&cell(&row[*column])).replace('\n', " ")),
                    );
                }
                table.lines().try_for_each(|line| self.line(line.trim_end()))
            }
        }
    }
}

/// A JSON value as the text of a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| format!("{key} {}", cell(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}
