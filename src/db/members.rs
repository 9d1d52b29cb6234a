//! Members: persons with their logins and roles.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};

use super::Connection;
use super::listing::Part;
use crate::domain::ids::PersonId;

/// A person with their live logins and roles.
#[derive(Debug, Clone, QueryableByName)]
pub struct Member {
    /// The person.
    #[diesel(sql_type = SqlUuid)]
    pub person: PersonId,
    /// The name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// PostgreSQL logins that stand for the person.
    #[diesel(sql_type = Array<Text>)]
    pub logins: Vec<String>,
    /// Granted roles that are not revoked.
    #[diesel(sql_type = Array<Text>)]
    pub roles: Vec<String>,
}

impl Member {
    /// All members, by name.
    pub fn all(conn: &mut Connection) -> QueryResult<Vec<Member>> {
        Self::list(conn, &Part::all())
    }

    /// A part of them, by name.
    pub fn list(conn: &mut Connection, part: &Part<PersonId>) -> QueryResult<Vec<Member>> {
        sql_query(include_str!("sql/members.sql"))
            .bind::<diesel::sql_types::BigInt, _>(part.limit)
            .bind::<diesel::sql_types::Nullable<SqlUuid>, _>(part.after)
            .load(conn)
    }
}

#[derive(QueryableByName)]
struct Me {
    #[diesel(sql_type = Text)]
    login: String,
    #[diesel(sql_type = diesel::sql_types::Nullable<SqlUuid>)]
    person: Option<PersonId>,
    #[diesel(sql_type = Array<Text>)]
    roles: Vec<String>,
}

/// Who the session is: login, person and roles.
pub fn session(conn: &mut Connection) -> QueryResult<(String, Option<PersonId>, Vec<String>)> {
    let me: Me = sql_query(include_str!("sql/session.sql")).get_result(conn)?;
    Ok((me.login, me.person, me.roles))
}

/// Whether the desk has an administrator already.
pub fn has_administrator(conn: &mut Connection) -> QueryResult<bool> {
    Ok(Member::all(conn)?
        .iter()
        .any(|member| member.roles.iter().any(|role| role == "admin")))
}

/// Makes the first administrator; only the database's owner may.
pub fn found(conn: &mut Connection, login: &str, person: PersonId, name: &str) -> Result<(), super::DbError> {
    ensure_login(conn, login)?;
    sql_query(include_str!("sql/found.sql"))
        .bind::<SqlUuid, _>(person)
        .bind::<Text, _>(name)
        .bind::<Text, _>(login)
        .bind::<SqlUuid, _>(crate::domain::ids::RequestId::new())
        .execute(conn)?;
    Ok(())
}

/// Makes a login with a password, by its verifier; only an administrator may, and only one that is new.
pub fn make_login(conn: &mut Connection, login: &str, verifier: &str) -> QueryResult<()> {
    sql_query(include_str!("sql/member_login.sql"))
        .bind::<Text, _>(login)
        .bind::<Text, _>(verifier)
        .execute(conn)
        .map(drop)
}

/// Makes the first administrator's login with a password, by its verifier; only the database's owner may.
pub fn make_founder(conn: &mut Connection, login: &str, verifier: &str) -> QueryResult<()> {
    // the verifier has no character that would end the literal
    conn.batch_execute(&format!(
        "create role {} login password '{verifier}'",
        quoted(login)
    ))
}

/// What the server checks a password against (SCRAM-SHA-256): whoever has it cannot log in with it.
pub fn verifier(password: &str) -> String {
    postgres_protocol::password::scram_sha_256(password.as_bytes())
}

#[derive(QueryableByName)]
struct Known {
    #[diesel(sql_type = diesel::sql_types::Bool)]
    known: bool,
}

/// Whether the session's login is somebody's, or the database's owner's: roles belong to the whole server, so others of
/// its desks can connect here too.
pub fn is_known(conn: &mut Connection) -> QueryResult<bool> {
    let known: Known = sql_query(include_str!("sql/known.sql")).get_result(conn)?;
    Ok(known.known)
}

#[derive(QueryableByName)]
struct Setter {
    #[diesel(sql_type = Text)]
    login: String,
    #[diesel(sql_type = Text)]
    database: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    may: bool,
}

/// Refuses who may not set the database up.
pub fn check_owner(conn: &mut Connection) -> Result<(), super::DbError> {
    let setter: Setter = sql_query(include_str!("sql/setter.sql")).get_result(conn)?;
    if setter.may {
        return Ok(());
    }
    Err(super::DbError::NotOwner {
        login: setter.login,
        database: setter.database,
    })
}

/// Makes the login if there is none, and lets it use the desk's database; only the database's owner may.
fn ensure_login(conn: &mut Connection, login: &str) -> QueryResult<()> {
    let rows = sql_query("select 1 from pg_catalog.pg_roles where rolname = $1")
        .bind::<Text, _>(login)
        .execute(conn)?;
    if rows == 0 {
        conn.batch_execute(&format!("create role {} login", quoted(login)))?;
    }
    conn.batch_execute(&format!("grant counterclaim_member to {}", quoted(login)))
}

/// A name as an identifier of SQL.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[derive(QueryableByName)]
struct Sessions {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    open: i64,
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    ever: i64,
}

/// Client sessions open now besides this one, and client sessions there ever were.
pub fn sessions(conn: &mut Connection) -> QueryResult<(i64, i64)> {
    let sessions: Sessions = sql_query(include_str!("sql/sessions.sql")).get_result(conn)?;
    Ok((sessions.open, sessions.ever))
}
