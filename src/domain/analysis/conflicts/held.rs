//! One claim, held and denied: by the same party, or by different ones.

use super::{Against, Conflict, ConflictKind, Side};
use crate::domain::analysis::Held;
use crate::domain::analysis::dispute::{Claim, Position, Records};
use crate::domain::analysis::stances::change;
use crate::domain::edtf::Edtf;

/// A party that asserts and denies the same claim.
pub(super) fn accounts(records: &Records<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for claim in &records.dispute.claims {
        for (party, positions) in records.by_holder(claim.id) {
            if Held::of(positions.iter().map(|one| one.attitude)) != Held::Both {
                continue;
            }
            let summary = format!("{party} {}", change(&positions));
            let sides = [(1, "asserted"), (-1, "denied")].map(|(commitment, word)| {
                let those: Vec<&Position> = positions
                    .iter()
                    .copied()
                    .filter(|one| one.attitude.commitment() == commitment)
                    .collect();
                let dates: Vec<String> = those
                    .iter()
                    .filter_map(|one| one.said.as_ref())
                    .map(Edtf::display_en)
                    .collect();
                let answer = format!("{word} {}", dates.join("; "));
                of(
                    records,
                    claim,
                    answer.trim_end().to_owned(),
                    vec![party.clone()],
                    &those,
                )
            });
            found.push(Conflict::new(ConflictKind::Account, None, summary, sides.into()));
        }
    }
    found
}

/// A claim that one party asserts and another denies.
pub(super) fn denials(records: &Records<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for claim in &records.dispute.claims {
        let (mut yes, mut no) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
        for (party, positions) in records.by_holder(claim.id) {
            let (parties, words) = match Held::of(positions.iter().map(|one| one.attitude)) {
                Held::Asserts | Held::Concedes => &mut yes,
                Held::Denies => &mut no,
                _ => continue,
            };
            parties.push(party);
            let committed = positions.into_iter().filter(|one| one.attitude.commitment() != 0);
            words.extend(committed);
        }
        if yes.0.is_empty() || no.0.is_empty() {
            continue;
        }
        let summary = format!("asserted by {}, denied by {}", yes.0.join(", "), no.0.join(", "));
        let sides = vec![
            of(records, claim, "asserted".to_owned(), yes.0, &yes.1),
            of(records, claim, "denied".to_owned(), no.0, &no.1),
        ];
        found.push(Conflict::new(ConflictKind::Denial, None, summary, sides));
    }
    found
}

fn of(
    records: &Records<'_>,
    claim: &Claim,
    answer: String,
    parties: Vec<String>,
    words: &[&Position],
) -> Side {
    Side {
        claim: claim.code.clone(),
        statement: claim.statement.clone(),
        answer: Some(answer),
        parties,
        against: vec![Against {
            claim: claim.code.clone(),
            on_record: Vec::new(),
            same_party: Vec::new(),
        }],
        beside: Vec::new(),
        excerpts: records.quotes(words),
    }
}
