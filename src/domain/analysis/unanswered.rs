//! Accusations that whoever is accused has not answered, as far as the record goes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::Quoted;
use super::dispute::{Claim, Dispute, Records, Request};
use crate::domain::ids::*;
use crate::domain::vocabulary::{ArgumentKind, ClaimKind, ReplyOutcome, Role};

/// An accusation without a response by one whom it accuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unanswered {
    /// Code of the claim.
    pub claim: String,
    /// Its statement.
    pub statement: String,
    /// Who is accused; nobody where the claim names nobody who could answer.
    pub accused: Option<String>,
    /// Who accuses.
    pub accused_by: Vec<String>,
    /// What came of the request for a reply: asked, declined, silent, extension, not_asked; nothing where none is on
    /// record.
    #[schemars(with = "Option<String>")]
    pub outcome: Option<ReplyOutcome>,
    /// Whom the request went to.
    pub asked: Option<String>,
    /// When it was sent.
    pub asked_at: Option<DateTime<Utc>>,
    /// Until when an answer was asked for.
    pub deadline: Option<DateTime<Utc>>,
    /// Whether an answer is still waited for though its time is over.
    pub overdue: bool,
    /// Why nobody was asked, or what was said to the request.
    pub reason: Option<String>,
    /// The words of the accusation.
    pub excerpts: Vec<Quoted>,
}

/// The accusations without a response at a moment, by claim.
pub fn unanswered(dispute: &Dispute, now: DateTime<Utc>) -> Vec<Unanswered> {
    let records = Records::of(dispute);
    let mut found = Vec::new();
    for claim in dispute
        .claims
        .iter()
        .filter(|claim| claim.kind == ClaimKind::Accusation)
    {
        let accused = accused(&records, claim);
        if accused.is_empty() {
            found.push(row(&records, claim, None, None, now));
        }
        for party in accused {
            let circle = records.circle(party);
            if has_responded(&records, claim.id, &circle) {
                continue;
            }
            let requests = records.requests(claim.id).iter().copied();
            let request = requests
                .filter(|request| circle.contains(&request.party))
                .max_by_key(|request| request.asked_at);
            found.push(row(&records, claim, Some(party), request, now));
        }
    }
    found
}

/// Who is accused: perpetrators and targets that can speak, where there are none the subjects.
pub fn accused(records: &Records<'_>, claim: &Claim) -> BTreeSet<EntityId> {
    let with = |roles: &[Role]| -> BTreeSet<EntityId> {
        let speaks = |id| records.entity(id).is_none_or(|one| one.kind.is_agent());
        let parts = claim.roles.iter().filter(|part| roles.contains(&part.role));
        parts.map(|part| part.entity).filter(|id| speaks(*id)).collect()
    };
    let first = with(&[Role::Perpetrator, Role::Target]);
    if first.is_empty() {
        with(&[Role::Subject])
    } else {
        first
    }
}

/// Whether somebody of the circle took a side on the claim, set a claim against it, or answered a request.
fn has_responded(records: &Records<'_>, claim: ClaimId, circle: &BTreeSet<EntityId>) -> bool {
    let of_circle = |id: Option<EntityId>| id.is_some_and(|id| circle.contains(&id));
    let took_side = records.positions(claim).iter().any(|position| {
        position.attitude.commitment() != 0
            && (of_circle(position.speaker) || of_circle(position.on_behalf_of))
    });
    let holds = |claim: ClaimId| {
        let mut those = records.positions(claim).iter();
        those.any(|one| {
            one.attitude.commitment() > 0 && (of_circle(one.speaker) || of_circle(one.on_behalf_of))
        })
    };
    let set_against = records.relations_to(claim).any(|(relation, from)| {
        use ArgumentKind::*;
        matches!(relation.kind, Contradicts | Rebuts | Answers | Undercuts)
            // where the desk relates a claim, it is the party's when the party holds it
            && (of_circle(relation.by) || relation.by.is_none() && holds(from.id))
    });
    let answered = records
        .requests(claim)
        .iter()
        .any(|request| circle.contains(&request.party) && request.outcome == ReplyOutcome::Answered);
    took_side || set_against || answered
}

fn row(
    records: &Records<'_>,
    claim: &Claim,
    accused: Option<EntityId>,
    request: Option<&Request>,
    now: DateTime<Utc>,
) -> Unanswered {
    let positions = records.positions(claim.id).iter();
    let accusers = positions.filter(|position| position.attitude.commitment() > 0);
    Unanswered {
        claim: claim.code.clone(),
        statement: claim.statement.clone(),
        accused: accused.map(|id| records.name(id)),
        accused_by: records.asserters(claim.id).into_iter().collect(),
        outcome: request.map(|request| request.outcome),
        asked: request
            .filter(|request| request.outcome != ReplyOutcome::NotAsked)
            .map(|request| records.name(request.party)),
        asked_at: request.and_then(|request| request.asked_at),
        deadline: request.and_then(|request| request.deadline),
        overdue: request.is_some_and(|request| request.is_overdue(now)),
        reason: request.and_then(|request| request.reason.clone()),
        excerpts: records.quotes(accusers),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::analysis::dispute::{Part, Tie};
    use crate::domain::analysis::testing::*;
    use crate::domain::vocabulary::Attitude;

    /// Party 1 accuses party 2, whose organ is party 3, whose minister is party 4. Party 5 has no part in it.
    fn accusation() -> Sketch {
        let mut sketch = Sketch::new(5);
        sketch.claim(1, ClaimKind::Accusation).roles = vec![Part {
            role: Role::Perpetrator,
            entity: party(2),
        }];
        sketch.says(1, Attitude::Alleges, 1, "2025-01-01");
        for (subject, object) in [(3, 2), (4, 3)] {
            sketch.dispute.ties.push(Tie {
                subject: party(subject),
                object: party(object),
            });
        }
        sketch
    }

    fn now() -> DateTime<Utc> {
        "2025-02-01T00:00:00Z".parse().unwrap()
    }

    fn request(sketch: &mut Sketch, to: u128, outcome: ReplyOutcome, deadline: &str) {
        sketch.dispute.requests.push(Request {
            claim: claim(1),
            party: party(to),
            outcome,
            asked_at: Some("2025-01-02T09:00:00Z".parse().unwrap()),
            deadline: Some(deadline.parse().unwrap()),
            reason: None,
        });
    }

    #[test]
    fn an_accusation_without_a_word_of_the_accused_is_found() {
        let found = unanswered(&accusation().dispute, now());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].accused.as_deref(), Some("Party 2"));
        assert_eq!(found[0].accused_by, ["Party 1"]);
        assert_eq!((found[0].outcome, found[0].overdue), (None, false));
        assert_eq!(found[0].excerpts[0].quote, "alleges 2025-01-01");
    }

    #[test]
    fn whoever_speaks_for_the_accused_answers_for_it() {
        for (who, attitude, answered) in [
            (2, Attitude::Denies, true),
            (4, Attitude::Rejects, true),
            (3, Attitude::Concedes, true),
            (4, Attitude::DeclinesComment, false),
            (5, Attitude::Denies, false),
        ] {
            let mut sketch = accusation();
            sketch.says(who, attitude, 1, "");
            assert_eq!(
                unanswered(&sketch.dispute, now()).is_empty(),
                answered,
                "{who} {attitude}"
            );
        }
    }

    #[test]
    fn a_claim_that_the_accused_sets_against_it_is_an_answer() {
        for (kind, by, answered) in [
            (ArgumentKind::Answers, Some(3), true),
            (ArgumentKind::Rebuts, Some(2), true),
            (ArgumentKind::Rebuts, Some(5), false),
            (ArgumentKind::Supports, Some(2), false),
            (ArgumentKind::Contradicts, None, true),
        ] {
            let mut sketch = accusation();
            sketch.claim(2, ClaimKind::Factual);
            sketch.says(2, Attitude::States, 2, "");
            sketch.relates(2, kind, 1, by);
            assert_eq!(
                unanswered(&sketch.dispute, now()).is_empty(),
                answered,
                "{kind} {by:?}"
            );
        }
        // set against it by the desk, and held by somebody else
        let mut sketch = accusation();
        sketch.claim(2, ClaimKind::Factual);
        sketch.says(5, Attitude::States, 2, "");
        sketch.relates(2, ArgumentKind::Contradicts, 1, None);
        assert_eq!(unanswered(&sketch.dispute, now()).len(), 1);
    }

    #[test]
    fn requests_say_whether_an_answer_is_overdue() {
        let tell = |outcome, deadline: &str| {
            let mut sketch = accusation();
            request(&mut sketch, 4, outcome, deadline);
            let row = unanswered(&sketch.dispute, now()).pop();
            row.map(|row| (row.asked, row.overdue))
        };
        let (early, late) = ("2025-01-05T00:00:00Z", "2025-03-01T00:00:00Z");
        let asked = Some("Party 4".to_owned());
        assert_eq!(tell(ReplyOutcome::Asked, early), Some((asked.clone(), true)));
        assert_eq!(tell(ReplyOutcome::Asked, late), Some((asked.clone(), false)));
        assert_eq!(tell(ReplyOutcome::Extension, early), Some((asked.clone(), true)));
        // silence is no answer, and nothing is waited for any more
        assert_eq!(tell(ReplyOutcome::Silent, early), Some((asked, false)));
        assert_eq!(tell(ReplyOutcome::NotAsked, early), Some((None, false)));
        assert_eq!(tell(ReplyOutcome::Answered, early), None);
    }

    #[test]
    fn an_accusation_that_names_nobody_is_listed_as_such() {
        let mut sketch = accusation();
        sketch.dispute.claims[0].roles.clear();
        let found = unanswered(&sketch.dispute, now());
        assert_eq!((found.len(), found[0].accused.as_deref()), (1, None));
    }
}
