//! Sources and their captures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::{Exporter, moment};
use crate::db::sources::Snapshot as KnownSnapshot;
use crate::domain::ids::SourceId;
use crate::domain::vocabulary::{Origin, Reliability};
use crate::exchange::dossier::{Retraction, Snapshot, Source};

impl<'a> Exporter<'a> {
    /// The sources with their captures; without the texts where it is for the public.
    pub fn all_sources(&self, public: bool) -> Vec<Source> {
        let mut sources = Vec::new();
        for id in self.case.sources.keys() {
            let Some(mut source) = self.known_source(*id) else {
                continue;
            };
            source.snapshot = self
                .snapshots
                .get(id)
                .into_iter()
                .flatten()
                .map(|snapshot| written_snapshot(snapshot, public))
                .collect();
            source.snapshot.sort_by_key(|snapshot| {
                (
                    snapshot.retrieved.to_string(),
                    snapshot.sha256.clone(),
                    snapshot.text.clone(),
                )
            });
            sources.push(source);
        }
        sources.sort_by(|a, b| a.id.cmp(&b.id));
        sources
    }

    /// What is known of a source, without its captures.
    pub fn known_source(&self, id: SourceId) -> Option<Source> {
        let known = self.case.sources.get(&id)?;
        let revision = self.case.source_revisions.get(&id)?;
        let csl: Map<String, Value> = revision.csl.as_object().cloned().unwrap_or_default();
        let mut source = Source::new(self.source(id), csl);
        source.publisher = revision.publisher.map(|id| self.entity(id));
        source.url = known.url.clone();
        source.archive_url = revision.archive_url.clone();
        source.issued = revision.issued.clone().map(Into::into);
        source.lang = revision.language.as_deref().map(Into::into);
        source.reliability = revision.reliability.parse().unwrap_or(Reliability::F);
        source.derived_from = revision.derived_from.map(|id| self.source(id));
        let origin = revision.origin.parse().unwrap_or(Origin::Unknown);
        source.origin = (source.effective_origin() != origin).then_some(origin);
        source.confidential = known.confidential;
        source.retracted = self.case.source_retractions.get(&id).and_then(|retraction| {
            Some(Retraction {
                kind: retraction.kind.parse().ok()?,
                reason: retraction.reason.clone(),
            })
        });
        Some(source)
    }
}

fn written_snapshot(known: &KnownSnapshot, public: bool) -> Snapshot {
    let mut snapshot = Snapshot::new(moment(known.retrieved_at));
    snapshot.media_type = known.media_type.clone();
    snapshot.extractor = known.extractor.clone();
    snapshot.tool = known.tool.clone();
    let body = known.body.as_ref().filter(|_| !public);
    let raw = known.raw.as_ref().filter(|_| !public);
    snapshot.text = body.cloned();
    match (raw, body) {
        (Some(raw), Some(body)) if raw == body.as_bytes() => {}
        (Some(raw), _) => snapshot.raw = Some(STANDARD.encode(raw)),
        (None, _) => snapshot.sha256 = Some(hex::encode(&known.raw_sha256)),
    }
    snapshot
}
