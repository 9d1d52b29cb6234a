//! The verdict on a claim's content.

use super::gather::{Gatherer, Printed};
use crate::db::claims::plain;
use crate::domain::vocabulary::{ChangeKind, ClaimKind, Rating};
use crate::ops::export::moment;
use crate::report::definitions;
use crate::report::model::{ContentVerdict, Estimate};

impl<'a> Gatherer<'a> {
    pub(super) fn verdict(&self, printed: &Printed<'_>) -> Option<ContentVerdict> {
        let verdict = printed.verdict?;
        let rating = verdict.rating.parse::<Rating>().ok()?;
        let kind = printed.claim.kind.parse().unwrap_or(ClaimKind::Factual);
        let estimated = verdict.low.is_some() || verdict.best.is_some() || verdict.high.is_some();
        let unit = self.case.quantity_of(printed.claim.id, printed.wording.n);
        let weighed = self
            .review
            .weighed
            .get(&verdict.id)
            .into_iter()
            .flatten()
            .map(|weighed| {
                let evidence = self.case.evidence_item(weighed.evidence);
                let source = evidence.map_or(String::new(), |evidence| self.source_name(evidence.source));
                match &weighed.note {
                    Some(note) => format!("{source}: {note}"),
                    None => source,
                }
            });
        Some(ContentVerdict {
            rating,
            definition: definitions::content(rating, kind).text.to_owned(),
            // nobody is sure of what nobody checked
            confidence: verdict
                .confidence
                .as_deref()
                .filter(|_| rating != Rating::Open)
                .and_then(|word| word.parse().ok()),
            rationale: verdict.rationale.clone(),
            estimate: estimated.then(|| Estimate {
                low: verdict.low.as_ref().map(plain),
                best: verdict.best.as_ref().map(plain),
                high: verdict.high.as_ref().map(plain),
                unit: unit.map(|quantity| quantity.unit.clone()),
            }),
            sole_source: verdict.sole_source.clone(),
            weighed: weighed.collect(),
            change: verdict.occasion.parse().unwrap_or(ChangeKind::Initial),
            note: verdict.public_note.clone(),
            decided_by: self.person(verdict.recorded_by),
            decided_at: moment(verdict.recorded_at),
            approved_by: printed.approval.map(|step| self.person(step.actor)),
            approved_at: printed.approval.map(|step| moment(step.at)),
        })
    }
}
