//! Pieces that several pages of this room draw with.

use base::{Slug, Timestamp};
use maud::{Markup, html};
use web::shell::parts::prose;
use web::{T, segment};

use crate::round::{Relaxed, read};
use crate::routes::FetchFile;
use crate::store::Version;

/// The way back to the run.
pub(super) fn crumbs(t: &T, run: &Slug, course: &str) -> Markup {
    html! {
        nav.crumbs aria-label=(t.say("assessment-where")) {
            a href={ "/runs/" (segment(run.as_str())) } { bdi { (course) } }
        }
    }
}

/// What a version holds: text, link, file. A reviewer sees the file under a name that does not tell whose it is.
pub(super) fn content(t: &T, version: &Version, blind: Option<i64>) -> Markup {
    html! {
        @if !version.body_html.is_empty() { (prose(&version.language, &version.body_html)) }
        @if let Some(link) = &version.link {
            p { (t.say("assessment-link")) " " a href=(link) rel="nofollow ugc noopener noreferrer" dir="auto" { (link) } }
        }
        @if let (Some(token), Some(kind)) = (&version.file_token, version.file_kind) {
            p {
                (t.say("assessment-file")) " "
                a href=(FetchFile { file: token.clone() }) dir="auto" {
                    @match blind {
                        Some(number) => (crate::submission::blind_file_name(number, kind)),
                        None => (version.file_name.as_deref().unwrap_or_default()),
                    }
                }
                " " span.meta { (kilobytes(t, version.file_size.unwrap_or_default())) }
            }
        }
        @if version.body_html.is_empty() && version.link.is_none() && version.file_token.is_none() {
            p.meta { (t.say("assessment-emptied")) }
        }
    }
}

fn kilobytes(t: &T, bytes: i64) -> String {
    let count = bytes.div_euclid(1_024) + i64::from(bytes.rem_euclid(1_024) > 0);
    t.say_with("assessment-kilobytes", &[("count", count.into())])
}

/// The proof of what came in when.
pub(super) fn receipt(t: &T, at: Timestamp, sha256: &str) -> Markup {
    html! {
        p.meta { (t.say("assessment-receipt")) " " (t.moment(at)) br; code.copy { (sha256) } }
    }
}

/// What gave way because the group is small; nothing where nothing did.
pub(super) fn relaxed(t: &T, stored: &str) -> Markup {
    let rules = read(stored);
    html! {
        @if !rules.is_empty() {
            p.meta {
                (t.say("assessment-relaxed"))
                @for rule in rules { " " (t.say(relaxed_key(rule))) }
            }
        }
    }
}

fn relaxed_key(rule: Relaxed) -> &'static str {
    match rule {
        Relaxed::ThreeCycle => "assessment-relaxed-three-cycle",
        Relaxed::Swap => "assessment-relaxed-swap",
        Relaxed::Repeat => "assessment-relaxed-repeat",
        Relaxed::Balance => "assessment-relaxed-balance",
        Relaxed::Fewer => "assessment-relaxed-fewer",
    }
}
