//! Why a text is refused.

use std::fmt;

use super::hint::hint_for;

/// Longest piece of a refused text that an error repeats, in code points.
pub(super) const SHOWN: usize = 60;

/// Why a text is not a date of the house profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// No text at all. An unknown date is left out, not written as an empty text.
    #[error("expected a date such as `2024-07-27`, found nothing")]
    Empty,
    /// The shape is right, but the calendar has no such day or month.
    #[error("`{found}` is not in the calendar: {reason}")]
    ImpossibleDate {
        /// The part that cannot be.
        found: String,
        /// Why, such as `February 2025 has 28 days`.
        reason: String,
    },
    /// The end of an interval or range lies wholly before its start.
    #[error("`{start}` to `{end}` runs backwards: expected the earlier date first")]
    Reversed {
        /// The first date as written.
        start: String,
        /// The second date as written.
        end: String,
    },
    /// Valid EDTF, or plainly meant as such, but of a kind that is not used here.
    #[error("`{found}` uses {feature}, which dates here do without: expected {}", .feature.instead())]
    OutsideProfile {
        /// The part that uses it.
        found: String,
        /// What it uses.
        feature: Feature,
    },
    /// Not EDTF.
    #[error(
        "expected an EDTF date such as `2024`, `2024-07`, `2024-07-27` or `2023-12/2024-11`, found `{found}`{}",
        .hint.as_ref().map(|hint| format!(": write {hint}")).unwrap_or_default()
    )]
    NotEdtf {
        /// The text, or the part of it that is wrong; shortened when long.
        found: String,
        /// How a common shape is written in EDTF, such as `` `2025-01-20` ``.
        hint: Option<String>,
    },
}

/// A feature of EDTF that the house profile leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    /// `-0044`
    NegativeYear,
    /// `0000`
    YearZero,
    /// `2024-07-27T12:00:00Z`
    TimeOfDay,
    /// `1XXX`, `XXXX`
    UnknownCentury,
    /// `Y170000002`, `Y17E7`
    LongYear,
    /// `1950S2`
    SignificantDigits,
    /// `?2024`, `2024?-07`: a mark elsewhere than at the end
    PartMark,
    /// `2024?~`, `2024??`: more than one mark
    DoubleMark,
    /// `2001-25` to `2001-41`: quarters, halves, seasons by hemisphere
    SubYear,
    /// `156X-12-25`, `2024-1X`, `2024-XX-05`: unknown digits above known ones, or half a month or day
    UnknownAboveKnown,
    /// `[1667,1668]`
    List,
    /// `{1667..1672}`
    AllMembers,
    /// `[1667]`, a choice of one
    SingleChoice,
    /// `/`, `../..`: neither end is dated
    NoEnds,
    /// `..2004/2006`, `2004/2006..`
    VagueEnd,
    /// `[2024-12..2025]`: ends of different precision
    UnevenRange,
    /// `[2024~..2025]`, `[198X..1995]`, `[2024-21..2024-23]`: ends of a range that are not plain dates
    VagueRange,
}

impl Feature {
    /// What to write in its place, to follow "expected".
    pub fn instead(self) -> &'static str {
        match self {
            Self::NegativeYear | Self::YearZero => "a year from 0001 to 9999",
            Self::TimeOfDay => "the day alone, such as `2024-07-27`",
            Self::UnknownCentury => "at most the last two digits of the year as `X`, such as `19XX`",
            Self::LongYear | Self::SignificantDigits => "a year of four digits",
            Self::PartMark => "the mark at the end of the date, such as `2024-07?`",
            Self::DoubleMark => "one mark: `?` uncertain, `~` approximate, `%` both",
            Self::SubYear => "a season 21 to 24, or an interval such as `2024-01/2024-03`",
            Self::UnknownAboveKnown => "`X` only at the end, such as `2024-07-XX`, `2024-XX` or `198X`",
            Self::List | Self::AllMembers | Self::SingleChoice => {
                "one date, an interval such as `2024/2025`, or a range such as `[2024..2025]`"
            }
            Self::NoEnds => "at least one dated end; leave a date out when nothing is known",
            Self::VagueEnd => "an end that is a date, `..` (open) or empty (unknown)",
            Self::UnevenRange => "two ends of the same precision, such as `[2024-12-01..2025-01-31]`",
            Self::VagueRange => "plain years, months or days at both ends of a range",
        }
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NegativeYear => "a negative year",
            Self::YearZero => "the year 0000",
            Self::TimeOfDay => "a time of day",
            Self::UnknownCentury => "an unknown century",
            Self::LongYear => "a year written with `Y`",
            Self::SignificantDigits => "significant digits",
            Self::PartMark => "a mark on part of a date",
            Self::DoubleMark => "more than one mark",
            Self::SubYear => "a part of the year from 25 to 41",
            Self::UnknownAboveKnown => "`X` before a known digit",
            Self::List => "a list of dates",
            Self::AllMembers => "a set of several dates",
            Self::SingleChoice => "a choice of one date",
            Self::NoEnds => "an interval without any date",
            Self::VagueEnd => "a vague end of an interval",
            Self::UnevenRange => "a range of mixed precision",
            Self::VagueRange => "a vague end of a range",
        })
    }
}

pub(super) fn outside(text: &str, feature: Feature) -> EdtfError {
    EdtfError::OutsideProfile {
        found: shown(text),
        feature,
    }
}

pub(super) fn not_edtf(text: &str) -> EdtfError {
    EdtfError::NotEdtf {
        found: shown(text),
        hint: hint_for(text),
    }
}

/// The text for an error message, cut when it is long.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
