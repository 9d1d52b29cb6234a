//! Words of judgement inside a claim.

use super::words::{Word, words};
use super::{Finding, Rule, around};

/// Words that judge wherever they stand in a claim.
const VERDICTS: &[&str] = &[
    "refuted",
    "debunked",
    "disproved",
    "disproven",
    "misleading",
    "unverifiable",
    "unsupported",
    "unsubstantiated",
    "misquoted",
    "misattributed",
    "factcheck",
    "factchecked",
];

/// Pairs of words that judge wherever they stand in a claim.
const VERDICT_PAIRS: &[[&str; 2]] = &[
    ["mostly", "supported"],
    ["mostly", "true"],
    ["mostly", "false"],
    ["half", "true"],
    ["not", "checkable"],
    ["fact", "check"],
    ["fact", "checked"],
    ["fact", "checkers"],
];

/// Words that judge only as a tag (`False: …`, `… (false)`), or said of a claim (`the report is contested`).
const TAGS: &[&str] = &[
    "true",
    "false",
    "untrue",
    "fake",
    "supported",
    "contested",
    "confirmed",
    "unconfirmed",
    "open",
    "unproven",
    "faux",
    "vrai",
    "trompeur",
    "falso",
    "verdadero",
    "enganoso",
    "falsch",
    "wahr",
    "irrefuhrend",
    "كاذب",
    "صحيح",
    "مضلل",
];

const TRUTH: &[&str] = &["true", "false", "untrue"];
const COPULAS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "proved", "proven", "remains",
];
const DEGREES: &[&str] = &[
    "not",
    "entirely",
    "completely",
    "partly",
    "partially",
    "largely",
    "mostly",
    "demonstrably",
    "simply",
    "plainly",
];
const SAYINGS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "allegation",
    "assertion",
    "accusation",
    "account",
    "report",
    "it",
    "this",
];

pub(super) fn verdict_words(code: &str, statement: &str, found: &mut Vec<Finding>) {
    let words = words(statement);
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.quoted) {
        let text = word.folded.as_str();
        let next = words
            .get(index + 1)
            .filter(|next| !next.quoted)
            .map(|next| next.folded.as_str());
        let pair = next.is_some_and(|next| VERDICT_PAIRS.contains(&[text, next]));
        let judged = || {
            let mut before = words[..index]
                .iter()
                .rev()
                .filter(|word| !DEGREES.contains(&word.folded.as_str()));
            let copula = before
                .next()
                .is_some_and(|word| COPULAS.contains(&word.folded.as_str()));
            copula
                && (TRUTH.contains(&text)
                    || before
                        .next()
                        .is_some_and(|word| SAYINGS.contains(&word.folded.as_str())))
        };
        if VERDICTS.contains(&text) || pair || TAGS.contains(&text) && (is_tag(statement, word) || judged()) {
            found.push(Finding {
                rule: Rule::VerdictInClaim,
                place: format!("{code}, statement"),
                text: around(statement, word.start, word.end),
                hint: "state the bare proposition; whether it holds is said in the verdict".to_owned(),
            });
        }
    }
}

/// Whether a word stands like a rating: first and before a colon or dash, or alone in brackets.
fn is_tag(text: &str, word: &Word) -> bool {
    let before = text[..word.start].trim();
    let after = text[word.end..].trim_start();
    let bracketed = before.ends_with(['(', '[', '{']) && after.starts_with([')', ']', '}']);
    let first = before.chars().all(|letter| !letter.is_alphanumeric());
    bracketed || first && after.starts_with([':', '—', '–', '-', '!', ']', '|'])
}
