//! What people do with a syllabus: add, write, move and remove what is in it.

use base::{Now, Token};
use store::Tx;
use web::Error;

use super::course::Desk;
use crate::course::CourseRefusal;
use crate::ids::{CourseId, VersionId};
use crate::store::syllabus::{Material, Syllabus, SyllabusActivity, SyllabusUnit};
use crate::store::{listing, syllabus as shelf, syllabus_write as write};
use crate::syllabus::{
    self as rules, ActivityText, CriterionText, MaterialText, Move, UnitText, moved, room_for_one,
};

/// A draft on the desk, with everything in it.
struct Open {
    course: CourseId,
    draft: VersionId,
    syllabus: Syllabus,
}

impl Open {
    async fn at(tx: &Tx, desk: Desk<'_>) -> Result<Self, Error> {
        let (run, draft) = desk.draft(tx).await?;
        let syllabus = shelf::syllabus(tx, draft).await?;
        Ok(Self {
            course: run.course,
            draft,
            syllabus,
        })
    }

    fn unit(&self, token: &Token) -> Result<&SyllabusUnit, Error> {
        self.syllabus.unit(token).ok_or(Error::NotFound)
    }

    fn activity(&self, token: &Token) -> Result<&SyllabusActivity, Error> {
        self.syllabus.activity(token).ok_or(Error::NotFound)
    }

    fn material(&self, token: &Token) -> Result<(&SyllabusActivity, &Material), Error> {
        self.syllabus.material(token).ok_or(Error::NotFound)
    }

    /// The unit in which an activity stands.
    fn home(&self, part: &SyllabusActivity) -> Result<&SyllabusUnit, Error> {
        let mut units = self.syllabus.units.iter();
        units
            .find(|unit| unit.unit.id == part.activity.unit_id)
            .ok_or(Error::NotFound)
    }
}

/// Nothing was lost: the row was as it had been seen.
fn unless_changed(saved: bool) -> Result<(), CourseRefusal> {
    if saved {
        Ok(())
    } else {
        Err(CourseRefusal::ChangedMeanwhile)
    }
}

/// The place behind so many things.
fn behind<T>(things: &[T], last: impl Fn(&T) -> i64) -> i64 {
    things.last().map_or(0, |thing| last(thing) + 1)
}

/// Adds a unit at the end.
pub async fn add_unit(tx: Tx, desk: Desk<'_>, text: &UnitText, now: &Now) -> Result<Token, Error> {
    let open = Open::at(&tx, desk).await?;
    room_for_one(open.syllabus.units.len(), rules::MOST_UNITS)?;
    let place = behind(&open.syllabus.units, |unit| unit.unit.position);
    let token = write::add_unit(&tx, open.draft, place, text, now).await?;
    listing::refresh(&tx, open.course).await?;
    Ok(token)
}

/// Writes what a unit says.
pub async fn edit_unit(
    tx: Tx,
    desk: Desk<'_>,
    unit: &Token,
    text: &UnitText,
    seen: i64,
) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let id = open.unit(unit)?.unit.id;
    unless_changed(write::save_unit(&tx, id, seen, text).await?)?;
    listing::refresh(&tx, open.course).await?;
    Ok(())
}

/// Moves a unit past its neighbour.
pub async fn move_unit(tx: Tx, desk: Desk<'_>, unit: &Token, way: Move) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let id = open.unit(unit)?.unit.id;
    let order: Vec<_> = open
        .syllabus
        .units
        .iter()
        .map(|unit| unit.unit.id)
        .collect();
    write::order_units(&tx, &moved(&order, id, way)?).await?;
    Ok(())
}

/// Removes a unit with everything in it.
pub async fn remove_unit(tx: Tx, desk: Desk<'_>, unit: &Token) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    write::remove_unit(&tx, open.unit(unit)?.unit.id).await?;
    listing::refresh(&tx, open.course).await?;
    Ok(())
}

/// Adds an activity at the end of a unit.
pub async fn add_activity(
    tx: Tx,
    desk: Desk<'_>,
    unit: &Token,
    text: &ActivityText,
    now: &Now,
) -> Result<Token, Error> {
    let open = Open::at(&tx, desk).await?;
    room_for_one(open.syllabus.activities().count(), rules::MOST_ACTIVITIES)?;
    let unit = open.unit(unit)?;
    let place = behind(&unit.activities, |part| part.activity.position);
    let place = (unit.unit.id, place);
    let token = write::add_activity(&tx, open.draft, place, text, now).await?;
    listing::refresh(&tx, open.course).await?;
    Ok(token)
}

/// Writes what an activity says.
pub async fn edit_activity(
    tx: Tx,
    desk: Desk<'_>,
    activity: &Token,
    text: &ActivityText,
    seen: i64,
) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let id = open.activity(activity)?.activity.id;
    unless_changed(write::save_activity(&tx, id, seen, text).await?)?;
    listing::refresh(&tx, open.course).await?;
    Ok(())
}

/// Moves an activity past its neighbour; at the end of its unit it goes on into the next one.
pub async fn move_activity(
    tx: Tx,
    desk: Desk<'_>,
    activity: &Token,
    way: Move,
) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let part = open.activity(activity)?;
    let (home, id) = (open.home(part)?, part.activity.id);
    let order: Vec<_> = home.activities.iter().map(|one| one.activity.id).collect();
    if let Ok(order) = moved(&order, id, way) {
        write::order_activities(&tx, home.unit.id, &order).await?;
        return Ok(());
    }
    let units = &open.syllabus.units;
    let at = units.iter().position(|unit| unit.unit.id == home.unit.id);
    let next = match way {
        Move::Up => at.and_then(|at| at.checked_sub(1)),
        Move::Down => at.map(|at| at + 1),
    };
    let next = next
        .and_then(|next| units.get(next))
        .ok_or(CourseRefusal::CannotMove)?;
    let mut order: Vec<_> = next.activities.iter().map(|one| one.activity.id).collect();
    let place = match way {
        Move::Up => order.len(),
        Move::Down => 0,
    };
    order.insert(place, id);
    write::order_activities(&tx, next.unit.id, &order).await?;
    Ok(())
}

/// Removes an activity with its materials and its rubric.
pub async fn remove_activity(tx: Tx, desk: Desk<'_>, activity: &Token) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    write::remove_activity(&tx, open.activity(activity)?.activity.id).await?;
    listing::refresh(&tx, open.course).await?;
    Ok(())
}

/// Adds a material at the end of an activity.
pub async fn add_material(
    tx: Tx,
    desk: Desk<'_>,
    activity: &Token,
    text: &MaterialText,
    now: &Now,
) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let part = open.activity(activity)?;
    room_for_one(part.materials.len(), rules::MOST_MATERIALS)?;
    let place = behind(&part.materials, |material| material.position);
    write::add_material(&tx, open.draft, (part.activity.id, place), text, now).await?;
    Ok(())
}

/// Writes what is said about a material; gives the token of its activity.
pub async fn edit_material(
    tx: Tx,
    desk: Desk<'_>,
    material: &Token,
    text: &MaterialText,
    seen: i64,
) -> Result<Token, Error> {
    let open = Open::at(&tx, desk).await?;
    let (part, material) = open.material(material)?;
    unless_changed(write::save_material(&tx, material.id, seen, text).await?)?;
    Ok(part.activity.token.clone())
}

/// Moves a material past its neighbour; gives the token of its activity.
pub async fn move_material(
    tx: Tx,
    desk: Desk<'_>,
    material: &Token,
    way: Move,
) -> Result<Token, Error> {
    let open = Open::at(&tx, desk).await?;
    let (part, material) = open.material(material)?;
    let order: Vec<_> = part.materials.iter().map(|one| one.id).collect();
    write::order_materials(&tx, &moved(&order, material.id, way)?).await?;
    Ok(part.activity.token.clone())
}

/// Removes a material; gives the token of its activity.
pub async fn remove_material(tx: Tx, desk: Desk<'_>, material: &Token) -> Result<Token, Error> {
    let open = Open::at(&tx, desk).await?;
    let (part, material) = open.material(material)?;
    write::remove_material(&tx, material.id).await?;
    Ok(part.activity.token.clone())
}

/// Gives a task a rubric in place of the one before, if nobody else saved its activity since that number of changes.
pub async fn save_rubric(
    tx: Tx,
    desk: Desk<'_>,
    activity: &Token,
    (rubric, seen): (&[CriterionText], i64),
    now: &Now,
) -> Result<(), Error> {
    let open = Open::at(&tx, desk).await?;
    let id = open.activity(activity)?.activity.id;
    unless_changed(write::claim_activity(&tx, id, seen).await?)?;
    write::save_rubric(&tx, open.draft, id, rubric, now).await?;
    Ok(())
}
