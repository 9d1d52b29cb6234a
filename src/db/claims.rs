//! Claims: `claim`, `claim_revision`, `claim_role`, `quantity`, `designation`, and the claim's `stream`.

use std::ops::Bound;

use bigdecimal::BigDecimal;
use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;

use super::Connection;
use super::schema::counterclaim::{claim, claim_revision, claim_role, designation, quantity};
use crate::domain::ids::*;

diesel::table! {
    /// The view `counterclaim.standing`.
    counterclaim.standing (id) {
        id -> Uuid,
        version -> Int4,
        state -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(claim, standing);

/// A bare proposition.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = claim, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Claim {
    pub id: ClaimId,
    pub code: i64,
    pub dossier: DossierId,
    pub kind: String,
    pub priority: i16,
    pub why_chosen: Option<String>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

/// Where a claim stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = standing, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Head {
    pub id: ClaimId,
    pub version: i32,
    pub state: Option<String>,
}

impl Claim {
    /// All claims of a dossier with where they stand, by code.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<(Claim, Head)>> {
        claim::table
            .inner_join(standing::table.on(standing::id.eq(claim::id)))
            .filter(claim::dossier.eq(of))
            .order_by(claim::code)
            .select((Claim::as_select(), Head::as_select()))
            .load(conn)
    }

    /// Those with these codes, in any order.
    pub fn with_codes(conn: &mut Connection, codes: &[ClaimCode]) -> QueryResult<Vec<(Claim, Head)>> {
        let codes: Vec<i64> = codes.iter().map(|code| code.0).collect();
        claim::table
            .inner_join(standing::table.on(standing::id.eq(claim::id)))
            .filter(claim::code.eq_any(codes))
            .select((Claim::as_select(), Head::as_select()))
            .load(conn)
    }

    /// Those with these ids, in any order.
    pub fn with_ids(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<(Claim, Head)>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        claim::table
            .inner_join(standing::table.on(standing::id.eq(claim::id)))
            .filter(claim::id.eq_any(ids))
            .select((Claim::as_select(), Head::as_select()))
            .load(conn)
    }
}

/// A wording of a claim.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = claim_revision, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct ClaimRevision {
    pub claim: ClaimId,
    pub n: i32,
    pub statement: String,
    pub language: String,
    pub question: Option<QuestionId>,
    pub valid: Option<String>,
    pub valid_phrase: Option<String>,
    pub valid_inferred: bool,
    pub ambiguity: Option<String>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

impl ClaimRevision {
    /// All wordings of a dossier's claims, by claim and number.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<ClaimRevision>> {
        claim_revision::table
            .filter(claim_revision::dossier.eq(of))
            .order_by((claim_revision::claim, claim_revision::n))
            .select(ClaimRevision::as_select())
            .load(conn)
    }

    /// All wordings of these claims, by claim and number.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<ClaimRevision>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        claim_revision::table
            .filter(claim_revision::claim.eq_any(ids))
            .order_by((claim_revision::claim, claim_revision::n))
            .select(ClaimRevision::as_select())
            .load(conn)
    }

    /// The latest wording of each of these claims.
    pub fn latest(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<ClaimRevision>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        claim_revision::table
            .filter(claim_revision::claim.eq_any(ids))
            .distinct_on(claim_revision::claim)
            .order_by((claim_revision::claim, claim_revision::n.desc()))
            .select(ClaimRevision::as_select())
            .load(conn)
    }
}

/// Whom or what a wording is about.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = claim_role, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct ClaimRole {
    pub claim: ClaimId,
    pub n: i32,
    pub entity: EntityId,
    pub role: String,
}

impl ClaimRole {
    /// Those of all wordings of these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<ClaimRole>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        claim_role::table
            .filter(claim_role::claim.eq_any(ids))
            .select(ClaimRole::as_select())
            .load(conn)
    }

    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<ClaimRole>> {
        claim_role::table
            .filter(claim_role::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by((
                claim_role::claim,
                claim_role::n,
                claim_role::role,
                claim_role::entity,
            ))
            .select(ClaimRole::as_select())
            .load(conn)
    }
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = quantity, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Quantity {
    pub claim: ClaimId,
    pub n: i32,
    pub measure: String,
    pub unit: String,
    pub scale: String,
    pub bounds: Option<(Bound<BigDecimal>, Bound<BigDecimal>)>,
    pub best: Option<BigDecimal>,
    pub hedge: String,
    pub baseline: Option<String>,
}

/// A decimal as people write it: no exponent, no trailing zeros.
pub fn plain(number: &BigDecimal) -> String {
    number.normalized().to_plain_string()
}

impl Quantity {
    /// Those of these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Quantity>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        quantity::table
            .filter(quantity::claim.eq_any(ids))
            .select(Quantity::as_select())
            .load(conn)
    }

    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Quantity>> {
        quantity::table
            .filter(quantity::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .select(Quantity::as_select())
            .load(conn)
    }

    /// The lower bound, whether it belongs to the range or not.
    pub fn low(&self) -> Option<String> {
        self.bounds.as_ref().and_then(|(low, _)| bound(low))
    }

    /// The upper bound, whether it belongs to the range or not.
    pub fn high(&self) -> Option<String> {
        self.bounds.as_ref().and_then(|(_, high)| bound(high))
    }
}

fn bound(bound: &Bound<BigDecimal>) -> Option<String> {
    match bound {
        Bound::Included(number) | Bound::Excluded(number) => Some(plain(number)),
        Bound::Unbounded => None,
    }
}

/// Who designates whom as what.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = designation, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Designation {
    pub claim: ClaimId,
    pub n: i32,
    pub designator: EntityId,
    pub designee: EntityId,
    pub label: String,
    pub label_language: String,
    pub instrument: Option<EntityId>,
    pub force: String,
}

impl Designation {
    /// Those of these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Designation>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        designation::table
            .filter(designation::claim.eq_any(ids))
            .select(Designation::as_select())
            .load(conn)
    }

    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Designation>> {
        designation::table
            .filter(designation::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .select(Designation::as_select())
            .load(conn)
    }
}
