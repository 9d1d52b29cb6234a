//! The desk's own voice, read for contested labels and for words that take sides.

use super::lexicon::{self, Lexicon};
use super::names::Names;
use super::passages::{Passage, passages};
use super::words::{Word, words};
use super::{Finding, Rule, around};
use crate::report::model::Report;

/// Every label of the dossier in a text of the desk's own that is not in bound quotation marks.
pub(super) fn labels(report: &Report, found: &mut Vec<Finding>) {
    let labels = lexicon::of_dossier(&report.dossier.labels);
    if labels.is_empty() {
        return;
    }
    let speakers = Names::new(report.entities.iter().filter(|entity| entity.speaks));
    for passage in passages(report) {
        let words = words(passage.text);
        let mut named = NamedIn::new(&speakers, &words);
        for start in 0..words.len() {
            let Some((_, length)) = labels.at(&words, start) else {
                continue;
            };
            let part = &words[start..start + length];
            let quoted = part.iter().all(|word| word.quoted);
            if quoted && (passage.bound || named.is(part[0].sentence)) {
                continue;
            }
            let hint = if quoted {
                "name whose word it is in the same sentence, or record it as a designation with its \
                designator"
            } else {
                "say it in neutral words, or put it in quotation marks and name in the same sentence \
                whose word it is"
            };
            found.push(finding(report, Rule::LabelInOwnVoice, &passage, part, hint));
        }
    }
}

/// Every word that takes sides, by the lists of the language of each text, unless it stands in bound quotation marks
/// or is part of a name.
pub(super) fn advice(report: &Report, found: &mut Vec<Finding>) {
    let dossier = &report.dossier;
    let labels = lexicon::of_dossier(&dossier.labels);
    let speakers = Names::new(report.entities.iter().filter(|entity| entity.speaks));
    let names = Names::new(&report.entities);
    for passage in passages(report) {
        let language = Lexicon::of(passage.language).or_else(|| Lexicon::of(&dossier.language));
        let Some(lexicon) = language else { continue };
        let words = words(passage.text);
        let mut named = NamedIn::new(&speakers, &words);
        let mut start = 0;
        while start < words.len() {
            let Some(advised) = lexicon.advised(&words, start) else {
                start += 1;
                continue;
            };
            let end = start + advised.length;
            let part = &words[start..end];
            let quoted = part.iter().all(|word| word.quoted);
            let theirs = quoted
                && (advised.rule != Rule::ContestedWord || passage.bound || named.is(part[0].sentence));
            let refused = (start..end).any(|at| labels.at(&words, at).is_some());
            if !theirs && !refused && (passage.is_name || !names.cover(&words, start, end)) {
                found.push(Finding {
                    why: advised.group.why.clone(),
                    ..finding(report, advised.rule, &passage, part, &advised.group.instead)
                });
            }
            start = end;
        }
    }
}

fn finding(report: &Report, rule: Rule, passage: &Passage, part: &[Word], hint: &str) -> Finding {
    let (start, end) = (part[0].start, part[part.len() - 1].end);
    Finding {
        words: Some(passage.text[start..end].to_owned()),
        command: passage.mend.command(&report.dossier.slug),
        ..Finding::new(
            rule,
            passage.place.clone(),
            around(passage.text, start, end),
            hint,
        )
    }
}

/// Whether sentences of a text name somebody, each looked at once.
struct NamedIn<'a> {
    names: &'a Names,
    words: &'a [Word],
    last: Option<(usize, bool)>,
}

impl<'a> NamedIn<'a> {
    fn new(names: &'a Names, words: &'a [Word]) -> Self {
        NamedIn {
            names,
            words,
            last: None,
        }
    }

    fn is(&mut self, sentence: usize) -> bool {
        match self.last {
            Some((last, named)) if last == sentence => named,
            _ => {
                let named = self.names.named_in(self.words, sentence);
                self.last = Some((sentence, named));
                named
            }
        }
    }
}
