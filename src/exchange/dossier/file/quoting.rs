//! The keys that every quotation may have, whatever it is quoted for.

use crate::exchange::dossier::text::{Language, TimeText};

/// Which words of a source are meant where that is not plain, and what they say in the dossier's language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    /// Which occurrence of the quotation is meant, from 1, where the source repeats it.
    pub occurrence: Option<u32>,
    /// Text right before the quotation, another way to say which occurrence is meant.
    pub after: Option<String>,
    /// Where in a source without text: `page=3`, `t=00:01:20`.
    pub locator: Option<String>,
    /// Which snapshot is quoted, by its `retrieved` (RFC 3339), where the source has several.
    pub captured: Option<TimeText>,
    /// Language of the quotation (BCP 47); the source's when left out.
    pub lang: Option<Language>,
    /// The quotation in the language of the dossier.
    pub translation: Option<String>,
    /// Who translated it: a person or a program.
    pub translator: Option<String>,
}

/// Declares an item that quotes: its own keys before and after those of a [`Passage`].
///
/// serde can flatten a struct into another, but then it reads every value before it knows the type that is asked
/// for, and forgets where the value stood: dates would be refused for looking like numbers, and errors would have
/// no line.
macro_rules! quoting {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident { $($before:tt)* }
        passage;
        { $($after:tt)* }
    ) => {
        $(#[$attribute])*
        #[derive(
            Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema,
            ::validator::Validate,
        )]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($before)*
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
                pub captured: Option<$crate::exchange::dossier::TimeText>,
                /// Language of the quotation (BCP 47); the source's when left out.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                #[validate(nested)]
                pub lang: Option<$crate::exchange::dossier::Language>,
                /// The quotation in the language of the dossier.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                #[validate(length(min = 1, max = 40000))]
                pub translation: Option<String>,
                /// Who translated it: a person or a program.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                #[validate(length(min = 1, max = 500))]
                pub translator: Option<String>,
            $($after)*
        }

        impl $name {
            /// Which words of the source are meant.
            pub fn passage(&self) -> $crate::exchange::dossier::Passage {
                $crate::exchange::dossier::Passage {
                    occurrence: self.occurrence,
                    after: self.after.clone(),
                    locator: self.locator.clone(),
                    captured: self.captured.clone(),
                    lang: self.lang.clone(),
                    translation: self.translation.clone(),
                    translator: self.translator.clone(),
                }
            }

            /// The same item for these words of the source.
            #[must_use]
            pub fn with_passage(self, passage: $crate::exchange::dossier::Passage) -> Self {
                Self {
                    occurrence: passage.occurrence,
                    after: passage.after,
                    locator: passage.locator,
                    captured: passage.captured,
                    lang: passage.lang,
                    translation: passage.translation,
                    translator: passage.translator,
                    ..self
                }
            }
        }
    };
}

pub(super) use quoting;
