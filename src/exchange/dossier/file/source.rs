//! What can be quoted.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use validator::Validate;

use super::checks::{csl_item, csl_schema, digest, not_blank};
use super::defaults::{is_default, is_no_extractor, is_plain_text, no_extractor, plain_text};
use crate::domain::vocabulary::{Origin, Reliability, RetractionKind};
use crate::exchange::dossier::one_or_many;
use crate::exchange::dossier::text::{DateText, Handle, Language, TimeText};

/// Something that was published or said and can be quoted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Handle of the source within the dossier.
    #[validate(nested)]
    pub id: Handle,
    /// Bibliographic data as a CSL-JSON item: `type` is required; `title`, `author`, `container-title`,
    /// `genre`, `number`, `page`, `URL` and the rest as in the CSL-JSON schema.
    #[validate(custom(function = "csl_item"))]
    #[schemars(schema_with = "csl_schema")]
    pub csl: Map<String, Value>,
    /// The entity that published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub publisher: Option<Handle>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(url, length(max = 4096))]
    pub url: Option<String>,
    /// Where an archive keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(url, length(max = 4096))]
    pub archive_url: Option<String>,
    /// When it was published (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub issued: Option<DateText>,
    /// Its language (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// Reliability by the Admiralty code, A to F.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "F"))]
    pub reliability: Reliability,
    /// Where it has its content from; `derived` when `derived_from` is given, else `unknown`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The source that it copies or retells, such as an agency's report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub derived_from: Option<Handle>,
    /// Whether only the person who brought it may see it.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = false))]
    pub confidential: bool,
    /// Given when the source no longer counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub retracted: Option<Retraction>,
    /// What it said when it was read: one snapshot or a list of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<Snapshot>")]
    #[validate(nested)]
    pub snapshot: Vec<Snapshot>,
}

impl Source {
    /// A source with this handle and CSL-JSON item, and nothing else known.
    pub fn new(id: impl Into<Handle>, csl: Map<String, Value>) -> Self {
        Self {
            id: id.into(),
            csl,
            publisher: None,
            url: None,
            archive_url: None,
            issued: None,
            lang: None,
            reliability: Reliability::default(),
            origin: None,
            derived_from: None,
            confidential: false,
            retracted: None,
            snapshot: Vec::new(),
        }
    }

    /// Where the source has its content from, by the rule for files that do not say.
    pub fn effective_origin(&self) -> Origin {
        match (self.origin, &self.derived_from) {
            (Some(origin), _) => origin,
            (None, Some(_)) => Origin::Derived,
            (None, None) => Origin::Unknown,
        }
    }
}

/// Why a source no longer counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Retraction {
    /// Who gave it up.
    pub kind: RetractionKind,
    /// Why it was given up.
    #[validate(length(min = 3, max = 20000), custom(function = "not_blank"))]
    pub reason: String,
}

/// A source as it was at one moment. Either `text` or `file` gives its words; `sha256` alone says what was
/// seen but is not held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// When it was retrieved (RFC 3339).
    #[validate(nested)]
    pub retrieved: TimeText,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A file with its bytes: a path relative to the dossier file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 4096))]
    pub file: Option<String>,
    /// SHA-256 of the raw bytes, 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "digest"))]
    #[schemars(regex(pattern = r"^[0-9a-fA-F]{64}$"))]
    pub sha256: Option<String>,
    /// The raw bytes in base64, where they are not the text itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Media type of the raw bytes (RFC 6838).
    #[serde(default = "plain_text", skip_serializing_if = "is_plain_text")]
    #[validate(length(min = 3, max = 255))]
    #[schemars(extend("default" = "text/plain"))]
    pub media_type: String,
    /// Program and version that took the text from the raw bytes.
    #[serde(default = "no_extractor", skip_serializing_if = "is_no_extractor")]
    #[validate(length(min = 1, max = 255))]
    #[schemars(extend("default" = "none"))]
    pub extractor: String,
    /// Program that retrieved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 255))]
    pub tool: Option<String>,
}

impl Snapshot {
    /// A snapshot of this moment with nothing in it yet.
    pub fn new(retrieved: impl Into<TimeText>) -> Self {
        Self {
            retrieved: retrieved.into(),
            text: None,
            file: None,
            sha256: None,
            raw: None,
            media_type: plain_text(),
            extractor: no_extractor(),
            tool: None,
        }
    }

    /// The bytes that `raw` holds, if it is given; else why it is no base64 (RFC 4648).
    pub fn raw_bytes(&self) -> Result<Option<Vec<u8>>, String> {
        let Some(raw) = &self.raw else { return Ok(None) };
        let packed: String = raw.split_whitespace().collect();
        STANDARD
            .decode(packed)
            .map(Some)
            .map_err(|error| format!("is not base64: {error}"))
    }
}

impl one_or_many::Item for Snapshot {}
