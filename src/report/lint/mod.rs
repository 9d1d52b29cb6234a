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
//!
//! These are refused. *Advice* stops nothing: words that take sides by the lists of each language (`words/*.toml`),
//! which a dossier that contests them makes labels of its own.

mod footnotes;
mod lexicon;
mod names;
mod passages;
mod phrases;
mod verdicts;
mod voice;
mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod advice_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::fmt;

use super::model::Report;

/// What a finding is about.
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
    /// A name for people or governments that takes sides.
    ContestedWord,
    /// A word for saying that takes what was said for true or for false.
    LoadedSaying,
    /// A word that judges in passing.
    JudgingWord,
}

/// What comes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It stops the report.
    Refused,
    /// It is told, and stops nothing.
    Advice,
}

impl Severity {
    /// The word used in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Refused => "refused",
            Severity::Advice => "advice",
        }
    }
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
            Rule::ContestedWord => "contested_word",
            Rule::LoadedSaying => "loaded_saying",
            Rule::JudgingWord => "judging_word",
        }
    }

    /// Whether what breaks it stops the report.
    pub const fn severity(self) -> Severity {
        match self {
            Rule::ContestedWord | Rule::LoadedSaying | Rule::JudgingWord => Severity::Advice,
            _ => Severity::Refused,
        }
    }

    /// Why it is a rule, in one sentence; a finding of a word list says more.
    pub const fn why(self) -> &'static str {
        match self {
            Rule::PositionWithoutFootnote => "What somebody is said to hold has to be found again.",
            Rule::EvidenceWithoutFootnote => "Evidence has to be found again.",
            Rule::UnknownFootnote => "A footnote has to lead to its source.",
            Rule::AnchorNotWhole => "A quotation has to stand in what was captured.",
            Rule::LabelInOwnVoice => "This dossier lists the word as contested: it is only ever somebody's.",
            Rule::VerdictInClaim => "A claim says what is so or not, never how it was judged.",
            Rule::AccusedNotAsked => "This dossier asks whoever is accused first.",
            Rule::OnHold => "What is on hold does not go out.",
            Rule::ContestedWord => "The word takes sides.",
            Rule::LoadedSaying => "The word judges what was said.",
            Rule::JudgingWord => "The word judges in passing.",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// One place that stands in the way of publication, or could be said better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where, such as `C-3, statement` or `footnote 7`.
    pub place: String,
    /// The words in question, with some text around them.
    pub text: String,
    /// These words alone, where the rule is about words.
    pub words: Option<String>,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub hint: String,
    /// The command that mends it, where one does; `…` stands for the new words.
    pub command: Option<String>,
}

impl Finding {
    /// A finding that is explained by its rule alone.
    pub fn new(rule: Rule, place: String, text: String, hint: impl Into<String>) -> Self {
        Finding {
            rule,
            place,
            text,
            words: None,
            why: rule.why().to_owned(),
            hint: hint.into(),
            command: None,
        }
    }
}

/// Everything that stands in the way of publication, in the order of the report; empty if nothing does.
pub fn lint(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    footnotes::footnotes(report, &mut found);
    voice::labels(report, &mut found);
    for claim in &report.claims {
        verdicts::verdict_words(&report.dossier.slug, claim, &mut found);
    }
    found
}

/// What could be said in more neutral words, in the order of the report; none of it stops a report.
pub fn advice(report: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    voice::advice(report, &mut found);
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
