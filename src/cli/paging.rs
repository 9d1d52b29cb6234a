//! Long lists in parts: so many rows at most, those after a row, and the command for the next ones.

use serde::Serialize;
use uuid::Uuid;

use super::args;
use super::error::{CliError, Outcome};
use super::printer::Printer;
use super::render::Column;
use crate::db::listing::Part;
use crate::domain::ids::ClaimCode;
use crate::ops::OpError;

/// Which part of a list; where nothing is said, the first rows, at most `ROWS`.
#[derive(Debug, clap::Args)]
pub struct Paging<const ROWS: i64> {
    /// After this row, as the end of a part names it
    #[arg(long, value_name = "KEY")]
    pub after: Option<String>,
    /// So many at most
    #[arg(long, value_name = "COUNT", default_value = rows::<ROWS>(), value_parser = args::count)]
    pub limit: i64,
}

impl<const ROWS: i64> Paging<ROWS> {
    /// The part to ask for: what stands for the row is found by whoever knows the list.
    pub fn part<K, E>(&self, find: impl FnOnce(&str) -> Result<K, E>) -> Result<Part<K>, E> {
        Ok(Part {
            after: self.after.as_deref().map(find).transpose()?,
            limit: one_more(self.limit),
        })
    }
}

/// A default in words: what `default_value_t` keeps of a type with a parameter, all its kinds would share.
fn rows<const ROWS: i64>() -> &'static str {
    const { assert!(matches!(ROWS, 50 | 200 | 1000), "write the number here too") };
    match ROWS {
        50 => "50",
        200 => "200",
        _ => "1000",
    }
}

/// What to ask for, so that it shows whether there is more than `limit`.
pub fn one_more(limit: i64) -> i64 {
    limit.saturating_add(1)
}

/// An id as `--after` takes it, where a list has no name for its rows.
pub fn id(key: &str) -> Result<Uuid, CliError> {
    Uuid::parse_str(key).map_err(|_| unknown(key))
}

/// A number, as `--after` takes it.
pub fn number(key: &str) -> Result<i32, CliError> {
    key.parse().map_err(|_| unknown(key))
}

/// A claim's code, as `--after` takes it.
pub fn code(key: &str) -> Result<ClaimCode, CliError> {
    key.parse().map_err(|_| unknown(key))
}

/// That a word stands for no row of this list.
pub fn unknown(key: &str) -> CliError {
    CliError::from(OpError::Usage(format!(
        "--after: `{key}` is no row of this list; take the command that the part before it ends with"
    )))
}

impl Printer {
    /// A list of which one row more than `limit` was asked for: where it came, it is left out, and standard error names
    /// the command for what follows.
    pub fn part<C, T>(
        &self,
        columns: &[C],
        rows: impl IntoIterator<Item = T>,
        limit: i64,
        key: impl Fn(&T) -> String,
    ) -> Outcome
    where
        C: Copy + Into<Column>,
        T: Serialize,
    {
        let mut rows: Vec<T> = rows.into_iter().collect();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let is_cut = rows.len() > limit;
        rows.truncate(limit);
        let last = rows.last().filter(|_| is_cut).map(key);
        self.list(columns, rows)?;
        let Some(last) = last else {
            return Ok(());
        };
        let words: Vec<String> = std::env::args().skip(1).collect();
        self.message(&format!(
            "there are more; next: `counterclaim {}`",
            next_command(&words, &last)
        ))
    }
}

/// A command's words with another row to go on after.
fn next_command(words: &[String], last: &str) -> String {
    let mut next: Vec<String> = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--after" {
            words.next();
        } else if !word.starts_with("--after=") {
            next.push(quoted(word));
        }
    }
    // before what ends the options, if anything does
    let place = next.iter().position(|word| word == "--").unwrap_or(next.len());
    next.splice(place..place, ["--after".to_owned(), quoted(last)]);
    next.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_./:=@,+%".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_command_is_the_same_after_another_row() {
        let next = |line: &str, last: &str| {
            let words: Vec<String> = line.split(' ').map(ToOwned::to_owned).collect();
            next_command(&words, last)
        };
        assert_eq!(
            next("claim list --limit 5", "C-5"),
            "claim list --limit 5 --after C-5"
        );
        assert_eq!(
            next("claim list --after C-5 --limit 5", "C-10"),
            "claim list --limit 5 --after C-10"
        );
        assert_eq!(next("claim list --after=C-5", "C-10"), "claim list --after C-10");
        assert_eq!(
            next("evidence list -- it's", "C-8#1"),
            "evidence list --after 'C-8#1' -- 'it'\\''s'"
        );
    }
}
