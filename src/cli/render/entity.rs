//! An entity as a page.

use super::Page;
use super::words::words;
use crate::cli::entity::show::EntityView;

/// Lays an entity out: its names, whom it belongs to, where it stands.
pub fn entity(page: &mut Page, entity: &EntityView) {
    page.title(&format!("{} · {}", entity.label, words(&entity.kind)));
    page.gap();
    page.field("handles", entity.handles.join(", "));
    let names: Vec<String> = entity
        .names
        .iter()
        .filter(|name| name.name != entity.label)
        .map(|name| {
            let language = name
                .language
                .as_ref()
                .map(|tag| format!(" {tag}"))
                .unwrap_or_default();
            format!("{} ({}{language})", name.name, words(&name.form))
        })
        .collect();
    page.field("also", names.join(", "));
    page.maybe("active", entity.active.as_deref());
    page.maybe("country", entity.iso3166.as_deref());
    page.maybe("Wikidata", entity.wikidata.as_deref());
    if !entity.relations.is_empty() {
        page.heading("relations");
    }
    for relation in &entity.relations {
        let kind = words(&relation.kind);
        let when = relation
            .when
            .as_ref()
            .map(|when| format!(", {when}"))
            .unwrap_or_default();
        // `organ of` wants a verb, `leads` is one
        let is = if relation.kind.ends_with("_of") { "is " } else { "" };
        let line = if relation.direction == "to" {
            format!("{kind} {}{when}", relation.entity)
        } else {
            format!("{} {is}{kind} it{when}", relation.entity)
        };
        page.item(&line);
    }
    if !entity.stances.is_empty() {
        page.heading("where it stands");
    }
    for stance in &entity.stances {
        let how = if stance.stance == "other" {
            stance
                .attitudes
                .iter()
                .map(|attitude| words(attitude))
                .collect::<Vec<_>>()
                .join(", ")
        } else {
            words(&stance.stance)
        };
        page.item(&format!("{how} {}: {}", stance.claim, stance.statement));
    }
}
