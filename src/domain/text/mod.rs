//! Text: normalising, folding for search, what may not come in, what may not go out, and finding quotations.
//!
//! Positions are counted in code points, as PostgreSQL and the W3C's Web Annotation model do.

mod approximate;
mod cells;
mod fold;
mod names;
mod nearest;
mod quote;
mod safe;

use unicode_normalization::UnicodeNormalization;

pub use cells::{csv_cell, plain};
pub use fold::{FOLD_VERSION, fold_key};
pub use names::{NameProblem, check_name, is_bidi_control, mixed_scripts};
pub use nearest::Nearest;
pub use quote::{Context, QuoteProblem, Span, find_quote, occurrences};
pub use safe::{
    TextProblem, clean_text_problem, csv_guarded, csv_safe, csv_unguarded, json_safe, strip_terminal,
};

/// A body as quotations are anchored in it: NFC, line feeds, no byte order mark; nothing else is changed.
pub fn normalise_body(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}
