//! The queue: what waits for somebody.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Nullable, Uuid as SqlUuid};

use super::Connection;
use super::review::Found;
use crate::domain::ids::*;

diesel::table! {
    /// The view `counterclaim.queue`.
    counterclaim.queue (id) {
        id -> Uuid,
        code -> Int8,
        dossier -> Uuid,
        kind -> Text,
        priority -> Int2,
        state -> Text,
        version -> Int4,
        statement -> Text,
        verdict -> Nullable<Text>,
        needs_re_review -> Bool,
        needs_re_review_why -> Array<Text>,
        revisit -> Nullable<Date>,
        hold -> Nullable<Text>,
        hold_reason -> Nullable<Text>,
        hold_until -> Nullable<Date>,
        reviewer -> Nullable<Uuid>,
        due -> Nullable<Date>,
        taken_by -> Nullable<Uuid>,
        since -> Nullable<Timestamptz>,
        last_move -> Nullable<Text>,
        last_reason -> Nullable<Text>,
        reply_overdue -> Nullable<Timestamptz>,
        reply_parties -> Array<Text>,
        overdue -> Bool,
        due_again -> Bool,
    }
}

/// How many claims are first looked at.
const FIRST_LOOK: usize = 250;

/// A claim in the queue.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = queue, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct QueuedClaim {
    pub code: i64,
    pub kind: String,
    pub priority: i16,
    pub state: String,
    pub statement: String,
    pub verdict: Option<String>,
    pub needs_re_review: bool,
    /// In words, oldest first.
    pub needs_re_review_why: Vec<String>,
    pub revisit: Option<NaiveDate>,
    pub hold: Option<String>,
    pub hold_reason: Option<String>,
    pub hold_until: Option<NaiveDate>,
    /// Whom it is assigned to.
    pub reviewer: Option<PersonId>,
    pub due: Option<NaiveDate>,
    /// Who took it, while it is in review.
    pub taken_by: Option<PersonId>,
    pub since: Option<DateTime<Utc>>,
    pub last_move: Option<String>,
    pub last_reason: Option<String>,
    /// The earliest deadline for a reply that has passed.
    pub reply_overdue: Option<DateTime<Utc>>,
    /// Whose replies are overdue, by name.
    pub reply_parties: Vec<String>,
    /// Past its due date, or with a reply or a hold that ran out.
    pub overdue: bool,
    /// Approved, and to be looked at again by now.
    pub due_again: bool,
}

/// What the queue is narrowed to; everything absent is no condition.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// Of this dossier.
    pub dossier: Option<DossierId>,
    /// In one of these states.
    pub states: Vec<String>,
    /// Assigned to this person, or taken by them and assigned to nobody else.
    pub of: Option<PersonId>,
    /// Assigned to nobody, and taken by nobody.
    pub unassigned: bool,
    /// Past its due date, or with a reply or a hold that ran out.
    pub overdue: bool,
    /// Flagged since their approval.
    pub needs_re_review: bool,
    /// On hold.
    pub on_hold: bool,
    /// That this entity speaks to, or that are about it.
    pub party: Option<EntityId>,
    /// After this claim, in the order of the queue.
    pub after: Option<ClaimCode>,
    /// So many at most.
    pub limit: i64,
}

#[derive(QueryableByName)]
struct ClaimOf {
    #[diesel(sql_type = SqlUuid)]
    claim: ClaimId,
}

impl QueuedClaim {
    /// What waits for somebody: holds last, then by priority, due date and age.
    ///
    /// First the codes of all that may wait, in that order; then what is told of each, for as many as the list needs.
    pub fn list(conn: &mut Connection, filter: &QueueFilter) -> QueryResult<Vec<QueuedClaim>> {
        let order: Vec<Found> = sql_query(include_str!("sql/queue_order.sql"))
            .bind::<Nullable<SqlUuid>, _>(filter.dossier)
            .bind::<Nullable<BigInt>, _>(filter.after.map(|code| code.0))
            .load(conn)?;
        let party: Option<Vec<uuid::Uuid>> = match filter.party {
            Some(party) => {
                let claims: Vec<ClaimOf> = sql_query(include_str!("sql/party_claims.sql"))
                    .bind::<SqlUuid, _>(party)
                    .load(conn)?;
                Some(claims.iter().map(|one| one.claim.0).collect())
            }
            None => None,
        };
        let mut claims = Vec::new();
        let mut rest = order.as_slice();
        let mut most = usize::try_from(filter.limit)
            .unwrap_or(usize::MAX)
            .max(FIRST_LOOK);
        while let Some(wanted) = usize::try_from(filter.limit)
            .unwrap_or(usize::MAX)
            .checked_sub(claims.len())
            .filter(|wanted| *wanted > 0 && !rest.is_empty())
        {
            let (looked_at, after) = rest.split_at(most.min(rest.len()));
            let codes: Vec<i64> = looked_at.iter().map(|claim| claim.code).collect();
            let place: HashMap<i64, usize> = codes.iter().enumerate().map(|(n, code)| (*code, n)).collect();
            let mut found = Self::among(conn, filter, codes, party.as_deref())?;
            found.sort_by_key(|claim| place.get(&claim.code).copied());
            found.truncate(wanted);
            claims.extend(found);
            rest = after;
            most = most.saturating_mul(4);
        }
        Ok(claims)
    }

    /// Those of these codes that wait and that the filter admits.
    fn among(
        conn: &mut Connection,
        filter: &QueueFilter,
        codes: Vec<i64>,
        party: Option<&[uuid::Uuid]>,
    ) -> QueryResult<Vec<QueuedClaim>> {
        let mut query = queue::table
            .select(QueuedClaim::as_select())
            .filter(queue::code.eq_any(codes))
            .into_boxed();
        if !filter.states.is_empty() {
            query = query.filter(queue::state.eq_any(filter.states.clone()));
        }
        if let Some(person) = filter.of {
            let taken = queue::reviewer.is_null().and(queue::taken_by.eq(person.0));
            query = query.filter(queue::reviewer.eq(person.0).or(taken));
        }
        if filter.unassigned {
            query = query.filter(queue::reviewer.is_null().and(queue::taken_by.is_null()));
        }
        if filter.overdue {
            query = query.filter(queue::overdue);
        }
        if filter.needs_re_review {
            query = query.filter(queue::needs_re_review);
        }
        if filter.on_hold {
            query = query.filter(queue::hold.is_not_null());
        }
        if let Some(claims) = party {
            query = query.filter(queue::id.eq_any(claims.to_vec()));
        }
        query.load(conn)
    }
}
