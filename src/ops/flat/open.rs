//! Opening flat files: by path, or standard input.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use crate::exchange::Problem;
use crate::exchange::flat::{Form, Input, Mapping, Reader};
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

/// Whether a file is a flat one by its name; `-` is.
pub fn is_flat(path: &Path) -> bool {
    path == Path::new(STANDARD_INPUT) || Form::of_name(&path.to_string_lossy()).is_some()
}

/// Opens a file and reads its header. `form` is what is said of it; else its name says it.
///
/// # Errors
///
/// [`OpError::BadInput`] for what is no file, or has no header that can be used.
pub fn open(path: &Path, form: Option<Form>, mapping: &Mapping) -> OpResult<Opened> {
    let is_standard = path == Path::new(STANDARD_INPUT);
    let name = if is_standard {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let Some(form) = form.or_else(|| Form::of_name(&path.to_string_lossy())) else {
        return Err(OpError::Usage(format!(
            "of what form is {name}? say it: `--format csv`, `tsv` or `jsonl`"
        )));
    };
    let read = Rc::new(Cell::new(0));
    let (inner, size): (Box<dyn Read>, Option<u64>) = if is_standard {
        (Box::new(io::stdin()), None)
    } else {
        let failed = |source| cannot_read(path, source);
        let about = std::fs::metadata(path).map_err(failed)?;
        if about.is_dir() {
            let reason = "is a directory, not a file";
            return Err(OpError::BadInput(vec![Problem::of_file(&name, reason)]));
        }
        let file = File::open(path).map_err(failed)?;
        let size = about.is_file().then_some(about.len());
        (Box::new(file), size)
    };
    let counted = Counted {
        inner,
        read: Rc::clone(&read),
    };
    let input: Input = Box::new(BufReader::with_capacity(64 << 10, counted));
    let reader = Reader::open(input, form, &name, mapping).map_err(OpError::BadInput)?;
    Ok(Opened { reader, size, read })
}
