//! One claim, with its figure and its designation.

use super::gather::{Gatherer, Printed, when};
use crate::db::claims::plain;
use crate::domain::ids::*;
use crate::domain::vocabulary::{Bearing, ClaimKind, Force, Hedge, Scale};
use crate::domain::workflow;
use crate::report::model::{
    About, Claim, Designation, ExternalReview, OnHold, OriginCount, Quantity, SearchNote, UnderReview,
};

use crate::ops::export::moment;

impl<'a> Gatherer<'a> {
    pub(super) fn claim(&mut self, printed: &Printed<'a>) -> Claim {
        let Printed {
            claim,
            head,
            wording,
            approval,
            ..
        } = *printed;
        let roles = self.case.roles_of(claim.id, wording.n).filter_map(|role| {
            Some(About {
                role: role.role.parse().ok()?,
                entity: self.case.label(role.entity),
            })
        });
        let roles = roles.collect();
        let quantity = self.case.quantity_of(claim.id, wording.n);
        let quantity = quantity.map(|quantity| Quantity {
            measure: quantity.measure.clone(),
            unit: Some(quantity.unit.clone()),
            scale: quantity.scale.parse().unwrap_or(Scale::Count),
            low: quantity.low(),
            high: quantity.high(),
            best: quantity.best.as_ref().map(plain),
            hedge: quantity.hedge.parse().unwrap_or(Hedge::Unquantified),
            baseline: quantity.baseline.as_deref().map(when),
        });
        let evidence = self.evidence(printed);
        let count = |bearing: Bearing| self.origins(printed, bearing);
        let origins = (!evidence.is_empty()).then(|| OriginCount {
            supporting: count(Bearing::Supports),
            refuting: count(Bearing::Refutes),
        });
        let (relations, relations_unprinted) = self.relations(claim.id);
        Claim {
            id: claim.id.to_string(),
            code: ClaimCode(claim.code).to_string(),
            handle: self.handles.claim_handle(claim.id).map(ToOwned::to_owned),
            kind: claim.kind.parse().unwrap_or(ClaimKind::Factual),
            statement: wording.statement.clone(),
            language: wording.language.clone(),
            question: wording
                .question
                .and_then(|id| self.handles.question_handle(id))
                .map(ToOwned::to_owned),
            when: wording.valid.as_deref().map(when),
            when_phrase: wording.valid_phrase.clone(),
            when_inferred: wording.valid_inferred,
            ambiguity: wording.ambiguity.clone(),
            roles,
            quantity,
            designation: self.designation(claim.id, wording.n),
            positions: self.positions(printed),
            relations,
            relations_unprinted,
            evidence,
            origins,
            verdict: self.verdict(printed),
            first_approved: approval
                .and_then(|_| {
                    self.steps(claim.id)
                        .iter()
                        .find(|step| step.to_state == "approved")
                })
                .map(|step| moment(step.at)),
            why_chosen: claim.why_chosen.clone(),
            search_notes: self.search_notes(claim.id),
            external_reviews: self.external_reviews(claim.id),
            under_review: approval
                .filter(|_| head.state.as_deref() != Some("approved"))
                .and_then(|approval| {
                    let next = self.steps(claim.id).iter().find(|step| step.n > approval.n)?;
                    let reason = next
                        .reason
                        .clone()
                        .or_else(|| next.public_note.clone())
                        .unwrap_or_default();
                    Some(UnderReview {
                        since: moment(next.at),
                        reason,
                    })
                }),
            on_hold: self.review.holds.get(&claim.id).and_then(|hold| {
                Some(OnHold {
                    kind: hold.kind.parse().ok()?,
                    since: moment(hold.recorded_at),
                    until: hold.until.map(|day| when(&day.to_string())),
                })
            }),
            mark: approval.and_then(|step| {
                let by_decider = printed
                    .verdict
                    .is_some_and(|verdict| verdict.recorded_by == step.actor);
                workflow::mark(step.eyes, by_decider).map(ToOwned::to_owned)
            }),
            draft: approval.is_none(),
            state: approval.is_none().then(|| head.state.clone()).flatten(),
        }
    }

    pub(super) fn designation(&self, claim: ClaimId, n: i32) -> Option<Designation> {
        let known = self.case.designation_of(claim, n)?;
        Some(Designation {
            designator: self.case.label(known.designator),
            designee: self.case.label(known.designee),
            label: known.label.clone(),
            language: known.label_language.clone(),
            instrument: known.instrument.map(|id| self.case.label(id)),
            force: known.force.parse().unwrap_or(Force::Unclear),
        })
    }

    pub(super) fn search_notes(&self, claim: ClaimId) -> Vec<SearchNote> {
        let notes = self.case.search_notes_on(claim);
        let notes = notes.map(|note| SearchNote {
            looked_for: note.looked_for.clone(),
            place: note.looked_where.clone(),
            at: moment(note.looked_at),
            found: note.found.clone(),
        });
        notes.collect()
    }

    pub(super) fn external_reviews(&self, claim: ClaimId) -> Vec<ExternalReview> {
        let reviews = self.case.external_reviews_of(claim);
        let reviews = reviews.map(|review| ExternalReview {
            publisher: review.publisher.clone(),
            title: review.title.clone(),
            url: review.url.clone(),
            date: review.date.as_deref().map(when),
            rating: review.rating.clone(),
            rating_value: review
                .rating_value
                .as_ref()
                .map(|value| match (&review.worst, &review.best) {
                    (Some(worst), Some(best)) => {
                        format!("{} ({}–{})", plain(value), plain(worst), plain(best))
                    }
                    _ => plain(value),
                }),
            language: review.language.clone().unwrap_or_default(),
        });
        reviews.collect()
    }
}
