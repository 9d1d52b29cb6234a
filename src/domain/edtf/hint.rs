//! How common ways of writing a date look in EDTF.

use super::english::{MONTHS, SEASONS};
use super::error::SHOWN;
use super::parse::parse;
use super::part::days_in;

/// Words that give the start of a period.
const SINCE: &[&str] = &["since", "from", "after"];

/// How a common way of writing a date looks in EDTF. Every proposal is itself a date of the profile.
pub(super) fn hint_for(text: &str) -> Option<String> {
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
    let found = proposal(&plain, &pieces).filter(|proposal| proposal != text && good(proposal))?;
    Some(match found.strip_suffix("/..") {
        // "since" in a source reaches to the day of the source, and no further
        Some(start) if is_since(&pieces) => format!(
            "`{start}/` and the date of the source that says so, or `{found}` if it has no end whatever comes"
        ),
        _ => format!("`{found}`"),
    })
}

/// Whether a text begins with a word that gives a start and leaves the end to the reader.
fn is_since(pieces: &[&str]) -> bool {
    pieces.first().is_some_and(|first| SINCE.contains(first))
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
    if let Some(date) = after_word(SINCE) {
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
