//! The closed lists of words that claims, speech and sources are described with.
//!
//! Each list is an enum whose values have a stable code, the same in the database, in files and in output.

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
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema,
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

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.code())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::domain::vocabulary::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::domain::vocabulary::UnknownCode { found: text.to_owned(), allowed: Self::CODES }),
                }
            }
        }
    };
}

pub(crate) use vocabulary;

mod argument;
mod claim;
mod desk;
mod entity;
mod review;
mod source;
mod speech;

pub use argument::{ArgumentKind, Bearing, Credibility, Direction};
pub use claim::{ClaimKind, Force, Hedge, Role, Scale};
pub use desk::{HoldKind, ReplyOutcome, RightOfReply, Visibility};
pub use entity::{EntityKind, NameForm, RelationKind};
pub use review::{AttributionRating, ChangeKind, Confidence, Rating};
pub use source::{Anchor, Origin, Reliability, RetractionKind};
pub use speech::{Attitude, Mode, Stance};

#[cfg(test)]
mod tests {
    use std::str::FromStr;

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
            RightOfReply,
            ReplyOutcome,
            HoldKind,
            Stance,
            Direction,
            Credibility,
            Anchor,
            Rating,
            AttributionRating,
            Confidence,
            ChangeKind,
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
