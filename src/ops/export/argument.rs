//! Relations, evidence, searches and fact-checks of others.

use super::{Exporter, moment, sorted};
use crate::db::claims;
use crate::domain::ids::*;
use crate::exchange::dossier::{
    Decimal, Evidence, ExternalReview, LinkReference, Relation, RelationReference, SearchNote,
    StatementReference,
};

impl<'a> Exporter<'a> {
    pub(super) fn all_relations(&self) -> Vec<Relation> {
        let mut relations = Vec::new();
        for known in self
            .case
            .relations
            .iter()
            .filter(|relation| self.goes_along(relation.claim))
        {
            let Ok(kind) = known.kind.parse() else { continue };
            let mut relation = Relation::new(self.claim(known.claim), kind);
            if let Some(to) = known.to_claim.filter(|to| self.goes_along(*to)) {
                relation.to = Some(self.claim(to));
            } else if let Some(to) = known.to_assertion.and_then(|id| self.statement_reference(id)) {
                relation.to_statement = Some(to);
            } else if let Some(to) = known.to_relation.and_then(|id| self.relation_reference(id)) {
                relation.to_relation = Some(to);
            } else {
                continue; // it leads to something that does not go along
            }
            relation.by = known.by_party.map(|id| self.entity(id));
            relation.note = known.note.clone();
            if let Some(quoted) = known.excerpt.and_then(|id| self.quoted(id)) {
                relation.source = Some(quoted.source);
                relation.quote = Some(quoted.quote);
                relation = relation.with_passage(quoted.passage);
            }
            relations.push(relation);
        }
        sorted(relations)
    }

    pub(in crate::ops) fn statement_reference(&self, id: AssertionId) -> Option<StatementReference> {
        let assertion = self.case.assertion(id)?;
        let quoted = self.quoted(assertion.excerpt)?;
        Some(StatementReference {
            claim: self.claim(assertion.claim),
            source: quoted.source,
            quote: quoted.quote,
            occurrence: quoted.passage.occurrence,
        })
    }

    pub(in crate::ops) fn relation_reference(&self, id: RelationId) -> Option<RelationReference> {
        let relation = self.case.relation(id)?;
        Some(RelationReference {
            from: self.claim(relation.claim),
            to: self.claim(relation.to_claim?),
            kind: relation.kind.parse().ok()?,
        })
    }

    pub(in crate::ops) fn all_evidence(&self) -> Vec<Evidence> {
        let mut all = Vec::new();
        for known in self
            .case
            .evidence
            .iter()
            .filter(|evidence| self.goes_along(evidence.claim))
        {
            let (Some(quoted), Ok(bearing)) = (self.quoted(known.excerpt), known.bearing.parse()) else {
                continue;
            };
            let mut evidence = Evidence::new(self.claim(known.claim), quoted.source, quoted.quote, bearing)
                .with_passage(quoted.passage);
            evidence.link = known.assertion.zip(known.seq).and_then(|(assertion, seq)| {
                let statement = self.statement_reference(assertion)?;
                let seq = u16::try_from(seq).ok()?;
                let StatementReference {
                    source,
                    quote,
                    occurrence,
                    ..
                } = statement;
                Some(LinkReference {
                    source,
                    quote,
                    occurrence,
                    seq,
                })
            });
            evidence.credibility = u8::try_from(known.credibility).unwrap_or(6);
            evidence.voice = known.voice.map(|id| self.entity(id));
            evidence.origin = known.origin.map(|id| self.source(id));
            evidence.record = known.record;
            evidence.against_interest = known.against_interest;
            evidence.note = known.note.clone();
            all.push(evidence);
        }
        sorted(all)
    }

    pub(super) fn all_search_notes(&self) -> Vec<SearchNote> {
        let notes = self
            .case
            .search_notes
            .iter()
            .filter(|note| self.goes_along(note.claim))
            .map(|note| SearchNote {
                claim: self.claim(note.claim),
                looked_for: note.looked_for.clone(),
                looked_where: note.looked_where.clone(),
                at: moment(note.looked_at).into(),
                found: note.found.clone(),
            });
        sorted(notes.collect())
    }

    pub(super) fn all_external_reviews(&self) -> Vec<ExternalReview> {
        let decimal = |number: &Option<bigdecimal::BigDecimal>| {
            number.as_ref().map(|number| Decimal(claims::plain(number)))
        };
        let reviews = self
            .case
            .external_reviews
            .iter()
            .filter(|review| self.goes_along(review.claim));
        let reviews = reviews.map(|review| ExternalReview {
            claim: self.claim(review.claim),
            publisher: review.publisher.clone(),
            url: review.url.clone(),
            title: review.title.clone(),
            date: review.date.clone().map(Into::into),
            rating: review.rating.clone(),
            rating_value: decimal(&review.rating_value),
            best: decimal(&review.best),
            worst: decimal(&review.worst),
            lang: review.language.as_deref().map(Into::into),
        });
        sorted(reviews.collect())
    }
}
