//! All pages of the site, for stewards.

use base::{LanguageTag, Slug};
use maud::{Markup, html};
use web::{Answer, Head, Language, T, Visit};

use super::parts;
use crate::page::{self, Place};
use crate::routes::{ListVersions, NewPage, PlacePage, address};
use crate::store::{self, Called};

/// A page with what it is called.
struct Line<'a> {
    slug: &'a Slug,
    place: Place,
    called: Vec<&'a Called>,
}

/// Shows the list.
pub async fn show(visit: Visit) -> Answer {
    let session = visit.app.db.read().await?;
    let called = store::pages(&session).await?;
    let head = Head::of(visit.t.say("site-pages")).within("/about");
    Ok(visit.page(head, draw(&visit.t, &lines(&called))))
}

fn lines(called: &[Called]) -> Vec<Line<'_>> {
    called
        .chunk_by(|one, two| one.slug == two.slug)
        .filter_map(|texts| {
            let first = texts.first()?;
            Some(Line {
                slug: &first.slug,
                place: first.place,
                called: texts.iter().collect(),
            })
        })
        .collect()
}

fn draw(t: &T, lines: &[Line<'_>]) -> Markup {
    html! {
        header.head {
            h1 { (t.say("site-pages")) }
            p.lede { (t.say("site-pages-lede")) }
            div.acts { a.button href=(NewPage {}) { (t.say("site-new")) } }
        }
        h2.vh { (t.say("site-pages-all")) }
        ul.tasks data-list { @for line in lines { (line.draw(t)) } }
    }
}

impl Line<'_> {
    fn has(&self, language: Language) -> bool {
        let tag = language.tag();
        self.called.iter().any(|one| one.language.as_str() == tag)
    }

    /// What it is called for this reader.
    fn title(&self, t: &T) -> Option<&Called> {
        let wishes = [parts::spoken(t.language), "en"];
        let has: Vec<&LanguageTag> = self.called.iter().map(|one| &one.language).collect();
        let language = page::chosen(&has, &wishes)?;
        let is_it = |one: &&&Called| one.language == *language;
        self.called.iter().find(is_it).copied()
    }

    fn draw(&self, t: &T) -> Markup {
        let (slug, place) = (
            self.slug,
            PlacePage {
                page: self.slug.clone(),
            },
        );
        let versions = ListVersions { page: slug.clone() };
        let unknown = LanguageTag::unknown();
        let (language, title) = self.title(t).map_or((&unknown, slug.as_str()), |called| {
            (&called.language, called.title.as_str())
        });
        html! {
            li.task {
                div.task-body {
                    h3 { a href=(address(slug)) lang=(language) dir="auto" { (title) } }
                    p.meta.dots {
                        span { bdi { (address(slug)) } } " "
                        span { (t.say(self.place.word())) }
                    }
                }
                div.task-end {
                    div.acts {
                        @for language in Language::OFFERED { (self.edit(t, language)) " " }
                        a href=(versions) { (t.say("site-versions")) span.vh { " " (title) } } " "
                        a href=(place) { (t.say("site-place-change")) span.vh { " " (title) } }
                    }
                }
            }
        }
    }

    /// The way to write it in that language, which says whether there is something.
    fn edit(&self, t: &T, language: Language) -> Markup {
        let word = if self.has(language) {
            "site-edit-in"
        } else {
            "site-translate-into"
        };
        html! {
            a href=(parts::edit_address(self.slug, language.tag())) {
                (t.say_around(word, &[("language", html! { span lang=(language.tag()) { (language.own_name()) } })]))
            }
        }
    }
}
