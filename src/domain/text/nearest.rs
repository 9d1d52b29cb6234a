//! The passage that looks most like a quotation which is not in the text.

use super::approximate::closest;
use super::fold::{is_invisible, unified};
use super::quote::{Context, Span};

/// A passage that looks like the quotation; a proposal only, never an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The passage as the text has it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// How many characters would have to be put in, left out or exchanged. Case, quotation marks, dashes, spaces and
    /// soft hyphens are not counted: with 0 edits the passage differs in those alone.
    pub edits: usize,
    /// What stands around it.
    pub context: Context,
}

/// The passage with the fewest edits, if they are at most a tenth of the quotation's characters.
pub(super) fn nearest(body: &str, quote: &str) -> Option<Nearest> {
    let text = Searchable::of(body);
    let mut wanted = Searchable::of(quote).text;
    wanted.truncate(wanted.trim_end().len());
    if wanted.is_empty() {
        return None;
    }
    let length = wanted.chars().count();
    let (first, last, edits) = match text.text.find(&wanted) {
        Some(at) => {
            let first = text.text[..at].chars().count();
            (first, first + length - 1, 0)
        }
        None => {
            let letters: Vec<char> = text.text.chars().collect();
            let wanted: Vec<char> = wanted.chars().collect();
            let found = closest(&letters, &wanted, length / 10)?;
            (found.first, found.last, found.edits)
        }
    };
    let start = *text.places.get(first)?;
    let end = *text.places.get(last)?;
    let end = end + body.get(end..)?.chars().next()?.len_utf8();
    let passage = body.get(start..end)?;
    let from = body[..start].chars().count();
    Some(Nearest {
        text: passage.to_owned(),
        span: Span {
            start: from,
            end: from + passage.chars().count(),
        },
        edits,
        context: Context::of(body, start, end),
    })
}

/// A text as it is compared: case and typography folded, runs of space one, invisible characters left out.
struct Searchable {
    text: String,
    /// The byte of the original at which each character of `text` stands.
    places: Vec<usize>,
}

impl Searchable {
    fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len());
        let mut after_space = true;
        for (place, c) in original.char_indices() {
            let c = unified(c);
            if is_invisible(c) || c == ' ' && after_space {
                continue;
            }
            after_space = c == ' ';
            // one for one, so that every character has its place
            text.push(c.to_lowercase().next().unwrap_or(c));
            places.push(place);
        }
        Searchable { text, places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, quote: &str, found: Option<(&str, usize)>) {
        let nearest = nearest(body, quote);
        let shown = nearest.as_ref().map(|near| (near.text.as_str(), near.edits));
        assert_eq!(shown, found);
        if let Some(near) = nearest {
            let chars: Vec<char> = body.chars().collect();
            let there: String = chars[near.span.start..near.span.end].iter().collect();
            assert_eq!(there, near.text, "the span is where the passage stands");
        }
    }

    #[test]
    fn typography_and_case_cost_nothing() {
        let body = "It spoke of “undisguised\u{a0}sym\u{ad}pathy” for  its\nneigh\u{200b}bour.";
        check(
            body,
            "\"undisguised sympathy\"",
            Some(("“undisguised\u{a0}sym\u{ad}pathy”", 0)),
        );
        check(
            body,
            "FOR ITS NEIGHBOUR",
            Some(("for  its\nneigh\u{200b}bour", 0)),
        );
        check("l’Azawad – l'Azawad", "l'azawad —", Some(("l’Azawad –", 0)));
    }

    #[test]
    fn up_to_a_tenth_may_differ() {
        let body = "they killed 47 Malian soldiers there, and took 7 prisoners";
        check(
            body,
            "killed 74 Malian soldiers",
            Some(("killed 47 Malian soldiers", 2)),
        );
        check(
            body,
            "killed 47 Malian soldier there",
            Some(("killed 47 Malian soldiers there", 1)),
        );
        check(
            body,
            "killed 47 of the Malian soldiers",
            None, // seven of 32
        );
        check(body, "took", Some(("took", 0)));
        check(body, "took 9", None);
        check("something else altogether", "killed 74 Malian soldiers", None);
        check("", "x", None);
        check("x", " ", None);
    }

    #[test]
    fn it_is_shown_with_what_stands_around_it() {
        let body = "In Tinzaouaten\nthey killed 47 Malian soldiers there.";
        let near = nearest(body, "killed 74 Malian soldiers").unwrap();
        assert_eq!(near.context.before, "In Tinzaouaten they ");
        assert_eq!(near.context.after, " there.");
        assert_eq!(near.span, Span { start: 20, end: 45 });
    }

    #[test]
    fn a_long_quotation_is_found_in_a_long_text() {
        let mut seed = 7u32;
        let mut word = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let syllables = ["ba", "ma", "ko", "ti", "ra", "sen", "du", "lo"];
            let mut word: String = (0..3)
                .map(|part| syllables[(seed >> (8 + 3 * part)) as usize % 8])
                .collect();
            word.push(' ');
            word
        };
        let body: String = (0..60_000).map(|_| word()).collect();
        let from = body.len() / 2 + 3;
        let original = &body[from..from + 5_000];
        let slipped: String = original
            .chars()
            .enumerate()
            .filter(|(place, _)| place % 25 != 24)
            .map(|(_, c)| c)
            .collect();
        // every 25th letter is left out; the last of them stood at the end
        let near = nearest(&body, &slipped).unwrap();
        assert_eq!((near.span.start, near.edits), (from, 199));
    }
}
