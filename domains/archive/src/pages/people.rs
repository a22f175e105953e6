//! Who organized and who learned in an edition.

use courses::enrollment::EnrollmentState;
use courses::store::enrollment::enrolled;
use maud::html;
use web::shell::parts;
use web::{Answer, At, Head, Visit};

use super::{Tab, for_members, open, top};
use crate::policy;
use crate::routes::ShowPeople;

/// How many stand on a page.
const SIZE: i64 = 100;

pub async fn show(visit: Visit, At(at): At<ShowPeople>) -> Answer {
    let session = visit.app.db.read().await?;
    let opened = open(&session, &at.run, visit.person()).await?;
    let organizers = courses::store::organizers(&session, opened.run.id).await?;
    let t = &visit.t;
    let head = Head::of(format!(
        "{} · {}",
        t.say("archive-people"),
        opened.run.title
    ))
    .within("/editions");
    let may_read = policy::read_people(opened.role, opened.run.audience).is_ok();
    let query = visit.query();
    let after = query.get("after").and_then(|text| text.parse::<i64>().ok());
    let mut learners = Vec::new();
    if may_read {
        let (seated, after) = (EnrollmentState::Seated, after.unwrap_or(0));
        learners = enrolled(&session, opened.run.id, seated, after, SIZE + 1).await?;
    }
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let is_more = learners.len() > size;
    learners.truncate(size);
    let older = learners
        .last()
        .filter(|_| is_more)
        .map(|last| format!("{at}?after={}", last.turn));
    let newest = after.map(|_| at.to_string());
    let count = i64::from(opened.run.seats_taken);
    let body = html! {
        (top(&visit, &opened, Tab::People))
        section.section {
            h2 { (t.say("archive-organizers")) }
            ul.row { @for one in &organizers { li { (parts::person(one.handle.as_str(), one.name.as_str())) } } }
            @if organizers.is_empty() { p.meta { (t.say("archive-nobody")) } }
        }
        section.section {
            h2 { (t.say("archive-participants")) " " span.count { (count) } }
            @if may_read {
                ul.list data-list {
                    @for one in &learners { li.item { (parts::person(one.handle.as_str(), one.name.as_str())) } }
                }
                (parts::pager(t, newest.as_deref(), older.as_deref()))
            } @else {
                (for_members(t))
            }
        }
    };
    Ok(visit.page(head, body))
}
