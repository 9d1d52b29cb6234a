//! Marks that run into each other, which a citation processor is to merge and this formatter does not.

use std::collections::HashSet;

/// A text with one mark for two: no comma before a full stop or a closing bracket, no full stop after another, inside
/// closing quotation marks or not. Only where a space, another mark or the end follows, so that no address is touched.
pub(super) fn joined(text: &str) -> String {
    // marks of italics stand between letters, and are none
    let mut letters: Vec<(usize, char)> = Vec::with_capacity(text.len());
    let mut inside = false;
    for (place, letter) in text.char_indices() {
        inside |= letter == '<';
        if !inside {
            letters.push((place, letter));
        }
        inside &= letter != '>';
    }
    let at = |index: usize| letters.get(index).map(|(_, letter)| *letter);
    let ends = |index: usize| {
        at(index).is_none_or(|letter| letter.is_whitespace() || matches!(letter, ')' | ']' | ','))
    };
    let mut needless: HashSet<usize> = HashSet::new();
    for (index, &(place, letter)) in letters.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).and_then(at);
        let is_needless = match (letter, at(index + 1)) {
            (',', Some('.' | ')' | ']')) => ends(index + 2) || at(index + 2) == Some('.'),
            ('.', Some('.')) => before(1) != Some('.') && ends(index + 2),
            ('.', _) if before(1) == Some('”') && before(2) == Some('.') => ends(index + 1),
            _ => false,
        };
        if is_needless {
            needless.insert(place);
        }
    }
    let kept = text.char_indices().filter(|(place, _)| !needless.contains(place));
    kept.map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn two_marks_become_one() {
        for (given, wanted) in [
            ("Keïta, A. (2024,). Talks.", "Keïta, A. (2024). Talks."),
            ("ORTM,. https://example.org/1.", "ORTM. https://example.org/1."),
            ("STONE, John (ed..), Peace", "STONE, John (ed.), Peace"),
            ("“Talks.”. May", "“Talks.” May"),
            ("<em>ORTM</em>,.", "<em>ORTM</em>."),
            ("<em>Acme Inc.</em>. Online", "<em>Acme Inc</em>. Online"),
        ] {
            assert_eq!(joined(given), wanted);
        }
    }

    #[test]
    fn addresses_and_ellipses_stay() {
        for text in [
            "https://example.org/a,.html and https://example.org/../b",
            "So it goes... on",
            "“Talks.” May, 2024.",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
