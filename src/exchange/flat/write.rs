//! Rows as they are written: the columns that are read again, and after them what the desk says of the claim, which is not.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Field, OF_THE_DESK, Row};
use crate::domain::text::{csv_guarded, json_safe, strip_terminal};

/// What the desk says of the claim of a row; everything but the dossier only where it was asked for.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// The dossier.
    pub dossier: String,
    /// The claim's code.
    pub code: Option<String>,
    /// What kind of claim it is.
    pub kind: Option<String>,
    /// Where it stands in the review.
    pub state: Option<String>,
    /// The last verdict on it.
    pub verdict: Option<String>,
    /// How sure that is.
    pub confidence: Option<String>,
    /// Why.
    pub rationale: Option<String>,
    /// When that was decided.
    pub decided_at: Option<String>,
    /// When the claim was approved last; none where it is not approved, or was withdrawn.
    pub approved_at: Option<String>,
    /// When the claim was recorded.
    pub recorded_at: Option<String>,
}

impl Desk {
    /// In the order of the columns.
    fn cells(&self) -> [Option<&str>; OF_THE_DESK.len()] {
        [
            Some(self.dossier.as_str()),
            self.code.as_deref(),
            self.kind.as_deref(),
            self.state.as_deref(),
            self.verdict.as_deref(),
            self.confidence.as_deref(),
            self.rationale.as_deref(),
            self.decided_at.as_deref(),
            self.approved_at.as_deref(),
            self.recorded_at.as_deref(),
        ]
    }
}

/// How rows are written one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As CSV.
    Table,
    /// As JSON Lines.
    Lines,
}

/// Writes rows one after another.
pub struct Writer<W: Write> {
    out: Out<W>,
    /// How many columns of the desk there are.
    of_the_desk: usize,
}

enum Out<W: Write> {
    Table(Box<csv::Writer<W>>),
    Lines(W),
}

impl<W: Write> Writer<W> {
    /// Begins JSON Lines, or a table with its header. `full` has every column of the desk, else there is the dossier
    /// alone.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn new(out: W, written: Written, full: bool) -> io::Result<Self> {
        let of_the_desk = if full { OF_THE_DESK.len() } else { 1 };
        let out = match written {
            Written::Lines => Out::Lines(out),
            Written::Table => {
                let mut table = csv::Writer::from_writer(out);
                let fields = Field::ALL.iter().map(|field| field.name());
                table.write_record(fields.chain(OF_THE_DESK[..of_the_desk].iter().copied()))?;
                Out::Table(Box::new(table))
            }
        };
        Ok(Writer { out, of_the_desk })
    }

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, row: &Row, desk: &Desk) -> io::Result<()> {
        match &mut self.out {
            Out::Table(table) => {
                let fields = Field::ALL.iter().map(|field| row.cell(*field));
                for cell in fields.chain(desk.cells().into_iter().take(self.of_the_desk)) {
                    // direction controls have no other form in a table
                    let shown = strip_terminal(cell.unwrap_or_default());
                    table.write_field(csv_guarded(&shown).as_bytes())?;
                }
                table.write_record(None::<&[u8]>)?;
            }
            Out::Lines(out) => {
                let line = serde_json::to_string(&Line {
                    row,
                    desk,
                    of_the_desk: self.of_the_desk,
                })?;
                out.write_all(json_safe(&line).as_bytes())?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Out::Table(table) => table.flush(),
            Out::Lines(out) => out.flush(),
        }
    }
}

/// A row as an object: every key, in the order of the columns.
struct Line<'a> {
    row: &'a Row,
    desk: &'a Desk,
    of_the_desk: usize,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        for field in Field::ALL {
            map.serialize_entry(field.name(), &self.row.cell(*field))?;
        }
        for (name, cell) in OF_THE_DESK.iter().zip(self.desk.cells()).take(self.of_the_desk) {
            map.serialize_entry(name, &cell)?;
        }
        map.end()
    }
}
