//! Finding things by the names people use: codes, handles, slugs, names.

use crate::db::Connection;
use crate::db::claims::{Claim, Head};
use crate::db::dossiers::{Dossier, Handle, Question};
use crate::db::entities::Entity;
use crate::db::listing::{self, Part, SourceFilter};
use crate::db::sources::Source;
use crate::domain::ids::*;
use crate::domain::text;
use uuid::Uuid;

use super::{OpError, OpResult, context};

/// How many near names an error offers.
const OFFERED: usize = 3;
/// How like a name must be, from 0 to 1.
const LIKE: f64 = 0.8;
/// How like a name counts that another has in it.
const PART: f64 = 0.9;
/// The fewest characters that count as a part of a name.
const SHORTEST_PART: usize = 4;
/// How many things are looked at for near names.
const LOOKED_AT: i64 = 5_000;

/// The dossier with a slug.
pub fn dossier(conn: &mut Connection, slug: &str) -> OpResult<Dossier> {
    if let Some(found) = Dossier::by_slug(conn, slug)? {
        return Ok(found);
    }
    let known = Dossier::all(conn)?.into_iter();
    let known = known.map(|(dossier, settings)| (dossier.slug, vec![settings.title]));
    Err(OpError::Missing {
        what: "dossier",
        name: slug.to_owned(),
        near: meant(slug, known),
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
        0 => Err(missing(conn, "claim", name, wanted.as_ref(), |handle| {
            handle.claim.is_some()
        })?),
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

/// The question of a dossier that a handle or its words mean.
pub fn question(conn: &mut Connection, name: &str, dossier: &Dossier) -> OpResult<QuestionId> {
    let by_handle = Handle::named(conn, name)?
        .into_iter()
        .filter(|handle| handle.dossier == dossier.id)
        .find_map(|handle| handle.question);
    if let Some(id) = by_handle {
        return Ok(id);
    }
    let key = text::fold_key(name);
    let by_words = Question::of(conn, dossier.id)?
        .into_iter()
        .find(|question| text::fold_key(&question.text) == key);
    if let Some(question) = by_words {
        return Ok(question.id);
    }
    Err(missing(conn, "question", name, Some(dossier), |handle| {
        handle.question.is_some()
    })?)
}

/// That there is no such thing, with the handles that are near: of a dossier, or of all.
fn missing(
    conn: &mut Connection,
    what: &'static str,
    name: &str,
    dossier: Option<&Dossier>,
    is_one: impl Fn(&Handle) -> bool,
) -> OpResult<OpError> {
    let dossiers: Vec<DossierId> = match dossier {
        Some(dossier) => vec![dossier.id],
        None => Dossier::all(conn)?
            .into_iter()
            .map(|(dossier, _)| dossier.id)
            .collect(),
    };
    let mut handles = Vec::new();
    for dossier in dossiers {
        handles.extend(Handle::of(conn, dossier)?.into_iter().filter(&is_one));
    }
    Ok(OpError::Missing {
        what,
        name: name.to_owned(),
        near: near(name, handles.into_iter().map(|handle| handle.handle)),
    })
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
            near: near_entities(conn, name, wanted.as_ref())?,
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
            near: near_sources(conn, name, wanted.as_ref())?,
        }),
        _ => Err(OpError::Ambiguous {
            what: "source",
            name: name.to_owned(),
            candidates: found.iter().map(|source| source.id.to_string()).collect(),
        }),
    }
}

/// The entity with an id, or that a name means.
pub fn entity_or_id(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<EntityId> {
    match Uuid::parse_str(name) {
        Ok(id) => Ok(EntityId(id)),
        Err(_) => Ok(entity(conn, name, slug)?.id),
    }
}

/// The source with an id, or that a name means.
pub fn source_or_id(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<SourceId> {
    match Uuid::parse_str(name) {
        Ok(id) => Ok(SourceId(id)),
        Err(_) => Ok(source(conn, name, slug)?.id),
    }
}

/// The handles of entities that go by a name like this; the label, of one without.
pub fn near_entities(conn: &mut Connection, name: &str, of: Option<&Dossier>) -> OpResult<Vec<String>> {
    let all = listing::entities(conn, of.map(|dossier| dossier.id), None, &Part::first(LOOKED_AT))?;
    let known = all.into_iter().map(|mut one| {
        one.names.push(one.label.clone());
        (one.handle.unwrap_or(one.label), one.names)
    });
    Ok(meant(name, known))
}

/// The handles of sources that have a handle, a title or an address like this.
fn near_sources(conn: &mut Connection, name: &str, of: Option<&Dossier>) -> OpResult<Vec<String>> {
    let filter = SourceFilter::default();
    let all = listing::sources(
        conn,
        of.map(|dossier| dossier.id),
        &filter,
        &Part::first(LOOKED_AT),
    )?;
    let known = all.into_iter().filter_map(|one| {
        let others = one.title.into_iter().chain(one.url);
        Some((one.handle?, others.collect()))
    });
    Ok(meant(name, known))
}

/// What may have been meant by `name`, at most three: what is typed for things (first of each pair) whose names, that
/// one or another, look most like it, whatever their case and marks, or that have it in them.
pub fn meant(name: &str, known: impl IntoIterator<Item = (String, Vec<String>)>) -> Vec<String> {
    let wanted = text::fold_key(name);
    let likeness = |other: &str| {
        let folded = text::fold_key(other);
        let within = wanted.chars().count() >= SHORTEST_PART && folded.contains(&wanted);
        let alike = strsim::jaro_winkler(name, other).max(strsim::jaro_winkler(&wanted, &folded));
        if within { alike.max(PART) } else { alike }
    };
    let mut scored: Vec<(f64, String)> = known
        .into_iter()
        .map(|(typed, others)| {
            let scores = others.iter().map(|other| likeness(other));
            (scores.fold(likeness(&typed), f64::max), typed)
        })
        .filter(|(score, _)| *score > LIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut found: Vec<String> = Vec::new();
    for (_, typed) in scored {
        if !found.contains(&typed) {
            found.push(typed);
        }
    }
    found.truncate(OFFERED);
    found
}

/// The names that look most like `name`, at most three.
pub fn near(name: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    meant(name, names.into_iter().map(|other| (other, Vec::new())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found_by_any_of_its_names() {
        let known = || {
            [
                ("algeria", vec!["Algeria", "République algérienne"]),
                ("mali", vec!["Mali"]),
                ("fama", vec!["Malian Armed Forces"]),
            ]
            .map(|(typed, others)| {
                (
                    typed.to_owned(),
                    others.into_iter().map(ToOwned::to_owned).collect(),
                )
            })
        };
        assert_eq!(meant("algerai", known()), ["algeria"]);
        assert_eq!(meant("republique algerienne", known()), ["algeria"]);
        assert_eq!(meant("armed forces", known()), ["fama"]);
        assert_eq!(meant("ghana", known()), Vec::<String>::new());
    }
}
