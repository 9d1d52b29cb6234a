//! What bears on a claim: other claims, and evidence.

use std::collections::BTreeSet;

use super::gather::{Gatherer, ON_THE_WAY, Printed};
use crate::db::argument::Relation as KnownRelation;
use crate::db::review::Weight;
use crate::domain::ids::*;
use crate::domain::vocabulary::{Bearing, Credibility, Direction, Reliability};
use crate::report::footnotes::is_counter;
use crate::report::model::{Evidence, Relation};

impl<'a> Gatherer<'a> {
    /// What bears on a claim among what is printed, and how many counterclaims are not.
    pub(super) fn relations(&mut self, claim: ClaimId) -> (Vec<Relation>, u32) {
        let (mut relations, mut unprinted) = (Vec::new(), 0);
        let case = self.case;
        for relation in case.relations_at(claim) {
            let (direction, other) = match case.target(relation) {
                Some(target) if relation.claim == claim => (Direction::Outgoing, target),
                Some(target) if target == claim => (Direction::Incoming, relation.claim),
                _ => continue,
            };
            let (Some((known, head)), Ok(kind)) = (case.claim(other), relation.kind.parse()) else {
                continue;
            };
            let Some(wording) = self.wordings.get(&other).copied() else {
                // what the desk gave up or took back is no counterclaim that waits for its approval
                let waits = ON_THE_WAY.contains(&head.state.as_deref().unwrap_or_default());
                unprinted += u32::from(waits && is_counter(kind));
                continue;
            };
            relations.push(Relation {
                direction,
                kind,
                claim: ClaimCode(known.code).to_string(),
                statement: wording.statement.clone(),
                language: wording.language.clone(),
                aims_at: self.aim(relation),
                argument_of: self.argument_of(relation),
                by: relation.by_party.map(|id| case.label(id)),
                note: relation.note.clone(),
                footnote: relation.excerpt.and_then(|id| self.footnote(id)),
            });
        }
        let number = |code: &str| code.trim_start_matches("C-").parse::<i64>().unwrap_or(i64::MAX);
        relations.sort_by_key(|relation| {
            (
                relation.direction,
                number(&relation.claim),
                relation.kind,
                relation.note.clone(),
            )
        });
        (relations, unprinted)
    }

    /// The statement or the step that a relation aims at, in words; none where it is the claim itself.
    fn aim(&self, relation: &KnownRelation) -> Option<String> {
        let case = self.case;
        let assertion = relation.to_assertion.and_then(|id| case.assertion(id));
        if let Some(excerpt) = assertion.and_then(|assertion| case.excerpts.get(&assertion.excerpt)) {
            return Some(format!("the statement “{}”", excerpt.exact));
        }
        let step = case.relation(relation.to_relation?)?;
        let from = self.code(step.claim).unwrap_or_default();
        let to = step.to_claim.and_then(|id| self.code(id)).unwrap_or_default();
        Some(format!("the argument that {from} {} {to}", step.kind))
    }

    /// The claim whose argument a relation aims at.
    fn argument_of(&self, relation: &KnownRelation) -> Option<String> {
        let step = self.case.relation(relation.to_relation?)?;
        self.code(step.claim)
    }

    fn code(&self, id: ClaimId) -> Option<String> {
        let (known, _) = self.case.claim(id)?;
        Some(ClaimCode(known.code).to_string())
    }

    pub(super) fn evidence(&mut self, printed: &Printed<'a>) -> Vec<Evidence> {
        let mut all = Vec::new();
        let case = self.case;
        let evidence = case.evidence_on(printed.claim.id);
        for item in evidence.filter(|evidence| Self::was_there(printed, evidence.recorded_at)) {
            let excerpt = case.excerpts.get(&item.excerpt);
            let revision = case.source_revisions.get(&item.source);
            let publisher = revision.and_then(|revision| revision.publisher);
            let weight = self.review.weights.get(&item.id);
            // the voice that the rule counts; it does not count context and what is about a link
            let counted = weight.and_then(|weight| weight.voice);
            let voice = counted.or(item.voice).or(publisher).map(|id| case.label(id));
            let root = weight.and_then(|weight| weight.root);
            let origin = root
                .and_then(|root| case.source_revisions.get(&root))
                .and_then(|revision| revision.publisher);
            let about_link = item.assertion.zip(item.seq).and_then(|(assertion, seq)| {
                let link = case.chain(assertion).iter().find(|link| link.seq == seq)?;
                let speaker = link
                    .speaker
                    .map(|id| case.label(id))
                    .or_else(|| link.speaker_label.clone())?;
                Some(format!(
                    "whether {speaker} {} it",
                    link.attitude.replace('_', " ")
                ))
            });
            all.push(Evidence {
                bearing: item.bearing.parse().unwrap_or(Bearing::Context),
                about_link,
                quote: excerpt.map(|excerpt| self.quote(excerpt)).unwrap_or_default(),
                footnote: self.footnote(item.excerpt),
                source: self.source_name(item.source),
                reliability: revision
                    .and_then(|revision| revision.reliability.parse().ok())
                    .unwrap_or(Reliability::F),
                credibility: item.credibility.to_string().parse().unwrap_or(Credibility::Six),
                voice: voice.unwrap_or_else(|| "not known".to_owned()),
                origin: origin.map(|id| case.label(id)),
                counts: weight.is_some_and(|weight| weight.why_not.is_none()),
                why_not: weight.and_then(|weight| weight.why_not.clone()),
                record: item.record,
                against_interest: item.against_interest,
                note: item.note.clone(),
            });
        }
        all.sort_by_key(|evidence| evidence.footnote);
        all
    }

    /// The lesser of distinct root publishers and distinct voices, as the evidence rule counts.
    pub(super) fn origins(&self, printed: &Printed<'a>, bearing: Bearing) -> u32 {
        let evidence = self.case.evidence_on(printed.claim.id);
        let there = evidence.filter(|item| Self::was_there(printed, item.recorded_at));
        let weights = there.filter_map(|item| self.review.weights.get(&item.id));
        let counting: Vec<&Weight> = weights
            .filter(|weight| weight.why_not.is_none() && weight.bearing == bearing.code())
            .collect();
        let roots: BTreeSet<_> = counting
            .iter()
            .filter_map(|weight| weight.root_publisher)
            .collect();
        let voices: BTreeSet<_> = counting.iter().filter_map(|weight| weight.voice).collect();
        u32::try_from(roots.len().min(voices.len())).unwrap_or(u32::MAX)
    }
}
