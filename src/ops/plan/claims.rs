//! Questions and claims with their wordings, roles, figures and designations.

use std::collections::BTreeSet;
use std::str::FromStr;

use bigdecimal::BigDecimal;

use crate::db::claims::plain;
use crate::db::dossiers::Question as KnownQuestion;
use crate::domain::batch::*;
use crate::domain::ids::*;
use crate::domain::vocabulary::{ClaimKind, Force, Hedge};
use crate::exchange::dossier::{Claim, Decimal, Designation, Quantity};

use super::{Planner, Target};

impl Planner<'_> {
    pub(super) fn questions(&mut self) {
        let file = self.file;
        for (index, question) in file.questions.iter().enumerate() {
            let path = format!("questions[{index}]");
            let Some(Target::Question(id)) = self.targets.get(question.id.as_str()).copied() else {
                continue;
            };
            let event = match &question.event {
                Some(handle) => self.entity_of(handle, &format!("{path}.event")).map(|(id, _)| id),
                None => None,
            };
            let row = QuestionRow {
                id,
                dossier: self.dossier,
                text: question.text.clone(),
                event,
                measure: question.measure.clone(),
                unit: question.unit.clone(),
                scope: question.scope.clone(),
            };
            match self.known_question(id) {
                Some(known) if !same_question(&row, known) => {
                    self.problem_with_hint(
                        path,
                        format!("question `{}` is there already in other words", question.id),
                        "a question that was answered is not reworded; ask a new one",
                    );
                }
                Some(_) => {}
                None => self.batch.question.push(row),
            }
        }
    }

    fn known_question(&self, id: QuestionId) -> Option<&KnownQuestion> {
        self.case?.questions.iter().find(|known| known.id == id)
    }

    pub(super) fn claims(&mut self) {
        let file = self.file;
        for (index, claim) in file.claims.iter().enumerate() {
            let path = format!("claims[{index}]");
            let Some(Target::Claim(id)) = self.targets.get(claim.id.as_str()).copied() else {
                continue;
            };
            let Some(wording) = self.wording(id, claim, &path) else {
                continue;
            };
            match self.known_claim(id) {
                None => {
                    self.batch.claim.push(ClaimRow {
                        id,
                        dossier: self.dossier,
                        kind: claim.kind,
                        priority: i16::from(claim.priority),
                        why_chosen: claim.why.clone(),
                    });
                    self.push_wording(wording, 1);
                }
                Some((known, head)) => {
                    if known.kind != claim.kind.code() {
                        let reason = format!(
                            "`{}` is there already as {}; a claim's kind never changes",
                            claim.id, known.kind
                        );
                        self.problem(format!("{path}.kind"), reason);
                        continue;
                    }
                    if known.priority != i16::from(claim.priority) || known.why_chosen != claim.why {
                        let reason = format!(
                            "`{}` is there already with another priority or reason for choosing it",
                            claim.id
                        );
                        self.problem(format!("{path}.priority"), reason);
                        continue;
                    }
                    let Some(now) = self.case.and_then(|case| case.wording(id)) else {
                        continue;
                    };
                    if self.is_worded(&wording, now) {
                        continue;
                    }
                    let state = head.state.as_deref().unwrap_or_default();
                    if state == "draft" {
                        self.push_wording(wording, now.n + 1);
                    } else {
                        self.problem_with_hint(
                            &path,
                            format!(
                                "{} (`{}`) is {state}; only a draft can be reworded",
                                ClaimCode(known.code),
                                claim.id
                            ),
                            match state {
                                "approved" | "declined" | "withdrawn" => {
                                    "have it reopened and returned first: `counterclaim review reopen`, `review return`"
                                }
                                _ => "have a reviewer return it first: `counterclaim review return`",
                            },
                        );
                    }
                }
            }
        }
    }

    /// A wording with its parts, not yet numbered.
    fn wording(&mut self, id: ClaimId, claim: &Claim, path: &str) -> Option<Wording> {
        let before = self.problems.len();
        let question = match &claim.answers {
            Some(handle) => self.question_of(handle, &format!("{path}.answers")),
            None => None,
        };
        let valid = self.date(claim.when.as_ref(), format!("{path}.when"));
        let mut roles = BTreeSet::new();
        for (place, about) in claim.about.iter().enumerate() {
            if let Some((entity, _)) = self.entity_of(&about.entity, &format!("{path}.about[{place}].entity"))
            {
                roles.insert((entity, about.role));
            }
        }
        let quantity = match &claim.quantity {
            Some(_) if claim.kind != ClaimKind::Quantitative => {
                self.problem(
                    format!("{path}.quantity"),
                    format!(
                        "only a quantitative claim has a quantity; this one is {}",
                        claim.kind
                    ),
                );
                None
            }
            Some(quantity) => self.quantity(id, quantity, question, &format!("{path}.quantity")),
            None => None,
        };
        let designation = match &claim.designation {
            Some(_) if claim.kind != ClaimKind::Designation => {
                self.problem(
                    format!("{path}.designation"),
                    format!(
                        "only a designation claim has a designation; this one is {}",
                        claim.kind
                    ),
                );
                None
            }
            Some(designation) => self.designation(id, designation, &format!("{path}.designation")),
            None => None,
        };
        (self.problems.len() == before).then(|| Wording {
            revision: ClaimRevisionRow {
                claim: id,
                n: 0,
                dossier: self.dossier,
                statement: claim.statement.clone(),
                language: claim
                    .lang
                    .as_ref()
                    .map_or(self.language.clone(), ToString::to_string),
                question,
                valid,
                valid_phrase: claim.when_phrase.clone(),
                valid_inferred: claim.when_inferred,
                ambiguity: claim.ambiguity.clone(),
            },
            roles,
            quantity,
            designation,
        })
    }

    fn push_wording(&mut self, wording: Wording, n: i32) {
        let claim = wording.revision.claim;
        self.batch.claim_revision.push(ClaimRevisionRow {
            n,
            ..wording.revision
        });
        let roles = wording.roles.into_iter().map(|(entity, role)| ClaimRoleRow {
            claim,
            n,
            entity,
            role,
        });
        self.batch.claim_role.extend(roles);
        self.batch
            .quantity
            .extend(wording.quantity.map(|quantity| QuantityRow { n, ..quantity }));
        self.batch.designation.extend(
            wording
                .designation
                .map(|designation| DesignationRow { n, ..designation }),
        );
    }

    fn quantity(
        &mut self,
        claim: ClaimId,
        quantity: &Quantity,
        question: Option<QuestionId>,
        path: &str,
    ) -> Option<QuantityRow> {
        let low = self.number(quantity.low.as_ref(), &format!("{path}.low"))?;
        let high = self.number(quantity.high.as_ref(), &format!("{path}.high"))?;
        let best = self.number(quantity.best.as_ref(), &format!("{path}.best"))?;
        let hedge = quantity.hedge.unwrap_or(match (&low, &high) {
            (Some(low), Some(high)) if low == high => Hedge::Exactly,
            (Some(_), Some(_)) => Hedge::Between,
            (Some(_), None) => Hedge::AtLeast,
            (None, Some(_)) => Hedge::AtMost,
            (None, None) => Hedge::Unquantified,
        });
        let bounds = match bounds(hedge, low.as_ref(), high.as_ref()) {
            Ok(bounds) => bounds,
            Err(reason) => {
                self.problem(path, reason);
                return None;
            }
        };
        let outside = |best: &BigDecimal| {
            low.as_ref().is_some_and(|low| best < low) || high.as_ref().is_some_and(|high| best > high)
        };
        if best.as_ref().is_some_and(outside) {
            self.problem(format!("{path}.best"), "the best value lies outside low and high");
            return None;
        }
        let asked = question.and_then(|question| self.measure_of(question));
        let (measure, unit) = asked.unwrap_or_default();
        let measure = quantity.measure.clone().or(measure);
        let unit = quantity.unit.clone().or(unit);
        let (Some(measure), Some(unit)) = (measure, unit) else {
            self.problem(
                path,
                "a quantity needs `measure` and `unit`, or a question that has them",
            );
            return None;
        };
        Some(QuantityRow {
            claim,
            n: 0,
            measure,
            unit,
            scale: quantity.scale,
            bounds,
            best: best.as_ref().map(plain),
            hedge,
            baseline: self.date(quantity.baseline.as_ref(), format!("{path}.baseline")),
        })
    }

    fn measure_of(&self, question: QuestionId) -> Option<(Option<String>, Option<String>)> {
        let planned = self.batch.question.iter().find(|row| row.id == question);
        let planned = planned.map(|row| (row.measure.clone(), row.unit.clone()));
        planned.or_else(|| {
            self.known_question(question)
                .map(|known| (known.measure.clone(), known.unit.clone()))
        })
    }

    /// None after a problem; Some(None) for an absent number.
    fn number(&mut self, given: Option<&Decimal>, path: &str) -> Option<Option<BigDecimal>> {
        let Some(given) = given else { return Some(None) };
        match BigDecimal::from_str(given.as_str()) {
            Ok(number) => Some(Some(number)),
            Err(_) => {
                self.problem(
                    path,
                    format!("`{given}` is not a decimal number such as 47 or 0.5"),
                );
                None
            }
        }
    }

    fn designation(
        &mut self,
        claim: ClaimId,
        designation: &Designation,
        path: &str,
    ) -> Option<DesignationRow> {
        let designator = self.agent_of(&designation.by, &format!("{path}.by"));
        let designee = self
            .entity_of(&designation.of, &format!("{path}.of"))
            .map(|(id, _)| id);
        let instrument = match &designation.instrument {
            Some(handle) => self
                .entity_of(handle, &format!("{path}.instrument"))
                .map(|(id, _)| id),
            None => None,
        };
        if designation.force == Force::Legal && designation.instrument.is_none() {
            self.problem_with_hint(
                path,
                "a legal designation needs its `instrument`: the list, decree or judgment",
                "where it is not known, the force is `unclear`",
            );
        }
        let (designator, designee) = (designator?, designee?);
        if designator == designee {
            self.problem(path, "nobody designates themselves");
            return None;
        }
        Some(DesignationRow {
            claim,
            n: 0,
            designator,
            designee,
            label: designation.label.clone(),
            label_language: designation
                .lang
                .as_ref()
                .map_or(self.language.clone(), ToString::to_string),
            instrument,
            force: designation.force,
        })
    }

    fn is_worded(&self, wording: &Wording, now: &crate::db::claims::ClaimRevision) -> bool {
        let Some(case) = self.case else { return false };
        let new = &wording.revision;
        let same_text = new.statement == now.statement
            && new.language == now.language
            && new.question == now.question
            && new.valid == now.valid
            && new.valid_phrase == now.valid_phrase
            && new.valid_inferred == now.valid_inferred
            && new.ambiguity == now.ambiguity;
        let roles: BTreeSet<(EntityId, String)> = case
            .roles
            .iter()
            .filter(|role| role.claim == now.claim && role.n == now.n)
            .map(|role| (role.entity, role.role.clone()))
            .collect();
        let new_roles: BTreeSet<(EntityId, String)> = wording
            .roles
            .iter()
            .map(|(entity, role)| (*entity, role.code().to_owned()))
            .collect();
        let quantity = case
            .quantities
            .iter()
            .find(|quantity| quantity.claim == now.claim && quantity.n == now.n);
        let same_quantity = match (&wording.quantity, quantity) {
            (None, None) => true,
            (Some(new), Some(old)) => {
                new.measure == old.measure
                    && new.unit == old.unit
                    && new.scale.code() == old.scale
                    && new.hedge.code() == old.hedge
                    && new.baseline == old.baseline
                    && new.best == old.best.as_ref().map(plain)
                    && new.bounds == stored_bounds(new.hedge, old.low(), old.high())
            }
            _ => false,
        };
        let designation = case
            .designations
            .iter()
            .find(|known| known.claim == now.claim && known.n == now.n);
        let same_designation = match (&wording.designation, designation) {
            (None, None) => true,
            (Some(new), Some(old)) => {
                new.designator == old.designator
                    && new.designee == old.designee
                    && new.label == old.label
                    && new.label_language == old.label_language
                    && new.instrument == old.instrument
                    && new.force.code() == old.force
            }
            _ => false,
        };
        same_text && roles == new_roles && same_quantity && same_designation
    }
}

/// A wording with its parts.
struct Wording {
    revision: ClaimRevisionRow,
    roles: BTreeSet<(EntityId, crate::domain::vocabulary::Role)>,
    quantity: Option<QuantityRow>,
    designation: Option<DesignationRow>,
}

fn same_question(row: &QuestionRow, known: &KnownQuestion) -> bool {
    row.text == known.text
        && row.event == known.event
        && row.measure == known.measure
        && row.unit == known.unit
        && row.scope == known.scope
}

/// A `numrange` for a hedge: "more than 20" leaves 20 out, "at least 20" does not.
fn bounds(
    hedge: Hedge,
    low: Option<&BigDecimal>,
    high: Option<&BigDecimal>,
) -> Result<Option<String>, String> {
    let need = |number: Option<&BigDecimal>, key: &str| {
        number
            .map(plain)
            .ok_or_else(|| format!("`{hedge}` needs `{key}`"))
    };
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        return Err(format!("low {} is more than high {}", plain(low), plain(high)));
    }
    Ok(Some(match hedge {
        Hedge::Unquantified => {
            if low.is_some() || high.is_some() {
                return Err("`unquantified` has neither `low` nor `high`".to_owned());
            }
            return Ok(None);
        }
        Hedge::Exactly => {
            let (low, high) = (need(low, "low")?, need(high, "high")?);
            if low != high {
                return Err("`exactly` needs `low` and `high` alike".to_owned());
            }
            format!("[{low},{high}]")
        }
        Hedge::About | Hedge::Between => format!("[{},{}]", need(low, "low")?, need(high, "high")?),
        Hedge::AtLeast => format!("[{},{}", need(low, "low")?, upper(high)),
        Hedge::MoreThan => format!("({},{}", need(low, "low")?, upper(high)),
        Hedge::AtMost => format!("{},{}]", lower(low), need(high, "high")?),
        Hedge::LessThan => format!("{},{})", lower(low), need(high, "high")?),
    }))
}

fn upper(high: Option<&BigDecimal>) -> String {
    high.map_or(")".to_owned(), |high| format!("{}]", plain(high)))
}

fn lower(low: Option<&BigDecimal>) -> String {
    low.map_or("(".to_owned(), |low| format!("[{}", plain(low)))
}

/// The range that a stored figure would have been given as.
fn stored_bounds(hedge: Hedge, low: Option<String>, high: Option<String>) -> Option<String> {
    let number = |text: Option<String>| text.and_then(|text| BigDecimal::from_str(&text).ok());
    bounds(hedge, number(low).as_ref(), number(high).as_ref())
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hedges_say_which_bounds_belong() {
        let n = |text: &str| BigDecimal::from_str(text).ok();
        let made = |hedge, low: Option<&str>, high: Option<&str>| {
            bounds(hedge, low.and_then(n).as_ref(), high.and_then(n).as_ref())
        };
        assert_eq!(
            made(Hedge::Exactly, Some("47"), Some("47.0")),
            Ok(Some("[47,47]".to_owned()))
        );
        assert_eq!(
            made(Hedge::MoreThan, Some("20"), None),
            Ok(Some("(20,)".to_owned()))
        );
        assert_eq!(
            made(Hedge::AtLeast, Some("46"), None),
            Ok(Some("[46,)".to_owned()))
        );
        assert_eq!(made(Hedge::AtMost, None, Some("9")), Ok(Some("(,9]".to_owned())));
        assert_eq!(made(Hedge::Unquantified, None, None), Ok(None));
        assert!(made(Hedge::Between, Some("5"), Some("2")).is_err());
        assert!(made(Hedge::AtLeast, None, Some("2")).is_err());
        assert!(made(Hedge::Unquantified, Some("1"), None).is_err());
    }
}
