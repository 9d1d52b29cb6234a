//! Words and phrases looked for in a text, and the forms under which they are the same still.

use std::collections::HashMap;

use super::words::{Word, words};

/// What may be written together with a word without making another of it, folded as words are.
#[derive(Debug)]
pub(super) struct Affixes {
    prefixes: Vec<String>,
    endings: Vec<String>,
}

/// Shortest word, in letters, that is known by a part of what stands: a shorter one has to stand as it is.
const SHORTEST: usize = 3;

impl Affixes {
    pub(super) fn new<'a>(
        prefixes: impl IntoIterator<Item = &'a String>,
        endings: impl IntoIterator<Item = &'a String>,
    ) -> Self {
        let folded = |list: &mut dyn Iterator<Item = &'a String>| {
            let mut list: Vec<String> = list.map(|affix| super::words::fold(affix)).collect();
            list.push(String::new());
            list.sort();
            list.dedup();
            list
        };
        Affixes {
            prefixes: folded(&mut prefixes.into_iter()),
            endings: folded(&mut endings.into_iter()),
        }
    }

    /// What is left of a folded word without what may be written together with it; the word itself among them.
    fn stems<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let rests = self
            .prefixes
            .iter()
            .filter_map(|prefix| word.strip_prefix(prefix.as_str()));
        rests
            .flat_map(|rest| {
                self.endings
                    .iter()
                    .filter_map(|ending| rest.strip_suffix(ending.as_str()))
            })
            .filter(move |stem| stem.len() == word.len() || stem.chars().count() >= SHORTEST)
    }
}

/// A word or a phrase.
#[derive(Debug)]
pub(super) struct Phrase {
    words: Vec<Key>,
    /// Whether it has to stand as it is, without affixes.
    exact: bool,
    /// Whether, in Arabic script, any word that has it within is a form of it: no list of affixes is whole.
    within: bool,
}

#[derive(Debug)]
struct Key {
    whole: String,
    /// Without a final `y` (mercenary, mercenaries) or the feminine ending of Arabic.
    stem: String,
}

impl Phrase {
    /// The words of a text; none if it has none.
    pub(super) fn new(text: &str, exact: bool) -> Option<Self> {
        let words: Vec<_> = words(text)
            .into_iter()
            .map(|word| {
                let stem = match word.folded.strip_suffix('y') {
                    Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => stem,
                    _ => word.folded.strip_suffix(['ة', 'ه']).unwrap_or(&word.folded),
                };
                let long = stem.chars().count() >= SHORTEST;
                Key {
                    stem: if long { stem } else { &word.folded }.to_owned(),
                    whole: word.folded,
                }
            })
            .collect();
        (!words.is_empty()).then_some(Phrase {
            words,
            exact,
            within: false,
        })
    }

    /// The same, so that in Arabic script it is found within longer words too.
    pub(super) fn within(self) -> Self {
        Phrase { within: true, ..self }
    }

    /// How many words from `start` on are this phrase; none if they are not.
    pub(super) fn length_at(&self, affixes: &Affixes, words: &[Word], start: usize) -> Option<usize> {
        let part = words.get(start..start + self.words.len())?;
        let alike = self.words.iter().zip(part).all(|(key, word)| match self.exact {
            true => key.whole == word.folded,
            false if self.within && is_arabic(&word.folded) => word.folded.contains(&key.stem),
            false => affixes
                .stems(&word.folded)
                .any(|stem| stem == key.whole || stem == key.stem),
        });
        let together = part.iter().all(|word| word.sentence == part[0].sentence);
        (alike && together).then_some(self.words.len())
    }

    /// Whether this phrase stands in a text so that it takes in the words from `start` to `end`.
    pub(super) fn covers(&self, affixes: &Affixes, words: &[Word], start: usize, end: usize) -> bool {
        let first = (end).saturating_sub(self.words.len());
        (first..=start).any(|from| self.length_at(affixes, words, from).is_some())
    }
}

/// Many phrases, found in one pass over a text.
#[derive(Debug)]
pub(super) struct Phrases {
    affixes: Affixes,
    phrases: Vec<Phrase>,
    by_first: HashMap<String, Vec<usize>>,
    /// Those that are looked for within words of Arabic script.
    within: Vec<usize>,
}

impl Phrases {
    pub(super) fn new(affixes: Affixes, phrases: Vec<Phrase>) -> Self {
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, phrase) in phrases.iter().enumerate() {
            let first = &phrase.words[0];
            by_first.entry(first.whole.clone()).or_default().push(index);
            if first.stem != first.whole && !phrase.exact {
                by_first.entry(first.stem.clone()).or_default().push(index);
            }
        }
        let within = phrases
            .iter()
            .enumerate()
            .filter(|(_, phrase)| phrase.within && is_arabic(&phrase.words[0].stem));
        Phrases {
            affixes,
            within: within.map(|(index, _)| index).collect(),
            phrases,
            by_first,
        }
    }

    pub(super) fn affixes(&self) -> &Affixes {
        &self.affixes
    }

    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The longest phrase that stands at `start`, by its place in the list, and its length in words.
    pub(super) fn at(&self, words: &[Word], start: usize) -> Option<(usize, usize)> {
        let word = words.get(start)?;
        self.affixes
            .stems(&word.folded)
            .filter_map(|stem| self.by_first.get(stem))
            .flatten()
            .chain(self.within.iter().filter(|_| is_arabic(&word.folded)))
            .filter_map(|&index| {
                let length = self.phrases[index].length_at(&self.affixes, words, start)?;
                Some((index, length))
            })
            .max_by_key(|&(index, length)| (length, std::cmp::Reverse(index)))
    }
}

/// Whether a word has letters of Arabic script.
fn is_arabic(word: &str) -> bool {
    word.chars()
        .any(|letter| matches!(letter, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}'))
}
