//! Relations, evidence, searches and fact-checks of others.

use std::collections::HashSet;

use crate::domain::batch::{EvidenceRow, ExternalReviewRow, RelationRow, SearchNoteRow};
use crate::domain::ids::*;
use crate::domain::vocabulary::ArgumentKind;
use crate::exchange::dossier::{Evidence, Handle, Relation};

use super::Planner;
use super::anchor::Quotation;

/// Where a relation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    Claim(ClaimId),
    Assertion(AssertionId),
    Relation(RelationId),
}

/// What makes two relations one.
pub(super) type RelationKey = (
    ClaimId,
    End,
    String,
    Option<EntityId>,
    Option<ExcerptId>,
    Option<String>,
);

/// What makes two pieces of evidence one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct EvidenceKey {
    claim: ClaimId,
    link: Option<(AssertionId, i16)>,
    excerpt: ExcerptId,
    bearing: String,
    credibility: i16,
    voice: Option<EntityId>,
    origin: Option<SourceId>,
    record: bool,
    against_interest: bool,
    note: Option<String>,
}

impl Planner<'_> {
    pub(super) fn relations(&mut self) {
        for relation in self.case.iter().flat_map(|case| &case.relations) {
            let end = relation
                .to_claim
                .map(End::Claim)
                .or(relation.to_assertion.map(End::Assertion))
                .or(relation.to_relation.map(End::Relation));
            let Some(end) = end else { continue };
            let key = (
                relation.claim,
                end,
                relation.kind.clone(),
                relation.by_party,
                relation.excerpt,
                relation.note.clone(),
            );
            self.relations.insert(key, relation.id);
        }
        let file = self.file;
        // those that lead to a relation come after the relations they lead to
        let (to_relation, others): (Vec<_>, Vec<_>) = file
            .relations
            .iter()
            .enumerate()
            .partition(|(_, relation)| relation.to_relation.is_some());
        for (index, relation) in others.into_iter().chain(to_relation) {
            self.relation(relation, &format!("relations[{index}]"));
        }
    }

    fn relation(&mut self, relation: &Relation, path: &str) {
        let claim = self.claim_of(&relation.from, &format!("{path}.from"));
        let end = self.end(relation, path);
        let by_party = match &relation.by {
            Some(handle) => match self.agent_of(handle, &format!("{path}.by")) {
                Some(id) => Some(id),
                None => return,
            },
            None => None,
        };
        let (Some(claim), Some(end)) = (claim, end) else {
            return;
        };
        if end == End::Claim(claim) {
            self.problem(format!("{path}.to"), "a claim does not bear on itself");
            return;
        }
        if relation.kind == ArgumentKind::Undercuts && !matches!(end, End::Relation(_)) {
            self.problem(
                format!("{path}.kind"),
                "`undercuts` attacks an inference: it needs `to_relation`",
            );
            return;
        }
        let excerpt = match (&relation.source, &relation.quote) {
            (Some(source), Some(quote)) => {
                let quotation = Quotation {
                    source,
                    quote,
                    passage: relation.passage(),
                };
                match self.excerpt(&quotation, path) {
                    Some(excerpt) => Some(excerpt),
                    None => return,
                }
            }
            (None, None) => by_party.and_then(|party| self.words_of(claim, party)),
            _ => {
                self.problem(path, "a quotation needs both `source` and `quote`");
                return;
            }
        };
        if by_party.is_some() && excerpt.is_none() {
            // its words were not found, and that is told already
            let mut statements = self.file.statements.iter().enumerate();
            let is_told = statements.any(|(index, statement)| {
                statement.claims.contains(&relation.from) && self.is_told(&format!("statements[{index}]"))
            });
            if is_told {
                return;
            }
            self.problem_with_hint(
                path,
                "a relation by a party needs the words that say so",
                "add `source` and `quote`, or leave `by` out: then it is the desk's",
            );
            return;
        }
        let key = (
            claim,
            end,
            relation.kind.code().to_owned(),
            by_party,
            excerpt,
            relation.note.clone(),
        );
        if self.relations.contains_key(&key) {
            return;
        }
        let id = RelationId::new();
        self.relations.insert(key, id);
        let mut row = RelationRow {
            id,
            claim,
            to_claim: None,
            to_assertion: None,
            to_relation: None,
            kind: relation.kind,
            by_party,
            excerpt,
            note: relation.note.clone(),
        };
        match end {
            End::Claim(to) => row.to_claim = Some(to),
            End::Assertion(to) => row.to_assertion = Some(to),
            End::Relation(to) => row.to_relation = Some(to),
        }
        self.batch.relation.push(row);
    }

    fn end(&mut self, relation: &Relation, path: &str) -> Option<End> {
        match (&relation.to, &relation.to_statement, &relation.to_relation) {
            (Some(to), None, None) => self.claim_of(to, &format!("{path}.to")).map(End::Claim),
            (None, Some(to), None) => {
                let path = format!("{path}.to_statement");
                let claim = self.claim_of(&to.claim, &format!("{path}.claim"))?;
                self.assertion_of(claim, &to.source, &to.quote, to.occurrence, &path)
                    .map(End::Assertion)
            }
            (None, None, Some(to)) => {
                let path = format!("{path}.to_relation");
                let from = self.claim_of(&to.from, &format!("{path}.from"))?;
                let target = self.claim_of(&to.to, &format!("{path}.to"))?;
                let mut found: Vec<RelationId> = self
                    .relations
                    .iter()
                    .filter(|((claim, end, kind, ..), _)| {
                        *claim == from && *end == End::Claim(target) && kind == to.kind.code()
                    })
                    .map(|(_, id)| *id)
                    .collect();
                found.sort();
                if found.is_empty() {
                    self.problem(
                        path,
                        format!(
                            "`{}` {} `{}` is no relation of this file or dossier",
                            to.from, to.kind, to.to
                        ),
                    );
                }
                found.first().map(|id| End::Relation(*id))
            }
            _ => {
                self.problem(
                    path,
                    "a relation leads to one thing: `to`, `to_statement` or `to_relation`",
                );
                None
            }
        }
    }

    /// The words in which a party says the claim: of the first statement that names it.
    fn words_of(&self, claim: ClaimId, party: EntityId) -> Option<ExcerptId> {
        let mut found: Vec<(AssertionId, ExcerptId)> = self
            .assertions
            .iter()
            .filter(|((of, _, chain), _)| {
                *of == claim
                    && chain
                        .iter()
                        .any(|link| link.speaker == Some(party) || link.on_behalf_of == Some(party))
            })
            .map(|((_, excerpt, _), id)| (*id, *excerpt))
            .collect();
        found.sort();
        found.first().map(|(_, excerpt)| *excerpt)
    }

    /// The assertion of a claim in a quotation.
    fn assertion_of(
        &mut self,
        claim: ClaimId,
        source: &Handle,
        quote: &str,
        occurrence: Option<u32>,
        path: &str,
    ) -> Option<AssertionId> {
        let source_id = self.source_of(source, &format!("{path}.source"))?;
        let excerpts: HashSet<ExcerptId> = self
            .excerpts
            .iter()
            .filter(|(key, _)| key.is_of(source_id, quote))
            .map(|(_, id)| *id)
            .collect();
        let mut found: Vec<AssertionId> = self
            .assertions
            .iter()
            .filter(|((of, excerpt, _), _)| *of == claim && excerpts.contains(excerpt))
            .map(|(_, id)| *id)
            .collect();
        found.sort();
        let place = occurrence.map_or(0, |number| usize::try_from(number).unwrap_or(1).saturating_sub(1));
        let found = found.get(place).or(found.first()).copied();
        if found.is_none() {
            self.problem(
                path,
                format!("no statement of this claim quotes “{quote}” from `{source}`"),
            );
        }
        found
    }

    pub(super) fn evidence(&mut self) {
        for evidence in self.case.iter().flat_map(|case| &case.evidence) {
            self.evidence.insert(EvidenceKey {
                claim: evidence.claim,
                link: evidence.assertion.zip(evidence.seq),
                excerpt: evidence.excerpt,
                bearing: evidence.bearing.clone(),
                credibility: evidence.credibility,
                voice: evidence.voice,
                origin: evidence.origin,
                record: evidence.record,
                against_interest: evidence.against_interest,
                note: evidence.note.clone(),
            });
        }
        let file = self.file;
        for (index, evidence) in file.evidence.iter().enumerate() {
            self.evidence_item(evidence, &format!("evidence[{index}]"));
        }
    }

    fn evidence_item(&mut self, evidence: &Evidence, path: &str) {
        let before = self.problems.len();
        let claim = self.claim_of(&evidence.claim, &format!("{path}.claim"));
        let quotation = Quotation {
            source: &evidence.source,
            quote: &evidence.quote,
            passage: evidence.passage(),
        };
        let excerpt = self.excerpt(&quotation, path);
        let source = self.source_of(&evidence.source, &format!("{path}.source"));
        let voice = evidence
            .voice
            .as_ref()
            .and_then(|handle| self.agent_of(handle, &format!("{path}.voice")));
        let origin = evidence
            .origin
            .as_ref()
            .and_then(|handle| self.source_of(handle, &format!("{path}.origin")));
        if evidence.against_interest && evidence.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
            self.problem(
                format!("{path}.note"),
                "evidence against interest needs a note that says which interest",
            );
        }
        let (Some(claim), Some(excerpt), Some(source)) = (claim, excerpt, source) else {
            return;
        };
        let link = match &evidence.link {
            Some(link) => {
                let path = format!("{path}.link");
                let Some(assertion) =
                    self.assertion_of(claim, &link.source, &link.quote, link.occurrence, &path)
                else {
                    return;
                };
                let length = self.chains.get(&assertion).map_or(0, Vec::len);
                if usize::from(link.seq) >= length {
                    self.problem(
                        format!("{path}.seq"),
                        format!("the chain has {length} links, counted from 0"),
                    );
                    return;
                }
                i16::try_from(link.seq).ok().map(|seq| (assertion, seq))
            }
            None => None,
        };
        if self.problems.len() > before {
            return;
        }
        let key = EvidenceKey {
            claim,
            link,
            excerpt,
            bearing: evidence.bearing.code().to_owned(),
            credibility: i16::from(evidence.credibility),
            voice,
            origin,
            record: evidence.record,
            against_interest: evidence.against_interest,
            note: evidence.note.clone(),
        };
        if self.evidence.contains(&key)
            || !self.admits(
                claim,
                &["draft", "in_review", "approved"],
                path,
                "piece of evidence",
            )
        {
            return;
        }
        self.evidence.insert(key);
        self.batch.evidence.push(EvidenceRow {
            id: EvidenceId::new(),
            claim,
            assertion: link.map(|(assertion, _)| assertion),
            seq: link.map(|(_, seq)| seq),
            excerpt,
            source,
            bearing: evidence.bearing,
            credibility: i16::from(evidence.credibility),
            voice,
            origin,
            record: evidence.record,
            against_interest: evidence.against_interest,
            note: evidence.note.clone(),
        });
    }

    /// Searches, and fact-checks of others.
    pub(super) fn notes(&mut self) {
        let file = self.file;
        for (index, note) in file.search_notes.iter().enumerate() {
            let path = format!("search_notes[{index}]");
            let Some(claim) = self.claim_of(&note.claim, &format!("{path}.claim")) else {
                continue;
            };
            let Some(looked_at) = self.moment(&note.at, &format!("{path}.at")) else {
                continue;
            };
            let known = self.case.iter().flat_map(|case| &case.search_notes).any(|known| {
                known.claim == claim
                    && known.looked_for == note.looked_for
                    && known.looked_where == note.looked_where
                    && known.looked_at == looked_at
                    && known.found == note.found
            });
            if !known {
                self.batch.search_note.push(SearchNoteRow {
                    id: RowId::new(),
                    claim,
                    looked_for: note.looked_for.clone(),
                    looked_where: note.looked_where.clone(),
                    looked_at,
                    found: note.found.clone(),
                });
            }
        }
        for (index, review) in file.external_reviews.iter().enumerate() {
            let path = format!("external_reviews[{index}]");
            let Some(claim) = self.claim_of(&review.claim, &format!("{path}.claim")) else {
                continue;
            };
            let date = self.date(review.date.as_ref(), format!("{path}.date"));
            let known = self
                .case
                .iter()
                .flat_map(|case| &case.external_reviews)
                .any(|known| {
                    known.claim == claim
                        && known.publisher == review.publisher
                        && known.url == review.url
                        && known.title == review.title
                        && known.date == date
                        && known.rating == review.rating
                });
            if !known {
                let decimal = |number: &Option<crate::exchange::dossier::Decimal>| {
                    number.as_ref().map(ToString::to_string)
                };
                self.batch.external_review.push(ExternalReviewRow {
                    id: RowId::new(),
                    claim,
                    publisher: review.publisher.clone(),
                    url: review.url.clone(),
                    title: review.title.clone(),
                    date,
                    rating: review.rating.clone(),
                    rating_value: decimal(&review.rating_value),
                    best: decimal(&review.best),
                    worst: decimal(&review.worst),
                    language: review.lang.as_ref().map(ToString::to_string),
                });
            }
        }
    }
}
