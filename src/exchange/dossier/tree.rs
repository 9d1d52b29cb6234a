//! The file as a tree of values that know where they stand.
//!
//! One pass over the events of the YAML parser, without recursion. JSON is read by the same parser: every
//! JSON text is YAML. What a dossier has no use for and what makes YAML dangerous is refused here: anchors,
//! aliases, merge keys, tags, several documents, keys given twice, deep nesting, floods of values.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use serde_saphyr::granit_parser::{ErrorKind, Event, Marker, Options, Parser, ScalarStyle, ScanError};

use super::text::shortened;

/// How deep lists and mappings may be nested.
pub const MAX_DEPTH: usize = 64;

/// How many values a file may hold.
pub const MAX_VALUES: usize = 2_000_000;

/// Line and column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub line: u32,
    pub column: u32,
}

impl From<&Marker> for Position {
    fn from(marker: &Marker) -> Self {
        let bounded = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            line: bounded(marker.line()),
            column: bounded(marker.col().saturating_add(1)),
        }
    }
}

/// A value and where it stands. The value of a key stands where its key does when it begins in a later line.
#[derive(Debug)]
pub(super) struct Node<'text> {
    pub at: Position,
    pub value: Value<'text>,
}

#[derive(Debug)]
pub(super) enum Value<'text> {
    /// A text; `plain` when it was written without quotes, so that it may be a number or nothing.
    Scalar {
        text: Cow<'text, str>,
        plain: bool,
    },
    List(Vec<Node<'text>>),
    Map(Vec<(Key<'text>, Node<'text>)>),
}

#[derive(Debug)]
pub(super) struct Key<'text> {
    pub text: Cow<'text, str>,
    pub at: Position,
}

/// One step of a path into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Writes a path, outermost step first, as `claims[3].when`.
pub(super) fn path_text<'a>(steps: impl Iterator<Item = &'a Step>) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() => path.push_str(&shortened(key)),
            Step::Key(key) => {
                path.push('.');
                path.push_str(&shortened(key));
            }
            // writing to a string cannot fail
            Step::Index(index) => drop(write!(path, "[{index}]")),
        }
    }
    path
}

/// What is wrong at one place of the file.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: Option<Position>,
    /// The path to the value, innermost step first.
    pub steps: Vec<Step>,
    pub reason: String,
    pub hint: Option<String>,
}

impl Fault {
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            at: None,
            steps: Vec::new(),
            reason: reason.into(),
            hint: None,
        }
    }

    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says where it is, unless something further inside has said so.
    pub fn at(mut self, at: Position) -> Self {
        self.at.get_or_insert(at);
        self
    }

    /// Says that it is inside the value at this step.
    pub fn inside(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// A list or mapping that has begun and not yet ended.
enum Open<'text> {
    List {
        at: Position,
        items: Vec<Node<'text>>,
    },
    Map {
        at: Position,
        entries: Vec<(Key<'text>, Node<'text>)>,
        key: Option<Key<'text>>,
    },
}

/// The tree of a file; `None` when it has no content.
pub(super) fn parse(text: &str) -> Result<Option<Node<'_>>, Fault> {
    Builder::default().build(text)
}

#[derive(Default)]
struct Builder<'text> {
    open: Vec<Open<'text>>,
    root: Option<Node<'text>>,
    values: usize,
}

impl<'text> Builder<'text> {
    fn build(mut self, text: &'text str) -> Result<Option<Node<'text>>, Fault> {
        let mut options = Options::default();
        options.set_emit_comments(false);
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        options.emit_unresolved_aliases = true;
        let mut parser = Parser::new_from_str_with_options(text, options);
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => return Err(self.located(syntax_fault(&error))),
            };
            let at = Position::from(&span.start);
            if let Err(fault) = self.take(event, at) {
                return Err(self.located(fault.at(at)));
            }
        }
        Ok(self.root)
    }

    fn take(&mut self, event: Event<'text>, at: Position) -> Result<(), Fault> {
        if event.tag().is_some() {
            return Err(Fault::new("tags such as `!name` have no meaning here")
                .with_hint("leave the tag out, or quote a text that begins with `!`"));
        }
        if event.anchor_id().is_some_and(|id| id != 0) {
            return Err(Fault::new("anchors (`&name`) are not allowed")
                .with_hint("write the value out, or quote a text that begins with `&`"));
        }
        match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                Err(Fault::new("aliases (`*name`) are not allowed")
                    .with_hint("write the value out, or quote a text that begins with `*`"))
            }
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault::new(
                "a second document begins here (`---`); a file holds one dossier",
            )),
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                if let Some(Open::Map { key: key @ None, .. }) = self.open.last_mut() {
                    if plain && text == "<<" {
                        return Err(
                            Fault::new("merge keys (`<<`) are not allowed").with_hint("write the keys out")
                        );
                    }
                    *key = Some(Key { text, at });
                    return Ok(());
                }
                let at = self.place(at);
                if text.contains('\0') {
                    return Err(Fault::new("the text holds a NUL character, which cannot be stored").at(at));
                }
                self.close(Node {
                    at,
                    value: Value::Scalar { text, plain },
                })
            }
            Event::SequenceStart(..) => {
                self.may_open()?;
                let at = self.place(at);
                self.open.push(Open::List {
                    at,
                    items: Vec::new(),
                });
                Ok(())
            }
            Event::MappingStart(..) => {
                self.may_open()?;
                let at = self.place(at);
                self.open.push(Open::Map {
                    at,
                    entries: Vec::new(),
                    key: None,
                });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List { at, items }) => self.close(Node {
                    at,
                    value: Value::List(items),
                }),
                Some(Open::Map { at, entries, .. }) => {
                    check_keys(&entries)?;
                    self.close(Node {
                        at,
                        value: Value::Map(entries),
                    })
                }
                None => Err(Fault::new("a list or mapping ends that never began")),
            },
            _ => Ok(()),
        }
    }

    /// Where the next value stands: with its key when it begins in a later line.
    fn place(&self, at: Position) -> Position {
        match self.open.last() {
            Some(Open::Map { key: Some(key), .. }) if key.at.line < at.line => key.at,
            _ => at,
        }
    }

    fn may_open(&self) -> Result<(), Fault> {
        if let Some(Open::Map { key: None, .. }) = self.open.last() {
            return Err(Fault::new("a key must be a text, not a list or mapping"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep());
        }
        Ok(())
    }

    /// Puts a finished value where it belongs.
    fn close(&mut self, node: Node<'text>) -> Result<(), Fault> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(Fault::new(format!(
                "the file holds more than {MAX_VALUES} values"
            )));
        }
        match self.open.last_mut() {
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => return Err(Fault::new("a key must be a text, not a list or mapping")),
            },
            None => self.root = Some(node),
        }
        Ok(())
    }

    /// The fault with the path of the value that was being read.
    fn located(&self, mut fault: Fault) -> Fault {
        for open in self.open.iter().rev() {
            match open {
                Open::List { items, .. } => fault.steps.push(Step::Index(items.len())),
                Open::Map { key: Some(key), .. } => fault.steps.push(Step::Key(key.text.to_string())),
                Open::Map { .. } => {}
            }
        }
        fault
    }
}

/// Refuses a key given twice.
fn check_keys(entries: &[(Key<'_>, Node<'_>)]) -> Result<(), Fault> {
    let mut seen: HashMap<&str, u32> = HashMap::with_capacity(entries.len());
    for (key, _) in entries {
        if let Some(line) = seen.insert(&key.text, key.at.line) {
            return Err(Fault::new(format!(
                "`{}` is given twice, first in line {line}",
                shortened(&key.text)
            ))
            .at(key.at)
            .inside(Step::Key(key.text.to_string())));
        }
    }
    Ok(())
}

fn too_deep() -> Fault {
    Fault::new(format!(
        "lists and mappings are nested deeper than {MAX_DEPTH} levels"
    ))
}

/// The parser's words for a fault of syntax, with advice for the usual slips.
fn syntax_fault(error: &ScanError) -> Fault {
    let fault = match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() || !character.is_ascii() => {
            let code = u32::from(*character);
            Fault::new(format!(
                "not valid YAML or JSON: unexpected character U+{code:04X}"
            ))
            .with_hint(format!(
                "in a text in double quotes write it as \\u{code:04x}, or remove it"
            ))
        }
        kind => {
            Fault::new(format!("not valid YAML or JSON: {}", error.info())).with_optional_hint(match kind {
                ErrorKind::MappingValueNotAllowed
                | ErrorKind::UnexpectedCharacter { .. }
                | ErrorKind::InvalidTrailingDoubleQuotedScalar
                | ErrorKind::InvalidTrailingSingleQuotedScalar
                | ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::SimpleKeyExpected
                | ErrorKind::InvalidSimpleKey => Some(
                    "a text with `: ` or ` #`, or that begins with a sign such as \" @ % ` [ {, needs quotes",
                ),
                ErrorKind::TabInIndentation | ErrorKind::TabInBlockIndentation | ErrorKind::TabNotAllowed => {
                    Some("indent with spaces")
                }
                _ => None,
            })
        }
    };
    fault.at(Position::from(error.marker()))
}

impl Fault {
    fn with_optional_hint(mut self, hint: Option<&str>) -> Self {
        self.hint = hint.map(str::to_owned);
        self
    }
}
