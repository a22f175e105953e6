//! Writing units, activities, materials and rubrics.

use base::{Now, Timestamp, Token};
use store::{Fault, Tx, Value, params, statements};
use web::markdown;

use super::course::Written;
use super::syllabus::{Syllabus, syllabus};
use crate::ids::{ActivityId, CriterionId, LevelId, MaterialId, UnitId, VersionId};
use crate::syllabus::{ActivityKind, ActivityText, CriterionText, MaterialText, UnitText};

statements! {
    ADD_UNIT = "INSERT INTO unit (id, version_id, position, token, title, intro, intro_html, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    SAVE_UNIT = "UPDATE unit SET title = $3, intro = $4, intro_html = $5, version = version + 1 WHERE id = $1 AND version = $2";
    PLACE_UNIT = "UPDATE unit SET position = $2 WHERE id = $1";
    REMOVE_UNIT = "DELETE FROM unit WHERE id = $1";
    REMOVE_LEVELS_IN = "DELETE FROM level WHERE criterion_id IN (SELECT criterion.id FROM criterion
        JOIN activity ON activity.id = criterion.activity_id WHERE activity.unit_id = $1)";
    REMOVE_CRITERIA_IN = "DELETE FROM criterion WHERE activity_id IN (SELECT activity.id FROM activity WHERE activity.unit_id = $1)";
    REMOVE_MATERIALS_IN = "DELETE FROM material WHERE activity_id IN (SELECT activity.id FROM activity WHERE activity.unit_id = $1)";
    REMOVE_ACTIVITIES_IN = "DELETE FROM activity WHERE unit_id = $1";

    ADD_ACTIVITY = "INSERT INTO activity (id, version_id, unit_id, position, token, kind, title, body, body_html, minutes, lineage_id, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    SAVE_ACTIVITY = "UPDATE activity SET kind = $3, title = $4, body = $5, body_html = $6, minutes = $7, version = version + 1
        WHERE id = $1 AND version = $2";
    CLAIM_ACTIVITY = "UPDATE activity SET version = version + 1 WHERE id = $1 AND version = $2";
    PLACE_ACTIVITY = "UPDATE activity SET unit_id = $2, position = $3 WHERE id = $1";
    REMOVE_ACTIVITY = "DELETE FROM activity WHERE id = $1";

    ADD_MATERIAL = "INSERT INTO material (id, version_id, activity_id, position, token, title, author, source, url, licence, minutes,
            checked_at, note, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    SAVE_MATERIAL = "UPDATE material SET title = $3, author = $4, source = $5, url = $6, licence = $7, minutes = $8, note = $9,
            version = version + 1
        WHERE id = $1 AND version = $2";
    PLACE_MATERIAL = "UPDATE material SET position = $2 WHERE id = $1";
    REMOVE_MATERIAL = "DELETE FROM material WHERE id = $1";
    REMOVE_MATERIALS_OF = "DELETE FROM material WHERE activity_id = $1";

    ADD_CRITERION = "INSERT INTO criterion (id, version_id, activity_id, position, title, prompt, weight) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_LEVEL = "INSERT INTO level (id, version_id, criterion_id, position, title, description) VALUES ($1, $2, $3, $4, $5, $6)";
    REMOVE_LEVELS_OF = "DELETE FROM level WHERE criterion_id IN (SELECT id FROM criterion WHERE activity_id = $1)";
    REMOVE_CRITERIA_OF = "DELETE FROM criterion WHERE activity_id = $1";
}

/// A unit as an import found it.
#[derive(Debug, Clone)]
pub struct FoundUnit {
    /// What it is called.
    pub title: base::Title,
    /// What it is about.
    pub intro: Written,
    /// What people do in it.
    pub activities: Vec<FoundActivity>,
}

/// An activity as an import found it.
#[derive(Debug, Clone)]
pub struct FoundActivity {
    /// Its address, where an import settled one already.
    pub token: Option<Token>,
    /// What people do.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: base::Title,
    /// What to do.
    pub body: Written,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// What is read, seen or heard.
    pub materials: Vec<FoundMaterial>,
    /// The rubric of a task.
    pub rubric: Vec<CriterionText>,
}

/// A material as an import found it.
#[derive(Debug, Clone)]
pub struct FoundMaterial {
    /// Title, author, source, licence and the rest.
    pub text: MaterialText,
    /// When somebody last looked whether its address leads there.
    pub checked_at: Option<Timestamp>,
}

/// Rows of a whole syllabus, gathered to be put down kind by kind.
#[derive(Default)]
struct Rows {
    units: Vec<Vec<Value<'static>>>,
    activities: Vec<Vec<Value<'static>>>,
    materials: Vec<Vec<Value<'static>>>,
    criteria: Vec<Vec<Value<'static>>>,
    levels: Vec<Vec<Value<'static>>>,
}

impl Rows {
    async fn put(self, tx: &Tx) -> Result<(), Fault> {
        tx.run_many(&ADD_UNIT, self.units).await?;
        tx.run_many(&ADD_ACTIVITY, self.activities).await?;
        tx.run_many(&ADD_MATERIAL, self.materials).await?;
        tx.run_many(&ADD_CRITERION, self.criteria).await?;
        tx.run_many(&ADD_LEVEL, self.levels).await?;
        Ok(())
    }

    fn found(&mut self, version: VersionId, units: &[FoundUnit], now: &Now) -> Vec<ActivityId> {
        let mut activities = Vec::new();
        for (position, unit) in (0_i64..).zip(units) {
            let unit_id: UnitId = super::key(now);
            self.units.push(owned![
                unit_id,
                version,
                position,
                now.token(),
                unit.title,
                unit.intro.source,
                unit.intro.html
            ]);
            for (position, found) in (0_i64..).zip(&unit.activities) {
                let id: ActivityId = super::key(now);
                self.activities.push(owned![
                    id,
                    version,
                    unit_id,
                    position,
                    found.token.clone().unwrap_or_else(|| now.token()),
                    found.kind,
                    found.title,
                    found.body.source,
                    found.body.html,
                    found.minutes,
                    id
                ]);
                for (position, material) in (0_i64..).zip(&found.materials) {
                    self.materials
                        .push(material_row(version, id, position, material, now));
                }
                self.rubric(version, id, &found.rubric, now);
                activities.push(id);
            }
        }
        activities
    }

    fn rubric(
        &mut self,
        version: VersionId,
        activity: ActivityId,
        rubric: &[CriterionText],
        now: &Now,
    ) {
        for (position, criterion) in (0_i64..).zip(rubric) {
            let id: CriterionId = super::key(now);
            self.criteria.push(owned![
                id,
                version,
                activity,
                position,
                criterion.title,
                criterion.prompt,
                criterion.weight
            ]);
            for (position, level) in (0_i64..).zip(&criterion.levels) {
                let key: LevelId = super::key(now);
                self.levels.push(owned![
                    key,
                    version,
                    id,
                    position,
                    level.title,
                    level.description
                ]);
            }
        }
    }
}

/// Copies a whole syllabus into a new version. Tokens and lineage stay, so that links, threads and works find their activity.
pub(crate) async fn copy_syllabus(
    tx: &Tx,
    from: VersionId,
    to: VersionId,
    now: &Now,
) -> Result<(), Fault> {
    copied(&syllabus(tx, from).await?, to, now).put(tx).await
}

fn copied(syllabus: &Syllabus, to: VersionId, now: &Now) -> Rows {
    let mut rows = Rows::default();
    for unit in &syllabus.units {
        let unit_id: UnitId = super::key(now);
        let old = &unit.unit;
        rows.units.push(owned![
            unit_id,
            to,
            old.position,
            old.token,
            old.title,
            old.intro,
            old.intro_html
        ]);
        for part in &unit.activities {
            let id: ActivityId = super::key(now);
            let old = &part.activity;
            rows.activities.push(owned![
                id,
                to,
                unit_id,
                old.position,
                old.token,
                old.kind,
                old.title,
                old.body,
                old.body_html,
                old.minutes,
                old.lineage_id
            ]);
            for old in &part.materials {
                let key: MaterialId = super::key(now);
                rows.materials.push(owned![
                    key,
                    to,
                    id,
                    old.position,
                    old.token,
                    old.title,
                    old.author,
                    old.source,
                    old.url,
                    old.licence,
                    old.minutes,
                    old.checked_at,
                    old.note
                ]);
            }
            for criterion in &part.rubric {
                let key: CriterionId = super::key(now);
                let old = &criterion.criterion;
                rows.criteria.push(owned![
                    key,
                    to,
                    id,
                    old.position,
                    old.title,
                    old.prompt,
                    old.weight
                ]);
                for old in &criterion.levels {
                    let level: LevelId = super::key(now);
                    rows.levels.push(owned![
                        level,
                        to,
                        key,
                        old.position,
                        old.title,
                        old.description
                    ]);
                }
            }
        }
    }
    rows
}

/// Puts whole syllabuses down as an import found them, a version each. The activities of each are given back in order.
pub(crate) async fn put_found(
    tx: &Tx,
    found: &[(VersionId, &[FoundUnit])],
    now: &Now,
) -> Result<Vec<Vec<ActivityId>>, Fault> {
    let mut rows = Rows::default();
    let activities = found
        .iter()
        .map(|(version, units)| rows.found(*version, units, now))
        .collect();
    rows.put(tx).await?;
    Ok(activities)
}

fn material_row(
    version: VersionId,
    activity: ActivityId,
    position: i64,
    found: &FoundMaterial,
    now: &Now,
) -> Vec<Value<'static>> {
    let key: MaterialId = super::key(now);
    let text = &found.text;
    owned![
        key,
        version,
        activity,
        position,
        now.token(),
        text.title,
        text.author,
        text.source,
        text.url,
        text.licence,
        text.minutes,
        found.checked_at,
        text.note
    ]
}

/// Adds a unit at a place.
pub(crate) async fn add_unit(
    tx: &Tx,
    version: VersionId,
    position: i64,
    text: &UnitText,
    now: &Now,
) -> Result<Token, Fault> {
    let (id, token): (UnitId, Token) = (super::key(now), now.token());
    let html = markdown::render(text.intro.as_str());
    tx.run(
        &ADD_UNIT,
        params![id, version, position, token, text.title, text.intro, html],
    )
    .await?;
    Ok(token)
}

/// Writes what a unit says; `false` where somebody else saved meanwhile.
pub(crate) async fn save_unit(
    tx: &Tx,
    id: UnitId,
    seen: i64,
    text: &UnitText,
) -> Result<bool, Fault> {
    let html = markdown::render(text.intro.as_str());
    let changed = tx
        .run(&SAVE_UNIT, params![id, seen, text.title, text.intro, html])
        .await?;
    Ok(changed == 1)
}

/// Puts units into this order.
pub(crate) async fn order_units(tx: &Tx, order: &[UnitId]) -> Result<(), Fault> {
    let rows = (0_i64..)
        .zip(order)
        .map(|(position, id)| owned![*id, position]);
    tx.run_many(&PLACE_UNIT, rows).await?;
    Ok(())
}

/// Removes a unit with everything in it.
pub(crate) async fn remove_unit(tx: &Tx, id: UnitId) -> Result<(), Fault> {
    tx.run(&REMOVE_LEVELS_IN, params![id]).await?;
    tx.run(&REMOVE_CRITERIA_IN, params![id]).await?;
    tx.run(&REMOVE_MATERIALS_IN, params![id]).await?;
    tx.run(&REMOVE_ACTIVITIES_IN, params![id]).await?;
    tx.run(&REMOVE_UNIT, params![id]).await?;
    Ok(())
}

/// Adds an activity at a place of a unit.
pub(crate) async fn add_activity(
    tx: &Tx,
    version: VersionId,
    place: (UnitId, i64),
    text: &ActivityText,
    now: &Now,
) -> Result<Token, Fault> {
    let (id, token): (ActivityId, Token) = (super::key(now), now.token());
    let html = markdown::render(text.body.as_str());
    let (unit, position) = place;
    let values = params![
        id,
        version,
        unit,
        position,
        token,
        text.kind,
        text.title,
        text.body,
        html,
        text.minutes,
        id
    ];
    tx.run(&ADD_ACTIVITY, values).await?;
    Ok(token)
}

/// Writes what an activity says; `false` where somebody else saved meanwhile.
pub(crate) async fn save_activity(
    tx: &Tx,
    id: ActivityId,
    seen: i64,
    text: &ActivityText,
) -> Result<bool, Fault> {
    let html = markdown::render(text.body.as_str());
    let values = params![
        id,
        seen,
        text.kind,
        text.title,
        text.body,
        html,
        text.minutes
    ];
    Ok(tx.run(&SAVE_ACTIVITY, values).await? == 1)
}

/// Counts a change of an activity; `false` where somebody else saved meanwhile.
pub(crate) async fn claim_activity(tx: &Tx, id: ActivityId, seen: i64) -> Result<bool, Fault> {
    Ok(tx.run(&CLAIM_ACTIVITY, params![id, seen]).await? == 1)
}

/// Puts activities into a unit, in this order.
pub(crate) async fn order_activities(
    tx: &Tx,
    unit: UnitId,
    order: &[ActivityId],
) -> Result<(), Fault> {
    let rows = (0_i64..)
        .zip(order)
        .map(|(position, id)| owned![*id, unit, position]);
    tx.run_many(&PLACE_ACTIVITY, rows).await?;
    Ok(())
}

/// Removes an activity with its materials and its rubric.
pub(crate) async fn remove_activity(tx: &Tx, id: ActivityId) -> Result<(), Fault> {
    tx.run(&REMOVE_MATERIALS_OF, params![id]).await?;
    remove_rubric(tx, id).await?;
    tx.run(&REMOVE_ACTIVITY, params![id]).await?;
    Ok(())
}

/// Adds a material at a place.
pub(crate) async fn add_material(
    tx: &Tx,
    version: VersionId,
    place: (ActivityId, i64),
    text: &MaterialText,
    now: &Now,
) -> Result<(), Fault> {
    let found = FoundMaterial {
        text: text.clone(),
        checked_at: None,
    };
    let row = material_row(version, place.0, place.1, &found, now);
    tx.run(&ADD_MATERIAL, &row).await?;
    Ok(())
}

/// Writes what is said about a material; `false` where somebody else saved meanwhile.
pub(crate) async fn save_material(
    tx: &Tx,
    id: MaterialId,
    seen: i64,
    text: &MaterialText,
) -> Result<bool, Fault> {
    let values = params![
        id,
        seen,
        text.title,
        text.author,
        text.source,
        text.url,
        text.licence,
        text.minutes,
        text.note
    ];
    Ok(tx.run(&SAVE_MATERIAL, values).await? == 1)
}

/// Puts materials into this order.
pub(crate) async fn order_materials(tx: &Tx, order: &[MaterialId]) -> Result<(), Fault> {
    let rows = (0_i64..)
        .zip(order)
        .map(|(position, id)| owned![*id, position]);
    tx.run_many(&PLACE_MATERIAL, rows).await?;
    Ok(())
}

/// Removes a material.
pub(crate) async fn remove_material(tx: &Tx, id: MaterialId) -> Result<(), Fault> {
    tx.run(&REMOVE_MATERIAL, params![id]).await?;
    Ok(())
}

/// Gives a task this rubric in place of the one before.
pub(crate) async fn save_rubric(
    tx: &Tx,
    version: VersionId,
    activity: ActivityId,
    rubric: &[CriterionText],
    now: &Now,
) -> Result<(), Fault> {
    remove_rubric(tx, activity).await?;
    let mut rows = Rows::default();
    rows.rubric(version, activity, rubric, now);
    rows.put(tx).await
}

async fn remove_rubric(tx: &Tx, activity: ActivityId) -> Result<(), Fault> {
    tx.run(&REMOVE_LEVELS_OF, params![activity]).await?;
    tx.run(&REMOVE_CRITERIA_OF, params![activity]).await?;
    Ok(())
}
