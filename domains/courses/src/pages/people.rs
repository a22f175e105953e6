//! Who organizes a run, who learns in it, and, for organizers, who waits.

use maud::{Markup, html};
use web::shell::parts as shell;
use web::{Answer, At, Head, T, Visit};

use super::run_parts::{Tab, head, seen_run};
use crate::enrollment::EnrollmentState;
use crate::policy;
use crate::routes::run::{JoinRun, ShowPeople};
use crate::run::Run;
use crate::store::enrollment::{Enrolled, Stand, enrolled};
use crate::store::run::{self, Peer};

/// How many people stand on a page.
const PAGE: usize = 50;

struct PeoplePage {
    run: Run,
    stand: Stand,
    organizers: Vec<Peer>,
    participants: Option<Page>,
    waiting: Option<Page>,
}

struct Page {
    people: Vec<Enrolled>,
    next: Option<i64>,
}

impl Page {
    fn of(mut people: Vec<Enrolled>) -> Self {
        let has_more = people.len() > PAGE;
        people.truncate(PAGE);
        let next = people.last().map(|last| last.turn).filter(|_| has_more);
        Self { people, next }
    }
}

/// The people of a run.
pub(crate) async fn show(visit: Visit, At(at): At<ShowPeople>) -> Answer {
    let (run, stand) = seen_run(&visit, &at.run).await?;
    let query = visit.query();
    let after = |name: &str| {
        query
            .get(name)
            .and_then(|turn| turn.parse().ok())
            .unwrap_or(0)
    };
    let db = visit.app.db.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let participants = if policy::run::read_inside(stand.role, run.audience).is_ok() {
        let seated = enrolled(&db, run.id, EnrollmentState::Seated, after("after"), limit).await?;
        Some(Page::of(seated))
    } else {
        None
    };
    let waiting = if policy::run::read_answers(stand.role).is_ok() {
        let line = enrolled(
            &db,
            run.id,
            EnrollmentState::Waiting,
            after("waiting"),
            limit,
        )
        .await?;
        Some(Page::of(line))
    } else {
        None
    };
    let organizers = run::organizers(&db, run.id).await?;
    let page = PeoplePage {
        run,
        stand,
        organizers,
        participants,
        waiting,
    };
    let title = visit.t.say_with(
        "courses-people-title",
        &[("title", page.run.title.as_str().into())],
    );
    let head = Head::of(title)
        .within("/courses")
        .with_icon(page.run.course_slug.as_str());
    Ok(visit.page(head, page.draw(&visit.t)))
}

impl PeoplePage {
    fn draw(&self, t: &T) -> Markup {
        html! {
            (head(t, &self.run, self.stand.role, Tab::People))
            section.section {
                h2 { (t.say("courses-organizers")) }
                @if self.organizers.is_empty() { p.meta { (t.say("courses-organizers-none")) } }
                ul.list { @for peer in &self.organizers {
                    li.item { div.item-body { (shell::person(peer.handle.as_str(), peer.name.as_str())) } }
                } }
            }
            section.section {
                h2 { (t.say("courses-participants")) " " span.count { (self.run.seats_taken) } }
                (self.draw_participants(t))
            }
            @if let Some(waiting) = &self.waiting {
                section.section {
                    h2 { (t.say("courses-waiting")) " " span.count { (self.run.waiting) } }
                    @if waiting.people.is_empty() { p.meta { (t.say("courses-waiting-none")) } }
                    (self.draw_list(t, waiting, "waiting"))
                }
            }
        }
    }

    fn draw_participants(&self, t: &T) -> Markup {
        match &self.participants {
            None => html! { p { (t.say("courses-people-inside-only")) } },
            Some(page) if page.people.is_empty() && self.run.seats_taken == 0 => {
                let join = JoinRun {
                    run: self.run.slug.clone(),
                }
                .to_string();
                let words = t.say("courses-join-act");
                let act = self
                    .run
                    .is_joinable(t.now())
                    .then_some((join.as_str(), words.as_str()));
                shell::empty(
                    self.run.course_slug.as_str(),
                    &t.say("courses-participants-none"),
                    &t.say("courses-participants-none-why"),
                    act,
                )
            }
            Some(page) => self.draw_list(t, page, "after"),
        }
    }

    fn draw_list(&self, t: &T, page: &Page, key: &str) -> Markup {
        let reads_answers = policy::run::read_answers(self.stand.role).is_ok();
        let next = page.next.map(|turn| format!("?{key}={turn}"));
        html! {
            ul.list data-list { @for one in &page.people {
                li.item { div.item-body {
                    (shell::person(one.handle.as_str(), one.name.as_str()))
                    p.meta { (t.say("courses-people-since")) " " (t.day_of(one.since)) }
                    @if reads_answers && !one.answer.is_empty() {
                        blockquote.said dir="auto" { p { (one.answer) } }
                    }
                } }
            } }
            (shell::pager(t, None, next.as_deref()))
        }
    }
}
