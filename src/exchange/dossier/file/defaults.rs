//! What a key says when it is left out.

use crate::exchange::dossier::text::Language;

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(super) fn english() -> Language {
    "en".into()
}

pub(super) fn is_english(language: &Language) -> bool {
    language.as_str() == "en"
}

pub(super) fn three() -> u8 {
    3
}

pub(super) fn is_three(value: &u8) -> bool {
    *value == 3
}

pub(super) fn six() -> u8 {
    6
}

pub(super) fn is_six(value: &u8) -> bool {
    *value == 6
}

pub(super) fn plain_text() -> String {
    "text/plain".to_owned()
}

pub(super) fn is_plain_text(media_type: &str) -> bool {
    media_type == "text/plain"
}

pub(super) fn no_extractor() -> String {
    "none".to_owned()
}

pub(super) fn is_no_extractor(extractor: &str) -> bool {
    extractor == "none"
}

pub(super) fn nothing() -> String {
    "nothing".to_owned()
}

pub(super) fn is_nothing(found: &str) -> bool {
    found == "nothing"
}
