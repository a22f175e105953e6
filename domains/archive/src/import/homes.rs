//! Where pages of the old site live here. Everything follows from the node's number and the address of its course, so that a link
//! can be written before the page that it leads to is there.

use base::{Slug, Token};
use sha2::{Digest as _, Sha256};

use crate::p2pu::{OldAddress, Target};
use crate::routes::{
    ShowDiscussion, ShowDocument, ShowEdition, ShowRevision, ShowThread, latest_in_thread,
};

/// Where the old site is read.
const ARCHIVE: &str = "http://archive.p2pu.org";

/// The address of a numbered thing: the same for every import.
pub(super) fn token(kind: &str, number: u32) -> Token {
    let hash = Sha256::digest(format!("p2pu:{kind}:{number}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Token::from_bytes(bytes)
}

pub(super) fn document_token(nid: u32) -> Token {
    token("document", nid)
}

pub(super) fn thread_token(nid: u32) -> Token {
    token("thread", nid)
}

pub(super) fn wall_token(course: u32) -> Token {
    token("wall", course)
}

pub(super) fn comment_token(cid: u32) -> Token {
    token("comment", cid)
}

/// Where a page of a course lives, in the edition of that address. `comment` is the one that a link points at.
pub(super) fn home(run: &Slug, target: &Target, comment: Option<u32>) -> Option<String> {
    let run = run.clone();
    let in_thread = |thread: Token| {
        let show = ShowThread {
            run: run.clone(),
            thread,
        };
        match comment {
            Some(cid) => latest_in_thread(&show, &comment_token(cid)),
            None => show.to_string(),
        }
    };
    Some(match target {
        Target::Course { course } if comment.is_some() => in_thread(wall_token(*course)),
        Target::Course { .. } | Target::Materials { .. } => ShowEdition { run }.to_string(),
        Target::Forum { .. } => ShowDiscussion { run }.to_string(),
        Target::Document { nid, .. } => ShowDocument {
            run,
            activity: document_token(*nid),
        }
        .to_string(),
        Target::Revision { nid, id, .. } => ShowRevision {
            run,
            activity: document_token(*nid),
            number: i64::from(*id),
        }
        .to_string(),
        Target::Thread { nid, .. } | Target::Broadcast { nid, .. } | Target::Event { nid, .. } => {
            in_thread(thread_token(*nid))
        }
        Target::Person { .. } | Target::SitePage { .. } => return None,
    })
}

/// The node of a target, and the course that it belongs to.
pub(super) fn course_of(target: &Target) -> Option<u32> {
    match target {
        Target::Course { course }
        | Target::Materials { course }
        | Target::Forum { course }
        | Target::Document { course, .. }
        | Target::Revision { course, .. }
        | Target::Thread { course, .. }
        | Target::Broadcast { course, .. }
        | Target::Event { course, .. } => Some(*course),
        Target::Person { .. } | Target::SitePage { .. } => None,
    }
}

/// The old paths by number under which a target was found, too.
pub(super) fn numbered_paths(target: &Target) -> Vec<String> {
    match target {
        Target::Course { course } => {
            vec![format!("node/{course}"), format!("node/{course}/document")]
        }
        Target::Document { nid, .. }
        | Target::Thread { nid, .. }
        | Target::Broadcast { nid, .. }
        | Target::Event { nid, .. } => vec![format!("node/{nid}")],
        Target::Forum { course } => vec![format!("node/{course}/forums")],
        Target::Materials { .. }
        | Target::Revision { .. }
        | Target::Person { .. }
        | Target::SitePage { .. } => Vec::new(),
    }
}

/// Pages of the site itself that have a like here.
pub(super) fn site_page(path: &str) -> Option<&'static str> {
    match OldAddress::of_file(path).bare() {
        "" | "index" => Some("/"),
        "courses" | "course/list" | "course/find" => Some("/editions"),
        "about" | "about-p2pu" => Some("/about"),
        _ => None,
    }
}

/// The page where it was, for what is not here.
pub(super) fn elsewhere(address: &OldAddress) -> String {
    let path: Vec<String> = address.path().split('/').map(web::segment).collect();
    let path = path.join("/");
    let ending = if path.is_empty() || address.is_file() {
        ""
    } else {
        ".html"
    };
    let fragment = address
        .fragment()
        .map(|fragment| format!("#{}", web::segment(fragment)))
        .unwrap_or_default();
    format!("{ARCHIVE}/{path}{ending}{fragment}")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_page_has_a_home_before_it_is_there() {
        let run = Slug::parse("knitting").unwrap();
        let home = |target, comment| home(&run, &target, comment).unwrap();
        assert_eq!(
            home(Target::Course { course: 5 }, None),
            "/editions/knitting"
        );
        assert_eq!(
            home(Target::Course { course: 5 }, Some(7)),
            format!(
                "/editions/knitting/threads/{}?at={comment}#p_{comment}",
                wall_token(5),
                comment = comment_token(7)
            )
        );
        assert_eq!(
            home(Target::Thread { course: 5, nid: 9 }, None),
            format!("/editions/knitting/threads/{}", thread_token(9))
        );
        assert_ne!(document_token(9), thread_token(9));
    }

    #[test]
    fn what_is_not_here_is_where_it_was() {
        for (asked, at) in [
            (
                "/general/lost course",
                "http://archive.p2pu.org/general/lost%20course.html",
            ),
            ("/sites/a/x.doc", "http://archive.p2pu.org/sites/a/x.doc"),
            ("/", "http://archive.p2pu.org/"),
        ] {
            assert_eq!(elsewhere(&OldAddress::of_request(asked)), at);
        }
    }
}
