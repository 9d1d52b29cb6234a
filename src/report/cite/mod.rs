//! Citations in a CSL style.
//!
//! The description of a source is projected first: only variables that CSL knows, text without controls,
//! names with at least one part, single dates with a real month and day. Whatever the formatter is known to
//! stumble over (date ranges, month 0, empty date parts) therefore never reaches it. Every source is
//! formatted by itself, since footnotes and the list of sources carry their own numbers: the cost is linear.

mod dates;
mod format;
mod plain;
mod project;
mod style;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use style::{DEFAULT_STYLE, Style, UnknownStyle};

use super::model::Source;
use format::run;
use plain::plain_form;
use project::project;
use style::Use;

/// A formatted citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Plain text.
    pub plain: String,
    /// HTML: escaped text with `em`, `strong`, `sup`, `sub`, `span` and links to web addresses.
    pub html: String,
    /// Why the style could not be used and a plain form stands here instead.
    pub fallback: Option<String>,
}

/// The source as an entry of the list of sources.
pub fn entry(style: &Style, source: &Source) -> Citation {
    format(style, source, true)
}

/// The source as a footnote names it: the note of a note style, author and year of an author-date style, and
/// for a numbered style the entry without its number. Without the web address, which the list of sources has.
pub fn note(style: &Style, source: &Source) -> Citation {
    format(style, source, false)
}

fn format(style: &Style, source: &Source, full: bool) -> Citation {
    let item = match project(source, full) {
        Ok(item) => item,
        Err(reason) => return plain_form(source, full, reason),
    };
    let as_entry = full || style.kind == Use::Numbered;
    // Some styles leave works such as posts out of their lists: a list of sources has them all.
    run(style, &item, as_entry)
        .or_else(|| run(style, &item, !as_entry))
        .unwrap_or_else(|| plain_form(source, full, "the style prints nothing for it".to_owned()))
}
