//! The desk of a school's stewards: the charter and the courses.

use base::{LanguageTag, PersonId, Refusal as _, Slug, Title};
use courses::store::ListingKey;
use maud::{Markup, html};
use web::form::{Form, Input};
use web::shell::{Head, parts};
use web::{Answer, At, Check, Complaints, Error, Fields, Language, T, Visit, markdown, number};

use crate::actions;
use crate::policy;
use crate::routes::{AddCourse, EditSchool, ListSchools, RemoveCourse, ShowSchool};
use crate::school::{self, Charter, SchoolRefusal};
use crate::store::{self, Chosen, School, SchoolCourse};

/// How many courses a page shows.
const PAGE: usize = 50;

struct EditPage {
    school: School,
    courses: Vec<SchoolCourse>,
    /// The key behind which more courses follow.
    more: Option<ListingKey>,
    is_first: bool,
}

/// A form on this page that was not taken.
enum Refused {
    Charter(Fields, Complaints),
    Course(Fields, Complaints),
}

/// Shows the desk.
pub async fn show(visit: Visit, At(at): At<EditSchool>) -> Answer {
    let page = load(&visit, &at.school).await?;
    Ok(visit.page(page.head(&visit.t), page.draw(&visit.t, None)))
}

/// Saves the charter.
pub async fn save(visit: Visit, At(at): At<EditSchool>, fields: Fields) -> Answer {
    let by = acting(&visit)?;
    let mut check = Check::of(&fields);
    let name = check.read("name", Title::parse);
    let summary = check.read("summary", Title::parse);
    let text = check.read("charter", school::charter);
    let language = check.read("language", LanguageTag::parse);
    let seen = check.read("version", number(1, i64::MAX));
    let complaints = check.complaints();
    let (Some(name), Some(summary), Some(text), Some(language), Some(seen)) =
        (name, summary, text, language, seen)
    else {
        return refuse(&visit, &at.school, Refused::Charter(fields, complaints)).await;
    };
    let html = &markdown::render(text.as_str());
    let charter = &Charter {
        name,
        summary,
        text,
        language,
    };
    let slug = &at.school;
    let outcome = visit
        .app
        .db
        .write(|tx| actions::edit(tx, by, slug, seen, (charter, html)))
        .await;
    if let Some(refusal) = refusal_of(&outcome) {
        let complaints = Complaints::one("charter", refusal.word());
        return refuse(&visit, slug, Refused::Charter(fields, complaints)).await;
    }
    outcome?;
    let said = visit.t.say("schools-saved");
    Ok(visit.go_saying(&ShowSchool { school: at.school }, &said))
}

/// Puts a course into the school.
pub async fn add_course(visit: Visit, At(at): At<AddCourse>, fields: Fields) -> Answer {
    let by = acting(&visit)?;
    let mut check = Check::of(&fields);
    let course = check.read("course", school::course_slug);
    let complaints = check.complaints();
    let Some(course) = course else {
        return refuse(&visit, &at.school, Refused::Course(fields, complaints)).await;
    };
    let (slug, course, now) = (&at.school, &course, &visit.now);
    let outcome = visit
        .app
        .db
        .write(|tx| actions::add_course(tx, by, slug, course, now))
        .await;
    if let Some(refusal) = refusal_of(&outcome) {
        let complaints = Complaints::one("course", refusal.word());
        return refuse(&visit, slug, Refused::Course(fields, complaints)).await;
    }
    outcome?;
    let said = visit.t.say("schools-course-added");
    Ok(visit.go_saying(&EditSchool { school: at.school }, &said))
}

/// Takes a course out of the school.
pub async fn remove_course(visit: Visit, At(at): At<RemoveCourse>) -> Answer {
    let by = acting(&visit)?;
    let (slug, course) = (&at.school, &at.course);
    visit
        .app
        .db
        .write(|tx| actions::remove_course(tx, by, slug, course))
        .await?;
    let said = visit.t.say("schools-course-removed");
    Ok(visit.go_saying(&EditSchool { school: at.school }, &said))
}

fn acting(visit: &Visit) -> Result<PersonId, Error> {
    let viewer = visit.member()?;
    people::policy::act(viewer)?;
    Ok(viewer.person)
}

fn refusal_of(outcome: &Result<(), Error>) -> Option<SchoolRefusal> {
    let error = outcome.as_ref().err();
    error.and_then(Error::refusal::<SchoolRefusal>)
}

async fn load(visit: &Visit, slug: &Slug) -> Result<EditPage, Error> {
    let query = visit.query();
    let behind = query.get("after").and_then(ListingKey::parse);
    let session = visit.app.db.read().await?;
    let school = store::school(&session, slug).await?;
    let school = school.ok_or(Error::NotFound)?;
    policy::edit(store::role(&session, school.id, visit.person()).await?)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut courses = store::courses(&session, school.id, Chosen::Every, behind, limit).await?;
    let is_more = courses.len() > PAGE;
    courses.truncate(PAGE);
    let last = courses.last().filter(|_| is_more);
    Ok(EditPage {
        more: last.map(SchoolCourse::key),
        courses,
        is_first: behind.is_none(),
        school,
    })
}

async fn refuse(visit: &Visit, slug: &Slug, refused: Refused) -> Answer {
    let page = load(visit, slug).await?;
    let body = page.draw(&visit.t, Some(refused));
    Ok(visit.refused_page(page.head(&visit.t), body))
}

impl EditPage {
    fn head(&self, t: &T) -> Head {
        let name = [("name", self.school.name.as_str().into())];
        Head::of(t.say_with("schools-edit-of", &name)).within("/schools")
    }

    fn draw(&self, t: &T, refused: Option<Refused>) -> Markup {
        let (charter, course) = match refused {
            Some(Refused::Charter(fields, complaints)) => {
                (Form::refused(t, fields, complaints), Form::blank(t))
            }
            Some(Refused::Course(fields, complaints)) => {
                (self.filled(t), Form::refused(t, fields, complaints))
            }
            None => (self.filled(t), Form::blank(t)),
        };
        let school = self.school.slug.clone();
        html! {
            header.head {
                nav.crumbs aria-label=(t.say("schools-crumbs")) {
                    a href=(ListSchools {}) { (t.say("schools-title")) } " "
                    a href=(ShowSchool { school }) { bdi lang=(self.school.language) { (self.school.name) } }
                }
                h1 { (t.say("schools-edit")) }
            }
            (charter.with_errors(&course.with_errors(&html! {
                (self.charter_form(t, &charter))
                (self.courses(t, &course))
            })))
        }
    }

    fn filled<'a>(&self, t: &'a T) -> Form<'a> {
        let school = &self.school;
        let fields = Fields::of([
            ("name", school.name.as_str()),
            ("summary", school.summary.as_str()),
            ("charter", school.charter.as_str()),
            ("language", school.language.as_str()),
        ]);
        Form::filled(t, fields)
    }

    fn charter_form(&self, t: &T, form: &Form<'_>) -> Markup {
        let slug = &self.school.slug;
        let action = EditSchool {
            school: slug.clone(),
        };
        // a form that was refused because somebody saved meanwhile goes out with the newest version: sent again, it wins
        html! {
            section.section {
                h2 { (t.say("schools-charter")) }
                form.form method="post" action=(action) novalidate {
                    input type="hidden" name="version" value=(self.school.version);
                    (form.input(Input::text("name", "schools-name")))
                    (form.input(Input::text("summary", "schools-summary").hint("schools-summary-hint")))
                    (form.editor(Input::text("charter", "schools-charter-text").hint("schools-charter-hint"), 16, &format!("school:{slug}")))
                    (form.select(Input::text("language", "schools-language"), &self.languages()))
                    div.acts {
                        button.button { (t.say("schools-save")) } " "
                        a href=(ShowSchool { school: slug.clone() }) { (t.say("schools-cancel")) }
                    }
                }
            }
        }
    }

    /// The languages of the site, and the school's own where it is another one.
    fn languages(&self) -> Vec<(String, String)> {
        let own = &self.school.language;
        let offered =
            Language::OFFERED.map(|one| (one.tag().to_owned(), one.own_name().to_owned()));
        let mut choices = offered.to_vec();
        if choices.iter().all(|(tag, _)| tag != own.as_str()) {
            choices.push((own.to_string(), own.own_name().to_owned()));
        }
        choices
    }

    fn courses(&self, t: &T, form: &Form<'_>) -> Markup {
        let school = self.school.slug.clone();
        let here = EditSchool {
            school: school.clone(),
        };
        let first = (!self.is_first).then(|| here.to_string());
        let more = self
            .more
            .map(|key| format!("{here}?after={}", key.to_text()));
        html! {
            section.section {
                h2 { (t.say("schools-courses")) }
                form.form method="post" action=(AddCourse { school }) novalidate {
                    (form.input(Input::text("course", "schools-course").hint("schools-course-hint")))
                    div.acts { button.button.quiet { (t.say("schools-add")) } }
                }
                @if self.courses.is_empty() {
                    p.meta { (t.say("schools-no-courses")) }
                } @else {
                    ul.tasks data-list {
                        @for course in &self.courses { (self.course(t, course)) }
                    }
                }
                (parts::pager(t, first.as_deref(), more.as_deref()))
            }
        }
    }

    fn course(&self, t: &T, course: &SchoolCourse) -> Markup {
        let remove = RemoveCourse {
            school: self.school.slug.clone(),
            course: course.slug.clone(),
        };
        html! {
            li.task {
                div.task-body {
                    h3 { a href={ "/courses/" (course.slug) } lang=(course.language) dir="auto" { (course.title) } }
                    p.meta dir="auto" { (course.question) }
                }
                div.task-end {
                    form method="post" action=(remove) {
                        button.button.quiet.small {
                            (t.say("schools-remove")) span.vh { " " (course.title) }
                        }
                    }
                }
            }
        }
    }
}
