//! A contested label, and the forms under which it is the same label still.

use super::words::{Word, words};

/// A contested label: the words of which it is made, ready for comparison.
pub(super) struct Label {
    words: Vec<LabelWord>,
}

struct LabelWord {
    whole: String,
    stem: String,
}

/// Endings under which a label is the same label still: plurals, genders and cases of the languages that use
/// the Latin script, and the endings that replace a final `y`.
const ENDINGS: &[&str] = &[
    "", "s", "es", "e", "ed", "y", "ies", "a", "as", "o", "os", "i", "en", "n", "in", "inn", "innen", "er",
    "ern", "ly", "ish", "ism", "isms", "ist", "ists", "istic",
];

impl Label {
    pub(super) fn new(text: &str) -> Option<Self> {
        let words: Vec<_> = words(text)
            .into_iter()
            .map(|word| {
                let stem = match word.folded.strip_suffix('y') {
                    Some(stem) if stem.chars().count() >= 3 && !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => {
                        stem
                    }
                    _ => &word.folded,
                };
                LabelWord {
                    stem: stem.to_owned(),
                    whole: word.folded,
                }
            })
            .collect();
        (!words.is_empty()).then_some(Label { words })
    }

    /// How many words from `start` on are this label; none if they are not.
    pub(super) fn length_at(&self, words: &[Word], start: usize) -> Option<usize> {
        let part = words.get(start..start + self.words.len())?;
        let alike = self
            .words
            .iter()
            .zip(part)
            .all(|(label, word)| label.is(&word.folded));
        let together = part.iter().all(|word| word.sentence == part[0].sentence);
        (alike && together).then_some(self.words.len())
    }
}

impl LabelWord {
    fn is(&self, word: &str) -> bool {
        if word.chars().any(is_arabic) {
            // Article and conjunctions are written together with the word, plurals often too.
            return word.contains(self.whole.trim_end_matches('ة'));
        }
        let ending = |stem: &str| {
            word.strip_prefix(stem)
                .is_some_and(|rest| ENDINGS.contains(&rest))
        };
        ending(&self.stem) || ending(&self.whole)
    }
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}')
}
