//! JSON as strangers send it: bounded in size and depth, and every key said once. Most readers keep the last of two equal keys,
//! some the first: a credential with both says two things, so it is refused.

use crate::Limits;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::RefCell;
use std::fmt;

/// Why a text is no JSON that we read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonRefusal {
    /// Longer than [`Limits::bytes`].
    #[error("it is longer than {0} bytes")]
    TooLarge(usize),
    /// Deeper than [`Limits::depth`].
    #[error("it is nested more than {0} deep")]
    TooDeep(usize),
    /// One object says the same key twice.
    #[error("the key `{0}` stands twice in one object")]
    DuplicateKey(String),
    /// No JSON, with the parser's words.
    #[error("it is no JSON: {0}")]
    Malformed(String),
}

/// Reads a JSON text strictly.
pub fn parse(text: &[u8], limits: &Limits) -> Result<Value, JsonRefusal> {
    if text.len() > limits.bytes {
        return Err(JsonRefusal::TooLarge(limits.bytes));
    }
    let refusal = RefCell::new(None);
    let seed = Strict {
        left: limits.depth,
        limits,
        refusal: &refusal,
    };
    let mut reader = serde_json::Deserializer::from_slice(text);
    let read = seed
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        refusal
            .into_inner()
            .unwrap_or_else(|| JsonRefusal::Malformed(error.to_string()))
    })
}

/// What one level of the text may still hold.
#[derive(Clone, Copy)]
struct Strict<'a> {
    left: usize,
    limits: &'a Limits,
    refusal: &'a RefCell<Option<JsonRefusal>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(&self, why: JsonRefusal) -> E {
        let error = E::custom(&why);
        self.refusal.replace(Some(why));
        error
    }

    fn inner<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.left.checked_sub(1) {
            Some(left) => Ok(Self { left, ..self }),
            None => Err(self.refuse(JsonRefusal::TooDeep(self.limits.depth))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("a number without bounds"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut all = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            all.push(item);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut all = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if all.contains_key(&key) {
                return Err(self.refuse(JsonRefusal::DuplicateKey(key)));
            }
            let value = members.next_value_seed(inner)?;
            all.insert(key, value);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_says_why() {
        let limits = Limits {
            bytes: 60,
            depth: 3,
            ..Limits::default()
        };
        let cases: [(&str, Result<(), JsonRefusal>); 7] = [
            (r#"{"a":1,"b":[{"a":2}]}"#, Ok(())),
            (
                r#"{"a":1,"a":2}"#,
                Err(JsonRefusal::DuplicateKey("a".to_owned())),
            ),
            (
                r#"{"a":1,"\u0061":2}"#,
                Err(JsonRefusal::DuplicateKey("a".to_owned())),
            ),
            (
                r#"[{"a":{"b":1,"b":1}}]"#,
                Err(JsonRefusal::DuplicateKey("b".to_owned())),
            ),
            ("[[[[]]]]", Err(JsonRefusal::TooDeep(3))),
            ("[[[]]]", Ok(())),
            (
                r#"{"a":"0123456789012345678901234567890123456789012345678901234567890123456789"}"#,
                Err(JsonRefusal::TooLarge(60)),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(
                parse(text.as_bytes(), &limits).map(drop),
                expected,
                "{text}"
            );
        }
        for text in ["", "{", "{} {}", "{\"a\":1e999}", "nope", "\u{feff}{}"] {
            let found = parse(text.as_bytes(), &limits);
            assert!(
                matches!(found, Err(JsonRefusal::Malformed(_))),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn a_great_depth_is_refused_without_falling() {
        let deep = "[".repeat(200_000);
        let limits = Limits::default();
        assert!(matches!(
            parse(deep.as_bytes(), &limits),
            Err(JsonRefusal::TooDeep(_))
        ));
    }
}
