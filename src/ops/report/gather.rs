//! What is printed of each claim, and the report as a whole.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use crate::db::claims::{Claim as KnownClaim, ClaimRevision, Head};
use crate::db::dossiers::{Dossier as KnownDossier, DossierRevision};
use crate::db::holds::Hold;
use crate::db::publications::Publication;
use crate::db::review::{Anchor, RatingRule, Step, Verdict, Weighed, Weight};
use crate::db::sources::Excerpt;
use crate::db::{Connection, DbResult, events, people};
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::report::balance::balance;
use crate::report::model::{Claim, Dossier, Findings, Footnote, Quote, Report, When};
use crate::report::{findings, footnotes};

use super::Options;
use crate::ops::case::Case;
use crate::ops::export::{Exporter, moment};

/// What the review has brought.
pub(super) struct Review {
    pub(super) steps: HashMap<ClaimId, Vec<Step>>,
    pub(super) verdicts: HashMap<ClaimId, Vec<Verdict>>,
    pub(super) weighed: HashMap<RowId, Vec<Weighed>>,
    pub(super) weights: HashMap<EvidenceId, Weight>,
    pub(super) anchors: HashMap<ExcerptId, String>,
    pub(super) holds: HashMap<ClaimId, Hold>,
    pub(super) people: HashMap<PersonId, String>,
    pub(super) rules: Vec<RatingRule>,
    pub(super) policies: Vec<DossierRevision>,
    pub(super) publications: Vec<Publication>,
    pub(super) as_of: DateTime<Utc>,
}

impl Review {
    /// Reads it; the caller sees to it that all reads are of one snapshot.
    pub(super) fn load(conn: &mut Connection, case: &Case) -> DbResult<Review> {
        let id = case.dossier.id;
        let sources: Vec<SourceId> = case.sources.keys().copied().collect();
        let mut weighed: HashMap<RowId, Vec<Weighed>> = HashMap::new();
        for one in Weighed::of(conn, id)? {
            weighed.entry(one.verdict).or_default().push(one);
        }
        Ok(Review {
            steps: by_claim(Step::of(conn, id)?, |step| step.claim),
            verdicts: by_claim(Verdict::of(conn, id)?, |verdict| verdict.claim),
            weighed,
            weights: Weight::of(conn, id)?
                .into_iter()
                .map(|weight| (weight.evidence, weight))
                .collect(),
            anchors: Anchor::of(conn, &sources)?
                .into_iter()
                .map(|one| (one.excerpt, one.anchor))
                .collect(),
            holds: Hold::of(conn, id)?
                .into_iter()
                .map(|hold| (hold.claim, hold))
                .collect(),
            people: people::names(conn)?,
            rules: RatingRule::all(conn)?,
            policies: DossierRevision::of(conn, id)?,
            publications: Publication::of(conn, id)?,
            as_of: events::last_change(conn, id)?.unwrap_or(case.dossier.recorded_at),
        })
    }
}

/// What the portions of a dossier have in common.
pub(super) struct Shared {
    people: HashMap<PersonId, String>,
    rules: Vec<RatingRule>,
    policies: Vec<DossierRevision>,
    publications: Vec<Publication>,
    holds: Vec<Hold>,
    pub(super) as_of: DateTime<Utc>,
}

impl Shared {
    pub(super) fn load(conn: &mut Connection, dossier: &KnownDossier) -> DbResult<Shared> {
        let id = dossier.id;
        Ok(Shared {
            people: people::names(conn)?,
            rules: RatingRule::all(conn)?,
            policies: DossierRevision::of(conn, id)?,
            publications: Publication::of(conn, id)?,
            holds: Hold::of(conn, id)?,
            as_of: events::last_change(conn, id)?.unwrap_or(dossier.recorded_at),
        })
    }

    /// What the review has brought to these claims, without how their evidence was weighed.
    pub(super) fn review(&self, conn: &mut Connection, case: &Case, ids: &[ClaimId]) -> DbResult<Review> {
        let excerpts: Vec<ExcerptId> = case.excerpts.keys().copied().collect();
        Ok(Review {
            steps: by_claim(Step::of_claims(conn, ids)?, |step| step.claim),
            verdicts: by_claim(Verdict::of_claims(conn, ids)?, |verdict| verdict.claim),
            weighed: HashMap::new(),
            weights: HashMap::new(),
            anchors: Anchor::of_excerpts(conn, &excerpts)?
                .into_iter()
                .map(|one| (one.excerpt, one.anchor))
                .collect(),
            holds: self.holds.iter().map(|hold| (hold.claim, hold.clone())).collect(),
            people: self.people.clone(),
            rules: self.rules.clone(),
            policies: self.policies.clone(),
            publications: self.publications.clone(),
            as_of: self.as_of,
        })
    }
}

fn by_claim<T>(rows: Vec<T>, claim: impl Fn(&T) -> ClaimId) -> HashMap<ClaimId, Vec<T>> {
    let mut grouped: HashMap<ClaimId, Vec<T>> = HashMap::new();
    for row in rows {
        grouped.entry(claim(&row)).or_default().push(row);
    }
    grouped
}

/// States of claims that wait for their approval.
pub(super) const ON_THE_WAY: [&str; 4] = ["draft", "submitted", "in_review", "decided"];

/// What of a claim is printed: its last approved state, or its draft.
#[derive(Clone, Copy)]
pub(super) struct Printed<'a> {
    pub(super) claim: &'a KnownClaim,
    pub(super) head: &'a Head,
    pub(super) wording: &'a ClaimRevision,
    /// The step that approved it; none for a draft.
    pub(super) approval: Option<&'a Step>,
    pub(super) verdict: Option<&'a Verdict>,
}

pub(super) struct Gatherer<'a> {
    pub(super) case: &'a Case,
    pub(super) review: &'a Review,
    pub(super) options: &'a Options,
    pub(super) handles: Exporter<'a>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) numbers: HashMap<ExcerptId, u32>,
    /// The wording of each claim that is printed.
    pub(super) wordings: HashMap<ClaimId, &'a ClaimRevision>,
    pub(super) cited: BTreeSet<SourceId>,
    /// Excerpts with a translation, by their words; the first of each.
    translated: HashMap<&'a str, &'a Excerpt>,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(case: &'a Case, review: &'a Review, options: &'a Options) -> Self {
        let mut translated: HashMap<&str, &Excerpt> = HashMap::new();
        for excerpt in case
            .excerpts
            .values()
            .filter(|excerpt| excerpt.translation.is_some())
        {
            translated.entry(&excerpt.exact).or_insert(excerpt);
        }
        Gatherer {
            translated,
            case,
            review,
            options,
            handles: Exporter::new(case),
            footnotes: Vec::new(),
            numbers: HashMap::new(),
            wordings: HashMap::new(),
            cited: BTreeSet::new(),
        }
    }

    pub(super) fn report(mut self) -> Report {
        let printed = self.printed();
        self.wordings = printed
            .iter()
            .map(|printed| (printed.claim.id, printed.wording))
            .collect();
        let claims: Vec<Claim> = printed.iter().map(|printed| self.claim(printed)).collect();
        let designations = self.designations(&printed, &claims);
        let replies = self.replies(&printed);
        let corrections = self.corrections();
        let settings = &self.case.settings;
        let changes = printed
            .iter()
            .filter_map(|printed| printed.approval.map(|step| moment(step.at)));
        let last_changed = changes
            .chain(corrections.iter().map(|correction| correction.at.clone()))
            .max();
        let mut report = Report {
            masthead: self.options.masthead.clone().of_dossier(&self.case.dossier.slug),
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
            publication: None,
            first_published: self
                .review
                .publications
                .first()
                .map(|first| moment(first.published)),
            last_changed,
            supersedes: None,
            entities: self.entities(),
            questions: self.questions(&printed),
            unasked: Findings::default(),
            claims,
            designations,
            replies,
            balance: Vec::new(),
            corrections,
            sources: self.sources(),
            footnotes: std::mem::take(&mut self.footnotes),
            method: self.method(),
        };
        report.balance = balance(&report);
        findings::arrange(&mut report);
        footnotes::renumber(&mut report);
        report
    }

    /// A quotation; words that somebody translated once are translated wherever they stand.
    pub(super) fn quote(&self, excerpt: &Excerpt) -> Quote {
        let translated = match &excerpt.translation {
            Some(_) => Some(excerpt),
            None => self.translated.get(excerpt.exact.as_str()).copied(),
        };
        let same_language = |other: &&Excerpt| other.language == excerpt.language;
        let translated = translated.filter(same_language);
        Quote {
            text: excerpt.exact.clone(),
            language: excerpt.language.clone().unwrap_or_default(),
            translation: translated.and_then(|other| other.translation.clone()),
            translator: translated.and_then(|other| other.translator.clone()),
        }
    }

    /// The claims that are printed, by code.
    pub(super) fn printed(&self) -> Vec<Printed<'a>> {
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
                None if self.options.draft && ON_THE_WAY.contains(&state) => self.case.wording(claim.id),
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

    pub(super) fn steps(&self, claim: ClaimId) -> &'a [Step] {
        self.review.steps.get(&claim).map_or(&[], Vec::as_slice)
    }

    pub(super) fn verdicts(&self, claim: ClaimId) -> &'a [Verdict] {
        self.review.verdicts.get(&claim).map_or(&[], Vec::as_slice)
    }

    pub(super) fn person(&self, id: PersonId) -> String {
        self.review
            .people
            .get(&id)
            .cloned()
            .unwrap_or_else(|| id.to_string())
    }

    pub(super) fn names(&self, people: impl Iterator<Item = PersonId>) -> Vec<String> {
        let names: BTreeSet<String> = people.map(|id| self.person(id)).collect();
        names.into_iter().collect()
    }

    /// Whether something was there when the claim was approved; for a draft, everything is.
    pub(super) fn was_there(printed: &Printed<'_>, recorded: DateTime<Utc>) -> bool {
        printed.approval.is_none_or(|approval| recorded <= approval.at)
    }
}

pub(super) fn when(text: &str) -> When {
    let words = text
        .parse::<Edtf>()
        .map_or_else(|_| text.to_owned(), |date| date.display_en());
    When {
        edtf: text.to_owned(),
        text: words,
    }
}
