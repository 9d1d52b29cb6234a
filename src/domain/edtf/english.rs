//! Dates in plain English.

use super::part::{Below, Mark, Part};

pub(super) const MONTHS: [&str; 12] = [
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

pub(super) const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl Part {
    pub(super) fn english(&self) -> String {
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
pub(super) fn two_dates(before: &str, start: Part, between: &str, end: Part) -> String {
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
