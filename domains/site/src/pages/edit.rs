//! Where stewards write a page.

use base::{LanguageTag, PersonId, Prose, Refusal as _, Slug, Title};
use maud::{Markup, html};
use people::care;
use people::consent::Document;
use web::once::{self, Once};
use web::shell::parts as shell;
use web::{
    Answer, At, Check, Complaints, Error, Fields, Form, Head, Input, Language, T, Visit, number,
    offered,
};

use super::{history, parts};
use crate::actions::{self, Save};
use crate::page::{self, Asking, PageRefusal, Written};
use crate::policy;
use crate::routes::{EditPage, PlacePage, address};
use crate::store::{self, Page, TextLine, Version};

struct Editing {
    page: Page,
    texts: Vec<TextLine>,
    language: LanguageTag,
    /// What the page says now in that language.
    now: Option<Version>,
    /// Where it says nothing yet: what it says in another one.
    other: Option<Version>,
}

/// What somebody else saved while this was written.
struct Theirs {
    /// What the page said before; nothing where theirs is the first text in that language.
    before: Option<Version>,
}

/// Shows what the page says, or what it said in an earlier version, in a form.
pub async fn show(visit: Visit, At(at): At<EditPage>) -> Answer {
    let editing = load(&visit, &at.page, asked(&visit, None)).await?;
    let query = visit.query();
    let from = query.get("from").and_then(|number| number.parse().ok());
    let session = visit.app.db.read().await?;
    let earlier = match from {
        Some(number) => {
            store::version(&session, editing.page.id, &editing.language, number).await?
        }
        None => None,
    };
    drop(session);
    let form = Form::filled(&visit.t, editing.fields(&visit.t, earlier.as_ref()));
    let body = editing.draw(&visit, &form, None);
    Ok(visit.page(editing.head(&visit.t), body))
}

/// Takes the form: saves a new version.
pub async fn save(visit: Visit, At(at): At<EditPage>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let language = asked(&visit, Some(&fields));
    let mut check = Check::of(&fields);
    let seen = check.read("version", number(0, i64::MAX));
    let asking = match page::document(&at.page) {
        Some(_) => check.read("asking", offered::<Asking>),
        None => Some(Asking::Nothing),
    };
    let parts = read(&mut check).zip(seen).zip(asking);
    let complaints = check.complaints();
    let Some((((written, why), seen), asking)) = parts else {
        return refuse(&visit, &at.page, language, (fields, complaints)).await;
    };
    let save = Save {
        slug: at.page,
        html: Save::html_of(&written),
        seen,
        written,
        why,
        asking,
        language,
    };
    let leads_to = format!("{}?language={}", address(&save.slug), save.language);
    match send(&visit, by, &save, (&fields, &leads_to)).await {
        Ok(()) => Ok(visit.go_saying(&leads_to, &visit.t.say(said(&save)))),
        Err(error) => match error.refusal::<PageRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("text", refusal.word());
                refuse(&visit, &save.slug, save.language, (fields, complaints)).await
            }
            None => Err(error),
        },
    }
}

/// What a steward writes, and why.
pub(super) fn read(check: &mut Check<'_>) -> Option<(Written, Prose)> {
    let title = check.read("title", Title::parse);
    let text = check.read("text", page::text);
    let why = check.read("why", care::reason);
    let written = title.zip(text).map(|(title, text)| Written { title, text });
    written.zip(why)
}

/// Saves it once, however often the form comes.
async fn send(
    visit: &Visit,
    by: PersonId,
    save: &Save,
    (fields, leads_to): (&Fields, &str),
) -> Result<(), Error> {
    let today = visit.app.site.zone.day(visit.now.at);
    let now = &visit.now;
    visit
        .app
        .db
        .write(|tx| async move {
            match once::first_time(&tx, fields, by, leads_to, now).await? {
                Once::Again(_) => Ok(()),
                Once::First => actions::save(tx, by, save, today, now).await,
            }
        })
        .await
}

fn said(save: &Save) -> &'static str {
    match save.asking {
        Asking::Anew => "site-saved-asking",
        Asking::Nothing => "site-saved",
    }
}

/// The language that is written: as the form or the address says, or the reader's own.
fn asked(visit: &Visit, fields: Option<&Fields>) -> LanguageTag {
    let query = visit.query();
    let said = match fields {
        Some(fields) => Some(fields.text("language")),
        None => query.get("language"),
    };
    let own = parts::spoken(visit.t.language);
    [said.unwrap_or_default(), own]
        .into_iter()
        .find_map(|tag| parts::offered(tag).ok())
        .unwrap_or_else(LanguageTag::unknown)
}

async fn load(visit: &Visit, slug: &Slug, language: LanguageTag) -> Result<Editing, Error> {
    policy::edit(parts::role(visit))?;
    let session = visit.app.db.read().await?;
    let page = store::page(&session, slug).await?.ok_or(Error::NotFound)?;
    let texts = store::texts(&session, page.id).await?;
    let own = texts.iter().find(|text| text.language == language);
    let shown = own.or_else(|| parts::chosen(visit, &texts));
    let version = match shown {
        Some(text) => store::version(&session, page.id, &text.language, text.number).await?,
        None => None,
    };
    let (now, other) = match version {
        Some(version) if version.language == language => (Some(version), None),
        other => (None, other),
    };
    Ok(Editing {
        page,
        texts,
        language,
        now,
        other,
    })
}

/// The same form with what is wrong. Where somebody else saved meanwhile, it shows what they changed, and goes out over theirs.
async fn refuse(
    visit: &Visit,
    slug: &Slug,
    language: LanguageTag,
    (fields, complaints): (Fields, Complaints),
) -> Answer {
    let editing = load(visit, slug, language).await?;
    let seen: i64 = fields.text("version").parse().unwrap_or(0);
    let meanwhile = editing.number() > seen;
    let before = if meanwhile {
        let session = visit.app.db.read().await?;
        store::version(&session, editing.page.id, &editing.language, seen).await?
    } else {
        None
    };
    let theirs = meanwhile.then_some(Theirs { before });
    let fields = parts::with(&fields, "version", &editing.number().to_string());
    let form = Form::refused(&visit.t, fields, complaints);
    let body = editing.draw(visit, &form, theirs.as_ref());
    Ok(visit.refused_form(editing.head(&visit.t), body, &form))
}

/// Under which name the browser keeps what is typed over a version.
pub(super) fn draft(slug: &Slug, language: &str, over: i64) -> String {
    format!("site:{slug}:{language}:{over}")
}

impl Editing {
    fn number(&self) -> i64 {
        self.now.as_ref().map_or(0, |version| version.number)
    }

    fn fields(&self, t: &T, earlier: Option<&Version>) -> Fields {
        let shown = earlier.or(self.now.as_ref());
        let why = earlier.map_or_else(String::new, |earlier| {
            t.say_with("site-why-restore", &[("number", earlier.number.into())])
        });
        Fields::of([
            ("version", self.number().to_string()),
            (
                "title",
                shown.map_or_else(String::new, |one| one.title.to_string()),
            ),
            (
                "text",
                shown.map_or_else(String::new, |one| one.body.to_string()),
            ),
            ("why", why),
        ])
    }

    fn head(&self, t: &T) -> Head {
        Head::of(self.title(t)).within("/about")
    }

    fn title(&self, t: &T) -> String {
        let named = self.now.as_ref().or(self.other.as_ref());
        let named = named.map_or(self.page.slug.as_str(), |version| version.title.as_str());
        t.say_with("site-edit-of", &[("title", named.into())])
    }

    fn draw(&self, visit: &Visit, form: &Form<'_>, theirs: Option<&Theirs>) -> Markup {
        let t = &visit.t;
        let place = PlacePage {
            page: self.page.slug.clone(),
        };
        html! {
            header.head {
                (parts::steward_crumbs(t))
                h1 dir="auto" { (self.title(t)) }
                p.meta.dots {
                    span { a href=(address(&self.page.slug)) { (t.say("site-read")) } } " "
                    span { a href=(place) { (t.say("site-place-change")) } }
                }
            }
            (self.languages(t))
            (self.notices(t))
            @if let Some(theirs) = theirs { (self.meanwhile(t, theirs)) }
            (self.form(visit, form))
            @if let Some(other) = &self.other {
                section.section {
                    h2 { (t.say_around("site-text-in", &[("language", parts::named(&other.language))])) }
                    (shell::prose(&other.language, &other.body_html))
                }
            }
        }
    }

    fn languages(&self, t: &T) -> Markup {
        html! {
            nav.tabs aria-label=(t.say("site-languages")) {
                @for language in Language::OFFERED {
                    a href=(parts::edit_address(&self.page.slug, language.tag())) lang=(language.tag()) hreflang=(language.tag())
                        aria-current=[(language.tag() == self.language.as_str()).then_some("page")] { (language.own_name()) } " "
                }
            }
        }
    }

    /// What whoever writes should know first.
    fn notices(&self, t: &T) -> Markup {
        let is_shipped = self.now.as_ref().is_some_and(|version| {
            version.author_id.is_none() && page::came_with_the_program(version.made_at)
        });
        html! {
            @if is_shipped { div.notice { p { (t.say("site-fit")) } } }
            @if self.now.is_none() && !self.texts.is_empty() { div.notice { p { (t.say("site-not-yet")) } } }
        }
    }

    /// What somebody else saved while this was written.
    fn meanwhile(&self, t: &T, theirs: &Theirs) -> Markup {
        let said = |version: &Version| (version.title.to_string(), version.body.to_string());
        let before = theirs.before.as_ref().map(said).unwrap_or_default();
        let after = self.now.as_ref().map(said).unwrap_or_default();
        html! {
            section.section {
                h2 { (t.say("site-meanwhile")) }
                p { (t.say("site-meanwhile-why")) }
                (history::changed(t, (&before.0, &before.1), (&after.0, &after.1), &self.language))
            }
        }
    }

    fn form(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let slug = &self.page.slug;
        let draft = draft(slug, self.language.as_str(), self.number());
        let document = page::document(slug);
        form.with_errors(&html! {
            form.form method="post" action=(EditPage { page: slug.clone() }) novalidate {
                (once::field(&visit.now))
                input type="hidden" name="language" value=(self.language);
                input type="hidden" name="version" value=(form.value("version"));
                (parts::written_fields(form, &draft))
                (form.area(Input::text("why", "site-why").hint("site-why-hint"), 2, None))
                @if let Some(document) = document { (asking(t, form, document)) }
                div.acts {
                    button.button { (t.say("site-save")) } " "
                    a href=(address(slug)) { (t.say("site-cancel")) }
                }
            }
        })
    }
}

/// Does this change need a new yes of everyone?
fn asking(t: &T, form: &Form<'_>, document: Document) -> Markup {
    let meaning = t.say_with(
        "site-asking-anew-why",
        &[("document", t.say(document.word()).into())],
    );
    let choices = [
        ("anew", t.say("site-asking-anew"), Some(meaning)),
        (
            "nothing",
            t.say("site-asking-nothing"),
            Some(t.say("site-asking-nothing-why")),
        ),
    ];
    form.radios(
        Input::text("asking", "site-asking").hint("site-asking-hint"),
        &choices,
    )
}
