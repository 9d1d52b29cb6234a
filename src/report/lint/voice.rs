//! Everything that the desk says in its own voice, read for contested labels.

use std::collections::HashSet;

use super::labels::Label;
use super::parties::Parties;
use super::words::words;
use super::{Finding, Rule, around};
use crate::domain::vocabulary::{ClaimKind, Direction};
use crate::report::model::{AttributionVerdict, Claim, ContentVerdict, Report, UnderReview};

/// Text in the desk's own voice, with what is needed to judge it.
struct OwnVoice<'a> {
    labels: Vec<Label>,
    parties: Parties,
    found: &'a mut Vec<Finding>,
}

pub(super) fn labels(report: &Report, found: &mut Vec<Finding>) {
    let labels: Vec<_> = report
        .dossier
        .labels
        .iter()
        .filter_map(|label| Label::new(label))
        .collect();
    if labels.is_empty() {
        return;
    }
    let mut voice = OwnVoice {
        labels,
        parties: Parties::new(&report.entities),
        found,
    };
    let dossier = &report.dossier;
    voice.read(&|| "title".to_owned(), &dossier.title, false);
    voice.read_option(&|| "summary".to_owned(), dossier.summary.as_deref(), false);
    if let Some(earlier) = &report.supersedes {
        voice.read_option(&|| "erratum".to_owned(), earlier.erratum.as_deref(), false);
    }
    for entity in &report.entities {
        voice.read(
            &|| format!("name of entity `{}`", entity.name),
            &entity.name,
            false,
        );
    }
    for question in &report.questions {
        let texts = [
            Some(&question.text),
            question.event.as_ref(),
            question.measure.as_ref(),
            question.scope.as_ref(),
        ];
        for text in texts.into_iter().flatten() {
            voice.read(&|| format!("question `{}`", question.handle), text, false);
        }
    }
    let printed: HashSet<&str> = report.claims.iter().map(|claim| claim.code.as_str()).collect();
    for claim in &report.claims {
        voice.read_claim(claim, &printed);
    }
    for reply in &report.replies {
        let place = || format!("reply of {} to {}", reply.party, reply.claim);
        for step in &reply.steps {
            voice.read_option(&place, step.channel.as_deref(), false);
            voice.read_option(&place, step.reason.as_deref(), false);
        }
    }
    for (index, correction) in report.corrections.iter().enumerate() {
        let texts = [
            correction.was.as_ref(),
            correction.now.as_ref(),
            Some(&correction.why),
        ];
        for text in texts.into_iter().flatten() {
            voice.read(&|| format!("correction {}", index + 1), text, false);
        }
    }
    for source in &report.sources {
        if let Some(retracted) = &source.retracted {
            voice.read(
                &|| format!("retraction of source `{}`", source.key),
                &retracted.reason,
                false,
            );
        }
    }
    for text in &report.method.notes {
        voice.read(&|| "method".to_owned(), text, false);
    }
}

impl OwnVoice<'_> {
    fn read_claim(&mut self, claim: &Claim, printed: &HashSet<&str>) {
        let code = &claim.code;
        let bound = claim.kind == ClaimKind::Designation
            && claim
                .designation
                .as_ref()
                .is_some_and(|designation| !designation.designator.trim().is_empty());
        let at = |part: &'static str| move || format!("{code}, {part}");
        self.read(&at("statement"), &claim.statement, bound);
        self.read_option(
            &at("date"),
            claim.when.as_ref().map(|when| when.text.as_str()),
            bound,
        );
        self.read_option(&at("ambiguity"), claim.ambiguity.as_deref(), bound);
        self.read_option(&at("why chosen"), claim.why_chosen.as_deref(), bound);
        if let Some(quantity) = &claim.quantity {
            self.read(&at("measure"), &quantity.measure, bound);
        }
        for position in &claim.positions {
            for link in &position.chain {
                if !link.named {
                    self.read(&at("speaker"), &link.speaker, bound);
                }
                self.read_attribution(code, link.attribution.as_ref(), bound);
            }
            self.read_attribution(code, position.attribution.as_ref(), bound);
        }
        for relation in &claim.relations {
            self.read_option(&at("relation"), relation.note.as_deref(), bound);
            // The statement of a claim that is printed itself is read there.
            if !printed.contains(relation.claim.as_str()) {
                self.read(
                    &at("relation"),
                    &relation.statement,
                    bound && relation.direction == Direction::Outgoing,
                );
            }
        }
        for evidence in &claim.evidence {
            let texts = [&evidence.note, &evidence.why_not, &evidence.about_link];
            for text in texts.into_iter().flatten() {
                self.read(&at("evidence"), text, bound);
            }
        }
        if let Some(verdict) = &claim.verdict {
            self.read_verdict(code, verdict, bound);
        }
        for note in &claim.search_notes {
            for text in [&note.looked_for, &note.place, &note.found] {
                self.read(&at("search note"), text, bound);
            }
        }
        if let Some(UnderReview { reason, .. }) = &claim.under_review {
            self.read(&at("reason of the new review"), reason, bound);
        }
    }

    fn read_verdict(&mut self, code: &str, verdict: &ContentVerdict, bound: bool) {
        let texts = [
            verdict.rationale.as_ref(),
            verdict.sole_source.as_ref(),
            verdict.note.as_ref(),
        ];
        for text in texts.into_iter().flatten().chain(&verdict.weighed) {
            self.read(&|| format!("{code}, verdict"), text, bound);
        }
    }

    fn read_attribution(&mut self, code: &str, verdict: Option<&AttributionVerdict>, bound: bool) {
        let rationale = verdict.and_then(|verdict| verdict.rationale.as_deref());
        self.read_option(&|| format!("{code}, attribution verdict"), rationale, bound);
    }

    fn read_option(&mut self, place: &dyn Fn() -> String, text: Option<&str>, bound: bool) {
        if let Some(text) = text {
            self.read(place, text, bound);
        }
    }

    /// Reports every label in a text of the desk's own that is not in bound quotation marks.
    fn read(&mut self, place: &dyn Fn() -> String, text: &str, bound: bool) {
        let words = words(text);
        for start in 0..words.len() {
            let hit = self
                .labels
                .iter()
                .find_map(|label| label.length_at(&words, start));
            let Some(length) = hit else { continue };
            let part = &words[start..start + length];
            let quoted = part.iter().all(|word| word.quoted);
            if quoted && (bound || self.parties.named_in(&words, part[0].sentence)) {
                continue;
            }
            let hint = if quoted {
                "name whose word it is in the same sentence, or record it as a designation with its \
                designator"
            } else {
                "say it in neutral words, or put it in quotation marks and name in the same sentence \
                whose word it is"
            };
            self.found.push(Finding {
                rule: Rule::LabelInOwnVoice,
                place: place(),
                text: around(text, part[0].start, part[length - 1].end),
                hint: hint.to_owned(),
            });
        }
    }
}
