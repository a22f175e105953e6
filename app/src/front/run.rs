//! The run home: where it is in its life, the weeks, one next step, what there is to do, who is here.

use std::collections::HashSet;

use base::{PersonId, Slug};
use courses::completion::{self, DoneCounts, Progress};
use courses::enrollment::Place;
use courses::pages::parts::{kind_word, progress};
use courses::pages::run_parts::{self, Tab};
use courses::routes::{ShowActivity, ShowRun};
use courses::run::{Run, RunState};
use courses::store::enrollment::Stand;
use courses::store::syllabus::{Syllabus, SyllabusActivity, SyllabusUnit};
use courses::store::{course, mark, run as runs, syllabus};
use discussion::store::{ThreadLine, ThreadPage, threads_of_run};
use maud::html;
use store::Session;
use web::shell::parts;
use web::{Answer, At, Error, Head, Markup, T, Visit};

use super::cards;
use super::step::{self, Doings, Step};

/// How many threads the run home shows.
const THREADS: u32 = 5;

/// Everything that the page shows.
pub struct RunHome {
    run: Run,
    stand: Stand,
    syllabus: Syllabus,
    doings: Doings,
    progress: Option<Progress>,
    organizers: Vec<courses::store::run::Peer>,
    threads: Vec<ThreadLine>,
    shown_unit: usize,
    current_unit: usize,
    is_joinable: bool,
}

/// Shows the home of a run; an edition has a page of its own.
pub async fn show(visit: Visit, At(at): At<ShowRun>) -> Answer {
    let (run, stand) = run_parts::seen_run(&visit, &at.run).await?;
    if run.state == RunState::Edition {
        return Ok(visit.go(&cards::edition(&run.slug)));
    }
    let session = visit.app.db.read().await?;
    let home = RunHome::read(&visit, &session, run, stand).await?;
    let head = Head::of(home.run.title.as_str())
        .described(home.run.question.clone())
        .within("/courses")
        .with_icon(home.run.course_slug.as_str());
    Ok(visit.page(head, home.draw(&visit.t)))
}

/// What somebody has done in a run, and what waits for them.
pub async fn doings(visit: &Visit, session: &Session, run: &Run) -> Result<Doings, Error> {
    let Some(person) = visit.person() else {
        return Ok(Doings::default());
    };
    let (marks, works, waiting) = tokio::try_join!(
        mark::done_by(session, run.id, person),
        assessment::store::my_works(session, run.id, person),
        assessment::store::my_reviews_waiting(session, person),
    )?;
    let done: HashSet<_> = marks
        .into_iter()
        .chain(works.iter().map(|work| work.task_id))
        .collect();
    let reviews_waiting = waiting
        .iter()
        .filter(|review| review.run_id == run.id)
        .count();
    Ok(Doings {
        done,
        reviews_waiting,
        current_unit: 0,
    })
}

/// How far somebody is on the way to complete a run.
async fn progress_of(
    session: &Session,
    run: &Run,
    person: PersonId,
) -> Result<Option<Progress>, Error> {
    let (version, counts) = tokio::try_join!(
        course::version(session, run.version),
        assessment::store::done_counts_of(session, run.id, person),
    )?;
    let small = |count: i64| u32::try_from(count).unwrap_or_default();
    let done = DoneCounts {
        tasks: small(counts.tasks_handed_in),
        reviews: small(counts.reviews_given),
    };
    Ok(version.map(|version| completion::progress(&version.completion(), done)))
}

impl RunHome {
    async fn read(visit: &Visit, session: &Session, run: Run, stand: Stand) -> Result<Self, Error> {
        store::basis::only_at(run.id.raw());
        let (syllabus, organizers, threads) = tokio::try_join!(
            syllabus::outline(session, run.version),
            runs::organizers(session, run.id),
            threads_of_run(session, run.id, visit.person(), ThreadPage::first(THREADS)),
        )?;
        let current_unit = step::unit_of(
            run.starts_on,
            syllabus.units.len(),
            run.zone.day(visit.now.at),
        );
        let doings = Doings {
            current_unit,
            ..doings(visit, session, &run).await?
        };
        let progress = match (stand.place, visit.person()) {
            (Place::Participant, Some(person)) => progress_of(session, &run, person).await?,
            _ => None,
        };
        let asked = visit
            .query()
            .get("week")
            .and_then(|week| week.parse::<usize>().ok());
        let shown_unit = asked
            .and_then(|week| week.checked_sub(1))
            .filter(|unit| *unit < syllabus.units.len());
        let may_read = discussion::policy::read(stand.role, run.state.word(), run.audience).is_ok();
        Ok(Self {
            is_joinable: run.is_joinable(visit.now.at),
            threads: if may_read { threads } else { Vec::new() },
            shown_unit: shown_unit.unwrap_or(current_unit),
            current_unit,
            run,
            stand,
            syllabus,
            doings,
            progress,
            organizers,
        })
    }

    fn draw(&self, t: &T) -> Markup {
        html! {
            (parts::banner(self.run.course_slug.as_str()))
            (run_parts::head(t, &self.run, self.stand.role, Tab::Home))
            @if !self.run.question.is_empty() { p.lede lang=(self.run.language) dir="auto" { (self.run.question) } }
            div.with-side {
                div.stack {
                    (self.weeks(t))
                    (self.next_step(t))
                    (self.unit(t))
                    (self.talk(t))
                }
                aside.side aria-label=(t.say("app-run-side")) {
                    (self.progress_panel(t))
                    (self.facts(t))
                    (self.people(t))
                }
            }
        }
    }

    fn weeks(&self, t: &T) -> Markup {
        let slug = &self.run.slug;
        html! {
            @if !self.syllabus.is_empty() {
                ol.weeks aria-label=(t.say("app-run-weeks")) {
                    @for (place, unit) in self.syllabus.units.iter().enumerate() {
                        li.now[place == self.current_unit && self.run.state.is_active()] .past[place < self.current_unit && !self.run.state.is_before()] {
                            a href={ (ShowRun { run: slug.clone() }) "?week=" (place + 1) } aria-current=[(place == self.shown_unit).then_some("step")] {
                                span { (t.say_with("app-run-week", &[("number", i64::try_from(place + 1).unwrap_or_default().into())])) } " "
                                strong lang=(self.run.language) dir="auto" { (unit.unit.title) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn next_step(&self, t: &T) -> Markup {
        let run = &self.run;
        let join = address(&run.slug, "join");
        match step::next(
            run,
            self.stand.place,
            &self.syllabus,
            &self.doings,
            self.is_joinable,
        ) {
            Step::Join => step_box(
                t,
                "app-step-join",
                &self.closing(t),
                Some((join, "app-step-join-act")),
            ),
            Step::Queue => step_box(
                t,
                "app-step-queue",
                &self.closing(t),
                Some((join, "app-step-queue-act")),
            ),
            Step::Wait { position } => {
                let text = html! { (t.say_with("app-step-wait-text", &[("position", i64::from(position).into())])) };
                step_box(t, "app-step-wait", &text, None)
            }
            Step::StartsLater => step_box(
                t,
                "app-step-later",
                &html! { (cards::starts(t, run.starts_on)) },
                Some((address(&run.slug, "syllabus"), "app-step-later-act")),
            ),
            Step::Review { waiting } => {
                let text = html! { (t.say_with("app-step-review-text", &[("count", i64::try_from(waiting).unwrap_or_default().into())])) };
                step_box(
                    t,
                    "app-step-review",
                    &text,
                    Some(("/reviews".to_owned(), "app-step-review-act")),
                )
            }
            Step::Do(part) => self.do_box(t, part),
            Step::AllDone => step_box(
                t,
                "app-step-all-done",
                &html! { (t.say("app-step-all-done-text")) },
                None,
            ),
            Step::Over => step_box(
                t,
                "app-step-over",
                &html! { (t.say("app-step-over-text")) },
                None,
            ),
            Step::Paused => step_box(
                t,
                "app-step-paused",
                &html! { (t.say("app-step-paused-text")) },
                None,
            ),
            Step::Organize => step_box(
                t,
                "app-step-organize",
                &html! { (t.say("app-step-organize-text")) },
                Some((address(&run.slug, "settings"), "app-step-organize-act")),
            ),
            Step::Read => step_box(
                t,
                "app-step-read",
                &html! { (t.say("app-step-read-text")) },
                Some((address(&run.slug, "syllabus"), "app-step-later-act")),
            ),
        }
    }

    fn closing(&self, t: &T) -> Markup {
        html! {
            @if let Some(closes) = self.run.closes() { (t.say_around("app-step-join-until", &[("moment", t.deadline(&closes))])) }
        }
    }

    fn do_box(&self, t: &T, part: &SyllabusActivity) -> Markup {
        let to = ShowActivity {
            run: self.run.slug.clone(),
            activity: part.activity.token.clone(),
        };
        html! {
            section.next aria-labelledby="next" {
                h2 id="next" { (t.say("app-step-do")) " " span lang=(self.run.language) dir="auto" { (part.activity.title) } }
                @if part.minutes() > 0 { p { (t.say_with("app-step-do-minutes", &[("count", i64::from(part.minutes()).into())])) } }
                div.acts { a.button href=(to) { (t.say("app-step-do-act")) } }
            }
        }
    }

    fn unit(&self, t: &T) -> Markup {
        let Some(unit) = self.syllabus.units.get(self.shown_unit) else {
            return parts::empty(
                self.run.course_slug.as_str(),
                &t.say("app-run-empty"),
                &t.say("app-run-empty-text"),
                None,
            );
        };
        html! {
            section.unit {
                h2 {
                    span.unit-n { (t.say_with("app-run-week", &[("number", i64::try_from(self.shown_unit + 1).unwrap_or_default().into())])) } " "
                    span lang=(self.run.language) dir="auto" { (unit.unit.title) }
                }
                @if !unit.unit.intro_html.is_empty() { (parts::prose(&self.run.language, &unit.unit.intro_html)) }
                (self.activities(t, unit))
            }
        }
    }

    fn activities(&self, t: &T, unit: &SyllabusUnit) -> Markup {
        html! {
            ul.tasks data-list {
                @for part in &unit.activities {
                    @let done = self.doings.has_done(part);
                    li.task {
                        span.mark.done[done] { @if done { span.vh { (t.say("app-run-done-mark")) } } }
                        div.task-body {
                            h3 lang=(self.run.language) dir="auto" {
                                a href=(ShowActivity { run: self.run.slug.clone(), activity: part.activity.token.clone() }) { (part.activity.title) }
                            }
                            p.meta.dots {
                                span { (t.say(kind_word(part.activity.kind))) } " "
                                @if part.minutes() > 0 { span { (t.say_with("app-run-minutes", &[("count", i64::from(part.minutes()).into())])) } }
                            }
                        }
                        div.task-end { @if done { span.meta { (t.say("app-run-done")) } } }
                    }
                }
            }
        }
    }

    fn talk(&self, t: &T) -> Markup {
        let all = address(&self.run.slug, "discussion");
        html! {
            section.section {
                h2 { (t.say("app-run-talk")) }
                @if self.threads.is_empty() {
                    p.meta { (t.say("app-run-talk-none")) }
                } @else {
                    (discussion::pages::thread_rows(t, &self.threads))
                }
                p { a href=(all) { (t.say("app-run-talk-all")) } }
            }
        }
    }

    fn progress_panel(&self, t: &T) -> Markup {
        html! {
            @if let Some(reached) = &self.progress {
                section.panel { h2 { (t.say("app-run-progress")) } (progress(t, reached)) }
            } @else if self.run.state.is_before() || self.stand.place == Place::Visitor {
                section.panel { h2 { (t.say("app-run-rule")) } p { (t.say("app-run-rule-text")) } p { a href=(address(&self.run.slug, "syllabus")) { (t.say("app-run-tab-syllabus")) } } }
            }
        }
    }

    fn facts(&self, t: &T) -> Markup {
        html! {
            section.panel {
                h2 { (t.say("app-run-facts")) }
                (run_parts::run_facts(t, &self.run))
            }
        }
    }

    fn people(&self, t: &T) -> Markup {
        html! {
            section.panel {
                h2 { (t.say("app-run-organizers")) }
                ul.stack.tight { @for peer in &self.organizers { li { (parts::person(peer.handle.as_str(), peer.name.as_str())) } } }
                p { a href=(address(&self.run.slug, "people")) { (t.say("app-run-people-all")) } }
            }
        }
    }
}

/// A page below a run's address.
fn address(run: &Slug, page: &str) -> String {
    format!("{}/{page}", ShowRun { run: run.clone() })
}

fn step_box(t: &T, title: &str, text: &Markup, act: Option<(String, &str)>) -> Markup {
    html! {
        section.next aria-labelledby="next" {
            h2 id="next" { (t.say(title)) }
            p { (text) }
            @if let Some((href, words)) = act { div.acts { a.button href=(href) { (t.say(words)) } } }
        }
    }
}
