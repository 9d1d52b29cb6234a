//! Conflicts of interest: who keeps out of a dossier.

use crate::db::recusals::Recusal;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, members};
use crate::domain::batch::{Batch, RecusalRow};
use crate::domain::ids::*;

use super::{OpError, OpResult, find, member};

/// Recuses a member, by default the session's own person, from a dossier, or ends that.
pub fn record(
    conn: &mut Connection,
    slug: Option<&str>,
    login: Option<&str>,
    reason: &str,
    end: bool,
) -> OpResult<Vec<Receipt>> {
    let dossier = find::dossier_or_only(conn, slug)?;
    let person = match login {
        Some(login) => member::of_login(conn, login)?.person,
        None => {
            let (login, person, _) = members::session(conn)?;
            person.ok_or(OpError::Missing {
                what: "member with login",
                name: login,
                near: Vec::new(),
            })?
        }
    };
    let mut batch = Batch::default();
    batch.recusal.push(RecusalRow {
        id: RowId::new(),
        dossier: dossier.id,
        person,
        reason: reason.to_owned(),
        ended: end,
    });
    Ok(write::record(conn, &batch, RequestId::new())?)
}

/// Who is recused from a dossier now.
pub fn list(conn: &mut Connection, slug: Option<&str>) -> OpResult<Vec<Recusal>> {
    let dossier = find::dossier_or_only(conn, slug)?;
    Ok(Recusal::of(conn, dossier.id)?)
}
