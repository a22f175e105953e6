//! What organizers settle about a run: readiness, dates, seats, the question, co-organizers, the version, the next step.

use base::{Handle, Refusal, Zone};
use jiff::civil::DateTime;
use maud::{Markup, html};
use web::form::{Form, Input};
use web::shell::parts as shell;
use web::{Answer, At, Check, Complaints, Error, Fields, Head, T, Visit};

use super::run_again::{ENDS, SEATS, STARTS, seats, zone};
use super::run_parts::{Tab, actor, head, seen_run};
use super::run_state::{history, step_word};
use crate::actions::run as act;
use crate::policy;
use crate::routes::EditRun;
use crate::routes::run::{AddOrganizer, MoveRun, RemoveOrganizer, RunSettings, StepRun};
use crate::run::{Audience, Run, RunMove, RunRefusal, RunState, Settings, signup_question};
use crate::store::enrollment::Stand;
use crate::store::run::{self, Peer, Transition};

const CLOSES: Input = Input::of_kind("datetime-local", "closes", "courses-run-closes")
    .hint("courses-run-closes-hint")
    .optional();
const QUESTION: Input = Input::text("question", "courses-run-question")
    .hint("courses-run-question-hint")
    .optional();
const AUDIENCE: Input =
    Input::text("audience", "courses-run-audience").hint("courses-run-audience-hint");
const HANDLE: Input =
    Input::text("handle", "courses-organizer-handle").hint("courses-organizer-handle-hint");
const NUMBER: Input = Input::of_kind("number", "number", "courses-run-version-number")
    .hint("courses-run-version-hint");

struct SettingsPage {
    run: Run,
    stand: Stand,
    organizers: Vec<Peer>,
    missing: Vec<RunRefusal>,
    transitions: Vec<Transition>,
}

async fn load(visit: &Visit, slug: &base::Slug) -> Result<SettingsPage, Error> {
    let (run, stand) = seen_run(visit, slug).await?;
    policy::run::settle(stand.role)?;
    let db = visit.app.db.read().await?;
    Ok(SettingsPage {
        organizers: run::organizers(&db, run.id).await?,
        missing: act::missing(&db, &run, &visit.now).await?,
        transitions: run::transitions(&db, run.id, None, 30).await?,
        run,
        stand,
    })
}

/// The settings of a run.
pub(crate) async fn show(visit: Visit, At(at): At<RunSettings>) -> Answer {
    let page = load(&visit, &at.run).await?;
    let form = Form::filled(&visit.t, page.fields());
    Ok(visit.page(page.head(&visit.t), page.draw(&visit.t, &form)))
}

/// Saves the settings.
pub(crate) async fn save(visit: Visit, At(at): At<RunSettings>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at.run).await?;
    let mut check = Check::of(&fields);
    let read = (
        check.read_optional("starts_on", web::day),
        check.read_optional("ends_on", web::day),
        check.read("zone", Zone::parse),
        check.read_optional("closes", web::wall_time),
        check.read("seats", seats),
        check.read("question", signup_question),
        check.read("audience", web::offered::<Audience>),
        check.read("saved", web::number(0, i64::MAX)),
    );
    let (
        Some(starts_on),
        Some(ends_on),
        Some(zone),
        Some(signup_closes),
        Some(seats),
        Some(signup_question),
        Some(audience),
        Some(seen),
    ) = read
    else {
        return Ok(page.refuse(&visit, fields.clone(), check.complaints()));
    };
    let settings = Settings {
        starts_on,
        ends_on,
        zone,
        signup_closes,
        seats,
        signup_question,
        audience,
    };
    let (id, settings, now) = (page.run.id, &settings, &visit.now);
    match visit
        .app
        .db
        .write(|tx| act::settle(tx, by, id, seen, settings, now))
        .await
    {
        Ok(()) => Ok(visit.go_saying(&at, &visit.t.say("courses-run-saved"))),
        Err(error) => match error.refusal::<RunRefusal>() {
            Some(refusal) => Ok(page.refuse(
                &visit,
                fields,
                Complaints::one(field_of(refusal), refusal.word()),
            )),
            None => Err(error),
        },
    }
}

/// The field beside which a refusal stands.
fn field_of(refusal: RunRefusal) -> &'static str {
    match refusal {
        RunRefusal::EndsBeforeItStarts => "ends_on",
        RunRefusal::NoClosing | RunRefusal::ClosesInThePast | RunRefusal::ClosesAfterTheEnd => {
            "closes"
        }
        RunRefusal::NoSeats | RunRefusal::FewerSeatsThanPeople => "seats",
        RunRefusal::AudienceIsSettled => "audience",
        RunRefusal::NoSuchMember | RunRefusal::AlreadyOrganizer | RunRefusal::LastOrganizer => {
            "handle"
        }
        RunRefusal::NoSuchVersion => "number",
        RunRefusal::NoDates => "starts_on",
        // what is no field's fault
        RunRefusal::NotNow
        | RunRefusal::NoActivities
        | RunRefusal::Over
        | RunRefusal::ChangedMeanwhile
        | RunRefusal::ReasonMissing
        | RunRefusal::NotTyped => "saved",
    }
}

/// Goes back to the settings with what happened, or shows them with the problem of a smaller form.
async fn settled(
    visit: &Visit,
    run: &base::Slug,
    fields: &Fields,
    outcome: Result<(), Error>,
    word: &'static str,
) -> Answer {
    let Err(error) = outcome else {
        return Ok(visit.go_saying(&RunSettings { run: run.clone() }, &visit.t.say(word)));
    };
    let Some(refusal) = error.refusal::<RunRefusal>() else {
        return Err(error);
    };
    let page = load(visit, run).await?;
    let mut pairs = page.fields().pairs().to_vec();
    pairs.extend_from_slice(fields.pairs());
    Ok(page.refuse(
        visit,
        Fields::of(pairs),
        Complaints::one(field_of(refusal), refusal.word()),
    ))
}

/// Adds a co-organizer.
pub(crate) async fn add_organizer(
    visit: Visit,
    At(at): At<AddOrganizer>,
    fields: Fields,
) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at.run).await?;
    let (id, now) = (page.run.id, &visit.now);
    let outcome = match Handle::parse(fields.text("handle")) {
        Ok(handle) => {
            let handle = &handle;
            visit
                .app
                .db
                .write(|tx| act::add_organizer(tx, by, id, handle, now))
                .await
        }
        Err(_) => Err(RunRefusal::NoSuchMember.into()),
    };
    settled(&visit, &at.run, &fields, outcome, "courses-organizer-added").await
}

/// Removes an organizer.
pub(crate) async fn remove_organizer(visit: Visit, At(at): At<RemoveOrganizer>) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at.run).await?;
    let (id, handle) = (page.run.id, &at.handle);
    let outcome = visit
        .app
        .db
        .write(|tx| act::remove_organizer(tx, by, id, handle))
        .await;
    if outcome.is_ok()
        && visit
            .viewer
            .as_ref()
            .is_some_and(|viewer| viewer.handle == at.handle)
    {
        let home = crate::routes::ShowRun {
            run: at.run.clone(),
        };
        return Ok(visit.go_saying(&home, &visit.t.say("courses-organizer-removed")));
    }
    settled(
        &visit,
        &at.run,
        &Fields::default(),
        outcome,
        "courses-organizer-removed",
    )
    .await
}

/// Lets the run go on with another version.
pub(crate) async fn move_version(visit: Visit, At(at): At<MoveRun>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let page = load(&visit, &at.run).await?;
    let id = page.run.id;
    let outcome = match web::number(1, i64::MAX)(fields.text("number")) {
        Ok(number) => {
            visit
                .app
                .db
                .write(|tx| act::move_to_version(tx, by, id, number))
                .await
        }
        Err(_) => Err(RunRefusal::NoSuchVersion.into()),
    };
    settled(&visit, &at.run, &fields, outcome, "courses-run-moved").await
}

impl SettingsPage {
    fn head(&self, t: &T) -> Head {
        let title = t.say_with(
            "courses-settings-title",
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
        visit.refused_page(self.head(&visit.t), self.draw(&visit.t, &form))
    }

    /// What is stored, as the form shows it.
    fn fields(&self) -> Fields {
        let run = &self.run;
        let wall = |wall: DateTime| wall.strftime("%Y-%m-%dT%H:%M").to_string();
        Fields::of([
            (
                "starts_on",
                run.starts_on.map(|day| day.to_string()).unwrap_or_default(),
            ),
            (
                "ends_on",
                run.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            ),
            ("zone", run.zone.name().to_owned()),
            ("closes", run.signup_closes.map(wall).unwrap_or_default()),
            ("seats", run.seats.to_string()),
            ("question", run.signup_question.clone()),
            ("audience", run.audience.to_string()),
            ("number", run.version_number.to_string()),
        ])
    }

    fn draw(&self, t: &T, form: &Form<'_>) -> Markup {
        html! {
            (head(t, &self.run, self.stand.role, Tab::Settings))
            (form.with_errors(&html! {
                div.with-side {
                    div.stack {
                        (self.draw_readiness(t))
                        @if !self.run.state.is_over() { (self.draw_settings(t, form)) }
                        (self.draw_organizers(t, form))
                        @if !self.run.state.is_over() { (self.draw_version(t, form)) }
                    }
                    aside.side aria-label=(t.say("courses-steps")) {
                        section.panel { h2 { (t.say("courses-steps")) } (self.draw_steps(t)) }
                        section.panel { h2 { (t.say("courses-history")) } (history(t, &self.transitions)) }
                    }
                }
            }))
        }
    }

    /// What is missing before sign-up can open, each line leading to where it is settled.
    fn draw_readiness(&self, t: &T) -> Markup {
        let edit = EditRun {
            run: self.run.slug.clone(),
        };
        html! {
            @if self.run.state == RunState::Draft {
                section.next aria-labelledby="ready" {
                    @if self.missing.is_empty() {
                        h2 id="ready" { (t.say("courses-ready")) }
                        p { (t.say("courses-ready-why")) }
                        div.acts {
                            a.button href=(self.step(RunMove::OpenSignup)) { (t.say(step_word(RunMove::OpenSignup))) }
                            " " a href=(edit) { (t.say("courses-ready-edit")) }
                        }
                    } @else {
                        h2 id="ready" { (t.say("courses-not-ready")) }
                        ul.tasks { @for missing in &self.missing {
                            li.task {
                                span.mark { span.vh { (t.say("courses-open")) } }
                                div.task-body { p { (t.say(missing.word())) } }
                            }
                        } }
                        div.acts { a.button.quiet href=(edit) { (t.say("courses-ready-edit")) } }
                    }
                }
            }
        }
    }

    fn step(&self, way: RunMove) -> String {
        let step = <base::Slug as base::Text>::from_stored(base::Word::as_word(way).to_owned());
        StepRun {
            run: self.run.slug.clone(),
            step,
        }
        .to_string()
    }

    fn draw_steps(&self, t: &T) -> Markup {
        let moves = self.run.state.moves();
        html! {
            @if moves.is_empty() { p.meta { (t.say("courses-steps-none")) } }
            ul.stack.tight { @for way in moves {
                li { a href=(self.step(*way)) { (t.say(step_word(*way))) } }
            } }
        }
    }

    fn draw_settings(&self, t: &T, form: &Form<'_>) -> Markup {
        let is_draft = self.run.state == RunState::Draft;
        let audience = |audience: Audience, word: &str, meaning: &str| {
            (
                base::Word::as_word(audience),
                t.say(word),
                Some(t.say(meaning)),
            )
        };
        let audiences = [
            audience(
                Audience::Public,
                "courses-audience-public",
                "courses-audience-public-means",
            ),
            audience(
                Audience::Members,
                "courses-audience-members",
                "courses-audience-members-means",
            ),
        ];
        html! {
            form.form method="post" action=(RunSettings { run: self.run.slug.clone() }) novalidate {
                h2 { (t.say("courses-settings")) }
                input type="hidden" name="saved" value=(self.run.saved);
                div.fields { (form.input(STARTS)) (form.input(ENDS)) }
                (zone(form, t.now()))
                (form.input(CLOSES))
                (form.input(SEATS))
                (form.input(QUESTION))
                @if is_draft { (form.radios(AUDIENCE, &audiences)) } @else {
                    input type="hidden" name="audience" value=(self.run.audience);
                }
                div.acts { button.button { (t.say("courses-save")) } }
            }
        }
    }

    fn draw_organizers(&self, t: &T, form: &Form<'_>) -> Markup {
        let run = &self.run.slug;
        html! {
            section.section {
                h2 { (t.say("courses-organizers")) }
                ul.list { @for peer in &self.organizers {
                    li.item {
                        div.item-body { (shell::person(peer.handle.as_str(), peer.name.as_str())) }
                        @if self.organizers.len() > 1 {
                            form.item-end method="post"
                                action=(RemoveOrganizer { run: run.clone(), handle: peer.handle.clone() }) {
                                button.button.quiet.small {
                                    (t.say("courses-organizer-remove")) span.vh { " " (peer.name) }
                                }
                            }
                        }
                    }
                } }
                @if !self.run.state.is_over() {
                    form.form method="post" action=(AddOrganizer { run: run.clone() }) novalidate {
                        (form.input(HANDLE))
                        div.acts { button.button.quiet { (t.say("courses-organizer-add")) } }
                    }
                }
            }
        }
    }

    fn draw_version(&self, t: &T, form: &Form<'_>) -> Markup {
        html! {
            form.form.section method="post" action=(MoveRun { run: self.run.slug.clone() }) novalidate {
                h2 { (t.say("courses-run-version")) }
                p.meta { (t.say_with("courses-run-version-now", &[("number", self.run.version_number.into())])) }
                (form.input(NUMBER))
                div.acts { button.button.quiet { (t.say("courses-run-move")) } }
            }
        }
    }
}
