//! What a report says, as plain data.
//!
//! Conventions of every type here:
//! - a *moment* is RFC 3339 in UTC, such as `2025-02-01T10:00:00Z`;
//! - a date of the world is a [`When`]: EDTF and the words to print for it;
//! - a language is a BCP 47 tag, and an empty tag means unknown;
//! - a decimal is text, so that no digit is lost;
//! - lists are printed in the order given, except where a field says otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares an enum whose values are written in snake case, with `as_str` and `ALL`.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
        )]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which scales are printed.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word used in data.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value a data word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What sort of proposition a claim is.
    ClaimKind {
        Factual = "factual", Quantitative = "quantitative", Designation = "designation",
        Accusation = "accusation", Evaluation = "evaluation", Prediction = "prediction", Demand = "demand",
    }
}

words! {
    /// The content verdict: is it so?
    Rating {
        Supported = "supported", MostlySupported = "mostly_supported", Contested = "contested",
        Misleading = "misleading", MostlyRefuted = "mostly_refuted", Refuted = "refuted",
        Unsupported = "unsupported", Unverifiable = "unverifiable", NotCheckable = "not_checkable",
        Open = "open",
    }
}

words! {
    /// The attribution verdict: was it said, and so?
    AttributionRating {
        Confirmed = "confirmed", Misquoted = "misquoted", Misattributed = "misattributed",
        OutOfContext = "out_of_context", Unconfirmed = "unconfirmed",
    }
}

words! {
    /// How sure the desk is of a verdict.
    Confidence { Low = "low", Moderate = "moderate", High = "high" }
}

words! {
    /// How reliable a source has been (Admiralty letter).
    Reliability { A = "A", B = "B", C = "C", D = "D", E = "E", F = "F" }
}

words! {
    /// How credible one piece of information is (Admiralty figure).
    Credibility { One = "1", Two = "2", Three = "3", Four = "4", Five = "5", Six = "6" }
}

words! {
    /// What a holder does with the next link of the chain, or with the claim.
    Attitude {
        States = "states", Alleges = "alleges", Warns = "warns", Estimates = "estimates",
        Predicts = "predicts", Designates = "designates", Confirms = "confirms", Concedes = "concedes",
        ClaimsResponsibility = "claims_responsibility", Denies = "denies", Rejects = "rejects",
        Reports = "reports", Fears = "fears", Doubts = "doubts", Demands = "demands", Urges = "urges",
        Condemns = "condemns", Criticises = "criticises", Pledges = "pledges",
        CannotConfirm = "cannot_confirm", DeclinesComment = "declines_comment",
    }
}

impl Attitude {
    /// +1 where the holder stands behind what follows, −1 where they deny it, 0 where neither.
    pub const fn commitment(self) -> i8 {
        use Attitude::*;
        match self {
            States | Alleges | Warns | Estimates | Predicts | Designates | Confirms | Concedes
            | ClaimsResponsibility => 1,
            Denies | Rejects => -1,
            Reports | Fears | Doubts | Demands | Urges | Condemns | Criticises | Pledges | CannotConfirm
            | DeclinesComment => 0,
        }
    }
}

words! {
    /// How the words of a link are given.
    Mode {
        OwnVoice = "own_voice", Direct = "direct", Partial = "partial", Indirect = "indirect",
        Inferred = "inferred",
    }
}

words! {
    /// On which side of a claim a position stands.
    Stance { Asserts = "asserts", Denies = "denies", Neither = "neither" }
}

words! {
    /// How one claim bears on another.
    RelationKind {
        Contradicts = "contradicts", Rebuts = "rebuts", Undercuts = "undercuts", Supports = "supports",
        Qualifies = "qualifies", Restates = "restates", Revises = "revises", Answers = "answers",
    }
}

words! {
    /// Whether a relation leads from the claim it is printed at, or to it.
    Direction { Outgoing = "outgoing", Incoming = "incoming" }
}

words! {
    /// What a piece of evidence does.
    Bearing { Supports = "supports", Refutes = "refutes", Context = "context" }
}

words! {
    /// What an entity has to do with a claim.
    ClaimRole {
        Subject = "subject", Target = "target", Victim = "victim", Perpetrator = "perpetrator",
        Addressee = "addressee", Beneficiary = "beneficiary", Place = "place", Instrument = "instrument",
        Context = "context",
    }
}

words! {
    /// How exact a stated figure is.
    Hedge {
        Exactly = "exactly", About = "about", AtLeast = "at_least", MoreThan = "more_than",
        AtMost = "at_most", LessThan = "less_than", Between = "between", Unquantified = "unquantified",
    }
}

words! {
    /// Whether a designation binds in law.
    Force { Legal = "legal", Rhetorical = "rhetorical", Unclear = "unclear" }
}

words! {
    /// Why a verdict took the place of another, or what else changed in public.
    ChangeKind {
        Initial = "initial", Affirmed = "affirmed", Update = "update", Correction = "correction",
        Retraction = "retraction", Withdrawal = "withdrawal",
    }
}

words! {
    /// Whether a quotation was found again in the hashed capture it was taken from.
    Anchor {
        /// The words stand in the capture, and the capture has the recorded hash.
        Ok = "ok",
        /// Only the hash of the capture is held here: the words cannot be checked from the database alone.
        Unheld = "unheld",
        /// The words were never tied to a capture.
        Unanchored = "unanchored",
        /// The capture or the words are not what was recorded.
        Broken = "broken",
    }
}

words! {
    /// Where what a source says comes from.
    Origin { Own = "own", Derived = "derived", Unknown = "unknown" }
}

words! {
    /// Why a source no longer counts.
    SourceRetractionKind { WithdrawnByPublisher = "withdrawn_by_publisher", Distrusted = "distrusted" }
}

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
    // Section 3 (the dispute at a glance) is to follow here.
    /// The claims, in reading order.
    pub claims: Vec<Claim>,
    /// Who designates whom as what.
    pub designations: Vec<DesignationRow>,
    // Sections 7 (right of reply) and 8 (balance) are to follow here.
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
    /// Kind, as in the dossier file (`state`, `person`, `armed_group`, `place`…).
    pub kind: String,
    /// Whether it can speak: only such are parties, and only they own a contested word.
    pub speaks: bool,
    /// Other names by which text may refer to it.
    pub names: Vec<String>,
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
    /// Its verdict, if any.
    pub rating: Option<Rating>,
    /// Whether nobody approved it yet.
    pub draft: bool,
}

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
    pub roles: Vec<Role>,
    /// The figure, for a quantitative claim.
    pub quantity: Option<Quantity>,
    /// The designation, for a claim of that kind.
    pub designation: Option<Designation>,
    /// Who holds what about it.
    pub positions: Vec<Position>,
    /// Other claims that bear on it, or on which it bears.
    pub relations: Vec<Relation>,
    /// Evidence about it, or about who said it.
    pub evidence: Vec<Evidence>,
    /// How many origins counted, if the evidence was weighed.
    pub origins: Option<OriginCount>,
    /// The verdict on its content.
    pub verdict: Option<ContentVerdict>,
    /// Why the desk took it up.
    pub why_chosen: Option<String>,
    /// What was looked for in vain.
    pub search_notes: Vec<SearchNote>,
    /// Fact-checks by others.
    pub external_reviews: Vec<ExternalReview>,
    /// Set while it is being looked at again.
    pub under_review: Option<UnderReview>,
    /// Whether nobody approved it yet.
    pub draft: bool,
    /// Where it stands in the review, such as `submitted`; printed for drafts.
    pub state: Option<String>,
}

/// The part of an entity in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its part.
    pub role: ClaimRole,
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
    /// `count`, `ratio`, `percent` or `amount`.
    pub scale: String,
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

/// One occurrence of a claim: a quotation, and through whom it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// From the publisher (first) to the holder of the attitude to the claim (last).
    pub chain: Vec<Link>,
    /// The exact words of the source.
    pub quote: Quote,
    /// Number of its footnote.
    pub footnote: Option<u32>,
    /// Verdict on the whole chain, where it was given at once.
    pub attribution: Option<AttributionVerdict>,
}

impl Position {
    /// The side on which its innermost holder stands.
    pub fn stance(&self) -> Stance {
        match self.chain.last().map_or(0, |link| link.attitude.commitment()) {
            1 => Stance::Asserts,
            -1 => Stance::Denies,
            _ => Stance::Neither,
        }
    }
}

/// Exact words with their language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// A translation into the language of the report.
    pub translation: Option<String>,
    /// Who translated.
    pub translator: Option<String>,
}

/// One link of a chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Name of the speaker, or a description of one who is not named.
    pub speaker: String,
    /// Whether the speaker is a named party (else the name is a description).
    pub named: bool,
    /// On whose behalf.
    pub on_behalf_of: Option<String>,
    /// What the speaker does with what follows.
    pub attitude: Attitude,
    /// How the words are given.
    pub mode: Mode,
    /// The speaker's own words within the quotation.
    pub quoted: Option<String>,
    /// When it was said.
    pub said: Option<When>,
    /// Verdict on this link.
    pub attribution: Option<AttributionVerdict>,
}

/// Whether something was said, and so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributionVerdict {
    /// The verdict.
    pub rating: AttributionRating,
    /// How sure the desk is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
}

/// How another claim bears on this one, or this one on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// From this claim, or to it.
    pub direction: Direction,
    /// How it bears.
    pub kind: RelationKind,
    /// Code of the other claim.
    pub claim: String,
    /// Statement of the other claim.
    pub statement: String,
    /// Language of that statement.
    pub language: String,
    /// What exactly is meant, if it is a statement or an inference rather than the claim itself.
    pub aims_at: Option<String>,
    /// Name of the party that makes the connection; none: the desk.
    pub by: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Number of the footnote with the words that make the connection.
    pub footnote: Option<u32>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it does.
    pub bearing: Bearing,
    /// If it is about who said it rather than about the claim: which link, in words.
    pub about_link: Option<String>,
    /// The exact words.
    pub quote: Quote,
    /// Number of its footnote.
    pub footnote: Option<u32>,
    /// Name of the source.
    pub source: String,
    /// The source's reliability.
    pub reliability: Reliability,
    /// Credibility of this information.
    pub credibility: Credibility,
    /// Whose statement it is.
    pub voice: String,
    /// Publisher at the root of its origin; none: not known.
    pub origin: Option<String>,
    /// Whether it counted as an origin of its own.
    pub counts: bool,
    /// Why it did not.
    pub why_not: Option<String>,
    /// Whether it is a record that makes the fact (decree, gazette, judgment).
    pub record: bool,
    /// Whether its voice speaks against its own interest.
    pub against_interest: bool,
    /// Remark.
    pub note: Option<String>,
}

/// Counting origins on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OriginCount {
    /// Origins that support the claim.
    pub supporting: u32,
    /// Origins that refute it.
    pub refuting: u32,
}

/// The verdict on the content of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContentVerdict {
    /// The verdict.
    pub rating: Rating,
    /// What the verdict means; [`super::definitions::content`] has the words.
    pub definition: String,
    /// How sure the desk is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub rationale: Option<String>,
    /// The desk's own estimate, for a figure.
    pub estimate: Option<Estimate>,
    /// Why one source was enough.
    pub sole_source: Option<String>,
    /// Contrary evidence that was weighed, each in a few words.
    pub weighed: Vec<String>,
    /// Why it took the place of an earlier one.
    pub change: ChangeKind,
    /// Public remark on that change.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by: String,
    /// Moment of the decision.
    pub decided_at: String,
    /// Who approved.
    pub approved_by: Option<String>,
    /// Moment of the approval.
    pub approved_at: Option<String>,
}

/// A range with a best value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// Lowest plausible value, a decimal.
    pub low: Option<String>,
    /// Best value, a decimal.
    pub best: Option<String>,
    /// Highest plausible value, a decimal.
    pub high: Option<String>,
    /// Unit.
    pub unit: Option<String>,
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

/// Since when, and why, an approved claim is looked at again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnderReview {
    /// Moment of the reopening.
    pub since: String,
    /// Reason.
    pub reason: String,
}

/// A line of the ledger of designations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignationRow {
    /// Code of the claim.
    pub claim: String,
    /// The designation.
    pub designation: Designation,
    /// In force, as far as known.
    pub when: Option<When>,
    /// Names of the parties that contest it.
    pub contested_by: Vec<String>,
    /// Verdict, if any.
    pub rating: Option<Rating>,
    /// Numbers of the footnotes it rests on.
    pub footnotes: Vec<u32>,
    /// Whether nobody approved it yet.
    pub draft: bool,
}

/// A public change to what was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Moment of the change.
    pub at: String,
    /// Correction, update, retraction or withdrawal.
    pub kind: ChangeKind,
    /// Code of the claim it is about; none: the report as a whole.
    pub claim: Option<String>,
    /// What stood there.
    pub was: Option<String>,
    /// What stands there now.
    pub now: Option<String>,
    /// Why.
    pub why: String,
}

/// A work that is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Handle, or another key that footnotes use; unique in the report.
    pub key: String,
    /// Bibliographic description as CSL-JSON.
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
}

/// Why a source no longer counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceRetraction {
    /// Withdrawn by its publisher, or no longer trusted by the desk.
    pub kind: SourceRetractionKind,
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

/// How the verdicts were reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// The scales; [`super::definitions::scales`] has them all.
    pub scales: Vec<Scale>,
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
pub struct Scale {
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
