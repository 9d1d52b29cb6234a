//! The right of reply: who was asked, what came of it, and who was not asked.

use std::collections::{BTreeSet, HashMap};

use super::gather::{Gatherer, Printed};
use crate::db::replies::Reply as Known;
use crate::domain::ids::*;
use crate::domain::vocabulary::{ClaimKind, ReplyOutcome, Role};
use crate::ops::export::moment;
use crate::report::model::{Reply, ReplyStep};

/// Whoever stands in one of these relations to a party speaks for it.
const SPEAKS_FOR: &[&str] = &[
    "organ_of",
    "office_holder_of",
    "leads",
    "speaks_for",
    "identified_as",
];

impl<'a> Gatherer<'a> {
    /// The requests about the claims that are printed, and the accused who were not asked, by claim and party.
    pub(super) fn replies(&mut self, printed: &[Printed<'a>]) -> Vec<Reply> {
        let case = self.case;
        let superseded: BTreeSet<RowId> = case.replies.iter().filter_map(|reply| reply.supersedes).collect();
        let by_id: HashMap<RowId, &Known> = case.replies.iter().map(|reply| (reply.id, reply)).collect();
        let mut replies = Vec::new();
        for one in printed {
            let of_claim = case.replies.iter().filter(|reply| reply.claim == one.claim.id);
            let last: Vec<&Known> = of_claim.filter(|reply| !superseded.contains(&reply.id)).collect();
            let asked: BTreeSet<EntityId> = last.iter().map(|reply| reply.party).collect();
            for reply in last {
                let mut chain = vec![reply];
                while let Some(before) = chain.last().and_then(|reply| by_id.get(&reply.supersedes?)) {
                    chain.push(before);
                }
                let steps = chain.into_iter().rev().filter_map(|reply| self.step(reply));
                let steps: Vec<ReplyStep> = steps.collect();
                replies.push(self.reply(one, reply.party, steps));
            }
            for party in self.accused(one) {
                if self.circle(party).is_disjoint(&asked) {
                    replies.push(self.reply(one, party, Vec::new()));
                }
            }
        }
        replies
    }

    fn reply(&self, printed: &Printed<'_>, party: EntityId, steps: Vec<ReplyStep>) -> Reply {
        let now = moment(self.review.as_of);
        let waits = steps
            .last()
            .is_some_and(|step| matches!(step.outcome, ReplyOutcome::Asked | ReplyOutcome::Extension));
        let deadline = steps.last().and_then(|step| step.deadline.as_ref());
        Reply {
            claim: ClaimCode(printed.claim.code).to_string(),
            party: self.case.label(party),
            // moments are written alike, so they sort as they come
            overdue: waits && deadline.is_some_and(|deadline| *deadline < now),
            steps,
            draft: printed.approval.is_none(),
        }
    }

    fn step(&mut self, known: &Known) -> Option<ReplyStep> {
        let excerpt = known.excerpt.and_then(|id| self.case.excerpts.get(&id));
        Some(ReplyStep {
            at: moment(known.recorded_at),
            outcome: known.outcome.parse().ok()?,
            asked_at: known.asked_at.map(moment),
            channel: known.channel.clone(),
            deadline: known.deadline.map(moment),
            reason: known.reason.clone(),
            answer: excerpt.map(|excerpt| self.quote(excerpt)),
            footnote: known.excerpt.and_then(|id| self.footnote(id)),
        })
    }

    /// Whom an accusation accuses: perpetrators and targets that can speak, where there are none the subjects.
    fn accused(&self, printed: &Printed<'_>) -> BTreeSet<EntityId> {
        if printed.claim.kind != ClaimKind::Accusation.code() {
            return BTreeSet::new();
        }
        let with = |roles: &[Role]| -> BTreeSet<EntityId> {
            let parts = self.case.roles_of(printed.claim.id, printed.wording.n);
            let those = parts.filter(|part| roles.iter().any(|role| role.code() == part.role));
            let speaks = |id: &EntityId| self.case.entities.get(id).is_some_and(|one| one.is_agent);
            those.map(|part| part.entity).filter(speaks).collect()
        };
        let first = with(&[Role::Perpetrator, Role::Target]);
        if first.is_empty() {
            with(&[Role::Subject])
        } else {
            first
        }
    }

    /// A party with everybody who speaks for it, however indirectly.
    fn circle(&self, party: EntityId) -> BTreeSet<EntityId> {
        let mut circle = BTreeSet::from([party]);
        let mut before = 0;
        while circle.len() > before {
            before = circle.len();
            for tie in &self.case.entity_relations {
                if circle.contains(&tie.object) && SPEAKS_FOR.contains(&tie.kind.as_str()) {
                    circle.insert(tie.subject);
                }
            }
        }
        circle
    }
}
