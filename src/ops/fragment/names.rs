//! The names people use for what a dossier holds, as its handles.

use std::collections::HashSet;

use crate::db::Connection;
use crate::db::entities::Entity;
use crate::db::sources::{Source, SourceRevision};
use crate::domain::batch::HandleRow;
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::RelationKind;
use crate::exchange::dossier::Handle;

use super::Opened;
use crate::ops::export::{Exporter, free_handle};
use crate::ops::{OpError, OpResult, context, find};

impl Opened {
    /// The handle of the claim that a code, a handle or `@` names.
    pub fn claim(&mut self, conn: &mut Connection, name: &str) -> OpResult<Handle> {
        let id = self.claim_id(conn, name)?;
        if let Some(handle) = self.handle_of(|row| row.claim == Some(id)) {
            return Ok(handle);
        }
        let code = self.code_of(id).to_string().to_lowercase();
        Ok(self.adopt(&code, |row| row.claim = Some(id)))
    }

    /// The claim that a code, a handle or `@` names.
    pub fn claim_id(&self, conn: &mut Connection, name: &str) -> OpResult<ClaimId> {
        let code = match name {
            context::LAST_CLAIM => Some(context::last_claim(conn)?),
            name => name.parse::<ClaimCode>().ok(),
        };
        let found = match code {
            Some(code) => self
                .case
                .claims
                .iter()
                .map(|(claim, _)| claim)
                .find(|claim| claim.code == code.0)
                .map(|claim| claim.id),
            None => self.row_of(name).and_then(|row| row.claim),
        };
        found.ok_or_else(|| self.missing("claim", name, |row| row.claim.is_some()))
    }

    /// The code of a claim of this dossier.
    pub fn code_of(&self, id: ClaimId) -> ClaimCode {
        let found = self.case.claims.iter().find(|(claim, _)| claim.id == id);
        ClaimCode(found.map_or(0, |(claim, _)| claim.code))
    }

    /// The handle of the entity that a handle or an unambiguous name means; one of another dossier gets a handle here.
    pub fn entity(&mut self, conn: &mut Connection, name: &str) -> OpResult<Handle> {
        if self.row_of(name).is_some_and(|row| row.entity.is_some()) {
            return Ok(name.into());
        }
        let key = text::fold_key(name);
        let mut ids: Vec<EntityId> = self
            .case
            .names
            .iter()
            .filter(|known| text::fold_key(&known.name) == key)
            .map(|known| known.entity)
            .collect();
        ids.sort();
        ids.dedup();
        if ids.is_empty() {
            let found = find::entity(conn, name, None)?;
            ids.push(found.id);
            self.case.entities.insert(found.id, found);
        }
        let id = match ids.as_slice() {
            [id] => *id,
            several => {
                let label = |entity: &Entity| format!("{} ({})", entity.label, entity.kind);
                return Err(OpError::Ambiguous {
                    what: "entity",
                    name: name.to_owned(),
                    candidates: several
                        .iter()
                        .filter_map(|id| self.case.entities.get(id))
                        .map(label)
                        .collect(),
                });
            }
        };
        if let Some(handle) = self.handle_of(|row| row.entity == Some(id)) {
            return Ok(handle);
        }
        let label = self.case.label(id);
        Ok(self.adopt(&label, |row| row.entity = Some(id)))
    }

    /// The handle of the source that a handle, an address, an unambiguous title or `@source` means.
    pub fn source(&mut self, conn: &mut Connection, name: &str) -> OpResult<Handle> {
        if self.row_of(name).is_some_and(|row| row.source.is_some()) {
            return Ok(name.into());
        }
        let mut ids: Vec<SourceId> = if name == context::LAST_SOURCE {
            vec![context::last_source(conn)?]
        } else {
            let titled = |revision: &SourceRevision| revision.csl["title"].as_str() == Some(name);
            let all = self.case.source_revisions.iter();
            all.filter(|(_, revision)| titled(revision))
                .map(|(id, _)| *id)
                .collect()
        };
        if ids.is_empty() {
            let found = find::source(conn, name, None).map_err(|error| match error {
                OpError::Missing { .. } => self.missing("source", name, |row| row.source.is_some()),
                other => other,
            })?;
            ids.push(found.id);
            ids.extend(Source::at(conn, name)?.into_iter().map(|source| source.id));
            ids.extend(
                crate::db::dossiers::Handle::named(conn, name)?
                    .iter()
                    .filter_map(|row| row.source),
            );
            ids.sort();
            ids.dedup();
        }
        let [id] = ids.as_slice() else {
            return Err(OpError::Ambiguous {
                what: "source",
                name: name.to_owned(),
                candidates: ids.iter().map(ToString::to_string).collect(),
            });
        };
        let id = *id;
        if let Some(handle) = self.handle_of(|row| row.source == Some(id)) {
            return Ok(handle);
        }
        if !self.case.sources.contains_key(&id) {
            self.bring_source(conn, id)?;
        }
        let title = self.case.source_revisions.get(&id);
        let title = title.and_then(|revision| revision.csl["title"].as_str());
        let words = match name {
            context::LAST_SOURCE => title.unwrap_or("source").to_owned(),
            name => name.to_owned(),
        };
        Ok(self.adopt(&words, |row| row.source = Some(id)))
    }

    /// The handle of the question that a handle or its words mean.
    pub fn question(&mut self, name: &str) -> OpResult<Handle> {
        if self.row_of(name).is_some_and(|row| row.question.is_some()) {
            return Ok(name.into());
        }
        let key = text::fold_key(name);
        let mut found = self
            .case
            .questions
            .iter()
            .filter(|question| text::fold_key(&question.text) == key)
            .map(|question| question.id);
        let Some(id) = found.next() else {
            return Err(self.missing("question", name, |row| row.question.is_some()));
        };
        if let Some(handle) = self.handle_of(|row| row.question == Some(id)) {
            return Ok(handle);
        }
        Ok(self.adopt(name, |row| row.question = Some(id)))
    }

    /// An entity as an addition names it: its own facts, none of its names and relations.
    pub fn bare_entity(&self, handle: &Handle) -> OpResult<crate::exchange::dossier::Entity> {
        let mut all = Exporter::new(&self.case).all_entities();
        all.retain(|entity| entity.id == *handle);
        let mut entity = all
            .pop()
            .ok_or_else(|| self.missing("entity", handle.as_str(), |row| row.entity.is_some()))?;
        entity.names.clear();
        for kind in RelationKind::ALL {
            entity.links_mut(*kind).clear();
        }
        Ok(entity)
    }

    /// A handle that nothing has here, made from words; `also` are those that the same addition gives.
    pub fn free_handle(&self, words: &str, also: &HashSet<String>) -> Handle {
        let mut taken: HashSet<String> = self.case.handles.iter().map(|row| row.handle.clone()).collect();
        taken.extend(also.iter().cloned());
        let words: Vec<&str> = words.split_whitespace().take(6).collect();
        free_handle(&words.join(" "), &mut taken).into()
    }

    /// Whether a handle stands for something here.
    pub fn is_taken(&self, handle: &str) -> bool {
        self.row_of(handle).is_some()
    }

    /// The source that a handle of this dossier stands for.
    pub fn source_id(&self, handle: &Handle) -> Option<SourceId> {
        self.row_of(handle.as_str()).and_then(|row| row.source)
    }

    /// The entity that a handle of this dossier stands for.
    pub fn entity_id(&self, handle: &Handle) -> Option<EntityId> {
        self.row_of(handle.as_str()).and_then(|row| row.entity)
    }

    /// The name that an entity goes by, from its handle.
    pub fn label_of(&self, handle: &Handle) -> String {
        let id = self.entity_id(handle);
        id.map_or_else(|| handle.to_string(), |id| self.case.label(id))
    }

    /// The handle of something of this dossier.
    pub fn handle_of(&self, is_it: impl Fn(&crate::db::dossiers::Handle) -> bool) -> Option<Handle> {
        let found = self.case.handles.iter().find(|row| is_it(row));
        found.map(|row| row.handle.as_str().into())
    }

    fn row_of(&self, handle: &str) -> Option<&crate::db::dossiers::Handle> {
        self.case.handles.iter().find(|row| row.handle == handle)
    }

    fn missing(
        &self,
        what: &'static str,
        name: &str,
        is_one: impl Fn(&crate::db::dossiers::Handle) -> bool,
    ) -> OpError {
        let handles = self.case.handles.iter().filter(|row| is_one(row));
        OpError::Missing {
            what,
            name: name.to_owned(),
            near: find::near(name, handles.map(|row| row.handle.clone())),
        }
    }

    /// Reads a source of another dossier.
    fn bring_source(&mut self, conn: &mut Connection, id: SourceId) -> OpResult<()> {
        let ids = [id];
        let revisions = SourceRevision::latest(conn, &ids)?;
        self.case
            .source_revisions
            .extend(revisions.into_iter().map(|revision| (revision.source, revision)));
        self.case
            .snapshots
            .extend(crate::db::sources::Snapshot::of(conn, &ids)?);
        let excerpts = crate::db::sources::Excerpt::of(conn, &ids)?;
        self.case
            .excerpts
            .extend(excerpts.into_iter().map(|excerpt| (excerpt.id, excerpt)));
        for source in Source::with_ids(conn, &ids)? {
            self.case.sources.insert(source.id, source);
        }
        Ok(())
    }

    /// Gives a handle to what has none here; it is written with the addition.
    fn adopt(&mut self, words: &str, fill: impl Fn(&mut HandleRow)) -> Handle {
        let handle = self.free_handle(words, &HashSet::new());
        let mut row = HandleRow {
            dossier: self.case.dossier.id,
            handle: handle.to_string(),
            entity: None,
            source: None,
            claim: None,
            question: None,
        };
        fill(&mut row);
        self.case.handles.push(crate::db::dossiers::Handle {
            dossier: row.dossier,
            handle: row.handle.clone(),
            entity: row.entity,
            source: row.source,
            claim: row.claim,
            question: row.question,
        });
        self.adopted.push(row);
        handle
    }
}
