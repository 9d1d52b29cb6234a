//! The words of an excerpt, with what it takes to find the same place again.

use super::{Exporter, moment};
use crate::db::sources::Snapshot as KnownSnapshot;
use crate::domain::ids::*;
use crate::domain::text;
use crate::exchange::dossier::{Handle, Passage};

/// The part of an item that quotes a source.
pub(super) struct Quoted {
    pub(super) source: Handle,
    pub(super) quote: String,
    pub(super) passage: Passage,
}

impl<'a> Exporter<'a> {
    /// The quotation of an excerpt, with what it takes to find the same place again.
    pub(super) fn quoted(&self, id: ExcerptId) -> Option<Quoted> {
        let excerpt = self.case.excerpts.get(&id)?;
        let own = self
            .case
            .source_revisions
            .get(&excerpt.source)
            .and_then(|revision| revision.language.as_deref());
        let snapshots = self.snapshots.get(&excerpt.source).map_or(&[][..], Vec::as_slice);
        let mut occurrence = None;
        let mut captured = None;
        if let Some(snapshot) = snapshots
            .iter()
            .find(|snapshot| Some(snapshot.id) == excerpt.snapshot)
        {
            let has = |snapshot: &KnownSnapshot| {
                snapshot
                    .body
                    .as_deref()
                    .is_some_and(|body| body.contains(&excerpt.exact))
            };
            // an import takes the newest capture that has the words
            let taken = snapshots
                .iter()
                .rev()
                .find(|snapshot| has(snapshot))
                .or(snapshots.last());
            if taken.is_some_and(|taken| taken.id != snapshot.id) {
                captured = Some(moment(snapshot.retrieved_at).into());
            }
            if let (Some(body), Some((first, _))) = (&snapshot.body, excerpt.bounds()) {
                let start = usize::try_from(first).unwrap_or(0);
                let starts = text::occurrences(body, &excerpt.exact);
                if starts.len() > 1 {
                    let place = starts.iter().position(|found| *found == start).unwrap_or(0);
                    occurrence = u32::try_from(place + 1).ok();
                }
            }
        }
        Some(Quoted {
            source: self.source(excerpt.source),
            quote: excerpt.exact.clone(),
            passage: Passage {
                occurrence,
                after: None,
                locator: excerpt.locator.clone(),
                captured,
                lang: excerpt
                    .language
                    .as_deref()
                    .filter(|language| own != Some(*language))
                    .map(Into::into),
                translation: excerpt.translation.clone(),
                translator: excerpt.translator.clone(),
            },
        })
    }
}
