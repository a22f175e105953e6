//! Where somebody reports something, whatever room it stands in, and where one answers what stewards decided.

use axum::response::Response;
use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Check, Complaints, Error, Fields, Form, Head, Input, Visit};

use super::deeds;
use crate::actions::care::{self, Reported};
use crate::care::{ReportKind, reason};
use crate::pace::Deed;
use crate::person::PersonKind;
use crate::routes::{AnswerStewards, ReportPerson, Settings, ShowPerson};
use crate::store;

/// A form with a reason: what it is about, where it goes, and the keys of its words.
struct Sheet<'a> {
    what: &'a Reported,
    /// What it is called, shown above the form.
    title: &'a str,
    action: String,
    words: Words,
}

/// The keys of a sheet's words.
struct Words {
    heading: &'static str,
    lede: &'static str,
    field: &'static str,
    act: &'static str,
    done: &'static str,
}

const REPORT: Words = Words {
    heading: "people-report",
    lede: "people-report-lede",
    field: "people-report-reason",
    act: "people-report-act",
    done: "people-report-done",
};

const ANSWER: Words = Words {
    heading: "people-answer",
    lede: "people-answer-lede",
    field: "people-answer-text",
    act: "people-answer-act",
    done: "people-answer-done",
};

/// Shows the form with which something is reported: for the page of any room. `title` is what it is called there.
pub fn show(visit: &Visit, what: &Reported, (title, action): (&str, &str)) -> Response {
    let sheet = Sheet {
        what,
        title,
        action: action.to_owned(),
        words: REPORT,
    };
    sheet.show(visit)
}

/// Takes that form.
pub async fn send(
    visit: &Visit,
    what: &Reported,
    (title, action): (&str, &str),
    fields: Fields,
) -> Answer {
    let sheet = Sheet {
        what,
        title,
        action: action.to_owned(),
        words: REPORT,
    };
    sheet.send(visit, fields).await
}

impl Sheet<'_> {
    fn show(&self, visit: &Visit) -> Response {
        let form = Form::blank(&visit.t);
        visit.page(self.head(visit), self.draw(visit, &form))
    }

    async fn send(&self, visit: &Visit, fields: Fields) -> Answer {
        let viewer = visit.member()?;
        let mut check = Check::of(&fields);
        let read = check.read("reason", reason);
        let complaints = check.complaints();
        let Some(reason) = read else {
            return Ok(self.refused(visit, fields, complaints));
        };
        match deeds::count(visit, Deed::Report).await {
            Ok(()) => {}
            Err(Error::Wait(until)) => {
                let complaints = Complaints::wait("reason", until, visit.now.at);
                return Ok(self.refused(visit, fields, complaints));
            }
            Err(error) => return Err(error),
        }
        let (by, now, what) = (viewer.person, &visit.now, self.what);
        visit
            .app
            .db
            .write(|tx| care::report(tx, by, what, &reason, now))
            .await?;
        Ok(visit.go_saying(&self.what.address, &visit.t.say(self.words.done)))
    }

    fn refused(&self, visit: &Visit, fields: Fields, complaints: Complaints) -> Response {
        let form = Form::refused(&visit.t, fields, complaints);
        visit.refused_form(self.head(visit), self.draw(visit, &form), &form)
    }

    fn head(&self, visit: &Visit) -> Head {
        Head::of(visit.t.say(self.words.heading)).narrow()
    }

    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        html! {
            header.head {
                h1 { (t.say(self.words.heading)) }
                p.lede { (t.say(self.words.lede)) }
            }
            @if !self.title.is_empty() {
                dl.facts {
                    (shell::fact(&t.say(self.what.kind.word()), &html! { a href=(self.what.address) dir="auto" { (self.title) } }))
                }
            }
            form.form method="post" action=(self.action) novalidate {
                (form.with_errors(&html! {
                    (form.area(Input::text("reason", self.words.field), 6, None))
                    div.acts { button.button { (t.say(self.words.act)) } " " a href=(self.what.address) { (t.say("people-cancel")) } }
                }))
            }
        }
    }
}

/// Shows the form that reports a person.
pub async fn show_person(visit: Visit, At(at): At<ReportPerson>) -> Answer {
    let (what, name) = person(&visit, &at).await?;
    Ok(show(&visit, &what, (&name, &at.to_string())))
}

/// Takes it.
pub async fn send_person(visit: Visit, At(at): At<ReportPerson>, fields: Fields) -> Answer {
    let (what, name) = person(&visit, &at).await?;
    send(&visit, &what, (&name, &at.to_string()), fields).await
}

async fn person(visit: &Visit, at: &ReportPerson) -> Result<(Reported, String), Error> {
    let session = visit.app.db.read().await?;
    let person = store::by_handle(&session, &at.handle).await?;
    let person = person
        .filter(|person| person.kind != PersonKind::Erased)
        .ok_or(Error::NotFound)?;
    let handle = person.handle.clone();
    let what = Reported {
        kind: ReportKind::Person,
        subject: handle.to_string(),
        address: ShowPerson { handle }.to_string(),
        about: Some(person.id),
    };
    Ok((what, person.name.to_string()))
}

/// Shows the form with which one answers stewards.
pub async fn show_answer(visit: Visit) -> Answer {
    let what = answer(&visit)?;
    Ok(answering(&what).show(&visit))
}

/// Takes the answer: stewards find it among the reports.
pub async fn send_answer(visit: Visit, fields: Fields) -> Answer {
    let what = answer(&visit)?;
    answering(&what).send(&visit, fields).await
}

fn answer(visit: &Visit) -> Result<Reported, Error> {
    let viewer = visit.member()?;
    Ok(Reported {
        kind: ReportKind::Answer,
        subject: viewer.handle.to_string(),
        address: Settings {}.to_string(),
        about: Some(viewer.person),
    })
}

fn answering(what: &Reported) -> Sheet<'_> {
    Sheet {
        what,
        title: "",
        action: AnswerStewards {}.to_string(),
        words: ANSWER,
    }
}
