//! From the tree to Rust types, by serde, with the path and place of whatever does not fit.
//!
//! Scalars are taken by what the type asks for, not by how they look: a text field takes `2024-07-01` and
//! `yes` as written. Only where the type is open (CSL-JSON) does a plain scalar become a number, a truth
//! value or nothing; there it must have the form JSON gives it, so that `007` and `1_000` stay texts.

use std::fmt::{self, Display};

use serde::de::{self, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::text::shortened;
use super::tree::{Fault, Key, Node, Step, Value};

/// Reads one value of the tree.
pub(super) struct Decoder<'tree, 'text>(pub &'tree Node<'text>);

impl Decoder<'_, '_> {
    fn plain(&self) -> Option<&str> {
        match &self.0.value {
            Value::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }

    fn is_nothing(&self) -> bool {
        is_nothing(self.0)
    }

    fn mismatch(&self, expected: &str) -> Fault {
        let found = match &self.0.value {
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "keys with values".to_owned(),
            Value::Scalar { .. } if self.is_nothing() => "nothing".to_owned(),
            Value::Scalar { text, .. } => format!("`{}`", shortened(text)),
        };
        Fault::new(format!("expected {expected}, found {found}")).at(self.0.at)
    }

    fn text(&self) -> Result<&str, Fault> {
        match &self.0.value {
            Value::Scalar { text, .. } if !self.is_nothing() => Ok(text),
            Value::Scalar { text, .. } if !text.is_empty() && text != "~" => Err(self
                .mismatch("text")
                .with_hint(format!("to mean the word write it in quotes: \"{text}\""))),
            _ => Err(self.mismatch("text")),
        }
    }

    fn whole_number<N: TryFrom<i128>>(&self, low: i128, high: i128) -> Result<N, Fault> {
        self.plain()
            .and_then(|text| text.parse::<i128>().ok())
            .and_then(|number| N::try_from(number).ok())
            .ok_or_else(|| self.mismatch(&format!("a whole number from {low} to {high}")))
    }
}

/// Whether a plain scalar stands for no value.
fn is_nothing(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Scalar { text, plain: true } => matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"),
        _ => false,
    }
}

/// Reads whole numbers of one width.
macro_rules! whole_numbers {
    ($($method:ident $visit:ident $kind:ty,)+) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
                let number: $kind = self.whole_number(<$kind>::MIN.into(), <$kind>::MAX.into())?;
                visitor.$visit(number).map_err(|fault: Fault| fault.at(self.0.at))
            }
        )+
    };
}

impl<'de> de::Deserializer<'de> for Decoder<'_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match &self.0.value {
            Value::List(_) => return self.deserialize_seq(visitor),
            Value::Map(_) => return self.deserialize_map(visitor),
            Value::Scalar { text, plain: false } => visitor.visit_str(text),
            Value::Scalar { text, plain: true } => match text.as_ref() {
                "" | "~" | "null" | "Null" | "NULL" => visitor.visit_unit(),
                "true" | "True" | "TRUE" => visitor.visit_bool(true),
                "false" | "False" | "FALSE" => visitor.visit_bool(false),
                text => visit_bare(text, visitor),
            },
        };
        result.map_err(|fault: Fault| fault.at(self.0.at))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor
            .visit_str(self.text()?)
            .map_err(|fault: Fault| fault.at(self.0.at))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = match self.plain() {
            Some("true" | "True" | "TRUE") => true,
            Some("false" | "False" | "FALSE") => false,
            _ => return Err(self.mismatch("true or false")),
        };
        visitor
            .visit_bool(value)
            .map_err(|fault: Fault| fault.at(self.0.at))
    }

    whole_numbers! {
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_nothing() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Value::List(items) = &self.0.value else {
            return Err(self.mismatch("a list"));
        };
        visitor
            .visit_seq(Items {
                rest: items,
                index: 0,
            })
            .map_err(|fault| fault.at(self.0.at))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Value::Map(entries) = &self.0.value else {
            return Err(self.mismatch("keys with values"));
        };
        visitor
            .visit_map(Entries {
                rest: entries,
                current: None,
                known: None,
            })
            .map_err(|fault| fault.at(self.0.at))
    }

    /// As a mapping, but a known key without a value counts as left out.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Value::Map(entries) = &self.0.value else {
            let keys = some_of(known);
            return Err(self
                .mismatch("keys with values")
                .with_hint(format!("the keys here are {keys}")));
        };
        let entries = Entries {
            rest: entries,
            current: None,
            known: Some(known),
        };
        visitor.visit_map(entries).map_err(|fault| fault.at(self.0.at))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word: de::value::StrDeserializer<'_, Fault> = self.text()?.into_deserializer();
        visitor.visit_enum(word).map_err(|fault| fault.at(self.0.at))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// Takes a plain scalar as a number when it has the form of one in JSON, else as text.
fn visit_bare<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Fault> {
    if serde_json::from_str::<serde_json::Number>(text).is_err() {
        visitor.visit_str(text)
    } else if let Ok(number) = text.parse::<u64>() {
        visitor.visit_u64(number)
    } else if let Ok(number) = text.parse::<i64>() {
        visitor.visit_i64(number)
    } else {
        // the standard library finds the nearest number, serde_json one close to it
        visitor.visit_f64(text.parse().unwrap_or(f64::NAN))
    }
}

struct Items<'tree, 'text> {
    rest: &'tree [Node<'text>],
    index: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((first, rest)) = self.rest.split_first() else {
            return Ok(None);
        };
        self.rest = rest;
        let step = Step::Index(self.index);
        self.index += 1;
        seed.deserialize(Decoder(first))
            .map(Some)
            .map_err(|fault| fault.at(first.at).inside(step))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'tree, 'text> {
    rest: &'tree [(Key<'text>, Node<'text>)],
    current: Option<&'tree (Key<'text>, Node<'text>)>,
    /// The keys of the type, when a key without a value counts as left out.
    known: Option<&'static [&'static str]>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        while let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            let (key, node) = first;
            if is_nothing(node) && self.known.is_some_and(|known| known.contains(&key.text.as_ref())) {
                continue;
            }
            self.current = Some(first);
            let text: de::value::StrDeserializer<'_, Fault> = key.text.as_ref().into_deserializer();
            return seed
                .deserialize(text)
                .map(Some)
                .map_err(|fault| fault.at(key.at).inside(step_of(key)));
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, node)) = self.current.take() else {
            return Err(Fault::new("a value was asked for before its key"));
        };
        seed.deserialize(Decoder(node))
            .map_err(|fault| fault.at(node.at).inside(step_of(key)))
    }
}

fn step_of(key: &Key<'_>) -> Step {
    Step::Key(key.text.to_string())
}

impl std::error::Error for Fault {}

impl Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => format!("`{}`", shortened(text)),
            Unexpected::Bool(value) => format!("`{value}`"),
            Unexpected::Unsigned(number) => format!("`{number}`"),
            Unexpected::Signed(number) => format!("`{number}`"),
            Unexpected::Float(number) => format!("`{number}`"),
            Unexpected::Unit => "nothing".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "keys with values".to_owned(),
            other => other.to_string(),
        };
        Self::new(format!("expected {expected}, found {found}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(found: &str, allowed: &'static [&'static str]) -> Self {
        let found = shortened(found);
        match nearest(&found, allowed) {
            Some(near) => {
                Self::new(format!("unknown value `{found}`")).with_hint(format!("did you mean `{near}`?"))
            }
            None => Self::new(format!(
                "unknown value `{found}`; it must be one of {}",
                allowed.join(", ")
            )),
        }
    }

    fn unknown_field(found: &str, allowed: &'static [&'static str]) -> Self {
        let found = shortened(found);
        let fault = Self::new(format!("unknown key `{found}`"));
        match nearest(&found, allowed) {
            Some(near) => fault.with_hint(format!("did you mean `{near}`?")),
            None => fault.with_hint(format!("the keys here are {}", some_of(allowed))),
        }
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(format!("`{name}` is missing"))
    }
}

fn some_of(keys: &[&str]) -> String {
    keys.join(", ")
}

/// The allowed word that the found one is most likely a slip of.
pub(super) fn nearest<'a>(found: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let folded = found.to_lowercase().replace([' ', '-'], "_");
    let distance = |word: &str| strsim::damerau_levenshtein(&folded, &word.to_lowercase());
    let (near, slips) = allowed
        .iter()
        .map(|word| (*word, distance(word)))
        .min_by_key(|(_, slips)| *slips)?;
    let length = near.chars().count();
    (slips <= (length / 3).max(1) && slips < length).then_some(near)
}
