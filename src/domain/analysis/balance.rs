//! How evenly the parties are heard: claims, verdicts, quotations and replies, party by party, alike for all.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Quoted;
use super::dispute::{Dispute, Holder, Records};
use crate::domain::vocabulary::{Attitude, EntityKind, Rating, ReplyOutcome};

/// One party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyBalance {
    /// Its name, or a description of somebody without one.
    pub party: String,
    /// What it is; none for somebody without a name.
    pub kind: Option<String>,
    /// Codes of the claims that it asserts.
    pub asserts: Vec<String>,
    /// Codes of the claims that it concedes.
    pub concedes: Vec<String>,
    /// Codes of the claims that it denies or rejects.
    pub denies: Vec<String>,
    /// Codes of the claims that it speaks of without any of these.
    pub speaks_of: Vec<String>,
    /// Codes of the claims about it.
    pub about: Vec<String>,
    /// Verdicts on the claims that it asserts or concedes.
    pub verdicts_on_its_claims: Vec<RatingCount>,
    /// Verdicts on the claims about it.
    pub verdicts_on_claims_about_it: Vec<RatingCount>,
    /// How many statements of it are quoted.
    pub quotes: u32,
    /// Its share of all quoted statements, whole percent.
    pub quote_share: u32,
    /// Its share of all claims with a holder, whole percent: those that it asserts or concedes.
    pub claim_share: u32,
    /// How many requests for a reply went to it.
    pub asked: u32,
    /// How many of them it answered.
    pub answered: u32,
    /// How many of them it declined or left without an answer.
    pub unanswered: u32,
}

/// How often a verdict was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingCount {
    /// The verdict; none: nobody has decided yet.
    #[schemars(with = "Option<String>")]
    pub verdict: Option<Rating>,
    /// How often.
    pub claims: u32,
}

/// What is counted, party by party.
#[derive(Debug, Default)]
pub struct Books {
    parties: BTreeMap<String, Account>,
    /// In the order in which claims are told.
    claims: Vec<(String, Option<Rating>)>,
}

#[derive(Debug, Default)]
struct Account {
    kind: Option<EntityKind>,
    asserts: BTreeSet<usize>,
    concedes: BTreeSet<usize>,
    denies: BTreeSet<usize>,
    speaks_of: BTreeSet<usize>,
    about: BTreeSet<usize>,
    quotes: u32,
    asked: u32,
    answered: u32,
    unanswered: u32,
}

impl Books {
    /// Opens a claim; what is entered next is about it.
    pub fn claim(&mut self, code: &str, rating: Option<Rating>) {
        self.claims.push((code.to_owned(), rating));
    }

    fn here(&self) -> usize {
        self.claims.len().saturating_sub(1)
    }

    /// Enters a statement.
    pub fn said(&mut self, party: &str, kind: Option<EntityKind>, attitude: Attitude) {
        let here = self.here();
        let account = self.account(party, kind);
        account.quotes += 1;
        match (attitude, attitude.commitment()) {
            (Attitude::Concedes, _) => account.concedes.insert(here),
            (_, 1) => account.asserts.insert(here),
            (_, -1) => account.denies.insert(here),
            _ => account.speaks_of.insert(here),
        };
    }

    /// Enters that the claim is about somebody.
    pub fn about(&mut self, party: &str, kind: Option<EntityKind>) {
        let here = self.here();
        self.account(party, kind).about.insert(here);
    }

    /// Enters what came of a request for a reply; one that was never made counts for nothing.
    pub fn asked(&mut self, party: &str, kind: Option<EntityKind>, outcome: ReplyOutcome) {
        let account = self.account(party, kind);
        match outcome {
            ReplyOutcome::NotAsked => return,
            ReplyOutcome::Answered => account.answered += 1,
            ReplyOutcome::Declined | ReplyOutcome::Silent => account.unanswered += 1,
            ReplyOutcome::Asked | ReplyOutcome::Extension => {}
        }
        account.asked += 1;
    }

    fn account(&mut self, party: &str, kind: Option<EntityKind>) -> &mut Account {
        let account = self.parties.entry(party.to_owned()).or_default();
        account.kind = account.kind.or(kind);
        account
    }

    /// All parties by name.
    pub fn close(self) -> Vec<PartyBalance> {
        let quotes: u32 = self.parties.values().map(|account| account.quotes).sum();
        let held: BTreeSet<usize> = self.parties.values().flat_map(Account::holds).collect();
        let codes =
            |places: &BTreeSet<usize>| places.iter().map(|place| self.claims[*place].0.clone()).collect();
        let verdicts = |places: &BTreeSet<usize>| {
            let mut counts: BTreeMap<Option<Rating>, u32> = BTreeMap::new();
            for place in places {
                *counts.entry(self.claims[*place].1).or_default() += 1;
            }
            // in the order of the scale, what is not decided last
            let decided = Rating::ALL.iter().map(|rating| Some(*rating)).chain([None]);
            decided
                .filter_map(|verdict| {
                    counts.get(&verdict).map(|claims| RatingCount {
                        verdict,
                        claims: *claims,
                    })
                })
                .collect()
        };
        let parties = self.parties.iter().map(|(party, account)| PartyBalance {
            party: party.clone(),
            kind: account.kind.map(|kind| kind.code().to_owned()),
            asserts: codes(&account.asserts),
            concedes: codes(&account.concedes),
            denies: codes(&account.denies),
            speaks_of: codes(&account.speaks_of),
            about: codes(&account.about),
            verdicts_on_its_claims: verdicts(&account.holds()),
            verdicts_on_claims_about_it: verdicts(&account.about),
            quotes: account.quotes,
            quote_share: percent(account.quotes, quotes),
            claim_share: percent(count(&account.holds()), count(&held)),
            asked: account.asked,
            answered: account.answered,
            unanswered: account.unanswered,
        });
        parties.collect()
    }
}

impl Account {
    fn holds(&self) -> BTreeSet<usize> {
        self.asserts.union(&self.concedes).copied().collect()
    }
}

fn count(places: &BTreeSet<usize>) -> u32 {
    u32::try_from(places.len()).unwrap_or(u32::MAX)
}

/// A share in whole percent, a half rounded up.
fn percent(part: u32, whole: u32) -> u32 {
    if whole == 0 {
        return 0;
    }
    let rounded = (u64::from(part) * 200 + u64::from(whole)) / (u64::from(whole) * 2);
    u32::try_from(rounded).unwrap_or(100)
}

/// The balance of a dispute, each party with its statements.
pub fn balance(dispute: &Dispute) -> Vec<(PartyBalance, Vec<Quoted>)> {
    let records = Records::of(dispute);
    let mut books = Books::default();
    let mut quotes: BTreeMap<String, Vec<Quoted>> = BTreeMap::new();
    let kind = |holder: &Holder| match holder {
        Holder::Party(id) => records.entity(*id).map(|one| one.kind),
        Holder::Described(_) => None,
    };
    for claim in &dispute.claims {
        books.claim(&claim.code, claim.rating);
        for position in records.positions(claim.id) {
            let holder = position.holder();
            let name = records.holder_name(&holder);
            books.said(&name, kind(&holder), position.attitude);
            let quoted = records.quote(claim.id, &holder, &position.words);
            quotes.entry(name).or_default().push(quoted);
        }
        for part in &claim.roles {
            if let Some(one) = records.entity(part.entity).filter(|one| one.kind.is_agent()) {
                books.about(&one.name, Some(one.kind));
            }
        }
        for request in records.requests(claim.id) {
            let holder = Holder::Party(request.party);
            books.asked(&records.holder_name(&holder), kind(&holder), request.outcome);
        }
    }
    let rows = books.close().into_iter();
    rows.map(|row| {
        let quoted = quotes.remove(&row.party).unwrap_or_default();
        (row, quoted)
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::analysis::dispute::{Part, Request};
    use crate::domain::analysis::testing::*;
    use crate::domain::vocabulary::{ClaimKind, Role};

    #[test]
    fn every_party_has_the_same_row() {
        let mut sketch = Sketch::new(3);
        let first = sketch.claim(1, ClaimKind::Accusation);
        first.rating = Some(Rating::Contested);
        first.roles = vec![Part {
            role: Role::Perpetrator,
            entity: party(2),
        }];
        sketch.claim(2, ClaimKind::Factual);
        sketch.says(1, Attitude::Alleges, 1, "2024");
        sketch.says(1, Attitude::Alleges, 1, "2025");
        sketch.says(2, Attitude::Denies, 1, "");
        sketch.says(2, Attitude::Concedes, 2, "");
        for (who, outcome) in [(2, ReplyOutcome::Silent), (3, ReplyOutcome::NotAsked)] {
            sketch.dispute.requests.push(Request {
                claim: claim(1),
                party: party(who),
                outcome,
                asked_at: None,
                deadline: None,
                reason: None,
            });
        }
        let found = balance(&sketch.dispute);
        let names: Vec<&str> = found.iter().map(|(row, _)| row.party.as_str()).collect();
        assert_eq!(names, ["Party 1", "Party 2", "Party 3"]);
        let (one, quotes) = &found[0];
        assert_eq!(
            (one.asserts.as_slice(), one.quotes, one.quote_share),
            (&["C-1".to_owned()][..], 2, 50)
        );
        assert_eq!((one.claim_share, quotes.len()), (50, 2));
        let two = &found[1].0;
        assert_eq!(
            (&two.denies[..], &two.concedes[..]),
            (&["C-1".to_owned()][..], &["C-2".to_owned()][..])
        );
        assert_eq!((two.about.len(), two.asked, two.unanswered), (1, 1, 1));
        let contested = RatingCount {
            verdict: Some(Rating::Contested),
            claims: 1,
        };
        assert_eq!(two.verdicts_on_claims_about_it, [contested]);
        assert_eq!(two.verdicts_on_its_claims[0].verdict, None);
        assert_eq!((found[2].0.asked, found[2].0.quotes), (0, 0));
    }

    proptest! {
        /// Quotes are counted once each: the shares of all parties are one whole, but for rounding.
        #[test]
        fn shares_of_quotes_are_one_whole(said in proptest::collection::vec((1..5u128, 0..Attitude::ALL.len()), 1..40)) {
            let mut sketch = Sketch::new(5);
            sketch.claim(1, ClaimKind::Factual);
            for (who, attitude) in &said {
                sketch.says(*who, Attitude::ALL[*attitude], 1, "");
            }
            let found = balance(&sketch.dispute);
            let quotes: u32 = found.iter().map(|(row, _)| row.quotes).sum();
            prop_assert_eq!(quotes as usize, said.len());
            let shares: u32 = found.iter().map(|(row, _)| row.quote_share).sum();
            prop_assert!(shares.abs_diff(100) <= 2, "{}", shares);
        }
    }
}
