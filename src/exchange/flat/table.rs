//! Rows of cells: CSV with its delimiter found out, and TSV.

use csv::{ByteRecord, ReaderBuilder};

use super::limit::{Limited, Meter};
use super::row::Cells;
use super::{Field, Input, Mapping, Raw};
use crate::domain::text::csv_unguarded;
use crate::exchange::Problem;

/// What may stand between cells of a CSV file.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A table that is being read.
pub(super) struct Table {
    reader: csv::Reader<Limited<Input>>,
    meter: Meter,
    pub(super) delimiter: u8,
    /// Whether quotation marks are marks of the form.
    pub(super) quoting: bool,
    pub(super) header: ByteRecord,
    fields: Vec<Option<Field>>,
    /// Whether it was exported, and its cells are guarded against being taken for formulas.
    is_guarded: bool,
}

/// A row of a table before it is understood.
pub(super) type Cut = Result<Cells, Vec<(String, String)>>;

/// The next row, with its line; none at the end; or the line from which on nothing can be read, and why.
pub(super) type Next = Result<Option<(u64, Raw, Cut)>, (u64, String)>;

impl Table {
    /// Reads the header; gives the columns that are dropped.
    pub(super) fn open(
        head: &[u8],
        input: Input,
        quoting: bool,
        name: &str,
        mapping: &Mapping,
    ) -> Result<(Self, Vec<String>), Vec<Problem>> {
        let refused = |reason: String| vec![Problem::of_file(name, reason).at(1, 1)];
        let delimiter = if quoting { delimiter(head) } else { b'\t' };
        let meter = Meter::default();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(quoting)
            .from_reader(Limited::new(input, meter.clone()));
        let mut header = ByteRecord::new();
        let is_there = reader
            .read_byte_record(&mut header)
            .map_err(|error| refused(error.to_string()))?;
        if !is_there {
            return Err(vec![Problem::of_file(name, "the file is empty")]);
        }
        let mut names = Vec::new();
        for cell in &header {
            match std::str::from_utf8(cell) {
                Ok(text) if !text.contains('\0') => names.push(text.trim().to_owned()),
                _ => {
                    return Err(refused("the header is not UTF-8 text".to_owned())
                        .into_iter()
                        .map(|problem| problem.with_hint("save the file as UTF-8"))
                        .collect());
                }
            }
        }
        let absent: Vec<Problem> = mapping
            .columns()
            .filter(|column| !names.iter().any(|name| name == column))
            .map(|column| {
                let columns = names.join("`, `");
                Problem::of_file(name, format!("there is no column `{column}`"))
                    .at(1, 1)
                    .with_hint(format!("the columns are `{columns}`"))
            })
            .collect();
        if !absent.is_empty() {
            return Err(absent);
        }
        let fields: Vec<Option<Field>> = names.iter().map(|name| mapping.field(name)).collect();
        for (place, field) in fields.iter().enumerate() {
            if field.is_some() && fields[..place].contains(field) {
                return Err(refused(format!("column `{}` is there twice", names[place])));
            }
        }
        if !fields.contains(&Some(Field::Statement)) {
            let columns = names.join("`, `");
            return Err(refused("there is no column `statement`".to_owned())
                .into_iter()
                .map(|problem| {
                    problem.with_hint(format!(
                        "the columns are `{columns}`; say which is the claim: `--map COLUMN=statement`"
                    ))
                })
                .collect());
        }
        let dropped = names
            .iter()
            .zip(&fields)
            .filter(|(name, field)| field.is_none() && !super::fields::is_own(name) && !name.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        let table = Table {
            reader,
            meter,
            delimiter,
            quoting,
            header,
            fields,
            is_guarded: names.iter().any(|name| name == super::fields::DOSSIER),
        };
        Ok((table, dropped))
    }

    /// The next row, with its line; none at the end.
    pub(super) fn next(&mut self) -> Next {
        self.meter.begin();
        let mut record = ByteRecord::new();
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(error) => {
                let reason = match error.into_kind() {
                    csv::ErrorKind::Io(error) => error.to_string(),
                    other => format!("{other:?}"),
                };
                return Err((line, reason));
            }
        }
        // what a quotation mark opened and nothing closed goes on to the end of the last line, and has no line end of its own
        let runs_on = self.quoting
            && self.meter.ends_quoted()
            && record
                .iter()
                .next_back()
                .is_some_and(|cell| cell.ends_with(b"\n"));
        // blank lines before it are passed over: counted from its end
        let within = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let own = u64::from(!runs_on);
        let line = self.reader.position().line().saturating_sub(own + within).max(1);
        let cut = if runs_on {
            let reason = "a quotation mark is opened and not closed: all that follows is in this row";
            Err(vec![(String::new(), reason.to_owned())])
        } else {
            self.cut(&record)
        };
        Ok(Some((line, Raw::Cells(record), cut)))
    }

    fn cut(&self, record: &ByteRecord) -> Cut {
        let whole = |reason: String| vec![(String::new(), reason)];
        let (found, wanted) = (record.len(), self.fields.len());
        if found != wanted {
            return Err(whole(format!("has {found} cells, the header has {wanted}")));
        }
        let mut cells = Cells::default();
        let mut faults = Vec::new();
        for (cell, field) in record.iter().zip(&self.fields) {
            let Some(field) = field else { continue };
            match std::str::from_utf8(cell) {
                Ok(text) => {
                    let mut text = match self.quoting {
                        true => text.to_owned(),
                        false => unquoted(text),
                    };
                    if self.is_guarded {
                        text = csv_unguarded(&text).to_owned();
                    }
                    cells.set(*field, text);
                }
                Err(error) => {
                    let byte = cell[error.valid_up_to()];
                    faults.push((
                        field.name().to_owned(),
                        format!("is not UTF-8: byte {byte:#04X}; save the file as UTF-8"),
                    ));
                }
            }
        }
        if faults.is_empty() { Ok(cells) } else { Err(faults) }
    }

    /// Whether a column of the header is one that a file of refused rows has besides.
    pub(super) fn is_added(&self, place: usize) -> bool {
        let cell = self
            .header
            .get(place)
            .and_then(|cell| std::str::from_utf8(cell).ok());
        let field = self.fields.get(place).copied().flatten();
        field.is_none() && cell.is_some_and(is_added)
    }
}

fn is_added(name: &str) -> bool {
    super::fields::ADDED.contains(&name.trim())
}

/// The delimiter that the first line has most of, outside of quotation marks.
fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                if let Some(place) = DELIMITERS.iter().position(|one| one == byte) {
                    counts[place] += 1;
                }
            }
            _ => {}
        }
    }
    let mut best = 0;
    for place in 1..counts.len() {
        if counts[place] > counts[best] {
            best = place;
        }
    }
    DELIMITERS[best]
}

/// A cell of TSV as spreadsheets write those with quotation marks inside: `"She said ""no""."`. Other marks are the
/// text's own: the form has none.
fn unquoted(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    match inner {
        Some(inner) if inner.contains("\"\"") && !inner.replace("\"\"", "").contains('"') => {
            inner.replace("\"\"", "\"")
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_the_header_has_most_of() {
        for (head, found) in [
            ("statement,quote\na;b;c", b','),
            ("statement;quote\na,b,c", b';'),
            ("statement\tquote\n", b'\t'),
            ("\"a,b,c\";d\n", b';'),
            ("statement\n", b','),
        ] {
            assert_eq!(delimiter(head.as_bytes()), found, "{head}");
        }
    }

    #[test]
    fn quotation_marks_of_tsv_are_the_texts_own_unless_they_are_doubled() {
        assert_eq!(unquoted("\"She said \"\"no\"\".\""), "She said \"no\".");
        for own in [
            "\"Yes, we can\"",
            "Says \"no\"",
            "\"Yes\" and \"no\"",
            "\"",
            "\"\"",
        ] {
            assert_eq!(unquoted(own), own);
        }
    }
}
