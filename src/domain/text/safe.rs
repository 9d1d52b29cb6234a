//! What no text may have, and what may not reach a terminal or a spreadsheet.

use std::borrow::Cow;

use super::is_bidi_control;

/// A character that no text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text has a control character (U+{0:04X}) at character {1}", u32::from(*.character), .place)]
pub struct TextProblem {
    /// The character.
    pub character: char,
    /// Its place, counted from 1, code points.
    pub place: usize,
}

/// The first character that no text may have: controls but line feed and tab, and noncharacters.
pub fn clean_text_problem(text: &str) -> Option<TextProblem> {
    text.chars().enumerate().find_map(|(place, character)| {
        let control =
            character.is_control() && character != '\n' && character != '\t' && character != '\u{85}';
        let code = u32::from(character);
        let noncharacter = (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
        (control || noncharacter).then_some(TextProblem {
            character,
            place: place + 1,
        })
    })
}

/// A text that cannot command a terminal: controls and escape sequences removed, direction controls too.
pub fn strip_terminal(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| c == '\n' || c == '\t' || !(c.is_control() || is_bidi_control(c));
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut chars),
            c if harmless(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// A JSON text for a terminal: what JSON allows bare and a terminal may obey (DEL, C1, direction controls) is written
/// as an escape, so that nothing is lost.
pub fn json_safe(json: &str) -> Cow<'_, str> {
    let harmful = |c: char| matches!(c, '\u{7f}'..='\u{9f}') || is_bidi_control(c);
    if !json.contains(harmful) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if harmful(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn skip_escape(chars: &mut Rest<'_>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_control_sequence(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            skip_string(chars);
        }
        Some(' '..='~') => {
            chars.next();
        }
        _ => {}
    }
}

/// Parameters and one final character.
fn skip_control_sequence(chars: &mut Rest<'_>) {
    while let Some(c) = chars.next_if(|c| (' '..='~').contains(c)) {
        if ('@'..='~').contains(&c) {
            break;
        }
    }
}

/// Everything up to the string's terminator, within its line.
fn skip_string(chars: &mut Rest<'_>) {
    while let Some(c) = chars.next_if(|c| *c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => break,
            '\u{1b}' => {
                chars.next_if_eq(&'\\');
                break;
            }
            _ => {}
        }
    }
}

/// A cell that no spreadsheet takes for a formula; a number below zero is a number, and stays one.
///
/// The wide forms are formulas to spreadsheets in Japanese.
pub fn csv_safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(BEGINS) && !is_negative_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// How formulas begin.
const BEGINS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula, and that [`csv_unguarded`] gives back as it was: apostrophes of the
/// text's own before such a beginning get one more.
pub fn csv_guarded(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\'') {
        Some(rest) if is_guarded(rest) => Cow::Owned(format!("'{text}")),
        _ => csv_safe(text),
    }
}

/// What a cell said before [`csv_guarded`].
pub fn csv_unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_guarded(rest) => rest,
        _ => cell,
    }
}

/// Whether a formula begins behind any number of apostrophes.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINS)
}

/// Whether this is a minus sign, digits, and perhaps a point with digits behind it.
fn is_negative_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = text.strip_prefix('-') else {
        return false;
    };
    match number.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(number),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn terminals_and_spreadsheets_are_safe() {
        assert_eq!(strip_terminal("a\u{1b}[31mred\u{1b}[0m b\u{7}"), "ared b");
        assert_eq!(strip_terminal("\u{1b}]0;title\u{7}x\u{9b}1my\u{202e}z"), "xyz");
        assert_eq!(csv_safe("=1+1"), "'=1+1");
        assert_eq!(csv_safe("Mali"), "Mali");
        for number in ["-5", "-0.75", "12"] {
            assert_eq!(csv_safe(number), number);
        }
        for formula in ["-5+1", "-", "-1.", "-.5", "+5", "@A1", "\t=1", "\n=1", "＝1+1"] {
            assert_eq!(csv_safe(formula), format!("'{formula}"));
        }
    }

    #[test]
    fn what_was_guarded_comes_back() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("-5", "-5"),
            ("'-5", "''-5"),
            ("'Tis so", "'Tis so"),
            ("'", "'"),
            ("", ""),
        ] {
            assert_eq!(csv_guarded(text), cell);
            assert_eq!(csv_unguarded(cell), text);
        }
    }

    proptest! {
        #[test]
        fn any_cell_comes_back(text in "['=+@\t\n\\-5a]{0,6}|.{0,20}") {
            let cell = csv_guarded(&text).into_owned();
            prop_assert!(!cell.starts_with(BEGINS) || is_negative_number(&cell));
            prop_assert_eq!(csv_unguarded(&cell), text.as_str());
        }

        #[test]
        fn no_control_reaches_a_terminal(text in any::<String>()) {
            let safe = strip_terminal(&text);
            prop_assert!(safe.chars().all(|c| c == '\n' || c == '\t' || !(c.is_control() || is_bidi_control(c))));
        }
    }
}
