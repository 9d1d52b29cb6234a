//! What a word that is being typed may become.

use crate::db::dossiers::Dossier;
use crate::db::members::Member;
use crate::db::names::Of;
use crate::db::review::RatingRule;
use crate::db::{Connection, QueryError, names};
use crate::domain::workflow::Move;

use super::OpResult;
use super::context::LAST_CLAIM;
use super::context::LAST_SOURCE;

pub use crate::db::names::Name;

/// So many at most: nobody reads more, and they are asked for with each key.
const OFFERED: i64 = 200;

/// What kind of name is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Codes and handles of claims; first those that a move starts from.
    Claim(Option<Move>),
    /// Handles of entities.
    Entity,
    /// Handles of sources.
    Source,
    /// Handles of questions.
    Question,
    /// Slugs of dossiers.
    Dossier,
    /// Logins of members.
    Login,
    /// Ratings of a scope: `claim` or `attribution`.
    Rating(&'static str),
}

/// The names of a kind that begin with `start`, of a dossier or of all, in the order to offer them.
pub fn beginning(
    conn: &mut Connection,
    kind: Kind,
    dossier: Option<&str>,
    start: &str,
) -> OpResult<Vec<Name>> {
    let found = match kind {
        Kind::Claim(a_move) => {
            let mut found = names::claims(conn, dossier, start, a_move.map(Move::code), OFFERED)?;
            found.extend(last(start, LAST_CLAIM, "the last one"));
            found
        }
        Kind::Entity => names::handles(conn, Of::Entity, dossier, start, OFFERED)?,
        Kind::Source => {
            let mut found = names::handles(conn, Of::Source, dossier, start, OFFERED)?;
            found.extend(last(start, LAST_SOURCE, "the last one"));
            found
        }
        Kind::Question => names::handles(conn, Of::Question, dossier, start, OFFERED)?,
        Kind::Dossier => dossiers(conn)?,
        Kind::Login => logins(conn)?,
        Kind::Rating(scope) => ratings(conn, scope)?,
    };
    Ok(found
        .into_iter()
        .filter(|one| is_begun(&one.name, start))
        .collect())
}

/// Codes of claims may be typed in either case.
fn is_begun(name: &str, start: &str) -> bool {
    name.get(..start.len())
        .is_some_and(|begun| begun.eq_ignore_ascii_case(start))
}

/// The short name of what was touched last is offered to whoever begins it.
fn last(start: &str, name: &str, about: &str) -> Option<Name> {
    start.starts_with('@').then(|| Name {
        name: name.to_owned(),
        about: about.to_owned(),
    })
}

fn dossiers(conn: &mut Connection) -> Result<Vec<Name>, QueryError> {
    let all = Dossier::all(conn)?;
    let named = all.into_iter().map(|(dossier, settings)| Name {
        name: dossier.slug,
        about: settings.title,
    });
    Ok(named.collect())
}

fn logins(conn: &mut Connection) -> Result<Vec<Name>, QueryError> {
    let mut found = Vec::new();
    for member in Member::all(conn)? {
        let about = format!("{} ({})", member.name, member.roles.join(", "));
        found.extend(member.logins.into_iter().map(|name| Name {
            name,
            about: about.clone(),
        }));
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn ratings(conn: &mut Connection, scope: &str) -> Result<Vec<Name>, QueryError> {
    let all = RatingRule::all(conn)?;
    let named = all
        .into_iter()
        .filter(|rule| rule.scope == scope)
        .map(|rule| Name {
            name: rule.code,
            about: String::new(),
        });
    Ok(named.collect())
}
