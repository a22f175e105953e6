//! One edition: what it was about, its facts and its syllabus.

use courses::store::run::Peer;
use courses::store::{Syllabus, SyllabusActivity, SyllabusUnit, Version};
use discussion::store::RunFigures;
use maud::{Markup, html};
use web::shell::parts;
use web::{Answer, At, Error, Head, T, Visit};

use super::{Opened, Tab, licence, open, top};
use crate::actions;
use crate::routes::{FreezeRun, ShowDocument, ShowEdition};

pub async fn show(visit: Visit, At(at): At<ShowEdition>) -> Answer {
    let session = visit.app.db.read().await?;
    let opened = open(&session, &at.run, visit.person()).await?;
    let version = courses::store::version(&session, opened.run.version).await?;
    let version = version.ok_or(Error::NotFound)?;
    let syllabus = courses::store::syllabus(&session, version.id).await?;
    let organizers = courses::store::organizers(&session, opened.run.id).await?;
    let figures = discussion::store::run_figures(&session, opened.run.id).await?;
    let body = html! {
        (parts::banner(opened.run.course_slug.as_str()))
        (top(&visit, &opened, Tab::Syllabus))
        div.with-side {
            div.stack {
                (about(&visit.t, &version))
                (units(&visit.t, &opened, &syllabus))
            }
            aside.side aria-label=(visit.t.say("archive-about")) {
                section.panel {
                    h2 { (visit.t.say("archive-about")) }
                    (facts(&visit.t, &opened, &organizers, &figures))
                }
                section.panel {
                    h2 { (visit.t.say("archive-cite")) }
                    p { (cite(&visit, &opened, &organizers)) }
                }
            }
        }
    };
    let head = Head::of(opened.run.title.as_str())
        .described(opened.run.question.as_str())
        .within("/editions")
        .with_icon(opened.run.course_slug.as_str());
    Ok(visit.page(head, body))
}

fn about(t: &T, version: &Version) -> Markup {
    let parts = [
        ("archive-summary", &version.summary_html),
        ("archive-outcomes", &version.outcomes_html),
        ("archive-prerequisites", &version.prerequisites_html),
    ];
    html! {
        @for (word, text) in parts {
            @if !text.is_empty() {
                section.section {
                    h2 { (t.say(word)) }
                    (parts::prose(&version.language, text))
                }
            }
        }
    }
}

fn units(t: &T, opened: &Opened, syllabus: &Syllabus) -> Markup {
    html! {
        section.section {
            h2 { (t.say("archive-syllabus")) }
            @if syllabus.is_empty() { p.meta { (t.say("archive-no-documents")) } }
            @for units in syllabus.units.chunk_by(|one, next| is_one_document(one) && is_one_document(next)) {
                @if units.iter().all(is_one_document) {
                    (list_of_documents(t, opened, units.iter().flat_map(|unit| &unit.activities)))
                } @else {
                    @for unit in units { (one_unit(t, opened, unit)) }
                }
            }
        }
    }
}

/// The unit is one document of the same name: that name stands there once, in one list with its neighbours.
fn is_one_document(unit: &SyllabusUnit) -> bool {
    let only = matches!(&unit.activities[..], [only] if only.activity.title == unit.unit.title);
    only && unit.unit.intro_html.is_empty()
}

fn one_unit(t: &T, opened: &Opened, unit: &SyllabusUnit) -> Markup {
    let language = opened.run.language.as_str();
    html! {
        section.unit id={ "u_" (unit.unit.token) } {
            h2 lang=(language) dir="auto" { (unit.unit.title) }
            @if !unit.unit.intro_html.is_empty() { (parts::prose(&opened.run.language, &unit.unit.intro_html)) }
            (list_of_documents(t, opened, &unit.activities))
        }
    }
}

fn list_of_documents<'a>(
    t: &T,
    opened: &Opened,
    parts: impl IntoIterator<Item = &'a SyllabusActivity>,
) -> Markup {
    let language = opened.run.language.as_str();
    html! {
        ul.tasks {
            @for part in parts {
                @let show = ShowDocument { run: opened.run.slug.clone(), activity: part.activity.token.clone() };
                li.task {
                    div.task-body {
                        h3 { a href=(show) lang=(language) dir="auto" { (part.activity.title) } }
                        @if part.minutes() > 0 {
                            p.meta { (t.say_with("archive-minutes", &[("count", i64::from(part.minutes()).into())])) }
                        }
                    }
                }
            }
        }
    }
}

fn facts(t: &T, opened: &Opened, organizers: &[Peer], figures: &RunFigures) -> Markup {
    let run = &opened.run;
    let edition = &opened.edition;
    let learners = i64::from(run.seats_taken);
    let source = edition.source.as_ref();
    let days = run.starts_on.zip(run.ends_on);
    let days = days.map(|(start, end)| {
        t.say_around(
            "archive-from-to",
            &[("start", t.date(start)), ("end", t.date(end))],
        )
    });
    let history = html! { a href={ "/courses/" (run.course_slug) "/versions" } { (t.say("archive-lineage-link")) } };
    let said = source.and_then(|source| source.said_status.as_deref());
    html! {
        dl.facts {
            @if let Some(days) = days { (parts::fact(&t.say("archive-dates"), &days)) }
            @if !organizers.is_empty() {
                (parts::fact(&t.say("archive-organizers"), &html! {
                    @for one in organizers { (parts::person(one.handle.as_str(), one.name.as_str())) " " }
                }))
            }
            (parts::fact(&t.say("archive-participants"), &html! { (learners) }))
            @if let Some(seats) = source.and_then(|source| source.said_seats).filter(|seats| *seats > 0) {
                (parts::fact(&t.say("archive-seats"), &html! { (seats) }))
            }
            (parts::fact(&t.say("archive-posts"), &html! { (figures.posts) }))
            (parts::fact(&t.say("archive-language"), &html! { (run.language.own_name()) }))
            @if let Some(status) = said {
                (parts::fact(&t.say("archive-status"), &html! { q lang="en" dir="auto" { (status) } }))
            }
            (parts::fact(&t.say("archive-licence"), &licence(t, &edition.licence)))
            @if !edition.attribution.is_empty() {
                (parts::fact(&t.say("archive-attribution"), &html! { bdi lang="en" { (edition.attribution) } }))
            }
            (parts::fact(&t.say("archive-lineage"), &history))
        }
    }
}

/// How to name an edition in a text of one's own.
fn cite(visit: &Visit, opened: &Opened, organizers: &[Peer]) -> Markup {
    let edition = &opened.edition;
    let names: Vec<&str> = organizers.iter().map(|one| one.name.as_str()).collect();
    let by = match (names.is_empty(), edition.attribution.is_empty()) {
        (false, false) => format!("{}; {}", names.join(", "), edition.attribution),
        (false, true) => names.join(", "),
        (true, _) => edition.attribution.clone(),
    };
    let year = visit.t.zone.day(edition.ended_at).year();
    let address = format!(
        "{}{}",
        visit.app.site.base,
        ShowEdition {
            run: opened.run.slug.clone()
        }
    );
    html! {
        @if !by.is_empty() { bdi { (by) } " " }
        "(" (year) "). "
        cite lang=(opened.run.language.as_str()) dir="auto" { (opened.run.title) } ". "
        (licence(&visit.t, &edition.licence)) ". "
        code.copy { (address) }
    }
}

pub async fn freeze(visit: Visit, At(at): At<FreezeRun>) -> Answer {
    let person = visit.member()?.person;
    let run = {
        let session = visit.app.db.read().await?;
        let run = courses::store::run_by_slug(&session, &at.run).await?;
        run.ok_or(Error::NotFound)?
    };
    let now = &visit.now;
    visit
        .app
        .db
        .write(|tx| actions::freeze_by(tx, person, run.id, now))
        .await?;
    let said = visit.t.say("archive-frozen");
    Ok(visit.go_saying(&ShowEdition { run: at.run }, &said))
}
