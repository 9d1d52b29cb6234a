//! How somebody who asserted and denied the same came to do so.

use chrono::NaiveDate;

use crate::domain::edtf::Edtf;
use crate::domain::vocabulary::Attitude;

/// What somebody said of a claim once, and when, as far as that is known.
#[derive(Debug, Clone)]
pub struct Saying {
    /// What they did with it.
    pub attitude: Attitude,
    /// The date.
    pub said: Option<Edtf>,
}

/// The change of an account in words, as far as the dates tell.
pub fn change(sayings: &[Saying]) -> String {
    let side = |commitment: i8| -> Vec<Option<&Edtf>> {
        let those = sayings
            .iter()
            .filter(|one| one.attitude.commitment() == commitment);
        those.map(|one| one.said.as_ref()).collect()
    };
    let (asserted, denied) = (side(1), side(-1));
    let dates = |those: &[Option<&Edtf>]| {
        let mut words: Vec<String> = Vec::new();
        for date in those {
            let date = date.map_or_else(|| "without a date".to_owned(), Edtf::display_en);
            if !words.contains(&date) {
                words.push(date);
            }
        }
        words.join("; ")
    };
    let (yes, no) = (dates(&asserted), dates(&denied));
    if all_before(&asserted, &denied) {
        format!("first asserted it ({yes}), then denied it ({no}): its account changed")
    } else if all_before(&denied, &asserted) {
        format!("first denied it ({no}), then asserted it ({yes}): its account changed")
    } else {
        format!("asserts it ({yes}) and denies it ({no}); the dates do not say which came first")
    }
}

/// Whether the last day of any of these lies before the first day of any of those.
fn all_before(these: &[Option<&Edtf>], those: &[Option<&Edtf>]) -> bool {
    let ends: Option<Vec<NaiveDate>> = these.iter().map(|date| (*date)?.outer().last).collect();
    let starts: Option<Vec<NaiveDate>> = those.iter().map(|date| (*date)?.outer().first).collect();
    match (ends, starts) {
        (Some(ends), Some(starts)) => ends.iter().max() < starts.iter().min(),
        _ => false,
    }
}
