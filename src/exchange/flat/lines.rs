//! Rows as JSON objects, one a line, or all in one list.

use std::collections::BTreeSet;
use std::io::{BufRead, Read};

use serde_json::{Map, Value};

use super::limit::LONGEST;
use super::reviews::Splitter;
use super::row::Cells;
use super::table::{Cut, Next};
use super::{Field, Input, Mapping, Raw};

/// How many keys that are dropped are told.
const TOLD: usize = 100;

/// Lines that are being read.
pub(super) struct Lines {
    from: From,
    mapping: Mapping,
    line: u64,
    dropped: BTreeSet<String>,
}

/// Where objects come from.
enum From {
    Lines(Input),
    /// A list of all of them.
    List(Splitter),
}

impl Lines {
    /// Opens a file that begins so.
    pub(super) fn open(head: &[u8], input: Input, mapping: &Mapping) -> Self {
        let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
        let from = match first {
            Some(b'[') => From::List(Splitter::new(input)),
            _ => From::Lines(input),
        };
        Lines {
            from,
            mapping: mapping.clone(),
            line: 0,
            dropped: BTreeSet::new(),
        }
    }

    /// The keys that were dropped so far.
    pub(super) fn dropped(&self) -> Vec<String> {
        self.dropped.iter().cloned().collect()
    }

    /// The next row, with its line; none at the end. Blank lines are passed over.
    pub(super) fn next(&mut self) -> Next {
        let input = match &mut self.from {
            From::Lines(input) => input,
            From::List(list) => {
                let Some(piece) = list.next()? else {
                    return Ok(None);
                };
                let (raw, cut) = self.cut(&piece.text);
                return Ok(Some((piece.line, raw, cut)));
            }
        };
        loop {
            self.line += 1;
            let mut bytes = Vec::new();
            let read = input.take(LONGEST).read_until(b'\n', &mut bytes);
            let read = read.map_err(|error| (self.line, error.to_string()))?;
            if read == 0 {
                return Ok(None);
            }
            if read as u64 == LONGEST {
                return Err((self.line, "the row is longer than 16 MiB".to_owned()));
            }
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                let (raw, cut) = self.cut(&bytes);
                return Ok(Some((self.line, raw, cut)));
            }
        }
    }

    fn cut(&mut self, bytes: &[u8]) -> (Raw, Cut) {
        let bad = |reason: String| {
            let text = String::from_utf8_lossy(bytes).trim_end().to_owned();
            (Raw::Text(text), Err(vec![(String::new(), reason)]))
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let byte = bytes[error.valid_up_to()];
                return bad(format!("is not UTF-8: byte {byte:#04X}; save the file as UTF-8"));
            }
        };
        let object: Map<String, Value> = match serde_json::from_str(text) {
            Ok(object) => object,
            // its line is always the first
            Err(error) => {
                let words = error.to_string();
                let words = words.split(" at line ").next().unwrap_or_default();
                return bad(format!(
                    "is no JSON object, at character {}: {words}",
                    error.column()
                ));
            }
        };
        let mut cells = Cells::default();
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, value) in &object {
            let Some(field) = self.mapping.field(key) else {
                let is_new = !super::fields::is_own(key) && self.dropped.len() < TOLD;
                if is_new && !self.dropped.contains(key) {
                    self.dropped.insert(key.clone());
                }
                continue;
            };
            if !seen.insert(field) {
                faults.push((field.name().to_owned(), "is there twice".to_owned()));
                continue;
            }
            match plain(value, field) {
                Some(text) => cells.set(field, text),
                None => faults.push((
                    field.name().to_owned(),
                    "is a list or an object, where a text is wanted".to_owned(),
                )),
            }
        }
        let cut = if faults.is_empty() { Ok(cells) } else { Err(faults) };
        (Raw::Object(object), cut)
    }
}

/// A value as a cell; tags may be a list.
fn plain(value: &Value, field: Field) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Array(items) if field == Field::Tags => {
            let each: Option<Vec<String>> = items.iter().map(|item| plain(item, Field::Id)).collect();
            each.map(|each| each.join(", "))
        }
        Value::Array(_) | Value::Object(_) => None,
    }
}
