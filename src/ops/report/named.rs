//! Everybody and everything named, and the questions that are answered.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::gather::{Gatherer, Printed};
use crate::domain::ids::*;
use crate::domain::vocabulary::EntityKind;
use crate::report::model::{Entity, Findings, Question};

impl<'a> Gatherer<'a> {
    pub(super) fn entities(&self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = self
            .case
            .entities
            .values()
            .map(|entity| {
                let names = self.case.names_of(entity.id);
                let mut others: Vec<String> = names.map(|name| name.name.clone()).collect();
                others.retain(|name| *name != entity.label);
                others.sort();
                others.dedup();
                Entity {
                    name: entity.label.clone(),
                    kind: entity.kind.parse().unwrap_or(EntityKind::Collective),
                    speaks: entity.is_agent,
                    names: others,
                    wikidata: entity.wikidata.clone(),
                }
            })
            .collect();
        entities.sort_by(|a, b| (&a.name, a.kind.code()).cmp(&(&b.name, b.kind.code())));
        entities
    }

    /// The questions that a printed claim answers.
    pub(super) fn questions(&self, printed: &[Printed<'_>]) -> Vec<Question> {
        let asked: BTreeSet<QuestionId> = printed
            .iter()
            .filter_map(|printed| printed.wording.question)
            .collect();
        let mut questions: Vec<Question> = self
            .case
            .questions
            .iter()
            .filter(|question| asked.contains(&question.id))
            .map(|question| Question {
                handle: self
                    .handles
                    .question_handle(question.id)
                    .unwrap_or_default()
                    .to_owned(),
                text: question.text.clone(),
                event: question.event.map(|id| self.case.label(id)),
                measure: question.measure.clone(),
                unit: question.unit.clone(),
                scope: question.scope.clone(),
                findings: Findings::default(),
            })
            .collect();
        // what the desk holds most urgent, then what most is said of
        let mut weight: HashMap<&str, (i16, usize)> = HashMap::new();
        for one in printed {
            let handle = one
                .wording
                .question
                .and_then(|id| self.handles.question_handle(id));
            let (urgent, count) = weight.entry(handle.unwrap_or_default()).or_insert((i16::MAX, 0));
            *urgent = one.claim.priority.min(*urgent);
            *count += 1;
        }
        let place = |question: &Question| {
            let (urgent, count) = weight
                .get(question.handle.as_str())
                .copied()
                .unwrap_or((i16::MAX, 0));
            (urgent, Reverse(count), question.handle.clone())
        };
        questions.sort_by_cached_key(place);
        questions
    }
}
