//! Two versions of a work: what went and what came.

use web::shell::difference;
use web::{At, Error, Head, Markup, T, Visit, html};

use super::parts;
use crate::actions::Actor;
use crate::policy;
use crate::routes::{CompareVersions, ShowWork};
use crate::store::work::{self, Version, Work};

pub(crate) async fn show(visit: Visit, At(at): At<CompareVersions>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let db = visit.app.db.read().await?;
    let work = work::work(&db, &at.work, by.person)
        .await?
        .ok_or(Error::NotFound)?;
    policy::see_work(work.role(by.person, by.is_steward))?;
    let query = visit.query();
    let number = |name| query.get(name).and_then(|n| n.parse::<i64>().ok());
    let to = number("to").unwrap_or(work.versions);
    let from = number("from").unwrap_or(to - 1);
    let before = work::version(&db, work.id, from).await?;
    let after = work::version(&db, work.id, to).await?;
    drop(db);
    let (before, after) = before.zip(after).ok_or(Error::NotFound)?;
    let title = title(&visit.t, &before, &after);
    let body = draw(&visit.t, &work, &before, &after);
    Ok(visit.page(Head::of(title).within("/courses"), body))
}

fn title(t: &T, before: &Version, after: &Version) -> String {
    let values = [("from", before.number.into()), ("to", after.number.into())];
    t.say_with("assessment-compare", &values)
}

fn draw(t: &T, work: &Work, before: &Version, after: &Version) -> Markup {
    let back = ShowWork {
        work: work.token.clone(),
    };
    html! {
        header.head {
            (parts::crumbs(t, &work.run_slug, work.course_title.as_str()))
            h1 { (title(t, before, after)) }
            p.lede dir="auto" { (work.task_title) }
        }
        div.stack {
            @if before.body == after.body {
                p { (t.say("assessment-same-text")) }
            } @else {
                (difference(&t.say("assessment-changes"), before.body.as_str(), after.body.as_str()))
            }
            @if before.link != after.link {
                h2 { (t.say("assessment-link-field")) }
                p.diff dir="auto" {
                    @if let Some(link) = &before.link { del { (link) } } " "
                    @if let Some(link) = &after.link { ins { (link) } }
                }
            }
            @if before.file_key != after.file_key {
                h2 { (t.say("assessment-file-field")) }
                p.diff dir="auto" {
                    @if let Some(name) = &before.file_name { del { (name) } } " "
                    @if let Some(name) = &after.file_name { ins { (name) } }
                }
            }
            p { a href=(back) { (t.say("assessment-back-to-work")) } }
        }
    }
}
