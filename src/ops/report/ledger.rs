//! Lists across claims: designations, and what changed in public.

use std::collections::BTreeSet;

use super::gather::{Gatherer, Printed};
use crate::db::review::{Step, Verdict};
use crate::domain::ids::*;
use crate::domain::vocabulary::{Attitude, ChangeKind, ClaimKind};
use crate::ops::export::moment;
use crate::report::definitions;
use crate::report::model::{Claim, Correction, DesignationRow};

impl<'a> Gatherer<'a> {
    pub(super) fn designations(&self, printed: &[Printed<'_>], claims: &[Claim]) -> Vec<DesignationRow> {
        let mut rows = Vec::new();
        for (printed, claim) in printed.iter().zip(claims) {
            let Some(designation) = claim.designation.clone() else {
                continue;
            };
            rows.push(DesignationRow {
                claim: claim.code.clone(),
                designation,
                when: claim.when.clone(),
                contested_by: self.contested_by(printed),
                rating: claim.verdict.as_ref().map(|verdict| verdict.rating),
                footnotes: claim
                    .positions
                    .iter()
                    .filter_map(|position| position.footnote)
                    .collect(),
                draft: claim.draft,
            });
        }
        rows
    }

    /// Who denies or rejects the claim, and in whose name another claim stands against it.
    pub(super) fn contested_by(&self, printed: &Printed<'_>) -> Vec<String> {
        let claim = printed.claim.id;
        let mut parties = BTreeSet::new();
        let assertions = self.case.assertions_of(claim);
        for assertion in assertions.filter(|assertion| Self::was_there(printed, assertion.recorded_at)) {
            let Some(link) = self.case.chain(assertion.id).last() else {
                continue;
            };
            if link
                .attitude
                .parse::<Attitude>()
                .is_ok_and(|attitude| attitude.commitment() < 0)
            {
                parties.extend(link.on_behalf_of.or(link.speaker).map(|id| self.case.label(id)));
                parties.extend(link.speaker_label.clone());
            }
        }
        let against = self.case.relations_at(claim);
        for relation in against.filter(|relation| {
            relation.to_claim == Some(claim) && self.wordings.contains_key(&relation.claim)
        }) {
            if ["contradicts", "rebuts"].contains(&relation.kind.as_str()) {
                parties.extend(relation.by_party.map(|id| self.case.label(id)));
            }
        }
        parties.into_iter().collect()
    }

    /// What changed in public: verdicts given after a first approval and approved themselves, and withdrawals,
    /// of claims and of publications.
    pub(super) fn corrections(&self) -> Vec<Correction> {
        let mut corrections = Vec::new();
        for (claim, _) in &self.case.claims {
            let code = ClaimCode(claim.code).to_string();
            let kind = claim.kind.parse().unwrap_or(ClaimKind::Factual);
            let mut standing: Option<&Verdict> = None;
            let stated = |step: &Step| {
                let wording = self.case.wording_numbered(claim.id, step.revision)?;
                Some(wording.statement.clone())
            };
            for step in self.steps(claim.id) {
                let verdict = step
                    .verdict
                    .and_then(|id| self.verdicts(claim.id).iter().find(|verdict| verdict.id == id));
                if step.to_state == "withdrawn" {
                    corrections.push(Correction {
                        at: moment(step.at),
                        kind: ChangeKind::Withdrawal,
                        claim: Some(code.clone()),
                        statement: stated(step),
                        was: standing.map(|verdict| in_words(&verdict.rating, kind)),
                        now: None,
                        why: step.public_note.clone().unwrap_or_default(),
                    });
                    standing = None;
                }
                if step.to_state != "approved" {
                    continue;
                }
                if let (Some(before), Some(now)) = (standing, verdict)
                    && before.id != now.id
                    && now.occasion != "affirmed"
                {
                    corrections.push(Correction {
                        at: moment(step.at),
                        kind: now.occasion.parse().unwrap_or(ChangeKind::Update),
                        claim: Some(code.clone()),
                        statement: stated(step),
                        was: Some(in_words(&before.rating, kind)),
                        now: Some(in_words(&now.rating, kind)),
                        why: now
                            .public_note
                            .clone()
                            .or_else(|| now.rationale.clone())
                            .unwrap_or_default(),
                    });
                }
                standing = verdict;
            }
        }
        for one in &self.review.publications {
            let (Some(at), Some(why)) = (one.withdrawn_at, &one.withdrawn_reason) else {
                continue;
            };
            corrections.push(Correction {
                at: moment(at),
                kind: ChangeKind::Withdrawal,
                claim: None,
                statement: None,
                was: Some(format!("version {} of this report", one.n)),
                now: None,
                why: why.clone(),
            });
        }
        corrections.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.claim.cmp(&b.claim)));
        corrections
    }
}

/// A verdict as it is printed at the claim.
fn in_words(rating: &str, kind: ClaimKind) -> String {
    match rating.parse() {
        Ok(rating) => definitions::content(rating, kind).label.to_owned(),
        Err(_) => rating.to_owned(),
    }
}
