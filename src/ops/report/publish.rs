//! Publishing what an editor approved, withdrawing it, and what was published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::db::dossiers::Dossier;
use crate::db::listing::Part;
use crate::db::publications::{self, Affected, Publication};
use crate::db::write::{self, Receipt};
use crate::db::{Connection, DbError, all_or_nothing, members, people};
use crate::domain::batch::{
    Batch, PublicationClaimRow, PublicationRow, PublicationSourceRow, PublicationTermsRow,
    PublicationWithdrawalRow,
};
use crate::domain::ids::*;
use crate::domain::log::sha256;
use crate::domain::refusal::Rule;
use crate::ops::case::Case;
use crate::ops::export::moment;
use crate::report::cite::Style;
use crate::report::lint;
use crate::report::model::{self, Report, Supersedes};

use super::gather::{Gatherer, Printed, Review};
use super::{Form, OpError, OpResult, Options, stop, written};
use crate::ops::find as named;

/// The version of the program that makes reports.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// What is asked for.
#[allow(missing_debug_implementations)] // a style has none
pub struct Request<'a> {
    /// How the report is made; never a draft.
    pub options: &'a Options,
    /// Its form.
    pub form: Form,
    /// Its citation style.
    pub style: &'a Style,
    /// SHA-256 of the report that was read, 32 bytes.
    pub approved: &'a [u8],
    /// What was wrong in the last publication, or is new.
    pub erratum: Option<&'a str>,
}

/// What went out.
#[derive(Debug)]
pub struct Published {
    /// As the database has it.
    pub publication: Publication,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Publishes the report of a dossier that was read and approved.
///
/// Everything is read and written on one snapshot, and claims and sources are locked: what changes meanwhile makes it
/// fail, never differ.
///
/// # Errors
///
/// [`OpError::StaleReport`] where the report made now has another hash, or something changes meanwhile; [`OpError::Lint`]
/// where its own rules stop it; a refusal where a rule of the database does.
pub fn publish(conn: &mut Connection, slug: Option<&str>, request: &Request<'_>) -> OpResult<Published> {
    let dossier = named::dossier_or_only(conn, slug)?;
    let outcome = all_or_nothing(conn, true, |conn| prepare(conn, dossier, request));
    let (id, bytes) = outcome.map_err(|error| match error {
        OpError::Db(DbError::Refused(refusal)) if refusal.rule == Rule::StaleVersion => {
            OpError::StaleReport {
                why: "something changed while it was published".to_owned(),
            }
        }
        error => error,
    })?;
    let publication = Publication::with_id(conn, id)?.ok_or(DbError::NotFound)?;
    Ok(Published { publication, bytes })
}

fn prepare(conn: &mut Connection, dossier: Dossier, request: &Request<'_>) -> OpResult<(RowId, Vec<u8>)> {
    // the first statement: its clock is that of the snapshot
    let begins = publications::begins(conn, dossier.id)?;
    publications::may_go_out(conn, dossier.id)?;
    let case = Case::load(conn, dossier)?;
    let review = Review::load(conn, &case)?;
    let gatherer = Gatherer::new(&case, &review, request.options);
    let printed = gatherer.printed();
    let sources = source_ids(&gatherer, &case);
    let origins = origins(&case, &printed);
    let mut report = Arc::new(gatherer.report());
    stop(lint::lint(&report))?;
    let read = written(&report, request.form, request.style)?;
    if sha256(&read).as_slice() != request.approved {
        return Err(OpError::StaleReport {
            // its hash is told to whoever makes it and reads it, not to who approves unread
            why: "what would go out now has another SHA-256".to_owned(),
        });
    }
    drop(read);
    let (_, me, _) = members::session(conn)?;
    let names = people::names(conn)?;
    let by = me.and_then(|me| names.get(&me).cloned()).unwrap_or_default();
    let last = review.publications.last();
    let id = RowId::new();
    let n = last.map_or(1, |last| last.n + 1);
    mark(
        Arc::make_mut(&mut report),
        &Marks {
            id,
            n,
            published: begins.at,
            by,
            erratum: request.erratum,
            last,
        },
    );
    stop(lint::lint(&report))?;
    let bytes = written(&report, request.form, request.style)?;
    let dossier = case.dossier.id;
    let mut batch = Batch::default();
    batch.publication.push(PublicationRow {
        id,
        dossier,
        n,
        sha256: format!("\\x{}", hex::encode(sha256(&bytes))),
        bytes: format!("\\x{}", hex::encode(&bytes)),
        as_of: begins.at,
        supersedes: last.map(|last| last.id),
        erratum: request.erratum.map(ToOwned::to_owned),
    });
    batch.publication_terms.push(PublicationTermsRow {
        publication: id,
        dossier,
        format: request.form.name().to_owned(),
        style: request.style.name().to_owned(),
        masthead: serde_json::to_value(&report.masthead).map_err(|error| OpError::Render(Box::new(error)))?,
        authenticated: request.options.authenticated,
        program: PROGRAM.to_owned(),
        approved: format!("\\x{}", hex::encode(request.approved)),
        published: begins.at,
        read_version: begins.version,
    });
    claims(&mut batch, id, &printed, &report, &sources, &origins);
    write::record(conn, &batch, RequestId::new())?;
    Ok((id, bytes))
}

/// What makes a report a publication.
pub(super) struct Marks<'a> {
    pub(super) id: RowId,
    pub(super) n: i32,
    pub(super) published: DateTime<Utc>,
    pub(super) by: String,
    pub(super) erratum: Option<&'a str>,
    /// The one whose place it takes.
    pub(super) last: Option<&'a Publication>,
}

/// Adds to a report what is printed of its publication.
pub(super) fn mark(report: &mut Report, marks: &Marks<'_>) {
    let number = |n: i32| u32::try_from(n).unwrap_or_default();
    report.publication = Some(model::Publication {
        id: marks.id.to_string(),
        version: number(marks.n),
        published: moment(marks.published),
        by: marks.by.clone(),
    });
    if report.first_published.is_none() {
        report.first_published = Some(moment(marks.published));
    }
    report.supersedes = marks.last.map(|last| Supersedes {
        version: number(last.n),
        published: moment(last.published),
        sha256: hex::encode(&last.sha256),
        url: None,
        erratum: marks.erratum.map(ToOwned::to_owned),
    });
}

/// The sources by the key that a report calls them by.
fn source_ids(gatherer: &Gatherer<'_>, case: &Case) -> BTreeMap<String, SourceId> {
    let each = case.sources.keys();
    each.filter_map(|id| Some((gatherer.handles.source_handle(*id)?.to_owned(), *id)))
        .collect()
}

/// The works that the evidence of each claim goes back to, where that is another than the one quoted.
fn origins(case: &Case, printed: &[Printed<'_>]) -> BTreeMap<ClaimId, BTreeSet<SourceId>> {
    let each = printed.iter().map(|one| {
        let evidence = case.evidence_on(one.claim.id);
        let there = evidence.filter(|item| Gatherer::was_there(one, item.recorded_at));
        (one.claim.id, there.filter_map(|item| item.origin).collect())
    });
    each.collect()
}

/// What the publication prints of each claim, and which sources that rests on.
fn claims(
    batch: &mut Batch,
    id: RowId,
    printed: &[Printed<'_>],
    report: &Report,
    sources: &BTreeMap<String, SourceId>,
    origins: &BTreeMap<ClaimId, BTreeSet<SourceId>>,
) {
    let notes: BTreeMap<u32, &str> = report
        .footnotes
        .iter()
        .map(|note| (note.number, note.source.as_str()))
        .collect();
    let standing = footnotes(report);
    for one in printed {
        let (Some(approval), Some(verdict)) = (one.approval, one.verdict) else {
            continue;
        };
        let (claim, dossier) = (one.claim.id, one.claim.dossier);
        batch.publication_claim.push(PublicationClaimRow {
            publication: id,
            dossier,
            claim,
            step: approval.n,
            revision: approval.revision,
            verdict: verdict.id,
        });
        let code = ClaimCode(one.claim.code).to_string();
        let mut cited: BTreeMap<SourceId, BTreeSet<i32>> = BTreeMap::new();
        for number in standing.get(code.as_str()).into_iter().flatten().copied() {
            let Some(source) = notes.get(&number).and_then(|key| sources.get(*key)) else {
                continue;
            };
            cited.entry(*source).or_default().extend(i32::try_from(number));
        }
        for origin in origins.get(&claim).into_iter().flatten() {
            cited.entry(*origin).or_default();
        }
        batch
            .publication_source
            .extend(cited.into_iter().map(|(source, footnotes)| PublicationSourceRow {
                publication: id,
                dossier,
                claim,
                source,
                footnotes: footnotes.into_iter().collect(),
            }));
    }
}

/// The numbers of the footnotes that stand with each claim, by its code.
fn footnotes(report: &Report) -> BTreeMap<&str, BTreeSet<u32>> {
    let of_claims = report.claims.iter().flat_map(|claim| {
        let positions = claim.positions.iter().filter_map(|one| one.footnote);
        let evidence = claim.evidence.iter().filter_map(|one| one.footnote);
        let relations = claim.relations.iter().filter_map(|one| one.footnote);
        let all = positions.chain(evidence).chain(relations);
        all.map(|number| (claim.code.as_str(), number))
    });
    let of_replies = report.replies.iter().flat_map(|reply| {
        let steps = reply.steps.iter().filter_map(|step| step.footnote);
        steps.map(|number| (reply.claim.as_str(), number))
    });
    let mut by_claim: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (code, number) in of_claims.chain(of_replies) {
        by_claim.entry(code).or_default().insert(number);
    }
    by_claim
}

/// The publications of a dossier, the first one first.
pub fn list(
    conn: &mut Connection,
    slug: Option<&str>,
    after: Option<i32>,
    limit: i64,
) -> OpResult<Vec<Publication>> {
    let dossier = named::dossier_or_only(conn, slug)?;
    let after = match after {
        Some(n) => Some(find(conn, Some(&dossier.slug), Some(n))?.id),
        None => None,
    };
    Ok(Publication::list(conn, dossier.id, &Part { after, limit })?)
}

/// One publication of a dossier, the last one where no number is given.
pub fn find(conn: &mut Connection, slug: Option<&str>, n: Option<i32>) -> OpResult<Publication> {
    let all = list(conn, slug, None, i64::MAX)?;
    let numbers: Vec<String> = all.iter().map(|one| one.n.to_string()).collect();
    let found = match n {
        Some(n) => all.into_iter().find(|one| one.n == n),
        None => all.into_iter().next_back(),
    };
    found.ok_or_else(|| OpError::Missing {
        what: "publication",
        name: n.map_or_else(|| "(any)".to_owned(), |n| n.to_string()),
        near: numbers,
    })
}

/// A publication with its bytes.
pub fn show(conn: &mut Connection, slug: Option<&str>, n: Option<i32>) -> OpResult<Published> {
    let publication = find(conn, slug, n)?;
    let bytes = publication.bytes(conn)?;
    Ok(Published { publication, bytes })
}

/// Takes a publication back, the last one where no number is given: readers of the next report are told so, and why.
pub fn withdraw(
    conn: &mut Connection,
    slug: Option<&str>,
    n: Option<i32>,
    reason: &str,
) -> OpResult<Vec<Receipt>> {
    let publication = find(conn, slug, n)?;
    let mut batch = Batch::default();
    batch.publication_withdrawal.push(PublicationWithdrawalRow {
        publication: publication.id,
        dossier: publication.dossier,
        reason: reason.to_owned(),
    });
    Ok(write::record(conn, &batch, RequestId::new())?)
}

/// Every publication that prints a claim or rests on a source, newest first. A name that is a claim's is that claim's.
pub fn affected(conn: &mut Connection, name: &str, slug: Option<&str>) -> OpResult<Vec<Affected>> {
    match named::claims(conn, &[name.to_owned()], slug) {
        Ok(found) => {
            let claim = found.first().map(|(claim, _)| claim.id);
            Ok(Affected::by(conn, claim, None)?)
        }
        Err(OpError::Missing { near, .. }) => match named::source(conn, name, slug) {
            Ok(source) => Ok(Affected::by(conn, None, Some(source.id))?),
            Err(OpError::Missing { near: sources, .. }) => Err(OpError::Missing {
                what: "claim or source",
                name: name.to_owned(),
                near: near.into_iter().chain(sources).collect(),
            }),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    }
}
