//! Captures and excerpts, hashed and compared again.

use std::collections::HashMap;

use crate::db::Connection;
use crate::db::listing::{Part, SourceFilter};
use crate::db::review::Anchor;
use crate::db::sources::{Excerpt, Snapshot, SourceRevision};
use crate::domain::ids::{ExcerptId, SourceId};
use crate::domain::log::sha256;
use crate::ops::{OpResult, find};

/// How many sources are read at a time at most, and how many bytes of captures: they are held in memory. A source that is
/// larger is read alone.
const TOGETHER: usize = 32;
const BYTES: i64 = 32 << 20;

/// What a re-check of a source found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The source.
    pub source: SourceId,
    /// Its handle or title.
    pub name: String,
    /// Snapshots whose bytes and text were hashed again.
    pub snapshots: usize,
    /// Excerpts whose words were compared with their span again.
    pub excerpts: usize,
    /// What is broken, in words.
    pub broken: Vec<String>,
    /// Excerpts that cannot be compared: not anchored, or the text is not held.
    pub unchecked: usize,
}

/// Hashes the snapshots of the named sources again and compares every excerpt with its span; without names, of all.
///
/// The hashes are computed here, not by the database.
pub fn check(conn: &mut Connection, names: &[String], dossier: Option<&str>) -> OpResult<Vec<Checked>> {
    let ids: Vec<SourceId> = if names.is_empty() {
        super::list(conn, dossier, &SourceFilter::default(), &Part::all())?
            .into_iter()
            .map(|source| source.id)
            .collect()
    } else {
        names
            .iter()
            .map(|name| Ok(find::source(conn, name, dossier)?.id))
            .collect::<OpResult<_>>()?
    };
    let mut checked = Vec::with_capacity(ids.len());
    let sizes = Snapshot::sizes(conn, &ids)?;
    for ids in portions(&ids, |id| sizes.get(id).copied().unwrap_or(0)) {
        checked.extend(check_some(conn, ids)?);
    }
    Ok(checked)
}

/// The ids in their order, so many together as the bounds allow.
fn portions(ids: &[SourceId], size: impl Fn(&SourceId) -> i64) -> Vec<&[SourceId]> {
    let mut portions = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (place, id) in ids.iter().enumerate() {
        let is_full = place - start >= TOGETHER || bytes + size(id) > BYTES;
        if is_full && place > start {
            portions.push(&ids[start..place]);
            (start, bytes) = (place, 0);
        }
        bytes += size(id);
    }
    portions.extend((start < ids.len()).then(|| &ids[start..]));
    portions
}

/// Checks sources in the order in which they are named.
fn check_some(conn: &mut Connection, ids: &[SourceId]) -> OpResult<Vec<Checked>> {
    let revisions = by_source(SourceRevision::latest(conn, ids)?, |row| row.source);
    let snapshots = by_source(Snapshot::of(conn, ids)?, |row| row.source);
    let excerpts = by_source(Excerpt::of(conn, ids)?, |row| row.source);
    let broken_there: Vec<ExcerptId> = Anchor::of(conn, ids)?
        .into_iter()
        .filter(|anchor| anchor.anchor == "broken")
        .map(|anchor| anchor.excerpt)
        .collect();
    let checked = ids.iter().map(|id| {
        let title = revisions
            .get(id)
            .and_then(|revisions| revisions.first()?.csl["title"].as_str());
        check_one(
            *id,
            title,
            snapshots.get(id).map_or(&[], Vec::as_slice),
            excerpts.get(id).map_or(&[], Vec::as_slice),
            &broken_there,
        )
    });
    Ok(checked.collect())
}

fn by_source<T>(rows: Vec<T>, source: impl Fn(&T) -> SourceId) -> HashMap<SourceId, Vec<T>> {
    let mut found: HashMap<SourceId, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(source(&row)).or_default().push(row);
    }
    found
}

fn check_one(
    id: SourceId,
    title: Option<&str>,
    snapshots: &[Snapshot],
    excerpts: &[Excerpt],
    broken_there: &[ExcerptId],
) -> Checked {
    let mut broken = Vec::new();
    let mut unchecked = 0;
    for snapshot in snapshots {
        if snapshot
            .raw
            .as_ref()
            .is_some_and(|raw| sha256(raw).as_slice() != snapshot.raw_sha256)
        {
            broken.push(format!(
                "snapshot {}: the bytes are not those of its SHA-256",
                snapshot.id
            ));
        }
        let body_hash = snapshot
            .body
            .as_ref()
            .map(|body| sha256(body.as_bytes()).to_vec());
        if body_hash.is_some() && body_hash != snapshot.body_sha256 {
            broken.push(format!(
                "snapshot {}: the text is not that of its SHA-256",
                snapshot.id
            ));
        }
    }
    for excerpt in excerpts {
        let body = excerpt
            .snapshot
            .and_then(|id| snapshots.iter().find(|snapshot| snapshot.id == id))
            .and_then(|snapshot| snapshot.body.as_ref());
        match (body, excerpt.bounds()) {
            (Some(body), Some((first, end))) => {
                let first = usize::try_from(first).unwrap_or(0);
                let length = usize::try_from(end).unwrap_or(0).saturating_sub(first);
                let found: String = body.chars().skip(first).take(length).collect();
                if found != excerpt.exact {
                    broken.push(format!(
                        "excerpt {}: the words at its place are not its words",
                        excerpt.id
                    ));
                }
            }
            _ => unchecked += 1,
        }
    }
    // the database's own reading must agree
    for excerpt in excerpts
        .iter()
        .filter(|excerpt| broken_there.contains(&excerpt.id))
    {
        if !broken.iter().any(|text| text.contains(&excerpt.id.to_string())) {
            broken.push(format!(
                "excerpt {}: the database finds its anchor broken",
                excerpt.id
            ));
        }
    }
    Checked {
        source: id,
        name: title.map_or_else(|| id.to_string(), ToOwned::to_owned),
        snapshots: snapshots.len(),
        excerpts: excerpts.len(),
        broken,
        unchecked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_together_than_memory_is_meant_for() {
        let ids: Vec<SourceId> = (0..70).map(|_| SourceId(uuid::Uuid::now_v7())).collect();
        let lengths = |size: &dyn Fn(&SourceId) -> i64| -> Vec<usize> {
            portions(&ids, size).iter().map(|portion| portion.len()).collect()
        };
        assert_eq!(lengths(&|_| 10), [32, 32, 6]);
        assert_eq!(lengths(&|_| BYTES / 2), [2; 35]);
        assert_eq!(
            lengths(&|id| if *id == ids[1] { 2 * BYTES } else { 0 }),
            [1, 1, 32, 32, 4]
        );
        assert!(portions(&[], |_| 1).is_empty());
    }
}
