//! Quotations, and who says what through whom.

use crate::domain::batch::{AssertionRow, AttributionRow};
use crate::domain::ids::*;
use crate::domain::vocabulary::{Attitude, Mode};
use crate::exchange::dossier::{Link, Statement};

use super::anchor::{ExcerptKey, Quotation};
use super::{Planner, Target};

/// A chain as its links' contents, from the publisher on.
pub(super) type Chain = Vec<LinkKey>;

/// What makes two links one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LinkKey {
    pub(super) speaker: Option<EntityId>,
    speaker_label: Option<String>,
    pub(super) on_behalf_of: Option<EntityId>,
    attitude: String,
    mode: String,
    quoted: Option<String>,
    said: Option<String>,
}

/// What makes two assertions one.
pub(super) type AssertionKey = (ClaimId, ExcerptId, Chain);

impl<'a> Planner<'a> {
    pub(super) fn statements(&mut self) {
        self.know_speech();
        let file = self.file;
        for (index, statement) in file.statements.iter().enumerate() {
            self.statement(statement, &format!("statements[{index}]"));
        }
        self.check_said();
    }

    fn know_speech(&mut self) {
        let Some(case) = self.case else { return };
        for excerpt in case.excerpts.values() {
            let place = |number: i32| usize::try_from(number).unwrap_or(0);
            let key = ExcerptKey {
                source: excerpt.source,
                snapshot: excerpt.snapshot,
                span: excerpt.bounds().map(|(first, end)| (place(first), place(end))),
                locator: excerpt.locator.clone(),
                exact: excerpt.exact.clone(),
                language: excerpt.language.clone(),
                translation: excerpt.translation.clone(),
                translator: excerpt.translator.clone(),
            };
            self.excerpts.entry(key).or_insert(excerpt.id);
        }
        for assertion in &case.assertions {
            let chain: Chain = case
                .chain(assertion.id)
                .iter()
                .map(|link| LinkKey {
                    speaker: link.speaker,
                    speaker_label: link.speaker_label.clone(),
                    on_behalf_of: link.on_behalf_of,
                    attitude: link.attitude.clone(),
                    mode: link.mode.clone(),
                    quoted: link.quoted.clone(),
                    said: link.said.clone(),
                })
                .collect();
            self.chains.insert(assertion.id, chain.clone());
            self.assertions
                .insert((assertion.claim, assertion.excerpt, chain), assertion.id);
        }
    }

    fn statement(&mut self, statement: &Statement, path: &str) {
        let quotation = Quotation {
            source: &statement.source,
            quote: &statement.quote,
            passage: statement.passage(),
        };
        let excerpt = self.excerpt(&quotation, path);
        let chain = self.chain(statement, path);
        if statement.claims.is_empty() {
            self.problem(
                path,
                "a statement carries at least one claim: name it under `claims`",
            );
        }
        let claims: Vec<Option<ClaimId>> = statement
            .claims
            .iter()
            .enumerate()
            .map(|(place, handle)| self.claim_of(handle, &format!("{path}.claims[{place}]")))
            .collect();
        let (Some(excerpt), Some((chain, links))) = (excerpt, chain) else {
            return;
        };
        for (place, claim) in claims.into_iter().enumerate() {
            let Some(claim) = claim else { continue };
            let key = (claim, excerpt, chain.clone());
            if self.assertions.contains_key(&key) {
                continue;
            }
            let admitted = ["draft", "in_review", "approved"];
            if !self.admits(claim, &admitted, &format!("{path}.claims[{place}]"), "statement") {
                continue;
            }
            let assertion = AssertionId::new();
            self.assertions.insert(key, assertion);
            self.chains.insert(assertion, chain.clone());
            self.batch.assertion.push(AssertionRow {
                id: assertion,
                claim,
                excerpt,
            });
            self.batch
                .attribution
                .extend(links.iter().cloned().map(|link| AttributionRow {
                    assertion,
                    claim,
                    ..link
                }));
        }
    }

    /// Whether the claim's state admits more of something; a problem if not.
    pub(super) fn admits(&mut self, claim: ClaimId, states: &[&str], path: &str, what: &str) -> bool {
        let Some((known, head)) = self.known_claim(claim) else {
            return true;
        };
        let state = head.state.as_deref().unwrap_or_default();
        if states.contains(&state) {
            return true;
        }
        self.problem(
            path,
            format!(
                "{} is {state}; a {what} is added while it is {}",
                ClaimCode(known.code),
                states.join(", ")
            ),
        );
        false
    }

    /// Every new claim must have been said by somebody by the end: a warning, since a draft may wait for it.
    fn check_said(&mut self) {
        let said: std::collections::HashSet<ClaimId> =
            self.assertions.keys().map(|(claim, _, _)| *claim).collect();
        let file = self.file;
        for (index, claim) in file.claims.iter().enumerate() {
            if let Some(Target::Claim(id)) = self.targets.get(claim.id.as_str()).copied()
                && !said.contains(&id)
            {
                self.warning(
                    format!("claims[{index}]"),
                    format!(
                        "nobody is on record as having said `{}`; it cannot be submitted yet",
                        claim.id
                    ),
                );
            }
        }
    }

    /// The chain with the publisher's own link before it, as keys and as rows.
    fn chain(&mut self, statement: &Statement, path: &str) -> Option<(Chain, Vec<AttributionRow>)> {
        let source = match self.targets.get(statement.source.as_str()) {
            Some(Target::Source(id)) => *id,
            _ => return None, // the quotation has reported it
        };
        let publisher = self.publishers.get(&source).copied();
        if statement.chain.is_empty() {
            self.problem(
                format!("{path}.chain"),
                "a chain needs at least one link that says who holds what",
            );
            return None;
        }
        let before = self.problems.len();
        let mut links = Vec::new();
        for (place, link) in statement.chain.iter().enumerate() {
            if let Some(row) = self.link(
                link,
                statement,
                publisher,
                place,
                &format!("{path}.chain[{place}]"),
            ) {
                links.push(row);
            }
        }
        if self.problems.len() > before {
            return None;
        }
        if links.first().is_some_and(|link| link.mode != Mode::OwnVoice) {
            let Some(publisher) = publisher else {
                self.problem_with_hint(
                    format!("{path}.chain"),
                    format!(
                        "who published it is not known: `{}` has no publisher",
                        statement.source
                    ),
                    "give the source a `publisher`, or begin the chain with a link in `mode: own_voice`",
                );
                return None;
            };
            links.insert(
                0,
                row(Some(publisher), None, None, Attitude::Reports, Mode::OwnVoice),
            );
        }
        for (place, link) in links.iter_mut().enumerate() {
            link.seq = i16::try_from(place).unwrap_or(i16::MAX);
        }
        let chain = links
            .iter()
            .map(|link| LinkKey {
                speaker: link.speaker,
                speaker_label: link.speaker_label.clone(),
                on_behalf_of: link.on_behalf_of,
                attitude: link.attitude.code().to_owned(),
                mode: link.mode.code().to_owned(),
                quoted: link.quoted.clone(),
                said: link.said.clone(),
            })
            .collect();
        Some((chain, links))
    }

    fn link(
        &mut self,
        link: &Link,
        statement: &Statement,
        publisher: Option<EntityId>,
        place: usize,
        path: &str,
    ) -> Option<AttributionRow> {
        let speaker = match (&link.speaker, &link.label) {
            (Some(handle), None) => Some(self.agent_of(handle, &format!("{path}.speaker"))?),
            (None, Some(_)) => None,
            (None, None) => {
                self.problem(
                    path,
                    "a link needs a holder: a `speaker`, or a `label` such as “Analysts (unnamed)”",
                );
                return None;
            }
            (Some(_), Some(_)) => {
                self.problem(path, "a link has a `speaker` or a `label`, not both");
                return None;
            }
        };
        let on_behalf_of = match &link.on_behalf_of {
            Some(handle) => Some(self.agent_of(handle, &format!("{path}.for"))?),
            None => None,
        };
        let own = link.mode == Some(Mode::OwnVoice)
            || place == 0 && link.mode.is_none() && speaker.is_some() && speaker == publisher;
        if own && place > 0 {
            self.problem(
                format!("{path}.mode"),
                "only the first link is the publisher's own voice",
            );
            return None;
        }
        if own && link.quoted.is_some() {
            self.problem(
                format!("{path}.quoted"),
                "the publisher's own voice is not quoted by anybody",
            );
            return None;
        }
        let said = self.date(link.said.as_ref(), format!("{path}.said"));
        let whole = || Some(statement.quote.clone());
        let (mode, quoted) = match (link.mode, &link.quoted) {
            _ if own => (Mode::OwnVoice, None),
            (Some(Mode::Direct), None) => (Mode::Direct, whole()),
            (Some(Mode::Partial), None) => {
                self.problem(
                    format!("{path}.quoted"),
                    "`mode: partial` needs the `quoted` words",
                );
                return None;
            }
            (Some(mode @ (Mode::Indirect | Mode::Inferred)), Some(_)) => {
                self.problem(
                    format!("{path}.quoted"),
                    format!("`mode: {mode}` has no `quoted` words"),
                );
                return None;
            }
            (Some(mode), quoted) => (mode, quoted.clone()),
            (None, Some(quoted)) if *quoted == statement.quote => (Mode::Direct, Some(quoted.clone())),
            (None, Some(quoted)) => (Mode::Partial, Some(quoted.clone())),
            (None, None) => (Mode::Indirect, None),
        };
        if let Some(quoted) = &quoted
            && !statement.quote.contains(quoted.as_str())
        {
            self.problem(
                format!("{path}.quoted"),
                format!("“{quoted}” is not in the quote"),
            );
            return None;
        }
        let mut row = row(speaker, link.label.clone(), on_behalf_of, link.attitude, mode);
        row.quoted = quoted;
        row.said = said;
        Some(row)
    }
}

fn row(
    speaker: Option<EntityId>,
    speaker_label: Option<String>,
    on_behalf_of: Option<EntityId>,
    attitude: Attitude,
    mode: Mode,
) -> AttributionRow {
    AttributionRow {
        // claim and assertion are filled in for each claim that the statement carries
        assertion: AssertionId(uuid::Uuid::nil()),
        claim: ClaimId(uuid::Uuid::nil()),
        seq: 0,
        speaker,
        speaker_label,
        on_behalf_of,
        attitude,
        mode,
        quoted: None,
        said: None,
    }
}
