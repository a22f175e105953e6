//! People: the best name that the archive knows for a handle.

use std::collections::BTreeMap;
use std::path::Path;
use std::vec;

use super::pages::{Page, profile};
use super::read;
use super::site::OldPerson;

/// Reads the profile of a handle; `seen` is the fullest name that other pages showed.
pub(super) fn person(root: &Path, handle: &str, seen: Option<&str>) -> OldPerson {
    let profile = read_profile(root, &format!("users/{handle}.html")).ok();
    let has_profile = profile.is_some();
    let profile = profile.unwrap_or_default();
    let names: Vec<&str> = [&profile.first_name, &profile.last_name]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let full_name = match (names.is_empty(), seen) {
        (false, _) => names.join(" "),
        (true, Some(seen)) if !seen.is_empty() => seen.to_owned(),
        (true, _) => handle.to_owned(),
    };
    OldPerson {
        handle: handle.to_owned(),
        full_name,
        first_name: profile.first_name,
        last_name: profile.last_name,
        has_profile,
        applied_for: profile.applied_for,
        completed: profile.completed,
    }
}

fn read_profile(root: &Path, path: &str) -> Result<profile::Profile, String> {
    let text = read::page(root, path)?;
    let html = read::parsed(&text)?;
    Ok(profile::read(&Page {
        html: &html,
        path,
        home_of: &|_| None,
    }))
}

/// The fullest name seen for each handle.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Remembers a handle and the name beside it. A longer name says more: short ones were cut off.
    pub(super) fn saw(&mut self, handle: &str, name: &str) {
        let known = self.0.entry(handle.to_owned()).or_default();
        let says_more = name != handle && name.chars().count() > known.chars().count();
        if known.is_empty() || known == handle || says_more {
            name.clone_into(known);
        }
    }

    /// Everybody who was seen, in the order of their handles.
    pub(super) fn people(&self, root: &Path) -> Vec<OldPerson> {
        self.0
            .iter()
            .map(|(handle, name)| person(root, handle, Some(name)))
            .collect()
    }
}

/// Everybody with a profile, read one at a time, in the order of their handles.
#[derive(Debug)]
pub struct People<'a> {
    root: &'a Path,
    handles: vec::IntoIter<String>,
}

impl<'a> People<'a> {
    pub(super) fn new(root: &'a Path, handles: Vec<String>) -> Self {
        Self {
            root,
            handles: handles.into_iter(),
        }
    }
}

impl Iterator for People<'_> {
    type Item = OldPerson;

    fn next(&mut self) -> Option<OldPerson> {
        let handle = self.handles.next()?;
        Some(person(self.root, &handle, None))
    }
}
