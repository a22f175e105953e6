//! The pages of editions, and what stands on top of each.

pub mod discussion;
pub mod document;
pub mod edition;
pub mod list;
pub mod people;
pub mod revisions;
pub mod thread;

use ::store::Session;
use base::{Handle, Name, PersonId, Slug};
use courses::CourseRole;
use courses::licence::LicenceName;
use courses::run::Run;
use maud::{Markup, html};
use web::shell::parts;
use web::{Error, T, Visit};

use crate::edition::{Edition, Source};
use crate::routes::{ListEditions, ShowDiscussion, ShowEdition, ShowPeople};
use crate::store::edition as at_rest;

/// An edition that somebody opened.
pub(crate) struct Opened {
    pub run: Run,
    pub edition: Edition,
    pub role: CourseRole,
}

/// Opens the edition of that address.
pub(crate) async fn open(
    session: &Session,
    slug: &Slug,
    person: Option<PersonId>,
) -> Result<Opened, Error> {
    let run = courses::store::run_by_slug(session, slug).await?;
    let run = run.ok_or(Error::NotFound)?;
    let found = at_rest::edition(session, run.id).await?;
    let edition = found.ok_or(Error::NotFound)?;
    let role = courses::store::stand(session, run.id, person).await?.role;
    Ok(Opened { run, edition, role })
}

/// A part of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    Syllabus,
    Discussion,
    People,
}

/// What stands on top of the pages of an edition: where one is, what it is, and that it changes no more.
pub(crate) fn top(visit: &Visit, opened: &Opened, tab: Tab) -> Markup {
    let t = &visit.t;
    let run = &opened.run;
    html! {
        header.head {
            (crumbs(t, None))
            h1 lang=(run.language.as_str()) dir="auto" { (run.title) }
            @if !run.question.is_empty() {
                p.lede lang=(run.language.as_str()) dir="auto" { (run.question) }
            }
        }
        (banner(visit, opened))
        (tabs(t, run, tab))
    }
}

/// The way back: to all editions, and to the edition that a page belongs to.
pub(crate) fn crumbs(t: &T, within: Option<&Run>) -> Markup {
    html! {
        nav.crumbs aria-label=(t.say("archive-crumbs")) {
            a href=(ListEditions {}) { (t.say("archive-editions")) }
            @if let Some(run) = within {
                " " a href=(ShowEdition { run: run.slug.clone() }) { bdi lang=(run.language.as_str()) { (run.title) } }
            }
        }
    }
}

/// Says that nothing changes here any more, where it came from, and where life goes on.
pub(crate) fn banner(visit: &Visit, opened: &Opened) -> Markup {
    let t = &visit.t;
    let since = t.day_of(opened.edition.frozen_at);
    let again = format!("/courses/{}/run-again", opened.run.course_slug);
    html! {
        div.notice.frozen {
            p {
                strong { (t.say_around("archive-read-only-since", &[("date", since)])) } " "
                @if opened.edition.began { (t.say("archive-banner")) } @else { (t.say("archive-banner-never-began")) } " "
                @if let Some(source) = &opened.edition.source { (came_from(t, source)) " " }
                (t.say_around("archive-living-site", &[("site", html! { a href="/" { (visit.app.site.name) } })]))
            }
            div.acts { a.button href=(again) { (t.say("archive-run-again")) } }
        }
    }
}

fn came_from(t: &T, source: &Source) -> Markup {
    let name = html! {
        @match &source.url {
            Some(url) => { a href=(url.as_str()) rel="noopener" lang="en" dir="auto" { (source.name) } }
            None => { bdi { (source.name) } }
        }
    };
    t.say_around("archive-came-from", &[("source", name)])
}

fn tabs(t: &T, run: &Run, tab: Tab) -> Markup {
    let slug = || run.slug.clone();
    let tabs = [
        (
            Tab::Syllabus,
            ShowEdition { run: slug() }.to_string(),
            "archive-syllabus",
        ),
        (
            Tab::Discussion,
            ShowDiscussion { run: slug() }.to_string(),
            "archive-discussion",
        ),
        (
            Tab::People,
            ShowPeople { run: slug() }.to_string(),
            "archive-people",
        ),
    ];
    html! {
        nav.tabs aria-label=(t.say("archive-parts")) {
            @for (one, href, word) in tabs {
                a href=(href) aria-current=[(one == tab).then_some("page")] { (t.say(word)) } " "
            }
        }
    }
}

/// Somebody, or nobody any more.
pub(crate) fn author(t: &T, handle: Option<&Handle>, name: Option<&Name>) -> Markup {
    html! {
        @match handle.zip(name) {
            Some((handle, name)) => { (parts::person(handle.as_str(), name.as_str())) }
            None => { span.meta { (t.say("archive-nobody")) } }
        }
    }
}

/// A licence with its address, where it is a known one.
pub(crate) fn licence(t: &T, licence: &courses::licence::Licence) -> Markup {
    let Some(known) = licence.known() else {
        return html! { bdi { (licence.as_str()) } };
    };
    let name = match known.name {
        LicenceName::Own(name) => name.to_owned(),
        LicenceName::Said(word) => t.say(word),
    };
    html! {
        @match known.url {
            Some(url) => { a href=(url) rel="license noopener" { bdi { (name) } } }
            None => { (name) }
        }
    }
}

/// Those inside only: a sentence instead of the texts.
pub(crate) fn for_members(t: &T) -> Markup {
    html! { div.notice { p { (t.say("archive-members-only")) } } }
}
