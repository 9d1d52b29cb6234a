//! Questions and claims in their current wording.

use super::Exporter;
use crate::db::claims::{self, Quantity as KnownQuantity};
use crate::domain::vocabulary::{Force, Hedge, Scale};
use crate::exchange::dossier::{About, Claim, Decimal, Designation, Quantity, Question};

impl<'a> Exporter<'a> {
    /// The questions.
    pub fn all_questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = self
            .case
            .questions
            .iter()
            .map(|known| Question {
                id: self.questions.get(&known.id).cloned().unwrap_or_default().into(),
                text: known.text.clone(),
                event: known.event.map(|id| self.entity(id)),
                measure: known.measure.clone(),
                unit: known.unit.clone(),
                scope: known.scope.clone(),
            })
            .collect();
        questions.sort_by(|a, b| a.id.cmp(&b.id));
        questions
    }

    /// The claims with their wordings now, discarded drafts left out.
    pub fn all_claims(&self) -> Vec<Claim> {
        let mut claims = Vec::new();
        for (known, head) in &self.case.claims {
            if head.state.as_deref() == Some("discarded") {
                continue;
            }
            let (Some(wording), Ok(kind)) = (self.case.wording(known.id), known.kind.parse()) else {
                continue;
            };
            let mut claim = Claim::new(self.claim(known.id), kind, wording.statement.clone());
            claim.lang = self.unless_default(&wording.language);
            claim.when = wording.valid.clone().map(Into::into);
            claim.when_phrase = wording.valid_phrase.clone();
            claim.when_inferred = wording.valid_inferred;
            claim.ambiguity = wording.ambiguity.clone();
            claim.answers = wording
                .question
                .and_then(|id| self.questions.get(&id))
                .map(|handle| handle.clone().into());
            claim.priority = u8::try_from(known.priority).unwrap_or(3);
            claim.why = known.why_chosen.clone();
            claim.about = self
                .case
                .roles_of(known.id, wording.n)
                .filter_map(|role| {
                    Some(About {
                        entity: self.entity(role.entity),
                        role: role.role.parse().ok()?,
                    })
                })
                .collect();
            claim
                .about
                .sort_by(|a, b| (a.role, &a.entity).cmp(&(b.role, &b.entity)));
            let asked = wording.question.and_then(|id| self.case.question(id));
            claim.quantity = self
                .case
                .quantity_of(known.id, wording.n)
                .map(|quantity| written_quantity(quantity, asked));
            claim.designation = self
                .case
                .designation_of(known.id, wording.n)
                .map(|known| Designation {
                    by: self.entity(known.designator),
                    of: self.entity(known.designee),
                    label: known.label.clone(),
                    lang: self.unless_default(&known.label_language),
                    force: known.force.parse().unwrap_or(Force::Unclear),
                    instrument: known.instrument.map(|id| self.entity(id)),
                });
            claims.push(claim);
        }
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        claims
    }
}

fn written_quantity(known: &KnownQuantity, asked: Option<&crate::db::dossiers::Question>) -> Quantity {
    let hedge: Hedge = known.hedge.parse().unwrap_or(Hedge::Unquantified);
    let (low, high) = (known.low(), known.high());
    let usual = match (&low, &high) {
        (Some(low), Some(high)) if low == high => Hedge::Exactly,
        (Some(_), Some(_)) => Hedge::Between,
        (Some(_), None) => Hedge::AtLeast,
        (None, Some(_)) => Hedge::AtMost,
        (None, None) => Hedge::Unquantified,
    };
    let unless_asked =
        |own: &str, asked: Option<&String>| (asked.map(String::as_str) != Some(own)).then(|| own.to_owned());
    Quantity {
        measure: unless_asked(
            &known.measure,
            asked.and_then(|question| question.measure.as_ref()),
        ),
        unit: unless_asked(&known.unit, asked.and_then(|question| question.unit.as_ref())),
        scale: known.scale.parse().unwrap_or(Scale::Count),
        low: low.map(Decimal),
        high: high.map(Decimal),
        best: known.best.as_ref().map(|best| Decimal(claims::plain(best))),
        hedge: (hedge != usual).then_some(hedge),
        baseline: known.baseline.clone().map(Into::into),
    }
}
