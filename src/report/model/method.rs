//! How the verdicts were reached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the verdicts were reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// The scales; [`crate::report::definitions::scales`] has them all.
    pub scales: Vec<ScaleTable>,
    /// The evidence rule, verdict by verdict, from the tables that enforce it.
    pub rules: Vec<Rule>,
    /// Whether the database made sure who people are.
    pub authenticated: bool,
    /// Changes to the number of eyes required.
    pub policy_changes: Vec<PolicyChange>,
    /// Further remarks on how the case was worked on.
    pub notes: Vec<String>,
}

/// A scale with all its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleTable {
    /// Word used in data, such as `content_verdict`.
    pub name: String,
    /// Heading.
    pub label: String,
    /// Its values.
    pub values: Vec<ScaleValue>,
}

/// One value of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleValue {
    /// Word used in data.
    pub value: String,
    /// Words printed.
    pub label: String,
    /// Definition in one sentence.
    pub definition: String,
}

/// What a verdict needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The verdict, or another name for what the rule governs.
    pub verdict: String,
    /// What it needs, in words.
    pub needs: String,
}

/// A change to the number of eyes required.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyChange {
    /// Moment of the change.
    pub at: String,
    /// Required before.
    pub from: u8,
    /// Required since.
    pub to: u8,
    /// Who changed it.
    pub by: String,
}
