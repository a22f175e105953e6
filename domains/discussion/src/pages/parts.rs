//! Lists of threads, here and on the pages of other rooms.

use base::{Slug, Token};
use maud::{Markup, html};
use web::{T, shell::parts};

use crate::routes::{ShowThread, StartThread};
use crate::store::ThreadLine;
use crate::thread::{ThreadKind, ThreadState};

/// Where a thread of a run is started, about that activity if there is one.
pub fn start_address(run: &Slug, activity: Option<&Token>) -> String {
    let start = StartThread { run: run.clone() };
    match activity {
        Some(activity) => format!("{start}?activity={activity}"),
        None => start.to_string(),
    }
}

/// Threads as rows, the starter's face first.
pub fn thread_rows(t: &T, threads: &[ThreadLine]) -> Markup {
    html! {
        ul.list data-list {
            @for thread in threads { (row(t, thread)) }
        }
    }
}

fn row(t: &T, thread: &ThreadLine) -> Markup {
    let address = ShowThread {
        thread: thread.token.clone(),
    };
    html! {
        li.item {
            @if let Some(handle) = &thread.handle { (parts::big_face(handle.as_str())) }
            div.item-body {
                h3 { a href=(address) dir="auto" lang=[thread.language.known()] { (thread.title) } }
                p.meta.dots {
                    span {
                        @match &thread.name {
                            Some(name) => { bdi { (name) } },
                            None => { (t.say("discussion-nobody")) },
                        }
                    }
                    " " span { (t.say_with("discussion-posts", &[("count", thread.post_count.into())])) }
                    " " span { (t.say("discussion-last")) " " (t.ago(thread.last_post_at)) }
                }
            }
            div.item-end { (chips(t, thread)) }
        }
    }
}

fn chips(t: &T, thread: &ThreadLine) -> Markup {
    html! {
        p.chips {
            @if thread.fresh > 0 {
                span.chip.accent { (t.say_with("discussion-fresh", &[("count", thread.fresh.into())])) } " "
            }
            @match thread.kind {
                ThreadKind::Announcement => { span.chip.calm { (t.say("discussion-announcement")) } " " },
                ThreadKind::Wall => { span.chip { (t.say("discussion-wall")) } " " },
                ThreadKind::Forum => {},
            }
            @if thread.state == ThreadState::Closed { span.chip { (t.say("discussion-closed-chip")) } }
        }
    }
}

/// The threads about one activity, for its page; whoever may write gets the address where one is started.
pub fn beside(t: &T, threads: &[ThreadLine], start: Option<&str>) -> Markup {
    html! {
        section.panel id="discussion" {
            h2 { (t.say("discussion-title")) }
            @if threads.is_empty() {
                p.meta { (t.say("discussion-beside-empty")) }
            } @else {
                (thread_rows(t, threads))
            }
            @if let Some(start) = start {
                p { a.button.quiet href=(start) { (t.say("discussion-start")) } }
            }
        }
    }
}
