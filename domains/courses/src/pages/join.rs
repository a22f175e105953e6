//! Signing up for a run: the form, where one stands, and the way out.

use maud::{Markup, html};
use web::form::{Form, Input};
use web::once::{self, Once};
use web::{Answer, At, Check, Complaints, Error, Fields, Head, T, Visit};

use super::run_parts::{Tab, actor, head, run_facts, seen_run};
use crate::actions::enrollment as act;
use crate::actions::enrollment::Enrolled;
use crate::enrollment::{self, EnrollRefusal, Place};
use crate::routes::run::{JoinRun, LeaveRun};
use crate::routes::{ShowCourse, ShowRun};
use crate::run::Run;
use crate::store::enrollment::Stand;
use crate::store::run::{self, Peer};

const ANSWER: Input = Input::text("answer", "courses-join-answer").hint("courses-join-answer-hint");

struct JoinPage {
    run: Run,
    stand: Stand,
    organizers: Vec<Peer>,
    answer: Option<String>,
}

async fn load(visit: &Visit, at: &JoinRun) -> Result<JoinPage, Error> {
    let (run, stand) = seen_run(visit, &at.run).await?;
    let db = visit.app.db.read().await?;
    let organizers = run::organizers(&db, run.id).await?;
    let answer = match visit.person() {
        Some(person) => crate::store::enrollment(&db, run.id, person)
            .await?
            .map(|own| own.answer),
        None => None,
    };
    Ok(JoinPage {
        run,
        stand,
        organizers,
        answer,
    })
}

/// The form, or where one stands.
pub(crate) async fn show(visit: Visit, At(at): At<JoinRun>) -> Answer {
    let page = load(&visit, &at).await?;
    let form = Form::blank(&visit.t);
    Ok(visit.page(page.head(&visit.t), page.draw(&visit, &form)))
}

/// Takes the form.
pub(crate) async fn enroll(visit: Visit, At(at): At<JoinRun>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at).await?;
    let mut check = Check::of(&fields);
    let answer = check.read("answer", |text| {
        enrollment::answer(text, &page.run.signup_question)
    });
    let Some(answer) = answer else {
        return Ok(page.refuse(&visit, fields.clone(), check.complaints()));
    };
    let (id, now) = (page.run.id, &visit.now);
    let (fields, answer, back) = (&fields, &answer, at.to_string());
    let back = &back;
    let enrolled = visit
        .app
        .db
        .write(|tx| async move {
            if let Once::Again(_) = once::first_time(&tx, fields, by, back, now).await? {
                return Ok(None);
            }
            act::enroll(tx, by, id, answer, now).await.map(Some)
        })
        .await;
    let title = ("title", page.run.title.as_str().into());
    let said = match enrolled {
        Ok(Some(Enrolled::Seated)) => visit.t.say_with("courses-joined", &[title]),
        Ok(Some(Enrolled::Waiting(place))) => visit.t.say_with(
            "courses-joined-waiting",
            &[title, ("place", i64::from(place).into())],
        ),
        // the same form a second time: the page says where one stands
        Ok(None) => return Ok(visit.go(&at)),
        Err(error) => match error.refusal::<EnrollRefusal>() {
            Some(refusal) => {
                return Ok(visit.go_saying(&at, &visit.t.say(base::Refusal::word(&refusal))));
            }
            None => return Err(error),
        },
    };
    Ok(visit.go_saying(&at, &said))
}

/// Leaves the run.
pub(crate) async fn leave(visit: Visit, At(at): At<LeaveRun>) -> Answer {
    let by = visit.member()?.person;
    let (run, _) = seen_run(&visit, &at.run).await?;
    let (id, now) = (run.id, &visit.now);
    visit.app.db.write(|tx| act::leave(tx, by, id, now)).await?;
    let said = visit
        .t
        .say_with("courses-left", &[("title", run.title.as_str().into())]);
    Ok(visit.go_saying(&JoinRun { run: run.slug }, &said))
}

impl JoinPage {
    fn head(&self, t: &T) -> Head {
        let title = t.say_with(
            "courses-join-title",
            &[("title", self.run.title.as_str().into())],
        );
        Head::of(title)
            .within("/courses")
            .with_icon(self.run.course_slug.as_str())
    }

    fn refuse(
        &self,
        visit: &Visit,
        fields: Fields,
        complaints: Complaints,
    ) -> axum::response::Response {
        let form = Form::refused(&visit.t, fields, complaints);
        visit.refused_page(self.head(&visit.t), self.draw(visit, &form))
    }

    fn draw(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        html! {
            (head(t, &self.run, self.stand.role, Tab::Home))
            div.with-side {
                div.stack { (self.draw_place(visit, form)) }
                aside.side aria-label=(t.say("courses-join-about")) {
                    section.panel {
                        h2 { (t.say("courses-join-about")) }
                        (run_facts(t, &self.run))
                    }
                    section.panel {
                        h2 { (t.say("courses-organizers")) }
                        ul.list { @for peer in &self.organizers {
                            li { (web::shell::parts::person(peer.handle.as_str(), peer.name.as_str())) }
                        } }
                    }
                }
            }
        }
    }

    fn draw_place(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        match self.stand.place {
            Place::Organizer => html! { p { (t.say("courses-enroll-organizes")) } },
            Place::Participant => html! {
                section.next aria-labelledby="place" {
                    h2 id="place" { (t.say("courses-place-seated")) }
                    p { (t.say("courses-place-seated-next")) }
                    div.acts { a.button href=(ShowRun { run: self.run.slug.clone() }) { (t.say("courses-place-go")) } }
                }
                (self.draw_own(t)) (self.draw_leaving(t, "courses-leave-seat"))
            },
            Place::Waiting { position } => html! {
                section.next aria-labelledby="place" {
                    h2 id="place" { (t.say_with("courses-place-waiting", &[("place", i64::from(position).into())])) }
                    p { (t.say("courses-place-waiting-next")) }
                }
                (self.draw_own(t)) (self.draw_leaving(t, "courses-leave-line"))
            },
            Place::Visitor | Place::Member | Place::Left => self.draw_form(visit, form),
        }
    }

    fn draw_form(&self, visit: &Visit, form: &Form<'_>) -> Markup {
        let t = &visit.t;
        if let Err(refusal) = self
            .run
            .clone()
            .enroll(self.stand.place.enrollment(), visit.now.at)
        {
            return html! {
                div.notice.warn { p { (t.say(base::Refusal::word(&refusal))) } }
                p { a href=(ShowCourse { course: self.run.course_slug.clone() }) { (t.say("courses-join-other-runs")) } }
            };
        }
        let has_seat = self.run.seats_left() > self.run.waiting;
        html! {
            form.form method="post" action=(JoinRun { run: self.run.slug.clone() }) novalidate {
                (form.with_errors(&html! {
                    (once::field(&visit.now))
                    h2 { (t.say("courses-join-heading")) }
                    @if !self.run.signup_question.is_empty() {
                        p.lede dir="auto" lang=(self.run.language) { (self.run.signup_question) }
                        (form.area(ANSWER, 5, Some(&format!("signup:{}", self.run.slug))))
                    }
                    p { @if has_seat {
                        (t.say("courses-join-next-seat"))
                    } @else {
                        (t.say_with("courses-join-next-line", &[("place", i64::from(self.run.waiting + 1).into())]))
                    } }
                    @if self.stand.place == Place::Left { p.meta { (t.say("courses-join-again")) } }
                    div.acts {
                        button.button { @if has_seat { (t.say("courses-join-act")) } @else { (t.say("courses-join-act-line")) } }
                    }
                }))
            }
        }
    }

    fn draw_own(&self, t: &T) -> Markup {
        html! {
            @if let Some(answer) = self.answer.as_deref().filter(|answer| !answer.is_empty()) {
                section.section {
                    h2 { (t.say("courses-own-answer")) }
                    blockquote.said dir="auto" { p { (answer) } }
                    p.meta { (t.say("courses-own-answer-who")) }
                }
            }
        }
    }

    fn draw_leaving(&self, t: &T, why: &'static str) -> Markup {
        html! {
            @if !self.run.state.is_over() {
                form.form.section method="post" action=(LeaveRun { run: self.run.slug.clone() }) {
                    h2 { (t.say("courses-leave-heading")) }
                    p { (t.say(why)) }
                    div.acts { button.button.danger { (t.say("courses-leave-act")) } }
                }
            }
        }
    }
}
