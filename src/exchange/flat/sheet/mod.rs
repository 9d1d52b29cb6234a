//! Workbooks: a sheet is a table, its first row the header. The sheet is read row by row; the texts that its cells share
//! are held, as the form has it.

mod cell;
mod measure;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::{BufReader, Read, Seek};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};
use csv::ByteRecord;

use super::header::Header;
use super::limit::LONGEST;
use super::table::{Cut, Next};
use super::{Mapping, Raw};
use crate::exchange::Problem;

/// How many rows wait to be taken.
const WAITING: usize = 4;
/// How many columns are read.
const COLUMNS: usize = 1_000;
/// How many columns without a name are told.
const TOLD: usize = 20;

/// A file in which one can go to and fro, as workbooks need it.
pub trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

/// A sheet that is being read.
pub(super) struct Sheet {
    rows: Receiver<Told>,
    pub(super) header: Header,
    dropped: Vec<String>,
    /// Columns without a name in which something stands.
    unnamed: BTreeSet<usize>,
    others: Vec<String>,
    name: String,
    /// The row that was read last.
    last: u64,
}

/// What the reader of the workbook tells: it has the file for itself.
enum Told {
    /// What the sheet is called, and the others.
    Sheets(String, Vec<String>),
    Row(Cells),
    /// Why there is no more, and what helps.
    Failed(String, Option<String>),
    Over,
}

/// A row: its number, counted from 1, and its cells by column, each a text or the error that stands there.
#[derive(Default)]
struct Cells {
    row: u64,
    cells: Vec<(usize, Result<String, String>)>,
    bytes: u64,
}

impl Cells {
    fn says_something(&self) -> bool {
        !self.cells.is_empty() || self.bytes > LONGEST
    }
}

impl Sheet {
    /// Opens the sheet of that name, or the first that is shown.
    pub(super) fn open(
        file: Box<dyn Seekable>,
        sheet: Option<&str>,
        name: &str,
        mapping: &Mapping,
    ) -> Result<Self, Vec<Problem>> {
        let (told, rows) = sync_channel(WAITING);
        let wanted = sheet.map(ToOwned::to_owned);
        // the reader borrows from the workbook: both live there; and what breaks it breaks nothing else
        thread::spawn(move || {
            let last = match read(file, wanted.as_deref(), &told) {
                Ok(()) => Told::Over,
                Err((reason, hint)) => Told::Failed(reason, hint),
            };
            let _ = told.send(last);
        });
        let refused = |reason: String, hint: Option<String>| {
            let mut problem = Problem::of_file(name, reason);
            problem.hint = hint;
            vec![problem]
        };
        let mut others = (String::new(), Vec::new());
        let first = loop {
            match rows.recv() {
                Ok(Told::Sheets(sheet, rest)) => others = (sheet, rest),
                Ok(Told::Row(cells)) => break cells,
                Ok(Told::Over) => {
                    let rest = others.1.join("`, `");
                    let hint = (!rest.is_empty()).then(|| format!("the others are `{rest}`: `--sheet NAME`"));
                    return Err(refused(format!("the sheet `{}` is empty", others.0), hint));
                }
                Ok(Told::Failed(reason, hint)) => return Err(refused(reason, hint)),
                Err(_) => return Err(refused("is damaged".to_owned(), None)),
            }
        };
        let width = first.cells.iter().map(|(place, _)| place + 1).max();
        let mut record = ByteRecord::new();
        for place in 0..width.unwrap_or_default() {
            let text = first.cells.iter().find(|(column, _)| *column == place);
            let text = text.and_then(|(_, text)| text.as_ref().ok());
            record.push_field(text.map_or("", String::as_str).as_bytes());
        }
        let line = usize::try_from(first.row).unwrap_or_default();
        let (header, dropped) = Header::read(record, line, name, mapping)?;
        Ok(Sheet {
            rows,
            header,
            dropped,
            unnamed: BTreeSet::new(),
            name: others.0,
            others: others.1,
            last: first.row,
        })
    }

    /// The columns that are not read.
    pub(super) fn dropped(&self) -> Vec<String> {
        let unnamed = self.unnamed.iter().take(TOLD);
        let unnamed = unnamed.map(|place| format!("{} (no name)", cell::column(*place)));
        self.dropped.iter().cloned().chain(unnamed).collect()
    }

    /// What is in the workbook besides.
    pub(super) fn notes(&self) -> Vec<String> {
        if self.others.is_empty() {
            return Vec::new();
        }
        let others = self.others.join("`, `");
        vec![format!(
            "the sheet `{}` is read, not `{others}`: `--sheet NAME`",
            self.name
        )]
    }

    /// The next row, with its number; none at the end.
    pub(super) fn next(&mut self) -> Next {
        match self.rows.recv() {
            Ok(Told::Row(cells)) => {
                let row = cells.row;
                self.last = row;
                let (record, cut) = self.cut(cells);
                Ok(Some((row, Raw::Cells(record), cut)))
            }
            Ok(Told::Over | Told::Sheets(..)) => Ok(None),
            Ok(Told::Failed(reason, _)) => Err((self.last, reason)),
            Err(_) => Err((self.last, "the sheet is damaged".to_owned())),
        }
    }

    fn cut(&mut self, row: Cells) -> (ByteRecord, Cut) {
        let width = self.header.width();
        let mut texts = vec![String::new(); width];
        let mut faults = Vec::new();
        if row.bytes > LONGEST {
            faults.push((String::new(), "the row is longer than 16 MiB".to_owned()));
        }
        for (place, text) in row.cells {
            let name = self.header.name(place);
            if name.is_empty() {
                self.unnamed.insert(place);
                continue;
            }
            let Some(into) = texts.get_mut(place) else {
                continue;
            };
            match text {
                Ok(text) => *into = text,
                Err(error) => {
                    if let Some(field) = self.header.field(place) {
                        let at = format!("{}{}", cell::column(place), row.row);
                        let reason = format!("column `{name}` has {error} in {at}");
                        faults.push((field.name().to_owned(), reason));
                    }
                    *into = error;
                }
            }
        }
        let record = ByteRecord::from(texts);
        let cut = if faults.is_empty() {
            self.header.cells(&record, ToOwned::to_owned)
        } else {
            Err(faults)
        };
        (record, cut)
    }
}

type Failed = (String, Option<String>);

/// Reads a sheet and tells its rows, until nobody listens.
fn read(file: Box<dyn Seekable>, wanted: Option<&str>, told: &SyncSender<Told>) -> Result<(), Failed> {
    let damaged = |error: calamine::XlsxError| (format!("is no workbook that can be read: {error}"), None);
    let mut file = BufReader::new(file);
    measure::measure(&mut file, measure::LIMITS).map_err(|reason| (reason, None))?;
    file.rewind()
        .map_err(|error| (format!("cannot be read again: {error}"), None))?;
    let mut book = Xlsx::new(file).map_err(damaged)?;
    let sheets = book.sheets_metadata().iter();
    let is_shown = |shown: &SheetVisible| *shown == SheetVisible::Visible;
    let tables: Vec<(String, bool)> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), is_shown(&sheet.visible)))
        .collect();
    let names = || tables.iter().map(|(name, _)| name.clone());
    let found = match wanted {
        Some(wanted) => {
            let same = |name: &String| name.trim().to_lowercase() == wanted.trim().to_lowercase();
            let found = names().find(|name| name == wanted).or_else(|| names().find(same));
            found.ok_or_else(|| {
                let names: Vec<_> = names().collect();
                (
                    format!("there is no sheet `{wanted}`"),
                    Some(format!("the sheets are `{}`", names.join("`, `"))),
                )
            })?
        }
        None => {
            let shown = tables.iter().find(|(_, is_shown)| *is_shown);
            let (name, _) = shown
                .or(tables.first())
                .ok_or_else(|| ("has no sheet with a table".to_owned(), None))?;
            name.clone()
        }
    };
    // who named one knows of the others
    let others = tables
        .iter()
        .filter(|(name, is_shown)| wanted.is_none() && *is_shown && *name != found)
        .map(|(name, _)| name.clone())
        .collect();
    if told.send(Told::Sheets(found.clone(), others)).is_err() {
        return Ok(());
    }
    let mut reader = book.worksheet_cells_reader(&found).map_err(damaged)?;
    let mut row = Cells::default();
    while let Some(next) = reader
        .next_cell()
        .map_err(|error| (format!("the sheet is damaged: {error}"), None))?
    {
        let (number, place) = next.get_position();
        let (number, place) = (u64::from(number) + 1, (place as usize).min(COLUMNS));
        if number != row.row {
            let done = std::mem::take(&mut row);
            if done.says_something() && told.send(Told::Row(done)).is_err() {
                return Ok(());
            }
            row.row = number;
        }
        let value = next.get_value();
        row.bytes += cell::size(value);
        if row.bytes > LONGEST {
            continue;
        }
        let text = cell::text(value);
        if !text.as_ref().is_ok_and(|text| text.trim().is_empty()) {
            row.cells.push((place, text));
        }
    }
    if row.says_something() {
        let _ = told.send(Told::Row(row));
    }
    Ok(())
}
