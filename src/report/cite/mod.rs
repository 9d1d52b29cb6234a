//! Citations in a CSL style.
//!
//! The description of a source is projected first: only variables that CSL knows, text without controls,
//! names with at least one part, single dates with a real month and day. Whatever the formatter is known to
//! stumble over (date ranges, month 0, empty date parts) therefore never reaches it. Every source is
//! formatted by itself, since footnotes and the list of sources carry their own numbers: the cost is linear.

mod dates;
mod format;
mod joins;
mod plain;
mod project;
mod style;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use style::{DEFAULT_STYLE, Style, UnknownStyle};

use hayagriva::citationberg::json::{Item, Value};

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
    let run = |item: &Item| {
        // Some styles leave works such as posts out of their lists: a list of sources has them all.
        run(style, item, as_entry).or_else(|| run(style, item, !as_entry))
    };
    let Some(citation) = run(&item) else {
        return plain_form(source, full, "the style prints nothing for it".to_owned());
    };
    if !as_entry || has_title(&citation, &item) {
        return citation;
    }
    // The formatter loses titles of works that have editors and no author.
    match edited(item).as_ref().and_then(run) {
        Some(other) => other,
        None => citation,
    }
}

/// Whether the title of an item, if it has one, stands in its citation, whatever the case of its letters.
fn has_title(citation: &Citation, item: &Item) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    match item.0.get("title") {
        Some(Value::String(title)) => letters(&citation.plain).contains(&letters(title)),
        _ => true,
    }
}

/// A work that has editors and no author, with the editors in the author's place.
fn edited(mut item: Item) -> Option<Item> {
    if item.0.contains_key("author") {
        return None;
    }
    let editors = item.0.remove("editor")?;
    item.0.insert("author".to_owned(), editors);
    Some(item)
}
