//! One function per use case; each owns its transaction. No terminal and no argument parsing here.

pub mod analysis;
pub mod audit;
pub mod capture;
pub mod case;
pub mod claim;
pub mod content;
pub mod context;
pub mod desk;
pub mod dossier;
pub mod entity;
pub mod export;
pub mod find;
pub mod flat;
pub mod fragment;
pub mod import;
pub mod life;
pub mod member;
pub mod names;
pub mod plan;
pub mod question;
pub mod recusal;
pub mod reply;
pub mod report;
pub mod review;
pub mod source;
pub mod statistics;
pub mod verdicts;

use std::path::PathBuf;

use crate::cluster::ClusterError;
use crate::db::{DbError, QueryError};
use crate::exchange::Problem;

/// What a use case can end in.
#[derive(Debug, thiserror::Error)]
pub enum OpError {
    /// The database refused or failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The private server could not be had.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    /// There is no desk here yet.
    #[error("there is no database here yet: {0}")]
    NoDatabase(String),
    /// A login that may connect and is nobody's here.
    #[error("login `{0}` belongs to nobody at this desk")]
    Stranger(String),
    /// A file or value was rejected.
    #[error("{} problems in the input", .0.len())]
    BadInput(Vec<Problem>),
    /// There is no such thing.
    #[error("there is no {what} `{name}`")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// The name it was looked for by.
        name: String,
        /// Names that look like it.
        near: Vec<String>,
    },
    /// A name stands for several things.
    #[error("{what} `{name}` is ambiguous")]
    Ambiguous {
        /// What was looked for.
        what: &'static str,
        /// The name.
        name: String,
        /// What it may stand for.
        candidates: Vec<String>,
    },
    /// A value that makes no sense here.
    #[error("{0}")]
    Usage(String),
    /// A file could not be read or written.
    #[error("cannot {action} `{}`", .path.display())]
    File {
        /// read, write or create.
        action: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A report could not be written.
    #[error("cannot write the report")]
    Render(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// There is no ClaimReview of a report.
    #[error(transparent)]
    NoClaimReview(crate::report::claim_review::ClaimReviewError),
    /// The report that was approved is not the one that would go out.
    #[error("the report is not the one that was approved: {why}")]
    StaleReport {
        /// What is known of the reason.
        why: String,
    },
    /// The report's own rules stop it.
    #[error("the report may not go out: {} finding{}", .0.len(), if .0.len() == 1 { "" } else { "s" })]
    Lint(Vec<crate::report::lint::Finding>),
}

impl From<QueryError> for OpError {
    fn from(error: QueryError) -> Self {
        OpError::Db(DbError::from(error))
    }
}

/// Result of this layer.
pub type OpResult<T> = Result<T, OpError>;
