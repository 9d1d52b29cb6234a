//! Entities: `entity`, `entity_name`, `entity_relation`.

use diesel::pg::Pg;
use diesel::prelude::*;

use super::Connection;
use super::schema::counterclaim::{entity, entity_name, entity_relation, retraction};
use crate::domain::ids::*;

/// Whatever is named.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entity, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Entity {
    pub id: EntityId,
    pub kind: String,
    pub is_agent: bool,
    pub label: String,
    pub iso3166: Option<String>,
    pub wikidata: Option<String>,
    pub active: Option<String>,
}

impl Entity {
    /// Those with these ids.
    pub fn with_ids(conn: &mut Connection, ids: &[EntityId]) -> QueryResult<Vec<Entity>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        entity::table
            .filter(entity::id.eq_any(ids))
            .order_by(entity::id)
            .select(Entity::as_select())
            .load(conn)
    }

    /// Those whose name, folded, is this key.
    pub fn with_key(conn: &mut Connection, key: &str) -> QueryResult<Vec<Entity>> {
        let named = entity_name::table
            .filter(entity_name::search_key.eq(key))
            .select(entity_name::entity);
        entity::table
            .filter(entity::id.eq_any(named))
            .order_by(entity::label)
            .select(Entity::as_select())
            .load(conn)
    }
}

/// One name of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = entity_name, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct EntityName {
    pub entity: EntityId,
    pub name: String,
    pub language: String,
    pub form: String,
}

impl EntityName {
    /// All names of these entities.
    pub fn of(conn: &mut Connection, ids: &[EntityId]) -> QueryResult<Vec<EntityName>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        entity_name::table
            .filter(entity_name::entity.eq_any(ids))
            .order_by((entity_name::entity, entity_name::id))
            .select(EntityName::as_select())
            .load(conn)
    }
}

/// A live relation between two entities.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entity_relation, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct EntityRelation {
    pub id: RowId,
    pub subject: EntityId,
    pub object: EntityId,
    pub kind: String,
    pub valid: Option<String>,
    pub excerpt: Option<ExcerptId>,
}

impl EntityRelation {
    /// Live relations in which one of these is the subject or the object.
    pub fn of(conn: &mut Connection, ids: &[EntityId]) -> QueryResult<Vec<EntityRelation>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        let taken_back = retraction::table
            .filter(retraction::entity_relation.is_not_null())
            .select(retraction::entity_relation.assume_not_null());
        entity_relation::table
            .filter(
                entity_relation::subject
                    .eq_any(ids.clone())
                    .or(entity_relation::object.eq_any(ids)),
            )
            .filter(entity_relation::id.ne_all(taken_back))
            .order_by(entity_relation::id)
            .select(EntityRelation::as_select())
            .load(conn)
    }
}
