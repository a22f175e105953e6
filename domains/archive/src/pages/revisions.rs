//! The earlier states of an imported document.

use base::{Slug, Token};
use courses::store::SyllabusActivity;
use maud::{Markup, html};
use store::Session;
use web::shell::parts;
use web::{Answer, At, Error, Head, T, Visit};

use super::{Opened, author, banner, crumbs, open};
use crate::routes::{ShowDocument, ShowRevision, ShowRevisions};
use crate::store::old::{self, RevisionLine};

/// How many stand on a page.
const SIZE: u32 = 50;

async fn found(
    session: &Session,
    visit: &Visit,
    run: &Slug,
    activity: &Token,
) -> Result<(Opened, SyllabusActivity), Error> {
    let opened = open(session, run, visit.person()).await?;
    let version = opened.run.version;
    let found = courses::store::activity_by_token(session, version, activity).await?;
    Ok((opened, found.ok_or(Error::NotFound)?))
}

pub async fn list(visit: Visit, At(at): At<ShowRevisions>) -> Answer {
    let session = visit.app.db.read().await?;
    let (opened, document) = found(&session, &visit, &at.run, &at.activity).await?;
    let query = visit.query();
    let after = query.get("after").and_then(|text| text.parse().ok());
    let lineage = document.activity.lineage_id;
    let mut lines = old::revisions(&session, lineage, after.unwrap_or(0), SIZE + 1).await?;
    if lines.is_empty() && after.is_none() {
        return Err(Error::NotFound);
    }
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let is_more = lines.len() > size;
    lines.truncate(size);
    let older = lines
        .last()
        .filter(|_| is_more)
        .map(|last| format!("{at}?after={}", last.rank));
    let newest = after.map(|_| at.to_string());
    let t = &visit.t;
    let title = t.say_with(
        "archive-revisions-of",
        &[("title", document.activity.title.as_str().into())],
    );
    let body = html! {
        header.head {
            (crumbs(t, Some(&opened.run)))
            h1 { (title) }
            p.lede { (t.say("archive-revisions-lede")) }
        }
        ol.history {
            @for line in &lines { (one_line(t, &at, line)) }
        }
        (parts::pager(t, newest.as_deref(), older.as_deref()))
        (banner(&visit, &opened))
    };
    Ok(visit.page(Head::of(title.as_str()).within("/editions"), body))
}

fn one_line(t: &T, at: &ShowRevisions, line: &RevisionLine) -> Markup {
    let (run, activity) = (at.run.clone(), at.activity.clone());
    let show = if line.is_current {
        ShowDocument { run, activity }.to_string()
    } else {
        let number = line.number;
        ShowRevision {
            run,
            activity,
            number,
        }
        .to_string()
    };
    let when = html! {
        @match line.at {
            Some(moment) => { time datetime=(moment.to_string()) { (t.moment_text(moment)) } }
            None => { (line.number) }
        }
    };
    html! {
        li {
            @if line.is_current || line.kept > 0 { a href=(show) { (when) } } @else { (when) }
            p {
                (author(t, line.handle.as_ref(), line.name.as_ref()))
                @if !line.log.is_empty() { " " span dir="auto" { (line.log) } }
                @if line.is_current { " " span.chip { (t.say("archive-revision-current")) } }
                @if !line.is_current && line.kept == 0 { " " span.meta { (t.say("archive-revision-not-kept")) } }
            }
        }
    }
}

pub async fn show(visit: Visit, At(at): At<ShowRevision>) -> Answer {
    let session = visit.app.db.read().await?;
    let (opened, document) = found(&session, &visit, &at.run, &at.activity).await?;
    let lineage = document.activity.lineage_id;
    let revision = old::revision(&session, lineage, at.number).await?;
    let Some(revision) = revision else {
        // the text of this one was not kept: the list says so
        let list = ShowRevisions {
            run: at.run,
            activity: at.activity,
        };
        return Ok(visit.go(&list));
    };
    let t = &visit.t;
    let now = document.activity.title.as_str();
    let title = revision.title.as_deref().unwrap_or(now).to_owned();
    let list = ShowRevisions {
        run: at.run.clone(),
        activity: at.activity.clone(),
    };
    let language = opened.run.language.as_str();
    let body = html! {
        header.head {
            (crumbs(t, Some(&opened.run)))
            h1 lang=(language) dir="auto" { (title) }
            p.meta.dots {
                span { (author(t, revision.handle.as_ref(), revision.name.as_ref())) } " "
                @if let Some(moment) = revision.at { span { time datetime=(moment.to_string()) { (t.moment_text(moment)) } } " " }
                span { a href=(list) { (t.say("archive-revisions")) } }
            }
        }
        div.notice { p { (t.say("archive-revision-old")) } }
        (parts::prose(&opened.run.language, &revision.body_html))
        (banner(&visit, &opened))
    };
    Ok(visit.page(Head::of(title.as_str()).within("/editions"), body))
}
