//! Words of judgement inside a claim.

use super::lexicon::{Judgement, LEXICA};
use super::passages::Mend;
use super::words::{Word, words};
use super::{Finding, Rule, around};
use crate::report::model::Claim;

/// The words of every language are looked for: a wrong language is no way round.
pub(super) fn verdict_words(slug: &str, claim: &Claim, found: &mut Vec<Finding>) {
    let statement = &claim.statement;
    let words = words(statement);
    let mut index = 0;
    while index < words.len() {
        let here = |judgement: &Judgement| judged(judgement, statement, &words, index);
        let Some(length) = LEXICA.iter().find_map(|lexicon| here(&lexicon.judgement)) else {
            index += 1;
            continue;
        };
        let (start, end) = (words[index].start, words[index + length - 1].end);
        found.push(Finding {
            words: Some(statement[start..end].to_owned()),
            command: Mend::Claim(claim, "--statement").command(slug),
            ..Finding::new(
                Rule::VerdictInClaim,
                format!("{}, statement", claim.code),
                around(statement, start, end),
                "state the bare proposition; whether it holds is said in the verdict",
            )
        });
        index += length;
    }
}

/// How many words from `index` on judge the claim; none if they do not.
fn judged(judgement: &Judgement, statement: &str, words: &[Word], index: usize) -> Option<usize> {
    let ours = |length: &usize| words[index..index + length].iter().all(|word| !word.quoted);
    let wherever = judgement
        .words
        .at(words, index)
        .map(|(_, length)| length)
        .filter(ours);
    if wherever.is_some() {
        return wherever;
    }
    let tag = judgement
        .tags
        .at(words, index)
        .map(|(_, length)| length)
        .filter(ours);
    let word = &words[index];
    let truth = !word.quoted && judgement.truth.contains(&word.folded);
    let length = tag.or(truth.then_some(1))?;
    if is_tag(statement, word, &words[index + length - 1]) {
        return Some(length);
    }
    let mut before = words[..index]
        .iter()
        .rev()
        .map(|word| &word.folded)
        .filter(|word| !judgement.degrees.contains(*word));
    let copula = before.next().is_some_and(|word| judgement.copulas.contains(word));
    let of_a_claim = before.next().is_some_and(|word| judgement.sayings.contains(word));
    (copula && (truth || of_a_claim)).then_some(length)
}

/// Whether words stand like a rating: first and before a colon or dash, or alone in brackets.
fn is_tag(text: &str, first: &Word, last: &Word) -> bool {
    let before = text[..first.start].trim();
    let after = text[last.end..].trim_start();
    let bracketed = before.ends_with(['(', '[', '{']) && after.starts_with([')', ']', '}']);
    let first = before.chars().all(|letter| !letter.is_alphanumeric());
    bracketed || first && after.starts_with([':', '—', '–', '-', '!', ']', '|'])
}
