//! Everything that was handed in for a task, for organizers: who, how far the reviews are, and who still has to read.

use base::Token;
use web::shell::parts::{empty, pager, person};
use web::{At, Error, Fields, Head, Markup, Question, T, Visit, html};

use super::{confirmed, parts, state};
use crate::actions::{self, Actor};
use crate::policy;
use crate::round::{RoundState, can_open};
use crate::routes::{OpenReviews, ReleaseResults, ShowWork, ShowWorks};
use crate::store::review::{self, Owing};
use crate::store::round::{self, Round};
use crate::store::task::{self, Task};
use crate::store::work::{self, WorkLine};

/// How many works a page shows.
const PAGE: u32 = 100;

/// The page.
struct WorksPage {
    at: ShowWorks,
    task: Task,
    round: Option<Round>,
    works: Vec<WorkLine>,
    owing: Vec<Owing>,
    more: Option<Token>,
}

pub(crate) async fn show(visit: Visit, At(at): At<ShowWorks>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let page = WorksPage::load(&visit, by, at).await?;
    let values = [("task", page.task.task_title.as_str().into())];
    let head = Head::of(visit.t.say_with("assessment-works-title", &values)).within("/courses");
    Ok(visit.page(head, page.draw(&visit.t)))
}

/// Opens the reviews of a task, or deals them out once more.
pub(crate) async fn open_reviews(visit: Visit, At(at): At<OpenReviews>) -> web::Answer {
    let by = confirmed(&visit)?;
    let (works, now) = (
        &ShowWorks {
            run: at.run,
            activity: at.activity,
        },
        &visit.now,
    );
    let asked = visit
        .app
        .db
        .write(|tx| actions::open_reviews(tx, by, works, now))
        .await?;
    let said = visit
        .t
        .say_with("assessment-reviews-opened", &[("count", asked.into())]);
    Ok(visit.go_saying(works, &said))
}

/// Gives everybody their results as they are now.
pub(crate) async fn release_results(
    visit: Visit,
    At(at): At<ReleaseResults>,
    fields: Fields,
) -> web::Answer {
    let by = confirmed(&visit)?;
    let (works, now) = (
        &ShowWorks {
            run: at.run,
            activity: at.activity,
        },
        &visit.now,
    );
    if let Some(question) = visit.asks_first(&fields, works) {
        return Ok(question);
    }
    visit
        .app
        .db
        .write(|tx| actions::release_results(tx, by, works, now))
        .await?;
    Ok(visit.go_saying(works, &visit.t.say("assessment-results-given")))
}

impl WorksPage {
    async fn load(visit: &Visit, by: Actor, at: ShowWorks) -> Result<Self, Error> {
        let db = visit.app.db.read().await?;
        let task = task::task_at(&db, &at.run, &at.activity, Some(by.person))
            .await?
            .ok_or(Error::NotFound)?;
        policy::see_works(task.role(by.is_steward))?;
        let after = match visit.query().get("after").map(Token::parse) {
            Some(Ok(token)) => {
                let work = work::work(&db, &token, by.person).await?;
                work.ok_or(Error::NotFound)?.id.raw()
            }
            Some(Err(_)) => return Err(Error::NotFound),
            None => 0,
        };
        let mut works = work::works(&db, task.run_id, task.task_id, after, PAGE + 1).await?;
        let has_more = works.len() > PAGE as usize;
        works.truncate(PAGE as usize);
        let keys: Vec<_> = works.iter().map(|work| work.id).collect();
        let more = works.last().filter(|_| has_more);
        Ok(Self {
            more: more.map(|last| last.token.clone()),
            owing: review::owing(&db, &keys).await?,
            round: round::round(&db, task.run_id, task.task_id).await?,
            works,
            task,
            at,
        })
    }

    fn draw(&self, t: &T) -> Markup {
        let older = self
            .more
            .as_ref()
            .map(|token| format!("{}?after={token}", self.at));
        let state = self.round.as_ref().map(|round| round.state);
        html! {
            header.head {
                (parts::crumbs(t, &self.task.run_slug, self.task.course_title.as_str()))
                h1 { (t.say_with("assessment-works-title", &[("task", self.task.task_title.as_str().into())])) }
                p.lede { (t.say(state::round_key(state))) }
            }
            @if let Some(round) = &self.round { (self.acts(t, round)) }
            @if self.works.is_empty() {
                (empty("works", &t.say("assessment-works-empty"), &t.say("assessment-works-empty-why"), None))
            } @else {
                (self.table(t))
                (pager(t, None, older.as_deref()))
            }
        }
    }

    fn acts(&self, t: &T, round: &Round) -> Markup {
        let ShowWorks { run, activity } = self.at.clone();
        let release = ReleaseResults {
            run: run.clone(),
            activity: activity.clone(),
        };
        let sure = Question {
            asked: t.say("assessment-release-sure"),
            yes: t.say("assessment-release"),
            no: t.say("assessment-not-now"),
        };
        let can_open = can_open(round.state, self.task.run_state, round.works).is_ok();
        html! {
            section.panel {
                h2 { (t.say("assessment-reviews")) }
                p { (t.say_with("assessment-works-in", &[("count", round.works.into())])) }
                @if round.per_work > 0 { p { (t.say_with("assessment-per-work", &[("count", round.per_work.into())])) } }
                (parts::relaxed(t, &round.relaxed))
                div.acts {
                    @if can_open {
                        form method="post" action=(OpenReviews { run, activity }) {
                            @if round.state == RoundState::Gathering {
                                button.button { (t.say("assessment-open-reviews")) }
                            } @else {
                                button.button.quiet { (t.say("assessment-deal-again")) }
                            }
                        }
                    } @else if round.state == RoundState::Gathering {
                        p.meta { (t.say("assessment-round-too-few-works")) }
                    }
                    @if round.state == RoundState::Open {
                        (sure.form(&release, &html! { button.button.quiet { (t.say("assessment-release")) } }))
                    }
                }
            }
        }
    }

    fn table(&self, t: &T) -> Markup {
        html! {
            div.scroll role="region" aria-labelledby="works" tabindex="0" {
                table {
                    caption id="works" { (t.say("assessment-works")) }
                    thead { tr {
                        th scope="col" { (t.say("assessment-author")) }
                        th scope="col" { (t.say("assessment-work")) }
                        th scope="col" { (t.say("assessment-handed-in-at")) }
                        th.num scope="col" { (t.say("assessment-reviews")) }
                        th scope="col" { (t.say("assessment-waiting-for")) }
                    } }
                    tbody { @for work in &self.works { (self.row(t, work)) } }
                }
            }
        }
    }

    fn row(&self, t: &T, work: &WorkLine) -> Markup {
        let values = [("count", work.given.into()), ("of", work.assigned.into())];
        html! {
            tr {
                th scope="row" { (person(work.handle.as_str(), work.name.as_str())) }
                td {
                    a href=(ShowWork { work: work.token.clone() }) {
                        (t.say_with("assessment-version", &[("number", work.versions.into())]))
                    }
                    @if work.released_at.is_some() { " " span.chip.calm { (t.say("assessment-released")) } }
                }
                td { (t.ago(work.handed_in_at)) }
                td.num { (t.say_with("assessment-given-of", &values)) }
                td {
                    @for owing in self.owing.iter().filter(|owing| owing.submission_id == work.id) {
                        (person(owing.handle.as_str(), owing.name.as_str())) " "
                    }
                }
            }
        }
    }
}
