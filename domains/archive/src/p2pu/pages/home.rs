//! The home page of a course. Every `@page=N` of it says the same again, with other members and other comments.

use jiff::civil::Date;
use scraper::ElementRef;

use super::byline::{author, handle_of, pictured_name};
use super::document::listed_link;
use super::{Page, comments, dom};
use crate::p2pu::old_address::{Link, OldAddress};
use crate::p2pu::site::{ListedKind, ListedOnly, OldAuthor, OldMember, OldPost, OldStatus};

/// What one home page says.
#[derive(Debug)]
pub struct Home {
    pub title: String,
    pub status: OldStatus,
    pub seats: Option<i64>,
    pub organizer: Option<OldAuthor>,
    pub members: Vec<OldMember>,
    pub short_description: Option<String>,
    pub summary_html: String,
    pub objectives_html: Option<String>,
    pub prerequisites_html: Option<String>,
    pub signup_task_html: Option<String>,
    pub syllabus: Option<OldAddress>,
    pub planned: Option<(Date, Date)>,
    pub broadcasts: Vec<ListedOnly>,
    pub wall: Vec<OldPost>,
}

/// Reads a home page.
pub fn read(page: &Page<'_>) -> Option<Home> {
    let root = page.root();
    let dates = dom::with_id(root, "course-dates-block")
        .map(dom::text)
        .unwrap_or_default();
    Some(Home {
        title: page.heading().map(dom::text)?,
        status: status(page, &dates),
        seats: page
            .field_text("field-field-course-no-of-seats")
            .and_then(|seats| seats.parse().ok()),
        organizer: organizer(page),
        members: members(page),
        short_description: dom::first(root, "field-field-course-short-desc")
            .map(dom::text)
            .filter(|text| !text.is_empty()),
        summary_html: page.field("field-field-course-summary").unwrap_or_default(),
        objectives_html: page.field("field-field-course-learning-objectives"),
        prerequisites_html: page.field("field-field-course-prerequisites"),
        signup_task_html: page.field("field-field-course-sign-up-req"),
        syllabus: syllabus(page),
        planned: planned(&dates),
        broadcasts: broadcasts(page),
        wall: dom::first(root, "pane-node-comments")
            .map(|wall| comments::below(page, wall))
            .unwrap_or_default(),
    })
}

/// The status field, or else what the sentence about dates gives away.
fn status(page: &Page<'_>, dates: &str) -> OldStatus {
    match page.field_text("field-field-course-status") {
        Some(words) => OldStatus::read(&words),
        None if dates.starts_with("This course is complete") => OldStatus::Completed,
        None if dates.contains("Draft status") => OldStatus::Draft,
        None => OldStatus::Other(String::new()),
    }
}

/// The one person named as "Course organiser".
fn organizer(page: &Page<'_>) -> Option<OldAuthor> {
    let line = dom::all(page.root(), "created-date")
        .find(|line| dom::text(*line).starts_with("Course organi"))?;
    let around = line.parent().and_then(ElementRef::wrap).unwrap_or(line);
    let named = author(line, page.path).or_else(|| author(around, page.path))?;
    let pictured = author(around, page.path).filter(|pictured| pictured.handle == named.handle);
    Some(pictured.unwrap_or(named))
}

fn members(page: &Page<'_>) -> Vec<OldMember> {
    let grids = dom::all(page.root(), "view-og-members-faces");
    grids
        .flat_map(|grid| dom::below(grid).filter(|e| e.value().name() == "td"))
        .filter_map(|cell| {
            let picture = dom::first(cell, "views-field-picture")?;
            let handle = handle_of(dom::named(picture, "a")?, page.path)?;
            let shown = dom::first(cell, "views-field-realname")
                .map(dom::text)
                .filter(|name| !name.is_empty());
            Some(OldMember {
                display_name: pictured_name(picture)
                    .or(shown)
                    .unwrap_or_else(|| handle.clone()),
                is_admin: dom::first(cell, "views-field-is-admin")
                    .is_some_and(|mark| dom::text(mark) == "admin"),
                handle,
            })
        })
        .collect()
}

fn syllabus(page: &Page<'_>) -> Option<OldAddress> {
    let field = dom::first(page.root(), "field-field-refers-to-syllabus")?;
    match OldAddress::follow(page.path, dom::named(field, "a")?.value().attr("href")?) {
        Link::Archive(address) => Some(address),
        Link::Elsewhere(_) | Link::Nowhere => None,
    }
}

fn broadcasts(page: &Page<'_>) -> Vec<ListedOnly> {
    dom::all(page.root(), "view-broadcast-messages")
        .flat_map(|list| dom::all(list, "views-field-title"))
        .filter_map(|title| listed_link(page, dom::named(title, "a")?, ListedKind::Broadcast))
        .collect()
}

/// "… scheduled to run from 28 March 2011 to 8 May 2011. …"
fn planned(sentence: &str) -> Option<(Date, Date)> {
    let (_, after) = sentence.split_once("scheduled to run from ")?;
    let (first, after) = after.split_once(" to ")?;
    let last = after.split('.').next()?;
    let day = |text: &str| Date::strptime("%d %B %Y", text.trim()).ok();
    Some((day(first)?, day(last)?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use scraper::Html;

    use super::*;

    fn home(body: &str) -> Home {
        let html = Html::parse_document(&format!("<h1 class=title>Knitting\u{a0}</h1>{body}"));
        read(&Page {
            html: &html,
            path: "general/knitting.html",
            home_of: &|_| None,
        })
        .unwrap()
    }

    fn number(class: &str, value: &str) -> String {
        format!(
            "<div class='{class}'><div class=field-items><div class=field-item>\
             <div class=field-label-inline-first>Label:&nbsp;</div> {value} </div></div></div>"
        )
    }

    #[test]
    fn seats_keep_minus_one_and_nothing_apart() {
        for (said, seats) in [
            ("20", Some(20)),
            ("-1", Some(-1)),
            ("", None),
            ("many", None),
        ] {
            assert_eq!(
                home(&number("field-field-course-no-of-seats", said)).seats,
                seats,
                "{said}"
            );
        }
        assert_eq!(home("").seats, None);
    }

    #[test]
    fn a_draft_names_its_planned_dates() {
        let draft = home(
            "<div id=course-dates-block>This course is currently in Draft status. If approved this course is \
             scheduled to run from 28 March 2011 to 8 May 2011. Signup will open.</div>",
        );
        assert_eq!(draft.status, OldStatus::Draft);
        assert_eq!(
            draft.planned,
            Some((Date::constant(2011, 3, 28), Date::constant(2011, 5, 8)))
        );
        assert_eq!(home("").planned, None);
        assert_eq!(home("").title, "Knitting");
    }

    #[test]
    fn members_are_read_from_the_grid() {
        let cell = |handle: &str, alt: &str, admin: &str| {
            format!(
                "<td><div class=views-field-picture><a href='../users/{handle}.html'><img alt=\"{alt}\"></a></div>\
                 <span class=views-field-is-admin><span>{admin}</span></span>\
                 <div class=views-field-realname><span>Short</span></div></td>"
            )
        };
        let page = home(&format!(
            "<span class=created-date>Course organiser: <a href='users/bo.html'>Bo</a></span>\
             <div class=view-og-members-faces><table><tr>{}{}<td></td></tr></table></div>",
            cell("ada", "Ada Long's picture", "admin"),
            cell("bo", "Anonymous User picture", "")
        ));
        assert_eq!(page.organizer.unwrap().handle, "bo");
        let told: Vec<_> = page
            .members
            .iter()
            .map(|m| (m.handle.as_str(), m.display_name.as_str(), m.is_admin))
            .collect();
        assert_eq!(told, [("ada", "Ada Long", true), ("bo", "Short", false)]);
    }
}
