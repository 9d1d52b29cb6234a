//! Texts with a form of their own: handles, languages, dates, times, numbers.
//!
//! They hold what the file says, as written. [`validator::Validate`] says whether the form is right, so that
//! all faults of a file can be reported together.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use validator::{Validate, ValidationError, ValidationErrors};

/// Declares a text with a form: conversions, reading, writing, schema, and its check.
macro_rules! formed_text {
    ($(#[doc = $text:literal])+ $name:ident, $pattern:literal, $fault:literal, $check:expr) => {
        $(#[doc = $text])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub String);

        impl $name {
            /// The text as written in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the text has the form that its type asks for.
            pub fn is_well_formed(&self) -> bool {
                let check: fn(&str) -> bool = $check;
                check(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(AsWritten).map(Self)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let description = concat!($($text, "\n"),+).trim().replace("\n ", "\n");
                schema_of(stringify!($name), description, $pattern)
            }
        }

        impl Validate for $name {
            fn validate(&self) -> Result<(), ValidationErrors> {
                if self.is_well_formed() {
                    return Ok(());
                }
                let mut errors = ValidationErrors::new();
                let reason = format!("`{}` is not {}", shortened(&self.0), $fault);
                errors.add("", ValidationError::new("form").with_message(reason.into()));
                Err(errors)
            }
        }
    };
}

formed_text! {
    /// A short name for an entity, source, question or claim within one dossier: small letters, digits and
    /// hyphens, at most 100 characters.
    Handle, "^[a-z0-9][a-z0-9-]{0,99}$",
    "a handle: small letters, digits and hyphens, at most 100", is_handle
}

formed_text! {
    /// A language tag (BCP 47): language, then optionally script and region, such as `en`, `zh-Hant`,
    /// `pt-BR`.
    Language, "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$",
    "a language tag (BCP 47) such as en, zh-Hant or pt-BR", is_language
}

formed_text! {
    /// A date or period of the world in EDTF (ISO 8601-2): `2024`, `2024-07`, `2024-07-26`, `2025~`,
    /// `2023-12/2024-11`, `/2025-01`, `[2025-01-11..2025-01-20]`. Plain years and dates need no quotes.
    DateText, "^.{1,100}$",
    "a date of 1 to 100 characters", |text| (1..=100).contains(&text.chars().count())
}

formed_text! {
    /// A moment as RFC 3339 with its offset from UTC, such as `2025-01-20T10:00:00Z`.
    TimeText,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
    "a time such as 2025-01-20T10:00:00Z (RFC 3339)",
    |text| text.len() <= 40 && DateTime::parse_from_rfc3339(text).is_ok()
}

impl TimeText {
    /// The moment, when the text is well formed.
    pub fn parse(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.0).ok()
    }
}

formed_text! {
    /// A decimal number without exponent or separators, such as `47`, `-3` or `0.5`; a number or a text. Its
    /// digits are kept as written.
    Decimal, "^-?[0-9]{1,40}(\\.[0-9]{1,40})?$",
    "a decimal number such as 47 or 0.5", is_decimal
}

/// Writes the types that are always written as texts.
macro_rules! written_as_text {
    ($($name:ident),+) => {
        $(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&self.0)
                }
            }
        )+
    };
}

written_as_text!(Handle, Language, DateText, TimeText);

impl Serialize for Decimal {
    /// A whole number of up to 18 digits is written as a number, everything else as text, so that no digit is
    /// lost.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.parse::<i64>() {
            Ok(number) if number.to_string() == self.0 => serializer.serialize_i64(number),
            _ => serializer.serialize_str(&self.0),
        }
    }
}

fn is_handle(text: &str) -> bool {
    let mark = |one: u8| one.is_ascii_lowercase() || one.is_ascii_digit();
    (1..=100).contains(&text.len())
        && text
            .bytes()
            .enumerate()
            .all(|(index, one)| mark(one) || (one == b'-' && index > 0))
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let is_small = |part: &str| part.bytes().all(|one| one.is_ascii_lowercase());
    if !parts
        .next()
        .is_some_and(|part| matches!(part.len(), 2 | 3) && is_small(part))
    {
        return false;
    }
    let is_script = |part: &&str| {
        part.len() == 4
            && part.as_bytes()[0].is_ascii_uppercase()
            && part.bytes().skip(1).all(|one| one.is_ascii_lowercase())
    };
    parts.next_if(is_script);
    let is_region = |part: &&str| {
        let all = |allowed: fn(&u8) -> bool| part.as_bytes().iter().all(allowed);
        (part.len() == 2 && all(u8::is_ascii_uppercase)) || (part.len() == 3 && all(u8::is_ascii_digit))
    };
    parts.next_if(is_region);
    parts.next().is_none()
}

fn is_decimal(text: &str) -> bool {
    let is_digits =
        |part: &str| (1..=40).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(unsigned),
    }
}

fn schema_of(name: &str, description: String, pattern: &str) -> Schema {
    let kinds: &[&str] = match name {
        "DateText" => &["string", "integer"],
        "Decimal" => &["string", "number"],
        _ => &["string"],
    };
    let kind = if let [one] = kinds {
        serde_json::json!(one)
    } else {
        serde_json::json!(kinds)
    };
    json_schema!({ "type": kind, "description": description, "pattern": pattern })
}

/// The first 40 characters of a text, for a message.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Takes texts as they are, and whole numbers as their digits.
struct AsWritten;

impl de::Visitor<'_> for AsWritten {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text or a number")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let handle = |text: &str| Handle::from(text).is_well_formed();
        assert!(handle("a") && handle("0-a") && handle(&"a".repeat(100)));
        assert!(!handle("") && !handle("-a") && !handle("A") && !handle("a_b") && !handle(&"a".repeat(101)));
        let language = |text: &str| Language::from(text).is_well_formed();
        for good in ["en", "kab", "zh-Hant", "pt-BR", "zh-Hant-TW", "es-419"] {
            assert!(language(good), "{good}");
        }
        for bad in [
            "", "e", "EN", "english", "en-us", "en_US", "en-US-x", "en-", "-en", "zh-hant",
        ] {
            assert!(!language(bad), "{bad}");
        }
        let decimal = |text: &str| Decimal::from(text).is_well_formed();
        assert!(decimal("0") && decimal("-3") && decimal("007") && decimal("1.50"));
        for bad in ["", "-", "1.", ".5", "1e3", "+1", "1,000", "--1", "1.2.3", "０"] {
            assert!(!decimal(bad), "{bad}");
        }
        assert!(TimeText::from("2025-01-20T10:00:00Z").is_well_formed());
        assert!(TimeText::from("2025-01-20T10:00:00.25+01:00").parse().is_some());
        assert!(!TimeText::from("2025-01-20").is_well_formed());
    }

    #[test]
    fn decimals_are_written_as_numbers_only_when_no_digit_is_lost() {
        let written = |text: &str| serde_json::to_string(&Decimal::from(text)).unwrap();
        assert_eq!(written("47"), "47");
        assert_eq!(written("-3"), "-3");
        for kept in ["007", "0.50", "-0", "123456789012345678901234567890"] {
            assert_eq!(written(kept), format!("\"{kept}\""));
        }
    }
}
