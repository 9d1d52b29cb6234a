//! Entities, how they stand to one another, and their names.

vocabulary! {
    /// What an entity is.
    EntityKind {
        /// A state; it needs its ISO 3166-1 alpha-3 code.
        State = "state",
        /// An organ of a state or organisation: a ministry, a general staff, a court.
        Organ = "organ",
        /// A human being.
        Person = "person",
        /// A political party.
        Party = "party",
        /// A political or social movement without party form.
        Movement = "movement",
        /// An armed group that is not a state's army.
        ArmedGroup = "armed_group",
        /// An alliance of other entities.
        Coalition = "coalition",
        /// People who speak together without an organisation: analysts, residents.
        Collective = "collective",
        /// An intergovernmental organisation.
        Igo = "igo",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A publisher, broadcaster, news agency or outlet.
        Media = "media",
        /// A maintained data set, cited as a voice of its own.
        Dataset = "dataset",
        /// A place; it does not speak.
        Place = "place",
        /// A treaty, accord or contract; it does not speak.
        Agreement = "agreement",
        /// Something that happened; it does not speak.
        Event = "event",
        /// A list such as a sanctions list; it does not speak.
        List = "list",
    }
}

impl EntityKind {
    /// Whether entities of this kind can say something.
    pub const fn is_agent(self) -> bool {
        !matches!(self, Self::Place | Self::Agreement | Self::Event | Self::List)
    }
}

vocabulary! {
    /// How one entity stands to another.
    RelationKind {
        /// A member of a party, coalition or organisation.
        MemberOf = "member_of",
        /// An organ of a state or organisation.
        OrganOf = "organ_of",
        /// A person who holds an office in it.
        OfficeHolderOf = "office_holder_of",
        /// Its leader.
        Leads = "leads",
        /// Authorised to speak for it.
        SpeaksFor = "speaks_for",
        /// What came after it.
        Succeeds = "succeeds",
        /// Where it is.
        LocatedIn = "located_in",
        /// A party to an agreement or conflict.
        PartyTo = "party_to",
        /// A part of a larger whole.
        PartOf = "part_of",
        /// Said to be the same as it.
        IdentifiedAs = "identified_as",
    }
}

vocabulary! {
    /// What kind of name a further name is.
    NameForm {
        /// The name to print.
        Preferred = "preferred",
        /// Another name in use.
        Alias = "alias",
        /// Initials.
        Acronym = "acronym",
        /// A spelling in another script or orthography.
        Transliteration = "transliteration",
        /// The name it gives itself in its own language.
        Endonym = "endonym",
        /// A name it no longer bears.
        Former = "former",
        /// As some source spells it.
        AsQuoted = "as_quoted",
    }
}
