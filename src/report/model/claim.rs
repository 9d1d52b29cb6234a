//! A claim with all that is said about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::report::footnotes::is_counter;

use super::{ContentVerdict, Evidence, OriginCount, Position, When};
use crate::domain::vocabulary::{ArgumentKind, ClaimKind, Direction, Force, Hedge, HoldKind, Role, Scale};

/// A claim with all that is said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Stable identifier (UUID).
    pub id: String,
    /// Code within the dossier, such as `C-3`.
    pub code: String,
    /// Handle within the dossier.
    pub handle: Option<String>,
    /// Kind of proposition.
    pub kind: ClaimKind,
    /// The proposition in neutral words.
    pub statement: String,
    /// Language of the statement.
    pub language: String,
    /// Handle of the question it answers.
    pub question: Option<String>,
    /// When what it says is to hold.
    pub when: Option<When>,
    /// The words of the source that give the date.
    pub when_phrase: Option<String>,
    /// Whether the date was inferred.
    pub when_inferred: bool,
    /// What remains ambiguous in it.
    pub ambiguity: Option<String>,
    /// Whom and what it is about.
    pub roles: Vec<About>,
    /// The figure, for a quantitative claim.
    pub quantity: Option<Quantity>,
    /// The designation, for a claim of that kind.
    pub designation: Option<Designation>,
    /// Who holds what about it.
    pub positions: Vec<Position>,
    /// Other claims that bear on it, or on which it bears.
    pub relations: Vec<Relation>,
    /// How many more counterclaims there are that are not approved, and therefore not printed.
    pub relations_unprinted: u32,
    /// Evidence about it, or about who said it.
    pub evidence: Vec<Evidence>,
    /// How many origins counted, if the evidence was weighed.
    pub origins: Option<OriginCount>,
    /// The verdict on its content.
    pub verdict: Option<ContentVerdict>,
    /// Moment of its first approval; none: nobody approved it yet.
    pub first_approved: Option<String>,
    /// Why the desk took it up.
    pub why_chosen: Option<String>,
    /// What was looked for in vain.
    pub search_notes: Vec<SearchNote>,
    /// Fact-checks by others.
    pub external_reviews: Vec<ExternalReview>,
    /// Set while it is being looked at again.
    pub under_review: Option<UnderReview>,
    /// Set while it may not be approved or published.
    pub on_hold: Option<OnHold>,
    /// What is said of an approval by fewer than three people.
    pub mark: Option<String>,
    /// Whether nobody approved it yet.
    pub draft: bool,
    /// Where it stands in the review, such as `submitted`; printed for drafts.
    pub state: Option<String>,
}

/// The part of an entity in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its part.
    pub role: Role,
    /// Name of the entity.
    pub entity: String,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What is counted.
    pub measure: String,
    /// Unit.
    pub unit: Option<String>,
    /// What sort of number it is.
    pub scale: Scale,
    /// Lower bound, a decimal.
    pub low: Option<String>,
    /// Upper bound, a decimal.
    pub high: Option<String>,
    /// Best value, a decimal.
    pub best: Option<String>,
    /// How exact it is.
    pub hedge: Hedge,
    /// The time it is compared with.
    pub baseline: Option<When>,
}

/// One designation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Designation {
    /// Who designates.
    pub designator: String,
    /// Who is designated.
    pub designee: String,
    /// As what: the designator's word.
    pub label: String,
    /// Language of the label.
    pub language: String,
    /// By which instrument or list.
    pub instrument: Option<String>,
    /// Whether it binds in law.
    pub force: Force,
}

/// How another claim bears on this one, or this one on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// From this claim, or to it.
    pub direction: Direction,
    /// How it bears.
    pub kind: ArgumentKind,
    /// Code of the other claim.
    pub claim: String,
    /// Statement of the other claim.
    pub statement: String,
    /// Language of that statement.
    pub language: String,
    /// What exactly is meant, if it is a statement or an inference rather than the claim itself.
    pub aims_at: Option<String>,
    /// Code of the claim whose argument about the target is meant, and not the target itself.
    pub argument_of: Option<String>,
    /// Name of the party that makes the connection; none: the desk.
    pub by: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Number of the footnote with the words that make the connection.
    pub footnote: Option<u32>,
}

impl Relation {
    /// Whether the claims stand against each other. Who weakens an argument about a claim says nothing against the claim.
    pub fn counters(&self) -> bool {
        is_counter(self.kind) && self.argument_of.is_none()
    }
}

/// What was looked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchNote {
    /// What was looked for.
    pub looked_for: String,
    /// Where.
    pub place: String,
    /// Moment of the search.
    pub at: String,
    /// What was found.
    pub found: String,
}

/// Somebody else's fact-check, in their words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExternalReview {
    /// Who checked.
    pub publisher: Option<String>,
    /// Title of their piece.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its date.
    pub date: Option<When>,
    /// Their rating, as they put it.
    pub rating: Option<String>,
    /// Their rating as a number, with their scale, such as `2 (1–5)`.
    pub rating_value: Option<String>,
    /// Language of title and rating.
    pub language: String,
}

/// Why a claim waits. The desk's own words for it are no part of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnHold {
    /// Legal, embargo or awaiting a reply.
    pub kind: HoldKind,
    /// Moment of the hold.
    pub since: String,
    /// The day that it is meant to end.
    pub until: Option<When>,
}

/// Since when, and why, an approved claim is looked at again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnderReview {
    /// Moment of the reopening.
    pub since: String,
    /// Reason.
    pub reason: String,
}
