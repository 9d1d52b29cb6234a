//! Small disputes for tests.

use super::dispute::*;
use crate::domain::ids::*;
use crate::domain::vocabulary::*;
use uuid::Uuid;

/// A figure of counted things with one number.
pub(super) fn figure(hedge: Hedge, number: i64) -> Quantity {
    Quantity {
        measure: "deaths".to_owned(),
        unit: "person".to_owned(),
        scale: Scale::Count,
        hedge,
        low: Some(number.to_string()),
        high: Some(number.to_string()),
        baseline: None,
    }
}

/// A dispute that is put together step by step; things are named by numbers.
#[derive(Default)]
pub(super) struct Sketch {
    pub(super) dispute: Dispute,
}

pub(super) fn party(number: u128) -> EntityId {
    EntityId(Uuid::from_u128(number))
}

pub(super) fn claim(number: u128) -> ClaimId {
    ClaimId(Uuid::from_u128(number))
}

pub(super) fn words(quote: &str) -> Words {
    Words {
        source: "article".to_owned(),
        quote: quote.to_owned(),
        language: Some("en".to_owned()),
    }
}

impl Sketch {
    /// Parties `1` to so many, called `Party 1` and so on.
    pub(super) fn new(parties: u128) -> Self {
        let mut sketch = Sketch::default();
        for number in 1..=parties {
            sketch.dispute.entities.push(Named {
                id: party(number),
                name: format!("Party {number}"),
                kind: EntityKind::State,
            });
        }
        sketch
    }

    /// Adds a claim; its code is its number.
    pub(super) fn claim(&mut self, number: u128, kind: ClaimKind) -> &mut Claim {
        self.dispute.claims.push(Claim {
            id: claim(number),
            code: format!("C-{number}"),
            state: "draft".to_owned(),
            kind,
            statement: format!("Statement {number}."),
            question: None,
            valid: None,
            rating: None,
            roles: Vec::new(),
            quantity: None,
            designation: None,
        });
        self.dispute.claims.last_mut().unwrap()
    }

    /// A claim that answers question 1 with a figure.
    pub(super) fn figure(&mut self, number: u128, quantity: Quantity) -> &mut Claim {
        let question = self.question();
        let claim = self.claim(number, ClaimKind::Quantitative);
        claim.question = Some(question);
        claim.quantity = Some(quantity);
        claim
    }

    /// Question 1, made when it is not there.
    pub(super) fn question(&mut self) -> QuestionId {
        let id = QuestionId(Uuid::from_u128(1));
        if self.dispute.questions.is_empty() {
            self.dispute.questions.push(Question {
                id,
                text: "How many?".to_owned(),
                of_event: true,
            });
        }
        id
    }

    /// A party says something about a claim.
    pub(super) fn says(&mut self, who: u128, attitude: Attitude, about: u128, said: &str) -> &mut Position {
        self.dispute.positions.push(Position {
            claim: claim(about),
            speaker: Some(party(who)),
            label: None,
            on_behalf_of: None,
            attitude,
            said: (!said.is_empty()).then(|| said.parse().unwrap()),
            words: words(&format!("{attitude} {said}")),
        });
        self.dispute.positions.last_mut().unwrap()
    }

    /// One claim bears on another, as a party says.
    pub(super) fn relates(&mut self, from: u128, kind: ArgumentKind, to: u128, by: Option<u128>) {
        self.dispute.relations.push(Relation {
            from: claim(from),
            to: claim(to),
            kind,
            by: by.map(party),
            words: by.map(|_| words("we answer")),
        });
    }
}
