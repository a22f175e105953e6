//! A step in the life of a run: what it means, the reason where it hurts, and the history of all steps.

use base::{Refusal, Word as _};
use maud::{Markup, html};
use web::form::{Form, Input};
use web::shell::parts as shell;
use web::{Answer, At, Check, Complaints, Error, Fields, Head, T, Visit};

use super::run_parts::{Tab, actor, head, seen_run};
use crate::actions::run::{self as act, Step};
use crate::policy;
use crate::routes::run::{RunSettings, StepRun};
use crate::run::{Run, RunMove, RunRefusal, reason, state_key};
use crate::store::enrollment::Stand;
use crate::store::run::Transition;

const WHY: Input = Input::text("why", "courses-step-why");
const NEXT: Input = Input::of_kind("date", "next", "courses-step-next")
    .hint("courses-step-next-hint")
    .optional();
const TYPED: Input = Input::text("typed", "courses-step-typed").hint("courses-step-typed-hint");

/// The key of what a step is called.
pub(super) fn step_word(way: RunMove) -> &'static str {
    match way {
        RunMove::OpenSignup => "courses-step-open-signup",
        RunMove::CloseSignup => "courses-step-close-signup",
        RunMove::Start => "courses-step-start",
        RunMove::WrapUp => "courses-step-wrap-up",
        RunMove::Finish => "courses-step-finish",
        RunMove::Pause => "courses-step-pause",
        RunMove::Resume => "courses-step-resume",
        RunMove::Cancel => "courses-step-cancel",
    }
}

/// The key of what a step means for people.
fn step_meaning(way: RunMove) -> &'static str {
    match way {
        RunMove::OpenSignup => "courses-step-open-signup-means",
        RunMove::CloseSignup => "courses-step-close-signup-means",
        RunMove::Start => "courses-step-start-means",
        RunMove::WrapUp => "courses-step-wrap-up-means",
        RunMove::Finish => "courses-step-finish-means",
        RunMove::Pause => "courses-step-pause-means",
        RunMove::Resume => "courses-step-resume-means",
        RunMove::Cancel => "courses-step-cancel-means",
    }
}

struct StepPage {
    run: Run,
    stand: Stand,
    way: RunMove,
}

async fn load(visit: &Visit, at: &StepRun) -> Result<StepPage, Error> {
    let way = act::step_of(at.step.as_str()).ok_or(Error::NotFound)?;
    let (run, stand) = seen_run(visit, &at.run).await?;
    policy::run::step(stand.role)?;
    Ok(StepPage { run, stand, way })
}

/// What the step means, and the button.
pub(crate) async fn show(visit: Visit, At(at): At<StepRun>) -> Answer {
    let page = load(&visit, &at).await?;
    if !page.run.state.moves().contains(&page.way) {
        return Err(RunRefusal::NotNow.into());
    }
    let form = Form::blank(&visit.t);
    Ok(visit.page(page.head(&visit.t), page.draw(&visit.t, &form)))
}

/// Takes the step.
pub(crate) async fn take(visit: Visit, At(at): At<StepRun>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at).await?;
    let mut check = Check::of(&fields);
    let read = (
        check.read("why", reason),
        check.read_optional("next", web::day),
    );
    if page.way.is_hard() && !fields.has("why") {
        check.complain("why", RunRefusal::ReasonMissing.word());
    }
    if page.way == RunMove::Cancel && fields.text("typed").trim() != page.run.slug.as_str() {
        check.complain("typed", RunRefusal::NotTyped.word());
    }
    let ((Some(why), Some(next)), true) = (read, check.is_clean()) else {
        return Ok(page.refuse(&visit, fields.clone(), check.complaints()));
    };
    let step = Step {
        way: page.way,
        why,
        next,
    };
    let (id, step, now) = (page.run.id, &step, &visit.now);
    match visit
        .app
        .db
        .write(|tx| act::take_step(tx, by, id, step, now))
        .await
    {
        Ok(run) => {
            let said = visit.t.say(state_key(run.state.word()));
            let said = visit
                .t
                .say_with("courses-step-taken", &[("state", said.into())]);
            Ok(visit.go_saying(&RunSettings { run: run.slug }, &said))
        }
        Err(error) => match error.refusal::<RunRefusal>() {
            Some(refusal) => {
                Ok(page.refuse(&visit, fields, Complaints::one("step", refusal.word())))
            }
            None => Err(error),
        },
    }
}

impl StepPage {
    fn head(&self, t: &T) -> Head {
        Head::of(t.say(step_word(self.way)))
            .within("/courses")
            .narrow()
    }

    fn refuse(
        &self,
        visit: &Visit,
        fields: Fields,
        complaints: Complaints,
    ) -> axum::response::Response {
        let form = Form::refused(&visit.t, fields, complaints);
        visit.refused_page(self.head(&visit.t), self.draw(&visit.t, &form))
    }

    fn draw(&self, t: &T, form: &Form<'_>) -> Markup {
        let here = <base::Slug as base::Text>::from_stored(self.way.as_word().to_owned());
        let action = StepRun {
            run: self.run.slug.clone(),
            step: here,
        };
        let people = i64::from(self.run.seats_taken) + i64::from(self.run.waiting);
        html! {
            (head(t, &self.run, self.stand.role, Tab::Settings))
            form.form.panel.danger-zone[self.way.is_hard()] method="post" action=(action) id="step" novalidate {
                (form.with_errors(&html! {
                    h2 { (t.say(step_word(self.way))) }
                    p { (t.say(step_meaning(self.way))) }
                    @if people > 0 { p.meta { (t.say_with("courses-step-people", &[("count", people.into())])) } }
                    (form.area(if self.way.is_hard() { WHY } else { WHY.optional() }, 3, None))
                    @if self.way == RunMove::Cancel {
                        (form.input(NEXT))
                        p { (t.say("courses-step-type-this")) " " code.copy { (self.run.slug) } }
                        (form.input(TYPED))
                    }
                    div.acts {
                        button.button.danger[self.way.is_hard()] { (t.say(step_word(self.way))) }
                        " " a href=(RunSettings { run: self.run.slug.clone() }) { (t.say("courses-cancel")) }
                    }
                }))
            }
        }
    }
}

/// The history of a run, the latest step first.
pub fn history(t: &T, transitions: &[Transition]) -> Markup {
    html! {
        ol.history { @for one in transitions {
            li {
                (t.ago(one.at)) " "
                p {
                    strong { (t.say(state_key(one.to_state))) }
                    @if let (Some(handle), Some(name)) = (&one.handle, &one.name) {
                        " " (shell::person(handle.as_str(), name.as_str()))
                    }
                    @if !one.why.is_empty() { " " span.meta dir="auto" { (one.why) } }
                }
            }
        } }
    }
}
