//! Questions: listing and showing.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::db::Connection;
use crate::db::claims::plain;
use crate::db::dossiers::Question;
use crate::domain::ids::ClaimCode;

use super::fragment::Opened;
use super::{OpError, OpResult};

/// A question in a list. The keys are the documented ones of `--output json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ListedQuestion {
    pub handle: Option<String>,
    pub text: String,
    pub event: Option<String>,
    pub measure: Option<String>,
    pub unit: Option<String>,
    pub scope: Option<String>,
    /// Codes of the claims that answer it now.
    pub answers: Vec<String>,
    pub id: Uuid,
}

/// A question with its answers. The keys are the documented ones of `--output json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct QuestionDocument {
    pub handle: Option<String>,
    pub text: String,
    pub event: Option<String>,
    pub measure: Option<String>,
    pub unit: Option<String>,
    pub scope: Option<String>,
    pub answers: Vec<Answer>,
    pub id: Uuid,
}

/// A claim that answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Answer {
    pub claim: String,
    pub state: String,
    pub hedge: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub best: Option<String>,
    pub statement: String,
}

/// The questions of a dossier, by handle.
pub fn list(conn: &mut Connection, dossier: Option<&str>) -> OpResult<Vec<ListedQuestion>> {
    let opened = Opened::new(conn, dossier)?;
    let mut listed: Vec<ListedQuestion> = opened
        .case
        .questions
        .iter()
        .map(|question| {
            let document = document(&opened, question);
            ListedQuestion {
                handle: document.handle,
                text: document.text,
                event: document.event,
                measure: document.measure,
                unit: document.unit,
                scope: document.scope,
                answers: document.answers.into_iter().map(|answer| answer.claim).collect(),
                id: document.id,
            }
        })
        .collect();
    listed.sort_by(|a, b| (&a.handle, &a.text).cmp(&(&b.handle, &b.text)));
    Ok(listed)
}

/// A question with the claims that answer it, by code.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<QuestionDocument> {
    let mut opened = Opened::new(conn, dossier)?;
    let handle = opened.question(name)?;
    let row = opened
        .case
        .handles
        .iter()
        .find(|row| row.handle == handle.as_str());
    let id = row.and_then(|row| row.question);
    let found = opened
        .case
        .questions
        .iter()
        .find(|question| Some(question.id) == id);
    found
        .map(|question| document(&opened, question))
        .ok_or(OpError::Db(crate::db::DbError::NotFound))
}

fn document(opened: &Opened, question: &Question) -> QuestionDocument {
    let case = &opened.case;
    let mut answers: Vec<(ClaimCode, Answer)> = case
        .claims
        .iter()
        .filter_map(|(claim, head)| {
            let wording = case.wording(claim.id)?;
            if wording.question != Some(question.id) {
                return None;
            }
            let is_of_it = |id, n| id == claim.id && n == wording.n;
            let figure = case
                .quantities
                .iter()
                .find(|figure| is_of_it(figure.claim, figure.n));
            let code = ClaimCode(claim.code);
            Some((
                code,
                Answer {
                    claim: code.to_string(),
                    state: head.state.clone().unwrap_or_default(),
                    hedge: figure.map(|figure| figure.hedge.clone()),
                    low: figure.and_then(|figure| figure.low()),
                    high: figure.and_then(|figure| figure.high()),
                    best: figure.and_then(|figure| figure.best.as_ref().map(plain)),
                    statement: wording.statement.clone(),
                },
            ))
        })
        .collect();
    answers.sort_by_key(|(code, _)| *code);
    QuestionDocument {
        handle: opened
            .handle_of(|row| row.question == Some(question.id))
            .map(|handle| handle.to_string()),
        text: question.text.clone(),
        event: question.event.map(|event| case.label(event)),
        measure: question.measure.clone(),
        unit: question.unit.clone(),
        scope: question.scope.clone(),
        answers: answers.into_iter().map(|(_, answer)| answer).collect(),
        id: question.id.0,
    }
}
