//! The sources that are cited, and what those were copied from.

use serde_json::Value;

use super::gather::{Gatherer, when};
use crate::domain::ids::*;
use crate::domain::vocabulary::{Origin, Reliability};
use crate::ops::export::moment;
use crate::report::model::{Capture, Source, SourceRetraction};

impl<'a> Gatherer<'a> {
    pub(super) fn sources(&self) -> Vec<Source> {
        let mut wanted = self.cited.clone();
        let origins = self
            .cited
            .iter()
            .filter_map(|id| self.case.source_revisions.get(id)?.derived_from);
        wanted.extend(origins.collect::<Vec<_>>());
        let mut sources: Vec<Source> = wanted.into_iter().filter_map(|id| self.source(id)).collect();
        sources.sort_by(|a, b| a.key.cmp(&b.key));
        sources
    }

    pub(super) fn source(&self, id: SourceId) -> Option<Source> {
        let known = self.case.sources.get(&id)?;
        let revision = self.case.source_revisions.get(&id)?;
        let captures = self.case.snapshots_of(id).map(|snapshot| Capture {
            at: moment(snapshot.retrieved_at),
            sha256: hex::encode(&snapshot.raw_sha256),
            held: snapshot.held,
            tool: snapshot.tool.clone(),
        });
        Some(Source {
            key: self.handles.source_handle(id)?.to_owned(),
            csl: match &revision.csl {
                Value::Object(csl) => csl.clone(),
                _ => serde_json::Map::new(),
            },
            publisher: revision.publisher.map(|id| self.case.label(id)),
            url: known.url.clone(),
            archive_url: revision.archive_url.clone(),
            issued: revision.issued.as_deref().map(when),
            language: revision.language.clone().unwrap_or_default(),
            captures: captures.collect(),
            reliability: revision.reliability.parse().unwrap_or(Reliability::F),
            origin: revision.origin.parse().unwrap_or(Origin::Unknown),
            derived_from: revision.derived_from.map(|id| self.source_name(id)),
            retracted: self.case.source_retractions.get(&id).and_then(|retraction| {
                Some(SourceRetraction {
                    kind: retraction.kind.parse().ok()?,
                    reason: retraction.reason.clone(),
                    at: moment(retraction.recorded_at),
                })
            }),
        })
    }

    pub(super) fn source_name(&self, id: SourceId) -> String {
        let revision = self.case.source_revisions.get(&id);
        let title = revision
            .and_then(|revision| revision.csl["title"].as_str())
            .map(ToOwned::to_owned);
        let publisher = revision
            .and_then(|revision| revision.publisher)
            .map(|id| self.case.label(id));
        title
            .or(publisher)
            .unwrap_or_else(|| self.handles.source_handle(id).unwrap_or_default().to_owned())
    }
}
