//! The handles of a dossier's things.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::db::sources::Snapshot as KnownSnapshot;
use crate::domain::ids::*;
use crate::domain::text;
use crate::exchange::dossier::{Handle, Language};
use crate::ops::case::Case;

/// The handles of a dossier's things, with made-up ones for those that have none here.
pub struct Exporter<'a> {
    pub(super) case: &'a Case,
    pub(super) entities: BTreeMap<EntityId, String>,
    pub(super) sources: BTreeMap<SourceId, String>,
    pub(super) questions: BTreeMap<QuestionId, String>,
    pub(super) claims: BTreeMap<ClaimId, String>,
    pub(super) snapshots: HashMap<SourceId, Vec<&'a KnownSnapshot>>,
    pub(super) discarded: HashSet<ClaimId>,
}

impl<'a> Exporter<'a> {
    /// Names everything.
    pub fn new(case: &'a Case) -> Self {
        let mut exporter = Exporter {
            case,
            entities: BTreeMap::new(),
            sources: BTreeMap::new(),
            questions: BTreeMap::new(),
            claims: BTreeMap::new(),
            snapshots: HashMap::new(),
            discarded: HashSet::new(),
        };
        let mut taken: HashSet<String> = HashSet::new();
        // ordered by handle: of several, the first
        for handle in &case.handles {
            taken.insert(handle.handle.clone());
            let name = || handle.handle.clone();
            if let Some(id) = handle.entity {
                exporter.entities.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.source {
                exporter.sources.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.question {
                exporter.questions.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.claim {
                exporter.claims.entry(id).or_insert_with(name);
            }
        }
        for (id, entity) in &case.entities {
            exporter
                .entities
                .entry(*id)
                .or_insert_with(|| free_handle(&entity.label, &mut taken));
        }
        for (id, source) in &case.sources {
            let title = case
                .source_revisions
                .get(id)
                .and_then(|revision| revision.csl["title"].as_str());
            let name = title.or(source.url.as_deref()).unwrap_or("source");
            exporter
                .sources
                .entry(*id)
                .or_insert_with(|| free_handle(name, &mut taken));
        }
        for question in &case.questions {
            exporter
                .questions
                .entry(question.id)
                .or_insert_with(|| free_handle(&question.text, &mut taken));
        }
        for (claim, head) in &case.claims {
            if head.state.as_deref() == Some("discarded") {
                exporter.discarded.insert(claim.id);
            }
            exporter
                .claims
                .entry(claim.id)
                .or_insert_with(|| free_handle(&format!("c-{}", claim.code), &mut taken));
        }
        for snapshot in &case.snapshots {
            exporter
                .snapshots
                .entry(snapshot.source)
                .or_default()
                .push(snapshot);
        }
        exporter
    }

    /// The handle of a claim.
    pub fn claim_handle(&self, id: ClaimId) -> Option<&str> {
        self.claims.get(&id).map(String::as_str)
    }

    /// The handle of a source.
    pub fn source_handle(&self, id: SourceId) -> Option<&str> {
        self.sources.get(&id).map(String::as_str)
    }

    /// The handle of a question.
    pub fn question_handle(&self, id: QuestionId) -> Option<&str> {
        self.questions.get(&id).map(String::as_str)
    }

    pub(super) fn entity(&self, id: EntityId) -> Handle {
        self.entities
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    pub(super) fn source(&self, id: SourceId) -> Handle {
        self.sources
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    pub(super) fn claim(&self, id: ClaimId) -> Handle {
        self.claims
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    /// Whether the claim goes along: a discarded draft does not.
    pub(super) fn goes_along(&self, id: ClaimId) -> bool {
        !self.discarded.contains(&id) && self.claims.contains_key(&id)
    }

    pub(super) fn language(&self) -> &str {
        &self.case.settings.language
    }

    pub(super) fn unless_default(&self, language: &str) -> Option<Language> {
        (language != self.language()).then(|| language.into())
    }
}

/// A handle made from a name that nothing else bears here.
pub fn free_handle(name: &str, taken: &mut HashSet<String>) -> String {
    let mut handle: String = text::fold_key(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>()
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    handle.truncate(60);
    if handle.is_empty() {
        handle.push('x');
    }
    let mut free = handle.clone();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = format!("{handle}-{number}");
        number += 1;
    }
    free
}
