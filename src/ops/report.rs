//! Making a report: what it says is gathered here, from one snapshot of the database.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::db::claims::{Claim as KnownClaim, ClaimRevision, Head, plain};
use crate::db::dossiers::DossierRevision;
use crate::db::review::{Anchor, RatingRule, Step, Verdict, Weighed, Weight};
use crate::db::sources::Excerpt;
use crate::db::{Connection, events, on_one_snapshot, people};
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::report::cite::Style;
use crate::report::model::*;
use crate::report::{definitions, findings, html, json, lint};

use super::case::Case;
use super::export::{Exporter, moment};
use super::{OpError, OpResult, find};

/// How a report is made.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Add the claims that nobody approved yet, plainly marked.
    pub draft: bool,
    /// Publisher, licence, contact.
    pub masthead: Masthead,
    /// Whether the server made sure who people are; not so on the private cluster.
    pub authenticated: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Html,
    /// For programs.
    Json,
}

/// A report as bytes, unless its own rules stop it.
pub fn make(
    conn: &mut Connection,
    slug: Option<&str>,
    options: &Options,
    form: Form,
    style: &Style,
) -> OpResult<(Report, Vec<u8>)> {
    let report = gather(conn, slug, options)?;
    let findings = lint::lint(&report);
    if !findings.is_empty() {
        return Err(OpError::Lint(findings));
    }
    let bytes = match form {
        Form::Html => {
            let page = html::render(&report, style).map_err(|error| OpError::Render(Box::new(error)))?;
            page.bytes
        }
        Form::Json => json::render(&report).map_err(|error| OpError::Render(Box::new(error)))?,
    };
    Ok((report, bytes))
}

/// What a report says, before anything is checked or rendered.
pub fn gather(conn: &mut Connection, slug: Option<&str>, options: &Options) -> OpResult<Report> {
    on_one_snapshot(conn, |conn| {
        let dossier = find::dossier_or_only(conn, slug)?;
        let case = Case::load(conn, dossier)?;
        let id = case.dossier.id;
        let source_ids: Vec<SourceId> = case.sources.keys().copied().collect();
        let review = Review {
            steps: by_claim(Step::of(conn, id)?, |step| step.claim),
            verdicts: by_claim(Verdict::of(conn, id)?, |verdict| verdict.claim),
            weighed: Weighed::of(conn, id)?,
            weights: Weight::of(conn, id)?
                .into_iter()
                .map(|weight| (weight.evidence, weight))
                .collect(),
            anchors: Anchor::of(conn, &source_ids)?
                .into_iter()
                .map(|one| (one.excerpt, one.anchor))
                .collect(),
            people: people::names(conn)?,
            rules: RatingRule::all(conn)?,
            policies: DossierRevision::of(conn, id)?,
            as_of: events::last_change(conn, id)?.unwrap_or(case.dossier.recorded_at),
        };
        Ok(Gatherer::new(&case, &review, options).report())
    })
}

/// What the review has brought.
struct Review {
    steps: HashMap<ClaimId, Vec<Step>>,
    verdicts: HashMap<ClaimId, Vec<Verdict>>,
    weighed: Vec<Weighed>,
    weights: HashMap<EvidenceId, Weight>,
    anchors: HashMap<ExcerptId, String>,
    people: HashMap<PersonId, String>,
    rules: Vec<RatingRule>,
    policies: Vec<DossierRevision>,
    as_of: DateTime<Utc>,
}

fn by_claim<T>(rows: Vec<T>, claim: impl Fn(&T) -> ClaimId) -> HashMap<ClaimId, Vec<T>> {
    let mut grouped: HashMap<ClaimId, Vec<T>> = HashMap::new();
    for row in rows {
        grouped.entry(claim(&row)).or_default().push(row);
    }
    grouped
}

/// What of a claim is printed: its last approved state, or its draft.
#[derive(Clone, Copy)]
struct Printed<'a> {
    claim: &'a KnownClaim,
    head: &'a Head,
    wording: &'a ClaimRevision,
    /// The step that approved it; none for a draft.
    approval: Option<&'a Step>,
    verdict: Option<&'a Verdict>,
}

struct Gatherer<'a> {
    case: &'a Case,
    review: &'a Review,
    options: &'a Options,
    handles: Exporter<'a>,
    footnotes: Vec<Footnote>,
    numbers: HashMap<ExcerptId, u32>,
    cited: BTreeSet<SourceId>,
}

impl<'a> Gatherer<'a> {
    fn new(case: &'a Case, review: &'a Review, options: &'a Options) -> Self {
        Gatherer {
            case,
            review,
            options,
            handles: Exporter::new(case),
            footnotes: Vec::new(),
            numbers: HashMap::new(),
            cited: BTreeSet::new(),
        }
    }

    fn report(mut self) -> Report {
        let printed = self.printed();
        let claims: Vec<Claim> = printed.iter().map(|printed| self.claim(printed)).collect();
        let designations = self.designations(&printed, &claims);
        let corrections = self.corrections();
        let settings = &self.case.settings;
        let changes = printed
            .iter()
            .filter_map(|printed| printed.approval.map(|step| moment(step.at)));
        let last_changed = changes
            .chain(corrections.iter().map(|correction| correction.at.clone()))
            .max();
        let mut report = Report {
            masthead: self.options.masthead.clone(),
            dossier: Dossier {
                id: self.case.dossier.id.to_string(),
                slug: self.case.dossier.slug.clone(),
                title: settings.title.clone(),
                summary: settings.summary.clone(),
                language: settings.language.clone(),
                labels: settings.label_words(),
                eyes: u8::try_from(settings.eyes).unwrap_or(3),
            },
            as_of: moment(self.review.as_of),
            includes_drafts: self.options.draft,
            written_by: self.names(printed.iter().map(|printed| printed.claim.recorded_by)),
            approved_by: self.names(
                printed
                    .iter()
                    .filter_map(|printed| printed.approval.map(|step| step.actor)),
            ),
            first_published: None,
            last_changed,
            supersedes: None,
            entities: self.entities(),
            questions: self.questions(&printed),
            unasked: Findings::default(),
            claims,
            designations,
            corrections,
            sources: self.sources(),
            footnotes: std::mem::take(&mut self.footnotes),
            method: self.method(),
        };
        findings::arrange(&mut report);
        report
    }

    /// The claims that are printed, by code.
    fn printed(&self) -> Vec<Printed<'a>> {
        let mut printed = Vec::new();
        for (claim, head) in &self.case.claims {
            let steps = self.steps(claim.id);
            let approval = steps
                .iter()
                .rev()
                .find(|step| step.to_state == "approved" || step.to_state == "withdrawn");
            let approval = approval.filter(|step| step.to_state == "approved");
            let state = head.state.as_deref().unwrap_or_default();
            let wording = match approval {
                Some(step) => self.case.wording_numbered(claim.id, step.revision),
                None if self.options.draft
                    && ["draft", "submitted", "in_review", "decided"].contains(&state) =>
                {
                    self.case.wording(claim.id)
                }
                None => None,
            };
            let Some(wording) = wording else { continue };
            let verdict = match approval {
                Some(step) => step
                    .verdict
                    .and_then(|id| self.verdicts(claim.id).iter().find(|verdict| verdict.id == id)),
                None => self
                    .verdicts(claim.id)
                    .iter()
                    .rev()
                    .find(|verdict| verdict.scope == "content"),
            };
            printed.push(Printed {
                claim,
                head,
                wording,
                approval,
                verdict,
            });
        }
        printed
    }

    fn steps(&self, claim: ClaimId) -> &'a [Step] {
        self.review.steps.get(&claim).map_or(&[], Vec::as_slice)
    }

    fn verdicts(&self, claim: ClaimId) -> &'a [Verdict] {
        self.review.verdicts.get(&claim).map_or(&[], Vec::as_slice)
    }

    fn person(&self, id: PersonId) -> String {
        self.review
            .people
            .get(&id)
            .cloned()
            .unwrap_or_else(|| id.to_string())
    }

    fn names(&self, people: impl Iterator<Item = PersonId>) -> Vec<String> {
        let names: BTreeSet<String> = people.map(|id| self.person(id)).collect();
        names.into_iter().collect()
    }

    fn claim(&mut self, printed: &Printed<'a>) -> Claim {
        let Printed {
            claim,
            head,
            wording,
            approval,
            ..
        } = *printed;
        let of_wording = |id: ClaimId, n: i32| id == claim.id && n == wording.n;
        let roles = self
            .case
            .roles
            .iter()
            .filter(|role| of_wording(role.claim, role.n));
        let roles = roles.filter_map(|role| {
            Some(Role {
                role: ClaimRole::from_word(&role.role)?,
                entity: self.case.label(role.entity),
            })
        });
        let roles = roles.collect();
        let quantity = self
            .case
            .quantities
            .iter()
            .find(|quantity| of_wording(quantity.claim, quantity.n));
        let quantity = quantity.map(|quantity| Quantity {
            measure: quantity.measure.clone(),
            unit: Some(quantity.unit.clone()),
            scale: quantity.scale.clone(),
            low: quantity.low(),
            high: quantity.high(),
            best: quantity.best.as_ref().map(plain),
            hedge: Hedge::from_word(&quantity.hedge).unwrap_or(Hedge::Unquantified),
            baseline: quantity.baseline.as_deref().map(when),
        });
        let evidence = self.evidence(printed);
        let count = |bearing: Bearing| origin_count(&evidence, bearing);
        let origins = (!evidence.is_empty()).then(|| OriginCount {
            supporting: count(Bearing::Supports),
            refuting: count(Bearing::Refutes),
        });
        Claim {
            id: claim.id.to_string(),
            code: ClaimCode(claim.code).to_string(),
            handle: self.handles.claim_handle(claim.id).map(ToOwned::to_owned),
            kind: ClaimKind::from_word(&claim.kind).unwrap_or(ClaimKind::Factual),
            statement: wording.statement.clone(),
            language: wording.language.clone(),
            question: wording
                .question
                .and_then(|id| self.handles.question_handle(id))
                .map(ToOwned::to_owned),
            when: wording.valid.as_deref().map(when),
            when_phrase: wording.valid_phrase.clone(),
            when_inferred: wording.valid_inferred,
            ambiguity: wording.ambiguity.clone(),
            roles,
            quantity,
            designation: self.designation(claim.id, wording.n),
            positions: self.positions(printed),
            relations: self.relations(claim.id),
            evidence,
            origins,
            verdict: self.verdict(printed),
            why_chosen: claim.why_chosen.clone(),
            search_notes: self.search_notes(claim.id),
            external_reviews: self.external_reviews(claim.id),
            under_review: approval
                .filter(|_| head.state.as_deref() != Some("approved"))
                .and_then(|approval| {
                    let next = self.steps(claim.id).iter().find(|step| step.n > approval.n)?;
                    let reason = next
                        .reason
                        .clone()
                        .or_else(|| next.public_note.clone())
                        .unwrap_or_default();
                    Some(UnderReview {
                        since: moment(next.at),
                        reason,
                    })
                }),
            draft: approval.is_none(),
            state: approval.is_none().then(|| head.state.clone()).flatten(),
        }
    }

    /// Whether something was there when the claim was approved; for a draft, everything is.
    fn was_there(printed: &Printed<'_>, recorded: DateTime<Utc>) -> bool {
        printed.approval.is_none_or(|approval| recorded <= approval.at)
    }

    fn positions(&mut self, printed: &Printed<'a>) -> Vec<Position> {
        let mut positions = Vec::new();
        let case = self.case;
        let assertions = case
            .assertions
            .iter()
            .filter(|assertion| assertion.claim == printed.claim.id);
        for assertion in assertions.filter(|assertion| Self::was_there(printed, assertion.recorded_at)) {
            let Some(excerpt) = case.excerpts.get(&assertion.excerpt) else {
                continue;
            };
            let chain: Vec<Link> = case
                .chain(assertion.id)
                .iter()
                .map(|link| Link {
                    speaker: link
                        .speaker
                        .map(|id| case.label(id))
                        .or_else(|| link.speaker_label.clone())
                        .unwrap_or_default(),
                    named: link.speaker.is_some(),
                    on_behalf_of: link.on_behalf_of.map(|id| case.label(id)),
                    attitude: Attitude::from_word(&link.attitude).unwrap_or(Attitude::Reports),
                    mode: Mode::from_word(&link.mode).unwrap_or(Mode::Indirect),
                    quoted: link.quoted.clone(),
                    said: link.said.as_deref().map(when),
                    attribution: self.attribution(printed, assertion.id, link.seq),
                })
                .collect();
            positions.push(Position {
                chain,
                quote: quote(excerpt),
                footnote: self.footnote(excerpt.id),
                attribution: None,
            });
        }
        positions
    }

    /// The verdict on one link as it stood at the approval, or stands now.
    fn attribution(
        &self,
        printed: &Printed<'_>,
        assertion: AssertionId,
        seq: i16,
    ) -> Option<AttributionVerdict> {
        let verdict = self
            .verdicts(printed.claim.id)
            .iter()
            .rev()
            .filter(|verdict| {
                printed
                    .approval
                    .is_none_or(|approval| verdict.version <= approval.version)
            })
            .find(|verdict| verdict.assertion == Some(assertion) && verdict.seq == Some(seq))?;
        Some(AttributionVerdict {
            rating: AttributionRating::from_word(&verdict.rating)?,
            confidence: verdict.confidence.as_deref().and_then(Confidence::from_word),
            rationale: verdict.rationale.clone(),
        })
    }

    /// The footnote of an excerpt, numbered at its first use.
    fn footnote(&mut self, id: ExcerptId) -> Option<u32> {
        if let Some(number) = self.numbers.get(&id) {
            return Some(*number);
        }
        let excerpt = self.case.excerpts.get(&id)?;
        let number = u32::try_from(self.footnotes.len() + 1).ok()?;
        let anchor = self
            .review
            .anchors
            .get(&id)
            .and_then(|anchor| crate::report::model::Anchor::from_word(anchor));
        self.footnotes.push(Footnote {
            number,
            source: self
                .handles
                .source_handle(excerpt.source)
                .unwrap_or_default()
                .to_owned(),
            quote: quote(excerpt),
            anchor: anchor.unwrap_or(crate::report::model::Anchor::Unanchored),
            locator: excerpt.locator.clone(),
        });
        self.numbers.insert(id, number);
        self.cited.insert(excerpt.source);
        Some(number)
    }

    fn relations(&mut self, claim: ClaimId) -> Vec<Relation> {
        let mut relations = Vec::new();
        let case = self.case;
        for relation in &case.relations {
            let aim = relation
                .to_assertion
                .and_then(|id| case.assertions.iter().find(|assertion| assertion.id == id));
            let inference = relation
                .to_relation
                .and_then(|id| case.relations.iter().find(|other| other.id == id));
            let target = relation
                .to_claim
                .or(aim.map(|assertion| assertion.claim))
                .or(inference.and_then(|other| other.to_claim));
            let (direction, other) = match target {
                Some(target) if relation.claim == claim => (Direction::Outgoing, target),
                Some(target) if target == claim => (Direction::Incoming, relation.claim),
                _ => continue,
            };
            let Some((known, _)) = case.claims.iter().find(|(known, _)| known.id == other) else {
                continue;
            };
            let Some(wording) = case.wording(other) else {
                continue;
            };
            let Some(kind) = RelationKind::from_word(&relation.kind) else {
                continue;
            };
            let aims_at = if let Some(excerpt) =
                aim.and_then(|assertion| case.excerpts.get(&assertion.excerpt))
            {
                Some(format!("the statement “{}”", excerpt.exact))
            } else {
                inference.map(|other| {
                    let code = |id: Option<ClaimId>| {
                        let found = id.and_then(|id| case.claims.iter().find(|(known, _)| known.id == id));
                        found.map_or(String::new(), |(known, _)| ClaimCode(known.code).to_string())
                    };
                    format!(
                        "the step from {} to {} ({})",
                        code(Some(other.claim)),
                        code(other.to_claim),
                        other.kind
                    )
                })
            };
            relations.push(Relation {
                direction,
                kind,
                claim: ClaimCode(known.code).to_string(),
                statement: wording.statement.clone(),
                language: wording.language.clone(),
                aims_at,
                by: relation.by_party.map(|id| case.label(id)),
                note: relation.note.clone(),
                footnote: relation.excerpt.and_then(|id| self.footnote(id)),
            });
        }
        let number = |code: &str| code.trim_start_matches("C-").parse::<i64>().unwrap_or(i64::MAX);
        relations.sort_by_key(|relation| {
            (
                relation.direction,
                number(&relation.claim),
                relation.kind,
                relation.note.clone(),
            )
        });
        relations
    }

    fn evidence(&mut self, printed: &Printed<'a>) -> Vec<Evidence> {
        let mut all = Vec::new();
        let case = self.case;
        let evidence = case
            .evidence
            .iter()
            .filter(|evidence| evidence.claim == printed.claim.id);
        for item in evidence.filter(|evidence| Self::was_there(printed, evidence.recorded_at)) {
            let Some(excerpt) = case.excerpts.get(&item.excerpt) else {
                continue;
            };
            let revision = case.source_revisions.get(&item.source);
            let publisher = revision.and_then(|revision| revision.publisher);
            let voice = item.voice.or(publisher).map(|id| case.label(id));
            let weight = self.review.weights.get(&item.id);
            let root = weight.and_then(|weight| weight.root);
            let origin = root
                .and_then(|root| case.source_revisions.get(&root))
                .and_then(|revision| revision.publisher);
            let about_link = item.assertion.zip(item.seq).and_then(|(assertion, seq)| {
                let link = case.chain(assertion).iter().find(|link| link.seq == seq)?;
                let speaker = link
                    .speaker
                    .map(|id| case.label(id))
                    .or_else(|| link.speaker_label.clone())?;
                Some(format!(
                    "whether {speaker} {} it",
                    link.attitude.replace('_', " ")
                ))
            });
            all.push(Evidence {
                bearing: Bearing::from_word(&item.bearing).unwrap_or(Bearing::Context),
                about_link,
                quote: quote(excerpt),
                footnote: self.footnote(excerpt.id),
                source: self.source_name(item.source),
                reliability: revision
                    .and_then(|revision| Reliability::from_word(&revision.reliability))
                    .unwrap_or(Reliability::F),
                credibility: Credibility::from_word(&item.credibility.to_string())
                    .unwrap_or(Credibility::Six),
                voice: voice.unwrap_or_else(|| "not known".to_owned()),
                origin: origin.map(|id| case.label(id)),
                counts: weight.is_some_and(|weight| weight.why_not.is_none()),
                why_not: weight.and_then(|weight| weight.why_not.clone()),
                record: item.record,
                against_interest: item.against_interest,
                note: item.note.clone(),
            });
        }
        all.sort_by_key(|evidence| evidence.footnote);
        all
    }

    fn source_name(&self, id: SourceId) -> String {
        let revision = self.case.source_revisions.get(&id);
        let title = revision
            .and_then(|revision| revision.csl["title"].as_str())
            .map(ToOwned::to_owned);
        let publisher = revision
            .and_then(|revision| revision.publisher)
            .map(|id| self.case.label(id));
        title
            .or(publisher)
            .unwrap_or_else(|| self.handles.source_handle(id).unwrap_or_default().to_owned())
    }

    fn verdict(&self, printed: &Printed<'_>) -> Option<ContentVerdict> {
        let verdict = printed.verdict?;
        let rating = Rating::from_word(&verdict.rating)?;
        let kind = ClaimKind::from_word(&printed.claim.kind).unwrap_or(ClaimKind::Factual);
        let estimated = verdict.low.is_some() || verdict.best.is_some() || verdict.high.is_some();
        let of_wording = |id: ClaimId, n: i32| id == printed.claim.id && n == printed.wording.n;
        let unit = self
            .case
            .quantities
            .iter()
            .find(|quantity| of_wording(quantity.claim, quantity.n));
        let weighed = self
            .review
            .weighed
            .iter()
            .filter(|weighed| weighed.verdict == verdict.id)
            .map(|weighed| {
                let evidence = self
                    .case
                    .evidence
                    .iter()
                    .find(|evidence| evidence.id == weighed.evidence);
                let source = evidence.map_or(String::new(), |evidence| self.source_name(evidence.source));
                match &weighed.note {
                    Some(note) => format!("{source}: {note}"),
                    None => source,
                }
            });
        Some(ContentVerdict {
            rating,
            definition: definitions::content(rating, kind).text.to_owned(),
            confidence: verdict.confidence.as_deref().and_then(Confidence::from_word),
            rationale: verdict.rationale.clone(),
            estimate: estimated.then(|| Estimate {
                low: verdict.low.as_ref().map(plain),
                best: verdict.best.as_ref().map(plain),
                high: verdict.high.as_ref().map(plain),
                unit: unit.map(|quantity| quantity.unit.clone()),
            }),
            sole_source: verdict.sole_source.clone(),
            weighed: weighed.collect(),
            change: ChangeKind::from_word(&verdict.occasion).unwrap_or(ChangeKind::Initial),
            note: verdict.public_note.clone(),
            decided_by: self.person(verdict.recorded_by),
            decided_at: moment(verdict.recorded_at),
            approved_by: printed.approval.map(|step| self.person(step.actor)),
            approved_at: printed.approval.map(|step| moment(step.at)),
        })
    }

    fn search_notes(&self, claim: ClaimId) -> Vec<SearchNote> {
        let notes = self.case.search_notes.iter().filter(|note| note.claim == claim);
        let notes = notes.map(|note| SearchNote {
            looked_for: note.looked_for.clone(),
            place: note.looked_where.clone(),
            at: moment(note.looked_at),
            found: note.found.clone(),
        });
        notes.collect()
    }

    fn external_reviews(&self, claim: ClaimId) -> Vec<ExternalReview> {
        let reviews = self
            .case
            .external_reviews
            .iter()
            .filter(|review| review.claim == claim);
        let reviews = reviews.map(|review| ExternalReview {
            publisher: review.publisher.clone(),
            title: review.title.clone(),
            url: review.url.clone(),
            date: review.date.as_deref().map(when),
            rating: review.rating.clone(),
            rating_value: review
                .rating_value
                .as_ref()
                .map(|value| match (&review.worst, &review.best) {
                    (Some(worst), Some(best)) => {
                        format!("{} ({}–{})", plain(value), plain(worst), plain(best))
                    }
                    _ => plain(value),
                }),
            language: review.language.clone().unwrap_or_default(),
        });
        reviews.collect()
    }

    fn designation(&self, claim: ClaimId, n: i32) -> Option<Designation> {
        let known = self
            .case
            .designations
            .iter()
            .find(|known| known.claim == claim && known.n == n)?;
        Some(Designation {
            designator: self.case.label(known.designator),
            designee: self.case.label(known.designee),
            label: known.label.clone(),
            language: known.label_language.clone(),
            instrument: known.instrument.map(|id| self.case.label(id)),
            force: Force::from_word(&known.force).unwrap_or(Force::Unclear),
        })
    }

    fn designations(&self, printed: &[Printed<'_>], claims: &[Claim]) -> Vec<DesignationRow> {
        let mut rows = Vec::new();
        for (printed, claim) in printed.iter().zip(claims) {
            let Some(designation) = claim.designation.clone() else {
                continue;
            };
            rows.push(DesignationRow {
                claim: claim.code.clone(),
                designation,
                when: claim.when.clone(),
                contested_by: self.contested_by(printed.claim.id),
                rating: claim.verdict.as_ref().map(|verdict| verdict.rating),
                footnotes: claim
                    .positions
                    .iter()
                    .filter_map(|position| position.footnote)
                    .collect(),
                draft: claim.draft,
            });
        }
        rows
    }

    /// Who denies or rejects the claim, and in whose name another claim stands against it.
    fn contested_by(&self, claim: ClaimId) -> Vec<String> {
        let mut parties = BTreeSet::new();
        for assertion in self
            .case
            .assertions
            .iter()
            .filter(|assertion| assertion.claim == claim)
        {
            let Some(link) = self.case.chain(assertion.id).last() else {
                continue;
            };
            if Attitude::from_word(&link.attitude).is_some_and(|attitude| attitude.commitment() < 0) {
                parties.extend(link.on_behalf_of.or(link.speaker).map(|id| self.case.label(id)));
                parties.extend(link.speaker_label.clone());
            }
        }
        for relation in self
            .case
            .relations
            .iter()
            .filter(|relation| relation.to_claim == Some(claim))
        {
            if ["contradicts", "rebuts"].contains(&relation.kind.as_str()) {
                parties.extend(relation.by_party.map(|id| self.case.label(id)));
            }
        }
        parties.into_iter().collect()
    }

    /// What changed in public: verdicts given after a first approval and approved themselves, and withdrawals.
    fn corrections(&self) -> Vec<Correction> {
        let mut corrections = Vec::new();
        for (claim, _) in &self.case.claims {
            let code = ClaimCode(claim.code).to_string();
            let mut standing: Option<&Verdict> = None;
            for step in self.steps(claim.id) {
                let verdict = step
                    .verdict
                    .and_then(|id| self.verdicts(claim.id).iter().find(|verdict| verdict.id == id));
                if step.to_state == "withdrawn" {
                    corrections.push(Correction {
                        at: moment(step.at),
                        kind: ChangeKind::Withdrawal,
                        claim: Some(code.clone()),
                        was: standing.map(|verdict| in_words(&verdict.rating)),
                        now: None,
                        why: step.public_note.clone().unwrap_or_default(),
                    });
                    standing = None;
                }
                if step.to_state != "approved" {
                    continue;
                }
                if let (Some(before), Some(now)) = (standing, verdict)
                    && before.id != now.id
                    && now.occasion != "affirmed"
                {
                    corrections.push(Correction {
                        at: moment(step.at),
                        kind: ChangeKind::from_word(&now.occasion).unwrap_or(ChangeKind::Update),
                        claim: Some(code.clone()),
                        was: Some(in_words(&before.rating)),
                        now: Some(in_words(&now.rating)),
                        why: now
                            .public_note
                            .clone()
                            .or_else(|| now.rationale.clone())
                            .unwrap_or_default(),
                    });
                }
                standing = verdict;
            }
        }
        corrections.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.claim.cmp(&b.claim)));
        corrections
    }

    fn entities(&self) -> Vec<Entity> {
        let mut names: BTreeMap<EntityId, Vec<String>> = BTreeMap::new();
        for name in &self.case.names {
            names.entry(name.entity).or_default().push(name.name.clone());
        }
        let mut entities: Vec<Entity> = self
            .case
            .entities
            .values()
            .map(|entity| {
                let mut others = names.remove(&entity.id).unwrap_or_default();
                others.retain(|name| *name != entity.label);
                others.sort();
                others.dedup();
                Entity {
                    name: entity.label.clone(),
                    kind: entity.kind.clone(),
                    speaks: entity.is_agent,
                    names: others,
                }
            })
            .collect();
        entities.sort_by(|a, b| (&a.name, &a.kind).cmp(&(&b.name, &b.kind)));
        entities
    }

    /// The questions that a printed claim answers.
    fn questions(&self, printed: &[Printed<'_>]) -> Vec<Question> {
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
        questions.sort_by(|a, b| a.handle.cmp(&b.handle));
        questions
    }

    fn sources(&self) -> Vec<Source> {
        let mut wanted = self.cited.clone();
        let origins = self
            .cited
            .iter()
            .filter_map(|id| self.case.source_revisions.get(id)?.derived_from);
        wanted.extend(origins.collect::<Vec<_>>());
        let mut sources: Vec<Source> = wanted.into_iter().filter_map(|id| self.source(id)).collect();
        sources.sort_by(|a, b| a.key.cmp(&b.key));
        sources
    }

    fn source(&self, id: SourceId) -> Option<Source> {
        let known = self.case.sources.get(&id)?;
        let revision = self.case.source_revisions.get(&id)?;
        let captures = self
            .case
            .snapshots
            .iter()
            .filter(|snapshot| snapshot.source == id)
            .map(|snapshot| Capture {
                at: moment(snapshot.retrieved_at),
                sha256: hex::encode(&snapshot.raw_sha256),
                held: snapshot.raw.is_some(),
            });
        Some(Source {
            key: self.handles.source_handle(id)?.to_owned(),
            csl: match &revision.csl {
                Value::Object(csl) => csl.clone(),
                _ => serde_json::Map::new(),
            },
            publisher: revision.publisher.map(|id| self.case.label(id)),
            url: known.url.clone(),
            archive_url: revision.archive_url.clone(),
            issued: revision.issued.as_deref().map(when),
            language: revision.language.clone().unwrap_or_default(),
            captures: captures.collect(),
            reliability: Reliability::from_word(&revision.reliability).unwrap_or(Reliability::F),
            origin: Origin::from_word(&revision.origin).unwrap_or(Origin::Unknown),
            derived_from: revision.derived_from.map(|id| self.source_name(id)),
            retracted: self.case.source_retractions.get(&id).and_then(|retraction| {
                Some(SourceRetraction {
                    kind: SourceRetractionKind::from_word(&retraction.kind)?,
                    reason: retraction.reason.clone(),
                    at: moment(retraction.recorded_at),
                })
            }),
        })
    }

    fn method(&self) -> Method {
        let rules = self.review.rules.iter().filter(|rule| rule.scope == "content");
        let mut policy_changes = Vec::new();
        for pair in self.review.policies.windows(2) {
            if pair[0].eyes != pair[1].eyes {
                policy_changes.push(PolicyChange {
                    at: moment(pair[1].recorded_at),
                    from: u8::try_from(pair[0].eyes).unwrap_or(3),
                    to: u8::try_from(pair[1].eyes).unwrap_or(3),
                    by: self.person(pair[1].recorded_by),
                });
            }
        }
        Method {
            scales: definitions::scales(),
            rules: rules
                .map(|rule| Rule {
                    verdict: rule.code.clone(),
                    needs: needs(rule),
                })
                .collect(),
            authenticated: self.options.authenticated,
            policy_changes,
            notes: Vec::new(),
        }
    }
}

/// What a rating needs, in words, from the table that the database reads.
pub fn needs(rule: &RatingRule) -> String {
    let mut needs = Vec::new();
    if rule.needs_confirmed {
        needs.push("a statement of the claim whose innermost link is confirmed".to_owned());
    }
    if let Some(bearing) = &rule.bearing {
        let count = if rule.origins == 1 {
            "one counting origin".to_owned()
        } else {
            format!("{} counting origins", rule.origins)
        };
        needs.push(format!(
            "evidence that {bearing} it, of credibility 1–3, from {count}"
        ));
    }
    if rule.both_bearings {
        needs.push("statements or evidence of both bearings".to_owned());
    }
    if rule.search_note {
        needs.push("a note of what was looked for and not found".to_owned());
    }
    if !rule.any_kind {
        needs.push("a claim that is no demand, prediction or evaluation".to_owned());
    }
    if needs.is_empty() {
        "nothing beyond a reasoned decision".to_owned()
    } else {
        needs.join("; ")
    }
}

fn in_words(rating: &str) -> String {
    rating.replace('_', " ")
}

fn when(text: &str) -> When {
    let words = text
        .parse::<Edtf>()
        .map_or_else(|_| text.to_owned(), |date| date.display_en());
    When {
        edtf: text.to_owned(),
        text: words,
    }
}

fn quote(excerpt: &Excerpt) -> Quote {
    Quote {
        text: excerpt.exact.clone(),
        language: excerpt.language.clone().unwrap_or_default(),
        translation: excerpt.translation.clone(),
        translator: excerpt.translator.clone(),
    }
}

/// The lesser of distinct root publishers and distinct voices, as the evidence rule counts.
fn origin_count(evidence: &[Evidence], bearing: Bearing) -> u32 {
    let counting = || {
        evidence
            .iter()
            .filter(|one| one.counts && one.bearing == bearing && one.about_link.is_none())
    };
    let roots: BTreeSet<&str> = counting().filter_map(|one| one.origin.as_deref()).collect();
    let voices: BTreeSet<&str> = counting().map(|one| one.voice.as_str()).collect();
    u32::try_from(roots.len().min(voices.len())).unwrap_or(u32::MAX)
}
