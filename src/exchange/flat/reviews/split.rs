//! JSON that is too large to be held: cut into the elements of its list, which are read one by one.

use std::io::BufRead;

use crate::exchange::flat::Input;
use crate::exchange::flat::limit::LONGEST;

/// Keys of an object at the top whose lists are as long as they like: feeds, and pages of searches.
const LISTS: [&str; 4] = ["dataFeedElement", "claims", "results", "itemListElement"];

/// A value that was cut out.
pub(in crate::exchange::flat) struct Piece {
    /// Where it begins, counted from 1.
    pub(in crate::exchange::flat) line: u64,
    /// As `claims[3]`; empty for a value of its own.
    pub(super) place: String,
    pub(in crate::exchange::flat) text: Vec<u8>,
}

/// Cuts values out of JSON.
pub(in crate::exchange::flat) struct Splitter {
    input: Input,
    line: u64,
    state: State,
    /// What an object at the top has besides its long lists.
    rest: Vec<u8>,
    begun: u64,
}

enum State {
    Top,
    Object,
    /// The list of a key, or at the top; and the place of the next element.
    List(Option<String>, u64),
}

impl Splitter {
    pub(in crate::exchange::flat) fn new(input: Input) -> Self {
        Splitter {
            input,
            line: 1,
            state: State::Top,
            rest: Vec::new(),
            begun: 1,
        }
    }

    /// The next value; none at the end; or the line from which on nothing can be read, and why.
    pub(in crate::exchange::flat) fn next(&mut self) -> Result<Option<Piece>, (u64, String)> {
        self.cut().map_err(|reason| (self.line, reason))
    }

    fn cut(&mut self) -> Result<Option<Piece>, String> {
        loop {
            let next = self.next_byte(!matches!(self.state, State::Top))?;
            match (&mut self.state, next) {
                (State::Top, None) => return Ok(None),
                (_, None) => return Err("the file ends within its JSON".to_owned()),
                (State::Top, Some(b'[')) => {
                    self.input.consume(1);
                    self.state = State::List(None, 0);
                }
                (State::Top, Some(b'{')) => {
                    self.input.consume(1);
                    self.begun = self.line;
                    self.rest = b"{".to_vec();
                    self.state = State::Object;
                }
                (State::Top, Some(_)) => {
                    let line = self.line;
                    let text = self.value()?;
                    return Ok(Some(Piece {
                        line,
                        place: String::new(),
                        text,
                    }));
                }
                (State::Object, Some(b'}')) => {
                    self.input.consume(1);
                    self.state = State::Top;
                    let mut text = std::mem::take(&mut self.rest);
                    text.push(b'}');
                    return Ok(Some(Piece {
                        line: self.begun,
                        place: String::new(),
                        text,
                    }));
                }
                (State::Object, Some(_)) => self.entry()?,
                (State::List(key, _), Some(b']')) => {
                    self.state = if key.is_some() { State::Object } else { State::Top };
                    self.input.consume(1);
                }
                (State::List(key, number), Some(_)) => {
                    let place = format!("{}[{number}]", key.as_deref().unwrap_or_default());
                    *number += 1;
                    let line = self.line;
                    let text = self.value()?;
                    return Ok(Some(Piece { line, place, text }));
                }
            }
        }
    }

    /// A key of the object at the top and what belongs to it, unless that is a long list.
    fn entry(&mut self) -> Result<(), String> {
        const WRONG: &str = "is no JSON: a key in quotation marks and a colon are wanted here";
        let key = self.value()?;
        let name: String = serde_json::from_slice(&key).map_err(|_| WRONG.to_owned())?;
        if self.next_byte(false)? != Some(b':') {
            return Err(WRONG.to_owned());
        }
        self.input.consume(1);
        if self.next_byte(false)? == Some(b'[') && LISTS.contains(&name.as_str()) {
            self.input.consume(1);
            self.state = State::List(Some(name), 0);
            return Ok(());
        }
        let value = self.value()?;
        if self.rest.len() > 1 {
            self.rest.push(b',');
        }
        self.rest.extend(key);
        self.rest.push(b':');
        self.rest.extend(value);
        if self.rest.len() as u64 > LONGEST {
            return Err(too_long());
        }
        Ok(())
    }

    /// The next byte that is no space, which stays; nor a comma, between elements.
    fn next_byte(&mut self, commas: bool) -> Result<Option<u8>, String> {
        loop {
            let bytes = self.input.fill_buf().map_err(|error| error.to_string())?;
            if bytes.is_empty() {
                return Ok(None);
            }
            let is_passed = |byte: &u8| byte.is_ascii_whitespace() || (commas && *byte == b',');
            let passed = bytes.iter().take_while(|byte| is_passed(byte)).count();
            let found = bytes.get(passed).copied();
            self.line += lines(&bytes[..passed]);
            self.input.consume(passed);
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// A value with all that is within it, as it stands.
    fn value(&mut self) -> Result<Vec<u8>, String> {
        let mut text = Vec::new();
        let (mut depth, mut is_within, mut is_escaped) = (0_u64, false, false);
        loop {
            let bytes = self.input.fill_buf().map_err(|error| error.to_string())?;
            if bytes.is_empty() {
                if depth == 0 && !is_within && !text.is_empty() {
                    return Ok(text);
                }
                return Err("the file ends within its JSON".to_owned());
            }
            let mut end = None;
            for (place, byte) in bytes.iter().enumerate() {
                if is_within {
                    match byte {
                        _ if is_escaped => is_escaped = false,
                        b'\\' => is_escaped = true,
                        b'"' => {
                            is_within = false;
                            if depth == 0 {
                                end = Some(place + 1);
                                break;
                            }
                        }
                        _ => {}
                    }
                    continue;
                }
                match byte {
                    b'"' => is_within = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 0 => {
                        depth -= 1;
                        if depth == 0 {
                            end = Some(place + 1);
                            break;
                        }
                    }
                    b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => {
                        end = Some(place);
                        break;
                    }
                    _ => {}
                }
            }
            let taken = end.unwrap_or(bytes.len());
            text.extend_from_slice(&bytes[..taken]);
            self.line += lines(&bytes[..taken]);
            self.input.consume(taken);
            if text.len() as u64 > LONGEST {
                return Err(too_long());
            }
            if end.is_some() {
                if text.is_empty() {
                    return Err("is no JSON: a value is wanted here".to_owned());
                }
                return Ok(text);
            }
        }
    }
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn too_long() -> String {
    "one item is longer than 16 MiB".to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor};

    use super::*;

    fn cut(text: &str) -> Vec<String> {
        // a buffer that ends everywhere
        let input = BufReader::with_capacity(1, Cursor::new(text.as_bytes().to_vec()));
        let mut splitter = Splitter::new(Box::new(input));
        let mut found = Vec::new();
        loop {
            match splitter.next() {
                Ok(Some(piece)) => found.push(format!(
                    "{} {} {}",
                    piece.line,
                    piece.place,
                    String::from_utf8_lossy(&piece.text)
                )),
                Ok(None) => return found,
                Err((line, reason)) => {
                    found.push(format!("{line} {reason}"));
                    return found;
                }
            }
        }
    }

    #[test]
    fn lists_are_cut_into_elements_wherever_they_stand() {
        assert_eq!(
            cut("[{\"a\": \"]\\\"\"},\n 1, [2]]\n{\"b\": {}} "),
            [
                "1 [0] {\"a\": \"]\\\"\"}",
                "2 [1] 1",
                "2 [2] [2]",
                "3  {\"b\":{}}"
            ]
        );
        assert_eq!(
            cut("{\"c\": 1,\n\"claims\": [{}\n,{}], \"d\": [3]}"),
            ["2 claims[0] {}", "3 claims[1] {}", "1  {\"c\":1,\"d\":[3]}"]
        );
        assert_eq!(cut(""), [""; 0]);
        assert_eq!(cut("[{}, {"), ["1 [0] {}", "1 the file ends within its JSON"]);
        assert_eq!(cut("[1\n}"), ["1 [0] 1", "2 is no JSON: a value is wanted here"]);
        assert_eq!(
            cut("{a: 1}"),
            ["1 is no JSON: a key in quotation marks and a colon are wanted here"]
        );
        assert_eq!(cut("}"), ["1 is no JSON: a value is wanted here"]);
    }
}
