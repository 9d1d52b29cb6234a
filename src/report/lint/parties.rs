//! Those whose word a label may be.

use std::collections::HashMap;

use super::words::{Word, words};
use crate::report::model::Entity;

/// The names of those who speak, by their first word.
pub(super) struct Parties {
    names: HashMap<String, Vec<Vec<NameWord>>>,
}

struct NameWord {
    folded: String,
    /// Set for acronyms, which have to match letter by letter: `US` is not `us`.
    exact: Option<String>,
}

impl Parties {
    pub(super) fn new(entities: &[Entity]) -> Self {
        let mut names: HashMap<String, Vec<Vec<NameWord>>> = HashMap::new();
        for entity in entities.iter().filter(|entity| entity.speaks) {
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
                if let Some(first) = words.first() {
                    names.entry(first.folded.clone()).or_default().push(words);
                }
            }
        }
        Parties { names }
    }

    /// Whether a sentence names a party outside quotation marks.
    pub(super) fn named_in(&self, words: &[Word], sentence: usize) -> bool {
        let from = words.partition_point(|word| word.sentence < sentence);
        let to = words.partition_point(|word| word.sentence <= sentence);
        let words = &words[from..to];
        (0..words.len()).any(|start| {
            let candidates = self.names.get(&words[start].folded);
            candidates.into_iter().flatten().any(|name| {
                words.get(start..start + name.len()).is_some_and(|part| {
                    name.iter().zip(part).all(|(wanted, word)| {
                        !word.quoted
                            && wanted.folded == word.folded
                            && wanted.exact.as_ref().is_none_or(|exact| *exact == word.text)
                    })
                })
            })
        })
    }
}
