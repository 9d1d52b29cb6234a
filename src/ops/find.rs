//! Finding things by the names people use: codes, handles, slugs, names.

use crate::db::claims::{Claim, Head};
use crate::db::dossiers::{Dossier, Handle};
use crate::db::entities::Entity;
use crate::db::sources::Source;
use crate::db::{Connection, listing};
use crate::domain::ids::*;
use crate::domain::text;

use super::{OpError, OpResult, context};

/// How many near names an error offers.
const OFFERED: usize = 3;
/// How many entities are looked through for near names.
const MOST: i64 = 10_000;

/// The dossier with a slug.
pub fn dossier(conn: &mut Connection, slug: &str) -> OpResult<Dossier> {
    if let Some(found) = Dossier::by_slug(conn, slug)? {
        return Ok(found);
    }
    let slugs = Dossier::all(conn)?.into_iter().map(|(dossier, _)| dossier.slug);
    Err(OpError::Missing {
        what: "dossier",
        name: slug.to_owned(),
        near: near(slug, slugs),
    })
}

/// The dossier that a command means: the one named, else the only one there is.
pub fn dossier_or_only(conn: &mut Connection, slug: Option<&str>) -> OpResult<Dossier> {
    if let Some(slug) = slug {
        return dossier(conn, slug);
    }
    let mut all = Dossier::all(conn)?;
    match all.len() {
        1 => Ok(all.swap_remove(0).0),
        0 => Err(OpError::Missing {
            what: "dossier",
            name: "(any)".to_owned(),
            near: Vec::new(),
        }),
        _ => Err(OpError::Usage(format!(
            "which dossier: {}? name it with `--dossier`, or once with `counterclaim dossier use`",
            all.iter()
                .map(|(dossier, _)| format!("`{}`", dossier.slug))
                .collect::<Vec<_>>()
                .join(", ")
        ))),
    }
}

/// The claims that codes, handles or `@` name, in that order.
pub fn claims(conn: &mut Connection, names: &[String], slug: Option<&str>) -> OpResult<Vec<(Claim, Head)>> {
    let names = context::with_last_claim(conn, names)?;
    let codes: Vec<ClaimCode> = names.iter().filter_map(|name| name.parse().ok()).collect();
    let by_code = if codes.is_empty() {
        Vec::new()
    } else {
        Claim::with_codes(conn, &codes)?
    };
    let mut found = Vec::with_capacity(names.len());
    for name in names.iter() {
        if let Ok(code) = name.parse::<ClaimCode>() {
            match by_code.iter().find(|(claim, _)| claim.code == code.0) {
                Some(pair) => found.push(pair.clone()),
                None => {
                    return Err(OpError::Missing {
                        what: "claim",
                        name: name.clone(),
                        near: Vec::new(),
                    });
                }
            }
        } else {
            found.push(claim_by_handle(conn, name, slug)?);
        }
    }
    Ok(found)
}

fn claim_by_handle(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<(Claim, Head)> {
    let wanted = slug.map(|slug| dossier(conn, slug)).transpose()?;
    let in_reach = |handle: &Handle| wanted.as_ref().is_none_or(|dossier| dossier.id == handle.dossier);
    let ids: Vec<ClaimId> = Handle::named(conn, name)?
        .iter()
        .filter(|handle| in_reach(handle))
        .filter_map(|handle| handle.claim)
        .collect();
    let mut found = Claim::with_ids(conn, &ids)?;
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => {
            let mut handles = Vec::new();
            for (dossier, _) in Dossier::all(conn)? {
                handles.extend(
                    Handle::of(conn, dossier.id)?
                        .into_iter()
                        .filter(|handle| handle.claim.is_some()),
                );
            }
            let near = near(name, handles.into_iter().map(|handle| handle.handle));
            Err(OpError::Missing {
                what: "claim",
                name: name.to_owned(),
                near,
            })
        }
        _ => Err(OpError::Ambiguous {
            what: "claim",
            name: name.to_owned(),
            candidates: found
                .iter()
                .map(|(claim, _)| ClaimCode(claim.code).to_string())
                .collect(),
        }),
    }
}

/// The entity that a handle or an unambiguous name means.
pub fn entity(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<Entity> {
    let wanted = slug.map(|slug| dossier(conn, slug)).transpose()?;
    let mut ids: Vec<EntityId> = Handle::named(conn, name)?
        .iter()
        .filter(|handle| wanted.as_ref().is_none_or(|dossier| dossier.id == handle.dossier))
        .filter_map(|handle| handle.entity)
        .collect();
    ids.sort();
    ids.dedup();
    let mut found = Entity::with_ids(conn, &ids)?;
    if found.is_empty() {
        found = Entity::with_key(conn, &text::fold_key(name))?;
    }
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(OpError::Missing {
            what: "entity",
            name: name.to_owned(),
            near: near_entities(conn, name, wanted.map(|dossier| dossier.id))?,
        }),
        _ => Err(OpError::Ambiguous {
            what: "entity",
            name: name.to_owned(),
            candidates: found
                .iter()
                .map(|entity| format!("{} ({})", entity.label, entity.kind))
                .collect(),
        }),
    }
}

/// The source that a handle, an address or `@source` means.
pub fn source(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<Source> {
    let wanted = slug.map(|slug| dossier(conn, slug)).transpose()?;
    let ids: Vec<SourceId> = if name == context::LAST_SOURCE {
        vec![context::last_source(conn)?]
    } else {
        Handle::named(conn, name)?
            .iter()
            .filter(|handle| wanted.as_ref().is_none_or(|dossier| dossier.id == handle.dossier))
            .filter_map(|handle| handle.source)
            .collect()
    };
    let mut found = if ids.is_empty() {
        Source::at(conn, name)?
    } else {
        Source::with_ids(conn, &ids)?
    };
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(OpError::Missing {
            what: "source",
            name: name.to_owned(),
            near: Vec::new(),
        }),
        _ => Err(OpError::Ambiguous {
            what: "source",
            name: name.to_owned(),
            candidates: found.iter().map(|source| source.id.to_string()).collect(),
        }),
    }
}

/// The entities that have a name like that one, by handle where they have one.
fn near_entities(conn: &mut Connection, name: &str, dossier: Option<DossierId>) -> OpResult<Vec<String>> {
    let key = text::fold_key(name);
    let all = listing::entities(conn, dossier, None, MOST)?;
    Ok(best(all.into_iter().map(|one| {
        let called = one.handle.iter().chain([&one.label]).chain(&one.names);
        let scores = called.map(|other| strsim::jaro_winkler(&key, &text::fold_key(other)));
        (scores.fold(0.0, f64::max), one.handle.unwrap_or(one.label))
    })))
}

/// The names that look most like `name`, at most three.
pub fn near(name: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    best(
        names
            .into_iter()
            .map(|other| (strsim::jaro_winkler(name, &other), other)),
    )
}

/// Those with the best scores, as far as any are good.
fn best(scored: impl Iterator<Item = (f64, String)>) -> Vec<String> {
    let mut scored: Vec<(f64, String)> = scored.filter(|(score, _)| *score > 0.8).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.dedup();
    scored.into_iter().take(OFFERED).map(|(_, other)| other).collect()
}
