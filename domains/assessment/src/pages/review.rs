//! One review: the work on one side, the rubric on the other. Nothing here tells whose work it is.

use courses::store::RubricCriterion;
use web::shell::parts::prose;
use web::{
    At, Check, Complaints, Error, Fields, Form, Head, Input, Markup, T, Visit, html, written_in,
};

use super::{confirmed, parts};
use crate::actions::{self, Actor};
use crate::policy::{self, Role};
use crate::review::{self as rules, ReviewState};
use crate::routes::{ShowReview, ShowReviews};
use crate::store::Written;
use crate::store::review::{self, Mark, Review, Said, SaidMark};
use crate::store::work::{self, Version};

/// The page.
struct ReviewPage {
    at: ShowReview,
    review: Review,
    version: Version,
    rubric: Vec<RubricCriterion>,
    marks: Vec<Mark>,
}

pub(crate) async fn show(visit: Visit, At(at): At<ShowReview>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let page = ReviewPage::load(&visit, by, at).await?;
    let form = Form::filled(&visit.t, page.fields());
    Ok(visit.page(
        page.head(&visit.t),
        page.draw(&visit.t, &form, &Complaints::none()),
    ))
}

pub(crate) async fn give(visit: Visit, At(at): At<ShowReview>, fields: Fields) -> web::Answer {
    let by = confirmed(&visit)?;
    let page = ReviewPage::load(&visit, by, at).await?;
    let is_draft = fields.text("act") == "keep" && page.review.standing().can_keep_draft();
    let said = match page.read(&visit, &fields, is_draft) {
        Ok(said) => said,
        Err(complaints) => {
            let form = Form::refused(&visit.t, fields, complaints.clone());
            let body = page.draw(&visit.t, &form, &complaints);
            return Ok(visit.refused_page(page.head(&visit.t), body));
        }
    };
    let (db, token, said, now) = (&visit.app.db, &page.at.review, &said, &visit.now);
    if is_draft {
        db.write(|tx| actions::keep_draft(tx, by, token, said, now))
            .await?;
        Ok(visit.go_saying(&page.at, &visit.t.say("assessment-draft-kept")))
    } else {
        db.write(|tx| actions::give_review(tx, by, token, said, now))
            .await?;
        Ok(visit.go_saying(&ShowReviews {}, &visit.t.say("assessment-review-given")))
    }
}

/// The field of a criterion.
fn field(index: usize) -> String {
    format!("c{}", index + 1)
}

/// The field of what is said beside it.
fn why_field(index: usize) -> String {
    format!("c{}-why", index + 1)
}

impl ReviewPage {
    async fn load(visit: &Visit, by: Actor, at: ShowReview) -> Result<Self, Error> {
        let db = visit.app.db.read().await?;
        let review = review::review(&db, &at.review)
            .await?
            .ok_or(Error::NotFound)?;
        let role = if review.reviewer_id == by.person {
            Role::Reviewer
        } else {
            Role::Stranger
        };
        policy::give_review(role)?;
        let version = work::version(&db, review.submission_id, review.versions)
            .await?
            .ok_or(Error::NotFound)?;
        Ok(Self {
            rubric: courses::store::syllabus::rubric(&db, review.activity_id).await?,
            marks: review::marks(&db, review.id).await?,
            at,
            review,
            version,
        })
    }

    /// What was said so far.
    fn fields(&self) -> Fields {
        let mut pairs = vec![("text".to_owned(), self.review.body.as_str().to_owned())];
        for (index, part) in self.rubric.iter().enumerate() {
            let said = |mark: &&Mark| mark.criterion_id == part.criterion.id;
            if let Some(mark) = self.marks.iter().find(said) {
                let level = mark
                    .level
                    .map_or(String::new(), |level| (level + 1).to_string());
                pairs.push((field(index), level));
                pairs.push((why_field(index), mark.body.as_str().to_owned()));
            }
        }
        Fields::of(pairs)
    }

    /// Reads a review, which says everything, or a draft, which may say anything.
    fn read(&self, visit: &Visit, fields: &Fields, is_draft: bool) -> Result<Said, Complaints> {
        let mut check = Check::of(fields);
        let mut marks = Vec::new();
        for (index, part) in self.rubric.iter().enumerate() {
            let level = |typed: &str| rules::level(typed, part.levels.len());
            let level = if is_draft {
                check.read_optional(&field(index), level)
            } else {
                check.read(&field(index), level).map(Some)
            };
            let note = check.read(&why_field(index), rules::note);
            if let (Some(level), Some(note)) = (level, note) {
                marks.push(SaidMark {
                    criterion: part.criterion.id,
                    level,
                    note: Written::of(note),
                });
            }
        }
        let text = check.read(
            "text",
            if is_draft {
                rules::draft_text
            } else {
                rules::text
            },
        );
        match (text, check.is_clean()) {
            (Some(text), true) => Ok(Said {
                language: written_in(visit, fields, text.as_str(), &self.review.course_language),
                text: Written::of(text),
                marks,
            }),
            _ => Err(check.complaints()),
        }
    }

    fn title(&self, t: &T) -> String {
        let values = [
            ("number", self.review.number.into()),
            ("task", self.review.task_title.as_str().into()),
        ];
        t.say_with("assessment-review-title", &values)
    }

    fn head(&self, t: &T) -> Head {
        Head::of(self.title(t)).within("/courses")
    }

    fn draw(&self, t: &T, form: &Form<'_>, complaints: &Complaints) -> Markup {
        let review = &self.review;
        let is_open = review.standing().can_change().is_ok();
        html! {
            header.head {
                (parts::crumbs(t, &review.run_slug, review.course_title.as_str()))
                h1 { (self.title(t)) }
                p.lede { (t.say("assessment-review-lede")) }
            }
            @if review.state == ReviewState::Given {
                div.notice { p { (t.say(if is_open { "assessment-review-may-change" } else { "assessment-review-settled" })) } }
            }
            div.desk {
                div.desk-work tabindex="0" role="region" aria-label=(t.say("assessment-the-work")) {
                    (parts::content(t, &self.version, Some(review.number)))
                }
                @if is_open { (self.form(t, form, complaints)) } @else { (self.said(t)) }
            }
            (parts::relaxed(t, &review.relaxed))
        }
    }

    fn form(&self, t: &T, form: &Form<'_>, complaints: &Complaints) -> Markup {
        html! {
            form.desk-rubric.form method="post" action=(self.at) novalidate {
                (form.with_errors(&html! {
                    @for (index, part) in self.rubric.iter().enumerate() { (self.criterion(t, form, complaints, (index, part))) }
                    (form.editor(Input::text("text", "assessment-review-text").hint("assessment-review-text-hint"), 8, &self.draft_key("text")))
                    div.acts {
                        button.button { (t.say("assessment-send-review")) }
                        @if self.review.standing().can_keep_draft() {
                            button.button.quiet name="act" value="keep" formnovalidate { (t.say("assessment-keep-draft")) }
                        }
                    }
                }))
            }
        }
    }

    fn draft_key(&self, field: &str) -> String {
        format!("review:{}:{field}", self.at.review)
    }

    fn criterion(
        &self,
        t: &T,
        form: &Form<'_>,
        complaints: &Complaints,
        (index, part): (usize, &RubricCriterion),
    ) -> Markup {
        let (name, why) = (field(index), why_field(index));
        let problem = complaints.of(&name);
        let title = part.criterion.title.as_str();
        form.calls(&name, title);
        form.calls(&why, format!("{title} · {}", t.say("assessment-why")));
        html! {
            fieldset.criterion.bad[problem.is_some()] id=(name) aria-describedby={ (name) "-hint" } {
                legend dir="auto" { (part.criterion.title) }
                @if let Some((word, limit)) = problem { p.problem id={ (name) "-problem" } { (t.say_problem(word, limit)) } }
                p.hint id={ (name) "-hint" } dir="auto" { (part.criterion.prompt) }
                div.levels {
                    @for (level, text) in part.levels.iter().enumerate() {
                        @let value = (level + 1).to_string();
                        label.level {
                            input type="radio" name=(name) value=(value) checked[form.value(&name) == value];
                            " " span dir="auto" { strong { (text.title) } " " small { (text.description) } }
                        }
                    }
                }
                div.field.bad[complaints.of(&why).is_some()] {
                    label for=(why) { (t.say("assessment-why")) " " span.optional { (t.say("web-optional")) } }
                    textarea id=(why) name=(why) rows="3" dir="auto" data-draft=(self.draft_key(&why)) { "\n" (form.value(&why)) }
                    @if let Some((word, limit)) = complaints.of(&why) { p.problem id={ (why) "-problem" } { (t.say_problem(word, limit)) } }
                }
            }
        }
    }

    /// What was said, when it cannot be changed any more.
    fn said(&self, t: &T) -> Markup {
        html! {
            section.panel aria-labelledby="said" {
                h2 id="said" { (t.say("assessment-what-you-said")) }
                @if self.review.state != ReviewState::Given { p { (t.say("assessment-review-not-given")) } }
                (prose(&self.review.language, &self.review.body_html))
                @for part in &self.rubric {
                    @if let Some(mark) = self.marks.iter().find(|mark| mark.criterion_id == part.criterion.id) {
                        p dir="auto" {
                            strong { (part.criterion.title) }
                            @if let Some(level) = mark.level.and_then(|level| part.levels.get(usize::try_from(level).ok()?)) { ": " (level.title) }
                        }
                        @if !mark.body_html.is_empty() { (prose(&self.review.language, &mark.body_html)) }
                    }
                }
            }
        }
    }
}
