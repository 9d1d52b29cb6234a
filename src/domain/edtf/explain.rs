//! Which rule a text breaks: outside the profile, not in the calendar, or no date at all.

use edtf_core::YearKind;

use super::english::MONTHS;
use super::error::{not_edtf, outside, shown};
use super::parse::parse_part;
use super::part::{Below, Part, days_in};
use super::{EdtfError, Feature};

/// Why `edtf-core` refuses a range of two ends.
pub(super) fn range_error(text: &str, start: &str, end: &str) -> EdtfError {
    if start.is_empty() && end.is_empty() {
        return outside(text, Feature::NoEnds);
    }
    let read = |text: &str| {
        if text.is_empty() {
            Ok(None)
        } else {
            parse_part(text).map(Some)
        }
    };
    match (read(start), read(end)) {
        (Err(error), _) | (_, Err(error)) => error,
        (Ok(Some(first)), Ok(Some(last))) => {
            let plain = |part: Part| part.is_exact() && !matches!(part.below, Below::Season(_));
            if !plain(first) || !plain(last) {
                outside(text, Feature::VagueRange)
            } else if std::mem::discriminant(&first.below) != std::mem::discriminant(&last.below) {
                outside(text, Feature::UnevenRange)
            } else if first.first > last.last {
                EdtfError::Reversed {
                    start: shown(start),
                    end: shown(end),
                }
            } else {
                not_edtf(text)
            }
        }
        _ => not_edtf(text),
    }
}

pub(super) fn set_error(text: &str) -> EdtfError {
    let closed = text.ends_with([']', '}']);
    match text.chars().next() {
        Some('{') if closed => outside(text, Feature::AllMembers),
        Some('[') if closed && text.contains(',') => outside(text, Feature::List),
        _ => not_edtf(text),
    }
}

/// Why one date is refused: outside the profile, not in the calendar, or not EDTF.
pub(super) fn part_error(text: &str) -> EdtfError {
    if let Some(feature) = feature_of(text) {
        return outside(text, feature);
    }
    match impossible(text) {
        Some(reason) => EdtfError::ImpossibleDate {
            found: shown(text),
            reason,
        },
        None => not_edtf(text),
    }
}

/// The feature outside the profile that one date uses, by what `edtf-core` makes of it or by its look.
fn feature_of(text: &str) -> Option<Feature> {
    let digits = |range: std::ops::Range<usize>| {
        text.as_bytes()
            .get(range)
            .is_some_and(|bytes| bytes.iter().all(u8::is_ascii_digit))
    };
    if digits(0..4) && digits(5..7) && digits(8..10) && matches!(text.as_bytes().get(10), Some(b'T' | b' ')) {
        return Some(Feature::TimeOfDay);
    }
    if text.starts_with('-') && digits(1..5) {
        return Some(Feature::NegativeYear);
    }
    let bare = text.trim_end_matches(['?', '~', '%']);
    if bare.len() + 1 < text.len() && edtf_core::is_valid(bare) {
        return Some(Feature::DoubleMark);
    }
    let date = match edtf_core::Edtf::parse(text) {
        Ok(edtf_core::Edtf::Date(date)) => date,
        Ok(edtf_core::Edtf::DateTime(_)) => return Some(Feature::TimeOfDay),
        _ => return None,
    };
    let digits = match date.year.kind {
        YearKind::Big { .. } | YearKind::Exponential { .. } => return Some(Feature::LongYear),
        YearKind::Standard { negative: true, .. } => return Some(Feature::NegativeYear),
        YearKind::Standard { digits, .. } => digits,
    };
    if date.year.significant_digits.is_some() {
        Some(Feature::SignificantDigits)
    } else if bare.contains(['?', '~', '%']) {
        Some(Feature::PartMark)
    } else if digits.iter().all(|digit| matches!(digit, Some(0) | None)) && digits[0].is_some() {
        Some(Feature::YearZero)
    } else if digits[0].is_none() || (digits[1].is_none() && digits[2..].iter().all(Option::is_none)) {
        Some(Feature::UnknownCentury)
    } else if date
        .month
        .and_then(|month| month.value())
        .is_some_and(|month| month > 24)
    {
        Some(Feature::SubYear)
    } else if date.has_unspecified() {
        Some(Feature::UnknownAboveKnown)
    } else {
        None
    }
}

/// What the calendar has against a date of the right shape.
fn impossible(text: &str) -> Option<String> {
    let bare = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let pieces: Vec<&str> = bare.split('-').collect();
    let number = |piece: &str, width: usize| {
        (piece.len() == width && piece.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| piece.parse::<u32>().ok())
            .flatten()
    };
    let (year, month, day) = match pieces.as_slice() {
        [year, month] => (*year, *month, None),
        [year, month, day] => (*year, *month, Some(*day)),
        _ => return None,
    };
    let year = number(year, 4)?;
    let month = number(month, 2)?;
    if day.is_some_and(|day| day != "XX" && number(day, 2).is_none()) {
        return None;
    }
    if (21..=41).contains(&month) && day.is_some() {
        return Some(format!(
            "{month} is a season or part of the year, which has no days"
        ));
    }
    if !(1..=12).contains(&month) {
        return Some(format!("there is no month {month:02}"));
    }
    let day = number(day?, 2)?;
    let days = days_in(i32::try_from(year).ok()?, month)?;
    if day == 0 {
        return Some("there is no day 00".to_owned());
    }
    (day > days).then(|| format!("{} {year} has {days} days", MONTHS[month as usize - 1]))
}
