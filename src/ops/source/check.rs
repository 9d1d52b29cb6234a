//! Captures and excerpts, hashed and compared again.

use crate::db::Connection;
use crate::db::listing::SourceFilter;
use crate::db::review::Anchor;
use crate::db::sources::{Excerpt, Snapshot, SourceRevision};
use crate::domain::ids::SourceId;
use crate::domain::log::sha256;
use crate::ops::{OpResult, find};

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
        super::list(conn, dossier, &SourceFilter::default(), i64::MAX)?
            .into_iter()
            .map(|source| source.id)
            .collect()
    } else {
        names
            .iter()
            .map(|name| Ok(find::source(conn, name, dossier)?.id))
            .collect::<OpResult<_>>()?
    };
    ids.into_iter().map(|id| check_one(conn, id)).collect()
}

fn check_one(conn: &mut Connection, id: SourceId) -> OpResult<Checked> {
    let revisions = SourceRevision::latest(conn, &[id])?;
    let title = revisions
        .first()
        .and_then(|revision| revision.csl["title"].as_str())
        .map(ToOwned::to_owned);
    let snapshots = Snapshot::of(conn, &[id])?;
    let excerpts = Excerpt::of(conn, &[id])?;
    let mut broken = Vec::new();
    let mut unchecked = 0;
    for snapshot in &snapshots {
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
    for excerpt in &excerpts {
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
    for anchor in Anchor::of(conn, &[id])?
        .into_iter()
        .filter(|anchor| anchor.anchor == "broken")
    {
        if !broken
            .iter()
            .any(|text| text.contains(&anchor.excerpt.to_string()))
        {
            broken.push(format!(
                "excerpt {}: the database finds its anchor broken",
                anchor.excerpt
            ));
        }
    }
    Ok(Checked {
        source: id,
        name: title.unwrap_or_else(|| id.to_string()),
        snapshots: snapshots.len(),
        excerpts: excerpts.len(),
        broken,
        unchecked,
    })
}
