//! All schools.

use base::Slug;
use maud::{Markup, html};
use web::shell::{Head, parts};
use web::{Answer, T, Visit};

use super::school_cards;
use crate::routes::ListSchools;
use crate::store::{self, SchoolCard};

/// How many schools a page shows.
const PAGE: usize = 24;

struct ListPage {
    schools: Vec<SchoolCard>,
    /// The last one here, where more follow.
    more: Option<Slug>,
    is_first: bool,
}

/// Shows all schools.
pub async fn show(visit: Visit) -> Answer {
    let query = visit.query();
    let behind = query.get("after").and_then(|text| Slug::parse(text).ok());
    let session = visit.app.db.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut schools = store::schools(&visit.app.db, &session, behind.as_ref(), limit).await?;
    let is_more = schools.len() > PAGE;
    schools.truncate(PAGE);
    let last = schools.last().filter(|_| is_more);
    let page = ListPage {
        more: last.map(|school| school.slug.clone()),
        schools,
        is_first: behind.is_none(),
    };
    let head = Head::of(visit.t.say("schools-title")).within("/schools");
    Ok(visit.page(head, page.draw(&visit.t)))
}

impl ListPage {
    fn draw(&self, t: &T) -> Markup {
        let first = (!self.is_first).then(|| ListSchools {}.to_string());
        let more = self.more.as_ref();
        let more = more.map(|slug| format!("{}?after={slug}", ListSchools {}));
        html! {
            header.head {
                h1 { (t.say("schools-title")) }
                p.lede { (t.say("schools-lede")) }
            }
            @if self.schools.is_empty() {
                (parts::empty(
                    "schools",
                    &t.say("schools-none"),
                    &t.say("schools-none-text"),
                    Some(("/courses", &t.say("schools-none-act"))),
                ))
            } @else {
                section {
                    h2.vh { (t.say("schools-list")) }
                    (school_cards(t, &self.schools))
                }
            }
            (parts::pager(t, first.as_deref(), more.as_deref()))
        }
    }
}
