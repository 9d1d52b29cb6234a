//! Review: `verdict`, `weighed`, `review_step`, `current_verdict`, `last_approved`, the lists and the evidence rule's reading.

use bigdecimal::BigDecimal;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, BigInt, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
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
        hold -> Nullable<Text>,
        hold_until -> Nullable<Date>,
        approved_eyes -> Nullable<Int2>,
        approved_by_decider -> Bool,
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
    /// With these words in the statement, each language's in its own way.
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
    pub hold: Option<String>,
    pub hold_until: Option<NaiveDate>,
    /// The policy that it was approved under.
    pub approved_eyes: Option<i16>,
    pub approved_by_decider: bool,
}

#[derive(QueryableByName)]
pub(super) struct Found {
    #[diesel(sql_type = BigInt)]
    pub(super) code: i64,
}

/// How many claims with the words of a search are first looked at where other conditions leave some of them out.
const FIRST_LOOK: i64 = 1000;

impl ListedClaim {
    /// The claims that a filter admits, by code.
    pub fn list(conn: &mut Connection, filter: &ClaimFilter) -> QueryResult<Vec<ListedClaim>> {
        if filter.text.is_none() && filter.verdicts.is_empty() {
            return Self::admitted(conn, filter, filter.after, None, filter.limit);
        }
        let narrowed = !(filter.states.is_empty() && filter.kinds.is_empty() && filter.verdicts.is_empty());
        let mut most = if narrowed {
            filter.limit.max(FIRST_LOOK)
        } else {
            filter.limit
        };
        let (mut after, mut claims) = (filter.after, Vec::new());
        loop {
            let found = Self::found(conn, filter, after, most)?;
            let codes: Vec<i64> = found.iter().map(|claim| claim.code).collect();
            let is_all = (codes.len() as i64) < most;
            after = codes.last().map(|code| ClaimCode(*code)).or(after);
            let wanted = filter.limit - claims.len() as i64;
            claims.extend(Self::admitted(conn, filter, None, Some(codes), wanted)?);
            if is_all || claims.len() as i64 >= filter.limit {
                return Ok(claims);
            }
            // each look begins anew: few of them, however rare what is looked for
            most = most.saturating_mul(8);
        }
    }

    /// What an index says of the rarest condition: the next claims with the words, else with a verdict that was or is one
    /// of those.
    fn found(
        conn: &mut Connection,
        filter: &ClaimFilter,
        after: Option<ClaimCode>,
        most: i64,
    ) -> QueryResult<Vec<Found>> {
        let after = after.map_or(0, |code| code.0);
        match &filter.text {
            Some(text) => sql_query(include_str!("sql/claims_with.sql"))
                .bind::<Text, _>(text)
                .bind::<Nullable<SqlUuid>, _>(filter.dossier)
                .bind::<BigInt, _>(after)
                .bind::<BigInt, _>(most)
                .load(conn),
            None => sql_query(include_str!("sql/claims_rated.sql"))
                .bind::<Array<Text>, _>(&filter.verdicts)
                .bind::<Nullable<SqlUuid>, _>(filter.dossier)
                .bind::<BigInt, _>(after)
                .bind::<BigInt, _>(most)
                .load(conn),
        }
    }

    fn admitted(
        conn: &mut Connection,
        filter: &ClaimFilter,
        after: Option<ClaimCode>,
        among: Option<Vec<i64>>,
        limit: i64,
    ) -> QueryResult<Vec<ListedClaim>> {
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
        if let Some(codes) = among {
            query = query.filter(claim_list::code.eq_any(codes));
        }
        if let Some(after) = after {
            query = query.filter(claim_list::code.gt(after.0));
        }
        query.limit(limit).load(conn)
    }
}

/// The claims of one state, taken together.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct BoardColumn {
    #[diesel(sql_type = Text)]
    pub state: String,
    #[diesel(sql_type = BigInt)]
    pub claims: i64,
    #[diesel(sql_type = BigInt)]
    pub on_hold: i64,
    /// Assigned and past their due date.
    #[diesel(sql_type = BigInt)]
    pub overdue: i64,
    /// The code of the claim that has stood there longest.
    #[diesel(sql_type = BigInt)]
    pub oldest: i64,
    /// Since when that one has.
    #[diesel(sql_type = Timestamptz)]
    pub since: DateTime<Utc>,
    /// Name to number of claims, as an object.
    #[diesel(sql_type = Jsonb)]
    pub who: Value,
}

impl BoardColumn {
    /// The states that have claims, in any order; of one dossier, or all.
    pub fn all(conn: &mut Connection, dossier: Option<DossierId>) -> QueryResult<Vec<BoardColumn>> {
        sql_query(include_str!("sql/board.sql"))
            .bind::<Nullable<SqlUuid>, _>(dossier)
            .load(conn)
    }
}

/// How the review of a claim stands, as JSON with the documented keys.
pub fn review_document(conn: &mut Connection, claim: ClaimId) -> QueryResult<Value> {
    let row: Json = sql_query(include_str!("sql/review_document.sql"))
        .bind::<SqlUuid, _>(claim)
        .get_result(conn)?;
    Ok(row.value)
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

    /// All verdicts on these claims, oldest first.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Verdict>> {
        verdict::table
            .filter(verdict::claim.eq_any(uuids(ids)))
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

fn uuids(ids: &[ClaimId]) -> Vec<uuid::Uuid> {
    ids.iter().map(|id| id.0).collect()
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

    /// All moves of these claims, in order.
    pub fn of_claims(conn: &mut Connection, ids: &[ClaimId]) -> QueryResult<Vec<Step>> {
        review_step::table
            .filter(review_step::claim.eq_any(uuids(ids)))
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
    /// `supports` or `refutes`.
    #[diesel(sql_type = Text)]
    pub bearing: String,
    /// Whose statement it is.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub voice: Option<EntityId>,
    /// The source at the root of the chain of copies.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub root: Option<SourceId>,
    /// Who published the root; the root itself where that is not known.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub root_publisher: Option<uuid::Uuid>,
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
            .bind::<Array<SqlUuid>, _>(ids)
            .load(conn)
    }

    /// The anchors of these excerpts.
    pub fn of_excerpts(conn: &mut Connection, ids: &[ExcerptId]) -> QueryResult<Vec<Anchor>> {
        let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
        sql_query(include_str!("sql/export_anchors.sql"))
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
        .bind::<Nullable<BigInt>, _>(code.map(|code| code.0))
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
