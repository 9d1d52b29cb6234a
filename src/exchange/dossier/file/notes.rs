//! Searches, and fact-checks by others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::defaults::{is_nothing, nothing};
use crate::exchange::dossier::text::{DateText, Decimal, Handle, Language, TimeText};

/// A search that was made for a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SearchNote {
    /// The claim.
    #[validate(nested)]
    pub claim: Handle,
    /// What was looked for.
    #[validate(length(min = 1, max = 20000))]
    pub looked_for: String,
    /// Where: catalogues, archives, search terms.
    #[serde(rename = "where")]
    #[validate(length(min = 1, max = 20000))]
    pub looked_where: String,
    /// When the search was made (RFC 3339).
    #[validate(nested)]
    pub at: TimeText,
    /// What was found.
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    #[validate(length(min = 1, max = 20000))]
    #[schemars(extend("default" = "nothing"))]
    pub found: String,
}

/// A fact-check of a claim by somebody else, in their words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ExternalReview {
    /// The claim.
    #[validate(nested)]
    pub claim: Handle,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(url, length(max = 4096))]
    pub url: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 4000))]
    pub title: Option<String>,
    /// When it was published (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub date: Option<DateText>,
    /// Its rating in words, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 4000))]
    pub rating: Option<String>,
    /// Its rating as a number on the scale from `worst` to `best`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub rating_value: Option<Decimal>,
    /// The best rating on its scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub best: Option<Decimal>,
    /// The worst rating on its scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub worst: Option<Decimal>,
    /// Its language (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
}
