//! The write path: everything that changes goes through a function of schema `api`.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, Bytea, Integer, Nullable, Text};
use serde_json::Value;
use uuid::Uuid;

use super::{Connection, DbError, DbResult};
use crate::domain::batch::Batch;
use crate::domain::ids::{ClaimId, PersonId, RequestId};
use crate::domain::workflow::Move;

/// What a write gives back for each stream it touched: the hash of the event that records it.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Receipt {
    /// The stream: a claim, a dossier, an entity, a source or a member.
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    pub stream: Uuid,
    /// Its version now.
    #[diesel(sql_type = Integer)]
    pub version: i32,
    /// SHA-256 of the event, 32 bytes.
    #[diesel(sql_type = Bytea)]
    pub hash: Vec<u8>,
}

/// One move of one claim.
#[derive(Debug, Clone)]
pub struct MoveCall {
    /// The claim.
    pub claim: ClaimId,
    /// The version that was read; nobody moves what they have not seen.
    pub version: i32,
    /// Which move.
    pub a_move: Move,
    /// Reason, note and verdicts, as `api.move` takes them.
    pub arguments: Value,
}

/// Writes content.
pub fn record(conn: &mut Connection, batch: &Batch, request: RequestId) -> DbResult<Vec<Receipt>> {
    let json = serde_json::to_string(batch)
        .map_err(|error| DbError::Query(diesel::result::Error::SerializationError(Box::new(error))))?;
    Ok(sql_query(include_str!("sql/record.sql"))
        .bind::<Text, _>(json)
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}

/// Moves one claim.
pub fn move_claim(conn: &mut Connection, call: &MoveCall, request: RequestId) -> DbResult<Vec<Receipt>> {
    Ok(sql_query(include_str!("sql/move.sql"))
        .bind::<diesel::sql_types::Uuid, _>(call.claim)
        .bind::<Integer, _>(call.version)
        .bind::<Text, _>(call.a_move.code())
        .bind::<Text, _>(call.arguments.to_string())
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}

/// Moves several claims: all, or none with the list of refusals.
pub fn move_claims(conn: &mut Connection, calls: &[MoveCall], request: RequestId) -> DbResult<Vec<Receipt>> {
    let moves: Vec<Value> = calls
        .iter()
        .map(|call| {
            serde_json::json!({
                "claim": call.claim, "version": call.version, "move": call.a_move.code(), "arguments": call.arguments,
            })
        })
        .collect();
    Ok(sql_query(include_str!("sql/moves.sql"))
        .bind::<Text, _>(Value::Array(moves).to_string())
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}

/// Adds a person with a login, or a login to a person (then without a name).
pub fn add_member(
    conn: &mut Connection,
    login: &str,
    person: PersonId,
    name: Option<&str>,
    roles: &[String],
    request: RequestId,
) -> DbResult<Vec<Receipt>> {
    Ok(sql_query(include_str!("sql/member_add.sql"))
        .bind::<Text, _>(login)
        .bind::<diesel::sql_types::Uuid, _>(person)
        .bind::<Nullable<Text>, _>(name)
        .bind::<Array<Text>, _>(roles)
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}

/// Grants roles to a person, or takes them back.
pub fn change_roles(
    conn: &mut Connection,
    person: PersonId,
    roles: &[String],
    grant: bool,
    request: RequestId,
) -> DbResult<Vec<Receipt>> {
    let statement = if grant {
        include_str!("sql/member_grant.sql")
    } else {
        include_str!("sql/member_revoke.sql")
    };
    Ok(sql_query(statement)
        .bind::<diesel::sql_types::Uuid, _>(person)
        .bind::<Array<Text>, _>(roles)
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}

/// Ends a login: it no longer stands for its person.
pub fn disable_login(
    conn: &mut Connection,
    login: &str,
    person: PersonId,
    reason: &str,
    request: RequestId,
) -> DbResult<Vec<Receipt>> {
    Ok(sql_query(include_str!("sql/member_disable.sql"))
        .bind::<Text, _>(login)
        .bind::<diesel::sql_types::Uuid, _>(person)
        .bind::<Text, _>(reason)
        .bind::<diesel::sql_types::Uuid, _>(request)
        .load(conn)?)
}
