//! Quotations, and who speaks in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::checks::not_blank;
use super::quoting::quoting;
use crate::domain::vocabulary::{Attitude, Mode};
use crate::exchange::dossier::text::{DateText, Handle};

quoting! {
    /// A quotation, the chain of those who speak in it, and the claims that it carries.
    #[derive(Default)]
    pub struct Statement {
        /// The source that is quoted.
        #[validate(nested)]
        pub source: Handle,
        /// The quotation, exactly as in the source.
        #[validate(length(min = 1, max = 20000))]
        pub quote: String,
    }
    passage;
    {
        /// Who speaks, from the outermost to the innermost; the publisher's own link may be left out.
        #[validate(nested)]
        pub chain: Vec<Link>,
        /// The claims that the quotation carries.
        #[validate(nested)]
        pub claims: Vec<Handle>,
    }
}

/// One speaker in a chain and what it does with what comes next, or with the claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The entity that speaks; this or `label`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub speaker: Option<Handle>,
    /// The source's words for a speaker that is not an entity, such as `Analysts (unnamed)`; this or
    /// `speaker`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub label: Option<String>,
    /// The entity on whose behalf it speaks.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub on_behalf_of: Option<Handle>,
    /// What it does with what it says.
    pub attitude: Attitude,
    /// How its words reached the page. When left out: `partial` with `quoted`, or `direct` when that is the
    /// whole quotation; else `indirect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The speaker's own words, within the quotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub quoted: Option<String>,
    /// When it was said (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub said: Option<DateText>,
}

impl Link {
    /// A link with this attitude and no speaker yet.
    pub fn new(attitude: Attitude) -> Self {
        Self {
            speaker: None,
            label: None,
            on_behalf_of: None,
            attitude,
            mode: None,
            quoted: None,
            said: None,
        }
    }
}

/// A statement, named by its claim and quotation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StatementReference {
    /// A claim that the statement carries.
    #[validate(nested)]
    pub claim: Handle,
    /// The source that it quotes.
    #[validate(nested)]
    pub source: Handle,
    /// Its quotation.
    #[validate(length(min = 1, max = 20000))]
    pub quote: String,
    /// Its `occurrence`, where it gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
}
