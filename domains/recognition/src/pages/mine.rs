//! One's own awards.

use base::Token;
use maud::{Markup, html};
use web::shell::{Head, parts};
use web::{Answer, T, Visit};

use super::award_rows;
use crate::routes::MyAwards;
use crate::store::{self, AwardRow, Listed};

/// How many awards a page shows.
const PAGE: usize = 20;

struct MinePage {
    awards: Vec<AwardRow>,
    /// The address of the last one here, where more follow.
    more: Option<Token>,
    is_first: bool,
}

/// Shows one's own awards, the newest first.
pub async fn show(visit: Visit) -> Answer {
    let person = visit.member()?.person;
    let query = visit.query();
    let behind = query.get("after").and_then(|text| Token::parse(text).ok());
    let session = visit.app.db.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut awards =
        store::awards_of(&session, person, Listed::All, behind.as_ref(), limit).await?;
    let is_more = awards.len() > PAGE;
    awards.truncate(PAGE);
    let page = MinePage {
        more: awards
            .last()
            .filter(|_| is_more)
            .map(|award| award.token.clone()),
        awards,
        is_first: behind.is_none(),
    };
    let head = Head::of(visit.t.say("recognition-mine"));
    Ok(visit.page(head, page.draw(&visit.t)))
}

impl MinePage {
    fn draw(&self, t: &T) -> Markup {
        let newest = (!self.is_first).then(|| MyAwards {}.to_string());
        let older = self
            .more
            .as_ref()
            .map(|token| format!("{}?after={token}", MyAwards {}));
        html! {
            header.head {
                h1 { (t.say("recognition-mine")) }
                p.lede { (t.say("recognition-mine-lede")) }
            }
            @if self.awards.is_empty() {
                (parts::empty(
                    "awards",
                    &t.say("recognition-mine-empty"),
                    &t.say("recognition-mine-empty-text"),
                    Some(("/courses", &t.say("recognition-mine-empty-act"))),
                ))
            } @else {
                section {
                    h2.vh { (t.say("recognition-mine-list")) }
                    (award_rows(t, &self.awards))
                }
            }
            (parts::pager(t, newest.as_deref(), older.as_deref()))
        }
    }
}
