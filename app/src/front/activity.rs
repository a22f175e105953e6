//! One activity of a run: what to do, the materials, one's own work, the talk beside it.

use assessment::routes::ShowMyWork;
use courses::enrollment::Place;
use courses::pages::activity::draw_activity;
use courses::pages::parts::kind_word;
use courses::pages::run_parts::{Tab, seen_run, tabs_below};
use courses::routes::{ShowActivity, ShowRun};
use courses::run::Run;
use courses::run_routes::TickActivity;
use courses::store::enrollment::Stand;
use courses::store::syllabus;
use courses::store::syllabus::SyllabusActivity;
use courses::syllabus::ActivityKind;
use discussion::store::{ThreadLine, threads_of_activity};
use maud::html;
use store::Session;
use web::{Answer, At, Error, Head, Markup, T, Visit};

use super::run::doings;
use super::step::Doings;

/// How many threads stand beside an activity.
const THREADS: u32 = 10;

struct ActivityPage {
    run: Run,
    part: SyllabusActivity,
    stand: Stand,
    doings: Doings,
    threads: Vec<ThreadLine>,
    work: Option<Markup>,
}

/// Shows an activity.
pub async fn show(visit: Visit, At(at): At<ShowActivity>) -> Answer {
    let (run, stand) = seen_run(&visit, &at.run).await?;
    let session = visit.app.db.read().await?;
    let part = syllabus::activity_by_token(&session, run.version, &at.activity)
        .await?
        .ok_or(Error::NotFound)?;
    let may_read = discussion::policy::read(stand.role, run.state.word(), run.audience).is_ok();
    let threads = if may_read {
        threads_of_activity(
            &session,
            run.id,
            part.activity.lineage_id,
            visit.person(),
            THREADS,
        )
        .await?
    } else {
        Vec::new()
    };
    let work = match part.activity.kind {
        ActivityKind::Task => task_state(&visit, &session, &run, &part, stand.place).await?,
        _ => None,
    };
    let doings = doings(&visit, &session, &run).await?;
    let page = ActivityPage {
        run,
        part,
        stand,
        doings,
        threads,
        work,
    };
    let head = Head::of(page.part.activity.title.as_str())
        .within("/courses")
        .with_icon(page.run.course_slug.as_str());
    Ok(visit.page(head, page.draw(&visit.t)))
}

/// What there is to do in a task, for whoever is signed in.
async fn task_state(
    visit: &Visit,
    session: &Session,
    run: &Run,
    part: &SyllabusActivity,
    place: Place,
) -> Result<Option<Markup>, Error> {
    let Some(viewer) = visit.viewer.as_deref() else {
        return Ok(None);
    };
    let standing =
        assessment::store::task_standing(session, run.id, part.activity.lineage_id, viewer.person)
            .await?;
    let role = assessment::policy::Role::in_run(
        place == Place::Participant,
        place == Place::Organizer,
        viewer.is_steward(),
    );
    let at = ShowMyWork {
        run: run.slug.clone(),
        activity: part.activity.token.clone(),
    };
    Ok(Some(assessment::pages::task_state(
        &visit.t,
        &at,
        role,
        run.state.is_active(),
        &standing,
    )))
}

impl ActivityPage {
    fn draw(&self, t: &T) -> Markup {
        let language = &self.run.language;
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("app-crumbs")) {
                    a href=(ShowRun { run: self.run.slug.clone() }) { bdi lang=(language) { (self.run.title) } }
                    " " span { (t.say(kind_word(self.part.activity.kind))) }
                }
                h1 lang=(language) dir="auto" { (self.part.activity.title) }
            }
            (tabs_below(t, &self.run, self.stand.role, Tab::Syllabus))
            div.with-side {
                div.stack {
                    div.stack { (draw_activity(t, language, &self.part.activity, &self.part.materials, &self.part.rubric)) }
                    @if let Some(work) = &self.work { (work) }
                    (self.tick(t))
                }
                aside.side aria-label=(t.say("app-activity-talk")) {
                    (discussion::pages::beside(t, &self.threads, self.start().as_deref()))
                }
            }
        }
    }

    /// Where a thread about this is started, for those who may.
    fn start(&self) -> Option<String> {
        let may = self.stand.place.is_inside() && !self.run.state.is_over();
        may.then(|| {
            discussion::pages::start_address(&self.run.slug, Some(&self.part.activity.token))
        })
    }

    /// What is not handed in can be ticked by the participant.
    fn tick(&self, t: &T) -> Markup {
        let is_done = self.doings.has_done(&self.part);
        let may = self.stand.place == Place::Participant
            && self.run.state.is_active()
            && self.part.activity.kind != ActivityKind::Task;
        let to = TickActivity {
            run: self.run.slug.clone(),
            activity: self.part.activity.token.clone(),
        };
        html! {
            @if may {
                form.acts method="post" action=(to) {
                    @if is_done {
                        button.button.quiet name="done" value="no" { (t.say("app-activity-untick")) }
                    } @else {
                        button.button name="done" value="yes" { (t.say("app-activity-tick")) }
                    }
                }
            }
        }
    }
}
