//! Lists across claims: designations, and what changed in public.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Designation, When};
use crate::domain::vocabulary::{ChangeKind, Rating};

/// A line of the ledger of designations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignationRow {
    /// Code of the claim.
    pub claim: String,
    /// The designation.
    pub designation: Designation,
    /// In force, as far as known.
    pub when: Option<When>,
    /// Names of the parties that contest it.
    pub contested_by: Vec<String>,
    /// Verdict, if any.
    pub rating: Option<Rating>,
    /// Numbers of the footnotes it rests on.
    pub footnotes: Vec<u32>,
    /// Whether nobody approved it yet.
    pub draft: bool,
}

/// A public change to what was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Moment of the change.
    pub at: String,
    /// Correction, update, retraction or withdrawal.
    pub kind: ChangeKind,
    /// Code of the claim it is about; none: the report as a whole.
    pub claim: Option<String>,
    /// What the claim said when this was changed.
    pub statement: Option<String>,
    /// What stood there.
    pub was: Option<String>,
    /// What stands there now.
    pub now: Option<String>,
    /// Why.
    pub why: String,
}
