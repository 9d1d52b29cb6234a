//! Words for codes, counts, figures and times.

use chrono::{DateTime, Utc};

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

/// A quotation, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}
