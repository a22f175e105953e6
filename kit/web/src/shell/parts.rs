//! Components: one function per repeated shape of the look (`docs/look.md`).

use course_pattern::Pattern;
use maud::{Markup, html};

use base::LanguageTag;

use crate::{CleanHtml, T, drawing, segment};

/// A person's face: the pattern of their handle, small, beside their name.
pub fn face(handle: &str) -> Markup {
    face_of_size(handle, "face", 28)
}

/// The same, larger.
pub fn big_face(handle: &str) -> Markup {
    face_of_size(handle, "face big", 56)
}

/// The same on a profile.
pub fn huge_face(handle: &str) -> Markup {
    face_of_size(handle, "face huge", 112)
}

/// Faces are their own small files, cached by every browser, so that a list of a hundred people weighs little.
fn face_of_size(handle: &str, class: &str, pixels: u8) -> Markup {
    html! { img class=(class) src={ "/patterns/face/" (segment(handle)) ".svg" } alt="" width=(pixels) height=(pixels) loading="lazy"; }
}

/// A person in a line: face and name, leading to their page.
pub fn person(handle: &str, name: &str) -> Markup {
    html! { a.person href={ "/people/" (segment(handle)) } { (face(handle)) " " span dir="auto" { (name) } } }
}

/// The cover of a course in lists: the pattern of its slug, as a small file of its own.
pub fn cover(seed: &str) -> Markup {
    html! { div.cover { img src={ "/patterns/cover/" (segment(seed)) ".svg" } alt="" width="432" height="144" loading="lazy"; } }
}

/// The cover above a page, drawn into it.
pub fn banner(seed: &str) -> Markup {
    html! { div.cover.banner { (drawing(Pattern::from_seed(seed).cover(18, 3))) } }
}

/// The address of a page's icon.
pub fn icon_address(seed: &str) -> String {
    format!("/patterns/icon/{}.svg", segment(seed))
}

/// An empty page: what will be here, and the first act.
pub fn empty(seed: &str, title: &str, text: &str, act: Option<(&str, &str)>) -> Markup {
    html! {
        section.empty {
            (drawing(Pattern::from_seed(seed).cover(4, 1)))
            h2 { (title) }
            p { (text) }
            @if let Some((href, words)) = act { a.button href=(href) { (words) } }
        }
    }
}

/// Older and newer, by key: addresses for each way that exists.
pub fn pager(t: &T, newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav.pager aria-label=(t.say("web-pages")) {
                @if let Some(href) = newer { a rel="prev" href=(href) { (t.say("web-pages-back")) } }
                " "
                @if let Some(href) = older { a rel="next" href=(href) { (t.say("web-pages-more")) } }
            }
        }
    }
}

/// A text that somebody wrote, in its language; where that is not known, in that of the page around it. Each of its blocks runs
/// the way of its own letters.
pub fn prose(language: &LanguageTag, text: &CleanHtml) -> Markup {
    let language = language.known();
    html! {
        div.prose lang=[language] dir=[language.map(|known| known.direction().as_html())] { (text.directed()) }
    }
}

/// One fact of a list of facts.
pub fn fact(label: &str, value: &Markup) -> Markup {
    html! { div { dt { (label) } dd { (value) } } }
}

/// Progress with words.
pub fn progress(id: &str, label: &str, done: u32, of: u32, words: &str) -> Markup {
    html! {
        div.progress {
            label for=(id) { (label) }
            progress id=(id) value=(done.min(of)) max=(of.max(1)) { (words) }
            p.meta { (words) }
        }
    }
}
