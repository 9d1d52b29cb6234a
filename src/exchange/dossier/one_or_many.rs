//! Lists that may be written as their only item, and items that may be written as a handle.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::text::Handle;

/// An item of such a list.
pub trait Item: Sized {
    /// Whether a bare handle stands for an item.
    const SHORT: bool = false;

    /// The item that a bare handle stands for.
    fn from_handle(_: Handle) -> Option<Self> {
        None
    }

    /// The handle that says all of the item.
    fn as_handle(&self) -> Option<&Handle> {
        None
    }
}

struct Short<'a, T>(&'a T);

impl<T: Item + Serialize> Serialize for Short<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_handle() {
            Some(handle) => handle.serialize(serializer),
            None => self.0.serialize(serializer),
        }
    }
}

/// Writes a single item bare, several as a list.
pub fn serialize<T: Item + Serialize, S: Serializer>(items: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    match items {
        [only] => Short(only).serialize(serializer),
        _ => serializer.collect_seq(items.iter().map(Short)),
    }
}

/// Reads an item or a list of items.
pub fn deserialize<'de, T: Item + Deserialize<'de>, D: Deserializer<'de>>(
    reader: D,
) -> Result<Vec<T>, D::Error> {
    reader.deserialize_any(List(PhantomData))
}

struct List<T>(PhantomData<T>);

impl<'de, T: Item + Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        one::<T>().expecting(formatter)?;
        formatter.write_str(" or a list of such")
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(OneItem(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(items)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
        Ok(vec![one::<T>().visit_map(map)?])
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Vec<T>, E> {
        match T::from_handle(text.into()) {
            Some(item) => Ok(vec![item]),
            None => Err(E::invalid_type(de::Unexpected::Str(text), &self)),
        }
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Vec<T>, E> {
        self.visit_str(&number.to_string())
    }
}

struct OneItem<T>(T);

impl<'de, T: Item + Deserialize<'de>> Deserialize<'de> for OneItem<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(one()).map(Self)
    }
}

struct One<T>(PhantomData<T>);

fn one<T>() -> One<T> {
    One(PhantomData)
}

impl<'de, T: Item + Deserialize<'de>> Visitor<'de> for One<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if T::SHORT {
            "a handle, keys with values"
        } else {
            "keys with values"
        })
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::from_handle(text.into()).ok_or_else(|| E::invalid_type(de::Unexpected::Str(text), &self))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

/// The schema of such a list.
pub fn schema<T: Item + JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let full = generator.subschema_for::<T>();
    let item = if T::SHORT {
        let handle = generator.subschema_for::<Handle>();
        vec![handle, full]
    } else {
        vec![full]
    };
    let element = if let [only] = item.as_slice() {
        only.clone()
    } else {
        json_schema!({ "anyOf": item })
    };
    let mut choices = item;
    choices.push(json_schema!({ "type": "array", "items": element }));
    json_schema!({ "anyOf": choices })
}
