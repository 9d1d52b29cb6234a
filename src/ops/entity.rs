//! Entities: listing and showing.

use serde_json::Value;

use crate::db::Connection;
use crate::db::listing::{self, ListedEntity, Part};
use crate::domain::ids::EntityId;

use super::{OpResult, find};

/// Entities of a dossier, or all, of a kind, or all.
pub fn list(
    conn: &mut Connection,
    dossier: Option<&str>,
    kind: Option<&str>,
    part: &Part<EntityId>,
) -> OpResult<Vec<ListedEntity>> {
    let dossier = dossier.map(|slug| find::dossier(conn, slug)).transpose()?;
    Ok(listing::entities(
        conn,
        dossier.map(|dossier| dossier.id),
        kind,
        part,
    )?)
}

/// An entity whole: names, relations and where it stands on which claim.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<Value> {
    let entity = find::entity(conn, name, dossier)?;
    Ok(listing::entity_document(conn, entity.id)?)
}
