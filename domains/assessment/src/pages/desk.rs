//! The reviews that I give: those that wait first.

use web::shell::parts::{empty, pager};
use web::{Error, Head, Markup, T, Visit, html};

use crate::review::ReviewState;
use crate::routes::{ShowReview, ShowReviews};
use crate::store::{DeskReview, my_reviews_given, my_reviews_waiting, review};

/// How many given reviews a page shows.
const PAGE: u32 = 30;

pub(crate) async fn show(visit: Visit) -> web::Answer {
    let person = visit.member()?.person;
    let db = visit.app.db.read().await?;
    let query = visit.query();
    let before = match query.get("before").map(base::Token::parse) {
        Some(Ok(token)) => match review::review(&db, &token).await? {
            Some(review) if review.reviewer_id == person => Some(review.id.raw()),
            _ => return Err(Error::NotFound),
        },
        Some(Err(_)) => return Err(Error::NotFound),
        None => None,
    };
    let waiting = match before {
        None => my_reviews_waiting(&db, person).await?,
        Some(_) => Vec::new(),
    };
    let mut given = my_reviews_given(&db, person, before, PAGE + 1).await?;
    drop(db);
    let has_more = given.len() > PAGE as usize;
    given.truncate(PAGE as usize);
    let older = given.last().filter(|_| has_more);
    let older = older.map(|last| format!("{}?before={}", ShowReviews {}, last.token));
    let t = &visit.t;
    let body = html! {
        header.head {
            h1 { (t.say("assessment-desk")) }
            p.lede { (t.say("assessment-desk-lede")) }
        }
        @if waiting.is_empty() && given.is_empty() {
            (empty("reviews", &t.say("assessment-desk-empty"), &t.say("assessment-desk-empty-why"), None))
        }
        @if !waiting.is_empty() {
            section.section aria-labelledby="waiting" {
                h2 id="waiting" { (t.say("assessment-desk-waiting")) }
                ul.tasks data-list { @for review in &waiting { (line(t, review)) } }
            }
        }
        @if !given.is_empty() {
            section.section aria-labelledby="given" {
                h2 id="given" { (t.say("assessment-desk-given")) }
                ul.tasks data-list { @for review in &given { (line(t, review)) } }
                (pager(t, None, older.as_deref()))
            }
        }
    };
    Ok(visit.page(Head::of(t.say("assessment-desk")), body))
}

fn line(t: &T, review: &DeskReview) -> Markup {
    let values = [
        ("number", review.number.into()),
        ("task", review.task_title.as_str().into()),
    ];
    let (mark, word) = match review.state {
        ReviewState::Waiting => ("mark", "assessment-mark-waiting"),
        ReviewState::Draft => ("mark part", "assessment-mark-draft"),
        ReviewState::Given => ("mark done", "assessment-mark-given"),
    };
    html! {
        li.task {
            span class=(mark) { span.vh { (t.say(word)) } }
            div.task-body {
                h3 { a href=(ShowReview { review: review.token.clone() }) { (t.say_with("assessment-review-title", &values)) } }
                p.meta.dots { span { bdi { (review.course_title) } } " " span { (t.say("assessment-asked")) " " (t.ago(review.assigned_at)) } }
            }
            div.task-end { span.meta { (t.say(word)) } }
        }
    }
}
