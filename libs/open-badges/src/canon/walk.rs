//! What JSON-LD would drop in silence, found before it can: the processor has no strict mode, so the document is walked first.

use super::CanonRefusal;
use crate::Contexts;
use oxrdf::NamedNode;
use serde_json::Value;

/// Walks the whole document.
pub(super) fn walk(document: &Value, contexts: &Contexts) -> Result<(), CanonRefusal> {
    value("the document", document, contexts)
}

fn value(term: &str, value: &Value, contexts: &Contexts) -> Result<(), CanonRefusal> {
    let unspeakable = |what| {
        Err(CanonRefusal::Unspeakable {
            term: term.to_owned(),
            what,
        })
    };
    match value {
        Value::Null => unspeakable("nothing (null)"),
        Value::Bool(_) => Ok(()),
        Value::Number(number) => match number.as_f64() {
            Some(0.0) => Ok(()),
            Some(number) if (1e-9..1e15).contains(&number.abs()) => Ok(()),
            _ => unspeakable("a number beyond 1e15 or too near to zero"),
        },
        Value::String(text) => self::text(term, text, contexts),
        Value::Array(items) if items.is_empty() => unspeakable("an empty list"),
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| self::value(term, item, contexts)),
        Value::Object(members) => members.iter().try_for_each(|(key, inner)| {
            if key == "@context" {
                return context(inner, contexts);
            }
            if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(CanonRefusal::NotRead(key.clone()));
            }
            self::value(key, inner, contexts)
        }),
    }
}

/// Contexts are named, never written out, and built in.
fn context(context: &Value, contexts: &Contexts) -> Result<(), CanonRefusal> {
    match context {
        Value::String(address) if contexts.knows(address) => Ok(()),
        Value::String(address) => Err(CanonRefusal::UnknownContext(address.clone())),
        Value::Array(several) => several.iter().try_for_each(|one| match one {
            Value::Array(_) => Err(CanonRefusal::NotRead("@context".to_owned())),
            one => self::context(one, contexts),
        }),
        _ => Err(CanonRefusal::NotRead("@context".to_owned())),
    }
}

fn text(term: &str, text: &str, contexts: &Contexts) -> Result<(), CanonRefusal> {
    if text.contains(['\u{fffe}', '\u{ffff}']) {
        return Err(CanonRefusal::Unspeakable {
            term: term.to_owned(),
            what: "a character that is none",
        });
    }
    let wants_address = term == "id" || contexts.is_address(term);
    let is_name =
        term == "type" && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if (wants_address || (term == "type" && !is_name)) && NamedNode::new(text).is_err() {
        return Err(CanonRefusal::NotAnAddress {
            term: term.to_owned(),
            value: text.to_owned(),
        });
    }
    Ok(())
}
