//! Days in the shapes that pages have. A day that may be two is none.

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use crate::domain::edtf::Edtf;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Moments as numbers: from 1990 to 2100, seconds.
const EPOCH: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Why a date is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It may be two days: `05/07/2020`.
    Ambiguous,
    /// It is none.
    Unknown,
}

impl NoDate {
    pub(super) fn words(self) -> &'static str {
        match self {
            NoDate::Ambiguous => "may be two days",
            NoDate::Unknown => "is no date that can be read",
        }
    }
}

/// The day that a value says, EDTF; none of one that says nothing.
pub(super) fn read(value: &Value) -> Option<Result<String, NoDate>> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(words(text.trim())),
        Value::Number(number) => {
            let whole = number
                .as_i64()
                .or_else(|| number.as_f64().map(|number| number as i64));
            Some(whole.and_then(number_day).ok_or(NoDate::Unknown))
        }
        Value::Null => None,
        _ => Some(Err(NoDate::Unknown)),
    }
}

fn number_day(number: i64) -> Option<String> {
    if (1000..=2200).contains(&number) {
        return Some(number.to_string());
    }
    if (10_000_101..=99_991_231).contains(&number) {
        return day(number / 10_000, number / 100 % 100, number % 100);
    }
    let seconds = [number, number / 1000]
        .into_iter()
        .find(|seconds| EPOCH.contains(seconds))?;
    let moment = DateTime::from_timestamp(seconds, 0)?;
    Some(moment.date_naive().to_string())
}

fn day(year: i64, month: i64, day: i64) -> Option<String> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1000..=9999).contains(&year).then(|| date.to_string())
}

fn words(text: &str) -> Result<String, NoDate> {
    if text.len() > 100 {
        return Err(NoDate::Unknown);
    }
    if let Ok(number) = text.parse::<i64>() {
        return number_day(number).ok_or(NoDate::Unknown);
    }
    // `2020-07-05`, with a time behind it or not
    if let Some(head) = text.get(..10)
        && NaiveDate::parse_from_str(head, "%Y-%m-%d").is_ok_and(|date| date.to_string() == head)
        && !text[10..].starts_with(|c: char| c.is_ascii_digit() || c == '/')
    {
        return Ok(head.to_owned());
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '.' | '-'))
        .filter(|part| !part.is_empty())
        .collect();
    if let Some(found) = named(&parts) {
        return Ok(found);
    }
    if let Ok(date) = text.parse::<Edtf>() {
        return Ok(date.to_string());
    }
    numbers(text)
}

/// A month by its English name, with a day and a year beside it: `July 5, 2020`, `Sun, 05 Jul 2020 10:00:00 GMT`.
fn named(parts: &[&str]) -> Option<String> {
    let month_of = |part: &&str| {
        let word = part.to_lowercase();
        let is_month = |name: &&str| {
            word == **name || (name[..3] == *word) || (word == "sept" && name.starts_with("sept"))
        };
        MONTHS.iter().position(is_month)
    };
    let (place, month) = parts
        .iter()
        .enumerate()
        .find_map(|(place, part)| Some((place, month_of(part)?)))?;
    let month = month as i64 + 1;
    let number = |part: &&str| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &part[digits.len()..];
        let is_day = ["", "st", "nd", "rd", "th"].contains(&ending);
        digits.parse::<i64>().ok().filter(|_| is_day && digits.len() <= 4)
    };
    let after: Vec<i64> = parts[place + 1..].iter().map_while(number).collect();
    let before = place.checked_sub(1).and_then(|place| number(&parts[place]));
    match (before, after.as_slice()) {
        // `5 July 2020`
        (Some(before @ 1..=31), [year @ 1000..=9999, ..]) => day(*year, month, before),
        // `July 5, 2020`
        (_, [first @ 1..=31, year @ 1000..=9999, ..]) => day(*year, month, *first),
        // `2020 July 5`
        (Some(year @ 1000..=9999), [first @ 1..=31, ..]) => day(year, month, *first),
        // `July 2020`; `Sun Jul 05 10:00:00 2020` is none of these
        (None, [year @ 1000..=9999]) if parts.len() == 2 => Some(format!("{year:04}-{month:02}")),
        _ => None,
    }
}

/// Numbers between marks: `2020/07/05`, `25.7.2020`; `05/07/2020` may be two days.
fn numbers(text: &str) -> Result<String, NoDate> {
    let date = text
        .split(|c: char| c.is_whitespace() || c == 'T' || c == ',')
        .next();
    let date = date.unwrap_or_default();
    let Some(mark) = date.chars().find(|c| matches!(c, '/' | '.' | '-')) else {
        return Err(NoDate::Unknown);
    };
    let parts: Vec<&str> = date.trim_end_matches('.').split(mark).collect();
    let numbers: Option<Vec<i64>> = parts
        .iter()
        .map(|part| part.parse().ok().filter(|_| part.len() <= 4))
        .collect();
    let [first, second, third] = numbers.as_deref().unwrap_or_default() else {
        return Err(NoDate::Unknown);
    };
    let (first, second, third) = (*first, *second, *third);
    if first >= 1000 {
        return day(first, second, third).ok_or(NoDate::Unknown);
    }
    if third < 1000 {
        return Err(NoDate::Unknown);
    }
    let (as_day, as_month) = (day(third, second, first), day(third, first, second));
    match (as_day, as_month) {
        // points stand behind days
        (Some(day), _) if mark == '.' => Ok(day),
        (Some(one), Some(other)) if one != other => Err(NoDate::Ambiguous),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(NoDate::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_are_read_in_the_shapes_that_pages_have() {
        for (shape, said) in [
            (json!("2020-07-05"), "2020-07-05"),
            (json!("2020-07-05T23:00:00+05:30"), "2020-07-05"),
            (json!("2020-03-18T14:00:00+0200"), "2020-03-18"),
            (json!("2021-08-04 06:49"), "2021-08-04"),
            (json!("2020-07"), "2020-07"),
            (json!("2020"), "2020"),
            (json!(2020), "2020"),
            (json!("2025~"), "2025~"),
            (json!("20200705"), "2020-07-05"),
            (json!("July 5, 2020"), "2020-07-05"),
            (json!("5 July 2020"), "2020-07-05"),
            (json!("Jul. 5th, 2020 at 10:15"), "2020-07-05"),
            (json!("Sun, 05 Jul 2020 10:00:00 GMT"), "2020-07-05"),
            (json!("Sun Jul 05 2020 10:00:00 GMT+0000 (UTC)"), "2020-07-05"),
            (json!("05-Jul-2020"), "2020-07-05"),
            (json!("July 2020"), "2020-07"),
            (json!("2020/7/5"), "2020-07-05"),
            (json!("25/07/2020"), "2020-07-25"),
            (json!("07/25/2020 10:00"), "2020-07-25"),
            (json!("07/07/2020"), "2020-07-07"),
            (json!("5.7.2020"), "2020-07-05"),
            (json!(1_593_907_200), "2020-07-05"),
            (json!("1593907200000"), "2020-07-05"),
        ] {
            assert_eq!(read(&shape), Some(Ok(said.to_owned())), "{shape}");
        }
        for (shape, why) in [
            (json!("05/07/2020"), NoDate::Ambiguous),
            (json!("05-07-2020"), NoDate::Ambiguous),
            (json!("yesterday"), NoDate::Unknown),
            (json!("0000-00-00"), NoDate::Unknown),
            (json!("2020-13-45T10:00:00Z"), NoDate::Unknown),
            (json!(["x"]), NoDate::Unknown),
            (json!(-1e300), NoDate::Unknown),
            (json!("July"), NoDate::Unknown),
            (json!("may be 2020 or so"), NoDate::Unknown),
        ] {
            assert_eq!(read(&shape), Some(Err(why)), "{shape}");
        }
        assert_eq!(read(&json!(" ")), None);
        assert_eq!(read(&Value::Null), None);
    }
}
