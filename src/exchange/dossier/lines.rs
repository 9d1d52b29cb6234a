//! Where the values of a file stand, for problems that are found after reading.

use std::sync::OnceLock;

use super::tree::{Node, Position, Value, parse};
use crate::exchange::Problem;

/// Finds the line of a value by its path. The text is read a second time when the first line is asked for; a
/// file without problems costs nothing but keeping its text.
#[derive(Debug, Default)]
pub struct LineIndex {
    name: String,
    text: String,
    places: OnceLock<Option<Place>>,
}

/// A value's place and the values within it.
#[derive(Debug)]
struct Place {
    at: Position,
    within: Within,
}

#[derive(Debug)]
enum Within {
    Nothing,
    List(Vec<Place>),
    Map(Vec<(Box<str>, Place)>),
}

impl LineIndex {
    pub(super) fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            places: OnceLock::new(),
        }
    }

    /// Line, from 1, of the value at a path such as `claims[3].when`. When the file has no such value, the
    /// line of the innermost value on the way to it; `None` when not even the first step is there.
    pub fn line_of(&self, path: &str) -> Option<usize> {
        self.position_of(path).map(|(line, _)| line)
    }

    /// Line and column, both from 1, of the value at a path, found as by [`Self::line_of`].
    pub fn position_of(&self, path: &str) -> Option<(usize, usize)> {
        let places = self
            .places
            .get_or_init(|| parse(&self.text).ok().flatten().map(|root| Place::of(&root)));
        places.as_ref().and_then(|root| root.find(path))
    }

    /// A problem of the value at a path, with its line and column.
    pub fn problem(&self, path: impl Into<String>, reason: impl Into<String>) -> Problem {
        let path = path.into();
        let problem = Problem::of_file(&self.name, reason);
        match self.position_of(&path) {
            Some((line, column)) => problem.at(line, column).of_value(path),
            None => problem.of_value(path),
        }
    }
}

impl Place {
    fn of(node: &Node<'_>) -> Self {
        let within = match &node.value {
            Value::Scalar { .. } => Within::Nothing,
            Value::List(items) => Within::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => Within::Map(
                entries
                    .iter()
                    .map(|(key, node)| (key.text.as_ref().into(), Self::of(node)))
                    .collect(),
            ),
        };
        Self { at: node.at, within }
    }

    fn find(&self, path: &str) -> Option<(usize, usize)> {
        let mut place = self;
        for (depth, step) in steps(path).enumerate() {
            let next = match (&place.within, step) {
                (Within::List(items), Err(index)) => items.get(index),
                (Within::Map(entries), Ok(key)) => entries
                    .iter()
                    .find(|(name, _)| name.as_ref() == key)
                    .map(|(_, place)| place),
                _ => None,
            };
            match next {
                Some(next) => place = next,
                None if depth == 0 => return None,
                None => break,
            }
        }
        Some((place.at.line as usize, place.at.column as usize))
    }
}

/// The steps of a path: `Ok` for a key, `Err` for an index.
fn steps(path: &str) -> impl Iterator<Item = Result<&str, usize>> {
    path.split(['.', '['])
        .filter(|part| !part.is_empty())
        .map(
            |part| match part.strip_suffix(']').and_then(|index| index.parse().ok()) {
                Some(index) => Err(index),
                None => Ok(part),
            },
        )
}
