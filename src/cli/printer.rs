//! The one way out: results go to standard output, all else to standard error, nothing that could command a terminal.

use std::io::{self, IsTerminal, Write};

use comfy_table::{ContentArrangement, Table, presets};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::db::write::Receipt;
use crate::domain::text;

use super::args::Global;
use super::error::{CliError, Outcome};
use super::pager;
use super::render::{self, Column, Page};

/// The form of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
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

/// What the database gave back for a change: one for each stream that changed.
#[derive(Serialize, JsonSchema)]
pub struct ReceiptView {
    /// Id of the stream: of a claim, a dossier, a person, a source …
    stream: Uuid,
    version: i32,
    hash: String,
}

/// When to colour. NO_COLOR, CLICOLOR and TERM are heeded where it is `auto`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// On a terminal that is not told otherwise.
    #[default]
    Auto,
    /// In files and pipes too.
    Always,
    /// Nowhere.
    Never,
}

impl From<Colour> for anstream::ColorChoice {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        }
    }
}

/// The widest a page is set, in columns: longer lines are hard to read.
const WIDEST: usize = 100;

/// Writes results and messages.
#[derive(Debug, Clone)]
pub struct Printer {
    /// The form of results.
    pub output: Output,
    /// No messages besides errors.
    pub quiet: bool,
    /// Say as whom and where it works.
    pub verbose: bool,
    /// When to colour.
    pub colour: Colour,
    /// What shows results that are longer than the terminal.
    pub pager: Option<String>,
}

/// Writes part by part. Where the output fails, `failed` says so, whatever came of that in the hands of who wrote.
pub(super) fn part_by_part(
    out: impl Write,
    write: impl FnOnce(&mut dyn Write) -> Outcome,
    failed: impl Fn(io::Error) -> CliError,
) -> Outcome {
    let mut kept = Kept {
        out: io::BufWriter::new(out),
        error: None,
    };
    let outcome = write(&mut kept).and_then(|()| kept.flush().map_err(&failed));
    match kept.error {
        Some(error) => Err(failed(error)),
        None => outcome,
    }
}

/// Keeps why writing failed.
struct Kept<W> {
    out: W,
    error: Option<io::Error>,
}

impl<W> Kept<W> {
    fn keep<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.inspect_err(|error| {
            let same = error.raw_os_error().map(io::Error::from_raw_os_error);
            self.error = Some(same.unwrap_or_else(|| io::Error::new(error.kind(), error.to_string())));
        })
    }
}

impl<W: Write> Write for Kept<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.out.write(bytes);
        self.keep(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.out.flush();
        self.keep(outcome)
    }
}

impl Printer {
    /// As the global options have it; `pager` is the one that the configuration names.
    pub fn new(global: &Global, pager: Option<&str>) -> Self {
        Printer {
            output: global.output.unwrap_or_default(),
            quiet: global.quiet,
            verbose: global.verbose,
            colour: global.color.unwrap_or_default(),
            pager: pager::command(pager),
        }
    }

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
        match self.output {
            Output::Table => Ok(pager::write(self.pager.as_deref(), bytes)?),
            _ => Ok(io::stdout().lock().write_all(bytes)?),
        }
    }

    /// The same, written part by part; a pager is given it whole, and there is none but on a terminal.
    pub fn parts(&self, write: impl FnOnce(&mut dyn Write) -> Outcome) -> Outcome {
        let is_paged = matches!(self.output, Output::Table) && self.pager.is_some();
        if is_paged && io::stdout().is_terminal() {
            let mut bytes = Vec::new();
            write(&mut bytes)?;
            return self.bytes(&bytes);
        }
        part_by_part(io::stdout().lock(), write, CliError::from)
    }

    /// A message beside the result.
    pub fn message(&self, line: &str) -> Outcome {
        if self.quiet {
            return Ok(());
        }
        self.error(line)
    }

    /// An error, said also where it is quiet. What comes before the first colon is coloured.
    pub fn error(&self, line: &str) -> Outcome {
        let line = text::strip_terminal(line);
        let mut out = anstream::AutoStream::new(io::stderr(), self.colour.into());
        Ok(writeln!(out, "{}", render::with_coloured_start(&line))?)
    }

    /// How far something is: one line on a terminal, which the next one overwrites; an empty one takes it away.
    pub fn progress(&self, line: &str) {
        let mut out = io::stderr();
        if self.quiet || self.output != Output::Table || !out.is_terminal() {
            return;
        }
        // to the end of the line; where it cannot be written nothing is lost
        let _ = write!(out, "\r{}\u{1b}[K", text::strip_terminal(line));
        let _ = out.flush();
    }

    /// One JSON value as a result.
    pub fn json(&self, view: &impl Serialize) -> Outcome {
        let text = serde_json::to_string_pretty(view).map_err(io::Error::other)?;
        Ok(writeln!(io::stdout().lock(), "{}", text::json_safe(&text))?)
    }

    /// A document: JSON, or a page for people.
    pub fn show(&self, view: &impl Serialize, page: impl FnOnce(&mut Page)) -> Outcome {
        if self.output != Output::Table {
            return self.json(view);
        }
        let mut laid_out = Page::new(page_width());
        page(&mut laid_out);
        self.page(&laid_out)
    }

    /// A page for people.
    pub fn page(&self, page: &Page) -> Outcome {
        let lines = page.lines().iter().map(|line| line.trim_end());
        self.people(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// A text for people, whose colours are ours: through the pager where it is long, without colours where they are
    /// not wanted.
    fn people(&self, text: &str) -> Outcome {
        if text.is_empty() {
            return Ok(());
        }
        let wanted = match self.colour {
            Colour::Auto => anstream::AutoStream::choice(&io::stdout()),
            colour => colour.into(),
        };
        let mut out = anstream::AutoStream::new(Vec::new(), wanted);
        writeln!(out, "{text}")?;
        Ok(pager::write(self.pager.as_deref(), &out.into_inner())?)
    }

    /// What the database gave back for a change: the receipts as a list for programs, for people that it is done.
    pub fn receipts(&self, receipts: &[Receipt]) -> Outcome {
        self.receipts_or(receipts, "done")
    }

    /// The same, with other words for people.
    pub fn receipts_or(&self, receipts: &[Receipt], said: &str) -> Outcome {
        if self.output == Output::Table {
            return self.message(said);
        }
        let views = receipts.iter().map(|one| ReceiptView {
            stream: one.stream,
            version: one.version,
            hash: hex::encode(&one.hash),
        });
        self.list(&["stream", "version", "hash"], views)
    }

    /// A list: the columns are keys of the rows' views; tables and CSV show them in this order, JSON shows every key.
    pub fn list<C, T>(&self, columns: &[C], rows: impl IntoIterator<Item = T>) -> Outcome
    where
        C: Copy + Into<Column>,
        T: Serialize,
    {
        let columns: Vec<Column> = columns.iter().map(|column| (*column).into()).collect();
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
                let header = columns.iter().map(|column| column.key);
                writer.write_record(header).map_err(io::Error::from)?;
                for row in rows {
                    let row = row?;
                    let cells = columns.iter().map(|column| text::csv_cell(&row[column.key]));
                    writer.write_record(cells).map_err(io::Error::from)?;
                }
                Ok(writer.flush()?)
            }
            Output::Table => self.people(&table(&columns, &rows.collect::<Result<Vec<_>, _>>()?)),
        }
    }

    /// A list that a table cannot hold: a page for people, else as [`Printer::list`].
    pub fn list_or_page<C, T>(&self, columns: &[C], rows: &[T], page: impl FnOnce(&mut Page)) -> Outcome
    where
        C: Copy + Into<Column>,
        T: Serialize,
    {
        if self.output != Output::Table {
            return self.list(columns, rows);
        }
        let mut laid_out = Page::new(page_width());
        page(&mut laid_out);
        self.page(&laid_out)
    }

    /// Several lists for people, each under its title, as one text.
    pub fn titled_lists(&self, lists: &[(&str, Vec<Column>, Vec<Value>)]) -> Outcome {
        let texts = lists.iter().map(|(title, columns, rows)| {
            let title = text::strip_terminal(title);
            format!("{title}\n{}", table(columns, rows))
        });
        self.people(&texts.collect::<Vec<_>>().join("\n\n"))
    }
}

/// A table as text.
fn table(columns: &[Column], rows: &[Value]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    match table_width() {
        Some(width) => table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(columns.iter().map(Column::header));
    for row in rows {
        table.add_row(columns.iter().map(|column| column.cell(&row[column.key])));
    }
    // the preset leaves a column of spaces before the first cell
    let lines = table
        .lines()
        .map(|line| text::strip_terminal(line.strip_prefix(' ').unwrap_or(&line).trim_end()).into_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// The terminal's width where standard output is one: nowhere else does the output depend on it.
fn table_width() -> Option<u16> {
    let out = io::stdout();
    if !out.is_terminal() {
        return None;
    }
    terminal_size::terminal_size_of(out).map(|(width, _)| width.0)
}

fn page_width() -> Option<usize> {
    table_width().map(|width| usize::from(width).min(WIDEST))
}
