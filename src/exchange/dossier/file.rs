//! The shape of the dossier file.
//!
//! Field order is the order in which files are written. Fields hold what the file says; whether a handle
//! exists, a date is EDTF or a quotation is in its source is for the planner to say.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use validator::{Validate, ValidationError};

use super::one_or_many;
use super::text::{DateText, Decimal, Handle, Language, TimeText, shortened};
use crate::domain::vocabulary::{
    ArgumentKind, Attitude, Bearing, ClaimKind, EntityKind, Force, Hedge, Mode, NameForm, Origin,
    RelationKind, Reliability, RetractionKind, Role, Scale, Visibility,
};

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
    /// Title, as printed.
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub title: String,
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
}

impl Dossier {
    /// A dossier with this slug and title and the defaults for the rest.
    pub fn new(slug: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            slug: slug.into(),
            title: title.into(),
            lang: english(),
            summary: None,
            labels: Vec::new(),
            visibility: Visibility::default(),
            eyes: three(),
            embargo: None,
        }
    }
}

/// Somebody or something that claims speak of or that speaks itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Handle of the entity within the dossier.
    #[validate(nested)]
    pub id: Handle,
    /// What it is.
    pub kind: EntityKind,
    /// Its name, as printed.
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub name: String,
    /// Language of the name (BCP 47); the dossier's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// Country code, ISO 3166-1 alpha-3, such as `MLI`. A state needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "country"))]
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    pub iso3166: Option<String>,
    /// Its item in Wikidata, such as `Q912`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "wikidata_item"))]
    #[schemars(regex(pattern = r"^Q[1-9][0-9]*$"))]
    pub wikidata: Option<String>,
    /// When it exists or existed (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub active: Option<DateText>,
    /// Its further names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub names: Vec<Name>,
    /// What it is a member of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub member_of: Vec<EntityLink>,
    /// The state or organisation that it is an organ of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub organ_of: Vec<EntityLink>,
    /// Where the person holds an office.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub office_holder_of: Vec<EntityLink>,
    /// What it leads.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub leads: Vec<EntityLink>,
    /// For whom it may speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub speaks_for: Vec<EntityLink>,
    /// What it came after.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub succeeds: Vec<EntityLink>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub located_in: Vec<EntityLink>,
    /// The agreements and conflicts that it is a party to.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub party_to: Vec<EntityLink>,
    /// The larger whole that it is a part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub part_of: Vec<EntityLink>,
    /// The entity that it is said to be the same as.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    #[schemars(schema_with = "one_or_many::schema::<EntityLink>")]
    #[validate(nested)]
    pub identified_as: Vec<EntityLink>,
}

impl Entity {
    /// An entity with this handle, kind and name, and nothing else known.
    pub fn new(id: impl Into<Handle>, kind: EntityKind, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            name: name.into(),
            lang: None,
            iso3166: None,
            wikidata: None,
            active: None,
            names: Vec::new(),
            member_of: Vec::new(),
            organ_of: Vec::new(),
            office_holder_of: Vec::new(),
            leads: Vec::new(),
            speaks_for: Vec::new(),
            succeeds: Vec::new(),
            located_in: Vec::new(),
            party_to: Vec::new(),
            part_of: Vec::new(),
            identified_as: Vec::new(),
        }
    }

    /// What the entity is related to by relations of this kind; the key in the file is the kind's code.
    pub fn links(&self, kind: RelationKind) -> &[EntityLink] {
        match kind {
            RelationKind::MemberOf => &self.member_of,
            RelationKind::OrganOf => &self.organ_of,
            RelationKind::OfficeHolderOf => &self.office_holder_of,
            RelationKind::Leads => &self.leads,
            RelationKind::SpeaksFor => &self.speaks_for,
            RelationKind::Succeeds => &self.succeeds,
            RelationKind::LocatedIn => &self.located_in,
            RelationKind::PartyTo => &self.party_to,
            RelationKind::PartOf => &self.part_of,
            RelationKind::IdentifiedAs => &self.identified_as,
        }
    }

    /// The same list, to add to.
    pub fn links_mut(&mut self, kind: RelationKind) -> &mut Vec<EntityLink> {
        match kind {
            RelationKind::MemberOf => &mut self.member_of,
            RelationKind::OrganOf => &mut self.organ_of,
            RelationKind::OfficeHolderOf => &mut self.office_holder_of,
            RelationKind::Leads => &mut self.leads,
            RelationKind::SpeaksFor => &mut self.speaks_for,
            RelationKind::Succeeds => &mut self.succeeds,
            RelationKind::LocatedIn => &mut self.located_in,
            RelationKind::PartyTo => &mut self.party_to,
            RelationKind::PartOf => &mut self.part_of,
            RelationKind::IdentifiedAs => &mut self.identified_as,
        }
    }
}

/// A further name of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name.
    #[validate(length(min = 1, max = 500), custom(function = "not_blank"))]
    pub name: String,
    /// Its language (BCP 47).
    #[validate(nested)]
    pub lang: Language,
    /// What kind of name it is.
    pub form: NameForm,
}

/// The other end of a relation between entities; a bare handle where nothing else is known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EntityLink {
    /// The other entity.
    #[validate(nested)]
    pub entity: Handle,
    /// When the relation held (EDTF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub when: Option<DateText>,
    /// The source that says so; it goes with `quote`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub source: Option<Handle>,
    /// The words of the source that say so, exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub quote: Option<String>,
    /// Which occurrence of the quotation is meant, from 1, where the source repeats it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
    /// Text right before the quotation, another way to say which occurrence is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub locator: Option<String>,
    /// Which snapshot is quoted, by its `retrieved` (RFC 3339), where the source has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub captured: Option<TimeText>,
    /// Language of the quotation (BCP 47); the source's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// The quotation in the language of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 40000))]
    pub translation: Option<String>,
    /// Who translated it: a person or a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub translator: Option<String>,
}

impl one_or_many::Item for EntityLink {
    const SHORT: bool = true;

    fn from_handle(handle: Handle) -> Option<Self> {
        Some(Self {
            entity: handle,
            ..Self::default()
        })
    }

    fn as_handle(&self) -> Option<&Handle> {
        (*self
            == Self {
                entity: self.entity.clone(),
                ..Self::default()
            })
        .then_some(&self.entity)
    }
}

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

/// A quotation, the chain of those who speak in it, and the claims that it carries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The source that is quoted.
    #[validate(nested)]
    pub source: Handle,
    /// The quotation, exactly as in the source.
    #[validate(length(min = 1, max = 20000))]
    pub quote: String,
    /// Which occurrence of the quotation is meant, from 1, where the source repeats it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
    /// Text right before the quotation, another way to say which occurrence is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub locator: Option<String>,
    /// Which snapshot is quoted, by its `retrieved` (RFC 3339), where the source has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub captured: Option<TimeText>,
    /// Language of the quotation (BCP 47); the source's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// The quotation in the language of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 40000))]
    pub translation: Option<String>,
    /// Who translated it: a person or a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub translator: Option<String>,
    /// Who speaks, from the outermost to the innermost; the publisher's own link may be left out.
    #[validate(nested)]
    pub chain: Vec<Link>,
    /// The claims that the quotation carries.
    #[validate(nested)]
    pub claims: Vec<Handle>,
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

/// How one claim bears on another claim, on a statement or on a relation: exactly one of `to`, `to_statement`
/// and `to_relation` is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
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
    /// Which occurrence of the quotation is meant, from 1, where the source repeats it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
    /// Text right before the quotation, another way to say which occurrence is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub locator: Option<String>,
    /// Which snapshot is quoted, by its `retrieved` (RFC 3339), where the source has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub captured: Option<TimeText>,
    /// Language of the quotation (BCP 47); the source's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// The quotation in the language of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 40000))]
    pub translation: Option<String>,
    /// Who translated it: a person or a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub translator: Option<String>,
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

/// What speaks for or against a claim, or for or against somebody's having said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
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
    /// Which occurrence of the quotation is meant, from 1, where the source repeats it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1))]
    pub occurrence: Option<u32>,
    /// Text right before the quotation, another way to say which occurrence is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 20000))]
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub locator: Option<String>,
    /// Which snapshot is quoted, by its `retrieved` (RFC 3339), where the source has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub captured: Option<TimeText>,
    /// Language of the quotation (BCP 47); the source's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub lang: Option<Language>,
    /// The quotation in the language of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 40000))]
    pub translation: Option<String>,
    /// Who translated it: a person or a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 500))]
    pub translator: Option<String>,
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

// ---------------------------------------------------------------- defaults

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn english() -> Language {
    "en".into()
}

fn is_english(language: &Language) -> bool {
    language.as_str() == "en"
}

fn three() -> u8 {
    3
}

fn is_three(value: &u8) -> bool {
    *value == 3
}

fn six() -> u8 {
    6
}

fn is_six(value: &u8) -> bool {
    *value == 6
}

fn plain_text() -> String {
    "text/plain".to_owned()
}

fn is_plain_text(media_type: &str) -> bool {
    media_type == "text/plain"
}

fn no_extractor() -> String {
    "none".to_owned()
}

fn is_no_extractor(extractor: &str) -> bool {
    extractor == "none"
}

fn nothing() -> String {
    "nothing".to_owned()
}

fn is_nothing(found: &str) -> bool {
    found == "nothing"
}

// ---------------------------------------------------------------- checks

fn refused(reason: impl Into<String>) -> ValidationError {
    ValidationError::new("form").with_message(reason.into().into())
}

fn not_blank(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() || text.chars().any(|one| !one.is_whitespace()) {
        return Ok(()); // an empty text is refused for its length
    }
    Err(refused("has nothing but spaces"))
}

fn slug(text: &str) -> Result<(), ValidationError> {
    if text.len() <= 63 && Handle::from(text).is_well_formed() {
        return Ok(());
    }
    let shown = shortened(text);
    Err(refused(format!(
        "`{shown}` is not a slug: small letters, digits and hyphens, at most 63"
    )))
}

fn labels(labels: &[String]) -> Result<(), ValidationError> {
    match labels
        .iter()
        .find(|label| label.trim().is_empty() || label.chars().count() > 500)
    {
        Some(label) => Err(refused(format!(
            "label `{}` is blank or longer than 500 characters",
            shortened(label)
        ))),
        None => Ok(()),
    }
}

fn country(code: &str) -> Result<(), ValidationError> {
    if code.len() == 3 && code.bytes().all(|one| one.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a country code such as MLI (ISO 3166-1 alpha-3)",
        shortened(code)
    )))
}

fn wikidata_item(text: &str) -> Result<(), ValidationError> {
    let number = text.strip_prefix('Q').unwrap_or_default();
    if (1..=18).contains(&number.len())
        && !number.starts_with('0')
        && number.bytes().all(|one| one.is_ascii_digit())
    {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a Wikidata item such as Q912",
        shortened(text)
    )))
}

fn digest(text: &str) -> Result<(), ValidationError> {
    if text.len() == 64 && text.bytes().all(|one| one.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(refused(format!(
        "`{}` is not a SHA-256 of 64 hexadecimal digits",
        shortened(text)
    )))
}

fn csl_item(item: &Map<String, Value>) -> Result<(), ValidationError> {
    match item.get("type") {
        Some(Value::String(kind)) if !kind.trim().is_empty() => csl_keys(item),
        Some(_) => Err(refused("`type` must be a text such as article-newspaper")),
        None => Err(refused("`type` is missing, such as `type: article-newspaper`")),
    }
}

/// Refuses keys that no CSL-JSON item has and that would not survive being written and read again.
fn csl_keys(item: &Map<String, Value>) -> Result<(), ValidationError> {
    for (key, value) in item {
        if !(1..=100).contains(&key.chars().count()) || key.chars().any(char::is_control) {
            return Err(refused(format!(
                "key `{}` is empty, too long or has control characters",
                shortened(key)
            )));
        }
        csl_value(value)?;
    }
    Ok(())
}

fn csl_value(value: &Value) -> Result<(), ValidationError> {
    match value {
        Value::Object(inner) => csl_keys(inner),
        Value::Array(items) => items.iter().try_for_each(csl_value),
        _ => Ok(()),
    }
}

fn csl_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {
                "type": "string",
                "minLength": 1,
                "description": "Item type of CSL, such as article-newspaper."
            }
        }
    })
}
