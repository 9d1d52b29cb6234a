//! Runs of days.

use std::fmt;

use chrono::NaiveDate;

/// A run of days, both ends included; `None` at an end means that the run has no such end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateSpan {
    /// First day, or `None` when the span reaches back without limit.
    pub first: Option<NaiveDate>,
    /// Last day, or `None` when the span goes on without limit.
    pub last: Option<NaiveDate>,
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
