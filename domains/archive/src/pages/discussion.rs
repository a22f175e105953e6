//! The threads of an edition.

use base::Token;
use discussion::ThreadKind;
use discussion::store::thread::thread_place;
use discussion::store::{ThreadLine, ThreadPage, threads_of_run};
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Head, T, Visit};

use super::{Tab, author, for_members, open, top};
use crate::policy;
use crate::routes::{ShowDiscussion, ShowThread};

/// How many stand on a page.
const SIZE: u32 = 40;

pub async fn show(visit: Visit, At(at): At<ShowDiscussion>) -> Answer {
    let session = visit.app.db.read().await?;
    let opened = open(&session, &at.run, visit.person()).await?;
    let t = &visit.t;
    let head = Head::of(format!(
        "{} · {}",
        t.say("archive-discussion"),
        opened.run.title
    ))
    .within("/editions");
    if policy::read_discussion(opened.role, opened.run.audience).is_err() {
        let body = html! { (top(&visit, &opened, Tab::Discussion)) (for_members(t)) };
        return Ok(visit.page(head, body));
    }
    let query = visit.query();
    let behind = query.get("after").and_then(|text| Token::parse(text).ok());
    let after = match &behind {
        Some(token) => thread_place(&session, opened.run.id, token).await?,
        None => None,
    };
    let page = ThreadPage {
        after,
        size: SIZE + 1,
    };
    let mut lines = threads_of_run(&session, opened.run.id, visit.person(), page).await?;
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let is_more = lines.len() > size;
    lines.truncate(size);
    let older = lines
        .last()
        .filter(|_| is_more)
        .map(|last| format!("{at}?after={}", last.token));
    let newest = after.map(|_| at.to_string());
    let body = html! {
        (top(&visit, &opened, Tab::Discussion))
        h2.vh { (t.say("archive-discussion")) }
        @if lines.is_empty() {
            p.meta { (t.say("archive-no-threads")) }
        } @else {
            ul.list data-list {
                @for line in &lines { (item(t, &at, line)) }
            }
            (parts::pager(t, newest.as_deref(), older.as_deref()))
        }
    };
    Ok(visit.page(head, body))
}

fn item(t: &T, at: &ShowDiscussion, line: &ThreadLine) -> Markup {
    let show = ShowThread {
        run: at.run.clone(),
        thread: line.token.clone(),
    };
    let word = match line.kind {
        ThreadKind::Forum => None,
        ThreadKind::Wall => Some("archive-wall"),
        ThreadKind::Announcement => Some("archive-announcement"),
    };
    html! {
        li.item {
            @if let Some(handle) = &line.handle { (parts::face(handle.as_str())) }
            div.item-body {
                h3 { a href=(show) lang=(line.language.as_str()) dir="auto" { (line.title) } }
                p.meta.dots {
                    @if line.kind != ThreadKind::Wall { span { (author(t, line.handle.as_ref(), line.name.as_ref())) } " " }
                    span { (t.day_of(line.made_at)) } " "
                    span { (t.say_with("archive-posts-count", &[("count", line.post_count.into())])) }
                }
            }
            @if let Some(word) = word { div.item-end { span.chip { (t.say(word)) } } }
        }
    }
}
