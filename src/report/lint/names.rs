//! The names in a report: whose word a label may be, and which words are but part of a name.

use std::collections::HashMap;

use super::words::{Word, words};
use crate::report::model::Entity;

/// Names, by their first word.
pub(super) struct Names {
    names: HashMap<String, Vec<Vec<NameWord>>>,
    longest: usize,
}

struct NameWord {
    folded: String,
    /// Set for acronyms, which have to match letter by letter: `US` is not `us`.
    exact: Option<String>,
}

impl Names {
    pub(super) fn new<'a>(entities: impl IntoIterator<Item = &'a Entity>) -> Self {
        let mut names: HashMap<String, Vec<Vec<NameWord>>> = HashMap::new();
        let mut longest = 0;
        for entity in entities {
            for name in std::iter::once(&entity.name).chain(&entity.names) {
                let words: Vec<_> = words(name)
                    .into_iter()
                    .map(|word| {
                        let text = &name[word.start..word.end];
                        let acronym =
                            text.chars().count() <= 5 && text.chars().all(|letter| !letter.is_lowercase());
                        NameWord {
                            folded: word.folded,
                            exact: acronym.then(|| text.to_owned()),
                        }
                    })
                    .collect();
                longest = longest.max(words.len());
                if let Some(first) = words.first() {
                    names.entry(first.folded.clone()).or_default().push(words);
                }
            }
        }
        Names { names, longest }
    }

    /// The names that stand at `start`, by their lengths in words.
    fn at<'a>(&'a self, words: &'a [Word], start: usize) -> impl Iterator<Item = usize> + 'a {
        let candidates = self.names.get(&words[start].folded).into_iter().flatten();
        candidates.filter_map(move |name| {
            let part = words.get(start..start + name.len())?;
            let alike = name.iter().zip(part).all(|(wanted, word)| {
                wanted.folded == word.folded && wanted.exact.as_ref().is_none_or(|exact| *exact == word.text)
            });
            alike.then_some(name.len())
        })
    }

    /// Whether a sentence names one of them outside quotation marks.
    pub(super) fn named_in(&self, words: &[Word], sentence: usize) -> bool {
        let from = words.partition_point(|word| word.sentence < sentence);
        let to = words.partition_point(|word| word.sentence <= sentence);
        let words = &words[from..to];
        (0..words.len()).any(|start| {
            self.at(words, start)
                .any(|length| words[start..start + length].iter().all(|word| !word.quoted))
        })
    }

    /// Whether the words from `start` to `end` are part of a longer name that stands there.
    pub(super) fn cover(&self, words: &[Word], start: usize, end: usize) -> bool {
        let first = end.saturating_sub(self.longest);
        (first..=start).any(|from| {
            self.at(words, from)
                .any(|length| length > end - start && from + length >= end)
        })
    }
}
