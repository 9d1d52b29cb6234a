//! Text: normalising, folding for search, what may not come in, what may not go out, and finding quotations.
//!
//! Positions are counted in code points, as PostgreSQL and the W3C's Web Annotation model do.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_script::{Script, UnicodeScript};

/// Version of [`fold_key`]: stored beside each key, so that keys can be made anew when folding changes.
pub const FOLD_VERSION: i16 = 1;

/// The longest name, code points.
const NAME_LIMIT: usize = 500;

/// A body as quotations are anchored in it: NFC, line feeds, no byte order mark; nothing else is changed.
pub fn normalise_body(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

/// A key under which different spellings of a name meet: compatibility forms, case and marks are folded, quotation
/// marks, dashes and spaces unified.
pub fn fold_key(text: &str) -> String {
    // lower case may bring marks of its own: İ becomes i and a dot
    let folded: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && *c != '\u{ad}')
        .map(unified)
        .nfkc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One character for all of its typographic variants.
fn unified(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c if c.is_whitespace() || c == '\u{a0}' || c == '\u{202f}' => ' ',
        c => c,
    }
}

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

/// A cell that no spreadsheet takes for a formula.
pub fn csv_safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A place in a text, code points: from `start` up to but without `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// A passage that looks like the quotation; a proposal only, never an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The passage as the text has it.
    pub text: String,
    /// Where it begins, code points.
    pub start: usize,
}

/// Why a quotation has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteProblem {
    /// The words are not in the text.
    NotFound {
        /// A passage that looks like them.
        nearest: Option<Nearest>,
    },
    /// They are there more than once.
    Several {
        /// How often.
        count: usize,
    },
    /// They are there, but not that often.
    NoSuchOccurrence {
        /// The number that was asked for, from 1.
        asked: usize,
        /// How often they are there.
        count: usize,
    },
    /// They do not follow these words.
    AfterNotFound,
}

impl fmt::Display for QuoteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuoteProblem::NotFound { .. } => f.write_str("these words are not in the captured text"),
            QuoteProblem::Several { count } => {
                write!(f, "these words occur {count} times in the captured text")
            }
            QuoteProblem::NoSuchOccurrence { asked, count } => {
                write!(
                    f,
                    "occurrence {asked} was asked for, but these words occur {count} times in the captured text"
                )
            }
            QuoteProblem::AfterNotFound => {
                f.write_str("these words do not follow the words given under `after`")
            }
        }
    }
}

impl std::error::Error for QuoteProblem {}

/// Where each occurrence of some words begins, code points, also where they overlap.
pub fn occurrences(body: &str, words: &str) -> Vec<usize> {
    starts(body, words).into_iter().map(|(_, point)| point).collect()
}

/// Byte and code point at which each occurrence begins.
fn starts(body: &str, words: &str) -> Vec<(usize, usize)> {
    let Some(step) = words.chars().next().map(char::len_utf8) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let (mut from, mut counted, mut points) = (0, 0, 0);
    while let Some(offset) = body.get(from..).and_then(|rest| rest.find(words)) {
        let at = from + offset;
        points += body[counted..at].chars().count();
        counted = at;
        found.push((at, points));
        from = at + step;
    }
    found
}

/// The place of an exact quotation: its only one, the one numbered `occurrence` (from 1), or the one after some words.
pub fn find_quote(
    body: &str,
    quote: &str,
    occurrence: Option<usize>,
    after: Option<&str>,
) -> Result<Span, QuoteProblem> {
    let mut found = starts(body, quote);
    if found.is_empty() {
        return Err(QuoteProblem::NotFound {
            nearest: nearest(body, quote),
        });
    }
    if let Some(after) = after {
        found.retain(|(at, _)| body[..*at].trim_end().ends_with(after.trim_end()));
        if found.is_empty() {
            return Err(QuoteProblem::AfterNotFound);
        }
    }
    let length = quote.chars().count();
    let (_, start) = match (occurrence, found.as_slice()) {
        (Some(asked), several) => match asked.checked_sub(1).and_then(|index| several.get(index)) {
            Some(one) => *one,
            None => {
                return Err(QuoteProblem::NoSuchOccurrence {
                    asked,
                    count: several.len(),
                });
            }
        },
        (None, [one]) => *one,
        (None, several) => return Err(QuoteProblem::Several { count: several.len() }),
    };
    Ok(Span {
        start,
        end: start + length,
    })
}

/// A passage that differs from the quotation in typography alone, or by at most a fifth of its characters.
fn nearest(body: &str, quote: &str) -> Option<Nearest> {
    let chars: Vec<char> = body.chars().collect();
    let (folded, places) = searchable(&chars);
    let wanted: Vec<char> = searchable(&quote.chars().collect::<Vec<_>>()).0;
    if wanted.is_empty() || folded.is_empty() {
        return None;
    }
    let exact = folded.windows(wanted.len()).position(|window| window == wanted);
    let (first, last) = match exact {
        Some(start) => (start, start + wanted.len() - 1),
        None => approximate(&folded, &wanted)?,
    };
    let (start, end) = (*places.get(first)?, places.get(last)? + 1);
    Some(Nearest {
        text: chars.get(start..end)?.iter().collect(),
        start,
    })
}

/// Characters as they are compared in a search, each with its place: case and typography folded, runs of space one.
fn searchable(chars: &[char]) -> (Vec<char>, Vec<usize>) {
    let (mut folded, mut places) = (Vec::with_capacity(chars.len()), Vec::with_capacity(chars.len()));
    for (place, c) in chars.iter().enumerate() {
        let c = unified(*c);
        if c == '\u{ad}' || c == '\u{feff}' || c == ' ' && folded.last().is_none_or(|last| *last == ' ') {
            continue;
        }
        folded.push(c.to_lowercase().next().unwrap_or(c));
        places.push(place);
    }
    (folded, places)
}

/// The longest comparison that is tried: text by quotation, characters.
const PATIENCE: usize = 200_000_000;

/// Sellers' algorithm: the passage with the fewest edits, if at most a fifth of the quotation's length.
fn approximate(text: &[char], wanted: &[char]) -> Option<(usize, usize)> {
    let allowed = wanted.len() / 5;
    if allowed == 0 || text.len().saturating_mul(wanted.len()) > PATIENCE {
        return None;
    }
    // a column of costs, and for each where the match began
    let mut cost: Vec<usize> = (0..=wanted.len()).collect();
    let mut began: Vec<usize> = vec![0; wanted.len() + 1];
    let mut best: Option<(usize, usize, usize)> = None;
    for (place, c) in text.iter().enumerate() {
        let (mut diagonal, mut diagonal_began) = (cost[0], began[0]);
        began[0] = place + 1;
        for row in 1..=wanted.len() {
            let (above, above_began) = (cost[row], began[row]);
            let same = usize::from(wanted[row - 1] != *c);
            let mut choice = (diagonal + same, if row == 1 { place } else { diagonal_began });
            if above + 1 < choice.0 {
                choice = (above + 1, above_began);
            }
            if cost[row - 1] + 1 < choice.0 {
                choice = (cost[row - 1] + 1, began[row - 1]);
            }
            (diagonal, diagonal_began) = (above, above_began);
            (cost[row], began[row]) = choice;
        }
        let last = cost[wanted.len()];
        if last <= allowed && best.is_none_or(|(edits, ..)| last < edits) {
            best = Some((last, began[wanted.len()], place));
        }
    }
    best.map(|(_, first, last)| (first.min(last), last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_name_meet() {
        assert_eq!(fold_key("Tinzaouatène"), "tinzaouatene");
        assert_eq!(fold_key("  JAMA’AT  Nusrat "), "jama'at nusrat");
        assert_eq!(
            fold_key("Front de libération de l’Azawad"),
            fold_key("front de liberation de l'azawad")
        );
        assert_eq!(fold_key("تينزاواتين"), "تينزاواتين");
    }

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

    #[test]
    fn a_quotation_has_one_place() {
        let body = "In July, the army said. In July, the rebels said.";
        assert_eq!(
            find_quote(body, "the army", None, None),
            Ok(Span { start: 9, end: 17 })
        );
        assert_eq!(
            find_quote(body, "In July", None, None),
            Err(QuoteProblem::Several { count: 2 })
        );
        assert_eq!(
            find_quote(body, "In July", Some(2), None),
            Ok(Span { start: 24, end: 31 })
        );
        assert_eq!(
            find_quote(body, "said", None, Some("rebels")),
            Ok(Span { start: 44, end: 48 })
        );
        let none = QuoteProblem::NoSuchOccurrence { asked: 3, count: 2 };
        assert_eq!(find_quote(body, "In July", Some(3), None), Err(none));
    }

    #[test]
    fn places_are_code_points() {
        assert_eq!(
            find_quote("é🦀 “so”", "“so”", None, None),
            Ok(Span { start: 3, end: 7 })
        );
    }

    #[test]
    fn a_quotation_that_is_nearly_there_is_proposed() {
        let nearest = |body: &str, quote: &str| match find_quote(body, quote, None, None) {
            Err(QuoteProblem::NotFound {
                nearest: Some(nearest),
            }) => nearest.text,
            other => format!("{other:?}"),
        };
        assert_eq!(
            nearest("of “undisguised\u{a0}sympathy” for", "\"undisguised sympathy\""),
            "“undisguised\u{a0}sympathy”"
        );
        assert_eq!(
            nearest(
                "they killed 47 Malian soldiers there",
                "killed 74 Malian soldiers"
            ),
            "killed 47 Malian soldiers"
        );
        assert!(nearest("something else altogether", "killed 74 Malian soldiers").contains("NotFound"));
    }

    #[test]
    fn terminals_and_spreadsheets_are_safe() {
        assert_eq!(strip_terminal("a\u{1b}[31mred\u{1b}[0m b\u{7}"), "ared b");
        assert_eq!(strip_terminal("\u{1b}]0;title\u{7}x\u{9b}1my\u{202e}z"), "xyz");
        assert_eq!(csv_safe("=1+1"), "'=1+1");
        assert_eq!(csv_safe("Mali"), "Mali");
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_is_found_where_it_is(body in "[a-c “”é🦀]{1,60}", from in 0usize..60, length in 1usize..20) {
            let chars: Vec<char> = body.chars().collect();
            let from = from % chars.len();
            let part: String = chars[from..(from + length).min(chars.len())].iter().collect();
            let starts = occurrences(&body, &part);
            let number = starts.iter().position(|start| *start == from).unwrap() + 1;
            let span = find_quote(&body, &part, Some(number), None).unwrap();
            prop_assert_eq!((span.start, span.end), (from, from + part.chars().count()));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold_key(&fold_key(&text)), fold_key(&text));
        }

        #[test]
        fn no_control_reaches_a_terminal(text in any::<String>()) {
            let safe = strip_terminal(&text);
            prop_assert!(safe.chars().all(|c| c == '\n' || c == '\t' || !(c.is_control() || is_bidi_control(c))));
        }
    }
}
