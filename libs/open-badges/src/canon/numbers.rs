//! JSON-LD spells a fraction as `%1.15E` (JSON-LD API §8.6); the crates spell the shortest form that reads back the same, and then
//! 99.99 has two spellings and one signature. So fractions are spelled out before they are expanded.

use crate::Contexts;
use crate::model::strings;
use serde_json::{Value, json};

/// What a fraction is when no context says otherwise.
const DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

/// The document with every fraction as a typed text.
pub(super) fn spelled_out(document: &Value, contexts: &Contexts) -> Value {
    value("", document, &[], contexts)
}

fn value(term: &str, value: &Value, named: &[&str], contexts: &Contexts) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(fraction) if number.is_f64() => {
                spelled(fraction, contexts.datatype(named, term).unwrap_or(DOUBLE))
            }
            _ => value.clone(),
        },
        Value::Array(items) => items
            .iter()
            .map(|item| self::value(term, item, named, contexts))
            .collect(),
        Value::Object(members) => {
            let own = strings(members.get("@context"));
            let named = if own.is_empty() { named } else { &own };
            members
                .iter()
                .map(|(key, inner)| (key.clone(), self::value(key, inner, named, contexts)))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        _ => value.clone(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and the walk refused what is beyond 1e15"
)]
fn spelled(number: f64, datatype: &str) -> Value {
    if number.fract() == 0.0 {
        return Value::from(number as i64);
    }
    json!({ "@value": double(number), "@type": datatype })
}

/// The canonical spelling of a double: one digit, up to fifteen after the point, an exponent.
fn double(number: f64) -> String {
    let text = format!("{number:.15e}");
    let Some((digits, exponent)) = text.split_once('e') else {
        return text;
    };
    let digits = digits.trim_end_matches('0');
    let zero = if digits.ends_with('.') { "0" } else { "" };
    format!("{digits}{zero}E{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_spelled_as_the_standard_says() {
        let cases = [
            (99.99, "9.998999999999999E1"),
            (1.5, "1.5E0"),
            (0.1, "1.0E-1"),
            (-2.25, "-2.25E0"),
            (123_456.789, "1.23456789E5"),
        ];
        for (number, expected) in cases {
            assert_eq!(double(number), expected);
        }
    }

    #[test]
    fn whole_numbers_stay_whole() {
        let read: Value = serde_json::from_str(r#"{"a":3.0,"b":[4,0.5]}"#).unwrap_or_default();
        assert_eq!(
            spelled_out(&read, Contexts::built_in()),
            json!({"a": 3, "b": [4, {"@value": "5.0E-1", "@type": DOUBLE}]})
        );
    }
}
