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

/// What was written, by kind: `1 claim revision, 3 entities`. Short names go without saying.
pub fn rows<'a>(counts: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let counts = counts.into_iter().filter(|(table, _)| *table != "handle");
    let told = counts.map(|(table, number)| {
        let one = match table {
            "evidence" => "piece of evidence".to_owned(),
            _ => words(table),
        };
        let several = match one.strip_suffix('y') {
            _ if table == "evidence" => "pieces of evidence".to_owned(),
            Some(stem) => format!("{stem}ies"),
            None => format!("{one}s"),
        };
        count(number, &one, &several)
    });
    told.collect::<Vec<_>>().join(", ")
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

/// A text on one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A quotation, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn what_was_written_is_told_in_words() {
        let counts = [
            ("entity", 4),
            ("claim_revision", 1),
            ("evidence", 2),
            ("quantity", 1),
            ("handle", 7),
        ];
        assert_eq!(
            rows(counts),
            "4 entities, 1 claim revision, 2 pieces of evidence, 1 quantity"
        );
        assert_eq!(rows([("handle", 7)]), "");
    }
}
