//! Questions, and the claims that answer them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::checks::not_blank;
use super::defaults::{is_default, is_three, three};
use crate::domain::vocabulary::{ClaimKind, Force, Hedge, Role, Scale};
use crate::exchange::dossier::text::{DateText, Decimal, Handle, Language};

/// A question that several claims answer differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Handle of the question within the dossier.
    #[validate(nested)]
    pub id: Handle,
    /// The question.
    #[validate(length(min = 3, max = 1000))]
    pub text: String,
    /// The event it is about: an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub event: Option<Handle>,
    /// What is measured, such as `deaths`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub measure: Option<String>,
    /// The unit of the answer, such as `person`, `USD`, `km`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub unit: Option<String>,
    /// What is counted in and left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub scope: Option<String>,
}

/// A claim: a bare proposition, without who says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Handle of the claim within the dossier.
    #[validate(nested)]
    pub id: Handle,
    /// What kind of proposition it is.
    pub kind: ClaimKind,
    /// The proposition in one sentence.
    #[validate(length(min = 3, max = 4000), custom(function = "not_blank"))]
    pub statement: String,
    /// Language of the statement (BCP 47); the dossier's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// The time that the claim speaks of (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub when: Option<DateText>,
    /// The words of the source that give the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub when_phrase: Option<String>,
    /// Whether the time is inferred, not said.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = false))]
    pub when_inferred: bool,
    /// In what way the claim can be read differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub ambiguity: Option<String>,
    /// The question that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub answers: Option<Handle>,
    /// How urgent it is to check, from 1 (first) to 5.
    #[serde(default = "three", skip_serializing_if = "is_three")]
    #[validate(range(min = 1, max = 5))]
    #[schemars(extend("default" = 3))]
    pub priority: u8,
    /// Why it was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub why: Option<String>,
    /// The entities it is about, and the part each has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub about: Vec<About>,
    /// The figure, in a quantitative claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub quantity: Option<Quantity>,
    /// Who calls whom what, in a designation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub designation: Option<Designation>,
}

impl Claim {
    /// A claim with this handle, kind and statement, and the defaults for the rest.
    pub fn new(id: impl Into<Handle>, kind: ClaimKind, statement: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            statement: statement.into(),
            lang: None,
            when: None,
            when_phrase: None,
            when_inferred: false,
            ambiguity: None,
            answers: None,
            priority: three(),
            why: None,
            about: Vec::new(),
            quantity: None,
            designation: None,
        }
    }
}

/// The part of one entity in a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The entity.
    #[validate(nested)]
    pub entity: Handle,
    /// Its part.
    pub role: Role,
}

/// A figure with its bounds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What is measured; the question's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub measure: Option<String>,
    /// The unit; the question's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub unit: Option<String>,
    /// What sort of number it is.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "count"))]
    pub scale: Scale,
    /// Lower bound, in the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub low: Option<Decimal>,
    /// Upper bound, in the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub high: Option<Decimal>,
    /// Best single value, in the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub best: Option<Decimal>,
    /// How the words bound the number. When left out: `exactly` when both bounds are equal, `between` when
    /// they differ, `at_least` with a lower bound only, `at_most` with an upper only, `unquantified` with
    /// none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Hedge>,
    /// The date or period it is compared with (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub baseline: Option<DateText>,
}

/// Who calls whom what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Designation {
    /// The entity that gives the label.
    #[validate(nested)]
    pub by: Handle,
    /// The entity that gets it.
    #[validate(nested)]
    pub of: Handle,
    /// The label.
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub label: String,
    /// Language of the label (BCP 47); the claim's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// What it does.
    pub force: Force,
    /// The list, decree or agreement that gives it effect: an entity, needed when `force` is `legal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub instrument: Option<Handle>,
}
