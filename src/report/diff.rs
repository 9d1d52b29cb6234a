//! What changed in a report between two moments: two values in, a list out.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::figures::figure;
use super::model::{Claim, Correction, Dossier, Entity, Evidence, Masthead, Method, Position, Report};
use crate::domain::vocabulary::{Anchor, ChangeKind, Rating};

/// What kind of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Title or summary of the dossier, or its questions.
    Dossier,
    /// A claim that was not printed before.
    ClaimAdded,
    /// A claim that is no longer printed.
    ClaimWithdrawn,
    /// The words of a claim.
    Wording,
    /// The verdict on a claim's content, its confidence or its rationale.
    Verdict,
    /// Somebody's position on a claim, or its own verdict, was added, taken back or changed.
    Position,
    /// Evidence that was not printed before.
    EvidenceAdded,
    /// Evidence that is no longer printed.
    EvidenceTakenBack,
    /// Something else of a claim.
    Details,
    /// What came of asking a party for its reply.
    Reply,
    /// A correction, update, retraction or withdrawal that is new.
    Correction,
    /// A source no longer counts.
    SourceRetracted,
    /// The words of a footnote are no longer found where they were.
    AnchorBroken,
    /// Something else that is printed.
    Other,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Change {
    /// What kind of thing changed.
    pub kind: Kind,
    /// The code of the claim it is about.
    pub claim: Option<String>,
    /// What it is, in words.
    pub what: String,
    /// What stood there; none: nothing.
    pub was: Option<String>,
    /// What stands there now; none: nothing.
    pub now: Option<String>,
}

/// What changed from one report to another of the same dossier, in the order of the page: the dossier, its claims,
/// replies, corrections, sources. When each was made or published is no change.
pub fn diff(before: &Report, after: &Report) -> Vec<Change> {
    let mut list = List::default();
    list.dossier(before, after);
    list.claims(before, after);
    list.replies(before, after);
    for correction in after
        .corrections
        .iter()
        .filter(|one| !before.corrections.contains(one))
    {
        list.correction(correction);
    }
    list.sources(before, after);
    if told(before) != told(after) || list.changes.is_empty() && undated(before) != undated(after) {
        list.add(
            Kind::Other,
            None,
            "names, method or what else is printed",
            None,
            None,
        );
    }
    list.changes
}

/// A report without what says when it was made or published: where all that is compared is the same, nothing else may differ.
fn undated(report: &Report) -> Report {
    Report {
        as_of: String::new(),
        publication: None,
        first_published: None,
        last_changed: None,
        supersedes: None,
        ..report.clone()
    }
}

/// What of a report is compared by nothing else, and does not follow from what is.
fn told(report: &Report) -> (&Masthead, Dossier, &[Entity], &Method) {
    let dossier = Dossier {
        title: String::new(),
        summary: None,
        ..report.dossier.clone()
    };
    (&report.masthead, dossier, &report.entities, &report.method)
}

#[derive(Default)]
struct List {
    changes: Vec<Change>,
}

impl List {
    fn add(&mut self, kind: Kind, claim: Option<&str>, what: &str, was: Option<String>, now: Option<String>) {
        self.changes.push(Change {
            kind,
            claim: claim.map(ToOwned::to_owned),
            what: what.to_owned(),
            was,
            now,
        });
    }

    /// Adds what is not the same.
    fn compare(
        &mut self,
        kind: Kind,
        claim: Option<&str>,
        what: &str,
        was: Option<String>,
        now: Option<String>,
    ) {
        if was != now {
            self.add(kind, claim, what, was, now);
        }
    }

    fn dossier(&mut self, before: &Report, after: &Report) {
        let (was, now) = (&before.dossier, &after.dossier);
        let title = |title: &String| Some(title.clone());
        self.compare(Kind::Dossier, None, "title", title(&was.title), title(&now.title));
        self.compare(
            Kind::Dossier,
            None,
            "summary",
            was.summary.clone(),
            now.summary.clone(),
        );
        let questions = |report: &Report| -> BTreeMap<String, String> {
            let each = report.questions.iter();
            each.map(|one| (one.handle.clone(), one.text.clone())).collect()
        };
        for (_, was, now) in pairs(questions(before), questions(after)) {
            self.compare(Kind::Dossier, None, "question", was, now);
        }
    }

    fn claims(&mut self, before: &Report, after: &Report) {
        let by_code = |report: &Report| -> BTreeMap<u64, Claim> {
            let number = |code: &str| code.trim_start_matches("C-").parse().unwrap_or(u64::MAX);
            let each = report.claims.iter();
            each.map(|claim| (number(&claim.code), claim.clone())).collect()
        };
        for (_, was, now) in pairs(by_code(before), by_code(after)) {
            match (was, now) {
                (Some(was), Some(now)) => self.claim(&was, &now),
                (None, Some(now)) => self.add(
                    Kind::ClaimAdded,
                    Some(&now.code),
                    "claim",
                    None,
                    Some(now.statement.clone()),
                ),
                (Some(was), None) => self.add(
                    Kind::ClaimWithdrawn,
                    Some(&was.code),
                    "claim",
                    Some(was.statement.clone()),
                    None,
                ),
                (None, None) => {}
            }
        }
    }

    fn claim(&mut self, was: &Claim, now: &Claim) {
        let code = Some(now.code.as_str());
        let text = |text: &String| Some(text.clone());
        self.compare(
            Kind::Wording,
            code,
            "statement",
            text(&was.statement),
            text(&now.statement),
        );
        let number = |claim: &Claim| claim.quantity.as_ref().map(figure);
        self.compare(Kind::Wording, code, "figure", number(was), number(now));
        let when = |claim: &Claim| claim.when.as_ref().map(|when| when.text.clone());
        self.compare(Kind::Wording, code, "when", when(was), when(now));
        let rating = |claim: &Claim| claim.verdict.as_ref().map(|one| one.rating.code().to_owned());
        self.compare(Kind::Verdict, code, "verdict", rating(was), rating(now));
        let sure = |claim: &Claim| Some(claim.verdict.as_ref()?.confidence?.code().to_owned());
        self.compare(Kind::Verdict, code, "confidence", sure(was), sure(now));
        let why = |claim: &Claim| claim.verdict.as_ref().and_then(|one| one.rationale.clone());
        self.compare(Kind::Verdict, code, "rationale", why(was), why(now));
        for (_, was, now) in pairs(positions(was), positions(now)) {
            self.compare(Kind::Position, code, "position", was, now);
        }
        for (_, was, now) in pairs(evidence(was), evidence(now)) {
            match (was, now) {
                (None, Some(now)) => self.add(Kind::EvidenceAdded, code, "evidence", None, Some(now)),
                (Some(was), None) => self.add(Kind::EvidenceTakenBack, code, "evidence", Some(was), None),
                (was, now) => self.compare(Kind::Details, code, "evidence", was, now),
            }
        }
        if rest(was) != rest(now) {
            self.add(Kind::Details, code, "what else is printed of it", None, None);
        }
    }

    fn replies(&mut self, before: &Report, after: &Report) {
        let by_party = |report: &Report| -> BTreeMap<(String, String), String> {
            let each = report.replies.iter().map(|reply| {
                let last = reply.steps.last();
                let state = last.map_or("not on record", |step| step.outcome.code());
                let overdue = if reply.overdue { ", overdue" } else { "" };
                let key = (reply.claim.clone(), reply.party.clone());
                (key, format!("{state}{overdue}"))
            });
            each.collect()
        };
        for ((claim, party), was, now) in pairs(by_party(before), by_party(after)) {
            self.compare(Kind::Reply, Some(&claim), &format!("reply of {party}"), was, now);
        }
    }

    fn correction(&mut self, one: &Correction) {
        let what = format!("{}: {}", one.kind.code(), one.why);
        self.add(
            Kind::Correction,
            one.claim.as_deref(),
            &what,
            one.was.clone(),
            one.now.clone(),
        );
    }

    fn sources(&mut self, before: &Report, after: &Report) {
        for source in &before.sources {
            let now = after.sources.iter().find(|other| other.key == source.key);
            if let (None, Some(retracted)) = (&source.retracted, now.and_then(|now| now.retracted.as_ref())) {
                let kind = retracted.kind.code().replace('_', " ");
                let why = Some(format!("{kind}: {}", retracted.reason));
                self.add(
                    Kind::SourceRetracted,
                    None,
                    &format!("source {}", source.key),
                    None,
                    why,
                );
            }
        }
        let broken: HashSet<(&str, &str)> = after
            .footnotes
            .iter()
            .filter(|note| note.anchor == Anchor::Broken)
            .map(|note| (note.source.as_str(), note.quote.text.as_str()))
            .collect();
        for note in &before.footnotes {
            let words = (note.source.as_str(), note.quote.text.as_str());
            if note.anchor != Anchor::Broken && broken.contains(&words) {
                let what = format!("footnote {}, source {}", note.number, note.source);
                self.add(
                    Kind::AnchorBroken,
                    None,
                    &what,
                    Some(note.quote.text.clone()),
                    None,
                );
            }
        }
    }
}

/// What stands under the same key in two maps, in the order of the keys.
fn pairs<K: Ord + Clone, V>(
    mut before: BTreeMap<K, V>,
    mut after: BTreeMap<K, V>,
) -> Vec<(K, Option<V>, Option<V>)> {
    let mut keys: Vec<K> = before.keys().chain(after.keys()).cloned().collect();
    keys.sort();
    keys.dedup();
    let each = keys.into_iter().map(|key| {
        let (was, now) = (before.remove(&key), after.remove(&key));
        (key, was, now)
    });
    each.collect()
}

/// The positions of a claim in words, by who speaks and in which words.
fn positions(claim: &Claim) -> BTreeMap<(Vec<String>, String), String> {
    let each = claim.positions.iter().map(|one| {
        let speakers = one.chain.iter().map(|link| link.speaker.clone()).collect();
        ((speakers, one.quote.text.clone()), position(one))
    });
    each.collect()
}

fn position(position: &Position) -> String {
    let links = position.chain.iter().map(|link| {
        let judged = link.attribution.as_ref();
        let judged = judged.map_or_else(String::new, |one| format!(" ({})", one.rating.code()));
        format!(
            "{} {}{judged}",
            link.speaker,
            link.attitude.code().replace('_', " ")
        )
    });
    let links: Vec<String> = links.collect();
    let whole = position.attribution.as_ref();
    let whole = whole.map_or_else(String::new, |one| format!(" ({})", one.rating.code()));
    format!("{}{whole}: “{}”", links.join(": "), position.quote.text)
}

/// The evidence on a claim in words, by bearing, source and words.
fn evidence(claim: &Claim) -> BTreeMap<(String, String, String), String> {
    let each = claim.evidence.iter().map(|one| {
        let key = (
            one.bearing.code().to_owned(),
            one.source.clone(),
            one.quote.text.clone(),
        );
        (key, piece(one))
    });
    each.collect()
}

fn piece(one: &Evidence) -> String {
    let counts = match &one.why_not {
        None => String::new(),
        Some(why) => format!(" (does not count: {why})"),
    };
    format!(
        "{} {}: “{}”{counts}",
        one.source,
        one.bearing.code(),
        one.quote.text
    )
}

/// A claim without what is compared part by part, and without the numbers of its footnotes, which shift with those of others.
fn rest(claim: &Claim) -> Claim {
    let mut claim = claim.clone();
    claim.statement.clear();
    (claim.quantity, claim.when) = (None, None);
    claim.positions.clear();
    claim.evidence.clear();
    if let Some(verdict) = &mut claim.verdict {
        (verdict.rating, verdict.confidence, verdict.rationale) = (Rating::Open, None, None);
        // what follows from another verdict, or says by whom and when it was given; a note on it is a correction's
        verdict.definition.clear();
        verdict.decided_by.clear();
        verdict.decided_at.clear();
        (verdict.approved_by, verdict.approved_at) = (None, None);
        (verdict.change, verdict.note) = (ChangeKind::Initial, None);
    }
    claim.origins = None;
    claim.relations.iter_mut().for_each(|one| one.footnote = None);
    claim
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
