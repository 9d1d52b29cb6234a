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

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use edtf_core::{Date, Interval, IntervalEndpoint, SetElement, SetKind, YearKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The syntax of the house profile as a regular expression of JSON Schema. It is looser than the parser, which
/// also knows the calendar, the order of an interval's ends, and which precisions a range may have.
const PATTERN: &str = concat!(
    "^(?:",
    "(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)",
    "(?:/(?:(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)|\\.\\.)?)?",
    "|(?:\\.\\.)?/(?:[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?)",
    "|\\[[^\\[\\]/,]*\\.\\.[^\\[\\]/,]*\\]",
    ")$"
);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// Longest piece of a refused text that an error repeats, in code points.
const SHOWN: usize = 60;

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

/// A run of days, both ends included; `None` at an end means that the run has no such end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// First day, or `None` when the span reaches back without limit.
    pub first: Option<NaiveDate>,
    /// Last day, or `None` when the span goes on without limit.
    pub last: Option<NaiveDate>,
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

/// One date of the profile: a year with its possible range, and what is known below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Part {
    first_year: i32,
    last_year: i32,
    below: Below,
    mark: Option<Mark>,
    first: NaiveDate,
    last: NaiveDate,
}

/// Precision below the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Below {
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
enum Mark {
    Uncertain,
    Approximate,
    Both,
}

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
            Form::Interval(End::At(start), End::At(end)) => two_dates("from", start, "to", end),
            Form::Interval(End::At(start), End::Open) => format!("since {}", start.english()),
            Form::Interval(End::At(start), _) => format!("since {} (end unknown)", start.english()),
            Form::Interval(End::Open, End::At(end)) => format!("until {}", end.english()),
            Form::Interval(_, End::At(end)) => format!("until {} (start unknown)", end.english()),
            Form::OneOf(Some(start), Some(end)) => two_dates("between", start, "and", end),
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

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": PATTERN,
            "description": "A date in EDTF (ISO 8601-2): a year, month, day or season; `?` uncertain, `~` \
                approximate, `%` both; `X` for unknown last digits; an interval `start/end` whose end may be `..` \
                (open) or empty (unknown); or one date of a range, `[2025-01-11..2025-01-20]`.",
            "examples": ["2024-07-27", "2025~", "2023-12/2024-11", "/2025-01", "[2025-01-11..2025-01-20]"],
        })
    }
}

impl DateSpan {
    /// Whether every day of `other` is in this span.
    pub fn contains(&self, other: &DateSpan) -> bool {
        let starts = match (self.first, other.first) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ours), Some(theirs)) => ours <= theirs,
        };
        let ends = match (self.last, other.last) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ours), Some(theirs)) => ours >= theirs,
        };
        starts && ends
    }

    /// Whether the two spans have a day in common.
    pub fn overlaps(&self, other: &DateSpan) -> bool {
        let before = |last: Option<NaiveDate>, first: Option<NaiveDate>| match (last, first) {
            (Some(last), Some(first)) => last < first,
            _ => false,
        };
        !before(self.last, other.first) && !before(other.last, self.first)
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(formatter, "{first}"),
            (Some(first), Some(last)) => write!(formatter, "{first} to {last}"),
            (Some(first), None) => write!(formatter, "from {first}"),
            (None, Some(last)) => write!(formatter, "until {last}"),
            (None, None) => formatter.write_str("any day"),
        }
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

impl Part {
    /// Reads one date; `None` when it is outside the profile.
    ///
    /// `text` has to be what `date` was read from: marks are told apart by where they stand in it.
    fn new(date: &Date, text: &str) -> Option<Self> {
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

    fn span(&self) -> DateSpan {
        DateSpan {
            first: Some(self.first),
            last: Some(self.last),
        }
    }

    /// Whether the date carries neither a mark nor an unknown digit.
    fn is_exact(&self) -> bool {
        self.mark.is_none()
            && self.first_year == self.last_year
            && matches!(
                self.below,
                Below::Nothing | Below::Season(_) | Below::Month(_) | Below::Day(..)
            )
    }

    fn english(&self) -> String {
        let bare = self.english_unmarked();
        match self.mark {
            None => bare,
            Some(Mark::Uncertain) => format!("{bare} (uncertain)"),
            Some(Mark::Approximate) => format!("about {bare}"),
            Some(Mark::Both) => format!("about {bare} (uncertain)"),
        }
    }

    fn english_unmarked(&self) -> String {
        let year = match self.last_year - self.first_year {
            0 => self.first_year.to_string(),
            9 => format!("the {}s", self.first_year),
            // "The 1900s" may be read as ten years or a hundred.
            _ => format!("the years {} to {}", self.first_year, self.last_year),
        };
        let whole_year = self.first_year == self.last_year;
        match self.below {
            Below::Nothing if whole_year => year,
            Below::Nothing => format!("a year in {year}"),
            Below::SomeMonth => format!("a month in {year}"),
            Below::SomeMonthAndDay => format!("a day in {year}"),
            Below::Season(season) => format!("{} {year}", SEASONS[usize::from(season - 21)]),
            Below::Month(month) => format!("{} {year}", month_name(month)),
            Below::SomeDay(month) => format!("a day in {} {year}", month_name(month)),
            Below::Day(month, day) => format!("{day} {} {year}", month_name(month)),
        }
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month - 1)]
}

/// Two dates in one phrase, naming a month and year they share only once.
fn two_dates(before: &str, start: Part, between: &str, end: Part) -> String {
    let end_text = end.english();
    let same_year = start.is_exact() && end.is_exact() && start.first_year == end.first_year;
    let start_text = match (start.below, end.below) {
        (Below::Day(month, day), Below::Day(other, _)) if same_year && month == other => day.to_string(),
        (Below::Day(month, day), Below::Day(..)) if same_year => format!("{day} {}", month_name(month)),
        (Below::Month(month), Below::Month(other)) if same_year && month != other => {
            month_name(month).to_owned()
        }
        _ => start.english(),
    };
    format!("{before} {start_text} {between} {end_text}")
}

fn days_in(year: i32, month: u32) -> Option<u32> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    Some(NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()?.day())
}

fn parse(text: &str) -> Result<Form, EdtfError> {
    if text.is_empty() {
        return Err(EdtfError::Empty);
    }
    if let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        parse_range(text, inside)
    } else if text.starts_with(['[', '{']) {
        Err(set_error(text))
    } else if let Some((start, end)) = text.split_once('/') {
        parse_interval(text, start, end)
    } else {
        parse_part(text).map(Form::One)
    }
}

fn parse_part(text: &str) -> Result<Part, EdtfError> {
    if let Ok(edtf_core::Edtf::Date(date)) = edtf_core::Edtf::parse(text)
        && let Some(part) = Part::new(&date, text)
    {
        return Ok(part);
    }
    Err(part_error(text))
}

fn parse_interval(text: &str, start: &str, end: &str) -> Result<Form, EdtfError> {
    if end.contains('/') {
        return Err(not_edtf(text));
    }
    if let Ok(edtf_core::Edtf::Interval(Interval {
        start: first,
        end: last,
    })) = edtf_core::Edtf::parse(text)
    {
        let vague = |end: &IntervalEndpoint| {
            matches!(
                end,
                IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_)
            )
        };
        if vague(&first) || vague(&last) {
            return Err(outside(text, Feature::VagueEnd));
        }
    }
    // The ends are read one by one and put in order here, not by `edtf-core`: it gives a season the months of the
    // northern hemisphere, and would refuse `2018-23/2018-21`, which may well be right in the southern one.
    let (start_at, end_at) = match (read_end(start), read_end(end)) {
        (Ok(start_at), Ok(end_at)) => (start_at, end_at),
        // A whole text such as `01/2025` is better explained than one of its halves.
        (Err(error), _) | (_, Err(error)) => {
            return Err(match hint_for(text) {
                Some(hint) if matches!(error, EdtfError::NotEdtf { .. }) => EdtfError::NotEdtf {
                    found: shown(text),
                    hint: Some(hint),
                },
                _ => error,
            });
        }
    };
    match (start_at.part(), end_at.part()) {
        (None, None) => Err(outside(text, Feature::NoEnds)),
        (Some(first), Some(last)) if first.first > last.last => Err(EdtfError::Reversed {
            start: shown(start),
            end: shown(end),
        }),
        _ => Ok(Form::Interval(start_at, end_at)),
    }
}

fn read_end(text: &str) -> Result<End, EdtfError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => parse_part(text).map(End::At),
    }
}

fn parse_range(text: &str, inside: &str) -> Result<Form, EdtfError> {
    let whole = edtf_core::Edtf::parse(text);
    if let Ok(edtf_core::Edtf::Set(set)) = &whole
        && set.kind == SetKind::OneMember
        && let [element] = set.elements.as_slice()
    {
        // The crate has found exactly one `..`, so that the texts of the two ends are known.
        let Some((start, end)) = inside.split_once("..") else {
            return Err(outside(text, Feature::SingleChoice));
        };
        let read = |date: &Date, text: &str| match Part::new(date, text) {
            Some(part) => Ok(Some(part)),
            None => Err(part_error(text)),
        };
        let (start, end) = match element {
            SetElement::Range(from, to) => (read(from, start)?, read(to, end)?),
            SetElement::OnOrAfter(from) => (read(from, start)?, None),
            SetElement::OnOrBefore(to) => (None, read(to, end)?),
            SetElement::Date(_) => return Err(outside(text, Feature::SingleChoice)),
        };
        return Ok(Form::OneOf(start, end));
    }
    Err(match inside.split_once("..") {
        Some((start, end)) if !inside.contains([',', '[', ']', '/']) && !end.contains("..") => {
            range_error(text, start, end)
        }
        _ => set_error(text),
    })
}

/// Why `edtf-core` refuses a range of two ends.
fn range_error(text: &str, start: &str, end: &str) -> EdtfError {
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

fn set_error(text: &str) -> EdtfError {
    let closed = text.ends_with([']', '}']);
    match text.chars().next() {
        Some('{') if closed => outside(text, Feature::AllMembers),
        Some('[') if closed && text.contains(',') => outside(text, Feature::List),
        _ => not_edtf(text),
    }
}

/// Why one date is refused: outside the profile, not in the calendar, or not EDTF.
fn part_error(text: &str) -> EdtfError {
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

fn outside(text: &str, feature: Feature) -> EdtfError {
    EdtfError::OutsideProfile {
        found: shown(text),
        feature,
    }
}

fn not_edtf(text: &str) -> EdtfError {
    EdtfError::NotEdtf {
        found: shown(text),
        hint: hint_for(text),
    }
}

/// The text for an error message, cut when it is long.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// How a common way of writing a date looks in EDTF. Every proposal is itself a date of the profile.
fn hint_for(text: &str) -> Option<String> {
    if text.chars().count() > SHOWN {
        return None;
    }
    let good = |proposal: &str| parse(proposal).is_ok();
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            _ => c.to_ascii_lowercase(),
        })
        .collect();
    let pieces: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|piece| !piece.is_empty())
        .collect();
    if let [first, second, year] = pieces.as_slice()
        && let (Some(first), Some(second)) = (small_number(first), small_number(second))
        && year.len() == 4
    {
        let day_first = format!("{year}-{second:02}-{first:02}");
        let month_first = format!("{year}-{first:02}-{second:02}");
        return match (good(&day_first), good(&month_first)) {
            (true, true) if day_first != month_first => Some(format!(
                "`{day_first}` if the day stands first, `{month_first}` if the month does"
            )),
            (true, _) => Some(format!("`{day_first}`")),
            (_, true) => Some(format!("`{month_first}`")),
            _ => None,
        };
    }
    proposal(&plain, &pieces)
        .filter(|proposal| proposal != text && good(proposal))
        .map(|p| format!("`{p}`"))
}

fn small_number(piece: &str) -> Option<u32> {
    if piece.len() > 2 || !piece.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    piece.parse().ok()
}

fn month_number(piece: &str) -> Option<usize> {
    let at = MONTHS.iter().position(|month| {
        let month = month.to_ascii_lowercase();
        piece.len() >= 3 && (month == piece || (piece.len() <= 4 && month.starts_with(piece)))
    })?;
    Some(at + 1)
}

/// One reading of a lower-case text as EDTF; whether it is a date at all is for the caller to check.
fn proposal(plain: &str, pieces: &[&str]) -> Option<String> {
    let is_year = |piece: &str| piece.len() == 4 && piece.bytes().all(|byte| byte.is_ascii_digit());
    let day_of = |piece: &str| small_number(piece.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
    let after_word = |words: &[&str]| {
        let rest = pieces
            .split_first()
            .filter(|(first, _)| words.contains(*first))
            .map(|(_, rest)| rest)?;
        let rest_text = rest.join(" ");
        match parse(&rest.join("-")) {
            Ok(_) => Some(rest.join("-")),
            Err(_) => proposal(&rest_text, rest),
        }
    };
    if let Some(date) = after_word(&["c", "ca", "circa", "about", "around"]) {
        return Some(format!("{date}~"));
    }
    if let Some(date) = after_word(&["since", "from", "after"]) {
        return Some(format!("{date}/.."));
    }
    if let Some(date) = after_word(&["until", "till", "before"]) {
        return Some(format!("../{date}"));
    }
    match pieces {
        [decade] if decade.len() == 5 && decade.ends_with("0s") && is_year(&decade[..4]) => {
            Some(format!("{}X", &decade[..3]))
        }
        [day] if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))
        }
        [from, to] if is_year(from) && is_year(to) => Some(format!("{from}/{to}")),
        [year, month] if is_year(year) && small_number(month).is_some() => {
            Some(format!("{year}-{:02}", small_number(month)?))
        }
        [month, year] if is_year(year) && small_number(month).is_some() => {
            Some(format!("{year}-{:02}", small_number(month)?))
        }
        [year, month, day] if is_year(year) => Some(format!(
            "{year}-{:02}-{:02}",
            small_number(month)?,
            small_number(day)?
        )),
        [name, year] if is_year(year) => {
            let season = SEASONS
                .iter()
                .position(|season| season == name || (*name == "fall" && *season == "autumn"));
            match season {
                Some(season) => Some(format!("{year}-{}", 21 + season)),
                None => Some(format!("{year}-{:02}", month_number(name)?)),
            }
        }
        [part @ ("early" | "mid" | "late"), month, year] if is_year(year) => {
            let month = month_number(month)?;
            let last = days_in(year.parse().ok()?, u32::try_from(month).ok()?)?;
            let (from, to) = match *part {
                "early" => (1, 10),
                "mid" => (11, 20),
                _ => (21, last),
            };
            Some(format!(
                "[{year}-{month:02}-{from:02}..{year}-{month:02}-{to:02}]"
            ))
        }
        [day, month, year] if is_year(year) && month_number(month).is_some() => {
            Some(format!("{year}-{:02}-{:02}", month_number(month)?, day_of(day)?))
        }
        [month, day, year] if is_year(year) && month_number(month).is_some() => {
            Some(format!("{year}-{:02}-{:02}", month_number(month)?, day_of(day)?))
        }
        // Blanks around, dashes of another kind, or a small `x`.
        _ => Some(plain.replace('x', "X")),
    }
}

#[cfg(test)]
mod tests;
