//! Telling the stewards that something is wrong with a course.

use base::Slug;
use people::actions::care::Reported;
use people::care::ReportKind;
use people::reports;
use web::{Answer, At, Error, Fields, Visit};

use crate::routes::{ReportCourse, ShowCourse};
use crate::store::course;

/// What is reported, and what it is called; only a course that everybody sees.
async fn reported(visit: &Visit, slug: &Slug) -> Result<(Reported, String), Error> {
    let db = visit.app.db.read().await?;
    let found = course::course_by_slug(&db, slug).await?;
    let found = found.ok_or(Error::NotFound)?;
    let shown = course::latest_published(&db, found.id).await?;
    let version = course::version(&db, shown.ok_or(Error::NotFound)?).await?;
    let title = version.ok_or(Error::NotFound)?.title;
    let what = Reported {
        kind: ReportKind::Course,
        subject: slug.to_string(),
        address: ShowCourse {
            course: slug.clone(),
        }
        .to_string(),
        about: None,
    };
    Ok((what, title.to_string()))
}

pub(crate) async fn show(visit: Visit, At(at): At<ReportCourse>) -> Answer {
    let (what, title) = reported(&visit, &at.course).await?;
    Ok(reports::show(&visit, &what, (&title, &at.to_string())))
}

pub(crate) async fn send(visit: Visit, At(at): At<ReportCourse>, fields: Fields) -> Answer {
    let (what, title) = reported(&visit, &at.course).await?;
    reports::send(&visit, &what, (&title, &at.to_string()), fields).await
}
