//! What a dossier holds of some rows: asked for all of them at once, never for the whole dossier.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use crate::db::argument::ExternalReview;
use crate::db::claims::{Claim, ClaimRevision, ClaimRole};
use crate::db::dossiers::Handle;
use crate::db::flat::{self, Anchored, FoundSource};
use crate::db::{Connection, DbResult};
use crate::domain::ids::*;
use crate::domain::text;
use crate::exchange::flat::Row;

use super::names;

/// What took words from rows, as snapshots name it.
pub(super) const TOOL: &str = "counterclaim import";
/// How many agents are remembered from batch to batch.
const REMEMBERED: usize = 50_000;

/// A statement of a claim: source, words, who says it, when.
pub(super) type Spoken = (SourceId, String, Option<EntityId>, Option<String>);
/// A fact-check: publisher, address, title, date, rating.
pub(super) type Reviewed = [Option<String>; 5];

/// A claim that is there, or is planned.
#[derive(Debug)]
pub(super) struct KnownClaim {
    pub(super) id: ClaimId,
    pub(super) code: Option<ClaimCode>,
    pub(super) kind: String,
    pub(super) state: String,
    /// The latest wording; none of a claim that is planned.
    pub(super) wording: Option<ClaimRevision>,
    pub(super) statement: String,
    pub(super) language: String,
    pub(super) roles: Vec<ClaimRole>,
    pub(super) spoken: HashSet<Spoken>,
    pub(super) reviews: HashSet<Reviewed>,
    pub(super) notes: HashSet<String>,
}

/// A source that is there, or is planned.
#[derive(Debug, Clone)]
pub(super) struct KnownSource {
    pub(super) id: SourceId,
    pub(super) publisher: Option<EntityId>,
    pub(super) is_captured: bool,
    pub(super) first_words: Option<DateTime<Utc>>,
}

/// States of claims, as the database's rules of content have them.
#[derive(Debug, Default)]
pub(super) struct Takes {
    /// In which a claim takes statements.
    pub(super) statements: Vec<String>,
    /// In which it takes another wording.
    pub(super) wordings: Vec<String>,
}

/// What is known of a batch.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// In which states claims take what.
    pub(super) takes: Arc<Takes>,
    /// What goes by the names that the rows give.
    pub(super) handles: HashMap<String, Handle>,
    /// Claims by handle.
    pub(super) claims: HashMap<String, KnownClaim>,
    /// Agents by folded name, each with its handle.
    pub(super) agents: HashMap<String, Vec<(EntityId, String)>>,
    /// Sources by the handle that the row would give them.
    pub(super) sources: HashMap<String, KnownSource>,
    /// Where words stand in captured texts.
    pub(super) anchors: HashMap<(SourceId, String), Anchored>,
}

/// What stays known from batch to batch, for all who write them.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<Remembered>);

/// Sources that people brought without an address: by folded title and publisher.
type Titled = HashMap<(String, Option<EntityId>), SourceId>;

#[derive(Debug, Default)]
struct Remembered {
    takes: Option<Arc<Takes>>,
    agents: HashMap<String, (EntityId, String)>,
    by_hand: Option<Arc<Titled>>,
}

impl Memory {
    /// Remembers agents that are there for certain.
    pub(super) fn keep(&self, agents: &HashMap<String, Vec<(EntityId, String)>>) {
        let mut remembered = self.remembered();
        if remembered.agents.len() > REMEMBERED {
            remembered.agents.clear();
        }
        for (key, found) in agents {
            if let [one] = found.as_slice() {
                let entry = remembered.agents.entry(key.clone());
                entry.or_insert_with(|| one.clone());
            }
        }
    }

    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn takes(&self, conn: &mut Connection) -> DbResult<Arc<Takes>> {
        if let Some(takes) = &self.remembered().takes {
            return Ok(Arc::clone(takes));
        }
        let takes = Arc::new(Takes {
            statements: flat::states_for(conn, "assertion")?,
            wordings: flat::states_for(conn, "claim_revision")?,
        });
        self.remembered().takes = Some(Arc::clone(&takes));
        Ok(takes)
    }

    fn titled(&self, conn: &mut Connection, dossier: DossierId) -> DbResult<Arc<Titled>> {
        if let Some(titled) = &self.remembered().by_hand {
            return Ok(Arc::clone(titled));
        }
        let mut titled = Titled::new();
        for one in flat::by_hand(conn, dossier, names::SOURCE)? {
            let key = (text::fold_key(&one.title), one.publisher);
            titled.entry(key).or_insert(one.id);
        }
        let titled = Arc::new(titled);
        self.remembered().by_hand = Some(Arc::clone(&titled));
        Ok(titled)
    }
}

impl Known {
    /// Asks what is there of these rows.
    pub(super) fn of(
        conn: &mut Connection,
        memory: &Memory,
        dossier: DossierId,
        rows: &[&Row],
    ) -> DbResult<Known> {
        let mut known = Known {
            takes: memory.takes(conn)?,
            ..Known::default()
        };
        known.find_agents(conn, memory, dossier, rows)?;
        known.find_handles(conn, dossier, rows)?;
        known.find_sources(conn, memory, dossier, rows)?;
        known.find_anchors(conn, rows)?;
        known.find_claims(conn)?;
        Ok(known)
    }

    /// Asks for the agents that the rows name and that are not known, of all that is there by now.
    pub(super) fn find_agents(
        &mut self,
        conn: &mut Connection,
        memory: &Memory,
        dossier: DossierId,
        rows: &[&Row],
    ) -> DbResult<()> {
        let mut wanted: HashSet<String> = rows
            .iter()
            .flat_map(|row| agents_of(row))
            .map(text::fold_key)
            .filter(|key| !self.agents.contains_key(key))
            .collect();
        let remembered = memory.remembered();
        wanted.retain(|key| match remembered.agents.get(key) {
            Some(found) => {
                self.agents.insert(key.clone(), vec![found.clone()]);
                false
            }
            None => true,
        });
        drop(remembered);
        let wanted: Vec<String> = wanted.into_iter().collect();
        if !wanted.is_empty() {
            for found in flat::agents(conn, dossier, &wanted)? {
                let of_name = self.agents.entry(found.key).or_default();
                of_name.push((found.entity, found.handle));
            }
        }
        Ok(())
    }

    fn find_handles(&mut self, conn: &mut Connection, dossier: DossierId, rows: &[&Row]) -> DbResult<()> {
        let mut wanted = HashSet::new();
        for row in rows {
            wanted.insert(names::claim(row));
            wanted.extend(names::source(row));
            for name in agents_of(row) {
                let key = text::fold_key(name);
                if !self.agents.contains_key(&key) {
                    wanted.extend(names::agent(name, &key));
                }
            }
        }
        let wanted: Vec<String> = wanted.into_iter().collect();
        for handle in Handle::among(conn, dossier, &wanted)? {
            self.handles.insert(handle.handle.clone(), handle);
        }
        Ok(())
    }

    fn find_sources(
        &mut self,
        conn: &mut Connection,
        memory: &Memory,
        dossier: DossierId,
        rows: &[&Row],
    ) -> DbResult<()> {
        let mut urls = HashSet::new();
        let mut by_handle: HashMap<String, SourceId> = HashMap::new();
        let mut handles_of_url = HashMap::new();
        for row in rows {
            let Some(handle) = names::source(row) else {
                continue;
            };
            if let Some(id) = self.handles.get(&handle).and_then(|known| known.source) {
                by_handle.insert(handle, id);
            } else if let Some(url) = &row.source.url {
                urls.insert(url.clone());
                handles_of_url.insert(url.clone(), handle);
            } else if let Some(title) = &row.source.title {
                let titled = memory.titled(conn, dossier)?;
                let publisher = match row.source.publisher.as_deref().map(text::fold_key) {
                    // of several that are called so, none is meant for certain
                    Some(key) => match self.agents.get(&key).map(Vec::as_slice) {
                        Some([(id, _)]) => Some(*id),
                        _ => continue,
                    },
                    None => None,
                };
                if let Some(id) = titled.get(&(text::fold_key(title), publisher)) {
                    by_handle.insert(handle, *id);
                }
            }
        }
        let (urls, ids): (Vec<_>, Vec<_>) = (
            urls.into_iter().collect(),
            by_handle.values().copied().collect::<Vec<_>>(),
        );
        if urls.is_empty() && ids.is_empty() {
            return Ok(());
        }
        let mut by_id: HashMap<SourceId, FoundSource> = HashMap::new();
        for found in flat::sources(conn, dossier, &urls, &ids, TOOL)? {
            let handle = found.url.as_ref().and_then(|url| handles_of_url.get(url));
            if let Some(handle) = handle {
                // the oldest, where several have the address
                self.sources
                    .entry(handle.clone())
                    .or_insert_with(|| KnownSource::from(&found));
            }
            by_id.insert(found.id, found);
        }
        for (handle, id) in by_handle {
            if let Some(found) = by_id.get(&id) {
                self.sources.insert(handle, KnownSource::from(found));
            }
        }
        Ok(())
    }

    fn find_anchors(&mut self, conn: &mut Connection, rows: &[&Row]) -> DbResult<()> {
        let mut wanted: HashSet<(SourceId, String)> = HashSet::new();
        for row in rows {
            let source = names::source(row).and_then(|handle| self.sources.get(&handle));
            if let (Some(source), Some(quote)) = (source.filter(|source| source.is_captured), &row.quote) {
                wanted.insert((source.id, quote.clone()));
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let (sources, words): (Vec<_>, Vec<_>) = wanted.into_iter().unzip();
        for anchor in flat::anchors(conn, &sources, &words, TOOL)? {
            let place = usize::try_from(anchor.place - 1).unwrap_or(usize::MAX);
            if let (Some(source), Some(words)) = (sources.get(place), words.get(place)) {
                self.anchors.insert((*source, words.clone()), anchor);
            }
        }
        Ok(())
    }

    fn find_claims(&mut self, conn: &mut Connection) -> DbResult<()> {
        let by_id: HashMap<ClaimId, String> = self
            .handles
            .values()
            .filter_map(|handle| Some((handle.claim?, handle.handle.clone())))
            .collect();
        let ids: Vec<ClaimId> = by_id.keys().copied().collect();
        if ids.is_empty() {
            return Ok(());
        }
        let mut claims: HashMap<ClaimId, KnownClaim> = HashMap::new();
        for (claim, head) in Claim::with_ids(conn, &ids)? {
            let known = KnownClaim {
                id: claim.id,
                code: Some(ClaimCode(claim.code)),
                kind: claim.kind,
                state: head.state.unwrap_or_default(),
                ..KnownClaim::planned(claim.id)
            };
            claims.insert(claim.id, known);
        }
        for wording in ClaimRevision::latest(conn, &ids)? {
            if let Some(claim) = claims.get_mut(&wording.claim) {
                claim.statement.clone_from(&wording.statement);
                claim.language.clone_from(&wording.language);
                claim.wording = Some(wording);
            }
        }
        for role in ClaimRole::of_claims(conn, &ids)? {
            if let Some(claim) = claims.get_mut(&role.claim) {
                claim.roles.push(role);
            }
        }
        for said in flat::said(conn, &ids)? {
            if let Some(claim) = claims.get_mut(&said.claim) {
                claim
                    .spoken
                    .insert((said.source, said.exact, said.speaker, said.said));
            }
        }
        for one in ExternalReview::of_claims(conn, &ids)? {
            if let Some(claim) = claims.get_mut(&one.claim) {
                claim
                    .reviews
                    .insert([one.publisher, one.url, one.title, one.date, one.rating]);
            }
        }
        for note in flat::noted(conn, &ids)? {
            if let Some(claim) = claims.get_mut(&note.claim) {
                claim.notes.insert(note.text);
            }
        }
        for (id, handle) in by_id {
            if let Some(claim) = claims.remove(&id) {
                self.claims.insert(handle, claim);
            }
        }
        Ok(())
    }
}

impl KnownClaim {
    /// One that is not there yet.
    pub(super) fn planned(id: ClaimId) -> Self {
        KnownClaim {
            id,
            code: None,
            kind: "factual".to_owned(),
            state: "draft".to_owned(),
            wording: None,
            statement: String::new(),
            language: String::new(),
            roles: Vec::new(),
            spoken: HashSet::new(),
            reviews: HashSet::new(),
            notes: HashSet::new(),
        }
    }
}

impl From<&FoundSource> for KnownSource {
    fn from(found: &FoundSource) -> Self {
        KnownSource {
            id: found.id,
            publisher: found.publisher,
            is_captured: found.is_captured,
            first_words: found.first_words,
        }
    }
}

/// The names of agents that a row has.
pub(super) fn agents_of(row: &Row) -> impl Iterator<Item = &str> {
    [&row.claimant, &row.source.publisher]
        .into_iter()
        .filter_map(|name| name.as_deref())
}
