//! Reading no more of a file for one row than a row may have.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The longest row, bytes. What is longer is a quotation mark that is not closed.
pub(super) const LONGEST: u64 = 16 << 20;

/// How many bytes were read since the row began, and whether the file ended within quotation marks.
#[derive(Debug, Clone, Default)]
pub(super) struct Meter {
    bytes: Rc<Cell<u64>>,
    ends_quoted: Rc<Cell<bool>>,
}

impl Meter {
    /// Whether the file is over, and a quotation mark in it has no other.
    pub(super) fn ends_quoted(&self) -> bool {
        self.ends_quoted.get()
    }

    /// A row begins.
    pub(super) fn begin(&self) {
        self.bytes.set(0);
    }
}

/// A reader that fails once a row is too long. Line ends become line feeds, and the last line has one, so that lines can
/// be counted.
#[derive(Debug)]
pub(super) struct Limited<R> {
    inner: R,
    meter: Meter,
    /// Whether the last byte was a carriage return, whose line feed may follow.
    after_return: bool,
    /// What was handed out last.
    last: u8,
    /// Whether an odd number of quotation marks was handed out.
    is_odd: bool,
}

impl<R> Limited<R> {
    pub(super) fn new(inner: R, meter: Meter) -> Self {
        Limited {
            inner,
            meter,
            after_return: false,
            last: b'\n',
            is_odd: false,
        }
    }
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let mut length = 0;
        while length == 0 {
            let read = self.inner.read(into)?;
            if read == 0 {
                self.meter.ends_quoted.set(self.is_odd);
                if self.last == b'\n' {
                    return Ok(0);
                }
                self.last = b'\n';
                into[0] = b'\n';
                return Ok(1);
            }
            // in place: what is handed out is never longer than what was read
            for place in 0..read {
                let byte = into[place];
                let is_second = byte == b'\n' && self.after_return;
                self.after_return = byte == b'\r';
                if !is_second {
                    into[length] = if byte == b'\r' { b'\n' } else { byte };
                    length += 1;
                }
            }
        }
        self.last = into[length - 1];
        let marks = into[..length].iter().filter(|byte| **byte == b'"').count();
        self.is_odd ^= marks % 2 == 1;
        let so_far = self.meter.bytes.get() + length as u64;
        self.meter.bytes.set(so_far);
        if so_far > LONGEST {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "the row is longer than 16 MiB: is a quotation mark not closed?",
            ));
        }
        Ok(length)
    }
}
