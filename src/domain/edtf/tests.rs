use super::*;
use proptest::prelude::*;

fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn outer(text: &str) -> String {
    date(text).outer().to_string()
}

#[test]
fn the_outer_span_runs_from_the_earliest_to_the_latest_day() {
    assert_eq!(outer("2023-12/2024-11"), outer("2023-12-01/2024-11-30"));
    assert_eq!(outer("2024-07"), outer("2024-07-01/2024-07-31"));
    assert_eq!(outer("2025~"), outer("2025-01-01/2025-12-31"));
    assert_eq!(outer("2024-22"), outer("2024"));
    assert_eq!(outer("[2025-01-11..2025-01-20]"), outer("2025-01-11/2025-01-20"));
}

#[test]
fn the_inner_span_is_what_is_certainly_covered() {
    assert_eq!(date("2024-07").inner(), None);
    assert_eq!(date("[2025-01-11..2025-01-20]").inner(), None);
    let year = date("2023-12/2024-11").inner().unwrap();
    assert_eq!(
        year.to_string(),
        date("2023-12-31/2024-11-01").outer().to_string()
    );
}

#[test]
fn what_the_profile_leaves_out_is_refused_with_the_reason() {
    for wrong in [
        "",
        "0000",
        "-0005",
        "Y12345",
        "1XXX",
        "2024-13",
        "2025-02-30",
        "2024-25",
        "?2024-07",
        "2024-07-01T10:00:00",
        "2025/2024",
        "../..",
        "[2024,2025]",
        "01/02/2025",
        "January 2025",
    ] {
        let error = wrong.parse::<Edtf>().unwrap_err();
        assert!(!error.to_string().is_empty(), "{wrong}");
    }
}

#[test]
fn common_ways_of_writing_a_date_are_put_into_edtf() {
    for (text, hint) in [
        ("January 2025", "`2025-01`"),
        ("20/01/2025", "`2025-01-20`"),
        (
            "03/04/2025",
            "`2025-04-03` if the day stands first, `2025-03-04` if the month does",
        ),
        ("mid-January 2025", "`[2025-01-11..2025-01-20]`"),
        ("about 2025", "`2025~`"),
        ("1980s", "`198X`"),
        ("summer 2024", "`2024-22`"),
        ("until July 2024", "`../2024-07`"),
        (
            "since December 2023",
            "`2023-12/` and the date of the source that says so, or `2023-12/..` if it has no end whatever comes",
        ),
        (
            "from 2023",
            "`2023/` and the date of the source that says so, or `2023/..` if it has no end whatever comes",
        ),
    ] {
        let error = text.parse::<Edtf>().unwrap_err().to_string();
        assert!(error.ends_with(&format!(": write {hint}")), "{text}: {error}");
    }
}

proptest! {
    #[test]
    fn the_text_is_kept_and_the_inner_span_lies_in_the_outer(
        year in 1000..2999i32, month in 1..=12u32, day in 1..=28u32, other in 0..900i64, mark in "[?~%]?",
    ) {
        let start = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let end = start + chrono::Duration::days(other);
        for text in [format!("{start}{mark}"), format!("{start}/{end}"), format!("[{start}..{end}]"), format!("{start}/..")] {
            let parsed: Edtf = text.parse().unwrap();
            prop_assert_eq!(parsed.to_string(), text);
            if let Some(inner) = parsed.inner() {
                prop_assert!(parsed.outer().contains(&inner));
            }
        }
    }
}
