//! The words of a text, with their sentences and quotation marks.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use crate::domain::text::fold_key;

/// A word of a text.
pub(super) struct Word {
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// As it stands.
    pub(super) text: String,
    /// Lower case, without marks and invisible characters.
    pub(super) folded: String,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Number of its sentence, from 0.
    pub(super) sentence: usize,
}

/// The words of a text with their quotation marks and sentences. A sentence ends at `.`, `!`, `?`, `؟`, `。`
/// or `…` outside quotation marks before white space and no lower-case letter, at such a mark right before a
/// closing quotation mark in the same position, and at a line break.
pub(super) fn words(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let quoted = quoted_ranges(&letters);
    let mut quotes = quoted.iter().peekable();
    let mut found = Vec::new();
    let mut sentence = 0;
    let mut index = 0;
    while index < letters.len() {
        while quotes.next_if(|range| range.1 < index).is_some() {}
        let inside = quotes
            .peek()
            .is_some_and(|range| (range.0..=range.1).contains(&index));
        let (start, letter) = letters[index];
        if !is_word(letter) {
            let closing = inside && quotes.peek().is_some_and(|range| range.1 == index);
            let stops = letter == '\n'
                || (!inside && is_stop(letter) || closing && index > 0 && is_stop(letters[index - 1].1))
                    && starts_sentence(&letters[index + 1..]);
            sentence += usize::from(stops);
            index += 1;
            continue;
        }
        let length = letters[index..]
            .iter()
            .take_while(|(_, letter)| is_word(*letter))
            .count();
        let end = letters.get(index + length).map_or(text.len(), |(end, _)| *end);
        let folded = fold(&text[start..end]);
        if !folded.is_empty() {
            found.push(Word {
                start,
                end,
                text: text[start..end].to_owned(),
                folded,
                quoted: inside,
                sentence,
            });
        }
        index += length;
    }
    found
}

const fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '؟' | '。' | '…')
}

fn starts_sentence(rest: &[(usize, char)]) -> bool {
    let spaces = rest
        .iter()
        .take_while(|(_, letter)| letter.is_whitespace())
        .count();
    spaces > 0 && rest.get(spaces).is_none_or(|(_, letter)| !letter.is_lowercase())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || is_invisible(letter)
}

const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{0640}'
    )
}

/// As names are folded: compatibility forms, case, accents, points and invisible characters.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        fold_key(text)
    }
}

/// First and last index of every quotation, in order and without overlap. A mark that is never closed opens
/// nothing; a single mark inside or right after a word is an apostrophe unless it closes.
fn quoted_ranges(letters: &[(usize, char)]) -> Vec<(usize, usize)> {
    let at = |index: usize| letters.get(index).map(|(_, letter)| *letter);
    let before_word = |index: usize| at(index + 1).is_some_and(|letter| letter.is_alphanumeric());
    let after_word = |index: usize| index > 0 && at(index - 1).is_some_and(|letter| letter.is_alphanumeric());
    // The last place of every mark, so that a mark without a partner costs one look only.
    let mut last = HashMap::new();
    for (index, (_, letter)) in letters.iter().enumerate() {
        last.insert(*letter, index);
    }
    let mut ranges = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        let open = letters[index].1;
        let closers: &[char] = match open {
            '“' | '„' | '‟' => &['”', '“'],
            '«' => &['»'],
            '»' => &['«'],
            '‹' => &['›'],
            '"' => &['"'],
            '‘' | '‚' => &['’', '‘'],
            _ => &[],
        };
        let closers = if open == '“' { &closers[..1] } else { closers };
        let closers = if open == '‘' { &closers[..1] } else { closers };
        let reachable = closers
            .iter()
            .any(|mark| last.get(mark).is_some_and(|&place| place > index));
        let close = reachable
            .then(|| {
                (index + 1..letters.len()).find(|&place| {
                    let mark = letters[place].1;
                    closers.contains(&mark) && !(mark == '’' && after_word(place) && before_word(place))
                })
            })
            .flatten();
        match close {
            Some(close) => {
                ranges.push((index, close));
                index = close + 1;
            }
            None => index += 1,
        }
    }
    ranges
}
