//! What is cited, and where the words stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{Quote, When};
use crate::domain::vocabulary::{Anchor, Origin, Reliability, RetractionKind};

/// Writes keys in their order, at any depth: they come from elsewhere, in any.
fn by_key<S: Serializer>(
    csl: &serde_json::Map<String, serde_json::Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut csl = csl.clone();
    csl.sort_keys();
    csl.values_mut().for_each(serde_json::Value::sort_all_objects);
    csl.serialize(serializer)
}

/// A work that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Handle, or another key that footnotes use; unique in the report.
    pub key: String,
    /// Bibliographic description as CSL-JSON.
    #[serde(serialize_with = "by_key")]
    pub csl: serde_json::Map<String, serde_json::Value>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archive_url: Option<String>,
    /// Date of issue, EDTF.
    pub issued: Option<When>,
    /// Language.
    pub language: String,
    /// Captures, oldest first.
    pub captures: Vec<Capture>,
    /// Reliability.
    pub reliability: Reliability,
    /// Where what it says comes from.
    pub origin: Origin,
    /// Key or title of the source it derives from.
    pub derived_from: Option<String>,
    /// Set when it no longer counts.
    pub retracted: Option<SourceRetraction>,
}

/// A captured copy of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// Moment of the capture.
    pub at: String,
    /// SHA-256 of the captured bytes, hexadecimal.
    pub sha256: String,
    /// Whether the bytes themselves are held.
    pub held: bool,
    /// With what it was made, or as what, if that is on record.
    pub tool: Option<String>,
}

/// Why a source no longer counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceRetraction {
    /// Withdrawn by its publisher, or no longer trusted by the desk.
    pub kind: RetractionKind,
    /// Reason.
    pub reason: String,
    /// Moment.
    pub at: String,
}

/// A footnote: exact words, and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Footnote {
    /// Number, from 1.
    pub number: u32,
    /// Key of the source.
    pub source: String,
    /// The exact words.
    pub quote: Quote,
    /// Whether they were found again.
    pub anchor: Anchor,
    /// Page, time code or region.
    pub locator: Option<String>,
}
