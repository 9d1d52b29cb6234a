//! What waits for somebody, and the board.

use crate::db::{Connection, DbError, members, people, queue, review};
use crate::domain::ids::ClaimCode;
use crate::domain::workflow::State;
use crate::ops::{OpResult, find};

/// What the queue is narrowed to, in the words of the command line.
#[derive(Debug, Clone, Default)]
pub struct QueueOptions {
    /// What the login has: assigned, or taken.
    pub mine: bool,
    /// What nobody has.
    pub unassigned: bool,
    /// Past its due date, or with a reply or hold that ran out.
    pub overdue: bool,
    /// Flagged since its approval.
    pub needs_re_review: bool,
    /// On hold.
    pub on_hold: bool,
    /// In one of these states.
    pub states: Vec<State>,
    /// With this entity, by handle or name.
    pub party: Option<String>,
    /// After this claim, in the order of the queue.
    pub after: Option<ClaimCode>,
    /// So many at most.
    pub limit: i64,
}

/// A claim that waits, and who has it, by name.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The claim.
    pub claim: queue::QueuedClaim,
    /// Whom it is assigned to, else who took it.
    pub who: Option<String>,
}

/// What waits for somebody.
pub fn queue(conn: &mut Connection, dossier: Option<&str>, options: &QueueOptions) -> OpResult<Vec<Waiting>> {
    let party = match &options.party {
        Some(name) => Some(find::entity(conn, name, dossier)?.id),
        None => None,
    };
    let of = match options.mine {
        true => Some(members::session(conn)?.1.ok_or(DbError::NotFound)?),
        false => None,
    };
    let filter = queue::QueueFilter {
        dossier: dossier
            .map(|slug| find::dossier(conn, slug))
            .transpose()?
            .map(|dossier| dossier.id),
        states: options
            .states
            .iter()
            .map(|state| state.code().to_owned())
            .collect(),
        of,
        unassigned: options.unassigned,
        overdue: options.overdue,
        needs_re_review: options.needs_re_review,
        on_hold: options.on_hold,
        party,
        after: options.after,
        limit: options.limit,
    };
    let names = people::names(conn)?;
    let claims = queue::QueuedClaim::list(conn, &filter)?.into_iter();
    let waiting = claims.map(|claim| Waiting {
        who: claim
            .reviewer
            .or(claim.taken_by)
            .and_then(|person| names.get(&person).cloned()),
        claim,
    });
    Ok(waiting.collect())
}

/// The board: a column for each state that has claims, in the order of the workflow.
pub fn board(conn: &mut Connection, dossier: Option<&str>) -> OpResult<Vec<review::BoardColumn>> {
    let dossier = dossier.map(|slug| find::dossier(conn, slug)).transpose()?;
    let mut columns = review::BoardColumn::all(conn, dossier.map(|dossier| dossier.id))?;
    columns.sort_by_key(|column| State::ALL.iter().position(|state| state.code() == column.state));
    Ok(columns)
}
