//! Review: `verdict`, `weighed`, `review_step`, `current_verdict`, `last_approved`, the lists and the evidence rule's reading.

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Jsonb, Nullable, Text, Uuid as SqlUuid};
use serde_json::Value;

use super::Connection;
use super::schema::counterclaim::{claim, rating, review_step, transition, verdict, weighed};
use crate::domain::ids::*;

diesel::table! {
    /// The view `counterclaim.claim_list`.
    counterclaim.claim_list (id) {
        id -> Uuid,
        code -> Int8,
        dossier -> Uuid,
        kind -> Text,
        priority -> Int2,
        state -> Text,
        version -> Int4,
        revision -> Int4,
        statement -> Text,
        language -> Text,
        valid -> Nullable<Text>,
        verdict -> Nullable<Text>,
        confidence -> Nullable<Text>,
        approved_revision -> Nullable<Int4>,
        approved_verdict -> Nullable<Text>,
        approved_at -> Nullable<Timestamptz>,
        under_review_since -> Nullable<Timestamptz>,
        under_review_reason -> Nullable<Text>,
        needs_re_review -> Bool,
    }
}

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
        hold -> Nullable<Text>,
        reviewer -> Nullable<Uuid>,
        due -> Nullable<Date>,
        since -> Nullable<Timestamptz>,
    }
}

/// What a list of claims is narrowed to; everything absent is no condition.
#[derive(Debug, Clone, Default)]
pub struct ClaimFilter {
    /// Of this dossier.
    pub dossier: Option<DossierId>,
    /// In one of these states.
    pub states: Vec<String>,
    /// Of one of these kinds.
    pub kinds: Vec<String>,
    /// With one of these current content verdicts.
    pub verdicts: Vec<String>,
    /// With these words in the statement, in any case.
    pub text: Option<String>,
    /// After this code.
    pub after: Option<ClaimCode>,
    /// So many at most.
    pub limit: i64,
}

/// A claim in a list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = claim_list, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct ListedClaim {
    pub id: ClaimId,
    pub code: i64,
    pub kind: String,
    pub priority: i16,
    pub state: String,
    pub version: i32,
    pub revision: i32,
    pub statement: String,
    pub verdict: Option<String>,
    pub confidence: Option<String>,
    pub approved_verdict: Option<String>,
    pub under_review_since: Option<DateTime<Utc>>,
    pub needs_re_review: bool,
}

impl ListedClaim {
    /// The claims that a filter admits, by code.
    pub fn list(conn: &mut Connection, filter: &ClaimFilter) -> QueryResult<Vec<ListedClaim>> {
        let mut query = claim_list::table
            .select(ListedClaim::as_select())
            .order_by(claim_list::code)
            .into_boxed();
        if let Some(dossier) = filter.dossier {
            query = query.filter(claim_list::dossier.eq(dossier));
        }
        if !filter.states.is_empty() {
            query = query.filter(claim_list::state.eq_any(filter.states.clone()));
        }
        if !filter.kinds.is_empty() {
            query = query.filter(claim_list::kind.eq_any(filter.kinds.clone()));
        }
        if !filter.verdicts.is_empty() {
            query = query.filter(claim_list::verdict.eq_any(filter.verdicts.clone()));
        }
        if let Some(text) = &filter.text {
            query = query.filter(claim_list::statement.ilike(format!("%{}%", like_literal(text))));
        }
        if let Some(after) = filter.after {
            query = query.filter(claim_list::code.gt(after.0));
        }
        query.limit(filter.limit).load(conn)
    }
}

/// A text in which `like` finds no wildcard.
fn like_literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

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
    pub hold: Option<String>,
    pub due: Option<NaiveDate>,
    pub since: Option<DateTime<Utc>>,
}

impl QueuedClaim {
    /// What waits for somebody: holds last, then by priority, due date and age.
    pub fn list(
        conn: &mut Connection,
        dossier: Option<DossierId>,
        limit: i64,
    ) -> QueryResult<Vec<QueuedClaim>> {
        let mut query = queue::table
            .select(QueuedClaim::as_select())
            .order_by((
                queue::hold.is_not_null(),
                queue::priority,
                queue::due.asc().nulls_last(),
                queue::since,
                queue::code,
            ))
            .into_boxed();
        if let Some(dossier) = dossier {
            query = query.filter(queue::dossier.eq(dossier));
        }
        query.limit(limit).load(conn)
    }
}

/// A reasoned rating of a claim or of one link; superseded, never edited.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = verdict, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Verdict {
    pub id: RowId,
    pub claim: ClaimId,
    pub revision: i32,
    pub assertion: Option<AssertionId>,
    pub seq: Option<i16>,
    pub scope: String,
    pub rating: String,
    pub confidence: Option<String>,
    pub rationale: Option<String>,
    pub low: Option<BigDecimal>,
    pub best: Option<BigDecimal>,
    pub high: Option<BigDecimal>,
    pub sole_source: Option<String>,
    pub occasion: String,
    pub supersedes: Option<RowId>,
    pub public_note: Option<String>,
    pub version: i32,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
}

impl Verdict {
    /// All verdicts of a dossier's claims, oldest first.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Verdict>> {
        verdict::table
            .filter(verdict::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by((
                verdict::claim,
                verdict::version,
                verdict::scope,
                verdict::assertion,
                verdict::seq,
            ))
            .select(Verdict::as_select())
            .load(conn)
    }
}

/// Contrary evidence that a verdict names as weighed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = weighed, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Weighed {
    pub verdict: RowId,
    pub evidence: EvidenceId,
    pub note: Option<String>,
}

impl Weighed {
    /// Those of a dossier's claims.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Weighed>> {
        weighed::table
            .filter(weighed::claim.eq_any(claim::table.filter(claim::dossier.eq(of)).select(claim::id)))
            .order_by((weighed::verdict, weighed::evidence))
            .select(Weighed::as_select())
            .load(conn)
    }
}

/// One move that was made.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = review_step, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct Step {
    pub claim: ClaimId,
    pub n: i32,
    #[diesel(column_name = move_)]
    pub a_move: String,
    pub from_state: String,
    pub to_state: String,
    pub actor: PersonId,
    pub role: String,
    pub eyes: i16,
    pub revision: i32,
    pub verdict: Option<RowId>,
    pub reason: Option<String>,
    pub public_note: Option<String>,
    pub version: i32,
    pub at: DateTime<Utc>,
}

impl Step {
    /// All moves of a dossier's claims, in order.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Step>> {
        review_step::table
            .filter(review_step::dossier.eq(of))
            .order_by((review_step::claim, review_step::n))
            .select(Step::as_select())
            .load(conn)
    }
}

/// How one piece of evidence counts under the evidence rule.
#[derive(Debug, Clone, QueryableByName)]
pub struct Weight {
    /// The claim.
    #[diesel(sql_type = SqlUuid)]
    pub claim: ClaimId,
    /// The evidence.
    #[diesel(sql_type = SqlUuid)]
    pub evidence: EvidenceId,
    /// Whose statement it is.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub voice: Option<EntityId>,
    /// The source at the root of the chain of copies.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub root: Option<SourceId>,
    /// Why it does not count; null when it does.
    #[diesel(sql_type = Nullable<Text>)]
    pub why_not: Option<String>,
}

impl Weight {
    /// The weights of all evidence of a dossier.
    pub fn of(conn: &mut Connection, of: DossierId) -> QueryResult<Vec<Weight>> {
        sql_query(include_str!("sql/evidence_weights.sql"))
            .bind::<SqlUuid, _>(of)
            .load(conn)
    }
}

/// The state of one excerpt's anchor.
#[derive(Debug, Clone, QueryableByName)]
pub struct Anchor {
    /// The excerpt.
    #[diesel(sql_type = SqlUuid)]
    pub excerpt: ExcerptId,
    /// `ok`, `unheld`, `unanchored` or `broken`.
    #[diesel(sql_type = Text)]
    pub anchor: String,
}

impl Anchor {
    /// The anchors of all excerpts of these sources, each re-checked against the captured text.
    pub fn of(conn: &mut Connection, ids: &[SourceId]) -> QueryResult<Vec<Anchor>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        sql_query(include_str!("sql/anchors.sql"))
            .bind::<diesel::sql_types::Array<SqlUuid>, _>(ids)
            .load(conn)
    }
}

/// A rating with what it needs, as the database enforces it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rating, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct RatingRule {
    pub scope: String,
    pub code: String,
    pub any_kind: bool,
    pub needs_confirmed: bool,
    pub bearing: Option<String>,
    pub origins: i16,
    pub both_bearings: bool,
    pub search_note: bool,
}

impl RatingRule {
    /// The whole scale.
    pub fn all(conn: &mut Connection) -> QueryResult<Vec<RatingRule>> {
        rating::table
            .order_by((rating::scope.desc(), rating::code))
            .select(RatingRule::as_select())
            .load(conn)
    }
}

/// A move with what it needs, as the database enforces it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = transition, check_for_backend(Pg))]
#[allow(missing_docs)]
pub struct TransitionRule {
    #[diesel(column_name = move_)]
    pub a_move: String,
    pub from_state: String,
    pub to_state: String,
    pub role: String,
    pub capacity: String,
    pub needs_reason: bool,
    pub needs_note: bool,
}

impl TransitionRule {
    /// The moves under a policy, in their preferred capacity.
    pub fn all(conn: &mut Connection, eyes: i16) -> QueryResult<Vec<TransitionRule>> {
        transition::table
            .filter(transition::eyes.eq(eyes))
            .filter(transition::preferred)
            .order_by((transition::from_state, transition::move_, transition::role))
            .select(TransitionRule::as_select())
            .load(conn)
    }
}

#[derive(QueryableByName)]
struct Json {
    #[diesel(sql_type = Jsonb)]
    value: Value,
}

/// A claim whole, as JSON with the documented keys; by code, or by handle in a dossier.
pub fn claim_document(
    conn: &mut Connection,
    code: Option<ClaimCode>,
    handle: Option<&str>,
    dossier: Option<&str>,
) -> QueryResult<Option<Value>> {
    let row: Option<Json> = sql_query(include_str!("sql/claim_document.sql"))
        .bind::<Nullable<diesel::sql_types::BigInt>, _>(code.map(|code| code.0))
        .bind::<Nullable<Text>, _>(handle)
        .bind::<Nullable<Text>, _>(dossier)
        .get_result(conn)
        .optional()?;
    Ok(row.map(|row| row.value))
}

/// A claim's life: its events with what each brought, oldest first, as a JSON list.
pub fn claim_history(conn: &mut Connection, claim: ClaimId) -> QueryResult<Value> {
    let row: Json = sql_query(include_str!("sql/claim_history.sql"))
        .bind::<SqlUuid, _>(claim)
        .get_result(conn)?;
    Ok(row.value)
}
