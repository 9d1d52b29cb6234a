//! The right of reply: asking a party, recording what it answered, and what is still waited for.
//!
//! Requests and answers are additions to a dossier (`replies`, and for what the party says `statements`), so the planner
//! of imports checks them.

mod ask;
mod record;

use crate::db::Connection;
use crate::db::listing::Part;
use crate::db::replies::{self, ListedReply};
use crate::domain::ids::*;
use crate::exchange::dossier::Handle;

use super::fragment::Opened;
use super::{OpResult, find};

pub use ask::{Ask, Asked, ask};
pub use record::{Answer, OfClaim, Outcome, Recorded, Said, record, waiting_for};

/// A claim that was named.
#[derive(Debug, Clone)]
struct Named {
    id: ClaimId,
    code: ClaimCode,
    handle: Handle,
}

/// Each named claim, once.
fn named(conn: &mut Connection, opened: &mut Opened, names: &[String]) -> OpResult<Vec<Named>> {
    let mut found: Vec<Named> = Vec::new();
    for name in names {
        let id = opened.claim_id(conn, name)?;
        if found.iter().any(|known| known.id == id) {
            continue;
        }
        found.push(Named {
            id,
            code: opened.code_of(id),
            handle: opened.claim(conn, name)?,
        });
    }
    Ok(found)
}

/// Requests as they stand: all, the open ones, or those whose deadline has passed.
pub fn list(
    conn: &mut Connection,
    slug: Option<&str>,
    open: bool,
    overdue: bool,
    party: Option<&str>,
    part: &Part<RowId>,
) -> OpResult<Vec<ListedReply>> {
    let dossier = slug.map(|slug| find::dossier(conn, slug)).transpose()?;
    let party = match party {
        Some(name) => Some(find::entity(conn, name, slug)?.id),
        None => None,
    };
    let dossier = dossier.map(|dossier| dossier.id);
    Ok(replies::list(conn, dossier, party, open, overdue, part)?)
}
