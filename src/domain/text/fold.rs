//! Keys under which different spellings of a name meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// Version of [`fold_key`]: stored beside each key, so that keys can be made anew when folding changes.
pub const FOLD_VERSION: i16 = 2;

/// A key under which different spellings of a name meet: compatibility forms and case are folded, quotation marks,
/// dashes and spaces unified, characters that nobody sees left out, and accents and vowel points taken off where
/// they are no letters of their own.
///
/// Accents go in Latin, Greek and Cyrillic, points in Arabic and Hebrew. Marks of other scripts stay: the vowel
/// signs of Devanagari or Thai and the voicing marks of kana are parts of the word.
pub fn fold_key(text: &str) -> String {
    // variants first: a free-standing acute would be taken apart into a space and a mark;
    // upper case next: ß has no lower-case partner but SS, and final sigma is a sigma;
    // case may bring marks of its own: İ becomes i and a dot
    let decomposed = text
        .chars()
        .map(unified)
        .nfkd()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .nfkd();
    let mut base = Script::Common;
    let mut kept = String::with_capacity(text.len());
    for c in decomposed.filter(|c| !is_invisible(*c)) {
        if !is_combining_mark(c) {
            base = c.script();
            kept.push(unified(c));
        } else if !is_accent(base) && !is_point(c) {
            kept.push(c);
        }
    }
    let folded: String = kept.nfkc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether marks on letters of a script are accents.
fn is_accent(base: Script) -> bool {
    matches!(base, Script::Latin | Script::Greek | Script::Cyrillic)
}

/// The points of Arabic (vowels, hamza and madda above or below, Quranic signs) and of Hebrew (vowels, cantillation).
const fn is_point(c: char) -> bool {
    matches!(
        c,
        '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}' | '\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
            | '\u{8d3}'..='\u{8ff}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
    )
}

/// Characters without a shape of their own: soft hyphens, joiners, the stretcher of Arabic words, variation selectors.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

/// One character for all of its typographic variants.
pub(super) fn unified(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_name_meet() {
        for (one, other) in [
            ("Tinzaouatène", "tinzaouatene"),
            ("  JAMA’AT  Nusrat ", "jama'at nusrat"),
            (
                "Front de libération de l’Azawad",
                "front de liberation de l'azawad",
            ),
            ("STRASSE", "Straße"),
            ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
            ("Đà Nẵng", "đa nang"),
            ("Алёна", "алена"),
            ("İzmir", "izmir"),
            ("ﬁnance", "finance"),
            ("l´Azawad", "l'Azawad"),
            ("ＡＢＣ", "abc"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("الجَزَائِر", "الجزائر"),
            ("أحمد عطّاف", "احمد عطاف"),
            ("تينزاوا\u{640}تين", "تينزاواتين"),
            ("שָׁלוֹם", "שלום"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("ﾊﾞﾏｺ", "バマコ"),
        ] {
            assert_eq!(fold_key(one), fold_key(other), "{one} {other}");
        }
        assert_eq!(fold_key("Tinzaouatène"), "tinzaouatene");
    }

    #[test]
    fn marks_that_are_parts_of_a_letter_stay() {
        for (one, other) in [
            ("दिल्ली", "दल्ली"),    // a vowel sign of Devanagari
            ("कि", "की"),         // another vowel
            ("ढाका", "ढकि"),      // spacing vowel signs
            ("দিল্লি", "দল্ল"),     // Bengali
            ("தமிழ்", "தமழ"),      // Tamil
            ("ไทย", "ไทย์"),       // a Thai sign of silence
            ("ก่า", "ก้า"),         // tones
            ("バマコ", "ハマコ"), // voicing
            ("パリ", "ハリ"),     // half voicing
            ("が", "か"),         // the same in hiragana
        ] {
            assert_ne!(fold_key(one), fold_key(other), "{one} {other}");
        }
        assert_eq!(fold_key("दिल्ली"), "दिल्ली");
        assert_eq!(fold_key("か\u{3099}"), "が");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold_key(&fold_key(&text)), fold_key(&text));
        }

        #[test]
        fn folding_twice_is_folding_once_in_scripts_with_marks(
            text in "[a-zßİé\u{300}-\u{345}\u{5b0}-\u{5c7}\u{621}-\u{655}\u{900}-\u{97f}\u{e00}-\u{e4f}ぁ-ヿ\u{3099}ﾊﾞ]{0,12}",
        ) {
            prop_assert_eq!(fold_key(&fold_key(&text)), fold_key(&text));
        }
    }
}
