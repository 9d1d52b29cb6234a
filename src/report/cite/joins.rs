//! Marks that run into each other, which a citation processor is to merge and this formatter does not.

/// A text with one mark for two: no comma before a full stop or a closing bracket, no full stop after another, inside
/// closing quotation marks or not. Only where a space, another mark or the end follows, so that no address is touched.
pub(super) fn joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied();
    let ends = |index: usize| {
        at(index).is_none_or(|letter| letter.is_whitespace() || matches!(letter, '<' | ')' | ']' | ','))
    };
    let mut out = String::with_capacity(text.len());
    for (index, &letter) in letters.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).and_then(at);
        let needless = match (letter, at(index + 1)) {
            (',', Some('.' | ')' | ']')) => ends(index + 2) || at(index + 2) == Some('.'),
            ('.', Some('.')) => before(1) != Some('.') && ends(index + 2),
            ('.', _) if before(1) == Some('”') && before(2) == Some('.') => ends(index + 1),
            _ => false,
        };
        if !needless {
            out.push(letter);
        }
    }
    out
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
