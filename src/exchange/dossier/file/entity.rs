//! Who and what occurs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::checks::{country, not_blank, wikidata_item};
use super::quoting::quoting;
use crate::domain::vocabulary::{EntityKind, NameForm, RelationKind};
use crate::exchange::dossier::one_or_many;
use crate::exchange::dossier::text::{DateText, Handle, Language};

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

quoting! {
    /// The other end of a relation between entities; a bare handle where nothing else is known.
    #[derive(Default)]
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
    }
    passage;
    {}
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
