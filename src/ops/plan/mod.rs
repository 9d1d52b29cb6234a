//! From a dossier file and what the database holds to one batch: what is new, what changed, what may not.
//!
//! Nothing here asks the database: the plan is made from the file and the [`Case`], so that all errors of meaning are
//! reported together and an unchanged file plans an empty batch.

mod anchor;
mod argument;
mod claims;
mod entities;
mod replies;
mod sources;
mod speech;

use std::collections::{HashMap, HashSet};

pub use sources::attachments;

use crate::domain::batch::{Batch, HandleRow};
use crate::domain::edtf::Edtf;
use crate::domain::ids::*;
use crate::domain::vocabulary::EntityKind;
use crate::exchange::Problem;
use crate::exchange::dossier::{DateText, File, Handle, LineIndex, TimeText};

use super::case::Case;

/// What a file would write.
#[derive(Debug, Default)]
pub struct Plan {
    /// The rows to write.
    pub batch: Batch,
    /// What is worth a look, though it stops nothing.
    pub warnings: Vec<Problem>,
}

/// What a handle stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Entity(EntityId, EntityKind),
    Source(SourceId),
    Question(QuestionId),
    Claim(ClaimId),
}

impl Target {
    fn what(self) -> &'static str {
        match self {
            Target::Entity(..) => "an entity",
            Target::Source(_) => "a source",
            Target::Question(_) => "a question",
            Target::Claim(_) => "a claim",
        }
    }
}

/// Plans what a file brings to a dossier: one that is there (`case`), or a new one with this id.
///
/// `attachments` holds the bytes of the files that snapshots name.
pub fn plan(
    file: &File,
    name: &str,
    lines: &LineIndex,
    dossier: DossierId,
    case: Option<&Case>,
    attachments: &HashMap<String, Vec<u8>>,
) -> Result<Plan, Vec<Problem>> {
    let mut planner = Planner::new(file, name, lines, dossier, case, attachments);
    planner.name_everything();
    planner.entities();
    planner.sources();
    planner.entity_relations();
    planner.questions();
    planner.claims();
    planner.statements();
    planner.relations();
    planner.evidence();
    planner.notes();
    planner.replies();
    if planner.problems.is_empty() {
        Ok(Plan {
            batch: planner.batch,
            warnings: planner.warnings,
        })
    } else {
        Err(planner.problems)
    }
}

/// The state of one planning.
struct Planner<'a> {
    file: &'a File,
    name: &'a str,
    lines: &'a LineIndex,
    dossier: DossierId,
    case: Option<&'a Case>,
    attachments: &'a HashMap<String, Vec<u8>>,
    /// BCP 47 of the dossier's own text.
    language: String,
    targets: HashMap<String, Target>,
    known_claims: HashMap<ClaimId, &'a (crate::db::claims::Claim, crate::db::claims::Head)>,
    texts: HashMap<SourceId, Vec<sources::Text>>,
    publishers: HashMap<SourceId, EntityId>,
    source_languages: HashMap<SourceId, String>,
    excerpts: HashMap<anchor::ExcerptKey, ExcerptId>,
    assertions: HashMap<speech::AssertionKey, AssertionId>,
    /// Chains of all assertions, known and planned, for references from relations and evidence.
    chains: HashMap<AssertionId, speech::Chain>,
    relations: HashMap<argument::RelationKey, RelationId>,
    evidence: HashSet<argument::EvidenceKey>,
    batch: Batch,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl<'a> Planner<'a> {
    fn new(
        file: &'a File,
        name: &'a str,
        lines: &'a LineIndex,
        dossier: DossierId,
        case: Option<&'a Case>,
        attachments: &'a HashMap<String, Vec<u8>>,
    ) -> Self {
        let language = match case {
            Some(case) => case.settings.language.clone(),
            None => file.dossier.lang.to_string(),
        };
        Planner {
            file,
            name,
            lines,
            dossier,
            case,
            attachments,
            language,
            targets: HashMap::new(),
            known_claims: case
                .map(|case| case.claims.iter().map(|pair| (pair.0.id, pair)).collect())
                .unwrap_or_default(),
            texts: HashMap::new(),
            publishers: HashMap::new(),
            source_languages: HashMap::new(),
            excerpts: HashMap::new(),
            assertions: HashMap::new(),
            chains: HashMap::new(),
            relations: HashMap::new(),
            evidence: HashSet::new(),
            batch: Batch::default(),
            problems: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Gives every handle its target: the known ones first, then those of the file, new ones with a new id.
    fn name_everything(&mut self) {
        if let Some(case) = self.case {
            for handle in &case.handles {
                let entity = handle
                    .entity
                    .and_then(|id| Some(Target::Entity(id, case.entities.get(&id)?.kind.parse().ok()?)));
                let target = entity
                    .or(handle.source.map(Target::Source))
                    .or(handle.question.map(Target::Question))
                    .or(handle.claim.map(Target::Claim));
                if let Some(target) = target {
                    self.targets.insert(handle.handle.clone(), target);
                }
            }
        }
        let mut seen: HashMap<&'a str, String> = HashMap::new();
        let file = self.file;
        for (index, entity) in file.entities.iter().enumerate() {
            let new = Target::Entity(EntityId::new(), entity.kind);
            self.name_one(&mut seen, &entity.id, format!("entities[{index}].id"), new);
        }
        for (index, source) in file.sources.iter().enumerate() {
            self.name_one(
                &mut seen,
                &source.id,
                format!("sources[{index}].id"),
                Target::Source(SourceId::new()),
            );
        }
        for (index, question) in file.questions.iter().enumerate() {
            self.name_one(
                &mut seen,
                &question.id,
                format!("questions[{index}].id"),
                Target::Question(QuestionId::new()),
            );
        }
        for (index, claim) in file.claims.iter().enumerate() {
            self.name_one(
                &mut seen,
                &claim.id,
                format!("claims[{index}].id"),
                Target::Claim(ClaimId::new()),
            );
        }
    }

    fn name_one(
        &mut self,
        seen: &mut HashMap<&'a str, String>,
        handle: &'a Handle,
        path: String,
        new: Target,
    ) {
        if let Some(first) = seen.get(handle.as_str()) {
            let line = self
                .lines
                .line_of(first)
                .map_or(String::new(), |line| format!(" (line {line})"));
            self.problem(
                path,
                format!("handle `{handle}` is used twice: it names {first}{line} already"),
            );
            return;
        }
        seen.insert(handle.as_str(), path.clone());
        match self.targets.get(handle.as_str()).copied() {
            Some(known) if std::mem::discriminant(&known) != std::mem::discriminant(&new) => {
                self.problem(
                    path,
                    format!(
                        "handle `{handle}` names {} in this dossier already, not {}",
                        known.what(),
                        new.what()
                    ),
                );
            }
            Some(_) => {}
            None => {
                self.targets.insert(handle.to_string(), new);
                let mut row = HandleRow {
                    dossier: self.dossier,
                    handle: handle.to_string(),
                    entity: None,
                    source: None,
                    claim: None,
                    question: None,
                };
                match new {
                    Target::Entity(id, _) => row.entity = Some(id),
                    Target::Source(id) => row.source = Some(id),
                    Target::Question(id) => row.question = Some(id),
                    Target::Claim(id) => row.claim = Some(id),
                }
                self.batch.handle.push(row);
            }
        }
    }

    fn problem(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        let problem = self.located(path.into(), reason.into());
        self.problems.push(problem);
    }

    /// Whether something within a path is wrong already.
    fn is_told(&self, path: &str) -> bool {
        let rest = self
            .problems
            .iter()
            .filter_map(|problem| problem.path.strip_prefix(path));
        rest.into_iter()
            .any(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    fn problem_with_hint(
        &mut self,
        path: impl Into<String>,
        reason: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let problem = self.located(path.into(), reason.into()).with_hint(hint);
        self.problems.push(problem);
    }

    fn warning(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        let warning = self.located(path.into(), reason.into());
        self.warnings.push(warning);
    }

    fn located(&self, path: String, reason: String) -> Problem {
        let mut problem = Problem::of_file(self.name, reason);
        problem.line = self.lines.line_of(&path);
        problem.of_value(path)
    }

    /// What a handle stands for; a problem if nothing.
    fn target(&mut self, handle: &Handle, path: &str) -> Option<Target> {
        if let Some(target) = self.targets.get(handle.as_str()) {
            return Some(*target);
        }
        let near = super::find::near(handle.as_str(), self.targets.keys().cloned());
        let reason = format!("`{handle}` names nothing in this file or dossier");
        match near.first() {
            Some(near) => self.problem_with_hint(path, reason, format!("did you mean `{near}`?")),
            None => self.problem(path, reason),
        }
        None
    }

    fn wrong_kind(&mut self, handle: &Handle, path: &str, found: Target, wanted: &str) {
        self.problem(path, format!("`{handle}` is {}, not {wanted}", found.what()));
    }

    fn entity_of(&mut self, handle: &Handle, path: &str) -> Option<(EntityId, EntityKind)> {
        match self.target(handle, path)? {
            Target::Entity(id, kind) => Some((id, kind)),
            found => {
                self.wrong_kind(handle, path, found, "an entity");
                None
            }
        }
    }

    /// An entity that can speak.
    fn agent_of(&mut self, handle: &Handle, path: &str) -> Option<EntityId> {
        let (id, kind) = self.entity_of(handle, path)?;
        if !kind.is_agent() {
            self.problem(path, format!("`{handle}` is a {kind} and cannot speak; only agents do (states, organs, persons, groups, media …)"));
            return None;
        }
        Some(id)
    }

    fn source_of(&mut self, handle: &Handle, path: &str) -> Option<SourceId> {
        match self.target(handle, path)? {
            Target::Source(id) => Some(id),
            found => {
                self.wrong_kind(handle, path, found, "a source");
                None
            }
        }
    }

    fn question_of(&mut self, handle: &Handle, path: &str) -> Option<QuestionId> {
        match self.target(handle, path)? {
            Target::Question(id) => Some(id),
            found => {
                self.wrong_kind(handle, path, found, "a question");
                None
            }
        }
    }

    fn claim_of(&mut self, handle: &Handle, path: &str) -> Option<ClaimId> {
        match self.target(handle, path)? {
            Target::Claim(id) => Some(id),
            found => {
                self.wrong_kind(handle, path, found, "a claim");
                None
            }
        }
    }

    /// An EDTF text as it is stored; a problem where it is none.
    fn date(&mut self, text: Option<&DateText>, path: String) -> Option<String> {
        let text = text?;
        match text.as_str().parse::<Edtf>() {
            Ok(date) => Some(date.to_string()),
            Err(error) => {
                self.problem(path, error.to_string());
                None
            }
        }
    }

    /// A moment; the form was checked when the file was read.
    fn moment(&mut self, text: &TimeText, path: &str) -> Option<chrono::DateTime<chrono::Utc>> {
        let moment = text.parse().map(|moment| to_microseconds(moment.to_utc()));
        if moment.is_none() {
            self.problem(
                path,
                format!("`{text}` is not a time such as 2025-01-20T10:00:00Z (RFC 3339)"),
            );
        }
        moment
    }

    /// The state of a claim that is there; none for one that the file makes.
    fn known_claim(&self, claim: ClaimId) -> Option<&'a (crate::db::claims::Claim, crate::db::claims::Head)> {
        self.known_claims.get(&claim).copied()
    }
}

/// PostgreSQL keeps microseconds.
fn to_microseconds(moment: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::Utc> {
    use chrono::SubsecRound;
    moment.trunc_subsecs(6)
}
