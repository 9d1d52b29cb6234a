//! Citations in a CSL style.
//!
//! The description of a source is projected first: only variables that CSL knows, text without controls,
//! names with at least one part, single dates with a real month and day. Whatever the formatter is known to
//! stumble over (date ranges, month 0, empty date parts) therefore never reaches it. Every source is
//! formatted by itself, since footnotes and the list of sources carry their own numbers: the cost is linear.

mod dates;
mod format;
mod joins;
mod kinds;
mod plain;
mod project;
mod style;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::num::NonZero;

pub use style::{DEFAULT_STYLE, Style, UnknownStyle};

use hayagriva::citationberg::json::{Item, Value};

use super::model::Source;
use crate::domain::text::fold_key;
use format::run;
use plain::plain_form;
use project::project;
use style::Use;

/// Fewer sources than this are not worth a thread.
const SMALLEST_SHARE: usize = 32;

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

/// A source as an entry of the list and as a footnote names it.
pub struct Cited {
    /// The entry.
    pub entry: Citation,
    /// The note.
    pub note: Citation,
}

/// All sources, in their order: they are formatted side by side, on every processor.
pub fn all(style: &Style, sources: &[Source]) -> Vec<Cited> {
    let cited = |source| Cited {
        entry: entry(style, source),
        note: note(style, source),
    };
    let hands = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = sources.len().div_ceil(hands).max(SMALLEST_SHARE);
    let (own, others) = sources.split_at(share.min(sources.len()));
    std::thread::scope(|scope| {
        let others: Vec<_> = others
            .chunks(share)
            .map(|share| scope.spawn(move || share.iter().map(cited).collect::<Vec<_>>()))
            .collect();
        let mut all: Vec<Cited> = own.iter().map(cited).collect();
        for other in others {
            match other.join() {
                Ok(cited) => all.extend(cited),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// The places of sources in the order of their entries, as readers look them up.
pub fn in_order(cited: &[Cited]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cited.len()).collect();
    order.sort_by_cached_key(|place| -> String {
        let letters = fold_key(&cited[*place].entry.plain);
        letters
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect()
    });
    order
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
    let (kind, item) = match project(source, full) {
        Ok(projected) => projected,
        Err(reason) => return plain_form(source, full, reason),
    };
    let forms = style.of_kind(kind);
    let as_entry = full || style.kind == Use::Numbered;
    let run = |item: &Item| {
        // Some styles leave works such as posts out of their lists: a list of sources has them all.
        run(style, &forms, item, as_entry).or_else(|| run(style, &forms, item, !as_entry))
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
