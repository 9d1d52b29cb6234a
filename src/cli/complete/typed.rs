//! What has been typed before and after the word that is completed.

use std::ffi::OsString;

use clap::Parser;

use crate::cli::args::{Cli, Global};

use super::PROGRAM;

/// The options that say where and as whom a command works.
const PLACES: [&str; 4] = ["--database-url", "--data-dir", "--as", "--dossier"];

/// The words of a command that is being typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    words: Vec<String>,
    /// Which of them is completed.
    cursor: usize,
}

impl Typed {
    /// Takes the words that a shell's script hands over after `--`.
    pub fn read(args: impl Iterator<Item = OsString>) -> Self {
        let words: Vec<String> = args
            .map(|word| word.to_string_lossy().into_owned())
            .skip_while(|word| word != "--")
            .skip(1)
            .collect();
        // the shells that do not say where the cursor is hand over no word after it
        let cursor = std::env::var("_CLAP_COMPLETE_INDEX").ok();
        let cursor = cursor.and_then(|index| index.parse().ok());
        Typed {
            cursor: cursor.unwrap_or(words.len().saturating_sub(1)),
            words,
        }
    }

    /// Whether the word that is being completed begins an option.
    pub fn is_option(&self) -> bool {
        self.words
            .get(self.cursor)
            .is_some_and(|word| word.starts_with('-'))
    }

    /// Whether this stands among the words already, where it is not what is being completed.
    pub fn has(&self, name: &str) -> bool {
        let mut others = self
            .words
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != self.cursor);
        others.any(|(_, word)| word == name)
    }

    /// The global options as the words, the environment and nothing else have them.
    pub fn global(&self) -> Option<Global> {
        // any command that takes no arguments
        let line = [PROGRAM.to_owned()]
            .into_iter()
            .chain(self.places())
            .chain(["db".to_owned(), "url".to_owned()]);
        Some(Cli::try_parse_from(line).ok()?.global)
    }

    /// The options that say where and as whom, with their values; not the one whose value is being typed.
    fn places(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (index, word) in self.words.iter().enumerate() {
            let (option, value, at) = match word.split_once('=') {
                Some((option, value)) => (option, Some(value), index),
                None => (
                    word.as_str(),
                    self.words.get(index + 1).map(String::as_str),
                    index + 1,
                ),
            };
            if let (true, Some(value), false) = (PLACES.contains(&option), value, at == self.cursor) {
                found.push(format!("{option}={}", expanded(value)));
            }
        }
        found
    }
}

/// A value without what the shell would take away: its quotes, and the sign for one's own directory.
fn expanded(value: &str) -> String {
    let quoted = ['\'', '"']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark));
    if let Some(inner) = quoted {
        return inner.to_owned();
    }
    match (value.strip_prefix("~/"), std::env::var("HOME")) {
        (Some(rest), Ok(home)) => format!("{home}/{rest}"),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str, cursor: usize) -> Typed {
        Typed {
            words: line.split(' ').map(ToOwned::to_owned).collect(),
            cursor,
        }
    }

    #[test]
    fn where_and_as_whom_is_read_wherever_it_stands() {
        let line = "counterclaim --as checker review take C-1 --dossier='mali-algeria'";
        assert_eq!(
            typed(line, 5).places(),
            ["--as=checker", "--dossier=mali-algeria"]
        );
    }

    #[test]
    fn what_is_being_typed_is_no_place_yet() {
        assert!(typed("counterclaim --as chec", 2).places().is_empty());
        assert!(typed("counterclaim --dossier=ma", 1).places().is_empty());
    }

    #[test]
    fn what_stands_there_already_is_known() {
        let typed = typed("counterclaim review take C-1 C-1", 4);
        assert!(typed.has("C-1"));
        assert!(!typed.has("C-12"));
    }
}
