//! The course page: the question, the outcomes, week by week, the runs, the lineage.

use courses::pages::syllabus::{Rows, draw_course_facts, draw_course_text, draw_syllabus};
use courses::routes::{ReportCourse, ShowCourse, ShowRun};
use courses::run::{Run, RunState};
use courses::store::course::{self, Course, Version};
use courses::store::run::{self as runs, RunPage};
use courses::store::syllabus::{self, Syllabus};
use maud::html;
use schools::store::SchoolName;
use web::shell::parts;
use web::{Answer, At, Error, Head, Markup, T, Visit};

use super::cards;

/// How many runs the page shows.
const RUNS: i64 = 20;

struct CoursePage {
    course: Course,
    version: Version,
    syllabus: Syllabus,
    runs: Vec<Run>,
    schools: Vec<SchoolName>,
    tags: Vec<String>,
    joinable: Option<usize>,
}

/// Shows a course with its runs.
pub async fn show(visit: Visit, At(at): At<ShowCourse>) -> Answer {
    let session = visit.app.db.read().await?;
    let course = course::course_by_slug(&session, &at.course)
        .await?
        .ok_or(Error::NotFound)?;
    let runs = runs::runs_of_course(&session, course.id, RunPage::first(RUNS)).await?;
    let now = visit.now.at;
    let joinable = runs.iter().position(|run| run.is_joinable(now));
    let newest = runs
        .iter()
        .find(|run| !matches!(run.state, RunState::Draft));
    let shown = joinable
        .and_then(|place| runs.get(place))
        .or(newest)
        .map(|run| run.version);
    let shown = match shown {
        Some(version) => Some(version),
        None => course::latest_published(&session, course.id).await?,
    };
    let version = course::version(&session, shown.ok_or(Error::NotFound)?)
        .await?
        .ok_or(Error::NotFound)?;
    let (syllabus, schools, tags) = tokio::try_join!(
        syllabus::outline(&session, version.id),
        schools::store::schools_of(&session, course.id),
        course::tags(&session, course.id),
    )?;
    let page = CoursePage {
        course,
        version,
        syllabus,
        runs,
        schools,
        tags,
        joinable,
    };
    let head = Head::of(page.version.title.as_str())
        .described(page.version.question.clone())
        .within("/courses")
        .with_icon(page.course.slug.as_str());
    Ok(visit.page(head, page.draw(&visit.t)))
}

impl CoursePage {
    fn draw(&self, t: &T) -> Markup {
        let language = &self.course.language;
        html! {
            (parts::banner(self.course.slug.as_str()))
            header.head {
                nav.crumbs aria-label=(t.say("app-crumbs")) {
                    a href="/courses" { (t.say("app-catalogue")) }
                    @for school in &self.schools { " " a href={ "/schools/" (school.slug) } { (school.name) } }
                }
                h1 lang=(language) dir="auto" { (self.version.title) }
                p.lede lang=(language) dir="auto" { (self.version.question) }
                (self.acts(t))
            }
            div.with-side {
                div.stack {
                    div.stack { (draw_course_text(t, &self.version)) }
                    section.section {
                        h2 { (t.say("app-course-weeks")) }
                        (draw_syllabus(t, &self.syllabus, self.rows()))
                    }
                }
                aside.side aria-label=(t.say("app-course-side")) { (self.facts(t)) (self.runs(t)) }
            }
        }
    }

    fn acts(&self, t: &T) -> Markup {
        let joinable = self.joinable.and_then(|place| self.runs.get(place));
        let again = format!(
            "{}/run-again",
            ShowCourse {
                course: self.course.slug.clone()
            }
        );
        html! {
            div.acts {
                @if let Some(run) = joinable {
                    a.button href={ (ShowRun { run: run.slug.clone() }) "/join" } { (t.say("app-course-join")) } " "
                    a.button.quiet href=(again) { (t.say("app-course-again")) }
                } @else {
                    a.button href=(again) { (t.say("app-course-again")) }
                }
            }
        }
    }

    /// The rows of the syllabus lead into the run that uses this version, where there is one to look at.
    fn rows(&self) -> Rows<'_> {
        let run = self
            .runs
            .iter()
            .find(|run| run.version == self.version.id && run.state != RunState::Draft);
        run.filter(|run| run.state != RunState::Edition)
            .map_or(Rows::ToRead, |run| Rows::OfRun(&run.slug))
    }

    fn facts(&self, t: &T) -> Markup {
        html! {
            section.panel {
                h2 { (t.say("app-course-facts")) }
                (draw_course_facts(t, &self.version))
                p { a href={ (ShowCourse { course: self.course.slug.clone() }) "/versions" } { (t.say_with("app-course-version-number", &[("number", self.version.number.into())])) }
                    " · " a href=(ReportCourse { course: self.course.slug.clone() }) { (t.say("people-report")) } }
                @if !self.tags.is_empty() {
                    p.chips { @for tag in &self.tags { a href={ "/courses?tag=" (web::segment(tag)) } { span.chip dir="auto" { (tag) } } " " } }
                }
            }
        }
    }

    fn runs(&self, t: &T) -> Markup {
        let shown: Vec<_> = self
            .runs
            .iter()
            .filter(|run| run.state != RunState::Draft)
            .collect();
        html! {
            section.panel {
                h2 { (t.say("app-course-runs")) }
                @if shown.is_empty() { p.meta { (t.say("app-course-runs-none")) } }
                ol.history {
                    @for run in shown {
                        li {
                            span.meta { (cards::starts(t, run.starts_on)) }
                            p {
                                a href=(ShowRun { run: run.slug.clone() }) lang=(run.language) dir="auto" { (run.title) } " "
                                span.meta { (t.say(cards::state_word(run.state.word()))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
