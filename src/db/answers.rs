//! Questions with the claims that answer them, and evidence in lists: a query each.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Jsonb, Nullable, SmallInt, Text, Uuid as SqlUuid};
use serde_json::Value;

use super::Connection;
use super::listing::Part;
use crate::domain::ids::*;

/// A question in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct AnsweredQuestion {
    #[diesel(sql_type = Nullable<Text>)]
    pub handle: Option<String>,
    #[diesel(sql_type = Text)]
    pub text: String,
    /// The event's label.
    #[diesel(sql_type = Nullable<Text>)]
    pub event: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub measure: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub unit: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub scope: Option<String>,
    #[diesel(sql_type = SqlUuid)]
    pub id: QuestionId,
    /// A list of objects with the keys that `ops::question` documents, by code.
    #[diesel(sql_type = Jsonb)]
    pub answers: Value,
}

/// The questions of a dossier by handle, or one of them.
pub fn questions(
    conn: &mut Connection,
    dossier: DossierId,
    question: Option<QuestionId>,
    part: &Part<QuestionId>,
) -> QueryResult<Vec<AnsweredQuestion>> {
    sql_query(include_str!("sql/question_list.sql"))
        .bind::<SqlUuid, _>(dossier)
        .bind::<Nullable<SqlUuid>, _>(question)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<SqlUuid>, _>(part.after)
        .load(conn)
}

/// A piece of live evidence in a list.
#[derive(Debug, Clone, QueryableByName)]
#[allow(missing_docs)]
pub struct NumberedEvidence {
    /// The claim's code.
    #[diesel(sql_type = BigInt)]
    pub code: i64,
    /// Its number, as commands take it: 2 for `C-7#2`.
    #[diesel(sql_type = BigInt)]
    pub number: i64,
    #[diesel(sql_type = Text)]
    pub bearing: String,
    #[diesel(sql_type = SmallInt)]
    pub credibility: i16,
    /// The source's handle in the dossier.
    #[diesel(sql_type = Nullable<Text>)]
    pub source: Option<String>,
    /// Whose statement it is, by label; the publisher's where nobody is named.
    #[diesel(sql_type = Nullable<Text>)]
    pub voice: Option<String>,
    #[diesel(sql_type = Text)]
    pub quote: String,
    #[diesel(sql_type = Bool)]
    pub record: bool,
    #[diesel(sql_type = Bool)]
    pub against_interest: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub note: Option<String>,
    #[diesel(sql_type = SqlUuid)]
    pub id: EvidenceId,
}

/// The live evidence of a dossier, or of one claim of it, by claim and number.
pub fn evidence(
    conn: &mut Connection,
    dossier: DossierId,
    claim: Option<ClaimId>,
    part: &Part<EvidenceId>,
) -> QueryResult<Vec<NumberedEvidence>> {
    sql_query(include_str!("sql/evidence_list.sql"))
        .bind::<SqlUuid, _>(dossier)
        .bind::<Nullable<SqlUuid>, _>(claim)
        .bind::<BigInt, _>(part.limit)
        .bind::<Nullable<SqlUuid>, _>(part.after)
        .load(conn)
}

/// The evidence with a number of a claim, taken back or not.
pub fn evidence_named(
    conn: &mut Connection,
    code: ClaimCode,
    number: i64,
) -> QueryResult<Option<EvidenceId>> {
    #[derive(QueryableByName)]
    struct Named {
        #[diesel(sql_type = SqlUuid)]
        id: EvidenceId,
    }
    let found: Option<Named> = sql_query(include_str!("sql/evidence_named.sql"))
        .bind::<BigInt, _>(code.0)
        .bind::<BigInt, _>(number)
        .get_result(conn)
        .optional()?;
    Ok(found.map(|named| named.id))
}
