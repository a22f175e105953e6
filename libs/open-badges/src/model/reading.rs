//! How credentials of others bend the model: one thing where a set is meant, an address where an object is meant.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

/// A set, or its only member.
pub(super) fn many<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    OneOrMany::deserialize(from).map(|found| match found {
        OneOrMany::Many(all) => all,
        OneOrMany::One(one) => vec![one],
    })
}

/// The only member of a set alone: other people's verifiers compare a status purpose as a word.
pub(super) fn one_or_many<S: Serializer>(all: &[String], to: S) -> Result<S::Ok, S::Error> {
    match all {
        [one] => one.serialize(to),
        all => all.serialize(to),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Named<T> {
    Address(String),
    Whole(T),
}

/// An object, or only its address.
pub(super) fn named<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + From<String>,
{
    Named::deserialize(from).map(|found| match found {
        Named::Address(id) => T::from(id),
        Named::Whole(whole) => whole,
    })
}

/// The same where nothing need stand.
pub(super) fn named_or_none<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + From<String>,
{
    named(from).map(Some)
}

/// A type of the model that says `"type": ["Name"]` of itself, and reads a list or a word that holds it.
macro_rules! kind {
    ($kind:ident, $name:literal) => {
        #[doc = concat!("Says `", $name, "`.")]
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct $kind;

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                [$name].serialize(to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let names: Vec<String> = $crate::model::reading::many(from)?;
                if names.iter().any(|name| name == $name) {
                    return Ok(Self);
                }
                Err(serde::de::Error::custom(concat!("its type lacks ", $name)))
            }
        }
    };
}
pub(super) use kind;
