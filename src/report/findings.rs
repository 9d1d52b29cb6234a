//! Sorts the claims of a report under their questions: established, disputed, unknown.

use std::collections::HashMap;

use super::model::{Answer, Claim, Findings, Report, holders};
use crate::domain::vocabulary::Rating;

/// What a verdict leaves of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The evidence decides, one way or the other.
    Established,
    /// Accounts stand against each other.
    Disputed,
    /// Nobody could tell, or nobody has checked.
    Unknown,
}

/// Where a verdict belongs. A claim without a verdict, and one that evidence cannot decide, is unknown.
pub const fn standing(rating: Option<Rating>) -> Standing {
    match rating {
        Some(
            Rating::Supported
            | Rating::MostlySupported
            | Rating::Misleading
            | Rating::MostlyRefuted
            | Rating::Refuted,
        ) => Standing::Established,
        Some(Rating::Contested) => Standing::Disputed,
        Some(Rating::Unsupported | Rating::Unverifiable | Rating::NotCheckable | Rating::Open) | None => {
            Standing::Unknown
        }
    }
}

/// Fills the findings of every question, and those of no question, from the claims; in the order of the
/// claims. A claim that names a question the report does not have is sorted with those of no question.
pub fn arrange(report: &mut Report) {
    report.unasked = Findings::default();
    let mut place = HashMap::with_capacity(report.questions.len());
    for (index, question) in report.questions.iter_mut().enumerate() {
        question.findings = Findings::default();
        place.insert(question.handle.clone(), index);
    }
    for claim in &report.claims {
        let question = claim.question.as_ref().and_then(|handle| place.get(handle));
        let findings = match question {
            Some(&index) => &mut report.questions[index].findings,
            None => &mut report.unasked,
        };
        let list = match standing(claim.verdict.as_ref().map(|verdict| verdict.rating)) {
            Standing::Established => &mut findings.established,
            Standing::Disputed => &mut findings.disputed,
            Standing::Unknown => &mut findings.unknown,
        };
        list.push(answer(claim));
    }
}

fn answer(claim: &Claim) -> Answer {
    Answer {
        by: holders(&claim.positions, |attitude| attitude.commitment() == 1),
        claim: claim.code.clone(),
        statement: claim.statement.clone(),
        language: claim.language.clone(),
        kind: claim.kind,
        rating: claim.verdict.as_ref().map(|verdict| verdict.rating),
        draft: claim.draft,
    }
}
