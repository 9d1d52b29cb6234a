//! Dates as the formatter can take them: single, real, and approximate where they are not exact.

use hayagriva::citationberg::json::{DateValue, VecDate, VecDateRange};
use serde_json::Value as Json;

use crate::report::model::When;
use crate::report::text::plain_date;

/// A single date with real parts.
fn date(parts: (i16, Option<u8>, Option<u8>), circa: bool) -> DateValue {
    let (year, month, day) = parts;
    let mut list = vec![year];
    list.extend(month.map(i16::from));
    list.extend(day.filter(|_| month.is_some()).map(i16::from));
    DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(list)]),
        literal: None,
        season: None,
        circa,
    }
}

/// A CSL date: date-parts, raw or literal. Of a range the part both ends share is kept, as approximate.
pub(super) fn csl_date(value: &Json) -> Option<DateValue> {
    if let Some(text) = value
        .as_str()
        .or_else(|| value.get("raw")?.as_str())
        .or_else(|| value.get("literal")?.as_str())
    {
        return edtf_text(text.trim());
    }
    let circa = match value.get("circa") {
        Some(Json::Bool(circa)) => *circa,
        Some(Json::Number(number)) => number.as_f64() != Some(0.0),
        Some(Json::String(text)) => !text.is_empty() && text != "false" && text != "0",
        _ => false,
    };
    let mut texts = value.get("date-parts")?.as_array()?.iter().filter_map(|parts| {
        let number =
            |part: &Json| -> Option<i64> { part.as_i64().or_else(|| part.as_str()?.trim().parse().ok()) };
        let numbers: Vec<_> = parts.as_array()?.iter().map_while(number).take(3).collect();
        let text = match numbers[..] {
            [year] => format!("{year:04}"),
            [year, month] => format!("{year:04}-{month:02}"),
            [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
            _ => return None,
        };
        Some(text)
    });
    let first = texts.next()?;
    match texts.next() {
        Some(last) => edtf_text(&format!("{first}/{last}")),
        None => longest_real(&first).map(|parts| date(parts, circa)),
    }
}

pub(super) fn edtf_date(when: &When) -> Option<DateValue> {
    edtf_text(when.edtf.trim())
}

/// EDTF as one CSL date. `?`, `~` and `%` make it approximate; so does an interval or a one-of set, of which
/// the part that both ends share is kept, else the beginning. Digits given as `X` cut the date short there;
/// seasons are cut down to their year. None if not even the year is known.
pub(super) fn edtf_text(text: &str) -> Option<DateValue> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    let ends = inner
        .split_once("..")
        .or_else(|| inner.split_once('/'))
        .or_else(|| {
            let (first, rest) = inner.split_once(',')?;
            Some((first, rest.rsplit(',').next().unwrap_or(rest)))
        });
    let doubtful = |text: &str| text.contains(['?', '~', '%']);
    let Some((first, last)) = ends else {
        return edtf_single(inner).map(|parts| date(parts, doubtful(inner)));
    };
    match (edtf_single(first), edtf_single(last)) {
        (Some(first), Some(last)) if first == last => Some(date(first, doubtful(inner))),
        (Some((year, month, _)), Some((other_year, other_month, _))) if year == other_year => {
            let month = month.filter(|_| month == other_month);
            Some(date((year, month, None), true))
        }
        (Some((year, ..)), _) | (None, Some((year, ..))) => Some(date((year, None, None), true)),
        (None, None) => None,
    }
}

fn edtf_single(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    let bare: String = text
        .trim()
        .chars()
        .filter(|letter| !"?~%".contains(*letter))
        .collect();
    let day = bare.split('T').next().unwrap_or_default();
    let known = match day.find('X') {
        Some(place) => day[..place]
            .rsplit_once('-')
            .map(|(known, _)| known)
            .unwrap_or_default(),
        None => day,
    };
    longest_real(known)
}

/// The longest beginning of `YYYY-MM-DD` that is a real date.
fn longest_real(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    plain_date(text).or_else(|| longest_real(text.rsplit_once('-')?.0))
}
