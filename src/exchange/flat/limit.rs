//! Reading no more of a file for one row than a row may have.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The longest row, bytes. What is longer is a quotation mark that is not closed.
pub(super) const LONGEST: u64 = 16 << 20;

/// How many bytes were read since the row began.
#[derive(Debug, Clone, Default)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// A row begins.
    pub(super) fn begin(&self) {
        self.0.set(0);
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
}

impl<R> Limited<R> {
    pub(super) fn new(inner: R, meter: Meter) -> Self {
        Limited {
            inner,
            meter,
            after_return: false,
            last: b'\n',
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
        let so_far = self.meter.0.get() + length as u64;
        self.meter.0.set(so_far);
        if so_far > LONGEST {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "the row is longer than 16 MiB: is a quotation mark not closed?",
            ));
        }
        Ok(length)
    }
}
