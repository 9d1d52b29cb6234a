//! Opening flat files: by path, or standard input; what they are by name, and where that does not say it by a look.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;
use std::rc::Rc;

use crate::exchange::Problem;
use crate::exchange::flat::{Form, Input, Mapping, Reader, ending, looks_like_reviews, unpacked};
use crate::ops::import::cannot_read;
use crate::ops::{OpError, OpResult};

/// What stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// A flat file that is open.
pub struct Opened {
    pub(super) reader: Reader,
    /// How large it is, packed as it is; none of what has no size.
    pub size: Option<u64>,
    pub(super) read: Rc<Cell<u64>>,
}

impl Opened {
    /// Whether it is read for ClaimReviews, and has no columns.
    pub fn has_reviews(&self) -> bool {
        self.reader.has_reviews()
    }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

/// How large a workbook may be that does not come from a file of its own.
const WORKBOOK: u64 = 64 << 20;
/// Workbooks of other forms.
const OTHER_WORKBOOKS: [&str; 6] = ["xls", "xlsb", "xlt", "ods", "fods", "numbers"];

/// How a file is read.
#[derive(Debug, Clone, Copy)]
pub struct How<'a> {
    /// Of what form it is said to be; else its name says it.
    pub form: Option<Form>,
    /// What columns are.
    pub mapping: &'a Mapping,
    /// Which sheet of a workbook is meant.
    pub sheet: Option<&'a str>,
}

/// Whether a file is a flat one; `-` is. What ends in `.json` is one where it begins as ClaimReviews do.
pub fn is_flat(path: &Path) -> bool {
    let name = path.to_string_lossy();
    path == Path::new(STANDARD_INPUT) || form_of(path).is_some() || is_other_workbook(&name)
}

fn is_other_workbook(name: &str) -> bool {
    ending(name).is_some_and(|ending| OTHER_WORKBOOKS.contains(&ending.as_str()))
}

/// The form of a file by its name and, where that leaves it open, by its beginning.
fn form_of(path: &Path) -> Option<Form> {
    let name = path.to_string_lossy();
    let named = Form::of_name(&name);
    let is_open = match named {
        Some(Form::Jsonl) => true,
        Some(_) => false,
        None => ending(&name).as_deref() == Some("json"),
    };
    if !is_open {
        return named;
    }
    // a dossier file is not packed
    let is_packed = named.is_none() && !name.to_ascii_lowercase().ends_with(".json");
    (is_packed || begins_with_reviews(path))
        .then_some(Form::ClaimReview)
        .or(named)
}

fn begins_with_reviews(path: &Path) -> bool {
    // what cannot be read twice is not looked at
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file && File::open(path).is_ok_and(|file| looks_like_reviews(Box::new(BufReader::new(file))))
}

/// Opens a file and reads its header.
///
/// # Errors
///
/// [`OpError::BadInput`] for what is no file, or has no header that can be used.
pub fn open(path: &Path, how: How<'_>) -> OpResult<Opened> {
    let is_standard = path == Path::new(STANDARD_INPUT);
    let name = if is_standard {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let Some(form) = how.form.or_else(|| form_of(path)) else {
        if is_other_workbook(&name) {
            let problem = Problem::of_file(&name, "is a workbook of a form that is not read");
            let hint = "save it as .xlsx, or the sheet as CSV (UTF-8)";
            return Err(OpError::BadInput(vec![problem.with_hint(hint)]));
        }
        return Err(OpError::Usage(format!(
            "of what form is {name}? say it: `--format csv`, `tsv`, `jsonl`, `xlsx` or `claimreview`"
        )));
    };
    // a table has columns: who names them means one
    let form = match form {
        Form::ClaimReview if how.form.is_none() && how.mapping.columns().next().is_some() => {
            Form::of_name(&name).unwrap_or(form)
        }
        form => form,
    };
    check(form, how)?;
    let read = Rc::new(Cell::new(0));
    let (file, size) = if is_standard {
        (None, None)
    } else {
        let failed = |source| cannot_read(path, source);
        let about = std::fs::metadata(path).map_err(failed)?;
        if about.is_dir() {
            let reason = "is a directory, not a file";
            return Err(OpError::BadInput(vec![Problem::of_file(&name, reason)]));
        }
        let file = File::open(path).map_err(failed)?;
        (Some(file), about.is_file().then_some(about.len()))
    };
    if form == Form::Xlsx {
        let reader = match file {
            // where it ends is known, and one can go there
            Some(file) if size.is_some() && Form::of_name(&name) == Some(form) && !is_packed(&name) => {
                Reader::workbook(Box::new(file), how.sheet, &name, how.mapping)
            }
            file => {
                let held = held(file, &name).map_err(OpError::BadInput)?;
                Reader::workbook(Box::new(Cursor::new(held)), how.sheet, &name, how.mapping)
            }
        };
        let reader = reader.map_err(OpError::BadInput)?;
        return Ok(Opened {
            reader,
            size: None,
            read,
        });
    }
    let inner: Box<dyn Read> = match file {
        Some(file) => Box::new(file),
        None => Box::new(io::stdin()),
    };
    let counted = Counted {
        inner,
        read: Rc::clone(&read),
    };
    let input: Input = Box::new(BufReader::with_capacity(64 << 10, counted));
    let reader = Reader::open(input, form, &name, how.mapping).map_err(OpError::BadInput)?;
    Ok(Opened { reader, size, read })
}

fn is_packed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".gz") || name.ends_with(".zst")
}

/// Flags that a form has no use for.
fn check(form: Form, how: How<'_>) -> OpResult<()> {
    if how.sheet.is_some() && form != Form::Xlsx {
        return Err(OpError::Usage("`--sheet` is for workbooks (.xlsx)".to_owned()));
    }
    if form == Form::ClaimReview && how.mapping.columns().next().is_some() {
        return Err(OpError::Usage(
            "`--map` is for columns of tables: ClaimReview has none".to_owned(),
        ));
    }
    Ok(())
}

/// A workbook that comes through a pipe, or packed: it is read to and fro, and held for that.
fn held(file: Option<File>, name: &str) -> Result<Vec<u8>, Vec<Problem>> {
    let refused = |reason: String| Problem::of_file(name, reason);
    let input: Input = match file {
        Some(file) => Box::new(BufReader::new(file)),
        None => Box::new(BufReader::new(io::stdin())),
    };
    let mut bytes = Vec::new();
    unpacked(input)
        .and_then(|input| input.take(WORKBOOK + 1).read_to_end(&mut bytes))
        .map_err(|error| vec![refused(error.to_string())])?;
    if bytes.len() as u64 > WORKBOOK {
        let problem = refused("the workbook is larger than 64 MiB".to_owned());
        return Err(vec![
            problem.with_hint("give it as a file of its own, not packed"),
        ]);
    }
    Ok(bytes)
}
