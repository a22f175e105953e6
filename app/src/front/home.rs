//! A member's own page: what waits for them over all runs, and where they are.

use courses::store::run::{self as runs, PersonRun, RunPage};
use maud::html;
use recognition::store::{AwardRow, Listed};
use web::shell::parts;
use web::{Answer, Head, Markup, T, Visit};

use super::cards;

/// How many runs the page shows.
const RUNS: i64 = 40;

struct Home {
    runs: Vec<PersonRun>,
    reviews: Vec<assessment::store::DeskReview>,
    awards: Vec<AwardRow>,
}

/// Shows a member's own page.
pub async fn show(visit: Visit) -> Answer {
    let person = visit.member()?.person;
    let session = visit.app.db.read().await?;
    let (runs, reviews, awards) = tokio::try_join!(
        runs::runs_of_person(&session, person, RunPage::first(RUNS)),
        assessment::store::my_reviews_waiting(&session, person),
        recognition::store::awards_of(&session, person, Listed::All, None, 6),
    )?;
    let home = Home {
        runs,
        reviews,
        awards,
    };
    let name = visit.member()?.name.to_string();
    let t = &visit.t;
    let title = t.say_with("app-home-title", &[("name", name.into())]);
    let body = html! {
        header.head { h1 dir="auto" { (title) } }
        (unconfirmed(&visit))
        (home.draw(t))
    };
    Ok(visit.page(Head::of(t.say("app-home")), body))
}

fn unconfirmed(visit: &Visit) -> Markup {
    let t = &visit.t;
    let is_confirmed = visit
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.is_confirmed());
    html! {
        @if !is_confirmed {
            div.notice.warn { p { (t.say("app-home-unconfirmed")) " " a href="/mailbox" { (t.say("app-home-mailbox")) } } }
        }
    }
}

impl Home {
    fn draw(&self, t: &T) -> Markup {
        let now: Vec<_> = self
            .runs
            .iter()
            .filter(|line| !line.run.state.is_over())
            .collect();
        let before: Vec<_> = self
            .runs
            .iter()
            .filter(|line| line.run.state.is_over())
            .collect();
        html! {
            (self.waiting(t))
            section.section {
                h2 { (t.say("app-home-runs")) }
                @if now.is_empty() {
                    (parts::empty("home", &t.say("app-home-none"), &t.say("app-home-none-text"), Some(("/courses", &t.say("app-front-find")))))
                } @else {
                    ul.list data-list { @for line in now { (cards::row(t, &line.run, Some(role_word(line)))) } }
                }
            }
            @if !self.awards.is_empty() {
                section.section { h2 { (t.say("app-home-awards")) } (recognition::pages::award_rows(t, &self.awards)) }
            }
            @if !before.is_empty() {
                section.section {
                    h2 { (t.say("app-home-before")) }
                    ul.list data-list { @for line in before { (cards::row(t, &line.run, Some(role_word(line)))) } }
                }
            }
        }
    }

    fn waiting(&self, t: &T) -> Markup {
        let count = i64::try_from(self.reviews.len()).unwrap_or_default();
        html! {
            @if count > 0 {
                section.next aria-labelledby="next" {
                    h2 id="next" { (t.say("app-step-review")) }
                    p { (t.say_with("app-step-review-text", &[("count", count.into())])) }
                    div.acts { a.button href="/reviews" { (t.say("app-step-review-act")) } }
                }
            }
        }
    }
}

fn role_word(line: &PersonRun) -> &'static str {
    if line.organizes {
        "app-home-organizer"
    } else if line.is_seated {
        "app-home-participant"
    } else {
        "app-home-waiting"
    }
}
