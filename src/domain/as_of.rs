//! A moment to look back from, as people name it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

/// A moment: what was recorded after it is not seen. As text a date, which stands for its end in UTC, or an RFC 3339
/// moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf(pub DateTime<Utc>);

/// A text that is neither a date nor a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("neither a date (2025-01-20) nor a moment (2025-01-20T10:00:00Z)")]
pub struct AsOfError;

impl FromStr for AsOf {
    type Err = AsOfError;

    fn from_str(text: &str) -> Result<Self, AsOfError> {
        // `%Y` takes more digits than people mean
        if text.len() == 10
            && let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        {
            let next = date.checked_add_days(Days::new(1)).ok_or(AsOfError)?;
            let next = next.and_hms_opt(0, 0, 0).ok_or(AsOfError)?.and_utc();
            // the last microsecond: PostgreSQL knows no finer one
            return Ok(AsOf(next - TimeDelta::microseconds(1)));
        }
        let moment = DateTime::parse_from_rfc3339(text).map_err(|_| AsOfError)?;
        Ok(AsOf(moment.to_utc()))
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.format("%Y-%m-%d %H:%M:%S UTC"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_its_end_and_a_moment_is_itself() {
        for (text, shown) in [
            ("2025-01-20", "2025-01-20 23:59:59 UTC"),
            ("2024-12-31", "2024-12-31 23:59:59 UTC"),
            ("2025-01-20T10:00:00Z", "2025-01-20 10:00:00 UTC"),
            ("2025-01-20T10:00:00.25+02:00", "2025-01-20 08:00:00 UTC"),
        ] {
            assert_eq!(text.parse::<AsOf>().unwrap().to_string(), shown);
        }
        let [end, next]: [AsOf; 2] = ["2025-01-20", "2025-01-21T00:00:00Z"].map(|text| text.parse().unwrap());
        assert!(end < next);
    }

    #[test]
    fn nothing_else_is_taken() {
        for text in [
            "",
            "yesterday",
            "2025-01",
            "2025-02-30",
            "20.01.2025",
            "2025-01-20T10:00",
            "12025-01-1",
        ] {
            assert_eq!(text.parse::<AsOf>(), Err(AsOfError), "{text}");
        }
    }
}
