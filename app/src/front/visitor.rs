//! The front page: three ways in, and what signs up now.

use courses::run::RunWord;
use courses::store::run::{self as runs, RunPage};
use maud::html;
use web::shell::parts;
use web::{Answer, Head, Visit, drawing};

use super::{ShowCatalogue, cards};

/// How many runs of each kind the front page shows.
const SHOWN: i64 = 6;

/// Shows the front page.
pub async fn show(visit: Visit) -> Answer {
    let session = visit.app.db.read().await?;
    let (joinable, running, editions) = tokio::try_join!(
        runs::joinable_runs(&session, None, SHOWN, visit.now.at),
        runs::runs_in_state(&session, RunWord::Running, RunPage::first(SHOWN)),
        runs::runs_in_state(&session, RunWord::Edition, RunPage::first(SHOWN)),
    )?;
    let t = &visit.t;
    let site = &visit.app.site.name;
    let body = html! {
        section.hero {
            div.hero-words {
                h1 { (t.say("app-front-title")) }
                p.lede { (t.say("app-front-lede")) }
                div.acts {
                    a.button href=(ShowCatalogue {}) { (t.say("app-front-find")) }
                    " "
                    a.button.quiet href="/courses/new" { (t.say("app-front-start")) }
                }
            }
            div.cover.hero-art { (drawing(course_pattern::Pattern::from_seed(site).hero())) }
        }
        section.section {
            h2 { (t.say("app-front-signing-up")) }
            @if joinable.is_empty() {
                (parts::empty("signing-up", &t.say("app-front-none"), &t.say("app-front-none-text"), None))
            } @else {
                ul.cards data-list { @for run in &joinable { (cards::joinable(t, run)) } }
                p { a href="/courses?state=signing_up" { (t.say("app-front-all-signing-up")) } }
            }
        }
        @if !running.is_empty() {
            section.section {
                h2 { (t.say("app-front-running")) }
                ul.list data-list { @for run in &running { (cards::row(t, run, None)) } }
            }
        }
        @if !editions.is_empty() {
            section.section {
                h2 { (t.say("app-front-editions")) }
                p.meta { (t.say("app-front-editions-text")) }
                ul.list data-list { @for run in &editions { (cards::row(t, run, None)) } }
                p { a href="/editions" { (t.say("app-front-all-editions")) } }
            }
        }
    };
    let head = Head::of(t.say("app-front-title")).described(t.say("app-front-lede"));
    Ok(visit.page(head, body))
}
