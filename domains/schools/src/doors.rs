//! Bulk doors: import, take out, erase. They write no facts.

use ::store::{Fault, Session, Tx};
use base::{Now, PersonId, Slug, Timestamp};
use courses::CourseId;

use crate::school::{Charter, SchoolId};
use crate::store::{self, NewSchool};

/// A school that was there before.
#[derive(Debug, Clone)]
pub struct FoundSchool {
    /// Its address.
    pub slug: Slug,
    /// What its stewards wrote.
    pub charter: Charter,
    /// The seed of its pattern.
    pub pattern_seed: String,
    /// Who cares for it, the first one first.
    pub stewards: Vec<PersonId>,
    /// Its courses.
    pub courses: Vec<CourseId>,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Puts a school down with its stewards and courses. Where there is one at that address already it keeps its charter and gets
/// the stewards and courses that it lacks, so that an import may come again.
pub async fn found_school(tx: &Tx, found: &FoundSchool, now: &Now) -> Result<SchoolId, Fault> {
    let new = NewSchool {
        id: now.key_at(found.made_at),
        slug: &found.slug,
        charter: &found.charter,
        pattern_seed: &found.pattern_seed,
        made_at: found.made_at,
    };
    store::add(tx, &new).await?;
    let school = store::school(tx, &found.slug).await?;
    let id = school.map_or(new.id, |school| school.id);
    store::add_stewards(tx, id, &found.stewards, found.made_at).await?;
    store::add_courses(tx, id, &found.courses, found.made_at).await?;
    Ok(id)
}

/// Puts courses into a school; those that stand there already stay.
pub async fn found_courses(
    tx: &Tx,
    school: SchoolId,
    courses: &[CourseId],
    at: Timestamp,
) -> Result<(), Fault> {
    store::add_courses(tx, school, courses, at).await?;
    Ok(())
}

/// Everything that this room keeps about a person, for that person.
pub async fn take_out(session: &Session, person: PersonId) -> Result<serde_json::Value, Fault> {
    Ok(serde_json::json!({ "schools": store::take_out(session, person).await? }))
}

/// Takes a person out of the stewards of all schools; charters stay readable.
pub async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    store::erase(tx, person).await
}
