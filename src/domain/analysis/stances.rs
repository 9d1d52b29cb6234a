//! The stance matrix: which party holds which claim, in which words, and how that changed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Held;
use super::account::{self, Saying};
use super::dispute::{Dispute, Holder, Position, Records};
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::domain::vocabulary::{ArgumentKind, Attitude};

/// Where one party stands on one claim. A party that is silent on a claim has no such cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stance {
    /// Code of the claim.
    pub claim: String,
    /// Its statement.
    pub statement: String,
    /// The party, or a description of somebody without a name.
    pub party: String,
    /// Where it stands.
    #[schemars(with = "String")]
    pub stance: Held,
    /// How it came to hold both, in words.
    pub change: Option<String>,
    /// Codes of the claims with which the party changed its account.
    pub revised_by: Vec<String>,
    /// What it said, by date; what has none comes last.
    pub said: Vec<Said>,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Said {
    /// Who spoke.
    pub speaker: String,
    /// What the speaker does with the claim.
    #[schemars(with = "String")]
    pub attitude: Attitude,
    /// When, EDTF.
    pub when: Option<String>,
    /// Handle of the source.
    pub source: String,
    /// The exact words.
    pub quote: String,
}

/// Which cells are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Of these claims; of all where it is empty.
    pub claims: Vec<ClaimId>,
    /// Of this party, also where it speaks for another.
    pub party: Option<EntityId>,
}

/// The cells of the matrix, by claim and party.
pub fn stances(dispute: &Dispute, wanted: &Wanted) -> Vec<Stance> {
    let records = Records::of(dispute);
    let mut cells = Vec::new();
    for claim in &dispute.claims {
        if !wanted.claims.is_empty() && !wanted.claims.contains(&claim.id) {
            continue;
        }
        for (party, mut positions) in records.by_holder(claim.id) {
            let concerns = |id| {
                let mut those = positions.iter();
                those.any(|one| one.speaker == Some(id) || one.on_behalf_of == Some(id))
            };
            if wanted.party.is_some_and(|id| !concerns(id)) {
                continue;
            }
            positions.sort_by_key(|position| day_of(position.said.as_ref()));
            let stance = Held::of(positions.iter().map(|position| position.attitude));
            cells.push(Stance {
                claim: claim.code.clone(),
                statement: claim.statement.clone(),
                stance,
                change: (stance == Held::Both).then(|| change(&positions)),
                revised_by: revised_by(&records, claim.id, &positions),
                said: positions
                    .iter()
                    .map(|position| said(&records, position))
                    .collect(),
                party,
            });
        }
    }
    cells
}

fn said(records: &Records<'_>, position: &Position) -> Said {
    let speaker = match position.speaker {
        Some(id) => Holder::Party(id),
        None => Holder::Described(position.label.clone().unwrap_or_default()),
    };
    Said {
        speaker: records.holder_name(&speaker),
        attitude: position.attitude,
        when: position.said.as_ref().map(|date| date.as_str().to_owned()),
        source: position.words.source.clone(),
        quote: position.words.quote.clone(),
    }
}

/// First and last day that a date may mean; without a date behind all others.
fn day_of(date: Option<&Edtf>) -> (bool, Option<NaiveDate>, Option<NaiveDate>) {
    let span = date.map(Edtf::outer);
    (
        span.is_none(),
        span.and_then(|span| span.first),
        span.and_then(|span| span.last),
    )
}

/// Which claims the party itself put in the place of this one.
fn revised_by(records: &Records<'_>, claim: ClaimId, positions: &[&Position]) -> Vec<String> {
    let mut places: Vec<usize> = Vec::new();
    for (relation, from) in records.relations_to(claim) {
        let by_it = |id| {
            let mut those = positions.iter();
            those.any(|one| one.speaker == Some(id) || one.on_behalf_of == Some(id))
        };
        if relation.kind == ArgumentKind::Revises && relation.by.is_some_and(by_it) {
            places.push(records.place(from.id));
        }
    }
    places.sort_unstable();
    places.dedup();
    let claims = places
        .into_iter()
        .filter_map(|place| records.dispute.claims.get(place));
    claims.map(|claim| claim.code.clone()).collect()
}

/// How somebody who asserted and denied the same came to do so, as far as the dates tell.
pub(super) fn change(positions: &[&Position]) -> String {
    let sayings = positions.iter().map(|one| Saying {
        attitude: one.attitude,
        said: one.said.clone(),
    });
    account::change(&sayings.collect::<Vec<_>>())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::analysis::testing::*;
    use crate::domain::vocabulary::ClaimKind;

    fn cells(sketch: &Sketch) -> Vec<(String, String, Held)> {
        let cells = stances(&sketch.dispute, &Wanted::default());
        cells
            .into_iter()
            .map(|cell| (cell.claim, cell.party, cell.stance))
            .collect()
    }

    #[test]
    fn a_position_is_of_whom_the_speaker_stands_for() {
        let mut sketch = Sketch::new(3);
        sketch.claim(1, ClaimKind::Accusation);
        sketch.says(2, Attitude::Alleges, 1, "2025").on_behalf_of = Some(party(1));
        sketch.says(3, Attitude::Denies, 1, "2025");
        let nobody = sketch.says(3, Attitude::Warns, 1, "2025");
        (nobody.speaker, nobody.label) = (None, Some("Analysts (unnamed)".to_owned()));
        assert_eq!(
            cells(&sketch),
            [
                ("C-1".to_owned(), "Analysts (unnamed)".to_owned(), Held::Asserts),
                ("C-1".to_owned(), "Party 1".to_owned(), Held::Asserts),
                ("C-1".to_owned(), "Party 3".to_owned(), Held::Denies),
            ]
        );
        let of_two = Wanted {
            party: Some(party(2)),
            ..Wanted::default()
        };
        let found = stances(&sketch.dispute, &of_two);
        assert_eq!((found.len(), found[0].said[0].speaker.as_str()), (1, "Party 2"));
    }

    #[test]
    fn a_change_of_account_is_told_by_its_dates() {
        let tell = |first: &str, second: &str| {
            let mut sketch = Sketch::new(1);
            sketch.claim(1, ClaimKind::Factual);
            sketch.says(1, Attitude::Denies, 1, second);
            sketch.says(1, Attitude::States, 1, first);
            let cell = stances(&sketch.dispute, &Wanted::default()).remove(0);
            (cell.stance, cell.change.unwrap(), cell.said[0].attitude)
        };
        let (stance, change, first) = tell("2024-07-27", "2024-07-29");
        assert_eq!((stance, first), (Held::Both, Attitude::States));
        assert_eq!(
            change,
            "first asserted it (27 July 2024), then denied it (29 July 2024): its account changed"
        );
        assert!(
            tell("2024-08", "2024-07")
                .1
                .starts_with("first denied it (July 2024)")
        );
        for (first, second) in [
            ("2024-07", "2024-07-29"),
            ("2024-07-27", ""),
            ("../2024", "2024-07"),
        ] {
            let (_, change, _) = tell(first, second);
            assert!(change.ends_with("do not say which came first"), "{change}");
        }
    }

    #[test]
    fn a_revision_is_the_partys_own() {
        let mut sketch = Sketch::new(2);
        sketch.claim(1, ClaimKind::Factual);
        sketch.claim(2, ClaimKind::Factual);
        sketch.says(1, Attitude::Concedes, 1, "2024-07-27");
        sketch.says(2, Attitude::States, 1, "2024-07-27");
        sketch.relates(2, ArgumentKind::Revises, 1, Some(1));
        let found = stances(&sketch.dispute, &Wanted::default());
        assert_eq!(found[0].revised_by, ["C-2"]);
        assert!(found[1].revised_by.is_empty());
    }

    #[test]
    fn claims_can_be_singled_out() {
        let mut sketch = Sketch::new(1);
        for number in 1..=2 {
            sketch.claim(number, ClaimKind::Factual);
            sketch.says(1, Attitude::States, number, "");
        }
        let wanted = Wanted {
            claims: vec![claim(2)],
            ..Wanted::default()
        };
        let found = stances(&sketch.dispute, &wanted);
        assert_eq!((found.len(), found[0].claim.as_str()), (1, "C-2"));
    }
}
