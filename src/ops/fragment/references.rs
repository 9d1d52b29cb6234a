//! Names and sentence numbers in an addition, as the handles and words that they stand for.

use std::collections::HashSet;

use crate::db::Connection;
use crate::domain::sentences::{numbers, sentences};
use crate::domain::text;
use crate::exchange::dossier::{File, Handle, Link, Snapshot};
use crate::exchange::{Problem, dossier::TimeText};

use super::{Opened, Whence};
use crate::ops::{OpError, OpResult};

/// What a name is looked up as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entity,
    Source,
    Question,
    Claim,
}

/// A quotation within a file.
pub(super) struct Quoted<'a> {
    pub(super) source: &'a Handle,
    pub(super) quote: &'a mut String,
    pub(super) occurrence: &'a mut Option<u32>,
    pub(super) after: &'a Option<String>,
    pub(super) captured: &'a Option<TimeText>,
}

impl Opened {
    /// Puts the handle of this dossier in place of every name, code, title and address, and the words in place of the
    /// numbers of sentences.
    ///
    /// Gives the problems of a form, each with its place.
    ///
    /// # Errors
    ///
    /// From flags, the first name that means nothing.
    pub(super) fn resolve(
        &mut self,
        conn: &mut Connection,
        file: &mut File,
        whence: &Whence,
    ) -> OpResult<Vec<Problem>> {
        let own: HashSet<String> = own_handles(file);
        let mut problems: Vec<Problem> = Vec::new();
        let mut failed: Option<OpError> = None;
        each_reference(file, &mut |kind, path, name| {
            if failed.is_some() || own.contains(name.as_str()) {
                return;
            }
            let found = match kind {
                Kind::Entity => self.entity(conn, name.as_str()),
                Kind::Source => self.source(conn, name.as_str()),
                Kind::Question => self.question(name.as_str()),
                Kind::Claim => self.claim(conn, name.as_str()),
            };
            match found {
                Ok(handle) => *name = handle,
                Err(error) if whence.lines.is_none() => failed = Some(error),
                Err(OpError::Missing { what, name, near }) => {
                    let mut problem = whence.problem(path, format!("there is no {what} `{name}` here"));
                    if let Some(near) = near.first() {
                        problem = problem.with_hint(format!("did you mean `{near}`?"));
                    }
                    problems.push(problem);
                }
                Err(OpError::Ambiguous {
                    what,
                    name,
                    candidates,
                }) => {
                    let problem = whence.problem(path, format!("{what} `{name}` is ambiguous"));
                    problems.push(problem.with_hint(format!("it may be {}", candidates.join(", "))));
                }
                Err(error) => failed = Some(error),
            }
        });
        if let Some(error) = failed {
            return Err(error);
        }
        self.quote_sentences(file, whence, &mut problems);
        Ok(problems)
    }

    /// The newest text of a source that is held, with the moment of its capture.
    pub fn text_of(&self, source: &Handle) -> Option<&str> {
        let id = self.source_id(source)?;
        // oldest first
        let texts = self
            .case
            .snapshots
            .iter()
            .filter(|snapshot| snapshot.source == id);
        texts.rev().find_map(|snapshot| snapshot.body.as_deref())
    }

    fn quote_sentences(&self, file: &mut File, whence: &Whence, problems: &mut Vec<Problem>) {
        let new: Vec<(Handle, Vec<Snapshot>)> = file
            .sources
            .iter()
            .map(|source| (source.id.clone(), source.snapshot.clone()))
            .collect();
        let body_of = |source: &Handle, captured: &Option<TimeText>| -> Option<String> {
            let here = new.iter().filter(|(id, _)| id == source).flat_map(|(_, all)| all);
            let wanted =
                |retrieved: &TimeText| captured.as_ref().is_none_or(|captured| captured == retrieved);
            let new = here
                .filter(|snapshot| wanted(&snapshot.retrieved))
                .filter_map(|snapshot| snapshot.text.as_deref().map(text::normalise_body))
                .next_back();
            new.or_else(|| self.text_of(source).map(ToOwned::to_owned))
        };
        each_quotation(file, &mut |path, quoted| {
            let Some((first, last)) = numbers(quoted.quote) else {
                return;
            };
            let Some(body) = body_of(quoted.source, quoted.captured) else {
                return;
            };
            let all = sentences(&body);
            let is_sentence = first > 0 && first <= last && last <= all.len();
            let is_a_word = has_word(&body, quoted.quote.trim());
            // which occurrence of a number is meant is said of words only
            let is_meant_as_word = quoted.occurrence.is_some() || quoted.after.is_some();
            if is_a_word && (is_meant_as_word || !is_sentence) {
                return;
            }
            if !is_sentence {
                let reason = format!("`{}` has sentences 1 to {}", quoted.source, all.len());
                problems.push(whence.problem(format!("{path}.quote"), reason));
                return;
            }
            let span = all[first - 1].start..all[last - 1].end;
            let words = &body[span.clone()];
            if quoted.occurrence.is_none() && quoted.after.is_none() {
                let before = body[..span.start].chars().count();
                let places = text::occurrences(&body, words);
                let place = places.iter().position(|start| *start == before);
                *quoted.occurrence = place
                    .filter(|_| places.len() > 1)
                    .and_then(|place| u32::try_from(place + 1).ok());
            }
            *quoted.quote = words.to_owned();
        });
    }
}

/// Whether numbers stand in a text as words of their own.
fn has_word(body: &str, numbers: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|sign: char| !sign.is_alphanumeric()) == numbers;
    body.split_whitespace().any(bare)
}

/// The links whose speaker says the whole quotation: statement and place in its chain.
pub(super) fn whole_quotations(file: &File) -> Vec<(usize, usize)> {
    let statements = file.statements.iter().enumerate();
    let links = statements.flat_map(|(index, statement)| {
        let all = statement.chain.iter().enumerate();
        let whole = all.filter(|(_, link)| link.quoted.as_ref() == Some(&statement.quote));
        whole.map(move |(place, _)| (index, place))
    });
    links.collect()
}

/// The handles that a file gives itself.
pub(super) fn own_handles(file: &File) -> HashSet<String> {
    let entities = file.entities.iter().map(|entity| &entity.id);
    let sources = file.sources.iter().map(|source| &source.id);
    let questions = file.questions.iter().map(|question| &question.id);
    let claims = file.claims.iter().map(|claim| &claim.id);
    entities
        .chain(sources)
        .chain(questions)
        .chain(claims)
        .map(ToString::to_string)
        .collect()
}

/// Calls `visit` with every handle that refers to something, and its path.
fn each_reference(file: &mut File, visit: &mut dyn FnMut(Kind, String, &mut Handle)) {
    for (index, entity) in file.entities.iter_mut().enumerate() {
        for kind in crate::domain::vocabulary::RelationKind::ALL {
            let links = entity.links_mut(*kind);
            let several = links.len() > 1;
            for (place, link) in links.iter_mut().enumerate() {
                let path = match several {
                    true => format!("entities[{index}].{kind}[{place}]"),
                    false => format!("entities[{index}].{kind}"),
                };
                if let Some(source) = &mut link.source {
                    visit(Kind::Source, format!("{path}.source"), source);
                }
                visit(Kind::Entity, path, &mut link.entity);
            }
        }
    }
    for (index, source) in file.sources.iter_mut().enumerate() {
        let path = format!("sources[{index}]");
        if let Some(publisher) = &mut source.publisher {
            visit(Kind::Entity, format!("{path}.publisher"), publisher);
        }
        if let Some(from) = &mut source.derived_from {
            visit(Kind::Source, format!("{path}.derived_from"), from);
        }
    }
    for (index, question) in file.questions.iter_mut().enumerate() {
        if let Some(event) = &mut question.event {
            visit(Kind::Entity, format!("questions[{index}].event"), event);
        }
    }
    for (index, claim) in file.claims.iter_mut().enumerate() {
        let path = format!("claims[{index}]");
        if let Some(question) = &mut claim.answers {
            visit(Kind::Question, format!("{path}.answers"), question);
        }
        for (place, about) in claim.about.iter_mut().enumerate() {
            visit(
                Kind::Entity,
                format!("{path}.about[{place}].entity"),
                &mut about.entity,
            );
        }
        if let Some(designation) = &mut claim.designation {
            let path = format!("{path}.designation");
            visit(Kind::Entity, format!("{path}.by"), &mut designation.by);
            visit(Kind::Entity, format!("{path}.of"), &mut designation.of);
            if let Some(instrument) = &mut designation.instrument {
                visit(Kind::Entity, format!("{path}.instrument"), instrument);
            }
        }
    }
    for (index, statement) in file.statements.iter_mut().enumerate() {
        let path = format!("statements[{index}]");
        visit(Kind::Source, format!("{path}.source"), &mut statement.source);
        for (place, claim) in statement.claims.iter_mut().enumerate() {
            visit(Kind::Claim, format!("{path}.claims[{place}]"), claim);
        }
        for (place, link) in statement.chain.iter_mut().enumerate() {
            each_holder(link, &format!("{path}.chain[{place}]"), visit);
        }
    }
    for (index, relation) in file.relations.iter_mut().enumerate() {
        let path = format!("relations[{index}]");
        visit(Kind::Claim, format!("{path}.from"), &mut relation.from);
        if let Some(to) = &mut relation.to {
            visit(Kind::Claim, format!("{path}.to"), to);
        }
        if let Some(to) = &mut relation.to_statement {
            visit(Kind::Claim, format!("{path}.to_statement.claim"), &mut to.claim);
            visit(
                Kind::Source,
                format!("{path}.to_statement.source"),
                &mut to.source,
            );
        }
        if let Some(to) = &mut relation.to_relation {
            visit(Kind::Claim, format!("{path}.to_relation.from"), &mut to.from);
            visit(Kind::Claim, format!("{path}.to_relation.to"), &mut to.to);
        }
        if let Some(by) = &mut relation.by {
            visit(Kind::Entity, format!("{path}.by"), by);
        }
        if let Some(source) = &mut relation.source {
            visit(Kind::Source, format!("{path}.source"), source);
        }
    }
    for (index, evidence) in file.evidence.iter_mut().enumerate() {
        let path = format!("evidence[{index}]");
        visit(Kind::Claim, format!("{path}.claim"), &mut evidence.claim);
        visit(Kind::Source, format!("{path}.source"), &mut evidence.source);
        if let Some(link) = &mut evidence.link {
            visit(Kind::Source, format!("{path}.link.source"), &mut link.source);
        }
        if let Some(voice) = &mut evidence.voice {
            visit(Kind::Entity, format!("{path}.voice"), voice);
        }
        if let Some(origin) = &mut evidence.origin {
            visit(Kind::Source, format!("{path}.origin"), origin);
        }
    }
    for (index, reply) in file.replies.iter_mut().enumerate() {
        let path = format!("replies[{index}]");
        visit(Kind::Entity, format!("{path}.party"), &mut reply.party);
        for (place, claim) in reply.claims.iter_mut().enumerate() {
            visit(Kind::Claim, format!("{path}.claims[{place}]"), claim);
        }
        if let Some(source) = &mut reply.source {
            visit(Kind::Source, format!("{path}.source"), source);
        }
    }
    for (index, note) in file.search_notes.iter_mut().enumerate() {
        visit(
            Kind::Claim,
            format!("search_notes[{index}].claim"),
            &mut note.claim,
        );
    }
    for (index, review) in file.external_reviews.iter_mut().enumerate() {
        visit(
            Kind::Claim,
            format!("external_reviews[{index}].claim"),
            &mut review.claim,
        );
    }
}

fn each_holder(link: &mut Link, path: &str, visit: &mut dyn FnMut(Kind, String, &mut Handle)) {
    if let Some(speaker) = &mut link.speaker {
        visit(Kind::Entity, format!("{path}.speaker"), speaker);
    }
    if let Some(behalf) = &mut link.on_behalf_of {
        visit(Kind::Entity, format!("{path}.for"), behalf);
    }
}

/// The quotation of an item: its words of that source, and which of them are meant.
macro_rules! quoted {
    ($item:ident, $source:expr, $quote:expr) => {
        Quoted {
            source: $source,
            quote: $quote,
            occurrence: &mut $item.occurrence,
            after: &$item.after,
            captured: &$item.captured,
        }
    };
}

/// Calls `visit` with every quotation and the path of what quotes.
pub(super) fn each_quotation(file: &mut File, visit: &mut dyn FnMut(String, Quoted<'_>)) {
    for (index, entity) in file.entities.iter_mut().enumerate() {
        for kind in crate::domain::vocabulary::RelationKind::ALL {
            for link in entity.links_mut(*kind) {
                if let (Some(source), Some(quote)) = (&link.source, &mut link.quote) {
                    visit(format!("entities[{index}].{kind}"), quoted!(link, source, quote));
                }
            }
        }
    }
    for (index, statement) in file.statements.iter_mut().enumerate() {
        visit(
            format!("statements[{index}]"),
            quoted!(statement, &statement.source, &mut statement.quote),
        );
    }
    for (index, relation) in file.relations.iter_mut().enumerate() {
        if let (Some(source), Some(quote)) = (&relation.source, &mut relation.quote) {
            visit(format!("relations[{index}]"), quoted!(relation, source, quote));
        }
    }
    for (index, reply) in file.replies.iter_mut().enumerate() {
        if let (Some(source), Some(quote)) = (&reply.source, &mut reply.quote) {
            visit(format!("replies[{index}]"), quoted!(reply, source, quote));
        }
    }
    for (index, evidence) in file.evidence.iter_mut().enumerate() {
        visit(
            format!("evidence[{index}]"),
            quoted!(evidence, &evidence.source, &mut evidence.quote),
        );
    }
}
