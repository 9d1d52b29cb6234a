//! Exports that are written as they are read, of one dossier or of all, on one snapshot of the database: memory does not
//! grow with them.

use std::io::Write;

use chrono::{DateTime, Utc};

use crate::db::dossiers::{Dossier, DossierRevision};
use crate::db::{Connection, on_one_snapshot};
use crate::domain::ids::DossierId;
use crate::domain::vocabulary::Visibility;
use crate::exchange::flat::Written;
use crate::ops::report::feed::Open;
use crate::ops::{OpError, OpResult, find, report};
use crate::report::claim_review::Feed;

use super::{moment, provenance, rows};

/// Which dossiers.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// The one with this slug, or the only one.
    One(Option<&'a str>),
    /// All that the login may see.
    All,
}

/// What is written.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'a> {
    /// A claim a row.
    Rows {
        /// As CSV or JSON Lines.
        form: Written,
        /// With what the review says of the claims.
        reviewed: bool,
    },
    /// ClaimReview, as a `DataFeed`.
    Feed {
        /// How reports are made here.
        options: &'a report::Options,
        /// The moment that is read.
        at: DateTime<Utc>,
    },
    /// W3C PROV-JSON.
    Provenance,
}

/// A dossier of which nothing is written.
#[derive(Debug)]
pub struct LeftOut {
    /// Its slug.
    pub dossier: String,
    /// Why.
    pub why: Why,
}

/// Why nothing of a dossier is written.
#[derive(Debug)]
pub enum Why {
    /// It is for some members only.
    Restricted,
    /// A rule stops it.
    Stopped(OpError),
}

/// An export that nothing stops, to be written once.
pub struct Ready<'a> {
    conn: &'a mut Connection,
    kind: Ask<'a>,
    /// Of which nothing is written.
    pub left_out: Vec<LeftOut>,
}

/// What is asked for, with what was read of it.
enum Ask<'a> {
    Rows(Vec<DossierId>, Written, bool),
    Feed(Vec<Open>, &'a report::Options),
    Provenance(Vec<DossierId>),
}

/// Makes an export ready, and has it put where it belongs while the snapshot is held: what stops it is known before
/// anything is written.
///
/// # Errors
///
/// What stops it. Of all dossiers none does: what may not go out is left out.
pub fn streamed<R>(
    conn: &mut Connection,
    which: Which<'_>,
    kind: Kind<'_>,
    put: impl FnOnce(&mut Ready<'_>) -> R,
) -> OpResult<R> {
    on_one_snapshot(conn, |conn| {
        let dossiers = dossiers(conn, which)?;
        let ids = || dossiers.iter().map(|(dossier, _)| dossier.id).collect();
        let mut left_out = Vec::new();
        let kind = match kind {
            Kind::Rows { form, reviewed } => Ask::Rows(ids(), form, reviewed),
            Kind::Provenance => Ask::Provenance(ids()),
            Kind::Feed { options, at } => {
                let mut open = Vec::new();
                for (dossier, settings) in dossiers {
                    let slug = dossier.slug.clone();
                    let is_closed = settings.is_some_and(|now| now.visibility != Visibility::Desk.code());
                    let asked = match is_closed {
                        // nobody named it: it is not for everybody because its members export
                        true => Err(Why::Restricted),
                        false => Open::ask(conn, dossier, options, at).map_err(Why::Stopped),
                    };
                    match (asked, which) {
                        (Ok(one), _) => open.push(one),
                        (Err(Why::Stopped(error)), Which::One(_)) => return Err(error),
                        (Err(Why::Stopped(error)), Which::All) if !is_of_one(&error) => return Err(error),
                        (Err(why), _) => left_out.push(LeftOut { dossier: slug, why }),
                    }
                }
                Ask::Feed(open, options)
            }
        };
        Ok(put(&mut Ready { conn, kind, left_out }))
    })
}

/// Whether it is the rules of a dossier that stop it, and others may go out.
fn is_of_one(error: &OpError) -> bool {
    use crate::report::claim_review::ClaimReviewError as Error;
    matches!(
        error,
        OpError::Lint(_) | OpError::NoClaimReview(Error::OneEye | Error::Embargo(_))
    )
}

/// With the settings, where nobody named it.
fn dossiers(conn: &mut Connection, which: Which<'_>) -> OpResult<Vec<(Dossier, Option<DossierRevision>)>> {
    Ok(match which {
        Which::One(slug) => vec![(find::dossier_or_only(conn, slug)?, None)],
        Which::All => {
            let all = Dossier::all(conn)?.into_iter();
            all.map(|(dossier, settings)| (dossier, Some(settings))).collect()
        }
    })
}

impl Ready<'_> {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    pub fn write(&mut self, out: &mut dyn Write) -> OpResult<()> {
        match &self.kind {
            Ask::Rows(dossiers, form, reviewed) => rows::write(self.conn, dossiers, *form, *reviewed, out),
            Ask::Provenance(dossiers) => provenance::write(self.conn, dossiers, out),
            Ask::Feed(dossiers, options) => feed(self.conn, dossiers, options, out),
        }
    }
}

fn feed(
    conn: &mut Connection,
    dossiers: &[Open],
    options: &report::Options,
    out: &mut dyn Write,
) -> OpResult<()> {
    let failed = |error: std::io::Error| OpError::Render(Box::new(error));
    let modified = dossiers.iter().map(Open::as_of).max().map(moment);
    let mut feed = Feed::begin(out, &options.masthead, modified.as_deref()).map_err(failed)?;
    for dossier in dossiers {
        dossier.portions(conn, options, |report| feed.add(report).map_err(failed))?;
    }
    feed.end().map_err(failed)
}
