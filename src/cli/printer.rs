//! The one way out: results go to standard output, all else to standard error, nothing that could command a terminal.

use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;
use serde_json::{Value, json};

use crate::db::write::Receipt;
use crate::domain::text;

use super::error::{CliError, Outcome};
use super::render;

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
    /// Whether results are one JSON value.
    pub fn is_json(&self) -> bool {
        self.output == Output::Json
    }

    /// A line of a result.
    pub fn line(&self, line: &str) -> Outcome {
        Ok(writeln!(io::stdout().lock(), "{}", text::strip_terminal(line))?)
    }

    /// A result that is a file of its own, to the byte.
    pub fn bytes(&self, bytes: &[u8]) -> Outcome {
        Ok(io::stdout().lock().write_all(bytes)?)
    }

    /// A message beside the result.
    pub fn message(&self, line: &str) -> Outcome {
        if self.quiet {
            return Ok(());
        }
        self.error(line)
    }

    /// An error, said also where it is quiet.
    pub fn error(&self, line: &str) -> Outcome {
        Ok(writeln!(io::stderr().lock(), "{}", text::strip_terminal(line))?)
    }

    /// One JSON value as a result.
    pub fn json(&self, view: &impl Serialize) -> Outcome {
        let text = serde_json::to_string_pretty(view).map_err(io::Error::other)?;
        Ok(writeln!(io::stdout().lock(), "{}", text::json_safe(&text))?)
    }

    /// A document without a page of its own: JSON, or its keys line by line.
    pub fn document(&self, view: &impl Serialize) -> Outcome {
        if self.output != Output::Table {
            return self.json(view);
        }
        let value = serde_json::to_value(view).map_err(io::Error::other)?;
        render::outline(&value)
            .iter()
            .try_for_each(|line| self.line(line))
    }

    /// What the database gave back for a change: as JSON the receipts, for people that it is done.
    pub fn receipts(&self, receipts: &[Receipt]) -> Outcome {
        if !self.is_json() {
            return self.message("done");
        }
        let events: Vec<Value> = receipts
            .iter()
            .map(|one| json!({"stream": one.stream, "version": one.version, "hash": hex::encode(&one.hash)}))
            .collect();
        self.json(&events)
    }

    /// A list: the columns are keys of the rows' views; tables and CSV show them in this order, JSON shows every key.
    pub fn list<T: Serialize>(&self, columns: &[&str], rows: impl IntoIterator<Item = T>) -> Outcome {
        let rows = rows
            .into_iter()
            .map(|row| serde_json::to_value(row).map_err(|error| CliError::from(io::Error::other(error))));
        match self.output {
            Output::Json => self.json(&rows.collect::<Result<Vec<_>, _>>()?),
            Output::Jsonl => {
                let mut out = io::stdout().lock();
                for row in rows {
                    writeln!(out, "{}", text::json_safe(&row?.to_string()))?;
                }
                Ok(())
            }
            Output::Csv => {
                let mut writer = csv::Writer::from_writer(io::stdout().lock());
                writer.write_record(columns).map_err(io::Error::from)?;
                for row in rows {
                    let row = row?;
                    let cells = columns
                        .iter()
                        .map(|column| text::csv_safe(&cell(&row[*column])).into_owned());
                    writer.write_record(cells).map_err(io::Error::from)?;
                }
                Ok(writer.flush()?)
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
                    let row = row?;
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
