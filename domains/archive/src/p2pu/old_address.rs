//! Addresses of the old site, whichever way they are spelled.
//!
//! The same page was linked as `http://archive.p2pu.org/general/x`, `../x.html`, `x@page=2.html`, `/x?page=2` or with
//! its school's name before it. [`OldAddress`] is the one spelling that all of these become.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The four schools of the old site. A course at the root of the site belongs to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum School {
    General,
    MathFuture,
    Sosi,
    Webcraft,
}

impl School {
    /// Every school, in the order of their slugs.
    pub const ALL: [Self; 4] = [Self::General, Self::MathFuture, Self::Sosi, Self::Webcraft];

    /// The folder of the school in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::MathFuture => "math-future",
            Self::Sosi => "sosi",
            Self::Webcraft => "webcraft",
        }
    }

    /// The school's name as the old site wrote it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::MathFuture => "School of the Mathematical Future",
            Self::Sosi => "School of Social Innovation",
            Self::Webcraft => "School of Webcraft",
        }
    }

    /// The school with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|school| school.slug() == slug)
    }
}

/// Hosts under which the old site was reached.
const HOSTS: [&str; 5] = [
    "archive.p2pu.org",
    "p2pu.org",
    "www.p2pu.org",
    "www.archive.p2pu.org",
    "new.p2pu.org",
];

/// Where a page of the old site was: a path without host, leading slash, `.html`, page number or encoding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OldAddress {
    path: String,
    fragment: Option<String>,
}

/// Where a link found on a page leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A page or file of the old site.
    Archive(OldAddress),
    /// Somewhere else: an address with `http`, `https` or `mailto`.
    Elsewhere(String),
    /// Nowhere that a person could go: another scheme, or nothing.
    Nowhere,
}

impl OldAddress {
    /// The address of a file, given by its path inside the archive with `/` between folders.
    pub fn of_file(path: &str) -> Self {
        Self {
            path: normal_path(path),
            fragment: None,
        }
    }

    /// The address that a reader asks for: the path of a request, with or without `?page=…`.
    pub fn of_request(path: &str) -> Self {
        Self::split(path, "")
    }

    /// Where `href`, found on the page in file `page`, leads.
    pub fn follow(page: &str, href: &str) -> Link {
        let href: String = href.chars().filter(|c| !c.is_control()).collect();
        let href = href.trim();
        if href.is_empty() {
            return Link::Nowhere;
        }
        if let Some(fragment) = href.strip_prefix('#') {
            let mut own = Self::of_file(page);
            own.fragment = Some(fragment.to_owned());
            return Link::Archive(own);
        }
        if let Some(rest) = href.strip_prefix("//") {
            return follow_web(rest, format!("http://{rest}"));
        }
        let Some((scheme, rest)) = scheme(href) else {
            return follow_relative(page, href);
        };
        match scheme.as_str() {
            "http" | "https" => {
                let rest = rest.trim_start_matches(['/', '\\']);
                follow_web(rest, format!("{scheme}://{rest}"))
            }
            "mailto" if rest.contains('@') => Link::Elsewhere(format!("mailto:{rest}")),
            _ => Link::Nowhere,
        }
    }

    fn split(path: &str, folder: &str) -> Self {
        let (path, fragment) = match path.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (path, None),
        };
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let whole = if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("{folder}/{path}")
        };
        Self {
            path: normal_path(&whole),
            fragment: fragment.filter(|f| !f.is_empty()),
        }
    }

    /// The path, without leading slash; empty for the front page.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The part after `#`, for example `comment-123`.
    pub fn fragment(&self) -> Option<&str> {
        self.fragment.as_deref()
    }

    /// The comment that the address points at, if it points at one.
    pub fn comment(&self) -> Option<u32> {
        self.fragment
            .as_deref()?
            .strip_prefix("comment-")?
            .parse()
            .ok()
    }

    /// The school whose name stands before the path.
    pub fn school(&self) -> Option<School> {
        School::from_slug(self.path.split('/').next().unwrap_or_default())
    }

    /// The path without the school before it. Content of the old site had one path, and could be shown in any school.
    pub fn bare(&self) -> &str {
        match self.path.split_once('/') {
            Some((first, rest)) if School::from_slug(first).is_some() => rest,
            _ => &self.path,
        }
    }

    /// The same page without the fragment.
    #[must_use]
    pub fn page(&self) -> Self {
        Self {
            path: self.path.clone(),
            fragment: None,
        }
    }

    /// The handle, when this is a person's profile; broken links such as `general/node/users/x` count too.
    pub fn handle(&self) -> Option<&str> {
        let (before, handle) = self.path.rsplit_once('/')?;
        let folder = before.strip_suffix("users")?;
        // "og/users/5" was the list of a group's members
        let is_profile = (folder.is_empty() || folder.ends_with('/')) && !folder.ends_with("og/");
        (is_profile && !handle.is_empty()).then_some(handle)
    }

    /// The node that the address names by number: itself, or the document or thread inside a course.
    pub fn node(&self) -> Option<u32> {
        let mut parts = self.bare().split('/');
        if parts.next() != Some("node") {
            return None;
        }
        let node = parts.next()?.parse().ok()?;
        match (parts.next(), parts.next()) {
            (Some("document" | "forums"), Some(inner)) => inner.parse().ok(),
            (None | Some("view"), _) => Some(node),
            _ => None,
        }
    }

    /// The document and the revision, when this is an old revision of a document.
    pub fn revision(&self) -> Option<(u32, u32)> {
        let mut parts = self.bare().strip_prefix("node/")?.split('/');
        let node = parts.next()?.parse().ok()?;
        if parts.next() != Some("revisions") {
            return None;
        }
        Some((node, parts.next()?.parse().ok()?))
    }

    /// Whether this was an uploaded file or a picture, not a page.
    pub fn is_file(&self) -> bool {
        self.path.starts_with("sites/")
            || self.path.contains("/sites/")
            || self.path.starts_with("misc/")
    }
}

impl fmt::Display for OldAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.path)?;
        self.fragment
            .as_ref()
            .map_or(Ok(()), |fragment| write!(f, "#{fragment}"))
    }
}

/// The number in `@page=N` or `?page=N`: zero for a page without one.
pub fn page_number(path: &str) -> u32 {
    ["@page=", "?page=", "&page="]
        .into_iter()
        .find_map(|mark| {
            let (_, rest) = path.rsplit_once(mark)?;
            let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse().ok()
        })
        .unwrap_or(0)
}

fn follow_relative(page: &str, href: &str) -> Link {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let last = href.rsplit("../").next().unwrap_or(href);
    // "www.example.org" typed without http:// became a path of the old site
    if last.starts_with("www.") {
        return Link::Elsewhere(format!(
            "http://{}",
            last.strip_suffix(".html").unwrap_or(last)
        ));
    }
    Link::Archive(OldAddress::split(href, folder))
}

fn follow_web(rest: &str, whole: String) -> Link {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let host = host
        .split_once(':')
        .map_or(host, |(host, _)| host)
        .to_ascii_lowercase();
    if host.is_empty() || host.contains('@') {
        return Link::Nowhere;
    }
    let path = path.trim_start_matches('/');
    if HOSTS.contains(&host.as_str()) && path.starts_with("www.") {
        return Link::Elsewhere(format!("http://{path}"));
    }
    if HOSTS.contains(&host.as_str()) {
        return Link::Archive(OldAddress::split(&format!("/{path}"), ""));
    }
    Link::Elsewhere(whole)
}

/// The scheme of an address in small letters, and what follows the colon.
fn scheme(href: &str) -> Option<(String, &str)> {
    let (scheme, rest) = href.split_once(':')?;
    let mut letters = scheme.chars();
    let well_formed = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if well_formed {
        return Some((scheme.to_ascii_lowercase(), rest));
    }
    // a colon before any slash that is no scheme ("java script:") must not pass as a path
    (!scheme.contains(['/', '?', '#'])).then(|| (String::new(), rest))
}

fn normal_path(path: &str) -> String {
    let mut path = decoded(path);
    for mark in ["@page=", "@destination=", "@sort=", "@order=", "?"] {
        if let Some(at) = path.find(mark) {
            path.truncate(at);
        }
    }
    let path = path.strip_suffix(".html").unwrap_or(&path);
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if parts.last() == Some(&"index") {
        parts.pop();
    }
    parts.join("/")
}

/// Takes away percent encoding, as often as it was put on (`%252F` is a slash encoded twice).
fn decoded(path: &str) -> String {
    let mut path = path.to_owned();
    for _ in 0..3 {
        if !path.contains('%') {
            break;
        }
        let once = percent_decoded(&path);
        if once == path {
            break;
        }
        path = once;
    }
    path
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let encoded = pair
            .filter(|_| byte == b'%')
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        out.push(encoded.unwrap_or(byte));
        at += if encoded.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_spelling() {
        for (spelled, normal) in [
            ("general/open-knitting.html", "general/open-knitting"),
            ("general/open-knitting@page=3.html", "general/open-knitting"),
            ("/general/open-knitting?page=3", "general/open-knitting"),
            (
                "node/7/revisions@destination=node%2F5%2Fdocument%2F7.html",
                "node/7/revisions",
            ),
            (
                "node/7/revisions@destination=node%252F5%252Fdocument%252F7.html",
                "node/7/revisions",
            ),
            ("general/index.html", "general"),
            ("index.html", ""),
            ("./a/../b//c.html", "b/c"),
            ("../../a.html", "a"),
            ("caf%C3%A9.html", "café"),
            ("bad%FFbytes%", "bad%FFbytes%"),
            ("general.1.html", "general.1"),
        ] {
            assert_eq!(OldAddress::of_file(spelled).path(), normal, "{spelled}");
        }
    }

    #[test]
    fn links_are_followed_from_their_page() {
        let page = "general/knit/discussion/hello.html";
        let archive = |path: &str| Link::Archive(OldAddress::of_file(path));
        for (href, link) in [
            ("../../node/5/forums.html", archive("general/node/5/forums")),
            (
                "http://archive.p2pu.org/webcraft/users/ada?x=1",
                archive("webcraft/users/ada"),
            ),
            ("HTTP://P2PU.org/general", archive("general")),
            ("//p2pu.org/x", archive("x")),
            (
                "https://example.org/a b",
                Link::Elsewhere("https://example.org/a b".to_owned()),
            ),
            (
                "www.example.org/x.html",
                Link::Elsewhere("http://www.example.org/x".to_owned()),
            ),
            (
                "mailto:a@example.org",
                Link::Elsewhere("mailto:a@example.org".to_owned()),
            ),
            ("javascript:alert(1)", Link::Nowhere),
            ("java\nscript:alert(1)", Link::Nowhere),
            (" jAvAsCrIpT:alert(1)", Link::Nowhere),
            ("java script:alert(1)", Link::Nowhere),
            ("data:text/html,x", Link::Nowhere),
            ("http://p2pu.org@evil.example/", Link::Nowhere),
            ("", Link::Nowhere),
        ] {
            assert_eq!(OldAddress::follow(page, href), link, "{href}");
        }
        let Link::Archive(own) = OldAddress::follow(page, "#comment-12") else {
            panic!()
        };
        assert_eq!(
            (own.path(), own.comment()),
            ("general/knit/discussion/hello", Some(12))
        );
    }

    #[test]
    fn addresses_know_what_they_name() {
        let at = OldAddress::of_file;
        assert_eq!(at("webcraft/document/x.html").bare(), "document/x");
        assert_eq!(at("webcraft/node/users/ada.html").handle(), Some("ada"));
        assert_eq!(at("users/ada.html").handle(), Some("ada"));
        assert_eq!(at("general/og/users/5").handle(), None);
        assert_eq!(at("general/abusers/ada").handle(), None);
        assert_eq!(at("users").handle(), None);
        assert_eq!(at("general/node/5/document/7").node(), Some(7));
        assert_eq!(at("general/node/5/forums/8").node(), Some(8));
        assert_eq!(at("node/5.html").node(), Some(5));
        assert_eq!(at("node/5/forums.html").node(), None);
        assert_eq!(at("node/7/revisions/9/view.html").revision(), Some((7, 9)));
        assert_eq!(at("sosi/x.html").school(), Some(School::Sosi));
        assert!(at("sites/a/files/document/x.doc").is_file());
        assert_eq!(page_number("node/5608@page=11.html"), 11);
        assert_eq!(page_number("x.html"), 0);
    }
}
