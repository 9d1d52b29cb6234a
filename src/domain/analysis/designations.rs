//! The ledger of designations: who designates whom as what, by which act, from when to when, and who contests it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Quoted;
use super::dispute::{Claim, Dispute, Holder, Records};
use crate::domain::edtf::{DateSpan, Edtf};
use crate::domain::vocabulary::{ArgumentKind, Force, Rating, vocabulary};

vocabulary! {
    /// How sure it is that a designation is in force on a day.
    InForce {
        /// The day lies within what its date certainly covers.
        Certainly = "certainly",
        /// The day lies within what its date may mean; without a date any day does.
        Possibly = "possibly",
    }
}

/// One designation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Entry {
    /// Code of the claim.
    pub claim: String,
    /// Who designates.
    pub designator: String,
    /// Whom.
    pub designee: String,
    /// As what: the designator's own word.
    pub label: String,
    /// Language of the label.
    pub language: String,
    /// By which list or act.
    pub instrument: Option<String>,
    /// Whether it binds in law: legal, rhetorical, unclear.
    #[schemars(with = "String")]
    pub force: Force,
    /// From when to when, EDTF.
    pub when: Option<String>,
    /// Whether it is in force on the day asked for: certainly or possibly.
    #[schemars(with = "Option<String>")]
    pub in_force: Option<InForce>,
    /// Whether it was made, as far as the desk has found.
    #[schemars(with = "Option<String>")]
    pub verdict: Option<Rating>,
    /// Who contests it.
    pub contested_by: Vec<String>,
    /// How, each time.
    pub contests: Vec<Contest>,
    /// The words that it rests on.
    pub excerpts: Vec<Quoted>,
}

/// One way in which a designation is contested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Contest {
    /// Who contests; nobody where the desk sets a claim against it.
    pub party: Option<String>,
    /// denies, rejects, or how another claim stands against it: contradicts, rebuts.
    pub how: String,
    /// Code of that other claim.
    pub claim: Option<String>,
    /// The words.
    pub excerpts: Vec<Quoted>,
}

/// The designations by claim; on a day, those that are in force then, certainly or possibly.
pub fn designations(dispute: &Dispute, on: Option<NaiveDate>) -> Vec<Entry> {
    let records = Records::of(dispute);
    let mut entries = Vec::new();
    for claim in &dispute.claims {
        let Some(known) = &claim.designation else { continue };
        let in_force = on.map(|day| in_force(claim.valid.as_ref(), day));
        if in_force == Some(None) {
            continue;
        }
        let contests = contests(&records, claim);
        let mut contested_by: Vec<String> = contests.iter().filter_map(|one| one.party.clone()).collect();
        contested_by.sort();
        contested_by.dedup();
        let positions = records.positions(claim.id).iter();
        let those = positions.filter(|position| position.attitude.commitment() >= 0);
        entries.push(Entry {
            claim: claim.code.clone(),
            designator: records.name(known.designator),
            designee: records.name(known.designee),
            label: known.label.clone(),
            language: known.language.clone(),
            instrument: known.instrument.map(|id| records.name(id)),
            force: known.force,
            when: claim.valid.as_ref().map(|date| date.as_str().to_owned()),
            in_force: in_force.flatten(),
            verdict: claim.rating,
            contested_by,
            contests,
            excerpts: records.quotes(those),
        });
    }
    entries
}

/// Whether a date certainly or possibly covers a day; none where it does not.
fn in_force(valid: Option<&Edtf>, day: NaiveDate) -> Option<InForce> {
    let day = DateSpan {
        first: Some(day),
        last: Some(day),
    };
    let Some(valid) = valid else {
        return Some(InForce::Possibly);
    };
    if valid.inner().is_some_and(|span| span.contains(&day)) {
        Some(InForce::Certainly)
    } else {
        valid.outer().contains(&day).then_some(InForce::Possibly)
    }
}

/// Whether a relation rejects the claim it leads to.
pub(super) const fn rejects(kind: ArgumentKind) -> bool {
    matches!(kind, ArgumentKind::Contradicts | ArgumentKind::Rebuts)
}

fn contests(records: &Records<'_>, claim: &Claim) -> Vec<Contest> {
    let denials = records.positions(claim.id).iter();
    let denials = denials.filter(|position| position.attitude.commitment() < 0);
    let mut contests: Vec<Contest> = denials
        .map(|position| Contest {
            party: Some(records.holder_name(&position.holder())),
            how: position.attitude.code().to_owned(),
            claim: None,
            excerpts: records.quotes([position]),
        })
        .collect();
    for (relation, from) in records.relations_to(claim.id) {
        if !rejects(relation.kind) {
            continue;
        }
        let mut excerpts = records.quotes(records.positions(from.id));
        if let (Some(words), Some(by)) = (&relation.words, relation.by) {
            let quoted = records.quote(from.id, &Holder::Party(by), words);
            if !excerpts
                .iter()
                .any(|one| (&one.source, &one.quote) == (&quoted.source, &quoted.quote))
            {
                excerpts.push(quoted);
            }
        }
        contests.push(Contest {
            party: relation.by.map(|id| records.name(id)),
            how: relation.kind.code().to_owned(),
            claim: Some(from.code.clone()),
            excerpts,
        });
    }
    contests
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::analysis::dispute::Designation;
    use crate::domain::analysis::testing::*;
    use crate::domain::vocabulary::{Attitude, ClaimKind};

    /// Party 1 designates party 2 at a time.
    fn designation(valid: &str) -> Sketch {
        let mut sketch = Sketch::new(3);
        let claim = sketch.claim(1, ClaimKind::Designation);
        claim.valid = (!valid.is_empty()).then(|| valid.parse().unwrap());
        claim.designation = Some(Designation {
            designator: party(1),
            designee: party(2),
            label: "terroriste".to_owned(),
            language: "fr".to_owned(),
            instrument: None,
            force: Force::Unclear,
        });
        sketch.says(1, Attitude::Designates, 1, "2022");
        sketch
    }

    #[test]
    fn on_a_day_only_those_that_may_be_in_force() {
        for (valid, day, expected) in [
            ("2022-02-17/..", "2022-02-16", None),
            ("2022-02-17/..", "2022-02-17", Some(InForce::Certainly)),
            ("2022-02-17/..", "2030-01-01", Some(InForce::Certainly)),
            ("2022-02/2023", "2022-02-10", Some(InForce::Possibly)),
            ("2022-02/2023", "2022-12-31", Some(InForce::Certainly)),
            ("2022-02/", "2024-01-01", Some(InForce::Possibly)),
            ("2022~/2023", "2022-12-31", Some(InForce::Possibly)),
            ("/2021", "2022-01-01", None),
            ("", "1900-01-01", Some(InForce::Possibly)),
        ] {
            let found = designations(&designation(valid).dispute, Some(day.parse().unwrap()));
            assert_eq!(
                found.first().and_then(|one| one.in_force),
                expected,
                "{valid} on {day}"
            );
            assert_eq!(found.len(), usize::from(expected.is_some()), "{valid} on {day}");
        }
        assert_eq!(designations(&designation("2021").dispute, None)[0].in_force, None);
    }

    #[test]
    fn contested_by_denials_and_by_claims_against_it() {
        let mut sketch = designation("2022");
        sketch.claim(2, ClaimKind::Evaluation);
        sketch.says(2, Attitude::Rejects, 1, "2022");
        sketch.relates(2, ArgumentKind::Rebuts, 1, Some(3));
        sketch.relates(2, ArgumentKind::Supports, 1, Some(1));
        let found = designations(&sketch.dispute, None).remove(0);
        assert_eq!(found.contested_by, ["Party 2", "Party 3"]);
        let how: Vec<&str> = found.contests.iter().map(|one| one.how.as_str()).collect();
        assert_eq!(how, ["rejects", "rebuts"]);
        assert_eq!(found.contests[1].excerpts[0].quote, "we answer");
        assert_eq!(found.contests[1].claim.as_deref(), Some("C-2"));
        // the rejection is no word that the designation rests on
        assert_eq!(found.excerpts.len(), 1);
    }
}
