//! What bears on claims: other claims, and evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::StatementReference;
use super::defaults::{is_default, is_six, six};
use super::quoting::quoting;
use crate::domain::vocabulary::{ArgumentKind, Bearing};
use crate::exchange::dossier::text::Handle;

quoting! {
    /// How one claim bears on another claim, on a statement or on a relation: exactly one of `to`, `to_statement`
    /// and `to_relation` is given.
    pub struct Relation {
        /// The claim that bears on something.
        #[validate(nested)]
        pub from: Handle,
        /// The claim it bears on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub to: Option<Handle>,
        /// The statement it bears on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub to_statement: Option<StatementReference>,
        /// The relation it bears on; `undercuts` needs it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub to_relation: Option<RelationReference>,
        /// How it bears on it.
        pub kind: ArgumentKind,
        /// The party that makes the argument; the desk when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub by: Option<Handle>,
        /// Why, in the desk's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 1, max = 20000))]
        pub note: Option<String>,
        /// The source that says so; it goes with `quote`. A party's argument needs one; when left out, the
        /// quotation of a statement of `from` in which that party speaks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub source: Option<Handle>,
        /// The words of the source that say so, exactly.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 1, max = 20000))]
        pub quote: Option<String>,
    }
    passage;
    {}
}

impl Relation {
    /// A relation of this kind from this claim, to nothing yet.
    pub fn new(from: impl Into<Handle>, kind: ArgumentKind) -> Self {
        Self {
            from: from.into(),
            to: None,
            to_statement: None,
            to_relation: None,
            kind,
            by: None,
            note: None,
            source: None,
            quote: None,
            occurrence: None,
            after: None,
            locator: None,
            captured: None,
            lang: None,
            translation: None,
            translator: None,
        }
    }
}

/// A relation between two claims, named by its ends and kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RelationReference {
    /// The claim that it starts from.
    #[validate(nested)]
    pub from: Handle,
    /// The claim that it goes to.
    #[validate(nested)]
    pub to: Handle,
    /// Its kind.
    pub kind: ArgumentKind,
}

quoting! {
    /// What speaks for or against a claim, or for or against somebody's having said it.
    pub struct Evidence {
        /// The claim.
        #[validate(nested)]
        pub claim: Handle,
        /// The link of a statement's chain that it is about; the claim itself when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub link: Option<LinkReference>,
        /// The source that is quoted.
        #[validate(nested)]
        pub source: Handle,
        /// The quotation, exactly as in the source.
        #[validate(length(min = 1, max = 20000))]
        pub quote: String,
    }
    passage;
    {
        /// Which way it points.
        pub bearing: Bearing,
        /// Credibility of the information by the Admiralty code, from 1 (confirmed by others) to 6 (cannot be
        /// judged).
        #[serde(default = "six", skip_serializing_if = "is_six")]
        #[validate(range(min = 1, max = 6))]
        #[schemars(extend("default" = 6))]
        pub credibility: u8,
        /// Whose statement it is; the publisher's when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub voice: Option<Handle>,
        /// The source that the information comes from; the source's own origin when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(nested)]
        pub origin: Option<Handle>,
        /// Whether it is the record that makes the fact: a decree, a gazette, a judgment.
        #[serde(default, skip_serializing_if = "is_default")]
        #[schemars(extend("default" = false))]
        pub record: bool,
        /// Whether the voice speaks against its own interest; it needs a `note`.
        #[serde(default, skip_serializing_if = "is_default")]
        #[schemars(extend("default" = false))]
        pub against_interest: bool,
        /// What it shows and how, in the desk's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[validate(length(min = 1, max = 20000))]
        pub note: Option<String>,
    }
}

impl Evidence {
    /// Evidence from this quotation, with the defaults for the rest.
    pub fn new(
        claim: impl Into<Handle>,
        source: impl Into<Handle>,
        quote: impl Into<String>,
        bearing: Bearing,
    ) -> Self {
        Self {
            claim: claim.into(),
            link: None,
            source: source.into(),
            quote: quote.into(),
            occurrence: None,
            after: None,
            locator: None,
            captured: None,
            lang: None,
            translation: None,
            translator: None,
            bearing,
            credibility: six(),
            voice: None,
            origin: None,
            record: false,
            against_interest: false,
            note: None,
        }
    }
}

/// A link in the chain of a statement of the same claim.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LinkReference {
    /// The source that the statement quotes.
    #[validate(nested)]
    pub source: Handle,
    /// The statement's quotation.
    #[validate(length(min = 1, max = 20000))]
    pub quote: String,
    /// The statement's `occurrence`, where it gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
    /// Place of the link in the whole chain; the publisher's own is 0.
    #[validate(range(max = 100))]
    pub seq: u16,
}
