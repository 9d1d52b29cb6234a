//! The reviews of a dossier, a portion at a time, by the rules of its report: what stops that stops these.

use chrono::{DateTime, Utc};

use crate::db::dossiers::{Dossier, Question};
use crate::db::{Connection, exported, replies};
use crate::domain::ids::ClaimId;
use crate::ops::case::{Case, Common};
use crate::ops::export::moment;
use crate::ops::{OpError, OpResult};
use crate::report::claim_review::{ClaimReviewError, configured};
use crate::report::lint;
use crate::report::model::Report;

use super::gather::{Gatherer, Shared};
use super::{Options, held_back, stop};

/// A dossier whose reviews may go out.
pub struct Open {
    common: Common,
    shared: Shared,
}

impl Open {
    /// Asks everything that may stop it, at a moment; the caller sees to it that all reads are of one snapshot.
    ///
    /// # Errors
    ///
    /// What stops it.
    pub fn ask(
        conn: &mut Connection,
        dossier: Dossier,
        options: &Options,
        at: DateTime<Utc>,
    ) -> OpResult<Open> {
        configured(&options.masthead.clone().of_dossier(&dossier.slug)).map_err(OpError::NoClaimReview)?;
        let settings = dossier.settings(conn)?;
        if settings.eyes == 1 {
            return Err(OpError::NoClaimReview(ClaimReviewError::OneEye));
        }
        if let Some(end) = settings.embargo.filter(|end| *end > at) {
            return Err(OpError::NoClaimReview(ClaimReviewError::Embargo(moment(end))));
        }
        let id = dossier.id;
        let right_of_reply = replies::policy(conn, id)?;
        stop(held_back(conn, id, &right_of_reply)?)?;
        let open = Open {
            shared: Shared::load(conn, &dossier)?,
            common: Common {
                questions: Question::of(conn, id)?,
                dossier,
                settings,
                right_of_reply,
            },
        };
        let mut findings = Vec::new();
        open.portions(conn, options, |report| {
            findings.extend(lint::lint(report));
            Ok(())
        })?;
        stop(findings)?;
        Ok(open)
    }

    /// When the dossier last changed.
    pub fn as_of(&self) -> DateTime<Utc> {
        self.shared.as_of
    }

    /// Reports on its approved claims, some at a time.
    ///
    /// # Errors
    ///
    /// Those of `each`, and of the database.
    pub fn portions(
        &self,
        conn: &mut Connection,
        options: &Options,
        mut each: impl FnMut(&Report) -> OpResult<()>,
    ) -> OpResult<()> {
        exported::approved(conn, self.common.dossier.id, |conn, ids| {
            each(&self.report(conn, options, &ids)?)
        })
    }

    fn report(&self, conn: &mut Connection, options: &Options, ids: &[ClaimId]) -> OpResult<Report> {
        let case = Case::of_claims(conn, &self.common, ids)?;
        let review = self.shared.review(conn, &case, ids)?;
        Ok(Gatherer::new(&case, &review, options).report())
    }
}
