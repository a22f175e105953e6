//! One school: its courses, its charter, its stewards.

use courses::store::ListingKey;
use maud::{Markup, html};
use web::shell::{Head, parts};
use web::{Answer, At, Error, T, Visit};

use super::course_cards;
use crate::policy::{self, SchoolRole};
use crate::routes::{EditSchool, ListSchools, ShowSchool};
use crate::store::{self, Chosen, School, SchoolCourse, Steward};

/// How many courses a page shows.
const PAGE: usize = 24;

struct SchoolPage {
    school: School,
    stewards: Vec<Steward>,
    courses: Vec<SchoolCourse>,
    /// The key behind which more courses follow.
    more: Option<ListingKey>,
    is_first: bool,
    role: SchoolRole,
}

/// Shows a school.
pub async fn show(visit: Visit, At(at): At<ShowSchool>) -> Answer {
    let query = visit.query();
    let behind = query.get("after").and_then(ListingKey::parse);
    let session = visit.app.db.read().await?;
    let school = store::school(&session, &at.school).await?;
    let school = school.ok_or(Error::NotFound)?;
    let role = store::role(&session, school.id, visit.person()).await?;
    policy::see(role)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut courses = store::courses(&session, school.id, Chosen::Shown, behind, limit).await?;
    let is_more = courses.len() > PAGE;
    courses.truncate(PAGE);
    let page = SchoolPage {
        stewards: store::stewards(&session, school.id).await?,
        more: courses.last().filter(|_| is_more).map(SchoolCourse::key),
        courses,
        is_first: behind.is_none(),
        role,
        school,
    };
    let head = Head::of(page.school.name.as_str())
        .described(page.school.summary.as_str())
        .within("/schools")
        .with_icon(page.school.pattern_seed.as_str());
    Ok(visit.page(head, page.draw(&visit.t)))
}

impl SchoolPage {
    fn draw(&self, t: &T) -> Markup {
        html! {
            (parts::banner(&self.school.pattern_seed))
            (self.head(t))
            div.with-side {
                div.stack {
                    (self.courses(t))
                    @if !self.school.charter_html.is_empty() { (self.charter(t)) }
                }
                aside.side aria-label=(t.say("schools-about")) { (self.stewards(t)) }
            }
        }
    }

    fn head(&self, t: &T) -> Markup {
        let school = &self.school;
        let edit = EditSchool {
            school: school.slug.clone(),
        };
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("schools-crumbs")) { a href=(ListSchools {}) { (t.say("schools-title")) } }
                h1 lang=(school.language) dir="auto" { (school.name) }
                p.lede lang=(school.language) dir="auto" { (school.summary) }
                @if policy::edit(self.role).is_ok() {
                    div.acts { a.button.quiet href=(edit) { (t.say("schools-edit")) } }
                }
            }
        }
    }

    fn courses(&self, t: &T) -> Markup {
        let here = ShowSchool {
            school: self.school.slug.clone(),
        };
        let first = (!self.is_first).then(|| here.to_string());
        let more = self
            .more
            .map(|key| format!("{here}?after={}", key.to_text()));
        html! {
            section.section {
                @if self.courses.is_empty() {
                    (self.no_courses(t))
                } @else {
                    h2 { (t.say("schools-courses")) }
                    (course_cards(t, &self.courses))
                }
                (parts::pager(t, first.as_deref(), more.as_deref()))
            }
        }
    }

    /// Those who care for the school can begin; others find courses elsewhere.
    fn no_courses(&self, t: &T) -> Markup {
        let edit = EditSchool {
            school: self.school.slug.clone(),
        };
        let (href, words) = match policy::choose_courses(self.role) {
            Ok(()) => (edit.to_string(), t.say("schools-add")),
            Err(web::Denied) => ("/courses".to_owned(), t.say("schools-none-act")),
        };
        parts::empty(
            &self.school.pattern_seed,
            &t.say("schools-no-courses"),
            &t.say("schools-no-courses-text"),
            Some((&href, &words)),
        )
    }

    fn charter(&self, t: &T) -> Markup {
        html! {
            section.section {
                h2 { (t.say("schools-charter")) }
                (parts::prose(&self.school.language, &self.school.charter_html))
            }
        }
    }

    fn stewards(&self, t: &T) -> Markup {
        html! {
            section.panel {
                h2 { (t.say("schools-stewards")) }
                @if self.stewards.is_empty() {
                    p.meta { (t.say("schools-no-stewards")) }
                } @else {
                    p.meta { (t.say("schools-stewards-text")) }
                    ul.stack.tight {
                        @for steward in &self.stewards {
                            li { (parts::person(steward.handle.as_str(), steward.name.as_str())) }
                        }
                    }
                }
            }
        }
    }
}
