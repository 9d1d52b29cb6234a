//! The shape of the dossier file.
//!
//! Field order is the order in which files are written. Fields hold what the file says; whether a handle
//! exists, a date is EDTF or a quotation is in its source is for the planner to say.

mod argument;
mod checks;
mod claim;
mod defaults;
mod entity;
mod notes;
mod quoting;
mod reply;
mod source;
mod speech;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::text::{Language, TimeText};
use crate::domain::vocabulary::{RightOfReply, Visibility};
use checks::{labels, not_blank, slug};
use defaults::{english, is_default, is_english, is_three, three};

pub use argument::{Evidence, LinkReference, Relation, RelationReference};
pub use claim::{About, Claim, Designation, Quantity, Question};
pub use entity::{Entity, EntityLink, Name};
pub use notes::{ExternalReview, SearchNote};
pub use quoting::Passage;
pub use reply::Reply;
pub use source::{Retraction, Snapshot, Source};
pub use speech::{Link, Statement, StatementReference};

/// A dossier: a case with its entities, sources, claims, who says what of them, and the evidence. A file may
/// also carry only additions to a dossier that is already there; handles then refer to what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Format of this file.
    pub format: Format,
    /// The dossier that the file belongs to.
    #[validate(nested)]
    pub dossier: Dossier,
    /// Who and what occurs: states, organs, persons, places, events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub entities: Vec<Entity>,
    /// Articles, communiqués, broadcasts and other sources, with what they said when they were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub sources: Vec<Source>,
    /// Questions that several claims answer differently.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub questions: Vec<Question>,
    /// The claims, each a bare proposition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub claims: Vec<Claim>,
    /// Quotations: who says, in which source, what of which claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub statements: Vec<Statement>,
    /// How claims bear on one another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub relations: Vec<Relation>,
    /// What speaks for and against the claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub evidence: Vec<Evidence>,
    /// Searches made, above all those that found nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub search_notes: Vec<SearchNote>,
    /// Fact-checks by others, in their words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub external_reviews: Vec<ExternalReview>,
    /// Who was asked for a reply, and what came of it; of one party and claim in the order of events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub replies: Vec<Reply>,
}

impl File {
    /// A file with the dossier's own data and nothing in it yet.
    pub fn new(dossier: Dossier) -> Self {
        Self {
            format: Format::Version1,
            dossier,
            entities: Vec::new(),
            sources: Vec::new(),
            questions: Vec::new(),
            claims: Vec::new(),
            statements: Vec::new(),
            relations: Vec::new(),
            evidence: Vec::new(),
            search_notes: Vec::new(),
            external_reviews: Vec::new(),
            replies: Vec::new(),
        }
    }
}

/// Name and version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum Format {
    /// The first version.
    #[default]
    #[serde(rename = "counterclaim/1")]
    Version1,
}

/// The dossier itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Short name of the dossier in the database: small letters, digits and hyphens, at most 63.
    #[validate(custom(function = "slug"))]
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,62}$"))]
    pub slug: String,
    /// Title, as printed. A file that opens the dossier needs it; in one that adds to a dossier it may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub title: Option<String>,
    /// Language of the dossier (BCP 47): of its title, its claims, and names that give none.
    #[serde(default = "english", skip_serializing_if = "is_english")]
    #[validate(nested)]
    #[schemars(extend("default" = "en"))]
    pub lang: Language,
    /// What the case is about, in a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 20000))]
    pub summary: Option<String>,
    /// Contested words that reports must put in quotation marks, such as `terrorist`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(custom(function = "labels"))]
    pub labels: Vec<String>,
    /// Who may read it.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "desk"))]
    pub visibility: Visibility,
    /// How many people a claim needs before it is approved: author, reviewer, editor.
    #[serde(default = "three", skip_serializing_if = "is_three")]
    #[validate(range(min = 1, max = 3))]
    #[schemars(extend("default" = 3))]
    pub eyes: u8,
    /// Nobody outside the desk reads it before this moment (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub embargo: Option<TimeText>,
    /// Whether a report waits until whoever an approved accusation names was asked.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "advisory"))]
    pub right_of_reply: RightOfReply,
}

impl Dossier {
    /// A dossier with this slug and title and the defaults for the rest.
    pub fn new(slug: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            slug: slug.into(),
            title: Some(title.into()),
            lang: english(),
            summary: None,
            labels: Vec::new(),
            visibility: Visibility::default(),
            eyes: three(),
            embargo: None,
            right_of_reply: RightOfReply::default(),
        }
    }
}
