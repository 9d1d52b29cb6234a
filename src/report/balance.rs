//! The balance of a report, counted from what it prints.

use std::collections::HashMap;

use super::model::Report;
use crate::domain::analysis::balance::{Books, PartyBalance};
use crate::domain::vocabulary::EntityKind;

/// Claims, verdicts, quotations and replies, party by party. A statement counts for whom its speaker stands for.
pub fn balance(report: &Report) -> Vec<PartyBalance> {
    let kinds: HashMap<&str, EntityKind> = report
        .entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.kind))
        .collect();
    let kind = |name: &str| kinds.get(name).copied();
    let mut books = Books::default();
    for claim in &report.claims {
        books.claim(&claim.code, claim.verdict.as_ref().map(|verdict| verdict.rating));
        for link in claim
            .positions
            .iter()
            .filter_map(|position| position.chain.last())
        {
            let (party, named) = link.holder();
            books.said(party, kind(party).filter(|_| named), link.attitude);
        }
        for about in &claim.roles {
            if kind(&about.entity).is_some_and(EntityKind::is_agent) {
                books.about(&about.entity, kind(&about.entity));
            }
        }
        for reply in report.replies.iter().filter(|reply| reply.claim == claim.code) {
            if let Some(last) = reply.steps.last() {
                books.asked(&reply.party, kind(&reply.party), last.outcome);
            }
        }
    }
    books.close()
}
