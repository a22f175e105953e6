//! From a credential to the bytes that are signed: JSON-LD expansion to statements, then RDFC-1.0 (RDF Dataset
//! Canonicalization) to one order of lines. Both algorithms are oxjsonld's and oxrdf's; this module keeps them honest: nothing is
//! fetched, nothing may vanish unsigned, and no stranger's graph may keep us busy.

mod look_alikes;
mod numbers;
mod walk;

use crate::{Contexts, Limits};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{Dataset, Quad, Term};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Why there are no bytes to sign or to verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonRefusal {
    /// No context says what the term means: JSON-LD would drop it, and the signature would not cover it.
    #[error("no context defines `{0}`: it would stand there unsigned")]
    UnsignedTerm(String),
    /// An `id`, or a term that wants an address, holds something else: JSON-LD would drop it.
    #[error("`{term}` is no full address: `{value}` would stand there unsigned")]
    NotAnAddress {
        /// The term.
        term: String,
        /// What it holds.
        value: String,
    },
    /// A value that JSON-LD drops or that has no one spelling: `null`, an empty list, an odd number or character.
    #[error("`{term}` holds {what}, which no signature covers in one way")]
    Unspeakable {
        /// The term.
        term: String,
        /// What stands there.
        what: &'static str,
    },
    /// A context that is not built in.
    #[error("the context {0} is not known here, and none is fetched")]
    UnknownContext(String),
    /// A context written out inside the document, or a JSON-LD keyword.
    #[error("it uses `{0}`, which is not read here")]
    NotRead(String),
    /// A part of the document tells more about the document itself: the signature covers statements, not where they stand, so its end
    /// or its status could be moved there, out of sight.
    #[error("a part of it tells about {0} what only the whole may tell")]
    ToldTwice(String),
    /// Too many contexts, each of which takes time.
    #[error("it names contexts more than {0} times")]
    TooManyContexts(usize),
    /// Too many statements.
    #[error("it makes more than {0} statements")]
    TooManyStatements(usize),
    /// The nodes are tangled so that naming them could take for ever.
    #[error("its nodes are tangled so that their order cannot be found in bounded time")]
    Tangled,
    /// JSON-LD expansion failed, with the processor's words.
    #[error("it is no sound JSON-LD: {0}")]
    Expansion(String),
    /// Common verifiers sort by UTF-16 units, the standard by characters, and here that differs.
    #[error(
        "common verifiers would sort its characters in another order; normalise the texts (NFKC)"
    )]
    SortsDifferently,
}

impl CanonRefusal {
    /// Whether the document may be sound and only we cannot read it.
    pub fn is_beyond_us(&self) -> bool {
        matches!(self, Self::UnknownContext(_) | Self::NotRead(_))
    }
}

/// An undefined term becomes an address that starts so, instead of vanishing.
const UNDEFINED: &str = "urn:x-undefined:";
/// A relative reference becomes an address that starts so.
const RELATIVE: &str = "x-relative://base/";

/// The canonical N-Quads of a document (VC-DI-EDDSA §3.2.4, RDFC-1.0 §4).
pub fn canonical(
    document: &Value,
    contexts: &Contexts,
    limits: &Limits,
) -> Result<String, CanonRefusal> {
    walk::walk(document, contexts, limits)?;
    let prepared = prepared(document, contexts);
    lines(&prepared, contexts.for_document(&prepared), limits)
}

/// Statements in the order that the standard gives them.
fn lines(
    prepared: &Value,
    known: BTreeMap<String, Vec<u8>>,
    limits: &Limits,
) -> Result<String, CanonRefusal> {
    let quads = statements(prepared, known, limits)?;
    look_alikes::guard(&quads, limits)?;
    let mut dataset: Dataset = quads.into_iter().collect();
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// Whether verifiers that sort by UTF-16 units find the same order. They differ where a character beyond U+FFFF, an
/// emoji say, meets one of U+E000 to U+FFFF at the same place.
pub fn sorts_everywhere(canonical: &str) -> bool {
    if canonical.is_ascii() {
        return true;
    }
    canonical
        .lines()
        .zip(canonical.lines().skip(1))
        .all(|(one, next)| one.encode_utf16().le(next.encode_utf16()))
}

/// The document with fractions spelled out and with the sentinel before its contexts.
fn prepared(document: &Value, contexts: &Contexts) -> Value {
    let mut prepared = numbers::spelled_out(document, contexts);
    if let Some(members) = prepared.as_object_mut() {
        let mut all = vec![json!({ "@vocab": UNDEFINED })];
        match members.remove("@context") {
            Some(Value::Array(several)) => all.extend(several),
            Some(one) => all.push(one),
            None => {}
        }
        members.insert("@context".to_owned(), Value::Array(all));
    }
    prepared
}

/// Expands to statements, and refuses what no context gave a meaning.
fn statements(
    prepared: &Value,
    known: BTreeMap<String, Vec<u8>>,
    limits: &Limits,
) -> Result<Vec<Quad>, CanonRefusal> {
    let text = prepared.to_string();
    let parser = JsonLdParser::new()
        .with_base_iri(RELATIVE)
        .map_err(|error| CanonRefusal::Expansion(error.to_string()))?
        .for_slice(&text)
        .with_load_document_callback(move |address, _| match known.get(address) {
            Some(bytes) => Ok(JsonLdRemoteDocument {
                document: bytes.clone(),
                document_url: address.to_owned(),
            }),
            None => Err("nothing is fetched".into()),
        });
    let mut quads = Vec::new();
    for quad in parser {
        let quad = quad.map_err(|error| CanonRefusal::Expansion(error.to_string()))?;
        meant(&quad)?;
        if quads.len() == limits.statements {
            return Err(CanonRefusal::TooManyStatements(limits.statements));
        }
        quads.push(quad);
    }
    Ok(quads)
}

/// Refuses a statement that holds a sentinel.
fn meant(quad: &Quad) -> Result<(), CanonRefusal> {
    let predicate = quad.predicate.as_str();
    if let Some(term) = predicate.strip_prefix(UNDEFINED) {
        return Err(CanonRefusal::UnsignedTerm(term.to_owned()));
    }
    let subject = match &quad.subject {
        oxrdf::NamedOrBlankNode::NamedNode(node) => node.as_str(),
        oxrdf::NamedOrBlankNode::BlankNode(_) => "",
    };
    let object = match &quad.object {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.datatype().as_str(),
        Term::BlankNode(_) => "",
    };
    for address in [predicate, subject, object] {
        if let Some(term) = address.strip_prefix(UNDEFINED) {
            return Err(CanonRefusal::UnsignedTerm(term.to_owned()));
        }
        if let Some(value) = address.strip_prefix(RELATIVE) {
            return Err(CanonRefusal::NotAnAddress {
                term: "id".to_owned(),
                value: value.to_owned(),
            });
        }
    }
    Ok(())
}

/// A document without its proofs: what a proof covers (VC-DI §4.2, step 2).
pub(crate) fn without_proof(document: &Map<String, Value>) -> Value {
    let covered = document
        .iter()
        .filter(|(key, _)| *key != "proof")
        .map(|(key, value)| (key.clone(), value.clone()));
    Value::Object(covered.collect())
}

#[cfg(test)]
mod tests;
