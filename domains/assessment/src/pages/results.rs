//! What peers say about a work: by criterion with its mean and spread, and in words.

use std::collections::HashMap;

use courses::store::RubricCriterion;
use peer_assessment::{Criterion, Spread, Summary, summary};
use store::{Fault, Session};
use web::shell::parts::prose;
use web::{Language, Markup, T, html};

use super::parts;
use crate::review::{ReviewState, Useful};
use crate::routes::MarkUseful;
use crate::store::review::{self, Mark, Received};
use crate::store::work::Work;
use crate::submission::SubmissionId;

/// What the reviews of a work say.
pub(super) struct Results {
    rubric: Vec<RubricCriterion>,
    /// The reviews that are in.
    given: Vec<Received>,
    /// Those that are not, for organizers.
    waiting: Vec<Received>,
    marks: Vec<Mark>,
}

/// Who reads the results.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The author, who does not see whose words they are.
    Author,
    /// An organizer, who does.
    Organizer,
}

/// The results for the author: nothing until they are released.
pub(super) async fn for_author(session: &Session, work: &Work) -> Result<Option<Results>, Fault> {
    if work.released_at.is_none() {
        return Ok(None);
    }
    Ok(Some(load(session, work.id, work).await?))
}

/// The results for organizers: what there is.
pub(super) async fn for_organizers(session: &Session, work: &Work) -> Result<Results, Fault> {
    load(session, work.id, work).await
}

async fn load(session: &Session, id: SubmissionId, work: &Work) -> Result<Results, Fault> {
    let received = review::received(session, id).await?;
    let is_given = |review: &Received| review.state == ReviewState::Given;
    let (given, waiting) = received.into_iter().partition(is_given);
    Ok(Results {
        rubric: courses::store::syllabus::rubric(session, work.activity_id).await?,
        given,
        waiting,
        marks: review::marks_of_work(session, id).await?,
    })
}

/// What reviews say about one criterion.
struct Line<'a> {
    part: &'a RubricCriterion,
    /// The level that each review chose.
    chosen: Vec<Option<u32>>,
    spread: Option<Spread>,
}

impl Results {
    /// The lines of the rubric, and the whole of it.
    fn lines(&self) -> (Vec<Line<'_>>, Option<Spread>) {
        let levels: HashMap<_, u32> = self
            .marks
            .iter()
            .filter_map(|mark| {
                let level = u32::try_from(mark.level?).ok()?;
                Some(((mark.review_id, mark.criterion_id), level))
            })
            .collect();
        let top = |part: &RubricCriterion| count(part.levels.len().saturating_sub(1));
        let chosen = |given: &Received, part: &RubricCriterion| {
            let level = levels.get(&(given.id, part.criterion.id)).copied();
            level.filter(|level| *level <= top(part))
        };
        let rubric: Vec<Criterion> = self
            .rubric
            .iter()
            .map(|part| Criterion {
                weight: part.criterion.weight,
                top: top(part),
            })
            .collect();
        let reviews: Vec<Vec<Option<u32>>> = self
            .given
            .iter()
            .map(|given| self.rubric.iter().map(|part| chosen(given, part)).collect())
            .collect();
        // the levels were cut to the rubric just now, so they fit
        let summed = summary(&rubric, &reviews).unwrap_or(Summary {
            criteria: vec![None; rubric.len()],
            overall: None,
        });
        let lines = self.rubric.iter().zip(summed.criteria).enumerate();
        let lines = lines.map(|(index, (part, spread))| Line {
            part,
            chosen: reviews.iter().map(|review| review[index]).collect(),
            spread,
        });
        (lines.collect(), summed.overall)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A number with one decimal, as it is written in the reader's language.
fn decimal(t: &T, value: f64) -> String {
    let written = format!("{value:.1}");
    match t.language {
        Language::Spanish => written.replace('.', ","),
        Language::Arabic => written.replace('.', "٫"),
        Language::English | Language::Pseudo => written,
    }
}

/// Draws the results.
pub(super) fn draw(t: &T, work: &Work, results: &Results, reader: Reader) -> Markup {
    let (lines, overall) = results.lines();
    html! {
        section.section aria-labelledby="results" {
            h2 id="results" { (t.say("assessment-results")) }
            @if results.given.is_empty() {
                p { (t.say("assessment-no-reviews")) }
            } @else {
                p { (t.say_with("assessment-results-count", &[("count", results.given.len().into())])) }
                @if let Some(overall) = overall { p { (overall_words(t, overall)) } }
                @for (index, line) in lines.iter().enumerate() { (plot(t, index, line)) }
                @for (index, review) in results.given.iter().enumerate() {
                    (one_review(t, results, index, review, reader))
                }
            }
            @if reader == Reader::Organizer && !results.waiting.is_empty() {
                h3 { (t.say("assessment-waiting-for")) }
                ul { @for review in &results.waiting { li { (web::shell::parts::person(review.handle.as_str(), review.name.as_str())) } } }
            }
            (parts::relaxed(t, &work.relaxed))
        }
    }
}

fn overall_words(t: &T, overall: Spread) -> String {
    let values = [
        ("mean", decimal(t, overall.mean * 100.0).into()),
        (
            "spread",
            decimal(t, overall.sd.unwrap_or_default() * 100.0).into(),
        ),
    ];
    let key = if overall.sd.is_some() {
        "assessment-overall"
    } else {
        "assessment-overall-one"
    };
    t.say_with(key, &values)
}

/// A criterion as a plot with its numbers beneath.
fn plot(t: &T, index: usize, line: &Line<'_>) -> Markup {
    let Some(spread) = line.spread else {
        return html! {};
    };
    let levels = line.part.levels.len();
    let top = f64::from(count(levels.saturating_sub(1)));
    let title = line.part.criterion.title.as_str();
    let words = [
        ("criterion", title.into()),
        ("levels", level_words(line).join(", ").into()),
        ("mean", decimal(t, spread.mean * top + 1.0).into()),
        ("top", levels.into()),
        ("count", spread.n.into()),
        (
            "spread",
            decimal(t, spread.sd.unwrap_or_default() * top).into(),
        ),
    ];
    let caption = if spread.sd.is_some() {
        "assessment-plot-caption"
    } else {
        "assessment-plot-caption-one"
    };
    let id = format!("plot-{index}");
    html! {
        section.stack.tight aria-labelledby={ (id) "-name" } {
            h3 id={ (id) "-name" } dir="auto" { (title) }
            div.plot {
                figure {
                    svg viewBox="0 0 320 72" role="img" aria-labelledby=(id) {
                        title id=(id) { (t.say_with("assessment-plot-title", &words)) }
                        line.grid x1="20" x2="300" y1="32" y2="32" {}
                        line.spread x1=(place(spread.min)) x2=(place(spread.max)) y1="32" y2="32" {}
                        @for (x, y) in dots(line) { circle.dot cx=(x) cy=(y) r="6" {} }
                        line.median x1=(place(spread.mean)) x2=(place(spread.mean)) y1="8" y2="52" {}
                        @for level in 0..levels {
                            text.tick x=(place(f64::from(count(level)) / top.max(1.0))) y="68" text-anchor="middle" { (level + 1) }
                        }
                    }
                    figcaption { (t.say_with(caption, &words)) }
                }
                (table(t, &id, line))
            }
        }
    }
}

fn table(t: &T, id: &str, line: &Line<'_>) -> Markup {
    html! {
        details {
            summary { (t.say("assessment-the-numbers")) }
            div.scroll role="region" aria-labelledby={ (id) "-table" } tabindex="0" {
                table {
                    caption id={ (id) "-table" } dir="auto" { (line.part.criterion.title) }
                    thead { tr {
                        th scope="col" { (t.say("assessment-level")) }
                        th scope="col" { (t.say("assessment-level-means")) }
                        th.num scope="col" { (t.say("assessment-level-chosen")) }
                    } }
                    tbody {
                        @for (index, level) in line.part.levels.iter().enumerate() {
                            tr {
                                th scope="row" dir="auto" { (index + 1) " " (level.title) }
                                td dir="auto" { (level.description) }
                                td.num { (line.chosen.iter().flatten().filter(|chosen| **chosen == count(index)).count()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where a value between 0 and 1 stands in the drawing.
fn place(value: f64) -> String {
    format!("{:.1}", 20.0 + 280.0 * value)
}

/// A dot a review; reviews of one level stand above each other.
fn dots(line: &Line<'_>) -> Vec<(String, u32)> {
    let top = f64::from(count(line.part.levels.len().saturating_sub(1))).max(1.0);
    let mut seen: HashMap<u32, u32> = HashMap::new();
    line.chosen
        .iter()
        .flatten()
        .map(|level| {
            let before = seen.entry(*level).or_default();
            let height = 32 + *before % 3 * 12 - *before % 3 / 2 * 36;
            *before += 1;
            (place(f64::from(*level) / top), height)
        })
        .collect()
}

fn level_words(line: &Line<'_>) -> Vec<String> {
    let word = |level: &u32| {
        let level = line
            .part
            .levels
            .get(usize::try_from(*level).unwrap_or_default());
        level.map(|level| level.title.as_str().to_owned())
    };
    line.chosen.iter().flatten().filter_map(word).collect()
}

fn one_review(t: &T, results: &Results, index: usize, review: &Received, reader: Reader) -> Markup {
    html! {
        article.panel {
            h3 {
                @match reader {
                    Reader::Author => (t.say_with("assessment-peer-number", &[("number", (index + 1).into())])),
                    Reader::Organizer => (web::shell::parts::person(review.handle.as_str(), review.name.as_str())),
                }
            }
            (prose(&review.language, &review.body_html))
            @for part in &results.rubric {
                @if let Some(mark) = mark_of(results, review, part) {
                    p dir="auto" {
                        strong { (part.criterion.title) } ": "
                        (level_title(part, mark))
                    }
                    @if !mark.body_html.is_empty() { (prose(&review.language, &mark.body_html)) }
                }
            }
            @match (reader, review.useful) {
                (Reader::Author, useful) => (useful_form(t, review, useful)),
                (Reader::Organizer, Some(useful)) => { p.meta { (t.say(useful_key(useful))) } }
                (Reader::Organizer, None) => {}
            }
        }
    }
}

fn mark_of<'a>(
    results: &'a Results,
    review: &Received,
    part: &RubricCriterion,
) -> Option<&'a Mark> {
    results
        .marks
        .iter()
        .find(|mark| mark.review_id == review.id && mark.criterion_id == part.criterion.id)
}

fn level_title<'a>(part: &'a RubricCriterion, mark: &Mark) -> &'a str {
    let place = mark.level.and_then(|level| usize::try_from(level).ok());
    place
        .and_then(|place| part.levels.get(place))
        .map_or("", |level| level.title.as_str())
}

fn useful_key(useful: Useful) -> &'static str {
    match useful {
        Useful::Yes => "assessment-was-useful",
        Useful::No => "assessment-was-not-useful",
    }
}

fn useful_form(t: &T, review: &Received, useful: Option<Useful>) -> Markup {
    let pressed = |answer| {
        if useful == Some(answer) {
            "true"
        } else {
            "false"
        }
    };
    let act = MarkUseful {
        review: review.token.clone(),
    };
    html! {
        form.row method="post" action=(act) {
            span.meta { (t.say("assessment-useful")) }
            span.acts {
                button.button.quiet.small name="useful" value="yes" aria-pressed=(pressed(Useful::Yes)) { (t.say("assessment-useful-yes")) }
                button.button.quiet.small name="useful" value="no" aria-pressed=(pressed(Useful::No)) { (t.say("assessment-useful-no")) }
            }
            @if let Some(useful) = useful { span.meta { (t.say(useful_key(useful))) } }
        }
    }
}
