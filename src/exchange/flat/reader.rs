//! A flat file, row by row.

use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};

use csv::ByteRecord;
use flate2::bufread::MultiGzDecoder;
use serde_json::{Map, Value};

use super::lines::Lines;
use super::reviews::{Reviews, Told};
use super::sheet::{Seekable, Sheet};
use super::table::Table;
use super::{Form, Mapping, Row, row};
use crate::exchange::Problem;

/// How much of a file is looked at before it is read, bytes.
const HEAD: u64 = 64 << 10;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const WORKBOOK: &[u8] = b"PK\x03\x04";
const OLD_WORKBOOK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
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
    /// A ClaimReview.
    Block(Block),
}

/// A ClaimReview as it stood in the file.
#[derive(Debug, Clone)]
pub struct Block {
    /// Where in the file, as `@graph[3]`.
    pub(super) place: String,
    pub(super) object: Map<String, Value>,
}

impl Raw {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        match self {
            Raw::Cells(cells) => cells.as_slice().len(),
            Raw::Text(text) => text.len(),
            Raw::Object(object) | Raw::Block(Block { object, .. }) => {
                let text = |value: &Value| value.as_str().map_or(16, str::len);
                object.iter().map(|(key, value)| key.len() + text(value)).sum()
            }
        }
    }

    /// The place of a field, as a problem tells it.
    pub fn path(&self, field: &str) -> String {
        match self {
            Raw::Block(block) if field.is_empty() => block.place.clone(),
            Raw::Block(block) => super::reviews::join(&block.place, field),
            _ => field.to_owned(),
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
    Sheet(Box<Sheet>),
    Reviews(Box<Reviews>),
}

/// Whether a file, packed or not, begins as one with ClaimReviews does.
pub fn looks_like_reviews(input: Input) -> bool {
    let head = unpacked(input).and_then(|input| Ok(peeked(input)?.0));
    head.is_ok_and(|head| super::reviews::is_likely(&head))
}

impl Reader {
    /// Opens a file by its bytes, compressed or not.
    ///
    /// # Errors
    ///
    /// What is wrong with its encoding or header.
    pub fn open(input: Input, form: Form, name: &str, mapping: &Mapping) -> Result<Self, Vec<Problem>> {
        let refused = |reason: String| vec![Problem::of_file(name, reason)];
        let cannot = |error: io::Error| refused(format!("cannot be unpacked: {error}"));
        let input = unpacked(input).map_err(cannot)?;
        let (head, input) = peeked(input).map_err(cannot)?;
        Self::plain(head, input, form, name, mapping)
    }

    /// Opens a workbook: the sheet of that name, or the first that is shown.
    ///
    /// # Errors
    ///
    /// What is wrong with the workbook or the header.
    pub fn workbook(
        mut file: Box<dyn Seekable>,
        sheet: Option<&str>,
        name: &str,
        mapping: &Mapping,
    ) -> Result<Self, Vec<Problem>> {
        let mut head = Vec::new();
        let read = (&mut file).take(8).read_to_end(&mut head);
        let again = read.and_then(|_| file.rewind());
        again.map_err(|error| vec![Problem::of_file(name, format!("cannot be read: {error}"))])?;
        if head.starts_with(OLD_WORKBOOK) {
            let problem = Problem::of_file(name, "is an old workbook, or one with a password");
            return Err(vec![problem.with_hint(
                "save it as .xlsx without a password, or the sheet as CSV (UTF-8)",
            )]);
        }
        if !head.starts_with(WORKBOOK) {
            let problem = Problem::of_file(name, "is no workbook (.xlsx)");
            return Err(vec![problem.with_hint(
                "say what it is: `--format csv`, `tsv`, `jsonl` or `claimreview`",
            )]);
        }
        let sheet = Sheet::open(file, sheet, name, mapping)?;
        Ok(Reader {
            name: name.to_owned(),
            rows: Rows::Sheet(Box::new(sheet)),
            dropped: Vec::new(),
            is_over: false,
        })
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
        if head.starts_with(WORKBOOK) || head.starts_with(OLD_WORKBOOK) {
            let problem = Problem::of_file(name, "is a workbook or an archive, not a file of text");
            return Err(vec![problem.with_hint(
                "a workbook of the form .xlsx needs that ending, or `--format xlsx`; else save the sheet as CSV (UTF-8)",
            )]);
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
            Form::Jsonl => (Rows::Lines(Lines::open(&head, input, mapping)), Vec::new()),
            Form::ClaimReview => {
                let reviews = Reviews::open(&head, input);
                let reviews = reviews.map_err(|reason| vec![Problem::of_file(name, reason)])?;
                (Rows::Reviews(Box::new(reviews)), Vec::new())
            }
            Form::Xlsx => return Err(vec![Problem::of_file(name, "a workbook is no stream")]),
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
            Rows::Sheet(sheet) => sheet.dropped(),
            Rows::Reviews(reviews) => reviews.dropped(),
        }
    }

    /// What is worth a word besides, each a sentence.
    pub fn notes(&self) -> Vec<String> {
        match &self.rows {
            Rows::Table(_) | Rows::Lines(_) => Vec::new(),
            Rows::Sheet(sheet) => sheet.notes(),
            Rows::Reviews(reviews) => reviews.notes(),
        }
    }

    /// Whether it is read for ClaimReviews, and has no columns.
    pub fn has_reviews(&self) -> bool {
        matches!(self.rows, Rows::Reviews(_))
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
            Rows::Sheet(sheet) => sheet.next(),
            Rows::Reviews(reviews) => {
                let read = reviews.next();
                return self.told(read);
            }
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

impl Reader {
    fn told(&mut self, read: Result<Option<Told>, (u64, String)>) -> Option<Result<Record, Problem>> {
        match read {
            Ok(Some(Told { line, raw, row })) => {
                let row = row.map_err(|faults| {
                    let faults = faults.into_iter();
                    let problem =
                        |(field, reason): (String, String)| self.problem(line, &raw.path(&field), reason);
                    faults.map(problem).collect()
                });
                Some(Ok(Record { line, raw, row }))
            }
            Ok(None) => {
                self.is_over = true;
                None
            }
            // it was read, and there was nothing
            Err((0, reason)) => {
                self.is_over = true;
                Some(Err(Problem::of_file(&self.name, reason)))
            }
            Err((line, reason)) => {
                self.is_over = true;
                Some(Err(self.problem(
                    line,
                    "",
                    format!("cannot be read further: {reason}"),
                )))
            }
        }
    }
}

/// What an input has within, where it is packed.
///
/// # Errors
///
/// When it cannot be read.
pub fn unpacked(input: Input) -> io::Result<Input> {
    let (head, input) = peeked(input)?;
    Ok(if head.starts_with(GZIP) {
        Box::new(BufReader::new(MultiGzDecoder::new(input)))
    } else if head.starts_with(ZSTD) {
        Box::new(BufReader::new(super::packed::Zstd::new(peekable(input))))
    } else {
        input
    })
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
