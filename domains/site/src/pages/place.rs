//! Where a page stands: in the foot, aside, away; before or behind others.

use base::{Refusal as _, Slug, Word as _};
use maud::{Markup, html};
use web::{
    Answer, At, Check, Complaints, Error, Fields, Form, Head, Input, Visit, number, offered,
};

use super::parts;
use crate::actions;
use crate::page::{PageRefusal, Place};
use crate::policy;
use crate::routes::{ListPages, PlacePage};
use crate::store::{self, Page, TextLine};

/// The farthest behind.
const LAST: i64 = 999;

struct Placing {
    page: Page,
    texts: Vec<TextLine>,
}

/// Shows the form.
pub async fn show(visit: Visit, At(at): At<PlacePage>) -> Answer {
    let placing = load(&visit, &at.page).await?;
    let fields = Fields::of([
        ("place", placing.page.place.as_word().to_owned()),
        ("position", placing.page.position.to_string()),
    ]);
    let form = Form::filled(&visit.t, fields);
    Ok(visit.page(head(&visit), placing.draw(&visit, &form)))
}

/// Takes the form. A second time changes nothing.
pub async fn save(visit: Visit, At(at): At<PlacePage>, fields: Fields) -> Answer {
    let by = visit.member()?.person;
    let mut check = Check::of(&fields);
    let place = check.read("place", offered::<Place>);
    let position = check.read("position", number(0, LAST));
    let complaints = check.complaints();
    let Some(to) = place.zip(position) else {
        return refuse(&visit, &at.page, fields, complaints).await;
    };
    let (slug, now) = (&at.page, &visit.now);
    let placed = visit
        .app
        .db
        .write(|tx| actions::set_place(tx, by, slug, to, now))
        .await;
    match placed {
        Ok(()) => Ok(visit.go_saying(&ListPages {}, &visit.t.say("site-placed"))),
        Err(error) => match error.refusal::<PageRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("place", refusal.word());
                refuse(&visit, slug, fields, complaints).await
            }
            None => Err(error),
        },
    }
}

async fn load(visit: &Visit, slug: &Slug) -> Result<Placing, Error> {
    policy::edit(parts::role(visit))?;
    let session = visit.app.db.read().await?;
    let page = store::page(&session, slug).await?.ok_or(Error::NotFound)?;
    let texts = store::texts(&session, page.id).await?;
    Ok(Placing { page, texts })
}

async fn refuse(visit: &Visit, slug: &Slug, fields: Fields, complaints: Complaints) -> Answer {
    let placing = load(visit, slug).await?;
    let form = Form::refused(&visit.t, fields, complaints);
    Ok(visit.refused_form(head(visit), placing.draw(visit, &form), &form))
}

fn head(visit: &Visit) -> Head {
    Head::of(visit.t.say("site-place"))
        .narrow()
        .within("/about")
}

impl Placing {
    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let slug = &self.page.slug;
        html! {
            header.head {
                (parts::steward_crumbs(t))
                h1 { (t.say("site-place")) }
                @if let Some(text) = parts::chosen(visit, &self.texts) {
                    p.lede lang=(text.language) dir="auto" { (text.title) }
                }
            }
            (form.with_errors(&html! {
                form.form method="post" action=(PlacePage { page: slug.clone() }) novalidate {
                    (parts::place_field(t, form, Some(slug)))
                    (form.input(Input::of_kind("number", "position", "site-position").hint("site-position-hint")))
                    div.acts {
                        button.button { (t.say("site-place-save")) } " "
                        a href=(ListPages {}) { (t.say("site-cancel")) }
                    }
                }
            }))
        }
    }
}
