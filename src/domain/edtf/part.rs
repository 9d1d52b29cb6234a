//! One date of the profile.

use chrono::{Datelike, NaiveDate};
use edtf_core::{Date, YearKind};

use super::DateSpan;

/// One date of the profile: a year with its possible range, and what is known below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub(super) first_year: i32,
    pub(super) last_year: i32,
    pub(super) below: Below,
    pub(super) mark: Option<Mark>,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// Precision below the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Below {
    Nothing,
    SomeMonth,
    SomeMonthAndDay,
    /// 21 to 24.
    Season(u8),
    Month(u8),
    SomeDay(u8),
    Day(u8, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Uncertain,
    Approximate,
    Both,
}

impl Part {
    /// Reads one date; `None` when it is outside the profile.
    ///
    /// `text` has to be what `date` was read from: marks are told apart by where they stand in it.
    pub(super) fn new(date: &Date, text: &str) -> Option<Self> {
        let (bare, mark) = match text.char_indices().next_back()? {
            (at, '?') => (&text[..at], Some(Mark::Uncertain)),
            (at, '~') => (&text[..at], Some(Mark::Approximate)),
            (at, '%') => (&text[..at], Some(Mark::Both)),
            _ => (text, None),
        };
        if bare.contains(['?', '~', '%']) || date.year.significant_digits.is_some() {
            return None;
        }
        let YearKind::Standard {
            negative: false,
            digits,
        } = date.year.kind
        else {
            return None;
        };
        let unknown_from = digits.iter().position(Option::is_none).unwrap_or(4);
        if unknown_from < 2 || digits[unknown_from..].iter().any(Option::is_some) {
            return None;
        }
        let year_with = |unknown: u8| {
            digits.iter().fold(0_i32, |year, digit| {
                year * 10 + i32::from(digit.unwrap_or(unknown))
            })
        };
        let (first_year, last_year) = (year_with(0), year_with(9));
        if first_year == 0 {
            return None;
        }
        let wholly_unknown = |digits: [Option<u8>; 2]| digits == [None, None];
        let below = match (date.month, date.day) {
            (None, None) => Below::Nothing,
            (None, Some(_)) => return None,
            (Some(month), day) if wholly_unknown(month.digits) => match day {
                None => Below::SomeMonth,
                Some(day) if wholly_unknown(day.digits) => Below::SomeMonthAndDay,
                Some(_) => return None,
            },
            // A known month of an unknown year says less than it seems to.
            (Some(_), _) if unknown_from < 4 => return None,
            (Some(month), day) => match (month.value()?, day) {
                (season @ 21..=24, None) => Below::Season(season),
                (month @ 1..=12, None) => Below::Month(month),
                (month @ 1..=12, Some(day)) if wholly_unknown(day.digits) => Below::SomeDay(month),
                (month @ 1..=12, Some(day)) => Below::Day(month, day.value()?),
                _ => return None,
            },
        };
        let (first, last) = match below {
            Below::Nothing | Below::SomeMonth | Below::SomeMonthAndDay | Below::Season(_) => (
                NaiveDate::from_ymd_opt(first_year, 1, 1)?,
                NaiveDate::from_ymd_opt(last_year, 12, 31)?,
            ),
            Below::Month(month) | Below::SomeDay(month) => {
                let first = NaiveDate::from_ymd_opt(first_year, month.into(), 1)?;
                (first, first.with_day(days_in(first_year, month.into())?)?)
            }
            Below::Day(month, day) => {
                let only = NaiveDate::from_ymd_opt(first_year, month.into(), day.into())?;
                (only, only)
            }
        };
        Some(Self {
            first_year,
            last_year,
            below,
            mark,
            first,
            last,
        })
    }

    pub(super) fn span(&self) -> DateSpan {
        DateSpan {
            first: Some(self.first),
            last: Some(self.last),
        }
    }

    /// Whether the date carries neither a mark nor an unknown digit.
    pub(super) fn is_exact(&self) -> bool {
        self.mark.is_none()
            && self.first_year == self.last_year
            && matches!(
                self.below,
                Below::Nothing | Below::Season(_) | Below::Month(_) | Below::Day(..)
            )
    }
}

pub(super) fn days_in(year: i32, month: u32) -> Option<u32> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    Some(NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()?.day())
}
