//! Who says a claim, through whom, in which words.

use super::gather::{Gatherer, Printed, when};
use crate::domain::ids::*;
use crate::domain::vocabulary::{Anchor, Attitude, Mode};
use crate::report::model::{AttributionVerdict, Footnote, Link, Position};

impl<'a> Gatherer<'a> {
    pub(super) fn positions(&mut self, printed: &Printed<'a>) -> Vec<Position> {
        let mut positions = Vec::new();
        let case = self.case;
        let assertions = case.assertions_of(printed.claim.id);
        for assertion in assertions.filter(|assertion| Self::was_there(printed, assertion.recorded_at)) {
            // words that are not there leave the position without a footnote, and the report is refused
            let excerpt = case.excerpts.get(&assertion.excerpt);
            let chain: Vec<Link> = case
                .chain(assertion.id)
                .iter()
                .map(|link| Link {
                    speaker: link
                        .speaker
                        .map(|id| case.label(id))
                        .or_else(|| link.speaker_label.clone())
                        .unwrap_or_default(),
                    named: link.speaker.is_some(),
                    on_behalf_of: link.on_behalf_of.map(|id| case.label(id)),
                    attitude: link.attitude.parse().unwrap_or(Attitude::Reports),
                    mode: link.mode.parse().unwrap_or(Mode::Indirect),
                    quoted: link.quoted.clone(),
                    said: link.said.as_deref().map(when),
                    attribution: self.attribution(printed, assertion.id, link.seq),
                })
                .collect();
            positions.push(Position {
                chain,
                quote: excerpt.map(|excerpt| self.quote(excerpt)).unwrap_or_default(),
                footnote: self.footnote(assertion.excerpt),
                attribution: None,
            });
        }
        positions
    }

    /// The verdict on one link as it stood at the approval, or stands now.
    pub(super) fn attribution(
        &self,
        printed: &Printed<'_>,
        assertion: AssertionId,
        seq: i16,
    ) -> Option<AttributionVerdict> {
        let verdict = self
            .verdicts(printed.claim.id)
            .iter()
            .rev()
            .filter(|verdict| {
                printed
                    .approval
                    .is_none_or(|approval| verdict.version <= approval.version)
            })
            .find(|verdict| verdict.assertion == Some(assertion) && verdict.seq == Some(seq))?;
        Some(AttributionVerdict {
            rating: verdict.rating.parse().ok()?,
            confidence: verdict.confidence.as_deref().and_then(|word| word.parse().ok()),
            rationale: verdict.rationale.clone(),
        })
    }

    /// The footnote of an excerpt, numbered at its first use.
    pub(super) fn footnote(&mut self, id: ExcerptId) -> Option<u32> {
        if let Some(number) = self.numbers.get(&id) {
            return Some(*number);
        }
        let excerpt = self.case.excerpts.get(&id)?;
        let number = u32::try_from(self.footnotes.len() + 1).ok()?;
        let anchor = self
            .review
            .anchors
            .get(&id)
            .and_then(|anchor| anchor.parse().ok());
        self.footnotes.push(Footnote {
            number,
            source: self
                .handles
                .source_handle(excerpt.source)
                .unwrap_or_default()
                .to_owned(),
            quote: self.quote(excerpt),
            anchor: anchor.unwrap_or(Anchor::Unanchored),
            locator: excerpt.locator.clone(),
        });
        self.numbers.insert(id, number);
        self.cited.insert(excerpt.source);
        Some(number)
    }
}
