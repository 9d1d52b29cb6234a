//! Words for codes, counts, figures and times.

use chrono::{DateTime, Utc};

use crate::domain::edtf::Edtf;

/// A code in words: `in_review` as `in review`.
pub fn words(code: &str) -> String {
    code.replace('_', " ")
}

/// A count with its noun: `1 statement`, `3 statements`.
pub fn count(number: usize, one: &str, several: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {several}"),
    }
}

/// A recorded time to the minute.
pub fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// A date of the world in words; whatever is no EDTF as it is.
pub fn date_in_words(date: &str) -> String {
    let read = date.parse::<Edtf>();
    read.map_or_else(|_| date.to_owned(), |date| date.display_en())
}

/// A quotation, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}
