//! What is read: the claims of a dossier with their wording of today, and what stands on record about them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::Quoted;
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::domain::vocabulary::*;

/// The claims of a dossier that are neither discarded, declined nor withdrawn, with what is on record about them.
/// Statements, relations and ties are live ones, requests those that nothing supersedes.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Dispute {
    /// By code.
    pub claims: Vec<Claim>,
    /// What claims answer.
    pub questions: Vec<Question>,
    /// Innermost links, one a statement.
    pub positions: Vec<Position>,
    /// How claims bear on claims.
    pub relations: Vec<Relation>,
    /// Requests for a reply.
    pub requests: Vec<Request>,
    /// Everybody and everything named in the above.
    pub entities: Vec<Named>,
    /// Who speaks for whom.
    pub ties: Vec<Tie>,
}

/// A claim in its wording of today.
#[derive(Debug, Clone, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Its code, such as `C-3`.
    pub code: String,
    /// Where it stands in the review.
    pub state: String,
    /// What kind of proposition it is.
    pub kind: ClaimKind,
    /// The proposition.
    pub statement: String,
    /// What it answers.
    pub question: Option<QuestionId>,
    /// When what it says is to hold.
    pub valid: Option<Edtf>,
    /// The verdict on its content.
    pub rating: Option<Rating>,
    /// Whom and what it is about.
    pub roles: Vec<Part>,
    /// Its figure.
    pub quantity: Option<Quantity>,
    /// Its designation.
    pub designation: Option<Designation>,
}

/// The part of an entity in a claim.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Part {
    /// Which part.
    pub role: Role,
    /// Whose.
    pub entity: EntityId,
}

/// A figure; decimals are text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Quantity {
    /// What is counted.
    pub measure: String,
    /// In what.
    pub unit: String,
    /// What sort of number it is.
    pub scale: Scale,
    /// How the words bound it.
    pub hedge: Hedge,
    /// Lower bound.
    pub low: Option<String>,
    /// Upper bound.
    pub high: Option<String>,
    /// The time it is compared with.
    pub baseline: Option<String>,
}

/// Who designates whom as what.
#[derive(Debug, Clone, Deserialize)]
pub struct Designation {
    /// Who.
    pub designator: EntityId,
    /// Whom.
    pub designee: EntityId,
    /// As what.
    pub label: String,
    /// Language of the label.
    pub language: String,
    /// By which list or act.
    pub instrument: Option<EntityId>,
    /// Whether it binds in law.
    pub force: Force,
}

/// What several claims answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its words.
    pub text: String,
    /// Whether it asks about one event.
    pub of_event: bool,
}

/// Exact words in a source.
#[derive(Debug, Clone, Deserialize)]
pub struct Words {
    /// Handle of the source.
    pub source: String,
    /// The words.
    pub quote: String,
    /// Their language.
    pub language: Option<String>,
}

/// Who, in the end, is said to hold what about a claim.
#[derive(Debug, Clone, Deserialize)]
pub struct Position {
    /// The claim.
    pub claim: ClaimId,
    /// Who speaks; none where nobody with a name does.
    pub speaker: Option<EntityId>,
    /// What a speaker without a name is called.
    pub label: Option<String>,
    /// In whose name.
    pub on_behalf_of: Option<EntityId>,
    /// What the speaker does with the claim.
    pub attitude: Attitude,
    /// When it was said.
    pub said: Option<Edtf>,
    /// The words.
    pub words: Words,
}

/// How one claim bears on another.
#[derive(Debug, Clone, Deserialize)]
pub struct Relation {
    /// From this claim.
    pub from: ClaimId,
    /// To this one, also where a statement of it or a step to it is meant.
    pub to: ClaimId,
    /// How.
    pub kind: ArgumentKind,
    /// Who says so; none: the desk.
    pub by: Option<EntityId>,
    /// The words that say so.
    pub words: Option<Words>,
}

/// A request for a reply, as it stands.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    /// About this claim.
    pub claim: ClaimId,
    /// To this party.
    pub party: EntityId,
    /// What came of it.
    pub outcome: ReplyOutcome,
    /// When it was sent.
    pub asked_at: Option<DateTime<Utc>>,
    /// Until when an answer was asked for.
    pub deadline: Option<DateTime<Utc>>,
    /// Why nobody was asked, or why there is no answer.
    pub reason: Option<String>,
}

impl Request {
    /// Whether an answer is still waited for though its time is over.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        let waits = matches!(self.outcome, ReplyOutcome::Asked | ReplyOutcome::Extension);
        waits && self.deadline.is_some_and(|deadline| deadline < now)
    }
}

/// Somebody or something with a name.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    /// Its id.
    pub id: EntityId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
}

/// The subject speaks for the object: its organ, its office holder, its leader, its spokesperson, or the same by
/// another name.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Tie {
    /// Who speaks.
    pub subject: EntityId,
    /// For whom.
    pub object: EntityId,
}

/// Whose position it is: a party's, or that of somebody who is only described.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A party.
    Party(EntityId),
    /// Nobody with a name.
    Described(String),
}

impl Position {
    /// Whose position it is: of whom the speaker stands for, else the speaker's own.
    pub fn holder(&self) -> Holder {
        match self.on_behalf_of.or(self.speaker) {
            Some(party) => Holder::Party(party),
            None => Holder::Described(self.label.clone().unwrap_or_default()),
        }
    }
}

/// A dispute with ways to find things in it.
#[derive(Debug)]
pub struct Records<'a> {
    /// All of it.
    pub dispute: &'a Dispute,
    places: HashMap<ClaimId, usize>,
    names: HashMap<EntityId, &'a Named>,
    positions: HashMap<ClaimId, Vec<&'a Position>>,
    incoming: HashMap<ClaimId, Vec<&'a Relation>>,
    requests: HashMap<ClaimId, Vec<&'a Request>>,
    mouths: HashMap<EntityId, Vec<EntityId>>,
}

impl<'a> Records<'a> {
    /// Makes the indexes.
    pub fn of(dispute: &'a Dispute) -> Self {
        let mut positions: HashMap<ClaimId, Vec<&Position>> = HashMap::new();
        for position in &dispute.positions {
            positions.entry(position.claim).or_default().push(position);
        }
        let mut incoming: HashMap<ClaimId, Vec<&Relation>> = HashMap::new();
        for relation in &dispute.relations {
            incoming.entry(relation.to).or_default().push(relation);
        }
        let mut requests: HashMap<ClaimId, Vec<&Request>> = HashMap::new();
        for request in &dispute.requests {
            requests.entry(request.claim).or_default().push(request);
        }
        let mut mouths: HashMap<EntityId, Vec<EntityId>> = HashMap::new();
        for tie in &dispute.ties {
            mouths.entry(tie.object).or_default().push(tie.subject);
        }
        let places = dispute.claims.iter().enumerate();
        Records {
            dispute,
            places: places.map(|(place, claim)| (claim.id, place)).collect(),
            names: dispute.entities.iter().map(|one| (one.id, one)).collect(),
            positions,
            incoming,
            requests,
            mouths,
        }
    }

    /// A claim that is part of the dispute.
    pub fn claim(&self, id: ClaimId) -> Option<&'a Claim> {
        self.places.get(&id).map(|place| &self.dispute.claims[*place])
    }

    /// The position of a claim among the others.
    pub fn place(&self, id: ClaimId) -> usize {
        self.places.get(&id).copied().unwrap_or(usize::MAX)
    }

    /// The statements of a claim.
    pub fn positions(&self, claim: ClaimId) -> &[&'a Position] {
        self.positions.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The statements about a claim by who holds them, by name; two of one name are two.
    pub fn by_holder(&self, claim: ClaimId) -> Vec<(String, Vec<&'a Position>)> {
        let mut holders: BTreeMap<(String, Holder), Vec<&Position>> = BTreeMap::new();
        for position in self.positions(claim) {
            let holder = position.holder();
            let name = self.holder_name(&holder);
            holders.entry((name, holder)).or_default().push(position);
        }
        let named = holders
            .into_iter()
            .map(|((name, _), positions)| (name, positions));
        named.collect()
    }

    /// The relations that lead to a claim from claims that are part of the dispute, with those.
    pub fn relations_to(&self, claim: ClaimId) -> impl Iterator<Item = (&'a Relation, &'a Claim)> {
        let relations = self.incoming.get(&claim).into_iter().flatten();
        relations.filter_map(|relation| Some((*relation, self.claim(relation.from)?)))
    }

    /// The requests for a reply about a claim.
    pub fn requests(&self, claim: ClaimId) -> &[&'a Request] {
        self.requests.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// An entity by id.
    pub fn entity(&self, id: EntityId) -> Option<&'a Named> {
        self.names.get(&id).copied()
    }

    /// The name of an entity, or its id where it is not to be seen.
    pub fn name(&self, id: EntityId) -> String {
        self.entity(id)
            .map_or_else(|| id.to_string(), |one| one.name.clone())
    }

    /// The name of a holder.
    pub fn holder_name(&self, holder: &Holder) -> String {
        match holder {
            Holder::Party(id) => self.name(*id),
            Holder::Described(text) => text.clone(),
        }
    }

    /// Who stands behind a claim, by name.
    pub fn asserters(&self, claim: ClaimId) -> BTreeSet<String> {
        let those = self.positions(claim).iter();
        let those = those.filter(|position| position.attitude.commitment() > 0);
        those
            .map(|position| self.holder_name(&position.holder()))
            .collect()
    }

    /// The words of some statements.
    pub fn quotes<'b>(&self, positions: impl IntoIterator<Item = &'b &'b Position>) -> Vec<Quoted>
    where
        'a: 'b,
    {
        let quote = |position: &&Position| self.quote(position.claim, &position.holder(), &position.words);
        positions.into_iter().map(quote).collect()
    }

    /// Words with whose they are.
    pub fn quote(&self, claim: ClaimId, holder: &Holder, words: &Words) -> Quoted {
        Quoted {
            claim: self
                .claim(claim)
                .map(|claim| claim.code.clone())
                .unwrap_or_default(),
            party: self.holder_name(holder),
            source: words.source.clone(),
            quote: words.quote.clone(),
            language: words.language.clone(),
        }
    }

    /// A party with everybody who speaks for it, however indirectly.
    pub fn circle(&self, party: EntityId) -> BTreeSet<EntityId> {
        let mut circle = BTreeSet::from([party]);
        let mut next = vec![party];
        while let Some(object) = next.pop() {
            for subject in self.mouths.get(&object).into_iter().flatten() {
                if circle.insert(*subject) {
                    next.push(*subject);
                }
            }
        }
        circle
    }
}
