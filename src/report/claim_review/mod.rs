//! ClaimReview: what search engines and archives of fact-checks read, as JSON-LD of schema.org.
//!
//! One `ClaimReview` a claim that [`is_reviewed`] lets out, after a node of type `Report` for the page itself, whose
//! `identifier` is the dossier's id and whose `dateModified` is the moment that it describes.
//!
//! The scale runs from 1, refuted, through 2, mostly refuted, 3, misleading, and 4, mostly supported, to 5, supported.
//! A verdict that is no degree of truth (contested, unsupported, unverifiable, not checkable) has words and no number:
//! the number may be left out, and 3 would be read as *half true*.
//!
//! Alone, it has to say where the report stands and who publishes it, which are configured; within the page, addresses
//! lead within the page where that is not known.

mod feed;
mod node;
mod rating;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod write;

pub use feed::Feed;
pub use rating::value;
pub use write::is_reviewed;

use super::model::{Masthead, Report};
use super::text::web_address;
use crate::domain::text::json_safe;

/// Why there is no ClaimReview.
#[derive(Debug, thiserror::Error)]
pub enum ClaimReviewError {
    /// What the head of the report does not say: keys of the configuration file's table `report`.
    #[error("a ClaimReview says where it stands and who publishes it: {} not configured", .0.join(" and "))]
    NotConfigured(Vec<&'static str>),
    /// One person may enter, decide and approve.
    #[error("a dossier with one pair of eyes has no ClaimReview: nobody else has looked at its verdicts")]
    OneEye,
    /// The dossier is under embargo.
    #[error("the dossier is under embargo until {0}: nothing of it goes out before")]
    Embargo(String),
    /// It could not be written.
    #[error("the ClaimReview cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// The graph alone, indented, with a final line feed.
///
/// # Errors
///
/// The address or the publisher of the report is not configured, or one pair of eyes is enough for the dossier.
pub fn render(report: &Report) -> Result<Vec<u8>, ClaimReviewError> {
    if report.dossier.eyes == 1 {
        return Err(ClaimReviewError::OneEye);
    }
    configured(&report.masthead)?;
    let text = serde_json::to_string_pretty(&write::graph(report))?;
    let mut bytes = json_safe(&text).into_owned().into_bytes();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Whether it is known where a report stands and who publishes it.
///
/// # Errors
///
/// The keys that are missing.
pub fn configured(masthead: &Masthead) -> Result<(), ClaimReviewError> {
    let url = masthead.report_url.as_deref().and_then(web_address);
    let missing = [
        ("`report.url`", url.is_none()),
        ("`report.publisher`", masthead.publisher.is_none()),
    ];
    let missing: Vec<_> = missing.into_iter().filter(|(_, missing)| *missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(ClaimReviewError::NotConfigured(
        missing.into_iter().map(|(key, _)| key).collect(),
    ))
}

/// The same graph on one line for a `script` element: nothing in it can end the element or begin another.
///
/// # Errors
///
/// It could not be written.
pub fn embedded(report: &Report) -> Result<String, ClaimReviewError> {
    let text = serde_json::to_string(&write::graph(report))?;
    let mut out = String::with_capacity(text.len());
    for letter in json_safe(&text).chars() {
        // all of these stand inside strings, where JSON knows them as escapes
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => out.push(letter),
        }
    }
    Ok(out)
}
