//! Speech: `assertion`, `attribution`.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text, Uuid as SqlUuid};

use super::Connection;
use super::schema::counterclaim::{assertion, attribution, claim, retraction};
use crate::domain::ids::*;

/// One occurrence of a claim in an excerpt; live ones only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = assertion, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Assertion {
    pub id: AssertionId,
    pub claim: ClaimId,
    pub excerpt: ExcerptId,
    pub recorded_at: DateTime<Utc>,
}

impl Assertion {
    /// The live assertions of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Assertion>> {
        let taken_back = retraction::table
            .filter(retraction::assertion.is_not_null())
            .select(retraction::assertion.assume_not_null());
        assertion::table
            .filter(assertion::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .filter(assertion::id.ne_all(taken_back))
            .order_by(assertion::id)
            .select(Assertion::as_select())
            .load(conn)
    }

    /// The live assertions of these claims.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Assertion>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        let taken_back = retraction::table
            .filter(retraction::assertion.is_not_null())
            .select(retraction::assertion.assume_not_null());
        assertion::table
            .filter(assertion::claim.eq_any(ids))
            .filter(assertion::id.ne_all(taken_back))
            .order_by(assertion::id)
            .select(Assertion::as_select())
            .load(conn)
    }
}

#[derive(QueryableByName)]
struct Numbered {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = SqlUuid)]
    id: uuid::Uuid,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// The numbers by which people name the statements and the evidence of a claim, `C-7#2`. What was taken back keeps its
/// number, so that no other is ever meant by it.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// By number.
    pub statements: HashMap<usize, AssertionId>,
    /// By number.
    pub evidence: HashMap<usize, EvidenceId>,
}

impl Numbers {
    /// Those of a claim.
    pub fn of(conn: &mut Connection, claim: ClaimId) -> QueryResult<Numbers> {
        let rows: Vec<Numbered> = sql_query(include_str!("sql/numbers.sql"))
            .bind::<SqlUuid, _>(claim)
            .load(conn)?;
        let mut numbers = Numbers::default();
        for row in rows {
            let number = usize::try_from(row.number).unwrap_or(0);
            if row.what == "statement" {
                numbers.statements.insert(number, AssertionId(row.id));
            } else {
                numbers.evidence.insert(number, EvidenceId(row.id));
            }
        }
        Ok(numbers)
    }

    /// The number of a statement.
    pub fn of_statement(&self, id: AssertionId) -> Option<usize> {
        self.statements
            .iter()
            .find(|(_, other)| **other == id)
            .map(|(number, _)| *number)
    }
}

/// One link of an assertion's chain.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = attribution, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Attribution {
    pub assertion: AssertionId,
    pub seq: i16,
    pub claim: ClaimId,
    pub speaker: Option<EntityId>,
    pub speaker_label: Option<String>,
    pub on_behalf_of: Option<EntityId>,
    pub attitude: String,
    pub mode: String,
    pub quoted: Option<String>,
    pub said: Option<String>,
}

impl Attribution {
    /// The links of a dossier's assertions, by assertion and place in the chain.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Attribution>> {
        attribution::table
            .filter(attribution::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by((attribution::assertion, attribution::seq))
            .select(Attribution::as_select())
            .load(conn)
    }
    /// The links of the live assertions of these claims, by assertion and place in the chain.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Attribution>> {
        let live: Vec<uuid::Uuid> = Assertion::of_claims(conn, ids)?
            .iter()
            .map(|assertion| assertion.id.0)
            .collect();
        attribution::table
            .filter(attribution::assertion.eq_any(live))
            .order_by((attribution::assertion, attribution::seq))
            .select(Attribution::as_select())
            .load(conn)
    }
}
