//! Everything that the desk says in its own voice, text by text.

use std::collections::HashSet;

use crate::domain::vocabulary::{ClaimKind, Direction};
use crate::report::model::{AttributionVerdict, Claim, ContentVerdict, Report, UnderReview};

/// A text in the desk's own voice.
pub(super) struct Passage<'a> {
    /// Where it stands, such as `C-3, statement`.
    pub(super) place: String,
    pub(super) text: &'a str,
    /// BCP 47.
    pub(super) language: &'a str,
    /// Whether whose word a label is follows from where it stands: a designation with its designator.
    pub(super) bound: bool,
    /// Whether it is a name, and not a text that uses names.
    pub(super) is_name: bool,
    pub(super) mend: Mend<'a>,
}

/// By which command a text is mended.
#[derive(Clone, Copy)]
pub(super) enum Mend<'a> {
    /// By none of one line.
    Otherwise,
    /// A setting of the dossier.
    Dossier(&'static str),
    /// The wording of a claim.
    Claim(&'a Claim, &'static str),
    /// The verdict on a claim.
    Verdict(&'a Claim),
}

impl Mend<'_> {
    /// The command, with `…` for the new words: the next one that is legal where the claim stands.
    pub(super) fn command(self, slug: &str) -> Option<String> {
        match self {
            Mend::Otherwise => None,
            Mend::Dossier(flag) => Some(format!("counterclaim dossier set {slug} {flag} \"…\"")),
            Mend::Claim(claim, flag) => Some(match (claim.draft, claim.state.as_deref()) {
                (false, _) => format!("counterclaim review reopen {} --reason \"…\"", claim.code),
                (true, None | Some("draft")) => {
                    format!("counterclaim claim revise {} {flag} \"…\"", claim.code)
                }
                (true, Some(_)) => format!("counterclaim review return {} --reason \"…\"", claim.code),
            }),
            // the form opens with all that the verdict says
            Mend::Verdict(claim) => match (claim.draft, claim.state.as_deref()) {
                (false, _) => Some(format!("counterclaim review correct {}", claim.code)),
                (true, Some("in_review")) => Some(format!("counterclaim review decide {}", claim.code)),
                (true, _) => None,
            },
        }
    }
}

/// All texts of a report in the desk's own voice, in the order of the report.
pub(super) fn passages(report: &Report) -> Vec<Passage<'_>> {
    let dossier = &report.dossier;
    let mut all = Passages {
        found: Vec::new(),
        language: &dossier.language,
        bound: false,
    };
    all.mended(
        || "title".to_owned(),
        Some(&dossier.title),
        Mend::Dossier("--title"),
    );
    let summary = dossier.summary.as_deref();
    all.mended(|| "summary".to_owned(), summary, Mend::Dossier("--summary"));
    if let Some(earlier) = &report.supersedes {
        all.add(|| "erratum".to_owned(), earlier.erratum.as_deref());
    }
    for entity in &report.entities {
        all.found.push(Passage {
            place: format!("name of entity `{}`", entity.name),
            text: &entity.name,
            language: &dossier.language,
            bound: false,
            is_name: true,
            mend: Mend::Otherwise,
        });
    }
    for question in &report.questions {
        let texts = [
            Some(&question.text),
            question.event.as_ref(),
            question.measure.as_ref(),
            question.scope.as_ref(),
        ];
        for text in texts.into_iter().flatten() {
            all.add(|| format!("question `{}`", question.handle), Some(text));
        }
    }
    let printed: HashSet<&str> = report.claims.iter().map(|claim| claim.code.as_str()).collect();
    for claim in &report.claims {
        all.claim(claim, &printed);
    }
    all.bound = false;
    for reply in &report.replies {
        let place = || format!("reply of {} to {}", reply.party, reply.claim);
        for step in &reply.steps {
            all.add(place, step.channel.as_deref());
            all.add(place, step.reason.as_deref());
        }
    }
    for (index, correction) in report.corrections.iter().enumerate() {
        let texts = [
            correction.was.as_deref(),
            correction.now.as_deref(),
            Some(correction.why.as_str()),
        ];
        for text in texts {
            all.add(|| format!("correction {}", index + 1), text);
        }
    }
    for source in &report.sources {
        let reason = source
            .retracted
            .as_ref()
            .map(|retracted| retracted.reason.as_str());
        all.add(|| format!("retraction of source `{}`", source.key), reason);
    }
    for text in &report.method.notes {
        all.add(|| "method".to_owned(), Some(text));
    }
    all.found
}

struct Passages<'a> {
    found: Vec<Passage<'a>>,
    language: &'a str,
    bound: bool,
}

impl<'a> Passages<'a> {
    fn add(&mut self, place: impl FnOnce() -> String, text: Option<&'a str>) {
        self.mended(place, text, Mend::Otherwise);
    }

    fn mended(&mut self, place: impl FnOnce() -> String, text: Option<&'a str>, mend: Mend<'a>) {
        self.found.extend(text.map(|text| Passage {
            place: place(),
            text,
            language: self.language,
            bound: self.bound,
            is_name: false,
            mend,
        }));
    }

    fn claim(&mut self, claim: &'a Claim, printed: &HashSet<&str>) {
        let code = claim.code.as_str();
        self.bound = claim.kind == ClaimKind::Designation
            && claim
                .designation
                .as_ref()
                .is_some_and(|designation| !designation.designator.trim().is_empty());
        let at = |part: &'static str| move || format!("{code}, {part}");
        self.mended(
            at("statement"),
            Some(&claim.statement),
            Mend::Claim(claim, "--statement"),
        );
        if let Some(statement) = self.found.last_mut().filter(|_| !claim.language.is_empty()) {
            statement.language = &claim.language;
        }
        self.mended(
            at("date"),
            claim.when.as_ref().map(|when| when.text.as_str()),
            Mend::Claim(claim, "--when"),
        );
        self.mended(
            at("ambiguity"),
            claim.ambiguity.as_deref(),
            Mend::Claim(claim, "--ambiguity"),
        );
        self.add(at("why chosen"), claim.why_chosen.as_deref());
        if let Some(quantity) = &claim.quantity {
            self.mended(
                at("measure"),
                Some(&quantity.measure),
                Mend::Claim(claim, "--measure"),
            );
        }
        for position in &claim.positions {
            for link in &position.chain {
                if !link.named {
                    self.add(at("speaker"), Some(&link.speaker));
                }
                self.attribution(claim, link.attribution.as_ref());
            }
            self.attribution(claim, position.attribution.as_ref());
        }
        for relation in &claim.relations {
            self.add(at("relation"), relation.note.as_deref());
            // The statement of a claim that is printed itself is read there.
            if !printed.contains(relation.claim.as_str()) {
                let bound = self.bound;
                self.bound = bound && relation.direction == Direction::Outgoing;
                self.add(at("relation"), Some(&relation.statement));
                self.bound = bound;
            }
        }
        for evidence in &claim.evidence {
            for text in [&evidence.note, &evidence.why_not, &evidence.about_link] {
                self.add(at("evidence"), text.as_deref());
            }
        }
        if let Some(verdict) = &claim.verdict {
            self.verdict(claim, verdict);
        }
        for note in &claim.search_notes {
            for text in [&note.looked_for, &note.place, &note.found] {
                self.add(at("search note"), Some(text));
            }
        }
        if let Some(UnderReview { reason, .. }) = &claim.under_review {
            self.add(at("reason of the new review"), Some(reason));
        }
    }

    fn verdict(&mut self, claim: &'a Claim, verdict: &'a ContentVerdict) {
        let texts = [&verdict.rationale, &verdict.sole_source, &verdict.note];
        let weighed = verdict.weighed.iter().map(String::as_str);
        for text in texts.into_iter().flatten().map(String::as_str).chain(weighed) {
            let place = || format!("{}, verdict", claim.code);
            self.mended(place, Some(text), Mend::Verdict(claim));
        }
    }

    fn attribution(&mut self, claim: &'a Claim, verdict: Option<&'a AttributionVerdict>) {
        let rationale = verdict.and_then(|verdict| verdict.rationale.as_deref());
        self.mended(
            || format!("{}, attribution verdict", claim.code),
            rationale,
            Mend::Verdict(claim),
        );
    }
}
