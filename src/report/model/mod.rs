//! What a report says, as plain data.
//!
//! Conventions of every type here:
//! - a *moment* is RFC 3339 in UTC, such as `2025-02-01T10:00:00Z`;
//! - a date of the world is a [`When`]: EDTF and the words to print for it;
//! - a language is a BCP 47 tag, and an empty tag means unknown;
//! - a decimal is text, so that no digit is lost;
//! - lists are printed in the order given, except where a field says otherwise.

mod claim;
mod evidence;
mod ledger;
mod method;
mod reply;
mod source;
mod speech;

pub use claim::{
    About, Claim, Designation, ExternalReview, OnHold, Quantity, Relation, SearchNote, UnderReview,
};
pub use evidence::{ContentVerdict, Estimate, Evidence, OriginCount};
pub use ledger::{Correction, DesignationRow};
pub use method::{Method, PolicyChange, Rule, ScaleTable, ScaleValue};
pub use reply::{Reply, ReplyStep};
pub use source::{Capture, Footnote, Source, SourceRetraction};
pub use speech::{AttributionVerdict, Link, Position, Quote, holders};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::analysis::balance::PartyBalance;
use crate::domain::vocabulary::{ClaimKind, EntityKind, Rating};

/// A whole report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Who publishes it, under which terms, and where to complain; from configuration.
    pub masthead: Masthead,
    /// The case.
    pub dossier: Dossier,
    /// The moment whose state of knowledge this is.
    pub as_of: String,
    /// Whether claims that nobody approved yet are included.
    pub includes_drafts: bool,
    /// Names of the people who wrote the claims.
    pub written_by: Vec<String>,
    /// Names of the people who approved them.
    pub approved_by: Vec<String>,
    /// The publication that this is; none for a report that was only made.
    #[serde(default)]
    pub publication: Option<Publication>,
    /// Moment of the first publication; none before it.
    pub first_published: Option<String>,
    /// Moment of the last change to anything printed here.
    pub last_changed: Option<String>,
    /// The publication this one takes the place of.
    pub supersedes: Option<Supersedes>,
    /// Everybody and everything named in the report, with all their names.
    pub entities: Vec<Entity>,
    /// The questions of the case, with the claims sorted under them.
    pub questions: Vec<Question>,
    /// Claims that answer no question, sorted alike.
    pub unasked: Findings,
    /// The claims, in reading order.
    pub claims: Vec<Claim>,
    /// Who designates whom as what.
    pub designations: Vec<DesignationRow>,
    /// Who was asked about what is said of them, and what they answered.
    pub replies: Vec<Reply>,
    /// What of each party stands in the report, from [`super::balance::balance`].
    pub balance: Vec<PartyBalance>,
    /// Corrections, updates, retractions and withdrawals; printed newest first.
    pub corrections: Vec<Correction>,
    /// The sources, each once.
    pub sources: Vec<Source>,
    /// The footnotes, numbered from 1.
    pub footnotes: Vec<Footnote>,
    /// How the verdicts were reached.
    pub method: Method,
}

/// Publisher details; every one is optional and comes from configuration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Masthead {
    /// Name of the publishing desk or medium.
    pub publisher: Option<String>,
    /// The publisher's site.
    pub publisher_url: Option<String>,
    /// Where this report stands on the web.
    pub report_url: Option<String>,
    /// Name of the licence.
    pub licence: Option<String>,
    /// Text of the licence.
    pub licence_url: Option<String>,
    /// An address to write to.
    pub contact: Option<String>,
    /// Who deals with complaints, and how to reach them.
    pub complaints: Option<String>,
    /// The publisher's policy on corrections, in a few sentences.
    pub corrections_policy: Option<String>,
    /// Where that policy stands.
    pub corrections_url: Option<String>,
    /// Who pays for the work.
    pub funding: Option<String>,
}

impl Masthead {
    /// The same for one dossier: `{dossier}` in the report's address becomes its short name.
    pub fn of_dossier(mut self, slug: &str) -> Self {
        self.report_url = self.report_url.map(|url| url.replace("{dossier}", slug));
        self
    }
}

/// The case that a report is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Stable identifier (UUID).
    pub id: String,
    /// Short name, as used on the command line and in addresses.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The case in neutral words, complete in itself.
    pub summary: Option<String>,
    /// Language of the desk's own text.
    pub language: String,
    /// Contested words that may never stand in the desk's own voice.
    pub labels: Vec<String>,
    /// How many different people a claim passes through at the least: 3, 2 or 1.
    pub eyes: u8,
}

/// A publication: what an editor approved and gave out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Stable identifier (UUID).
    pub id: String,
    /// Its version number, from 1.
    pub version: u32,
    /// Moment of its publication.
    pub published: String,
    /// Who approved it.
    pub by: String,
}

/// An earlier publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supersedes {
    /// Its version number.
    pub version: u32,
    /// Moment of its publication.
    pub published: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Where it still stands.
    pub url: Option<String>,
    /// Why it was replaced.
    pub erratum: Option<String>,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Preferred name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Whether it can speak: only such are parties, and only they own a contested word.
    pub speaks: bool,
    /// Other names by which text may refer to it.
    pub names: Vec<String>,
    /// Its item in Wikidata, such as `Q912`.
    pub wikidata: Option<String>,
}

/// A date of the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// EDTF (ISO 8601-2).
    pub edtf: String,
    /// The same in words.
    pub text: String,
}

/// What several claims answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Handle.
    pub handle: String,
    /// The question.
    pub text: String,
    /// Name of the event it is about.
    pub event: Option<String>,
    /// What is counted, if it asks for a figure.
    pub measure: Option<String>,
    /// Unit of the figure.
    pub unit: Option<String>,
    /// Limits of the question.
    pub scope: Option<String>,
    /// Its claims, sorted by [`super::findings::arrange`].
    pub findings: Findings,
}

/// Claims sorted by what is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Findings {
    /// The evidence decides, one way or the other.
    pub established: Vec<Answer>,
    /// Evidence, or the parties' accounts, stand against each other.
    pub disputed: Vec<Answer>,
    /// Nobody could tell, or nobody has checked yet.
    pub unknown: Vec<Answer>,
}

/// A claim named in the findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Code of the claim.
    pub claim: String,
    /// Its statement.
    pub statement: String,
    /// Language of the statement.
    pub language: String,
    /// Its kind.
    pub kind: ClaimKind,
    /// Who asserts or concedes it, each once.
    pub by: Vec<String>,
    /// Its verdict, if any.
    pub rating: Option<Rating>,
    /// Whether nobody approved it yet.
    pub draft: bool,
}
