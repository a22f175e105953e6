//! What JSON-LD would drop in silence, found before it can: the processor has no strict mode, so the document is walked first.

use super::CanonRefusal;
use crate::model::strings;
use crate::{Contexts, Limits};
use oxrdf::NamedNode;
use serde_json::Value;

/// Each type may bring a context of its own, which takes time: no object of the standards has more.
const MOST_TYPES: usize = 8;

/// Walks the whole document.
pub(super) fn walk(
    document: &Value,
    contexts: &Contexts,
    limits: &Limits,
) -> Result<(), CanonRefusal> {
    let mut walk = Walk {
        contexts,
        // each credential inside names its own
        left: limits.embedded + 1,
        most: limits.embedded + 1,
        // every object takes time, and in honest credentials makes four statements or more
        objects: limits.statements / 4,
        statements: limits.statements,
    };
    walk.value("the document", document)?;
    match document.get("id").and_then(Value::as_str) {
        Some(id) => inside(document).try_for_each(|part| told_once(id, part)),
        None => Ok(()),
    }
}

struct Walk<'a> {
    contexts: &'a Contexts,
    /// How many more lists of contexts there may be.
    left: usize,
    most: usize,
    /// How many more objects there may be.
    objects: usize,
    statements: usize,
}

impl Walk<'_> {
    fn value(&mut self, term: &str, value: &Value) -> Result<(), CanonRefusal> {
        match value {
            Value::Null => unspeakable(term, "nothing (null)"),
            Value::Bool(_) => Ok(()),
            Value::Number(number) => match number.as_f64() {
                Some(0.0) => Ok(()),
                Some(number) if (1e-9..1e15).contains(&number.abs()) => Ok(()),
                _ => unspeakable(term, "a number beyond 1e15 or too near to zero"),
            },
            Value::String(text) => self.text(term, text),
            Value::Array(items) if items.is_empty() => unspeakable(term, "an empty list"),
            Value::Array(items) if term == "type" && items.len() > MOST_TYPES => {
                unspeakable(term, "more types than any object has")
            }
            Value::Array(items) => items.iter().try_for_each(|item| self.value(term, item)),
            Value::Object(members) => {
                let Some(left) = self.objects.checked_sub(1) else {
                    return Err(CanonRefusal::TooManyStatements(self.statements));
                };
                self.objects = left;
                members
                    .iter()
                    .try_for_each(|(key, inner)| self.member(key, inner))
            }
        }
    }

    fn member(&mut self, key: &str, inner: &Value) -> Result<(), CanonRefusal> {
        if key == "@context" {
            let Some(left) = self.left.checked_sub(1) else {
                return Err(CanonRefusal::TooManyContexts(self.most));
            };
            self.left = left;
            return self.context(inner);
        }
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(CanonRefusal::NotRead(key.to_owned()));
        }
        self.value(key, inner)
    }

    /// Contexts are named, never written out, and built in.
    fn context(&self, context: &Value) -> Result<(), CanonRefusal> {
        match context {
            Value::String(address) if self.contexts.knows(address) => Ok(()),
            Value::String(address) => Err(CanonRefusal::UnknownContext(address.clone())),
            Value::Array(several) if several.len() <= MOST_TYPES => {
                several.iter().try_for_each(|one| match one {
                    Value::Array(_) => Err(CanonRefusal::NotRead("@context".to_owned())),
                    one => self.context(one),
                })
            }
            _ => Err(CanonRefusal::NotRead("@context".to_owned())),
        }
    }

    fn text(&self, term: &str, text: &str) -> Result<(), CanonRefusal> {
        if text.contains(['\u{fffe}', '\u{ffff}']) {
            return unspeakable(term, "a character that is none");
        }
        let wants_address = term == "id" || self.contexts.is_address(term);
        let is_name = term == "type"
            && !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if (wants_address || (term == "type" && !is_name)) && NamedNode::new(text).is_err() {
            return Err(CanonRefusal::NotAnAddress {
                term: term.to_owned(),
                value: text.to_owned(),
            });
        }
        Ok(())
    }
}

fn unspeakable(term: &str, what: &'static str) -> Result<(), CanonRefusal> {
    Err(CanonRefusal::Unspeakable {
        term: term.to_owned(),
        what,
    })
}

/// The parts of an object or a list.
fn inside(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => Box::new(std::iter::empty()),
    }
}

/// Only an endorsement says of its subject that it is one; nothing else inside may tell about the whole.
fn told_once(id: &str, part: &Value) -> Result<(), CanonRefusal> {
    if let Some(members) = part.as_object()
        && members.get("id").and_then(Value::as_str) == Some(id)
    {
        let only_endorsed = members
            .keys()
            .all(|key| ["id", "type", "endorsementComment"].contains(&key.as_str()))
            && strings(members.get("type"))
                .iter()
                .all(|kind| *kind == "EndorsementSubject");
        if !only_endorsed {
            return Err(CanonRefusal::ToldTwice(id.to_owned()));
        }
    }
    inside(part).try_for_each(|inner| told_once(id, inner))
}
