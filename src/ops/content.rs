//! What is said about content: notes of the desk, and taking something back.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::db::answers;
use crate::db::listing::Part;
use crate::db::speech::Numbers;
use crate::db::write::{self, Receipt};
use crate::db::{Connection, DbError};
use crate::domain::batch::{Batch, CommentRow, RetractionRow};
use crate::domain::ids::*;

use super::fragment::Opened;
use super::fragment::target::{Target, target};
use super::{OpError, OpResult, find};

/// Writes a note on a claim, which may answer another one; gives its id and the claim's code.
pub fn note(
    conn: &mut Connection,
    claim: &str,
    text: &str,
    answers: Option<uuid::Uuid>,
    dossier: Option<&str>,
) -> OpResult<(RowId, ClaimCode, Vec<Receipt>)> {
    let found = find::claims(conn, &[claim.to_owned()], dossier)?;
    let (claim, _) = found
        .first()
        .ok_or_else(|| OpError::Usage("name a claim".to_owned()))?;
    let id = RowId::new();
    let mut batch = Batch::default();
    batch.comment.push(CommentRow {
        id,
        claim: claim.id,
        answers: answers.map(RowId),
        text: text.to_owned(),
    });
    let receipts = write::record(conn, &batch, RequestId::new())?;
    Ok((id, ClaimCode(claim.code), receipts))
}

/// The dossier of the claim that a name begins with: `C-12#2`, `C-9:rebuts:C-7`; of an id, the one that is named.
fn opened_at(conn: &mut Connection, name: &str, dossier: Option<&str>) -> OpResult<Opened> {
    if name.parse::<uuid::Uuid>().is_ok() {
        return Opened::new(conn, dossier);
    }
    let claim = name.split(['#', ':']).next().map(ToOwned::to_owned);
    Opened::of_claim(conn, claim.as_ref(), dossier)
}

/// Takes a statement or a relation back.
pub fn retract(
    conn: &mut Connection,
    name: &str,
    reason: &str,
    dossier: Option<&str>,
) -> OpResult<Vec<Receipt>> {
    let mut opened = opened_at(conn, name, dossier)?;
    let row = match target(conn, &mut opened, name)? {
        Target::Claim(_) => {
            return Err(OpError::Usage(format!(
                "`{name}` is a claim: a draft is thrown away with `review discard`, an approved claim withdrawn with \
                 `review withdraw`; here a statement (`{name}#1`) or a relation is taken back"
            )));
        }
        Target::Assertion { id, claim, .. } => RetractionRow {
            assertion: Some(id),
            ..retraction(claim, reason)
        },
        Target::Relation { id, claim, .. } => RetractionRow {
            relation: Some(id),
            ..retraction(claim, reason)
        },
    };
    record(conn, row)
}

/// Takes a piece of evidence back, named by its id or by claim and number (`C-12#2`).
pub fn retract_evidence(
    conn: &mut Connection,
    name: &str,
    reason: &str,
    dossier: Option<&str>,
) -> OpResult<Vec<Receipt>> {
    let opened = opened_at(conn, name, dossier)?;
    let found = match (name.parse::<uuid::Uuid>(), name.rsplit_once('#')) {
        (Ok(id), _) => opened.case.evidence_item(EvidenceId(id)),
        (_, Some((claim, number))) => {
            let claim = opened.claim_id(conn, claim)?;
            let numbers = Numbers::of(conn, claim)?;
            let id = number
                .parse()
                .ok()
                .and_then(|number: usize| numbers.evidence.get(&number));
            id.and_then(|id| opened.case.evidence_item(*id))
        }
        _ => None,
    };
    let Some(evidence) = found else {
        return Err(OpError::Missing {
            what: "evidence",
            name: name.to_owned(),
            near: Vec::new(),
        });
    };
    let row = RetractionRow {
        evidence: Some(evidence.id),
        ..retraction(evidence.claim, reason)
    };
    record(conn, row)
}

fn retraction(claim: ClaimId, reason: &str) -> RetractionRow {
    RetractionRow {
        id: RowId::new(),
        stream: claim.0,
        assertion: None,
        relation: None,
        evidence: None,
        entity_relation: None,
        source: None,
        kind: None,
        reason: reason.to_owned(),
    }
}

fn record(conn: &mut Connection, row: RetractionRow) -> OpResult<Vec<Receipt>> {
    let mut batch = Batch::default();
    batch.retraction.push(row);
    Ok(write::record(conn, &batch, RequestId::new())?)
}

/// A piece of evidence in a list. The keys are the documented ones of `--output json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ListedEvidence {
    /// Claim and number, as commands take it: `C-12#2`.
    pub name: String,
    pub claim: String,
    pub bearing: String,
    pub credibility: i16,
    pub source: Option<String>,
    pub voice: Option<String>,
    pub quote: String,
    pub record: bool,
    pub against_interest: bool,
    pub note: Option<String>,
    pub id: Uuid,
}

/// The evidence that a list calls `C-12#2`.
fn evidence_named(conn: &mut Connection, name: &str) -> OpResult<EvidenceId> {
    let missing = || OpError::Missing {
        what: "evidence",
        name: name.to_owned(),
        near: Vec::new(),
    };
    let (code, number) = name.split_once('#').ok_or_else(missing)?;
    let code: ClaimCode = code.parse().map_err(|_| missing())?;
    let number: i64 = number.parse().map_err(|_| missing())?;
    answers::evidence_named(conn, code, number)?.ok_or_else(missing)
}

/// The live evidence of a claim, or of all claims of the dossier, by claim.
pub fn evidence(
    conn: &mut Connection,
    claim: Option<&str>,
    dossier: Option<&str>,
    after: Option<&str>,
    limit: i64,
) -> OpResult<Vec<ListedEvidence>> {
    let (dossier, claim) = match claim {
        Some(name) => {
            let found = find::claims(conn, &[name.to_owned()], dossier)?;
            let (claim, _) = found.first().ok_or(DbError::NotFound)?;
            (claim.dossier, Some(claim.id))
        }
        None => (find::dossier_or_only(conn, dossier)?.id, None),
    };
    let after = after.map(|name| evidence_named(conn, name)).transpose()?;
    let listed = answers::evidence(conn, dossier, claim, &Part { after, limit })?.into_iter();
    let listed = listed.map(|item| {
        let code = ClaimCode(item.code);
        ListedEvidence {
            name: format!("{code}#{}", item.number),
            claim: code.to_string(),
            bearing: item.bearing,
            credibility: item.credibility,
            source: item.source,
            voice: item.voice,
            quote: item.quote,
            record: item.record,
            against_interest: item.against_interest,
            note: item.note,
            id: item.id.0,
        }
    });
    Ok(listed.collect())
}
