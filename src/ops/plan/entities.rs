//! Entities, their names and relations.

use std::collections::HashSet;

use crate::db::entities::Entity as KnownEntity;
use crate::domain::batch::{EntityNameRow, EntityRelationRow, EntityRow};
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::{EntityKind, NameForm, RelationKind};
use crate::exchange::dossier::{Entity, EntityLink};

use super::{Planner, Target};

impl Planner<'_> {
    pub(super) fn entities(&mut self) {
        let mut known_names: HashSet<(EntityId, String, String, String)> = HashSet::new();
        for name in self.case.iter().flat_map(|case| &case.names) {
            known_names.insert((
                name.entity,
                name.name.clone(),
                name.language.clone(),
                name.form.clone(),
            ));
        }
        let mut keys: Vec<(String, String)> = Vec::new();
        let file = self.file;
        for (index, entity) in file.entities.iter().enumerate() {
            let path = format!("entities[{index}]");
            let Some(Target::Entity(id, _)) = self.targets.get(entity.id.as_str()).copied() else {
                continue;
            };
            self.check_name(&entity.name, &format!("{path}.name"));
            let active = self.date(entity.active.as_ref(), format!("{path}.active"));
            if entity.kind == EntityKind::State && entity.iso3166.is_none() {
                self.problem(
                    format!("{path}.iso3166"),
                    "a state needs its country code (ISO 3166-1 alpha-3) such as MLI",
                );
            }
            match self.case.and_then(|case| case.entities.get(&id)) {
                Some(known) => self.compare_entity(entity, known, active.as_deref(), &path),
                None => self.batch.entity.push(EntityRow {
                    id,
                    kind: entity.kind,
                    label: entity.name.clone(),
                    iso3166: entity.iso3166.clone(),
                    wikidata: entity.wikidata.clone(),
                    active,
                }),
            }
            self.warn_of_likeness(&mut keys, entity, &path);
            let own = entity
                .lang
                .as_ref()
                .map_or(self.language.clone(), ToString::to_string);
            let preferred = (entity.name.clone(), own, NameForm::Preferred);
            let others = entity
                .names
                .iter()
                .map(|name| (name.name.clone(), name.lang.to_string(), name.form));
            for (place, (name, language, form)) in std::iter::once(preferred).chain(others).enumerate() {
                if place > 0 {
                    self.check_name(&name, &format!("{path}.names[{}].name", place - 1));
                }
                if known_names.insert((id, name.clone(), language.clone(), form.code().to_owned())) {
                    let search_key = text::fold_key(&name);
                    let fold_version = text::FOLD_VERSION;
                    let row = RowId::new();
                    self.batch.entity_name.push(EntityNameRow {
                        id: row,
                        entity: id,
                        name,
                        language,
                        form,
                        search_key,
                        fold_version,
                    });
                }
            }
        }
    }

    /// An entity's own facts never change by a file; names and relations are added.
    fn compare_entity(&mut self, entity: &Entity, known: &KnownEntity, active: Option<&str>, path: &str) {
        let given = [
            ("kind", Some(entity.kind.code()), Some(known.kind.as_str())),
            ("name", Some(entity.name.as_str()), Some(known.label.as_str())),
            ("iso3166", entity.iso3166.as_deref(), known.iso3166.as_deref()),
            ("wikidata", entity.wikidata.as_deref(), known.wikidata.as_deref()),
            ("active", active, known.active.as_deref()),
        ];
        for (key, new, old) in given {
            if new.is_some() && new != old {
                let old = old.map_or("not set".to_owned(), |old| format!("`{old}`"));
                self.problem_with_hint(
                    format!("{path}.{key}"),
                    format!("`{}` is there already, and its {key} is {old}", entity.id),
                    "an entity's own facts stay; add a name under `names`, or a new entity that `succeeds` it",
                );
            }
        }
    }

    fn check_name(&mut self, name: &str, path: &str) {
        if let Err(problem) = text::check_name(name) {
            self.problem(path, problem.to_string());
            return;
        }
        if let Some(scripts) = text::mixed_scripts(name) {
            let scripts: Vec<String> = scripts.iter().map(ToString::to_string).collect();
            self.warning(path, format!("`{name}` mixes scripts: {}", scripts.join(", ")));
        }
    }

    fn warn_of_likeness(&mut self, keys: &mut Vec<(String, String)>, entity: &Entity, path: &str) {
        let key = text::fold_key(&entity.name);
        if let Some((_, other)) = keys.iter().find(|(other, _)| *other == key) {
            let reason = format!("`{}` has the same name as `{other}`; are they one?", entity.id);
            self.warning(format!("{path}.name"), reason);
        }
        keys.push((key, entity.id.to_string()));
    }

    /// Relations between entities; after the sources, whose words may say so.
    pub(super) fn entity_relations(&mut self) {
        let mut known: HashSet<(EntityId, EntityId, String, Option<String>)> = HashSet::new();
        for relation in self.case.iter().flat_map(|case| &case.entity_relations) {
            known.insert((
                relation.subject,
                relation.object,
                relation.kind.clone(),
                relation.valid.clone(),
            ));
        }
        let file = self.file;
        for (index, entity) in file.entities.iter().enumerate() {
            let Some(Target::Entity(subject, _)) = self.targets.get(entity.id.as_str()).copied() else {
                continue;
            };
            for kind in RelationKind::ALL {
                let links = entity.links(*kind);
                for (place, link) in links.iter().enumerate() {
                    let path = if links.len() == 1 {
                        format!("entities[{index}].{kind}")
                    } else {
                        format!("entities[{index}].{kind}[{place}]")
                    };
                    self.entity_relation(&mut known, subject, *kind, link, &path);
                }
            }
        }
    }

    fn entity_relation(
        &mut self,
        known: &mut HashSet<(EntityId, EntityId, String, Option<String>)>,
        subject: EntityId,
        kind: RelationKind,
        link: &EntityLink,
        path: &str,
    ) {
        let Some((object, _)) = self.entity_of(&link.entity, path) else {
            return;
        };
        if object == subject {
            self.problem(
                path,
                format!("`{}` cannot stand in relation to itself", link.entity),
            );
            return;
        }
        let valid = self.date(link.when.as_ref(), format!("{path}.when"));
        if !known.insert((subject, object, kind.code().to_owned(), valid.clone())) {
            return;
        }
        let quoted = link.source.as_ref().zip(link.quote.as_ref());
        let excerpt = match quoted {
            Some((source, quote)) => {
                let quotation = super::anchor::Quotation {
                    source,
                    quote,
                    passage: link.passage(),
                };
                self.excerpt(&quotation, path)
            }
            None => None,
        };
        self.batch.entity_relation.push(EntityRelationRow {
            id: RowId::new(),
            subject,
            object,
            kind,
            valid,
            excerpt,
        });
    }
}
