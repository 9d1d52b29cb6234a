//! Finding a quotation in a body: exact, and in one place.

use std::fmt;

use super::nearest::{Nearest, nearest};

/// How much of the text on either side a context shows, code points.
const CONTEXT: usize = 32;

/// A place in a text, code points: from `start` up to but without `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// What stands around a passage, 32 code points on either side, lines joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Right before it.
    pub before: String,
    /// Right after it.
    pub after: String,
}

impl Context {
    /// Of the passage between two bytes of a body, which have to be at the edges of characters.
    pub(super) fn of(body: &str, start: usize, end: usize) -> Self {
        let shown = |c: char| if c.is_whitespace() { ' ' } else { c };
        let (before, after) = (&body[..start], &body[end..]);
        let from = before
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(0, |(place, _)| place);
        Context {
            before: before[from..].chars().map(shown).collect(),
            after: after.chars().take(CONTEXT).map(shown).collect(),
        }
    }
}

/// Why a quotation has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteProblem {
    /// The words are not in the text.
    NotFound {
        /// A passage that looks like them; a proposal only, never an anchor.
        nearest: Option<Nearest>,
    },
    /// They are there more than once.
    Several {
        /// What stands around each, in the order of the text.
        places: Vec<Context>,
    },
    /// They are there, but not that often.
    NoSuchOccurrence {
        /// The number that was asked for, from 1.
        asked: usize,
        /// What stands around each, in the order of the text.
        places: Vec<Context>,
    },
    /// They do not follow these words.
    AfterNotFound {
        /// What stands around each, in the order of the text.
        places: Vec<Context>,
    },
}

impl QuoteProblem {
    /// What stands around each occurrence, where there are some.
    pub fn places(&self) -> &[Context] {
        match self {
            QuoteProblem::NotFound { .. } => &[],
            QuoteProblem::Several { places }
            | QuoteProblem::NoSuchOccurrence { places, .. }
            | QuoteProblem::AfterNotFound { places } => places,
        }
    }
}

impl fmt::Display for QuoteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuoteProblem::NotFound { .. } => f.write_str("these words are not in the captured text"),
            QuoteProblem::Several { places } => {
                write!(f, "these words occur {} times in the captured text", places.len())
            }
            QuoteProblem::NoSuchOccurrence { asked, places } => {
                let times = match places.len() {
                    1 => "once".to_owned(),
                    count => format!("{count} times"),
                };
                write!(
                    f,
                    "occurrence {asked} was asked for, but these words occur {times} in the captured text"
                )
            }
            QuoteProblem::AfterNotFound { .. } => {
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
///
/// # Errors
///
/// Where there is no such place, or more than one. For words that are not there the nearest passage is proposed.
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
    let around = |found: &[(usize, usize)]| {
        let context = |(at, _): &(usize, usize)| Context::of(body, *at, at + quote.len());
        found.iter().map(context).collect()
    };
    if let Some(after) = after {
        let all = found.clone();
        found.retain(|(at, _)| body[..*at].trim_end().ends_with(after.trim_end()));
        if found.is_empty() {
            return Err(QuoteProblem::AfterNotFound { places: around(&all) });
        }
    }
    let place = match (occurrence, found.as_slice()) {
        (Some(asked), several) => asked.checked_sub(1).and_then(|index| several.get(index)),
        (None, [one]) => Some(one),
        (None, _) => None,
    };
    let Some((_, start)) = place else {
        let places = around(&found);
        return Err(match occurrence {
            Some(asked) => QuoteProblem::NoSuchOccurrence { asked, places },
            None => QuoteProblem::Several { places },
        });
    };
    Ok(Span {
        start: *start,
        end: start + quote.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &str = "In July, the army said. In July, the rebels said.";

    #[test]
    fn a_quotation_has_one_place() {
        assert_eq!(
            find_quote(BODY, "the army", None, None),
            Ok(Span { start: 9, end: 17 })
        );
        assert_eq!(
            find_quote(BODY, "In July", Some(2), None),
            Ok(Span { start: 24, end: 31 })
        );
        assert_eq!(
            find_quote(BODY, "said", None, Some("rebels")),
            Ok(Span { start: 44, end: 48 })
        );
    }

    #[test]
    fn of_several_places_each_is_shown_with_what_stands_around_it() {
        let places = |problem: QuoteProblem| -> Vec<(String, String)> {
            let pairs = problem.places().iter();
            pairs
                .map(|place| (place.before.clone(), place.after.clone()))
                .collect()
        };
        let both = [
            (String::new(), ", the army said. In July, the re".to_owned()),
            (
                "In July, the army said. ".to_owned(),
                ", the rebels said.".to_owned(),
            ),
        ];
        for (occurrence, after, words) in [
            (None, None, "these words occur 2 times in the captured text"),
            (
                Some(3),
                None,
                "occurrence 3 was asked for, but these words occur 2 times in the captured text",
            ),
            (
                None,
                Some("In May"),
                "these words do not follow the words given under `after`",
            ),
        ] {
            let problem = find_quote(BODY, "In July", occurrence, after).unwrap_err();
            assert_eq!(problem.to_string(), words);
            assert_eq!(places(problem), both);
        }
    }

    #[test]
    fn places_are_code_points() {
        assert_eq!(
            find_quote("é🦀 “so”", "“so”", None, None),
            Ok(Span { start: 3, end: 7 })
        );
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
    }
}
