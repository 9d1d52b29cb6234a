//! The header of a table: which column is which field, whatever the form.

use csv::ByteRecord;

use super::fields::{ADDED, DOSSIER, is_own};
use super::row::Cells;
use super::{Field, Mapping};
use crate::exchange::Problem;

/// The columns of a table.
pub(super) struct Header {
    /// As they stand in the file.
    pub(super) names: ByteRecord,
    fields: Vec<Option<Field>>,
}

impl Header {
    /// Understands a header at a line; gives the columns that are dropped.
    pub(super) fn read(
        header: ByteRecord,
        line: usize,
        name: &str,
        mapping: &Mapping,
    ) -> Result<(Self, Vec<String>), Vec<Problem>> {
        let refused = |reason: String| Problem::of_file(name, reason).at(line, 1);
        let mut names = Vec::new();
        for cell in &header {
            match std::str::from_utf8(cell) {
                Ok(text) if !text.contains('\0') => names.push(text.trim().to_owned()),
                _ => {
                    let problem = refused("the header is not UTF-8 text".to_owned());
                    return Err(vec![problem.with_hint("save the file as UTF-8")]);
                }
            }
        }
        let columns = || names.join("`, `");
        let absent: Vec<Problem> = mapping
            .columns()
            .filter(|column| !names.iter().any(|name| name == column))
            .map(|column| {
                refused(format!("there is no column `{column}`"))
                    .with_hint(format!("the columns are `{}`", columns()))
            })
            .collect();
        if !absent.is_empty() {
            return Err(absent);
        }
        let fields: Vec<Option<Field>> = names.iter().map(|name| mapping.field(name)).collect();
        for (place, field) in fields.iter().enumerate() {
            if field.is_some() && fields[..place].contains(field) {
                return Err(vec![refused(format!("column `{}` is there twice", names[place]))]);
            }
        }
        if !fields.contains(&Some(Field::Statement)) {
            let problem = refused("there is no column `statement`".to_owned());
            return Err(vec![problem.with_hint(format!(
                "the columns are `{}`; say which is the claim: `--map COLUMN=statement`",
                columns()
            ))]);
        }
        let dropped = names
            .iter()
            .zip(&fields)
            .filter(|(name, field)| field.is_none() && !is_own(name) && !name.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        let header = Header {
            names: header,
            fields,
        };
        Ok((header, dropped))
    }

    /// Whether the table was exported, and its cells are guarded against being taken for formulas.
    pub(super) fn is_guarded(&self) -> bool {
        (0..self.width()).any(|place| self.name(place) == DOSSIER)
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.fields.len()
    }

    /// What a column is.
    pub(super) fn field(&self, place: usize) -> Option<Field> {
        self.fields.get(place).copied().flatten()
    }

    /// The name of a column.
    pub(super) fn name(&self, place: usize) -> &str {
        let cell = self.names.get(place).unwrap_or_default();
        std::str::from_utf8(cell).unwrap_or_default().trim()
    }

    /// Whether a column is one that a file of refused rows has besides.
    pub(super) fn is_added(&self, place: usize) -> bool {
        self.field(place).is_none() && place < self.width() && is_added(self.name(place))
    }

    /// The cells of a row by field; `text` says what a cell says, or what is wrong with it.
    pub(super) fn cells(
        &self,
        record: &ByteRecord,
        text: impl Fn(&str) -> String,
    ) -> Result<Cells, Vec<(String, String)>> {
        let mut cells = Cells::default();
        let mut faults = Vec::new();
        for (cell, field) in record.iter().zip(&self.fields) {
            let Some(field) = field else { continue };
            match std::str::from_utf8(cell) {
                Ok(cell) => cells.set(*field, text(cell)),
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
}

fn is_added(name: &str) -> bool {
    ADDED.contains(&name.trim())
}
