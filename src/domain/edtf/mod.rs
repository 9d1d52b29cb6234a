//! Dates as people know them: the house profile of EDTF (ISO 8601-2, Extended Date/Time Format).
//!
//! A date is kept as the text it was written in, and read as two spans of days: the *outer* span holds every day
//! the text may mean, the *inner* span only the days it certainly covers. The crate `edtf-core` says what is
//! EDTF; this module says which part of it is used here, and must agree with the SQL functions `edtf_outer` and
//! `edtf_inner` on every text.
//!
//! | written | means |
//! |---|---|
//! | `2024`, `2024-07`, `2024-07-27` | a year, a month, a day |
//! | `2024-21` to `2024-24` | spring, summer, autumn, winter; spans the year, since the hemisphere is not known |
//! | `198X`, `19XX`, `2024-XX`, `2024-07-XX` | digits that are not known |
//! | `2025?` `2025~` `2025%` | uncertain, approximate, both; the mark stands last and covers the whole date |
//! | `2023-12/2024-11` | an interval |
//! | `2023-12/..`, `2023-12/` | an interval without an end, one whose end is not known; likewise for the start |
//! | `[2025-01-11..2025-01-20]`, `[2025..]`, `[..2025]` | one date of a range |
//!
//! ```
//! use counterclaim::domain::edtf::Edtf;
//!
//! let blockade: Edtf = "2023-12/2024-11".parse()?;
//! assert_eq!(blockade.outer().to_string(), "2023-12-01 to 2024-11-30");
//! assert_eq!(blockade.inner().map(|days| days.to_string()).as_deref(), Some("2023-12-31 to 2024-11-01"));
//! assert_eq!(blockade.display_en(), "from December 2023 to November 2024");
//! # Ok::<(), counterclaim::domain::edtf::EdtfError>(())
//! ```

mod english;
mod error;
mod explain;
mod hint;
mod parse;
mod part;
mod schema;
mod span;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use error::{EdtfError, Feature};
pub use span::DateSpan;

use parse::parse;
use part::{Below, Part};

/// A date in the house profile of EDTF: the exact text, already checked.
///
/// Two values are equal when their texts are. There is no order: whether one date lies before another is a
/// question about spans, and may have no answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: String,
    form: Form,
}

/// What an accepted text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    One(Part),
    Interval(End, End),
    /// One date of a range; `None` where the range has no such end.
    OneOf(Option<Part>, Option<Part>),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    At(Part),
    Open,
    Unknown,
}

impl Edtf {
    /// The exact text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Every day the text may mean, from the earliest to the latest.
    ///
    /// An open and an unknown end both leave the span without an end: what is not known cannot narrow it.
    pub fn outer(&self) -> DateSpan {
        match self.form {
            Form::One(part) => part.span(),
            Form::Interval(start, end) => DateSpan {
                first: start.part().map(|p| p.first),
                last: end.part().map(|p| p.last),
            },
            Form::OneOf(start, end) => DateSpan {
                first: start.map(|p| p.first),
                last: end.map(|p| p.last),
            },
        }
    }

    /// The days that are certainly covered, or `None` when there are none.
    ///
    /// One day covers itself. An interval covers the days from the latest start to the earliest end. Whatever
    /// carries a mark or an `X`, a range with one unknown date, and an interval with an unknown end cover no day
    /// for certain.
    pub fn inner(&self) -> Option<DateSpan> {
        match self.form {
            Form::One(part) => (part.is_exact() && matches!(part.below, Below::Day(..))).then(|| part.span()),
            Form::OneOf(..) => None,
            Form::Interval(End::Unknown, _) | Form::Interval(_, End::Unknown) => None,
            Form::Interval(start, end) => {
                if ![start, end]
                    .iter()
                    .filter_map(|e| e.part())
                    .all(|part| part.is_exact())
                {
                    return None;
                }
                let first = start.part().map(|part| part.last);
                let last = end.part().map(|part| part.first);
                match (first, last) {
                    (Some(first), Some(last)) if first > last => None,
                    _ => Some(DateSpan { first, last }),
                }
            }
        }
    }

    /// Plain English for reports, saying no more than the text does.
    ///
    /// `2024-07` is "July 2024", `[2025-01-11..2025-01-20]` "between 11 and 20 January 2025", `2023-12/..`
    /// "since December 2023", `/2025-01` "until January 2025 (start unknown)", `2025~` "about 2025".
    pub fn display_en(&self) -> String {
        match self.form {
            Form::One(part) => part.english(),
            Form::Interval(End::At(start), End::At(end)) => english::two_dates("from", start, "to", end),
            Form::Interval(End::At(start), End::Open) => format!("since {}", start.english()),
            Form::Interval(End::At(start), _) => format!("since {} (end unknown)", start.english()),
            Form::Interval(End::Open, End::At(end)) => format!("until {}", end.english()),
            Form::Interval(_, End::At(end)) => format!("until {} (start unknown)", end.english()),
            Form::OneOf(Some(start), Some(end)) => english::two_dates("between", start, "and", end),
            Form::OneOf(Some(start), None) => format!("{} or later", start.english()),
            Form::OneOf(None, Some(end)) => format!("{} or earlier", end.english()),
            // The parser refuses an interval or a range with no date at all.
            Form::Interval(..) | Form::OneOf(None, None) => self.text.clone(),
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Ok(Self {
            form: parse(text)?,
            text: text.to_owned(),
        })
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        Ok(Self {
            form: parse(&text)?,
            text,
        })
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.text
    }
}

impl AsRef<str> for Edtf {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl End {
    fn part(&self) -> Option<&Part> {
        match self {
            Self::At(part) => Some(part),
            Self::Open | Self::Unknown => None,
        }
    }
}
