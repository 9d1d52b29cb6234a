//! Sources: adding, capturing, retracting; listing, showing, re-checking.

mod check;
mod compare;
mod write;

use serde_json::Value;

use crate::db::Connection;
use crate::db::listing::{self, ListedSource, Part};
use crate::domain::ids::SourceId;

use super::{OpResult, find};

pub use check::{Checked, check};
pub use compare::{Comparison, Vanished};
pub use listing::SourceFilter;
pub use write::{Change, FLAGS, NewSource, Written, add, capture, new_source, retract};

/// Sources of a dossier, or all, as far as a filter admits them.
pub fn list(
    conn: &mut Connection,
    dossier: Option<&str>,
    filter: &SourceFilter,
    part: &Part<SourceId>,
) -> OpResult<Vec<ListedSource>> {
    let dossier = dossier.map(|slug| find::dossier(conn, slug)).transpose()?;
    Ok(listing::sources(
        conn,
        dossier.map(|dossier| dossier.id),
        filter,
        part,
    )?)
}

/// A source whole, with what rests on it.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<Value> {
    let source = find::source(conn, name, dossier)?;
    Ok(listing::source_document(conn, source.id)?)
}
