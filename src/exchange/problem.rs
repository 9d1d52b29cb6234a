//! What is wrong with an input file, and where.

use std::fmt;

/// One fault in an input file. As text: `name:LINE: path: reason`, without the parts that are not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    /// Name of the file as the user gave it; empty for what was given on the command line.
    pub file: String,
    /// Line, counted from 1.
    pub line: Option<usize>,
    /// Column in characters, counted from 1.
    pub column: Option<usize>,
    /// The value within the file, as `claims[3].when`; empty for the file as a whole.
    pub path: String,
    /// What is wrong: lower case, no full stop.
    pub reason: String,
    /// What would put it right, where that can be said.
    pub hint: Option<String>,
}

impl Problem {
    /// A fault of the whole of the file called `name`.
    pub fn of_file(name: &str, reason: impl Into<String>) -> Self {
        Self {
            file: name.to_owned(),
            line: None,
            column: None,
            path: String::new(),
            reason: reason.into(),
            hint: None,
        }
    }

    /// The same fault at a line and column, both counted from 1.
    pub fn at(mut self, line: usize, column: usize) -> Self {
        (self.line, self.column) = (Some(line), Some(column));
        self
    }

    /// The same fault of the value at `path`.
    pub fn of_value(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// The same fault with advice.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            place.push_str(&format!(":{line}"));
        }
        // values that were given as flags have no file
        let told = [place.as_str(), &self.path, &self.reason];
        let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
        formatter.write_str(&told.join(": "))
    }
}
