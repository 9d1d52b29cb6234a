//! Rows of cells: CSV with its delimiter found out, and TSV.

use csv::{ByteRecord, ReaderBuilder};

use super::header::Header;
use super::limit::{Limited, Meter};
use super::row::Cells;
use super::{Input, Mapping, Raw};
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
    pub(super) header: Header,
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
        let (header, dropped) = Header::read(header, 1, name, mapping)?;
        let table = Table {
            reader,
            meter,
            delimiter,
            quoting,
            header,
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
        let (found, wanted) = (record.len(), self.header.width());
        if found != wanted {
            return Err(whole(format!("has {found} cells, the header has {wanted}")));
        }
        let is_guarded = self.header.is_guarded();
        self.header.cells(record, |text| {
            let text = if self.quoting {
                text.to_owned()
            } else {
                unquoted(text)
            };
            if is_guarded {
                csv_unguarded(&text).to_owned()
            } else {
                text
            }
        })
    }
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
