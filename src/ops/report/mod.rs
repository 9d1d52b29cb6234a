//! Making a report: what it says is gathered here, from one snapshot of the database.

mod argument;
mod asked;
pub mod check;
mod claim;
pub mod feed;
mod gather;
mod ledger;
mod method;
mod named;
pub mod publish;
mod sources;
mod speech;
mod verdict;

use std::io;
use std::sync::Arc;

use crate::db::holds::HeldBack;
use crate::db::{Connection, on_one_snapshot, replies};
use crate::domain::ids::{ClaimCode, DossierId};
use crate::domain::vocabulary::RightOfReply;
use crate::report::cite::Style;
use crate::report::model::{Masthead, Report};
use crate::report::tables::{self, Table};
use crate::report::{claim_review, html, json, lint, markdown};

use super::case::Case;
use super::{OpError, OpResult, find};

use gather::{Gatherer, Review};
pub use method::needs;

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
    /// The page as CommonMark with footnotes.
    Markdown,
    /// For programs.
    Json,
    /// For search engines and archives of fact-checks.
    ClaimReview,
    /// One table as CSV.
    Table(Table),
}

impl Form {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Html => "html",
            Form::Markdown => "markdown",
            Form::Json => "json",
            Form::ClaimReview => "jsonld",
            Form::Table(_) => "csv",
        }
    }

    /// The form of that name; a page where it is no other's.
    pub fn named(name: &str) -> Form {
        match name {
            "json" => Form::Json,
            "markdown" => Form::Markdown,
            _ => Form::Html,
        }
    }
}

/// What a report says, unless its own rules stop it.
pub fn checked(conn: &mut Connection, slug: Option<&str>, options: &Options) -> OpResult<Arc<Report>> {
    let (report, findings) = examine(conn, slug, options)?;
    stop(findings)?;
    Ok(Arc::new(report))
}

/// Whatever is found stops a report.
fn stop(findings: Vec<lint::Finding>) -> OpResult<()> {
    match findings.is_empty() {
        true => Ok(()),
        false => Err(OpError::Lint(findings)),
    }
}

/// A report in one form. The same report and style give the same bytes.
pub fn written(report: &Arc<Report>, form: Form, style: &Style) -> OpResult<Vec<u8>> {
    let mut bytes = Vec::new();
    write(report, form, style, &mut bytes)?;
    Ok(bytes)
}

/// Writes a report in one form. The larger forms are written part by part, and are never whole in memory.
pub fn write(report: &Arc<Report>, form: Form, style: &Style, mut out: impl io::Write) -> OpResult<()> {
    fn failed(error: impl std::error::Error + Send + Sync + 'static) -> OpError {
        OpError::Render(Box::new(error))
    }
    let bytes = match form {
        Form::Html => return html::write(report, style, out).map_err(failed),
        Form::Json => return json::write(report, out).map_err(failed),
        Form::Markdown => markdown::render(report, style).map_err(failed)?,
        Form::ClaimReview => claim_review::render(report).map_err(OpError::NoClaimReview)?,
        Form::Table(table) => tables::render(report, table).map_err(failed)?,
    };
    out.write_all(&bytes).map_err(failed)
}

/// What the linter finds in a report: first what stops it, then what could be said better.
pub fn findings(
    conn: &mut Connection,
    slug: Option<&str>,
    options: &Options,
) -> OpResult<Vec<lint::Finding>> {
    let (report, mut findings) = examine(conn, slug, options)?;
    findings.extend(lint::advice(&report));
    Ok(findings)
}

/// What a report says, and what stops it.
fn examine(
    conn: &mut Connection,
    slug: Option<&str>,
    options: &Options,
) -> OpResult<(Report, Vec<lint::Finding>)> {
    let (report, held_back) = on_one_snapshot(conn, |conn| -> OpResult<_> {
        let dossier = find::dossier_or_only(conn, slug)?;
        let dossier_id = dossier.id;
        let case = Case::load(conn, dossier)?;
        let review = Review::load(conn, &case)?;
        let gatherer = Gatherer::new(&case, &review, options);
        let held_back = match options.draft {
            true => Vec::new(),
            false => held_back(conn, dossier_id, &case.right_of_reply)?,
        };
        Ok((gatherer.report(), held_back))
    })?;
    let mut findings = lint::lint(&report);
    findings.extend(held_back);
    Ok((report, findings))
}

/// What keeps a report from going out whatever it says, as the database keeps a publication: an approved claim on hold
/// and, where the dossier requires that whoever is accused be asked first, an accusation of which that cannot be said.
fn held_back(
    conn: &mut Connection,
    dossier: DossierId,
    right_of_reply: &str,
) -> OpResult<Vec<lint::Finding>> {
    let hold = |one: HeldBack| {
        let until = one.until.map_or(String::new(), |day| format!(" until {day}"));
        let code = ClaimCode(one.code).to_string();
        lint::Finding {
            command: Some(format!("counterclaim review unhold {code}")),
            ..lint::Finding::new(
                lint::Rule::OnHold,
                code,
                format!("it is on hold ({}{until})", one.kind.replace('_', " ")),
                "`counterclaim review unhold` ends it; a draft shows it: `--draft`",
            )
        }
    };
    let mut findings: Vec<lint::Finding> = HeldBack::of(conn, dossier)?.into_iter().map(hold).collect();
    if right_of_reply != RightOfReply::Required.code() {
        return Ok(findings);
    }
    findings.extend(replies::Unasked::of(conn, dossier)?.into_iter().map(|one| {
        lint::Finding::new(
            lint::Rule::AccusedNotAsked,
            ClaimCode(one.code).to_string(),
            format!("{} was not asked for a reply", one.party),
            "`counterclaim reply ask`, or log why not: `counterclaim reply record --outcome not_asked`",
        )
    }));
    Ok(findings)
}
