//! Members of the desk: who may act, under which login, in which roles.

use crate::db::listing::Part;
use crate::db::members::Member;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, all_or_nothing, members};
use crate::domain::ids::{PersonId, RequestId};
use crate::domain::workflow::Role;

use super::find::meant;
use super::{OpError, OpResult};

/// Members by name.
pub fn list(conn: &mut Connection, part: &Part<PersonId>) -> OpResult<Vec<Member>> {
    Ok(Member::list(conn, part)?)
}

/// Adds a person with a login.
pub fn add(conn: &mut Connection, login: &str, name: &str, roles: &[Role]) -> OpResult<Vec<Receipt>> {
    Ok(write::add_member(
        conn,
        login,
        PersonId::new(),
        Some(name),
        &codes(roles),
        RequestId::new(),
    )?)
}

/// Makes a login with a password and adds a person with it: both, or neither.
pub fn add_with_password(
    conn: &mut Connection,
    login: &str,
    password: &str,
    name: &str,
    roles: &[Role],
) -> OpResult<Vec<Receipt>> {
    all_or_nothing(conn, true, |conn| {
        members::make_login(conn, login, &members::verifier(password))?;
        add(conn, login, name, roles)
    })
}

/// Makes a login with a password and adds it to the person who has another: both, or neither.
pub fn add_login_with_password(
    conn: &mut Connection,
    login: &str,
    password: &str,
    to: &str,
) -> OpResult<Vec<Receipt>> {
    all_or_nothing(conn, true, |conn| {
        members::make_login(conn, login, &members::verifier(password))?;
        add_login(conn, login, to)
    })
}

/// Adds a login to the person who has another.
pub fn add_login(conn: &mut Connection, login: &str, to: &str) -> OpResult<Vec<Receipt>> {
    let member = of_login(conn, to)?;
    Ok(write::add_member(
        conn,
        login,
        member.person,
        None,
        &[],
        RequestId::new(),
    )?)
}

/// Grants roles to the person behind a login.
pub fn grant(conn: &mut Connection, login: &str, roles: &[Role]) -> OpResult<Vec<Receipt>> {
    let member = of_login(conn, login)?;
    Ok(write::change_roles(
        conn,
        member.person,
        &codes(roles),
        true,
        RequestId::new(),
    )?)
}

/// Takes roles back from the person behind a login.
pub fn revoke(conn: &mut Connection, login: &str, roles: &[Role]) -> OpResult<Vec<Receipt>> {
    let member = of_login(conn, login)?;
    Ok(write::change_roles(
        conn,
        member.person,
        &codes(roles),
        false,
        RequestId::new(),
    )?)
}

/// Ends a login.
pub fn disable(conn: &mut Connection, login: &str, reason: &str) -> OpResult<Vec<Receipt>> {
    let member = of_login(conn, login)?;
    Ok(write::disable_login(
        conn,
        login,
        member.person,
        reason,
        RequestId::new(),
    )?)
}

/// Who the session is.
pub fn session(conn: &mut Connection) -> OpResult<(String, Option<PersonId>, Vec<String>)> {
    Ok(members::session(conn)?)
}

/// The member whose login this is.
pub fn of_login(conn: &mut Connection, login: &str) -> OpResult<Member> {
    let all = Member::all(conn)?;
    match all
        .iter()
        .find(|member| member.logins.iter().any(|other| other == login))
    {
        Some(member) => Ok(member.clone()),
        None => Err(OpError::Missing {
            what: "member with login",
            name: login.to_owned(),
            near: near_logins(login, all),
        }),
    }
}

/// The logins like this, or of whoever has a name like it.
pub(super) fn near_logins(login: &str, all: Vec<Member>) -> Vec<String> {
    let known = all.into_iter().flat_map(|member| {
        let name = member.name;
        member
            .logins
            .into_iter()
            .map(move |login| (login, vec![name.clone()]))
    });
    meant(login, known)
}

fn codes(roles: &[Role]) -> Vec<String> {
    roles.iter().map(|role| role.code().to_owned()).collect()
}
