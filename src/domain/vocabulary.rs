//! The closed lists of words that claims, speech and sources are described with.
//!
//! Each list is an enum whose values have a stable code, the same in the database, in files and in output.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A word that is not in its vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not one of {}", .allowed.join(", "))]
pub struct UnknownCode {
    /// The word as it was given.
    pub found: String,
    /// Every code of the vocabulary, in its order.
    pub allowed: &'static [&'static str],
}

/// Declares one vocabulary: an enum, its codes, and the conversions both ways.
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        $name:ident { $($(#[$detail:meta])+ $variant:ident = $code:literal,)+ }
    ) => {
        $(#[$attribute])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        pub enum $name {
            $($(#[$detail])+ #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every code, in the order of [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code used in files, output and the database.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.code())
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;

            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { found: text.to_owned(), allowed: Self::CODES }),
                }
            }
        }
    };
}

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

vocabulary! {
    /// What kind of proposition a claim is.
    ClaimKind {
        /// Something is or was so.
        Factual = "factual",
        /// A figure.
        Quantitative = "quantitative",
        /// Somebody calls somebody something.
        Designation = "designation",
        /// Somebody did wrong.
        Accusation = "accusation",
        /// A judgement of value.
        Evaluation = "evaluation",
        /// Something will be so.
        Prediction = "prediction",
        /// Something ought to be done.
        Demand = "demand",
    }
}

impl ClaimKind {
    /// Whether the world can settle a claim of this kind now.
    pub const fn is_checkable(self) -> bool {
        !matches!(self, Self::Evaluation | Self::Prediction | Self::Demand)
    }
}

vocabulary! {
    /// The part an entity has in what a claim says.
    Role {
        /// Whom or what the claim is about.
        Subject = "subject",
        /// Whom it is directed against.
        Target = "target",
        /// Who suffered.
        Victim = "victim",
        /// Who did it.
        Perpetrator = "perpetrator",
        /// Who is spoken to.
        Addressee = "addressee",
        /// Who gains.
        Beneficiary = "beneficiary",
        /// Where.
        Place = "place",
        /// By what means or under which agreement.
        Instrument = "instrument",
        /// Otherwise involved.
        Context = "context",
    }
}

vocabulary! {
    /// What a speaker does with a claim, or with what the next speaker says.
    Attitude {
        /// Says it is so.
        States = "states",
        /// Says it is so, as a charge.
        Alleges = "alleges",
        /// Says it is so or will be, as a danger.
        Warns = "warns",
        /// Gives a figure of its own.
        Estimates = "estimates",
        /// Says it will be so.
        Predicts = "predicts",
        /// Gives somebody a label.
        Designates = "designates",
        /// Says that what others said is so.
        Confirms = "confirms",
        /// Admits it, against its interest.
        Concedes = "concedes",
        /// Says it did it.
        ClaimsResponsibility = "claims_responsibility",
        /// Says it is not so.
        Denies = "denies",
        /// Refuses it.
        Rejects = "rejects",
        /// Passes on what others say.
        Reports = "reports",
        /// Is afraid that it is so or will be.
        Fears = "fears",
        /// Is not convinced of it.
        Doubts = "doubts",
        /// Requires it.
        Demands = "demands",
        /// Calls for it.
        Urges = "urges",
        /// Condemns it.
        Condemns = "condemns",
        /// Finds fault with it.
        Criticises = "criticises",
        /// Promises it.
        Pledges = "pledges",
        /// Says that it cannot confirm it.
        CannotConfirm = "cannot_confirm",
        /// Declines to comment on it.
        DeclinesComment = "declines_comment",
    }
}

impl Attitude {
    /// Whether the speaker is committed to the truth of the content: 1 for it, −1 against it, 0 neither.
    pub const fn commitment(self) -> i8 {
        match self {
            Self::States
            | Self::Alleges
            | Self::Warns
            | Self::Estimates
            | Self::Predicts
            | Self::Designates
            | Self::Confirms
            | Self::Concedes
            | Self::ClaimsResponsibility => 1,
            Self::Denies | Self::Rejects => -1,
            Self::Reports
            | Self::Fears
            | Self::Doubts
            | Self::Demands
            | Self::Urges
            | Self::Condemns
            | Self::Criticises
            | Self::Pledges
            | Self::CannotConfirm
            | Self::DeclinesComment => 0,
        }
    }
}

vocabulary! {
    /// How the words of a speaker reached the page.
    Mode {
        /// The publisher speaks for itself.
        OwnVoice = "own_voice",
        /// The whole quotation is the speaker's words.
        Direct = "direct",
        /// Some words of the quotation are the speaker's.
        Partial = "partial",
        /// Paraphrased.
        Indirect = "indirect",
        /// Read from conduct or context, not said.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// How one claim bears on another.
    ArgumentKind {
        /// Both cannot be so.
        Contradicts = "contradicts",
        /// Argues that the other is not so.
        Rebuts = "rebuts",
        /// Attacks the step from one claim to another; it points to a relation.
        Undercuts = "undercuts",
        /// Argues that the other is so.
        Supports = "supports",
        /// Narrows the other.
        Qualifies = "qualifies",
        /// Says the same in other words.
        Restates = "restates",
        /// A party's changed account.
        Revises = "revises",
        /// Replies to the other.
        Answers = "answers",
    }
}

vocabulary! {
    /// Which way a piece of evidence points.
    Bearing {
        /// For the claim.
        Supports = "supports",
        /// Against the claim.
        Refutes = "refutes",
        /// Neither; needed to understand it.
        Context = "context",
    }
}

vocabulary! {
    /// How a figure is bounded in the words of its source.
    Hedge {
        /// Exactly this number.
        Exactly = "exactly",
        /// Around this number.
        About = "about",
        /// This number or more.
        AtLeast = "at_least",
        /// More than this number.
        MoreThan = "more_than",
        /// This number or fewer.
        AtMost = "at_most",
        /// Fewer than this number.
        LessThan = "less_than",
        /// From the lower to the upper number.
        Between = "between",
        /// A quantity without a number: many, dozens, heavy losses.
        Unquantified = "unquantified",
    }
}

vocabulary! {
    /// What sort of number a figure is.
    #[derive(Default)]
    Scale {
        /// Things counted; never negative.
        #[default]
        Count = "count",
        /// One number over another.
        Ratio = "ratio",
        /// Hundredths of a whole.
        Percent = "percent",
        /// A measured amount: money, distance, time.
        Amount = "amount",
    }
}

vocabulary! {
    /// What a designation does.
    Force {
        /// It has effect in law; it needs an instrument such as a decree or a list.
        Legal = "legal",
        /// A word used in speech.
        Rhetorical = "rhetorical",
        /// The source does not say.
        Unclear = "unclear",
    }
}

vocabulary! {
    /// Reliability of a source: the letters of the Admiralty code.
    #[derive(Default)]
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        #[default]
        F = "F",
    }
}

vocabulary! {
    /// Where a source has its content from.
    Origin {
        /// Its own reporting, record or observation.
        Own = "own",
        /// Another source, which it names or copies.
        Derived = "derived",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Who may read a dossier.
    #[derive(Default)]
    Visibility {
        /// Everybody at the desk.
        #[default]
        Desk = "desk",
        /// Its members only.
        Restricted = "restricted",
    }
}

vocabulary! {
    /// Why a source no longer counts.
    RetractionKind {
        /// Its publisher withdrew it.
        WithdrawnByPublisher = "withdrawn_by_publisher",
        /// The desk found that it cannot be trusted.
        Distrusted = "distrusted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the same checks on every vocabulary.
    macro_rules! check_all {
        ($($name:ident),+ $(,)?) => {
            $(
                for value in $name::ALL {
                    assert_eq!($name::from_str(value.code()), Ok(*value));
                    assert_eq!(serde_json::to_value(value).unwrap(), value.code());
                    assert_eq!(serde_json::from_value::<$name>(value.code().into()).unwrap(), *value);
                    assert_eq!(format!("{value:>30}").trim_start(), value.code());
                }
                assert_eq!($name::ALL.len(), $name::CODES.len());
                let refused = $name::from_str("no such code").unwrap_err();
                assert!(refused.to_string().starts_with("`no such code` is not one of "), "{refused}");
            )+
        };
    }

    #[test]
    fn every_code_converts_both_ways() {
        check_all!(
            EntityKind,
            RelationKind,
            NameForm,
            ClaimKind,
            Role,
            Attitude,
            Mode,
            ArgumentKind,
            Bearing,
            Hedge,
            Scale,
            Force,
            Reliability,
            Origin,
            Visibility,
            RetractionKind,
        );
    }

    #[test]
    fn denials_commit_against_and_reports_to_nothing() {
        let with = |commitment| {
            Attitude::ALL
                .iter()
                .filter(|one| one.commitment() == commitment)
                .count()
        };
        assert_eq!((with(1), with(-1), with(0)), (9, 2, 10));
    }

    #[test]
    fn places_agreements_events_and_lists_do_not_speak() {
        let silent: Vec<_> = EntityKind::ALL
            .iter()
            .filter(|kind| !kind.is_agent())
            .map(|kind| kind.code())
            .collect();
        assert_eq!(silent, ["place", "agreement", "event", "list"]);
    }
}
