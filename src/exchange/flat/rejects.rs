//! Rows that were refused, in the form in which they came, with their line and what is wrong.

use std::io::{self, Write};

use csv::{ByteRecord, QuoteStyle, WriterBuilder};
use serde_json::{Map, Value};

use super::reader::Rows;
use super::{Block, Raw, Reader, fields::ADDED};

/// A file of refused rows.
pub struct Rejects<W: Write> {
    out: Out<W>,
}

enum Out<W: Write> {
    /// With the places of the columns that are written, not those of an earlier file of refused rows; and how many
    /// there are in the file.
    Table(Box<csv::Writer<W>>, Vec<usize>, usize),
    Lines(W),
}

impl<W: Write> Rejects<W> {
    /// Begins one for the rows of a reader: a table gets its header.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn new(out: W, reader: &Reader) -> io::Result<Self> {
        let (delimiter, style, columns) = match &reader.rows {
            Rows::Table(table) if table.quoting => (table.delimiter, QuoteStyle::Necessary, &table.header),
            Rows::Table(table) => (table.delimiter, QuoteStyle::Never, &table.header),
            // rows of a workbook are kept as text
            Rows::Sheet(sheet) => (b',', QuoteStyle::Necessary, &sheet.header),
            Rows::Lines(_) | Rows::Reviews(_) => return Ok(Rejects { out: Out::Lines(out) }),
        };
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(style)
            .flexible(true)
            .from_writer(out);
        let kept: Vec<usize> = (0..columns.width())
            .filter(|place| !columns.is_added(*place))
            .collect();
        let mut header: ByteRecord = kept
            .iter()
            .filter_map(|place| columns.names.get(*place))
            .collect();
        ADDED.iter().for_each(|name| header.push_field(name.as_bytes()));
        writer.write_byte_record(&header)?;
        Ok(Rejects {
            out: Out::Table(Box::new(writer), kept, columns.width()),
        })
    }

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, line: u64, raw: &Raw, reason: &str) -> io::Result<()> {
        match (&mut self.out, raw) {
            (Out::Table(writer, kept, width), Raw::Cells(cells)) => {
                let mut record = ByteRecord::new();
                for place in kept.iter() {
                    record.push_field(cells.get(*place).unwrap_or_default());
                }
                record.push_field(line.to_string().as_bytes());
                // a table of tabs has no way to write one within a cell
                record.push_field(reason.replace(['\n', '\r', '\t'], " ").as_bytes());
                // cells beyond the header are kept too
                cells.iter().skip(*width).for_each(|cell| record.push_field(cell));
                writer.write_byte_record(&record)?;
            }
            (Out::Lines(out), Raw::Object(object) | Raw::Block(Block { object, .. })) => {
                let mut object = object.clone();
                write_line(out, &mut object, line, reason)?;
            }
            (Out::Lines(out), Raw::Text(text)) => {
                let mut object = Map::new();
                object.insert("text".to_owned(), Value::String(text.clone()));
                write_line(out, &mut object, line, reason)?;
            }
            // a reader gives rows of its own form
            (Out::Table(..), _) | (Out::Lines(_), Raw::Cells(_)) => {}
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
            Out::Table(writer, ..) => writer.flush(),
            Out::Lines(out) => out.flush(),
        }
    }
}

fn write_line(
    out: &mut impl Write,
    object: &mut Map<String, Value>,
    line: u64,
    reason: &str,
) -> io::Result<()> {
    object.insert("line".to_owned(), line.into());
    object.insert("reason".to_owned(), reason.into());
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}
