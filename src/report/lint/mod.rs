//! What must not be published.
//!
//! *Footnotes.* Every position and every piece of evidence has one, it exists, and its quotation is anchored:
//! broken anchors are always refused, unanchored ones unless only claims in draft use them. A capture of
//! which only the hash is held is allowed; the report prints that.
//!
//! *Contested labels* in the desk's own voice: title, summary, questions, claims, names, descriptions of
//! speakers, notes, reasons. A label may stand inside quotation marks (“…”, «…», "…", ‘…’, „…“, ‹…›) if it is
//! plain whose word it is: the text belongs to a claim of kind designation whose designator is named, or the
//! same sentence names a party outside the quotation marks. The exact words of others, and their titles, are
//! not the desk's voice.
//!
//! *Verdict words* in a claim: a claim says what is so or not, never how it was judged.

mod footnotes;
mod labels;
mod parties;
mod verdicts;
mod voice;
mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::fmt;

use super::model::Report;

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A position without a footnote.
    PositionWithoutFootnote,
    /// Evidence without a footnote.
    EvidenceWithoutFootnote,
    /// A footnote number that the report does not have, or has twice; or a footnote without its source.
    UnknownFootnote,
    /// A footnote whose quotation is broken, or was never anchored.
    AnchorNotWhole,
    /// A contested label in the desk's own voice.
    LabelInOwnVoice,
    /// A verdict word inside a claim.
    VerdictInClaim,
    /// An accusation whose accused was not asked, in a dossier that requires it.
    AccusedNotAsked,
    /// An approved claim on hold.
    OnHold,
}

impl Rule {
    /// The word used in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rule::PositionWithoutFootnote => "position_without_footnote",
            Rule::EvidenceWithoutFootnote => "evidence_without_footnote",
            Rule::UnknownFootnote => "unknown_footnote",
            Rule::AnchorNotWhole => "anchor_not_whole",
            Rule::LabelInOwnVoice => "label_in_own_voice",
            Rule::VerdictInClaim => "verdict_in_claim",
            Rule::AccusedNotAsked => "accused_not_asked",
            Rule::OnHold => "on_hold",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// One place that stands in the way of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where, such as `C-3, statement` or `footnote 7`.
    pub place: String,
    /// The words in question, with some text around them.
    pub text: String,
    /// What to do about it.
    pub hint: String,
}

/// Everything that stands in the way of publication, in the order of the report; empty if nothing does.
pub fn lint(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    footnotes::footnotes(report, &mut found);
    voice::labels(report, &mut found);
    for claim in &report.claims {
        verdicts::verdict_words(&claim.code, &claim.statement, &mut found);
    }
    found
}

/// A stretch of text with up to 40 characters on both sides.
fn around(text: &str, start: usize, end: usize) -> String {
    let from = text[..start]
        .char_indices()
        .rev()
        .nth(39)
        .map_or(0, |(place, _)| place);
    let to = text[end..]
        .char_indices()
        .nth(40)
        .map_or(text.len(), |(place, _)| end + place);
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    out.push_str(&text[from..to]);
    if to < text.len() {
        out.push('…');
    }
    out
}

/// The first 80 characters.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
