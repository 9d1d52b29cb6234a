//! Questions: listing and showing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::answers::{self, AnsweredQuestion};
use crate::db::listing::Part;
use crate::db::{Connection, DbError};

use super::{OpError, OpResult, find};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
pub fn list(
    conn: &mut Connection,
    dossier: Option<&str>,
    after: Option<&str>,
    limit: i64,
) -> OpResult<Vec<ListedQuestion>> {
    let dossier = find::dossier_or_only(conn, dossier)?;
    let after = after
        .map(|name| find::question(conn, name, &dossier))
        .transpose()?;
    let questions = answers::questions(conn, dossier.id, None, &Part { after, limit })?.into_iter();
    let listed = questions.map(|question| {
        let document = document(question)?;
        Ok(ListedQuestion {
            handle: document.handle,
            text: document.text,
            event: document.event,
            measure: document.measure,
            unit: document.unit,
            scope: document.scope,
            answers: document.answers.into_iter().map(|answer| answer.claim).collect(),
            id: document.id,
        })
    });
    listed.collect()
}

/// A question with the claims that answer it, by code.
pub fn show(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<QuestionDocument> {
    let dossier = find::dossier_or_only(conn, dossier)?;
    let id = find::question(conn, name, &dossier)?;
    let found = answers::questions(conn, dossier.id, Some(id), &Part::all())?.pop();
    document(found.ok_or(DbError::NotFound)?)
}

fn document(question: AnsweredQuestion) -> OpResult<QuestionDocument> {
    let answers = serde_json::from_value(question.answers)
        .map_err(|error| OpError::Usage(format!("the database's answer is of an unknown shape: {error}")))?;
    Ok(QuestionDocument {
        handle: question.handle,
        text: question.text,
        event: question.event,
        measure: question.measure,
        unit: question.unit,
        scope: question.scope,
        answers,
        id: question.id.0,
    })
}
