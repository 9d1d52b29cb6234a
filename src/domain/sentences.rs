//! The sentences of a text, numbered from 1, so that people can point at words without typing them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A line as long as this may have been broken for its length, code points.
const WRAPPED: usize = 45;

/// Abbreviations that a name or number follows, in English and French.
const ABBREVIATIONS: &[&str] = &[
    "No", "no", "Nos", "Art", "art", "Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Capt", "Lt", "Sgt", "St", "Mme",
    "Pr", "cf", "vs",
];

/// Where each sentence stands, bytes, without the spaces around it (UAX #29). A line break within a paragraph ends a
/// sentence only where the line looks like a heading or an item of a list.
pub fn sentences(body: &str) -> Vec<Range<usize>> {
    let unwrapped = unwrapped(body);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in unwrapped.split_sentence_bound_indices() {
        let from = start + (sentence.len() - sentence.trim_start().len());
        let to = start + sentence.trim_end().len();
        if from >= to {
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on(&unwrapped[last.clone()], &unwrapped[last.end..from]) => last.end = to,
            _ => found.push(from..to),
        }
    }
    found
}

/// Whether a sentence only seems to end: in an abbreviation or an initial, on the same line.
fn goes_on(sentence: &str, gap: &str) -> bool {
    let Some(word) = sentence
        .strip_suffix('.')
        .and_then(|text| text.split_whitespace().next_back())
    else {
        return false;
    };
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !gap.contains('\n') && (is_initial || ABBREVIATIONS.contains(&word))
}

/// The numbers that a text such as `3` or `3-4` means: first and last sentence, from 1.
pub fn numbers(text: &str) -> Option<(usize, usize)> {
    let text = text.trim();
    let number = |text: &str| -> Option<usize> {
        let text = text.trim();
        (text.len() <= 6 && text.bytes().all(|one| one.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    match text.split_once(['-', '–']) {
        Some((first, last)) => Some((number(first)?, number(last)?)),
        None => number(text).map(|one| (one, one)),
    }
}

/// The same bytes with a space where a line was broken for its length.
fn unwrapped(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines
            .peek()
            .is_some_and(|next| !next.trim().is_empty() && !is_item(next));
        match line.strip_suffix('\n') {
            Some(text) if goes_on && text.trim().chars().count() >= WRAPPED => {
                out.push_str(text);
                out.push(' ');
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// Whether a line begins an item of a list, or a heading in Markdown.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    ["- ", "* ", "+ ", "• ", "#", "> "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<&str> {
        sentences(body).into_iter().map(|range| &body[range]).collect()
    }

    #[test]
    fn sentences_are_found_across_wrapped_lines_but_not_across_headings() {
        let body = "COMMUNIQUÉ No. 7\n\nThe Ministry regrets the statements of the neighbouring\ncountry. It \
            “rejects” them!\n- One item\n- Another\nGen. J. Diop spoke.\nLe 26 juillet, « tout » a changé. Fin";
        assert_eq!(
            texts(body),
            [
                "COMMUNIQUÉ No. 7",
                "The Ministry regrets the statements of the neighbouring\ncountry.",
                "It “rejects” them!",
                "- One item",
                "- Another",
                "Gen. J. Diop spoke.",
                "Le 26 juillet, « tout » a changé.",
                "Fin"
            ]
        );
        assert!(sentences(" \n\n ").is_empty());
    }

    #[test]
    fn numbers_are_one_or_a_range() {
        assert_eq!(numbers("3"), Some((3, 3)));
        assert_eq!(numbers(" 3 - 4 "), Some((3, 4)));
        assert_eq!(numbers("3–4"), Some((3, 4)));
        for words in ["", "-", "3-", "47 soldiers", "2024-07-26", "0.5", "1234567"] {
            assert_eq!(numbers(words), None, "{words}");
        }
    }
}
