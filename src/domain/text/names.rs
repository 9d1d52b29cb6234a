//! What may be a name.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_script::{Script, UnicodeScript};

/// The longest name, code points.
const NAME_LIMIT: usize = 500;

/// Why a text may not be a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing to read.
    #[error("a name may not be blank")]
    Blank,
    /// Too long.
    #[error("a name has at most {NAME_LIMIT} characters; this one has {0}")]
    TooLong(usize),
    /// Not in normal form C.
    #[error("the name is not in Unicode normal form C; write it as `{0}`")]
    NotNormal(String),
    /// A character that turns the direction of text round.
    #[error("the name has a direction control (U+{0:04X}) at character {1}")]
    Bidi(u32, usize),
    /// A control character.
    #[error("the name has a control character (U+{0:04X}) at character {1}")]
    Control(u32, usize),
}

/// Whether a text may be a name: NFC, no controls, no direction controls, 1 to 500 characters.
pub fn check_name(name: &str) -> Result<(), NameProblem> {
    for (place, c) in name.chars().enumerate() {
        if is_bidi_control(c) {
            return Err(NameProblem::Bidi(u32::from(c), place + 1));
        }
        if c.is_control() {
            return Err(NameProblem::Control(u32::from(c), place + 1));
        }
    }
    if name.trim().is_empty() {
        return Err(NameProblem::Blank);
    }
    let length = name.chars().count();
    if length > NAME_LIMIT {
        return Err(NameProblem::TooLong(length));
    }
    if !is_nfc(name) {
        return Err(NameProblem::NotNormal(name.nfc().collect()));
    }
    Ok(())
}

/// Characters that turn the direction of the text around them.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// The scripts of a name's words where one word mixes several: a Latin name with one Cyrillic letter.
pub fn mixed_scripts(name: &str) -> Option<Vec<&'static str>> {
    for word in name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)) {
        let mut scripts: Vec<&'static str> = Vec::new();
        for c in word.chars() {
            let script = c.script();
            let counts = !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
            if counts && !scripts.contains(&script.full_name()) {
                scripts.push(script.full_name());
            }
        }
        // Japanese and Korean mix theirs in every sentence
        let usual = |script: &&str| ["Han", "Hiragana", "Katakana", "Hangul"].contains(script);
        if scripts.len() > 1 && !scripts.iter().all(usual) {
            return Some(scripts);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_deceive_are_refused() {
        assert_eq!(check_name("Ahmed Attaf"), Ok(()));
        assert_eq!(check_name(" "), Err(NameProblem::Blank));
        assert_eq!(check_name("Ma\u{202e}li"), Err(NameProblem::Bidi(0x202e, 3)));
        assert_eq!(check_name("Ma\nli"), Err(NameProblem::Control(10, 3)));
        assert!(matches!(
            check_name("Alge\u{301}rie"),
            Err(NameProblem::NotNormal(_))
        ));
        assert_eq!(mixed_scripts("Mаli"), Some(vec!["Latin", "Cyrillic"]));
        assert_eq!(mixed_scripts("Mali مالي"), None);
    }
}
