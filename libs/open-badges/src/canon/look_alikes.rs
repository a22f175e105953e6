//! A guard against poisoned graphs (RDFC-1.0 §7.1). Nodes without a name that make the same statements can only be told apart by
//! trying orders, and a stranger can make that take for ever. When each such node touches at most two others of its kind,
//! they form chains and rings, which the algorithm walks in polynomial time; their number is bounded besides.

use super::CanonRefusal;
use crate::Limits;
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(super) fn guard(quads: &[Quad], limits: &Limits) -> Result<(), CanonRefusal> {
    let mut places: BTreeMap<&str, Vec<&Quad>> = BTreeMap::new();
    for quad in quads {
        for node in nameless(quad) {
            places.entry(node).or_default().push(quad);
        }
    }
    let mut groups: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for (node, quads) in &places {
        let mut looks: Vec<String> = quads.iter().map(|quad| seen_from(node, quad)).collect();
        looks.sort_unstable();
        groups.entry(looks).or_default().push(node);
    }
    // to each look-alike, the number of its group
    let alike: BTreeMap<&str, usize> = groups
        .into_values()
        .filter(|nodes| nodes.len() > 1)
        .enumerate()
        .flat_map(|(group, nodes)| nodes.into_iter().map(move |node| (node, group)))
        .collect();
    let tangled = alike.len() > limits.look_alikes
        || alike.keys().any(|node| {
            let quads = places.get(node).map(Vec::as_slice).unwrap_or_default();
            is_tangled(node, quads, &alike, limits)
        });
    if tangled {
        Err(CanonRefusal::Tangled)
    } else {
        Ok(())
    }
}

/// Whether a look-alike touches too many others, or too many in the same way.
fn is_tangled(node: &str, quads: &[&Quad], alike: &BTreeMap<&str, usize>, limits: &Limits) -> bool {
    let mut touched = BTreeSet::new();
    let mut ways: BTreeMap<(usize, usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for quad in quads {
        for (place, other) in nameless_places(quad) {
            if let Some(group) = alike.get(other).filter(|_| other != node) {
                touched.insert(other);
                let way = (*group, place, quad.predicate.as_str());
                ways.entry(way).or_default().insert(other);
            }
        }
    }
    touched.len() > limits.look_alike_neighbours
        || ways
            .values()
            .any(|others| others.len() > limits.look_alike_choices)
}

/// The nodes without a name in a statement.
fn nameless(quad: &Quad) -> impl Iterator<Item = &str> {
    nameless_places(quad).map(|(_, node)| node)
}

/// The same with their places: subject, object, graph.
fn nameless_places(quad: &Quad) -> impl Iterator<Item = (usize, &str)> {
    let subject = match &quad.subject {
        NamedOrBlankNode::BlankNode(node) => Some(node.as_str()),
        NamedOrBlankNode::NamedNode(_) => None,
    };
    let object = match &quad.object {
        Term::BlankNode(node) => Some(node.as_str()),
        _ => None,
    };
    let graph = match &quad.graph_name {
        GraphName::BlankNode(node) => Some(node.as_str()),
        _ => None,
    };
    [subject, object, graph]
        .into_iter()
        .enumerate()
        .filter_map(|(place, node)| Some((place, node?)))
}

/// The statement as this node sees it (RDFC-1.0 §4.6): itself, and others without a name.
fn seen_from(node: &str, quad: &Quad) -> String {
    let other = |name: &str| if name == node { "_:a" } else { "_:z" };
    let mut line = String::with_capacity(160);
    match &quad.subject {
        NamedOrBlankNode::BlankNode(one) => line.push_str(other(one.as_str())),
        NamedOrBlankNode::NamedNode(one) => line.push_str(one.as_str()),
    }
    let written = write!(line, " {} ", quad.predicate.as_str()).and_then(|()| match &quad.object {
        Term::BlankNode(one) => line.write_str(other(one.as_str())),
        object => write!(line, "{object}"),
    });
    debug_assert!(written.is_ok(), "a text takes every write");
    match &quad.graph_name {
        GraphName::BlankNode(one) => line.push_str(other(one.as_str())),
        GraphName::NamedNode(one) => line.push_str(one.as_str()),
        GraphName::DefaultGraph => {}
    }
    line
}
