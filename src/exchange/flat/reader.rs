//! A flat file, row by row.

use std::io::{BufRead, BufReader, Cursor, Read};

use csv::ByteRecord;
use flate2::bufread::MultiGzDecoder;
use serde_json::{Map, Value};

use super::lines::Lines;
use super::table::Table;
use super::{Form, Mapping, Row, row};
use crate::exchange::Problem;

/// How much of a file is looked at before it is read, bytes.
const HEAD: u64 = 64 << 10;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Bytes of a file as they come.
pub type Input = Box<dyn BufRead>;

/// A row as it stood in the file.
#[derive(Debug, Clone)]
pub enum Raw {
    /// Of a table.
    Cells(ByteRecord),
    /// Of JSON.
    Object(Map<String, Value>),
    /// A line that is no JSON.
    Text(String),
}

impl Raw {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        match self {
            Raw::Cells(cells) => cells.as_slice().len(),
            Raw::Text(text) => text.len(),
            Raw::Object(object) => {
                let text = |value: &Value| value.as_str().map_or(16, str::len);
                object.iter().map(|(key, value)| key.len() + text(value)).sum()
            }
        }
    }
}

/// A row that was read.
#[derive(Debug)]
pub struct Record {
    /// Where it begins, counted from 1.
    pub line: u64,
    /// As it stood there.
    pub raw: Raw,
    /// What it says, or everything that is wrong with it.
    pub row: Result<Row, Vec<Problem>>,
}

/// Reads a flat file row by row.
pub struct Reader {
    name: String,
    pub(super) rows: Rows,
    dropped: Vec<String>,
    is_over: bool,
}

pub(super) enum Rows {
    Table(Box<Table>),
    Lines(Lines),
}

impl Reader {
    /// Opens a file by its bytes, compressed or not.
    ///
    /// # Errors
    ///
    /// What is wrong with its encoding or header.
    pub fn open(input: Input, form: Form, name: &str, mapping: &Mapping) -> Result<Self, Vec<Problem>> {
        let refused = |reason: String| vec![Problem::of_file(name, reason)];
        let (head, input) = peeked(input).map_err(|error| refused(error.to_string()))?;
        let packed: Option<Input> = if head.starts_with(GZIP) {
            Some(Box::new(BufReader::new(MultiGzDecoder::new(input))))
        } else if head.starts_with(ZSTD) {
            Some(Box::new(BufReader::new(super::packed::Zstd::new(peekable(
                input,
            )))))
        } else {
            return Self::plain(head, input, form, name, mapping);
        };
        let packed = packed.unwrap_or_else(|| Box::new(std::io::empty()));
        let (head, input) =
            peeked(packed).map_err(|error| refused(format!("cannot be unpacked: {error}")))?;
        Self::plain(head, input, form, name, mapping)
    }

    fn plain(
        mut head: Vec<u8>,
        mut input: Input,
        form: Form,
        name: &str,
        mapping: &Mapping,
    ) -> Result<Self, Vec<Problem>> {
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            let problem = Problem::of_file(name, "is UTF-16 text");
            return Err(vec![problem.with_hint("save the file as UTF-8")]);
        }
        if head.starts_with(b"PK\x03\x04") {
            let problem = Problem::of_file(name, "is a workbook or an archive, not a table of text");
            return Err(vec![problem.with_hint("save the sheet as CSV (UTF-8)")]);
        }
        if head.starts_with(BOM) {
            head.drain(..BOM.len());
            input.consume(BOM.len());
        }
        if head.iter().all(u8::is_ascii_whitespace) {
            return Err(vec![Problem::of_file(name, "the file is empty")]);
        }
        let (rows, dropped) = match form {
            Form::Csv | Form::Tsv => {
                let (table, dropped) = Table::open(&head, input, form == Form::Csv, name, mapping)?;
                (Rows::Table(Box::new(table)), dropped)
            }
            Form::Jsonl => (Rows::Lines(Lines::open(input, mapping)), Vec::new()),
        };
        Ok(Reader {
            name: name.to_owned(),
            rows,
            dropped,
            is_over: false,
        })
    }

    /// The name of the file as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns that are no field and are not read; of JSON those seen so far.
    pub fn dropped(&self) -> Vec<String> {
        match &self.rows {
            Rows::Table(_) => self.dropped.clone(),
            Rows::Lines(lines) => lines.dropped(),
        }
    }

    /// A fault of a row.
    pub fn problem(&self, line: u64, path: &str, reason: impl Into<String>) -> Problem {
        let mut problem = Problem::of_file(&self.name, reason).of_value(path);
        problem.line = usize::try_from(line).ok();
        problem
    }

    /// The next row; an error when no more can be read.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<Result<Record, Problem>> {
        if self.is_over {
            return None;
        }
        let read = match &mut self.rows {
            Rows::Table(table) => table.next(),
            Rows::Lines(lines) => lines.next(),
        };
        let (line, raw, cut) = match read {
            Ok(Some(read)) => read,
            Ok(None) => {
                self.is_over = true;
                return None;
            }
            Err((line, reason)) => {
                self.is_over = true;
                let reason = format!("cannot be read further: {reason}");
                return Some(Err(self.problem(line, "", reason)));
            }
        };
        let row = match cut {
            Ok(cells) => row::read(cells, line).map_err(|faults| {
                let faults = faults.into_iter();
                faults
                    .map(|(field, reason)| (field.name().to_owned(), reason))
                    .collect()
            }),
            Err(faults) => Err(faults),
        };
        let row = row.map_err(|faults: Vec<(String, String)>| {
            let faults = faults.into_iter();
            faults
                .map(|(field, reason)| self.problem(line, &field, reason))
                .collect()
        });
        Some(Ok(Record { line, raw, row }))
    }
}

/// The first bytes of an input, and the input with them.
fn peeked(mut input: Input) -> std::io::Result<(Vec<u8>, Input)> {
    let mut head = Vec::new();
    (&mut input).take(HEAD).read_to_end(&mut head)?;
    let whole: Input = Box::new(Cursor::new(head.clone()).chain(input));
    Ok((head, whole))
}

fn peekable(input: Input) -> BufReader<Input> {
    BufReader::new(input)
}
