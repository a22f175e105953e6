//! What stewards do: write the charter, choose the courses.

use ::store::Tx;
use base::{Now, PersonId, Slug};
use courses::CourseId;
use web::{CleanHtml, Error};

use crate::policy;
use crate::policy::SchoolRole;
use crate::school::{Charter, SchoolRefusal};
use crate::store::{self, School};

/// Saves the charter of a school, as it was written over that version.
pub async fn edit(
    tx: Tx,
    by: PersonId,
    slug: &Slug,
    seen: i64,
    (charter, html): (&Charter, &CleanHtml),
) -> Result<(), Error> {
    let (school, role) = load(&tx, by, slug).await?;
    policy::edit(role)?;
    if store::save(&tx, school.id, seen, charter, html).await? {
        Ok(())
    } else {
        Err(SchoolRefusal::ChangedMeanwhile.into())
    }
}

/// Puts a course into a school.
pub async fn add_course(
    tx: Tx,
    by: PersonId,
    slug: &Slug,
    course: &Slug,
    now: &Now,
) -> Result<(), Error> {
    let (school, role) = load(&tx, by, slug).await?;
    policy::choose_courses(role)?;
    let course = course_at(&tx, course).await?;
    match store::add_courses(&tx, school.id, &[course], now.at).await? {
        0 => Err(SchoolRefusal::AlreadyHere.into()),
        _ => Ok(()),
    }
}

/// Takes a course out of a school; it stays in the catalogue. A second time changes nothing.
pub async fn remove_course(tx: Tx, by: PersonId, slug: &Slug, course: &Slug) -> Result<(), Error> {
    let (school, role) = load(&tx, by, slug).await?;
    policy::choose_courses(role)?;
    let course = course_at(&tx, course).await?;
    store::remove_course(&tx, school.id, course).await?;
    Ok(())
}

async fn load(tx: &Tx, by: PersonId, slug: &Slug) -> Result<(School, SchoolRole), Error> {
    let school = store::school(tx, slug).await?.ok_or(Error::NotFound)?;
    let role = store::role(tx, school.id, Some(by)).await?;
    Ok((school, role))
}

async fn course_at(tx: &Tx, slug: &Slug) -> Result<CourseId, Error> {
    let course = store::course_id(tx, slug).await?;
    Ok(course.ok_or(SchoolRefusal::NoSuchCourse)?)
}
