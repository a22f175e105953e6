//! Two versions of a work: what went and what came.

use web::{At, Error, Head, Markup, T, Visit, html};

use super::parts;
use crate::actions::Actor;
use crate::compare::{Piece, compare};
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
    let pieces = compare(before.body.as_str(), after.body.as_str());
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
                div.diff role="region" aria-label=(t.say("assessment-changes")) tabindex="0" dir="auto" {
                    @for line in lines(&pieces) { p { (line) } }
                }
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

/// The pieces as lines of the text: an end of line that came or went ends a line, too.
fn lines(pieces: &[Piece<'_>]) -> Vec<Markup> {
    let mut lines: Vec<Vec<Piece<'_>>> = vec![Vec::new()];
    for piece in pieces {
        let (Piece::Kept(word) | Piece::Gone(word) | Piece::Come(word)) = piece;
        if *word == "\n" {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            line.push(*piece);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
        .iter()
        .map(|line| html! { @for run in runs(line) { (run) } })
        .collect()
}

/// Words of one fate that follow each other are marked together.
fn runs(line: &[Piece<'_>]) -> Vec<Markup> {
    use std::mem::discriminant;
    line.chunk_by(|one, two| discriminant(one) == discriminant(two))
        .map(|run| {
            let text: String = run
                .iter()
                .map(|piece| match piece {
                    Piece::Kept(word) | Piece::Gone(word) | Piece::Come(word) => *word,
                })
                .collect();
            match run.first() {
                Some(Piece::Gone(_)) => html! { del { (text) } },
                Some(Piece::Come(_)) => html! { ins { (text) } },
                Some(Piece::Kept(_)) | None => html! { (text) },
            }
        })
        .collect()
}
