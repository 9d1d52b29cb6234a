//! Where blocks come from: a document, lines with one each, a page.

use std::collections::HashMap;
use std::io::{BufRead, Cursor, Read};

use serde_json::{Map, Value};

use super::find::plain;
use super::split::Splitter;
use super::{mend, page};
use crate::exchange::capture::charset;
use crate::exchange::flat::Input;
use crate::exchange::flat::limit::LONGEST;

/// What is read whole, and mended where it needs it. Bytes.
const WHOLE: u64 = 4 << 20;
/// How large a page may be. Bytes.
const PAGE: u64 = 32 << 20;

/// Items by their name for references.
pub(super) type Items = HashMap<String, Map<String, Value>>;

/// A piece of JSON.
pub(super) struct Block {
    /// Where it begins, counted from 1.
    pub(super) line: u64,
    /// As `claims[3]` or `block 2`; empty for all there is.
    pub(super) place: String,
    /// What it says, or its text and why it cannot be read.
    pub(super) value: Result<Value, (String, String)>,
}

/// Gives blocks one by one.
pub(super) struct Blocks {
    from: From,
    /// What items may refer to, of a file that is read whole.
    pub(super) items: Items,
    /// The language of a page.
    pub(super) language: Option<String>,
    /// A page whose elements were not looked at.
    page: Option<String>,
}

enum From {
    Document(Splitter),
    Lines(Input, u64),
    Page(std::vec::IntoIter<Block>),
}

impl Blocks {
    /// Looks at what an input is. An error is why it cannot be read at all.
    pub(super) fn open(head: &[u8], mut input: Input) -> Result<Self, String> {
        let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
        let is_json = first.is_some_and(|byte| matches!(byte, b'{' | b'['));
        if !is_json && head.contains(&b'<') {
            return Self::page(input);
        }
        let mut blocks = Blocks {
            from: From::Lines(Box::new(std::io::empty()), 0),
            items: Items::new(),
            language: None,
            page: None,
        };
        let mut whole = Vec::new();
        (&mut input)
            .take(WHOLE + 1)
            .read_to_end(&mut whole)
            .map_err(|error| error.to_string())?;
        let is_all = whole.len() as u64 <= WHOLE;
        if is_of_lines(&whole) {
            blocks.from = From::Lines(Box::new(Cursor::new(whole).chain(input)), 0);
            return Ok(blocks);
        }
        if is_all {
            let text = std::str::from_utf8(&whole).map_err(|error| {
                let byte = whole[error.valid_up_to()];
                format!("is not UTF-8: byte {byte:#04X}; save the file as UTF-8")
            })?;
            if let Ok(value) = mend::parse(text) {
                collect(&plain(value), &mut blocks.items);
                if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
                    whole = mend::mended(text).into_bytes();
                }
            }
        }
        blocks.from = From::Document(Splitter::new(Box::new(Cursor::new(whole).chain(input))));
        Ok(blocks)
    }

    fn page(input: Input) -> Result<Self, String> {
        let mut bytes = Vec::new();
        input
            .take(PAGE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| error.to_string())?;
        if bytes.len() as u64 > PAGE {
            return Err("the page is larger than 32 MiB".to_owned());
        }
        let text = charset::decode(&bytes, None, true)
            .map_err(|error| error.to_string())?
            .text;
        let scripts = page::scripts(&text).into_iter().enumerate();
        let found: Vec<Block> = scripts
            .filter(|(_, (_, text))| !text.trim().is_empty())
            .map(|(number, (line, text))| Block {
                line,
                place: format!("block {}", number + 1),
                value: mend::parse(&text).map(plain).map_err(|reason| (text, reason)),
            })
            .collect();
        let mut items = Items::new();
        found
            .iter()
            .filter_map(|block| block.value.as_ref().ok())
            .for_each(|value| collect(value, &mut items));
        Ok(Blocks {
            from: From::Page(found.into_iter()),
            items,
            language: page::language(&text),
            page: Some(text),
        })
    }

    /// Whether this is a page.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.from, From::Page(_))
    }

    /// Looks at the elements of a page in whose blocks there was nothing.
    pub(super) fn look_at_elements(&mut self) {
        let Some(text) = self.page.take() else { return };
        let found = page::microdata(&text).into_iter().enumerate();
        let blocks: Vec<Block> = found
            .map(|(number, value)| Block {
                line: 1,
                place: format!("item {}", number + 1),
                value: Ok(value),
            })
            .collect();
        self.from = From::Page(blocks.into_iter());
    }

    /// The next block; none at the end; or the line from which on nothing can be read, and why.
    pub(super) fn next(&mut self) -> Result<Option<Block>, (u64, String)> {
        match &mut self.from {
            From::Page(blocks) => Ok(blocks.next()),
            From::Document(splitter) => {
                let piece = splitter.next()?;
                Ok(piece.map(|piece| read(piece.text, piece.line, piece.place)))
            }
            From::Lines(input, line) => loop {
                *line += 1;
                let failed = |reason: String| (*line, reason);
                let mut bytes = Vec::new();
                let read_of = input.take(LONGEST).read_until(b'\n', &mut bytes);
                let count = read_of.map_err(|error| failed(error.to_string()))?;
                if count == 0 {
                    return Ok(None);
                }
                if count as u64 == LONGEST {
                    return Err(failed("the line is longer than 16 MiB".to_owned()));
                }
                if !bytes.iter().all(u8::is_ascii_whitespace) {
                    return Ok(Some(read(bytes, *line, String::new())));
                }
            },
        }
    }
}

fn read(bytes: Vec<u8>, line: u64, place: String) -> Block {
    let value = match String::from_utf8(bytes) {
        Ok(text) => mend::parse(text.trim_end())
            .map(plain)
            .map_err(|reason| (text.trim_end().to_owned(), reason)),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).trim_end().to_owned();
            let reason = "is not UTF-8; save the file as UTF-8".to_owned();
            Err((text, reason))
        }
    };
    Block { line, place, value }
}

/// Whether the first line is an object of its own, and others follow.
fn is_of_lines(bytes: &[u8]) -> bool {
    let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let bytes = &bytes[blank..];
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        return false;
    };
    let (first, rest) = bytes.split_at(end);
    first.starts_with(b"{")
        && rest.iter().any(|byte| !byte.is_ascii_whitespace())
        && serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok()
}

/// Everything in a value that has a name for references and says something besides.
pub(super) fn collect(value: &Value, items: &mut Items) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, items)),
        Value::Object(object) => {
            if let Some(Value::String(id)) = object.get("@id")
                && object.keys().any(|key| !key.starts_with('@'))
            {
                let kept = object.iter().filter(|(_, value)| !value.is_object());
                let kept = kept.map(|(key, value)| (key.clone(), value.clone()));
                items.entry(id.clone()).or_insert_with(|| kept.collect());
            }
            object.values().for_each(|value| collect(value, items));
        }
        _ => {}
    }
}
