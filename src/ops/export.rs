//! Exporting a dossier as a file. The same content gives the same bytes, whatever its ids and times.

use std::collections::{BTreeMap, HashMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use crate::db::claims::{self, Quantity as KnownQuantity};
use crate::db::review::Verdict;
use crate::db::sources::{Excerpt, Snapshot as KnownSnapshot};
use crate::db::speech::Attribution;
use crate::db::{Connection, on_one_snapshot, people};
use crate::domain::ids::*;
use crate::domain::text;
use crate::domain::vocabulary::*;
use crate::exchange::dossier::{
    self as format, About, Claim, Decimal, Designation, Dossier, EntityLink, Evidence, ExternalReview, File,
    Handle, Link, LinkReference, Name, Quantity, Question, Relation, RelationReference, Retraction,
    SearchNote, Snapshot, Source, Statement, StatementReference,
};

use super::case::Case;
use super::{OpResult, find};

/// What an export leaves out or adds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Leave the captured texts out: only their hashes go along.
    pub public: bool,
    /// Add states and verdicts, for reading: an import passes over them.
    pub with_review: bool,
    /// JSON instead of YAML.
    pub json: bool,
}

/// A dossier as the text of a file.
pub fn export(conn: &mut Connection, slug: Option<&str>, options: Options) -> OpResult<String> {
    on_one_snapshot(conn, |conn| {
        let dossier = find::dossier_or_only(conn, slug)?;
        let case = Case::load(conn, dossier)?;
        let exporter = Exporter::new(&case);
        let file = exporter.file(options);
        let review = if options.with_review {
            Some(exporter.review(conn)?)
        } else {
            None
        };
        Ok(match (options.json, review) {
            (false, None) => format::to_yaml(&file),
            (true, None) => format::to_json(&file),
            (false, Some(review)) => format::to_yaml_with_review(&file, &review),
            (true, Some(review)) => format::to_json_with_review(&file, &review),
        })
    })
}

/// The handles of a dossier's things, with made-up ones for those that have none here.
pub struct Exporter<'a> {
    case: &'a Case,
    entities: BTreeMap<EntityId, String>,
    sources: BTreeMap<SourceId, String>,
    questions: BTreeMap<QuestionId, String>,
    claims: BTreeMap<ClaimId, String>,
    snapshots: HashMap<SourceId, Vec<&'a KnownSnapshot>>,
    discarded: HashSet<ClaimId>,
}

impl<'a> Exporter<'a> {
    /// Names everything.
    pub fn new(case: &'a Case) -> Self {
        let mut exporter = Exporter {
            case,
            entities: BTreeMap::new(),
            sources: BTreeMap::new(),
            questions: BTreeMap::new(),
            claims: BTreeMap::new(),
            snapshots: HashMap::new(),
            discarded: HashSet::new(),
        };
        let mut taken: HashSet<String> = HashSet::new();
        // ordered by handle: of several, the first
        for handle in &case.handles {
            taken.insert(handle.handle.clone());
            let name = || handle.handle.clone();
            if let Some(id) = handle.entity {
                exporter.entities.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.source {
                exporter.sources.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.question {
                exporter.questions.entry(id).or_insert_with(name);
            } else if let Some(id) = handle.claim {
                exporter.claims.entry(id).or_insert_with(name);
            }
        }
        for (id, entity) in &case.entities {
            exporter
                .entities
                .entry(*id)
                .or_insert_with(|| free_handle(&entity.label, &mut taken));
        }
        for (id, source) in &case.sources {
            let title = case
                .source_revisions
                .get(id)
                .and_then(|revision| revision.csl["title"].as_str());
            let name = title.or(source.url.as_deref()).unwrap_or("source");
            exporter
                .sources
                .entry(*id)
                .or_insert_with(|| free_handle(name, &mut taken));
        }
        for question in &case.questions {
            exporter
                .questions
                .entry(question.id)
                .or_insert_with(|| free_handle(&question.text, &mut taken));
        }
        for (claim, head) in &case.claims {
            if head.state.as_deref() == Some("discarded") {
                exporter.discarded.insert(claim.id);
            }
            exporter
                .claims
                .entry(claim.id)
                .or_insert_with(|| free_handle(&format!("c-{}", claim.code), &mut taken));
        }
        for snapshot in &case.snapshots {
            exporter
                .snapshots
                .entry(snapshot.source)
                .or_default()
                .push(snapshot);
        }
        exporter
    }

    /// The handle of a claim.
    pub fn claim_handle(&self, id: ClaimId) -> Option<&str> {
        self.claims.get(&id).map(String::as_str)
    }

    /// The handle of a source.
    pub fn source_handle(&self, id: SourceId) -> Option<&str> {
        self.sources.get(&id).map(String::as_str)
    }

    /// The handle of a question.
    pub fn question_handle(&self, id: QuestionId) -> Option<&str> {
        self.questions.get(&id).map(String::as_str)
    }

    fn entity(&self, id: EntityId) -> Handle {
        self.entities
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    fn source(&self, id: SourceId) -> Handle {
        self.sources
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    fn claim(&self, id: ClaimId) -> Handle {
        self.claims
            .get(&id)
            .map_or_else(|| id.to_string(), Clone::clone)
            .into()
    }

    /// Whether the claim goes along: a discarded draft does not.
    fn goes_along(&self, id: ClaimId) -> bool {
        !self.discarded.contains(&id) && self.claims.contains_key(&id)
    }

    fn language(&self) -> &str {
        &self.case.settings.language
    }

    fn unless_default(&self, language: &str) -> Option<format::Language> {
        (language != self.language()).then(|| language.into())
    }

    fn file(&self, options: Options) -> File {
        let settings = &self.case.settings;
        let mut dossier = Dossier::new(self.case.dossier.slug.clone(), settings.title.clone());
        dossier.lang = settings.language.as_str().into();
        dossier.summary = settings.summary.clone();
        dossier.labels = settings.label_words();
        dossier.visibility = settings.visibility.parse().unwrap_or(Visibility::Desk);
        dossier.eyes = u8::try_from(settings.eyes).unwrap_or(3);
        dossier.embargo = settings.embargo.map(|embargo| moment(embargo).into());
        let mut file = File::new(dossier);
        file.entities = self.all_entities();
        file.sources = self.all_sources(options.public);
        file.questions = self.all_questions();
        file.claims = self.all_claims();
        file.statements = self.all_statements();
        file.relations = self.all_relations();
        file.evidence = self.all_evidence();
        file.search_notes = self.all_search_notes();
        file.external_reviews = self.all_external_reviews();
        file
    }

    fn all_entities(&self) -> Vec<format::Entity> {
        let mut entities: Vec<format::Entity> = Vec::new();
        for (id, known) in &self.case.entities {
            let Ok(kind) = known.kind.parse() else { continue };
            let mut entity = format::Entity::new(self.entity(*id), kind, known.label.clone());
            entity.iso3166 = known.iso3166.clone();
            entity.wikidata = known.wikidata.clone();
            entity.active = known.active.clone().map(Into::into);
            let mut names = Vec::new();
            for name in self.case.names.iter().filter(|name| name.entity == *id) {
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
            for relation in self
                .case
                .entity_relations
                .iter()
                .filter(|relation| relation.subject == *id)
            {
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
                    link.occurrence = quoted.occurrence;
                    link.locator = quoted.locator;
                    link.captured = quoted.captured;
                    link.lang = quoted.lang;
                    link.translation = quoted.translation;
                    link.translator = quoted.translator;
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

    fn all_sources(&self, public: bool) -> Vec<Source> {
        let mut sources = Vec::new();
        for (id, known) in &self.case.sources {
            let Some(revision) = self.case.source_revisions.get(id) else {
                continue;
            };
            let csl: Map<String, Value> = revision.csl.as_object().cloned().unwrap_or_default();
            let mut source = Source::new(self.source(*id), csl);
            source.publisher = revision.publisher.map(|id| self.entity(id));
            source.url = known.url.clone();
            source.archive_url = revision.archive_url.clone();
            source.issued = revision.issued.clone().map(Into::into);
            source.lang = revision.language.as_deref().map(Into::into);
            source.reliability = revision.reliability.parse().unwrap_or(Reliability::F);
            source.derived_from = revision.derived_from.map(|id| self.source(id));
            let origin = revision.origin.parse().unwrap_or(Origin::Unknown);
            source.origin = (source.effective_origin() != origin).then_some(origin);
            source.confidential = known.confidential;
            source.retracted = self.case.source_retractions.get(id).and_then(|retraction| {
                Some(Retraction {
                    kind: retraction.kind.parse().ok()?,
                    reason: retraction.reason.clone(),
                })
            });
            source.snapshot = self
                .snapshots
                .get(id)
                .into_iter()
                .flatten()
                .map(|snapshot| written_snapshot(snapshot, public))
                .collect();
            source.snapshot.sort_by_key(|snapshot| {
                (
                    snapshot.retrieved.to_string(),
                    snapshot.sha256.clone(),
                    snapshot.text.clone(),
                )
            });
            sources.push(source);
        }
        sources.sort_by(|a, b| a.id.cmp(&b.id));
        sources
    }

    fn all_questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = self
            .case
            .questions
            .iter()
            .map(|known| Question {
                id: self.questions.get(&known.id).cloned().unwrap_or_default().into(),
                text: known.text.clone(),
                event: known.event.map(|id| self.entity(id)),
                measure: known.measure.clone(),
                unit: known.unit.clone(),
                scope: known.scope.clone(),
            })
            .collect();
        questions.sort_by(|a, b| a.id.cmp(&b.id));
        questions
    }

    fn all_claims(&self) -> Vec<Claim> {
        let mut claims = Vec::new();
        for (known, head) in &self.case.claims {
            if head.state.as_deref() == Some("discarded") {
                continue;
            }
            let (Some(wording), Ok(kind)) = (self.case.wording(known.id), known.kind.parse()) else {
                continue;
            };
            let mut claim = Claim::new(self.claim(known.id), kind, wording.statement.clone());
            claim.lang = self.unless_default(&wording.language);
            claim.when = wording.valid.clone().map(Into::into);
            claim.when_phrase = wording.valid_phrase.clone();
            claim.when_inferred = wording.valid_inferred;
            claim.ambiguity = wording.ambiguity.clone();
            claim.answers = wording
                .question
                .and_then(|id| self.questions.get(&id))
                .map(|handle| handle.clone().into());
            claim.priority = u8::try_from(known.priority).unwrap_or(3);
            claim.why = known.why_chosen.clone();
            let of_wording = |claim: ClaimId, n: i32| claim == known.id && n == wording.n;
            claim.about = self
                .case
                .roles
                .iter()
                .filter(|role| of_wording(role.claim, role.n))
                .filter_map(|role| {
                    Some(About {
                        entity: self.entity(role.entity),
                        role: role.role.parse().ok()?,
                    })
                })
                .collect();
            claim
                .about
                .sort_by(|a, b| (a.role, &a.entity).cmp(&(b.role, &b.entity)));
            let asked = wording
                .question
                .and_then(|id| self.case.questions.iter().find(|question| question.id == id));
            claim.quantity = self
                .case
                .quantities
                .iter()
                .find(|quantity| of_wording(quantity.claim, quantity.n))
                .map(|quantity| written_quantity(quantity, asked));
            claim.designation = self
                .case
                .designations
                .iter()
                .find(|known| of_wording(known.claim, known.n))
                .map(|known| Designation {
                    by: self.entity(known.designator),
                    of: self.entity(known.designee),
                    label: known.label.clone(),
                    lang: self.unless_default(&known.label_language),
                    force: known.force.parse().unwrap_or(Force::Unclear),
                    instrument: known.instrument.map(|id| self.entity(id)),
                });
            claims.push(claim);
        }
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        claims
    }

    fn all_statements(&self) -> Vec<Statement> {
        // one quotation with one chain may carry several claims
        let mut grouped: BTreeMap<(ExcerptId, String), (Vec<Link>, Vec<Handle>)> = BTreeMap::new();
        for assertion in self
            .case
            .assertions
            .iter()
            .filter(|assertion| self.goes_along(assertion.claim))
        {
            let Some(excerpt) = self.case.excerpts.get(&assertion.excerpt) else {
                continue;
            };
            let chain = self.written_chain(excerpt, self.case.chain(assertion.id));
            let key = serde_json::to_string(&chain).unwrap_or_default();
            let group = grouped
                .entry((assertion.excerpt, key))
                .or_insert((chain, Vec::new()));
            group.1.push(self.claim(assertion.claim));
        }
        let mut statements = Vec::new();
        for ((excerpt, _), (chain, mut claims)) in grouped {
            let Some(quoted) = self.quoted(excerpt) else {
                continue;
            };
            claims.sort();
            claims.dedup();
            statements.push(Statement {
                source: quoted.source,
                quote: quoted.quote,
                occurrence: quoted.occurrence,
                after: None,
                locator: quoted.locator,
                captured: quoted.captured,
                lang: quoted.lang,
                translation: quoted.translation,
                translator: quoted.translator,
                chain,
                claims,
            });
        }
        sorted(statements)
    }

    fn written_chain(&self, excerpt: &Excerpt, chain: &[Attribution]) -> Vec<Link> {
        let publisher = self
            .case
            .source_revisions
            .get(&excerpt.source)
            .and_then(|revision| revision.publisher);
        let mut links: Vec<Link> = Vec::new();
        for (place, link) in chain.iter().enumerate() {
            let by_publisher = link.speaker.is_some() && link.speaker == publisher;
            let plain = link.on_behalf_of.is_none() && link.said.is_none();
            if place == 0 && chain.len() > 1 && by_publisher && plain && link.attitude == "reports" {
                continue;
            }
            let mut written = Link::new(link.attitude.parse().unwrap_or(Attitude::Reports));
            written.speaker = link.speaker.map(|id| self.entity(id));
            written.label = link.speaker_label.clone();
            written.on_behalf_of = link.on_behalf_of.map(|id| self.entity(id));
            written.said = link.said.clone().map(Into::into);
            let first = links.is_empty();
            let whole = link.quoted.as_deref() == Some(excerpt.exact.as_str());
            let mode: Mode = link.mode.parse().unwrap_or(Mode::Indirect);
            (written.mode, written.quoted) = match mode {
                Mode::OwnVoice if by_publisher => (None, None),
                Mode::OwnVoice => (Some(mode), None),
                Mode::Direct if whole => (Some(mode), None),
                Mode::Partial if !whole => (None, link.quoted.clone()),
                // the first link in the publisher's name would be taken for its own voice
                Mode::Indirect if !(first && by_publisher) => (None, None),
                _ => (Some(mode), link.quoted.clone()),
            };
            if first && by_publisher && mode != Mode::OwnVoice {
                written.mode = Some(mode);
            }
            links.push(written);
        }
        links
    }

    fn all_relations(&self) -> Vec<Relation> {
        let mut relations = Vec::new();
        for known in self
            .case
            .relations
            .iter()
            .filter(|relation| self.goes_along(relation.claim))
        {
            let Ok(kind) = known.kind.parse() else { continue };
            let mut relation = Relation::new(self.claim(known.claim), kind);
            if let Some(to) = known.to_claim.filter(|to| self.goes_along(*to)) {
                relation.to = Some(self.claim(to));
            } else if let Some(to) = known.to_assertion.and_then(|id| self.statement_reference(id)) {
                relation.to_statement = Some(to);
            } else if let Some(to) = known.to_relation.and_then(|id| self.relation_reference(id)) {
                relation.to_relation = Some(to);
            } else {
                continue; // it leads to something that does not go along
            }
            relation.by = known.by_party.map(|id| self.entity(id));
            relation.note = known.note.clone();
            if let Some(quoted) = known.excerpt.and_then(|id| self.quoted(id)) {
                relation.source = Some(quoted.source);
                relation.quote = Some(quoted.quote);
                relation.occurrence = quoted.occurrence;
                relation.locator = quoted.locator;
                relation.captured = quoted.captured;
                relation.lang = quoted.lang;
                relation.translation = quoted.translation;
                relation.translator = quoted.translator;
            }
            relations.push(relation);
        }
        sorted(relations)
    }

    fn statement_reference(&self, id: AssertionId) -> Option<StatementReference> {
        let assertion = self.case.assertions.iter().find(|assertion| assertion.id == id)?;
        let quoted = self.quoted(assertion.excerpt)?;
        Some(StatementReference {
            claim: self.claim(assertion.claim),
            source: quoted.source,
            quote: quoted.quote,
            occurrence: quoted.occurrence,
        })
    }

    fn relation_reference(&self, id: RelationId) -> Option<RelationReference> {
        let relation = self.case.relations.iter().find(|relation| relation.id == id)?;
        Some(RelationReference {
            from: self.claim(relation.claim),
            to: self.claim(relation.to_claim?),
            kind: relation.kind.parse().ok()?,
        })
    }

    fn all_evidence(&self) -> Vec<Evidence> {
        let mut all = Vec::new();
        for known in self
            .case
            .evidence
            .iter()
            .filter(|evidence| self.goes_along(evidence.claim))
        {
            let (Some(quoted), Ok(bearing)) = (self.quoted(known.excerpt), known.bearing.parse()) else {
                continue;
            };
            let mut evidence = Evidence::new(self.claim(known.claim), quoted.source, quoted.quote, bearing);
            evidence.link = known.assertion.zip(known.seq).and_then(|(assertion, seq)| {
                let statement = self.statement_reference(assertion)?;
                let seq = u16::try_from(seq).ok()?;
                let StatementReference {
                    source,
                    quote,
                    occurrence,
                    ..
                } = statement;
                Some(LinkReference {
                    source,
                    quote,
                    occurrence,
                    seq,
                })
            });
            evidence.occurrence = quoted.occurrence;
            evidence.locator = quoted.locator;
            evidence.captured = quoted.captured;
            evidence.lang = quoted.lang;
            evidence.translation = quoted.translation;
            evidence.translator = quoted.translator;
            evidence.credibility = u8::try_from(known.credibility).unwrap_or(6);
            evidence.voice = known.voice.map(|id| self.entity(id));
            evidence.origin = known.origin.map(|id| self.source(id));
            evidence.record = known.record;
            evidence.against_interest = known.against_interest;
            evidence.note = known.note.clone();
            all.push(evidence);
        }
        sorted(all)
    }

    fn all_search_notes(&self) -> Vec<SearchNote> {
        let notes = self
            .case
            .search_notes
            .iter()
            .filter(|note| self.goes_along(note.claim))
            .map(|note| SearchNote {
                claim: self.claim(note.claim),
                looked_for: note.looked_for.clone(),
                looked_where: note.looked_where.clone(),
                at: moment(note.looked_at).into(),
                found: note.found.clone(),
            });
        sorted(notes.collect())
    }

    fn all_external_reviews(&self) -> Vec<ExternalReview> {
        let decimal = |number: &Option<bigdecimal::BigDecimal>| {
            number.as_ref().map(|number| Decimal(claims::plain(number)))
        };
        let reviews = self
            .case
            .external_reviews
            .iter()
            .filter(|review| self.goes_along(review.claim));
        let reviews = reviews.map(|review| ExternalReview {
            claim: self.claim(review.claim),
            publisher: review.publisher.clone(),
            url: review.url.clone(),
            title: review.title.clone(),
            date: review.date.clone().map(Into::into),
            rating: review.rating.clone(),
            rating_value: decimal(&review.rating_value),
            best: decimal(&review.best),
            worst: decimal(&review.worst),
            lang: review.language.as_deref().map(Into::into),
        });
        sorted(reviews.collect())
    }

    /// The quotation of an excerpt, with what it takes to find the same place again.
    fn quoted(&self, id: ExcerptId) -> Option<Quoted> {
        let excerpt = self.case.excerpts.get(&id)?;
        let own = self
            .case
            .source_revisions
            .get(&excerpt.source)
            .and_then(|revision| revision.language.as_deref());
        let snapshots = self.snapshots.get(&excerpt.source).map_or(&[][..], Vec::as_slice);
        let mut occurrence = None;
        let mut captured = None;
        if let Some(snapshot) = snapshots
            .iter()
            .find(|snapshot| Some(snapshot.id) == excerpt.snapshot)
        {
            let has = |snapshot: &KnownSnapshot| {
                snapshot
                    .body
                    .as_deref()
                    .is_some_and(|body| body.contains(&excerpt.exact))
            };
            // an import takes the newest capture that has the words
            let taken = snapshots
                .iter()
                .rev()
                .find(|snapshot| has(snapshot))
                .or(snapshots.last());
            if taken.is_some_and(|taken| taken.id != snapshot.id) {
                captured = Some(moment(snapshot.retrieved_at).into());
            }
            if let (Some(body), Some((first, _))) = (&snapshot.body, excerpt.bounds()) {
                let start = usize::try_from(first).unwrap_or(0);
                let starts = text::occurrences(body, &excerpt.exact);
                if starts.len() > 1 {
                    let place = starts.iter().position(|found| *found == start).unwrap_or(0);
                    occurrence = u32::try_from(place + 1).ok();
                }
            }
        }
        Some(Quoted {
            source: self.source(excerpt.source),
            quote: excerpt.exact.clone(),
            occurrence,
            locator: excerpt.locator.clone(),
            captured,
            lang: excerpt
                .language
                .as_deref()
                .filter(|language| own != Some(*language))
                .map(Into::into),
            translation: excerpt.translation.clone(),
            translator: excerpt.translator.clone(),
        })
    }

    /// States and current verdicts, for reading.
    fn review(&self, conn: &mut Connection) -> OpResult<Value> {
        let names = people::names(conn)?;
        let verdicts = Verdict::of(conn, self.case.dossier.id)?;
        let superseded: Vec<RowId> = verdicts.iter().filter_map(|verdict| verdict.supersedes).collect();
        let mut claims = BTreeMap::new();
        for (claim, head) in &self.case.claims {
            let current = verdicts.iter().find(|verdict| {
                verdict.claim == claim.id && verdict.scope == "content" && !superseded.contains(&verdict.id)
            });
            claims.insert(
                self.claim(claim.id).to_string(),
                json!({
                    "code": ClaimCode(claim.code).to_string(),
                    "state": head.state,
                    "verdict": current.map(|verdict| json!({
                        "rating": verdict.rating, "confidence": verdict.confidence, "rationale": verdict.rationale,
                        "by": names.get(&verdict.recorded_by), "at": moment(verdict.recorded_at),
                    })),
                }),
            );
        }
        Ok(json!(claims))
    }
}

/// The part of an item that quotes a source.
struct Quoted {
    source: Handle,
    quote: String,
    occurrence: Option<u32>,
    locator: Option<String>,
    captured: Option<format::TimeText>,
    lang: Option<format::Language>,
    translation: Option<String>,
    translator: Option<String>,
}

/// A moment as RFC 3339 in UTC, no more digits than it has.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// In an order that depends on nothing but the content.
fn sorted<T: serde::Serialize>(mut items: Vec<T>) -> Vec<T> {
    items.sort_by_cached_key(|item| serde_json::to_string(item).unwrap_or_default());
    items.dedup_by_key(|item| serde_json::to_string(item).unwrap_or_default());
    items
}

fn written_snapshot(known: &KnownSnapshot, public: bool) -> Snapshot {
    let mut snapshot = Snapshot::new(moment(known.retrieved_at));
    snapshot.media_type = known.media_type.clone();
    snapshot.extractor = known.extractor.clone();
    snapshot.tool = known.tool.clone();
    let body = known.body.as_ref().filter(|_| !public);
    let raw = known.raw.as_ref().filter(|_| !public);
    snapshot.text = body.cloned();
    match (raw, body) {
        (Some(raw), Some(body)) if raw == body.as_bytes() => {}
        (Some(raw), _) => snapshot.raw = Some(STANDARD.encode(raw)),
        (None, _) => snapshot.sha256 = Some(hex::encode(&known.raw_sha256)),
    }
    snapshot
}

fn written_quantity(known: &KnownQuantity, asked: Option<&crate::db::dossiers::Question>) -> Quantity {
    let hedge: Hedge = known.hedge.parse().unwrap_or(Hedge::Unquantified);
    let (low, high) = (known.low(), known.high());
    let usual = match (&low, &high) {
        (Some(low), Some(high)) if low == high => Hedge::Exactly,
        (Some(_), Some(_)) => Hedge::Between,
        (Some(_), None) => Hedge::AtLeast,
        (None, Some(_)) => Hedge::AtMost,
        (None, None) => Hedge::Unquantified,
    };
    let unless_asked =
        |own: &str, asked: Option<&String>| (asked.map(String::as_str) != Some(own)).then(|| own.to_owned());
    Quantity {
        measure: unless_asked(
            &known.measure,
            asked.and_then(|question| question.measure.as_ref()),
        ),
        unit: unless_asked(&known.unit, asked.and_then(|question| question.unit.as_ref())),
        scale: known.scale.parse().unwrap_or(Scale::Count),
        low: low.map(Decimal),
        high: high.map(Decimal),
        best: known.best.as_ref().map(|best| Decimal(claims::plain(best))),
        hedge: (hedge != usual).then_some(hedge),
        baseline: known.baseline.clone().map(Into::into),
    }
}

/// A handle made from a name that nothing else bears here.
fn free_handle(name: &str, taken: &mut HashSet<String>) -> String {
    let mut handle: String = text::fold_key(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect::<String>()
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    handle.truncate(60);
    if handle.is_empty() {
        handle.push('x');
    }
    let mut free = handle.clone();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = format!("{handle}-{number}");
        number += 1;
    }
    free
}
