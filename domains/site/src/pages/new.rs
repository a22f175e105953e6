//! A page that stewards add.

use base::Refusal as _;
use maud::{Markup, html};
use web::once::{self, Once};
use web::{Answer, Check, Complaints, Fields, Form, Head, Input, Language, Visit, offered};

use super::{edit, parts};
use crate::actions::{self, Add, Save};
use crate::page::{self, Asking, PageRefusal, Place};
use crate::routes::{ListPages, NewPage, address};

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    let fields = Fields::of([
        ("language", parts::spoken(visit.t.language)),
        ("place", "aside"),
    ]);
    let form = Form::filled(&visit.t, fields);
    Ok(visit.page(head(&visit), draw(&visit, &form)))
}

/// Takes the form.
pub async fn save(visit: Visit, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let slug = check.read("slug", page::new_slug);
    let language = check.read("language", parts::offered);
    let place = check.read("place", offered::<Place>);
    let said = edit::read(&mut check).zip(slug).zip(language).zip(place);
    let complaints = check.complaints();
    let Some(((((written, why), slug), language), place)) = said else {
        return Ok(refused(&visit, fields, complaints));
    };
    let add = &Add {
        place,
        save: Save {
            slug,
            language,
            seen: 0,
            html: Save::html_of(&written),
            written,
            why,
            asking: Asking::Nothing,
        },
    };
    let (form, leads_to, now) = (&fields, &address(&add.save.slug), &visit.now);
    let added = visit
        .app
        .db
        .write(|tx| async move {
            match once::first_time(&tx, form, by, leads_to, now).await? {
                Once::Again(_) => Ok(()),
                Once::First => actions::add(tx, by, add, now).await,
            }
        })
        .await;
    match added {
        Ok(()) => Ok(visit.go_saying(leads_to, &visit.t.say("site-added"))),
        Err(error) => match error.refusal::<PageRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("slug", refusal.word());
                Ok(refused(&visit, fields, complaints))
            }
            None => Err(error),
        },
    }
}

fn refused(visit: &Visit, fields: Fields, complaints: Complaints) -> axum::response::Response {
    let form = Form::refused(&visit.t, fields, complaints);
    visit.refused_form(head(visit), draw(visit, &form), &form)
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("site-new")).within("/about")
}

fn draw(visit: &Visit, form: &Form<'_>) -> Markup {
    let t = &visit.t;
    let languages = Language::OFFERED.map(|one| (one.tag().to_owned(), one.own_name().to_owned()));
    html! {
        header.head {
            (parts::steward_crumbs(t))
            h1 { (t.say("site-new")) }
        }
        (form.with_errors(&html! {
            form.form method="post" action=(NewPage {}) novalidate {
                (once::field(&visit.now))
                (form.input(Input::text("slug", "site-slug").hint("site-slug-hint")))
                (form.select(Input::text("language", "site-language").hint("site-language-hint"), &languages))
                (parts::written_fields(form, "site:new"))
                (form.area(Input::text("why", "site-why").hint("site-why-hint"), 2, None))
                (parts::place_field(t, form, None))
                div.acts {
                    button.button { (t.say("site-add")) } " "
                    a href=(ListPages {}) { (t.say("site-cancel")) }
                }
            }
        }))
    }
}
