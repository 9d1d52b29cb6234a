//! Reading a dossier's claims together: stances, designations, conflicts, accusations without an answer, balance.

use chrono::{DateTime, NaiveDate, Utc};

use crate::db::{Connection, dispute};
use crate::domain::analysis::balance::{self, PartyBalance};
use crate::domain::analysis::conflicts::{self, Conflict};
use crate::domain::analysis::designations::{self, Entry};
use crate::domain::analysis::stances::{self, Stance, Wanted};
use crate::domain::analysis::unanswered::{self, Unanswered};
use crate::domain::analysis::{Dispute, Quoted};

use super::{OpError, OpResult, find};

/// Which party holds which claim; of these claims and this party, of all where none are named.
pub fn stances(
    conn: &mut Connection,
    slug: Option<&str>,
    claims: &[String],
    party: Option<&str>,
) -> OpResult<Vec<Stance>> {
    let dispute = read(conn, slug)?;
    let claims = find::claims(conn, claims, slug)?;
    let wanted = Wanted {
        claims: claims.into_iter().map(|(claim, _)| claim.id).collect(),
        party: party
            .map(|name| find::entity(conn, name, slug))
            .transpose()?
            .map(|entity| entity.id),
    };
    Ok(stances::stances(&dispute, &wanted))
}

/// Who designates whom as what; on a day, what may be in force then.
pub fn designations(
    conn: &mut Connection,
    slug: Option<&str>,
    on: Option<NaiveDate>,
) -> OpResult<Vec<Entry>> {
    Ok(designations::designations(&read(conn, slug)?, on))
}

/// What cannot all be so, or is not agreed.
pub fn conflicts(conn: &mut Connection, slug: Option<&str>) -> OpResult<Vec<Conflict>> {
    Ok(conflicts::conflicts(&read(conn, slug)?))
}

/// Accusations that whoever is accused has not answered.
pub fn unanswered(
    conn: &mut Connection,
    slug: Option<&str>,
    now: DateTime<Utc>,
) -> OpResult<Vec<Unanswered>> {
    Ok(unanswered::unanswered(&read(conn, slug)?, now))
}

/// How evenly the parties are heard, each with its statements.
pub fn balance(conn: &mut Connection, slug: Option<&str>) -> OpResult<Vec<(PartyBalance, Vec<Quoted>)>> {
    Ok(balance::balance(&read(conn, slug)?))
}

fn read(conn: &mut Connection, slug: Option<&str>) -> OpResult<Dispute> {
    let dossier = find::dossier_or_only(conn, slug)?;
    serde_json::from_value(dispute::document(conn, dossier.id)?)
        .map_err(|error| OpError::Usage(format!("the database's answer is of an unknown shape: {error}")))
}
