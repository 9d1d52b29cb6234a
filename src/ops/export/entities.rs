//! Entities, their names and relations.

use super::Exporter;
use crate::domain::vocabulary::RelationKind;
use crate::exchange::dossier::{Entity, EntityLink, Name};

impl<'a> Exporter<'a> {
    /// The entities with their names and relations.
    pub fn all_entities(&self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = Vec::new();
        for (id, known) in &self.case.entities {
            let Ok(kind) = known.kind.parse() else { continue };
            let mut entity = Entity::new(self.entity(*id), kind, known.label.clone());
            entity.iso3166 = known.iso3166.clone();
            entity.wikidata = known.wikidata.clone();
            entity.active = known.active.clone().map(Into::into);
            let mut names = Vec::new();
            for name in self.case.names_of(*id) {
                if name.name == known.label && name.form == "preferred" && entity.lang.is_none() {
                    entity.lang = self.unless_default(&name.language);
                    continue;
                }
                let Ok(form) = name.form.parse() else { continue };
                names.push(Name {
                    name: name.name.clone(),
                    lang: name.language.as_str().into(),
                    form,
                });
            }
            names.sort_by(|a, b| (a.form, &a.lang, &a.name).cmp(&(b.form, &b.lang, &b.name)));
            entity.names = names;
            for relation in self.case.entity_relations_of(*id) {
                let Ok(kind) = relation.kind.parse::<RelationKind>() else {
                    continue;
                };
                let mut link = EntityLink {
                    entity: self.entity(relation.object),
                    ..EntityLink::default()
                };
                link.when = relation.valid.clone().map(Into::into);
                if let Some(quoted) = relation.excerpt.and_then(|id| self.quoted(id)) {
                    link.source = Some(quoted.source);
                    link.quote = Some(quoted.quote);
                    link = link.with_passage(quoted.passage);
                }
                entity.links_mut(kind).push(link);
            }
            for kind in RelationKind::ALL {
                entity
                    .links_mut(*kind)
                    .sort_by(|a, b| (&a.entity, &a.when).cmp(&(&b.entity, &b.when)));
            }
            entities.push(entity);
        }
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities
    }
}
