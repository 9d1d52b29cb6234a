//! Quotations with their chains; one quotation with one chain may carry several claims.

use std::collections::BTreeMap;

use super::{Exporter, sorted};
use crate::db::sources::Excerpt;
use crate::db::speech::Attribution;
use crate::domain::ids::*;
use crate::domain::vocabulary::{Attitude, Mode};
use crate::exchange::dossier::{Handle, Link, Statement};

impl<'a> Exporter<'a> {
    pub(super) fn all_statements(&self) -> Vec<Statement> {
        // one quotation with one chain may carry several claims
        let mut grouped: BTreeMap<(ExcerptId, String), (Vec<Link>, Vec<Handle>)> = BTreeMap::new();
        for assertion in self
            .case
            .assertions
            .iter()
            .filter(|assertion| self.goes_along(assertion.claim))
        {
            let Some(excerpt) = self.case.excerpts.get(&assertion.excerpt) else {
                continue;
            };
            let chain = self.written_chain(excerpt, self.case.chain(assertion.id));
            let key = serde_json::to_string(&chain).unwrap_or_default();
            let group = grouped
                .entry((assertion.excerpt, key))
                .or_insert((chain, Vec::new()));
            group.1.push(self.claim(assertion.claim));
        }
        let mut statements = Vec::new();
        for ((excerpt, _), (chain, mut claims)) in grouped {
            let Some(quoted) = self.quoted(excerpt) else {
                continue;
            };
            claims.sort();
            claims.dedup();
            let statement = Statement {
                source: quoted.source,
                quote: quoted.quote,
                chain,
                claims,
                ..Statement::default()
            };
            statements.push(statement.with_passage(quoted.passage));
        }
        sorted(statements)
    }

    pub(super) fn written_chain(&self, excerpt: &Excerpt, chain: &[Attribution]) -> Vec<Link> {
        let publisher = self
            .case
            .source_revisions
            .get(&excerpt.source)
            .and_then(|revision| revision.publisher);
        let mut links: Vec<Link> = Vec::new();
        for (place, link) in chain.iter().enumerate() {
            let by_publisher = link.speaker.is_some() && link.speaker == publisher;
            let plain = link.on_behalf_of.is_none() && link.said.is_none();
            if place == 0 && chain.len() > 1 && by_publisher && plain && link.attitude == "reports" {
                continue;
            }
            let mut written = Link::new(link.attitude.parse().unwrap_or(Attitude::Reports));
            written.speaker = link.speaker.map(|id| self.entity(id));
            written.label = link.speaker_label.clone();
            written.on_behalf_of = link.on_behalf_of.map(|id| self.entity(id));
            written.said = link.said.clone().map(Into::into);
            let first = links.is_empty();
            let whole = link.quoted.as_deref() == Some(excerpt.exact.as_str());
            let mode: Mode = link.mode.parse().unwrap_or(Mode::Indirect);
            (written.mode, written.quoted) = match mode {
                Mode::OwnVoice if by_publisher => (None, None),
                Mode::OwnVoice => (Some(mode), None),
                Mode::Direct if whole => (Some(mode), None),
                Mode::Partial if !whole => (None, link.quoted.clone()),
                // the first link in the publisher's name would be taken for its own voice
                Mode::Indirect if !(first && by_publisher) => (None, None),
                _ => (Some(mode), link.quoted.clone()),
            };
            if first && by_publisher && mode != Mode::OwnVoice {
                written.mode = Some(mode);
            }
            links.push(written);
        }
        links
    }
}
