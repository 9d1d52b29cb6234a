//! Requests for a reply, and what came of them.

use std::collections::HashMap;

use crate::domain::batch::ReplyRow;
use crate::domain::ids::*;
use crate::domain::vocabulary::ReplyOutcome;
use crate::exchange::dossier::Reply;

use super::Planner;
use super::anchor::Quotation;

/// How a request to a party about a claim stands.
#[derive(Debug, Clone)]
struct Standing {
    latest: ReplyRow,
    earlier: Vec<ReplyRow>,
}

impl Planner<'_> {
    /// Replies of one party to one claim follow each other: each supersedes the one before, unless that one is closed
    /// and the party is asked anew. What a later one leaves out of asked, channel and deadline it takes over.
    pub(super) fn replies(&mut self) {
        let mut standing: HashMap<(ClaimId, EntityId), Standing> = HashMap::new();
        for known in self.case.iter().flat_map(|case| &case.replies) {
            let Ok(outcome) = known.outcome.parse() else {
                continue;
            };
            let row = ReplyRow {
                id: known.id,
                claim: known.claim,
                party: known.party,
                asked_at: known.asked_at,
                channel: known.channel.clone(),
                deadline: known.deadline,
                outcome,
                reason: known.reason.clone(),
                excerpt: known.excerpt,
                supersedes: known.supersedes,
            };
            follow(&mut standing, row);
        }
        let file = self.file;
        for (index, reply) in file.replies.iter().enumerate() {
            self.reply(reply, &format!("replies[{index}]"), &mut standing);
        }
    }

    fn reply(&mut self, reply: &Reply, path: &str, standing: &mut HashMap<(ClaimId, EntityId), Standing>) {
        let party = self.agent_of(&reply.party, &format!("{path}.party"));
        let asked = match &reply.asked {
            Some(text) => self.moment(text, &format!("{path}.asked")),
            None => None,
        };
        let deadline = match &reply.deadline {
            Some(text) => self.moment(text, &format!("{path}.deadline")),
            None => None,
        };
        let excerpt = self.answer(reply, path);
        if reply.claims.is_empty() {
            self.problem(
                format!("{path}.claims"),
                "a reply is about at least one claim: name it under `claims`",
            );
        }
        if reply.outcome == ReplyOutcome::Answered && reply.quote.is_none() {
            self.problem_with_hint(
                format!("{path}.quote"),
                "an answer is quoted from its source",
                "give `source` and `quote`",
            );
        }
        let (is_not_asked, has_reason) = (reply.outcome == ReplyOutcome::NotAsked, reply.reason.is_some());
        if is_not_asked && (!has_reason || asked.is_some()) {
            self.problem(
                format!("{path}.reason"),
                "`not_asked` needs a `reason`, and no `asked`",
            );
            return;
        }
        for (place, handle) in reply.claims.iter().enumerate() {
            let path = format!("{path}.claims[{place}]");
            let (Some(claim), Some(party)) = (self.claim_of(handle, &path), party) else {
                continue;
            };
            let before = standing.get(&(claim, party)).map(|known| &known.latest);
            let closed = before.is_some_and(|row| !is_open(row) && row.outcome != ReplyOutcome::NotAsked);
            let follows = before.filter(|_| !(closed && reply.outcome == ReplyOutcome::Asked));
            let taken_over = follows.filter(|_| !is_not_asked);
            let row = ReplyRow {
                id: RowId::new(),
                claim,
                party,
                asked_at: asked.or(taken_over.and_then(|row| row.asked_at)),
                channel: reply
                    .channel
                    .clone()
                    .or(taken_over.and_then(|row| row.channel.clone())),
                deadline: deadline.or(taken_over.and_then(|row| row.deadline)),
                outcome: reply.outcome,
                reason: reply.reason.clone(),
                excerpt,
                supersedes: follows.map(|row| row.id),
            };
            if row.asked_at.is_none() && !is_not_asked {
                self.problem_with_hint(
                    &path,
                    format!("`{}` was not asked about `{handle}`", reply.party),
                    "say when it was `asked`, or record that first: `counterclaim reply ask`",
                );
                continue;
            }
            if row
                .asked_at
                .zip(row.deadline)
                .is_some_and(|(asked, until)| until <= asked)
            {
                self.problem(&path, "the `deadline` is not after `asked`");
                continue;
            }
            let extended = follows.is_some_and(|asked| asked.deadline < row.deadline);
            let known = standing.get(&(claim, party)).is_some_and(|known| {
                known
                    .earlier
                    .iter()
                    .chain([&known.latest])
                    .any(|other| same(other, &row))
            });
            if known {
                continue;
            }
            if row.outcome == ReplyOutcome::Extension && !extended {
                self.problem(&path, "an `extension` gives a later `deadline`");
                continue;
            }
            self.batch.reply.push(row.clone());
            follow(standing, row);
        }
    }

    fn answer(&mut self, reply: &Reply, path: &str) -> Option<ExcerptId> {
        match (&reply.source, &reply.quote) {
            (Some(source), Some(quote)) => self.excerpt(
                &Quotation {
                    source,
                    quote,
                    passage: reply.passage(),
                },
                path,
            ),
            (None, None) => None,
            _ => {
                self.problem(path, "`source` and `quote` go together");
                None
            }
        }
    }
}

fn follow(standing: &mut HashMap<(ClaimId, EntityId), Standing>, row: ReplyRow) {
    let key = (row.claim, row.party);
    match standing.get_mut(&key) {
        Some(known) => {
            let before = std::mem::replace(&mut known.latest, row);
            known.earlier.push(before);
        }
        None => {
            let earlier = Vec::new();
            standing.insert(key, Standing { latest: row, earlier });
        }
    }
}

fn is_open(row: &ReplyRow) -> bool {
    matches!(row.outcome, ReplyOutcome::Asked | ReplyOutcome::Extension)
}

/// Whether two rows say the same, whatever they supersede.
fn same(one: &ReplyRow, other: &ReplyRow) -> bool {
    one.asked_at == other.asked_at
        && one.channel == other.channel
        && one.deadline == other.deadline
        && one.outcome == other.outcome
        && one.reason == other.reason
        && one.excerpt == other.excerpt
}
