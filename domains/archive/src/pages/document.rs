//! An activity of an edition: a document of an old site, a reading or a task of a finished run.

use courses::store::{Material, SyllabusActivity};
use discussion::store::ThreadLine;
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Error, Head, T, Visit};

use super::{Opened, author, banner, crumbs, licence, open};
use crate::policy;
use crate::routes::{ShowDocument, ShowRevisions, ShowThread};
use crate::store::old::{self, OldDocument};

/// How many threads about an activity are named.
const THREADS: u32 = 50;

pub async fn show(visit: Visit, At(at): At<ShowDocument>) -> Answer {
    let session = visit.app.db.read().await?;
    let person = visit.person();
    let opened = open(&session, &at.run, person).await?;
    let run = &opened.run;
    let found = courses::store::activity_by_token(&session, run.version, &at.activity).await?;
    let found = found.ok_or(Error::NotFound)?;
    let lineage = found.activity.lineage_id;
    let written = old::document(&session, lineage).await?;
    let threads = match policy::read_discussion(opened.role, run.audience) {
        Ok(()) => {
            discussion::store::threads_of_activity(&session, run.id, lineage, person, THREADS)
                .await?
        }
        Err(_) => Vec::new(),
    };
    let t = &visit.t;
    let language = run.language.as_str();
    let body = html! {
        header.head {
            (crumbs(t, Some(run)))
            h1 lang=(language) dir="auto" { (found.activity.title) }
            @if let Some(written) = &written { (by(t, &opened, &at, written)) }
        }
        (parts::prose(&run.language, &found.activity.body_html))
        @if found.activity.body_html.is_empty() && found.materials.is_empty() { p.meta { (t.say("archive-empty-document")) } }
        (materials(t, &found))
        (about(t, &opened, &threads))
        (banner(&visit, &opened))
    };
    Ok(visit.page(
        Head::of(found.activity.title.as_str()).within("/editions"),
        body,
    ))
}

fn by(t: &T, opened: &Opened, at: &ShowDocument, written: &OldDocument) -> Markup {
    let list = ShowRevisions {
        run: opened.run.slug.clone(),
        activity: at.activity.clone(),
    };
    html! {
        p.meta.dots {
            span { (author(t, written.handle.as_ref(), written.name.as_ref())) } " "
            @if let Some(moment) = written.at { span { (t.day_of(moment)) } " " }
            @if written.revisions > 0 {
                span { a href=(list) { (t.say_with("archive-revisions-count", &[("count", i64::from(written.revisions).into())])) } }
            }
        }
    }
}

fn materials(t: &T, found: &SyllabusActivity) -> Markup {
    html! {
        @if !found.materials.is_empty() {
            section.section {
                h2 { (t.say("archive-materials")) }
                ul.list {
                    @for material in &found.materials { (one_material(t, material)) }
                }
            }
        }
    }
}

fn one_material(t: &T, material: &Material) -> Markup {
    html! {
        li.item {
            div.item-body {
                h3 dir="auto" {
                    @match &material.url {
                        Some(url) => { a href=(url.as_str()) rel="nofollow ugc noopener" { (material.title) } }
                        None => { (material.title) }
                    }
                }
                p.meta {
                    @if !material.author.is_empty() { bdi { (material.author) } " · " }
                    @if !material.source.is_empty() { bdi { (material.source) } " · " }
                    (t.say("archive-licence")) ": " (licence(t, &material.licence))
                }
            }
        }
    }
}

fn about(t: &T, opened: &Opened, threads: &[ThreadLine]) -> Markup {
    html! {
        @if !threads.is_empty() {
            section.section {
                h2 { (t.say("archive-said-about")) }
                ul.list {
                    @for line in threads {
                        @let show = ShowThread { run: opened.run.slug.clone(), thread: line.token.clone() };
                        li.item { div.item-body {
                            h3 { a href=(show) lang=(line.language.as_str()) dir="auto" { (line.title) } }
                            p.meta { (t.say_with("archive-posts-count", &[("count", line.post_count.into())])) }
                        } }
                    }
                }
            }
        }
    }
}
