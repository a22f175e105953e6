//! What several pages of this room share.

use ::store::Session;
use base::{LanguageTag, Slug, TextProblem};
use maud::{Markup, html};
use web::shell::parts;
use web::{Error, Fields, Form, Input, Language, T, Visit};

use crate::page;
use crate::policy::{self, SiteRole};
use crate::routes::{EditPage, ListPages, ListVersions, address};
use crate::store::{self, Page, TextLine, VersionLine};

/// The page of that name, if whoever is looking may see it.
pub(super) async fn find(visit: &Visit, session: &Session, slug: &Slug) -> Result<Page, Error> {
    let page = store::page(session, slug).await?.ok_or(Error::NotFound)?;
    // what was put away is not there, for those who do not care for the site
    policy::read(role(visit), page.place).map_err(|_| Error::NotFound)?;
    Ok(page)
}

/// What whoever is looking is to the site.
pub(super) fn role(visit: &Visit) -> SiteRole {
    match &visit.viewer {
        Some(viewer) if viewer.is_steward() => SiteRole::Steward,
        Some(_) | None => SiteRole::Reader,
    }
}

/// The text that this reader gets: in the language of the address, in their own, in that of the site, in English, or as there is.
pub(super) fn chosen<'a>(visit: &Visit, texts: &'a [TextLine]) -> Option<&'a TextLine> {
    let query = visit.query();
    let asked = query.get("language").unwrap_or_default();
    let own = spoken(visit.t.language);
    let wishes = [asked, own, visit.app.site.language.tag(), "en"];
    let has: Vec<&LanguageTag> = texts.iter().map(|text| &text.language).collect();
    let language = page::chosen(&has, &wishes)?;
    texts.iter().find(|text| text.language == *language)
}

/// The tag of a language that texts are written in: nobody writes in the one for tests.
pub(super) fn spoken(language: Language) -> &'static str {
    match language {
        Language::Pseudo => Language::English.tag(),
        Language::English | Language::Spanish | Language::Arabic => language.tag(),
    }
}

/// A door for a language that the site speaks.
pub(super) fn offered(text: &str) -> Result<LanguageTag, TextProblem> {
    let language = Language::OFFERED.into_iter().find(|one| one.tag() == text);
    LanguageTag::parse(language.ok_or(TextProblem::NoSuchLanguage)?.tag())
}

/// A language by its own name, as it is written in itself.
pub(super) fn named(language: &LanguageTag) -> Markup {
    html! { span lang=(language) dir=(language.direction().as_html()) { (own_name(language)) } }
}

/// The name of a language as the site writes it.
pub(super) fn own_name(language: &LanguageTag) -> &str {
    match Language::of_tag(language.as_str()) {
        Some(known) => known.own_name(),
        None => language.own_name(),
    }
}

/// Who saved a version.
pub(super) fn author(t: &T, line: &VersionLine) -> Markup {
    html! {
        @match line.handle.as_ref().zip(line.name.as_ref()) {
            Some((handle, name)) => (parts::person(handle.as_str(), name.as_str())),
            None if page::came_with_the_program(line.made_at) => { (t.say("site-shipped")) },
            None => { (t.say("site-nobody")) },
        }
    }
}

/// The way back from what is about a page.
pub(super) fn crumbs(t: &T, slug: &Slug, text: &TextLine) -> Markup {
    let versions = ListVersions { page: slug.clone() };
    html! {
        nav.crumbs aria-label=(t.say("site-crumbs")) {
            a href=(address(slug)) { bdi lang=(text.language) { (text.title) } } " "
            a href={ (versions) "?language=" (text.language) } { (t.say("site-versions")) }
        }
    }
}

/// The way back of stewards.
pub(super) fn steward_crumbs(t: &T) -> Markup {
    html! { nav.crumbs aria-label=(t.say("site-crumbs")) { a href=(ListPages {}) { (t.say("site-pages")) } } }
}

/// Where a page is written in one language.
pub(super) fn edit_address(slug: &Slug, language: &str) -> String {
    let edit = EditPage { page: slug.clone() };
    format!("{edit}?language={language}")
}

/// What a steward writes: title and text.
pub(super) fn written_fields(form: &Form<'_>, draft: &str) -> Markup {
    html! {
        (form.input(Input::text("title", "site-title").hint("site-title-hint")))
        (form.editor(Input::text("text", "site-text").hint("site-text-hint"), 20, draft))
    }
}

/// Where a page may stand.
pub(super) fn place_field(t: &T, form: &Form<'_>, slug: Option<&Slug>) -> Markup {
    let choices: Vec<(&str, String, Option<String>)> = <page::Place as base::Word>::ALL
        .iter()
        .filter(|place| slug.is_none_or(|slug| page::may_stand(slug, **place).is_ok()))
        .map(|place| (base::Word::as_word(*place), t.say(place.word()), None))
        .collect();
    form.radios(Input::text("place", "site-place"), &choices)
}

/// Fields of a form with one of them replaced.
pub(super) fn with(fields: &Fields, name: &str, value: &str) -> Fields {
    let kept = fields.pairs().iter().filter(|(field, _)| field != name);
    let kept = kept.map(|(field, value)| (field.clone(), value.clone()));
    Fields::of(kept.chain([(name.to_owned(), value.to_owned())]))
}
