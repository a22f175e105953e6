//! Where stewards suspend a person, and lift it.

use axum::response::Response;
use base::Refusal as _;
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Head, Input, Visit};

use super::parts;
use crate::actions::care;
use crate::care::{CareRefusal, reason};
use crate::emails::decided::{self, Decided};
use crate::person::PersonKind;
use crate::routes::{LiftSuspension, ShowPerson, SuspendPerson};
use crate::store::{self, Person, Suspension};

/// What the page shows.
struct Page {
    person: Person,
    suspension: Option<Suspension>,
}

impl Page {
    async fn load(visit: &Visit, at: &SuspendPerson) -> Result<Self, Error> {
        let session = visit.app.db.read().await?;
        let person = store::by_handle(&session, &at.handle).await?;
        let person = person
            .filter(|person| person.kind == PersonKind::Member)
            .ok_or(Error::NotFound)?;
        Ok(Self {
            suspension: store::suspension(&session, person.id).await?,
            person,
        })
    }

    fn head(&self, visit: &Visit) -> Head {
        Head::of(visit.t.say(self.words()[0])).narrow()
    }

    /// Heading, lede and button: to suspend, or to lift.
    fn words(&self) -> [&'static str; 3] {
        match self.suspension {
            None => [
                "people-suspend",
                "people-suspend-lede",
                "people-suspend-act",
            ],
            Some(_) => ["people-lift", "people-lift-lede", "people-lift-act"],
        }
    }

    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        let [heading, lede, act] = self.words();
        let handle = self.person.handle.clone();
        let back = ShowPerson {
            handle: handle.clone(),
        };
        let action = match self.suspension {
            None => SuspendPerson { handle }.to_string(),
            Some(_) => LiftSuspension { handle }.to_string(),
        };
        html! {
            header.head {
                h1 { (t.say(heading)) }
                p { (shell::person(self.person.handle.as_str(), self.person.name.as_str())) }
                p.lede { (t.say(lede)) }
            }
            @if let Some(suspension) = &self.suspension {
                p.meta { (t.say_around("people-suspended-since", &[("day", t.day_of(suspension.since))])) }
                blockquote { p dir="auto" { (suspension.why) } }
            }
            form.form method="post" action=(action) novalidate {
                (form.with_errors(&html! {
                    (form.area(Input::text("why", "people-report-why").hint("people-report-why-hint"), 4, None))
                    div.acts { button.button { (t.say(act)) } " " a href=(back) { (t.say("people-cancel")) } }
                }))
            }
        }
    }

    fn refused(&self, visit: &Visit, fields: Fields, complaints: Complaints) -> Response {
        let form = Form::refused(&visit.t, fields, complaints);
        visit.refused_form(self.head(visit), self.draw(visit, &form), &form)
    }
}

/// Shows the form.
pub async fn show(visit: Visit, At(at): At<SuspendPerson>) -> Answer {
    let page = Page::load(&visit, &at).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(page.head(&visit), page.draw(&visit, &form)))
}

/// Suspends the person.
pub async fn suspend(visit: Visit, At(at): At<SuspendPerson>, fields: Fields) -> Answer {
    decide(&visit, &at, fields, &Decided::Suspended).await
}

/// Lifts it.
pub async fn lift(visit: Visit, At(at): At<LiftSuspension>, fields: Fields) -> Answer {
    let at = SuspendPerson { handle: at.handle };
    decide(&visit, &at, fields, &Decided::Lifted).await
}

async fn decide(visit: &Visit, at: &SuspendPerson, fields: Fields, decided: &Decided) -> Answer {
    let by = visit.member()?.person;
    let page = Page::load(visit, at).await?;
    let mut check = Check::of(&fields);
    let why = check.read("why", reason);
    let complaints = check.complaints();
    let Some(why) = why else {
        return Ok(page.refused(visit, fields, complaints));
    };
    let (who, site) = (page.person.id, &visit.app.site);
    let session = visit.app.db.read().await?;
    let letter = parts::letter_for(visit, &session, who, |t, name| {
        decided::draft(t, site, name, (decided, &why))
    });
    let letter = letter.await?.ok_or(Error::NotFound)?;
    drop(session);
    let (told, now) = ((&why, &letter), &visit.now);
    let (done, said) = match decided {
        Decided::Lifted => {
            let work = visit.app.db.write(|tx| care::lift(tx, by, who, told, now));
            (work.await, "people-lifted")
        }
        Decided::Suspended | Decided::Hidden(_) => {
            let work = visit
                .app
                .db
                .write(|tx| care::suspend(tx, by, who, told, now));
            (work.await, "people-suspended")
        }
    };
    match done {
        Ok(()) => {
            let to = ShowPerson {
                handle: page.person.handle,
            };
            Ok(visit.go_saying(&to, &visit.t.say(said)))
        }
        Err(error) => match error.refusal::<CareRefusal>() {
            Some(refusal) => {
                let complaints = Complaints::one("why", refusal.word());
                Ok(page.refused(visit, fields, complaints))
            }
            None => Err(error),
        },
    }
}
