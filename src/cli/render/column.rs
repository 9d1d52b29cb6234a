//! A column of a list: which key it shows, and how a table shows its values.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::text;

use super::words;

/// A column; a plain key is one that shows its values as they are.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The key of the rows' views.
    pub key: &'static str,
    shown: Shown,
}

#[derive(Debug, Clone, Copy)]
enum Shown {
    AsIs,
    Spaced,
    Time,
    Date,
    Short,
    Cut,
}

/// How many characters of a long text a table shows.
const CUT: usize = 80;

impl From<&'static str> for Column {
    fn from(key: &'static str) -> Self {
        Column {
            key,
            shown: Shown::AsIs,
        }
    }
}

/// A column of codes, in a table with spaces: `in review`.
pub fn spaced(key: &'static str) -> Column {
    Column {
        key,
        shown: Shown::Spaced,
    }
}

/// A column of times, in a table to the minute.
pub fn time(key: &'static str) -> Column {
    Column {
        key,
        shown: Shown::Time,
    }
}

/// A column of times, in a table to the day.
pub fn date(key: &'static str) -> Column {
    Column {
        key,
        shown: Shown::Date,
    }
}

/// A column of hashes, in a table their first twelve digits.
pub fn short(key: &'static str) -> Column {
    Column {
        key,
        shown: Shown::Short,
    }
}

/// A column of long texts, in a table their beginning.
pub fn cut(key: &'static str) -> Column {
    Column {
        key,
        shown: Shown::Cut,
    }
}

impl Column {
    /// What stands above it.
    pub fn header(&self) -> String {
        self.key.replace('_', " ").to_uppercase()
    }

    /// A value as the text of a table's cell: one line, harmless.
    pub fn cell(&self, value: &Value) -> String {
        let text = text::plain(value);
        let text = match self.shown {
            Shown::AsIs => text,
            Shown::Spaced => words::words(&text),
            Shown::Short => text.chars().take(12).collect(),
            Shown::Cut => beginning(text),
            Shown::Time => text.parse().map_or(text, |at: DateTime<Utc>| words::moment(at)),
            Shown::Date => text
                .parse()
                .map_or(text, |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string()),
        };
        text::strip_terminal(&text).replace(['\n', '\t'], " ")
    }
}

/// The text, or so much of it as a table shows.
fn beginning(text: String) -> String {
    if text.chars().count() <= CUT {
        return text;
    }
    let cut: String = text.chars().take(CUT - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_shows_its_beginning() {
        let whole: Value = "é".repeat(CUT).into();
        assert_eq!(cut("answer").cell(&whole), "é".repeat(CUT));
        let long: Value = format!("{} and more", "é".repeat(CUT - 3)).into();
        assert_eq!(cut("answer").cell(&long), format!("{} a…", "é".repeat(CUT - 3)));
    }
}
