//! Every edition.

use base::Timestamp;
use courses::RunId;
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, Head, T, Visit};

use crate::routes::{ListEditions, ShowEdition};
use crate::store::edition::{EditionKey, EditionLine, editions};

/// How many stand on a page.
const SIZE: u32 = 30;

pub async fn show(visit: Visit) -> Answer {
    let after = visit.query().get("after").and_then(read_key);
    let session = visit.app.db.read().await?;
    let mut found = editions(&session, after, SIZE + 1).await?;
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let is_more = found.len() > size;
    found.truncate(size);
    let older = found
        .last()
        .filter(|_| is_more)
        .map(|last| format!("{}?after={}", ListEditions {}, key_text(last)));
    let newest = after.map(|_| ListEditions {}.to_string());
    let t = &visit.t;
    let body = html! {
        header.head {
            h1 { (t.say("archive-editions")) }
            p.lede { (t.say("archive-editions-lede")) }
        }
        form.seek role="search" action="/courses" {
            label.vh for="q" { (t.say("archive-search")) }
            input id="q" name="q" type="search" data-search;
            input type="hidden" name="state" value="edition";
            button.button.quiet { (t.say("archive-search-button")) }
        }
        @if found.is_empty() {
            (parts::empty("editions", &t.say("archive-none-title"), &t.say("archive-none-text"), None))
        } @else {
            h2.vh { (t.say("archive-newest-first")) }
            ul.list data-list {
                @for line in &found { (item(t, line)) }
            }
            (parts::pager(t, newest.as_deref(), older.as_deref()))
        }
    };
    Ok(visit.page(
        Head::of(t.say("archive-editions")).within("/editions"),
        body,
    ))
}

fn item(t: &T, line: &EditionLine) -> Markup {
    let show = ShowEdition {
        run: line.slug.clone(),
    };
    html! {
        li.item {
            (parts::cover(line.slug.as_str()))
            div.item-body {
                h3 { a href=(show) lang=(line.language.as_str()) dir="auto" { (line.title) } }
                @if !line.question.is_empty() { p lang=(line.language.as_str()) dir="auto" { (line.question) } }
                p.meta.dots {
                    @if let Some(start) = line.starts_on { span { (t.month_and_year(start)) } " " }
                    span { (line.language.own_name()) } " "
                    @if let Some(source) = &line.source_name { span lang="en" { bdi { (source) } } }
                }
            }
            @if !line.began { div.item-end { span.chip { (t.say("archive-never-began")) } } }
        }
    }
}

fn key_text(line: &EditionLine) -> String {
    format!("{}.{}", line.ended_at.as_microsecond(), line.run_id.raw())
}

fn read_key(text: &str) -> Option<EditionKey> {
    let (at, run) = text.split_once('.')?;
    Some(EditionKey {
        ended_at: Timestamp::from_microsecond(at.parse().ok()?).ok()?,
        run: RunId::from_raw(run.parse().ok()?),
    })
}
