//! Who was asked for a reply, and what came of it.

use super::{Exporter, moment};
use crate::exchange::dossier::Reply;

impl<'a> Exporter<'a> {
    /// One entry a claim; those of one party and claim in the order they were recorded.
    pub(super) fn all_replies(&self) -> Vec<Reply> {
        let mut all: Vec<Reply> = Vec::new();
        for known in self
            .case
            .replies
            .iter()
            .filter(|reply| self.goes_along(reply.claim))
        {
            let Ok(outcome) = known.outcome.parse() else {
                continue;
            };
            let mut reply = Reply::new(self.entity(known.party), vec![self.claim(known.claim)], outcome);
            reply.asked = known.asked_at.map(|asked| moment(asked).into());
            reply.channel = known.channel.clone();
            reply.deadline = known.deadline.map(|deadline| moment(deadline).into());
            reply.reason = known.reason.clone();
            if let Some(quoted) = known.excerpt.and_then(|excerpt| self.quoted(excerpt)) {
                reply.source = Some(quoted.source);
                reply.quote = Some(quoted.quote);
                reply = reply.with_passage(quoted.passage);
            }
            all.push(reply);
        }
        // stable: the order of recording stays within a claim and party
        all.sort_by_cached_key(|reply| {
            (
                reply.claims.first().map(ToString::to_string),
                reply.party.to_string(),
            )
        });
        all
    }
}
