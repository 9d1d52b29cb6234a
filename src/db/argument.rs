//! Argument: `relation`, `evidence`, `external_review`, `search_note`, `retraction`.

use bigdecimal::BigDecimal;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;

use super::Connection;
use super::schema::counterclaim::{claim, evidence, external_review, relation, retraction, search_note};
use crate::domain::ids::*;

/// A typed edge between claims; live ones only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = relation, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Relation {
    pub id: RelationId,
    pub claim: ClaimId,
    pub to_claim: Option<ClaimId>,
    pub to_assertion: Option<AssertionId>,
    pub to_relation: Option<RelationId>,
    pub kind: String,
    pub by_party: Option<EntityId>,
    pub excerpt: Option<ExcerptId>,
    pub note: Option<String>,
}

impl Relation {
    /// The live relations that start from a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Relation>> {
        let taken_back = retraction::table
            .filter(retraction::relation.is_not_null())
            .select(retraction::relation.assume_not_null());
        relation::table
            .filter(relation::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .filter(relation::id.ne_all(taken_back))
            .order_by(relation::id)
            .select(Relation::as_select())
            .load(conn)
    }
}

/// An excerpt that bears on a claim or on one link; live ones only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = evidence, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Evidence {
    pub id: EvidenceId,
    pub claim: ClaimId,
    pub assertion: Option<AssertionId>,
    pub seq: Option<i16>,
    pub excerpt: ExcerptId,
    pub source: SourceId,
    pub bearing: String,
    pub credibility: i16,
    pub voice: Option<EntityId>,
    pub origin: Option<SourceId>,
    pub record: bool,
    pub against_interest: bool,
    pub note: Option<String>,
    pub recorded_at: DateTime<Utc>,
}

impl Evidence {
    /// The live evidence of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Evidence>> {
        let taken_back = retraction::table
            .filter(retraction::evidence.is_not_null())
            .select(retraction::evidence.assume_not_null());
        evidence::table
            .filter(evidence::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .filter(evidence::id.ne_all(taken_back))
            .order_by(evidence::id)
            .select(Evidence::as_select())
            .load(conn)
    }

    /// The live evidence on these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Evidence>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        let taken_back = retraction::table
            .filter(retraction::stream.eq_any(ids.clone()))
            .filter(retraction::evidence.is_not_null())
            .select(retraction::evidence.assume_not_null());
        evidence::table
            .filter(evidence::claim.eq_any(ids))
            .filter(evidence::id.ne_all(taken_back))
            .order_by(evidence::id)
            .select(Evidence::as_select())
            .load(conn)
    }
}

/// Somebody else's fact-check.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = external_review, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct ExternalReview {
    pub claim: ClaimId,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    pub rating: Option<String>,
    pub rating_value: Option<BigDecimal>,
    pub best: Option<BigDecimal>,
    pub worst: Option<BigDecimal>,
    pub language: Option<String>,
}

impl ExternalReview {
    /// Those of these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<ExternalReview>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        external_review::table
            .filter(external_review::claim.eq_any(ids))
            .order_by((external_review::claim, external_review::id))
            .select(ExternalReview::as_select())
            .load(conn)
    }

    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<ExternalReview>> {
        external_review::table
            .filter(
                external_review::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)),
            )
            .order_by(external_review::id)
            .select(ExternalReview::as_select())
            .load(conn)
    }
}

/// What was looked for, where, when, and what was found.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = search_note, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct SearchNote {
    pub claim: ClaimId,
    pub looked_for: String,
    pub looked_where: String,
    pub looked_at: DateTime<Utc>,
    pub found: String,
}

impl SearchNote {
    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<SearchNote>> {
        search_note::table
            .filter(search_note::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by(search_note::id)
            .select(SearchNote::as_select())
            .load(conn)
    }
}

/// Something taken back.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = retraction, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Retraction {
    pub id: RowId,
    pub stream: uuid::Uuid,
    pub assertion: Option<AssertionId>,
    pub relation: Option<RelationId>,
    pub evidence: Option<EvidenceId>,
    pub entity_relation: Option<RowId>,
    pub source: Option<SourceId>,
    pub kind: String,
    pub reason: String,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

impl Retraction {
    /// Those on these streams, oldest first.
    pub fn on(conn: &mut Connection, streams: &[uuid::Uuid]) -> QueryResult<Vec<Retraction>> {
        retraction::table
            .filter(retraction::stream.eq_any(streams.to_vec()))
            .order_by((retraction::recorded_at, retraction::id))
            .select(Retraction::as_select())
            .load(conn)
    }
}
