//! What a cell of a sheet says, as text.

use calamine::{DataRef, ExcelDateTime};

/// The day after the last that spreadsheets know, 9999-12-31.
const LAST: f64 = 2_958_466.0;

/// A cell as text: days as `2025-01-20`, whole numbers without `.0`; or the error that stands in it.
pub(super) fn text(cell: &DataRef<'_>) -> Result<String, String> {
    Ok(match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => return moment_text(moment),
        DataRef::Error(error) => return Err(error.to_string()),
    })
}

/// About how many bytes that takes.
pub(super) fn size(cell: &DataRef<'_>) -> u64 {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.len() as u64,
        DataRef::SharedString(text) => text.len() as u64,
        _ => 32,
    }
}

fn moment_text(moment: &ExcelDateTime) -> Result<String, String> {
    let days = moment.as_f64();
    if !(0.0..LAST).contains(&days) {
        return Err(format!("{days} as a date"));
    }
    if moment.is_duration() {
        let seconds = (days * 86_400.0).round() as u64;
        let (minutes, second) = (seconds / 60, seconds % 60);
        return Ok(format!("{}:{:02}:{second:02}", minutes / 60, minutes % 60));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    Ok(if days < 1.0 {
        time
    } else if time == "00:00:00" {
        date
    } else {
        format!("{date}T{time}")
    })
}

/// The name of a column: 0 is `A`.
pub(super) fn column(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn cells_are_what_a_spreadsheet_shows() {
        let day = |value| DataRef::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        for (cell, said) in [
            (day(45_677.0), "2025-01-20"),
            (day(45_677.5), "2025-01-20T12:00:00"),
            (day(0.25), "06:00:00"),
            (
                DataRef::DateTime(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)),
                "36:00:00",
            ),
            (DataRef::Float(47.0), "47"),
            (DataRef::Float(3.3), "3.3"),
            (DataRef::Bool(true), "true"),
            (DataRef::Empty, ""),
        ] {
            assert_eq!(text(&cell).as_deref(), Ok(said));
        }
        assert_eq!(text(&DataRef::Error(CellErrorType::Ref)), Err("#REF!".to_owned()));
        assert!(text(&day(-1.0)).is_err() && text(&day(f64::NAN)).is_err() && text(&day(1e9)).is_err());
    }

    #[test]
    fn columns_have_letters() {
        for (place, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column(place), name);
        }
    }
}
