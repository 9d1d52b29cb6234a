//! Dossiers: `dossier`, `dossier_revision`, `handle`, `question`.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;

use super::Connection;
use super::schema::counterclaim::{dossier, dossier_revision, handle, question};
use crate::domain::ids::*;

/// A case file.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = dossier, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Dossier {
    pub id: DossierId,
    pub slug: String,
    pub version: i32,
    pub recorded_at: DateTime<Utc>,
}

impl Dossier {
    /// All that the login may see, by slug.
    pub fn all(conn: &mut Connection) -> QueryResult<Vec<(Dossier, DossierRevision)>> {
        dossier::table
            .inner_join(dossier_revision::table.on(dossier_revision::dossier.eq(dossier::id)))
            .distinct_on(dossier::slug)
            .order_by((dossier::slug, dossier_revision::n.desc()))
            .select((Dossier::as_select(), DossierRevision::as_select()))
            .load(conn)
    }

    /// The one with this slug.
    pub fn by_slug(conn: &mut Connection, slug: &str) -> QueryResult<Option<Dossier>> {
        dossier::table
            .filter(dossier::slug.eq(slug))
            .select(Dossier::as_select())
            .first(conn)
            .optional()
    }

    /// Its settings now.
    pub fn settings(&self, conn: &mut Connection) -> QueryResult<DossierRevision> {
        dossier_revision::table
            .filter(dossier_revision::dossier.eq(self.id))
            .order_by(dossier_revision::n.desc())
            .select(DossierRevision::as_select())
            .first(conn)
    }
}

/// Settings of a dossier, one revision.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = dossier_revision, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct DossierRevision {
    pub dossier: DossierId,
    pub n: i32,
    pub title: String,
    pub summary: Option<String>,
    pub language: String,
    pub visibility: String,
    pub members: Vec<Option<uuid::Uuid>>,
    pub embargo: Option<DateTime<Utc>>,
    pub eyes: i16,
    pub labels: Vec<Option<String>>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

impl DossierRevision {
    /// The labels that are contested in this dossier.
    pub fn label_words(&self) -> Vec<String> {
        self.labels.iter().flatten().cloned().collect()
    }

    /// All revisions of a dossier, oldest first.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<DossierRevision>> {
        dossier_revision::table
            .filter(dossier_revision::dossier.eq(of))
            .order_by(dossier_revision::n)
            .select(DossierRevision::as_select())
            .load(conn)
    }
}

/// A name within a dossier for an entity, a source, a claim or a question.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = handle, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Handle {
    pub dossier: DossierId,
    #[diesel(column_name = handle_)]
    pub handle: String,
    pub entity: Option<EntityId>,
    pub source: Option<SourceId>,
    pub claim: Option<ClaimId>,
    pub question: Option<QuestionId>,
}

impl Handle {
    /// All handles of a dossier, by handle.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Handle>> {
        handle::table
            .filter(handle::dossier.eq(of))
            .order_by(handle::handle_)
            .select(Handle::as_select())
            .load(conn)
    }

    /// Those of a dossier that are among these names.
    pub fn among(conn: &mut Connection, of: DossierId, names: &[String]) -> QueryResult<Vec<Handle>> {
        handle::table
            .filter(handle::dossier.eq(of))
            .filter(handle::handle_.eq_any(names))
            .select(Handle::as_select())
            .load(conn)
    }

    /// Everything that goes by this handle in some dossier.
    pub fn named(conn: &mut Connection, name: &str) -> QueryResult<Vec<Handle>> {
        handle::table
            .filter(handle::handle_.eq(name))
            .select(Handle::as_select())
            .load(conn)
    }
}

/// What several claims answer.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = question, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Question {
    pub id: QuestionId,
    pub dossier: DossierId,
    pub text: String,
    pub event: Option<EntityId>,
    pub measure: Option<String>,
    pub unit: Option<String>,
    pub scope: Option<String>,
}

impl Question {
    /// All questions of a dossier, in the order they were logged.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Question>> {
        question::table
            .filter(question::dossier.eq(of))
            .order_by(question::id)
            .select(Question::as_select())
            .load(conn)
    }
}
