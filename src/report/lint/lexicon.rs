//! The word lists, one file a language.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::{Affixes, Phrase, Phrases};
use super::words::fold;
use super::{Rule, words::Word};

const FILES: &[&str] = &[
    include_str!("words/en.toml"),
    include_str!("words/fr.toml"),
    include_str!("words/ar.toml"),
    include_str!("words/es.toml"),
    include_str!("words/de.toml"),
];

/// The lists of all languages, read once; a test reads every file.
pub(super) static LEXICA: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let files = FILES.iter().filter_map(|text| toml::from_str(text).ok());
    files.map(Lexicon::new).collect()
});

/// The affixes of all languages: a dossier's label may be of any.
pub(super) fn all_affixes() -> Affixes {
    Affixes::new(
        LEXICA.iter().flat_map(|lexicon| &lexicon.file.prefixes),
        LEXICA.iter().flat_map(|lexicon| &lexicon.file.endings),
    )
}

/// A list as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) language: String,
    #[serde(default)]
    prefixes: Vec<String>,
    endings: Vec<String>,
    contested: Vec<Group>,
    saying: Vec<Group>,
    judging: Vec<Group>,
    verdict: Verdict,
}

/// Words of which the same is to be said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// With any ending.
    #[serde(default)]
    words: Vec<String>,
    /// As they stand.
    #[serde(default)]
    forms: Vec<String>,
    /// Phrases in which they are innocent.
    #[serde(default)]
    except: Vec<String>,
    /// What is wrong with them.
    pub(super) why: String,
    /// What to say instead.
    pub(super) instead: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdict {
    words: Vec<String>,
    tags: Vec<String>,
    truth: Vec<String>,
    copulas: Vec<String>,
    degrees: Vec<String>,
    sayings: Vec<String>,
}

/// The list of one language, ready to be looked up.
#[derive(Debug)]
pub(super) struct Lexicon {
    file: File,
    /// All words that are advised against, and of which group each is.
    advised: Phrases,
    origins: Vec<Origin>,
    exceptions: Vec<Vec<Phrase>>,
    pub(super) judgement: Judgement,
}

#[derive(Clone, Copy, Debug)]
struct Origin {
    rule: Rule,
    group: usize,
    exceptions: usize,
}

/// Words of judgement, folded.
#[derive(Debug)]
pub(super) struct Judgement {
    pub(super) words: Phrases,
    pub(super) tags: Phrases,
    pub(super) truth: HashSet<String>,
    pub(super) copulas: HashSet<String>,
    pub(super) degrees: HashSet<String>,
    pub(super) sayings: HashSet<String>,
}

/// A word that is advised against.
pub(super) struct Advised<'a> {
    pub(super) rule: Rule,
    pub(super) group: &'a Group,
    /// How many words it takes.
    pub(super) length: usize,
}

impl Lexicon {
    fn new(file: File) -> Self {
        let (mut phrases, mut origins, mut exceptions) = (Vec::new(), Vec::new(), Vec::new());
        let kinds = [
            (Rule::ContestedWord, &file.contested),
            (Rule::LoadedSaying, &file.saying),
            (Rule::JudgingWord, &file.judging),
        ];
        for (rule, groups) in kinds {
            for (group, list) in groups.iter().enumerate() {
                let inflected = list.words.iter().filter_map(|word| Phrase::new(word, false));
                let exact = list.forms.iter().filter_map(|word| Phrase::new(word, true));
                for phrase in inflected.chain(exact) {
                    phrases.push(phrase);
                    origins.push(Origin {
                        rule,
                        group,
                        exceptions: exceptions.len(),
                    });
                }
                exceptions.push(
                    list.except
                        .iter()
                        .filter_map(|word| Phrase::new(word, false))
                        .collect(),
                );
            }
        }
        let exact = |list: &[String]| {
            let phrases = list.iter().filter_map(|word| Phrase::new(word, true)).collect();
            Phrases::new(Affixes::new([], []), phrases)
        };
        let set = |list: &[String]| list.iter().map(|word| fold(word)).collect();
        let judgement = Judgement {
            words: exact(&file.verdict.words),
            tags: exact(&file.verdict.tags),
            truth: set(&file.verdict.truth),
            copulas: set(&file.verdict.copulas),
            degrees: set(&file.verdict.degrees),
            sayings: set(&file.verdict.sayings),
        };
        Lexicon {
            advised: Phrases::new(Affixes::new(&file.prefixes, &file.endings), phrases),
            origins,
            exceptions,
            judgement,
            file,
        }
    }

    /// The list of a language, by its BCP 47 tag.
    pub(super) fn of(language: &str) -> Option<&'static Lexicon> {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        LEXICA
            .iter()
            .find(|lexicon| lexicon.file.language.eq_ignore_ascii_case(primary))
    }

    /// What is advised against at a word, unless it stands in a phrase where it is innocent.
    pub(super) fn advised(&self, words: &[Word], start: usize) -> Option<Advised<'_>> {
        let (phrase, length) = self.advised.at(words, start)?;
        let origin = self.origins[phrase];
        let innocent = self.exceptions[origin.exceptions]
            .iter()
            .any(|phrase| phrase.covers(self.advised.affixes(), words, start, start + length));
        let groups = match origin.rule {
            Rule::ContestedWord => &self.file.contested,
            Rule::LoadedSaying => &self.file.saying,
            _ => &self.file.judging,
        };
        (!innocent).then_some(Advised {
            rule: origin.rule,
            group: &groups[origin.group],
            length,
        })
    }
}

/// Contested labels of a dossier, in any language.
pub(super) fn of_dossier(list: &[String]) -> Phrases {
    let phrases = list.iter().filter_map(|word| Phrase::new(word, false));
    Phrases::new(all_affixes(), phrases.map(Phrase::within).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::lint::words::words;

    #[test]
    fn every_list_is_read_and_every_entry_says_why_and_what_instead() {
        for text in FILES {
            let file: File = toml::from_str(text).unwrap();
            for group in file.contested.iter().chain(&file.saying).chain(&file.judging) {
                assert!(!group.why.trim().is_empty() && !group.instead.trim().is_empty());
                assert!(
                    !group.words.is_empty() || !group.forms.is_empty(),
                    "{}",
                    group.why
                );
            }
        }
        assert_eq!(LEXICA.len(), FILES.len());
    }

    #[test]
    fn every_word_of_every_list_is_found_where_it_stands() {
        for lexicon in LEXICA.iter() {
            let file = &lexicon.file;
            for group in file.contested.iter().chain(&file.saying).chain(&file.judging) {
                for word in group.words.iter().chain(&group.forms) {
                    let text = words(word);
                    let found = lexicon.advised(&text, 0).map(|found| found.length);
                    assert_eq!(found, Some(text.len()), "{}: {word}", file.language);
                }
                for phrase in &group.except {
                    let text = words(phrase);
                    let found = (0..text.len()).find(|&start| {
                        lexicon
                            .advised(&text, start)
                            .is_some_and(|found| found.group.why == group.why)
                    });
                    assert_eq!(found, None, "{}: {phrase}", file.language);
                }
            }
        }
    }
}
