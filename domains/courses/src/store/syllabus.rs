//! Units, activities, materials and rubrics at rest.

use std::collections::HashMap;

use base::{Prose, SafeUrl, Timestamp, Title, Token};
use store::{Fault, Session, params, row, statements};
use web::CleanHtml;

use crate::ids::{ActivityId, CriterionId, LevelId, MaterialId, UnitId, VersionId};
use crate::licence::Licence;
use crate::syllabus::ActivityKind;

row! {
    /// A unit, usually a week.
    pub struct Unit {
        pub id: UnitId,
        pub position: i64,
        pub token: Token,
        pub title: Title,
        pub intro: Prose,
        pub intro_html: CleanHtml,
        pub version: i64,
    }

    /// An activity.
    pub struct Activity {
        pub id: ActivityId,
        pub version_id: VersionId,
        pub unit_id: UnitId,
        pub position: i64,
        pub token: Token,
        pub kind: ActivityKind,
        pub title: Title,
        pub body: Prose,
        pub body_html: CleanHtml,
        pub minutes: Option<u32>,
        pub lineage_id: ActivityId,
        pub version: i64,
    }

    /// A material of an activity.
    pub struct Material {
        pub id: MaterialId,
        pub activity_id: ActivityId,
        pub position: i64,
        pub token: Token,
        pub title: Title,
        pub author: String,
        pub source: String,
        pub url: Option<SafeUrl>,
        pub licence: Licence,
        pub minutes: Option<u32>,
        pub checked_at: Option<Timestamp>,
        pub note: String,
        pub version: i64,
    }

    /// A criterion of a task's rubric.
    pub struct Criterion {
        pub id: CriterionId,
        pub activity_id: ActivityId,
        pub position: i64,
        pub title: Title,
        pub prompt: String,
        pub weight: u32,
    }

    /// A level of a criterion; position 0 is the lowest.
    pub struct Level {
        pub id: LevelId,
        pub criterion_id: CriterionId,
        pub position: i64,
        pub title: Title,
        pub description: String,
    }
}

statements! {
    hot UNITS: Unit = "SELECT id, position, token, title, intro, intro_html, version
        FROM unit WHERE version_id = $1 ORDER BY position, id";

    hot ACTIVITIES: Activity = "SELECT id, version_id, unit_id, position, token, kind, title, body, body_html, minutes, lineage_id, version
        FROM activity WHERE version_id = $1 ORDER BY position, id";

    /// The activities without their texts, which may be long.
    hot ACTIVITY_LINES: Activity = "SELECT id, version_id, unit_id, position, token, kind, title, '' AS body, '' AS body_html, minutes,
            lineage_id, version
        FROM activity WHERE version_id = $1 ORDER BY position, id";

    hot MATERIALS: Material = "SELECT id, activity_id, position, token, title, author, source, url, licence, minutes, checked_at, note, version
        FROM material WHERE version_id = $1 ORDER BY position, id";

    hot CRITERIA: Criterion = "SELECT id, activity_id, position, title, prompt, weight
        FROM criterion WHERE version_id = $1 ORDER BY position, id";

    hot LEVELS: Level = "SELECT id, criterion_id, position, title, description
        FROM level WHERE version_id = $1 ORDER BY position, id";

    hot ACTIVITY: Activity = "SELECT id, version_id, unit_id, position, token, kind, title, body, body_html, minutes, lineage_id, version
        FROM activity WHERE id = $1";

    hot ACTIVITY_BY_TOKEN: Activity = "SELECT id, version_id, unit_id, position, token, kind, title, body, body_html, minutes, lineage_id, version
        FROM activity WHERE version_id = $1 AND token = $2";

    hot MATERIALS_OF: Material = "SELECT id, activity_id, position, token, title, author, source, url, licence, minutes, checked_at, note, version
        FROM material WHERE activity_id = $1 ORDER BY position, id";

    hot CRITERIA_OF: Criterion = "SELECT id, activity_id, position, title, prompt, weight
        FROM criterion WHERE activity_id = $1 ORDER BY position, id";

    hot LEVELS_OF: Level = "SELECT level.id, level.criterion_id, level.position, level.title, level.description
        FROM criterion JOIN level ON level.criterion_id = criterion.id
        WHERE criterion.activity_id = $1 ORDER BY level.position, level.id";
}

/// Everything that a version teaches, in order.
#[derive(Debug, Clone, Default)]
pub struct Syllabus {
    /// Its units, with what is in them.
    pub units: Vec<SyllabusUnit>,
}

/// A unit with its activities.
#[derive(Debug, Clone)]
pub struct SyllabusUnit {
    /// The unit.
    pub unit: Unit,
    /// Its activities, in order.
    pub activities: Vec<SyllabusActivity>,
}

/// An activity with its materials and its rubric.
#[derive(Debug, Clone)]
pub struct SyllabusActivity {
    /// The activity.
    pub activity: Activity,
    /// Its materials, in order.
    pub materials: Vec<Material>,
    /// The rubric of a task; empty where there is none.
    pub rubric: Vec<RubricCriterion>,
}

/// A criterion with its levels.
#[derive(Debug, Clone)]
pub struct RubricCriterion {
    /// The criterion.
    pub criterion: Criterion,
    /// Its levels, the lowest first.
    pub levels: Vec<Level>,
}

impl Syllabus {
    /// Every activity, in order.
    pub fn activities(&self) -> impl Iterator<Item = &SyllabusActivity> {
        self.units.iter().flat_map(|unit| &unit.activities)
    }

    /// Every task, in order.
    pub fn tasks(&self) -> impl Iterator<Item = &SyllabusActivity> {
        self.activities()
            .filter(|part| part.activity.kind == ActivityKind::Task)
    }

    /// The unit of that token.
    pub fn unit(&self, token: &Token) -> Option<&SyllabusUnit> {
        self.units.iter().find(|unit| unit.unit.token == *token)
    }

    /// The activity of that token.
    pub fn activity(&self, token: &Token) -> Option<&SyllabusActivity> {
        self.activities().find(|part| part.activity.token == *token)
    }

    /// The material of that token, with its activity.
    pub fn material(&self, token: &Token) -> Option<(&SyllabusActivity, &Material)> {
        self.activities().find_map(|part| {
            let mut materials = part.materials.iter();
            let found = materials.find(|material| material.token == *token)?;
            Some((part, found))
        })
    }

    /// There is nothing in it yet.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How long the whole of it takes, as far as it is known.
    pub fn minutes(&self) -> u32 {
        self.activities().map(SyllabusActivity::minutes).sum()
    }
}

impl SyllabusActivity {
    /// How long it takes: what it says itself, or the sum of its materials.
    pub fn minutes(&self) -> u32 {
        let materials = self
            .materials
            .iter()
            .filter_map(|material| material.minutes)
            .sum();
        self.activity.minutes.unwrap_or(materials)
    }
}

/// Everything that a version teaches: five questions, however much it is.
pub async fn syllabus(session: &Session, version: VersionId) -> Result<Syllabus, Fault> {
    let units = session.all(&UNITS, params![version]).await?;
    let activities = session.all(&ACTIVITIES, params![version]).await?;
    let materials = session.all(&MATERIALS, params![version]).await?;
    let criteria = session.all(&CRITERIA, params![version]).await?;
    let levels = session.all(&LEVELS, params![version]).await?;
    Ok(put_together(
        units,
        activities,
        materials,
        rubrics(criteria, levels),
    ))
}

/// What a version teaches without the texts and rubrics of its activities, for pages that only name them: three questions.
pub async fn outline(session: &Session, version: VersionId) -> Result<Syllabus, Fault> {
    let units = session.all(&UNITS, params![version]).await?;
    let activities = session.all(&ACTIVITY_LINES, params![version]).await?;
    let materials = session.all(&MATERIALS, params![version]).await?;
    Ok(put_together(units, activities, materials, HashMap::new()))
}

fn put_together(
    units: Vec<Unit>,
    activities: Vec<Activity>,
    materials: Vec<Material>,
    mut rubrics: HashMap<ActivityId, Vec<RubricCriterion>>,
) -> Syllabus {
    let mut materials = gathered(materials, |material| material.activity_id);
    let mut by_unit: HashMap<UnitId, Vec<SyllabusActivity>> = HashMap::new();
    for activity in activities {
        let part = SyllabusActivity {
            materials: materials.remove(&activity.id).unwrap_or_default(),
            rubric: rubrics.remove(&activity.id).unwrap_or_default(),
            activity,
        };
        by_unit.entry(part.activity.unit_id).or_default().push(part);
    }
    let units = units.into_iter().map(|unit| SyllabusUnit {
        activities: by_unit.remove(&unit.id).unwrap_or_default(),
        unit,
    });
    Syllabus {
        units: units.collect(),
    }
}

/// An activity with its materials and its rubric, by its key.
pub async fn activity(
    session: &Session,
    id: ActivityId,
) -> Result<Option<SyllabusActivity>, Fault> {
    match session.opt(&ACTIVITY, params![id]).await? {
        Some(activity) => Ok(Some(whole(session, activity).await?)),
        None => Ok(None),
    }
}

/// An activity of a version with its materials and its rubric, by the token in its address.
pub async fn activity_by_token(
    session: &Session,
    version: VersionId,
    token: &Token,
) -> Result<Option<SyllabusActivity>, Fault> {
    match session
        .opt(&ACTIVITY_BY_TOKEN, params![version, token])
        .await?
    {
        Some(activity) => Ok(Some(whole(session, activity).await?)),
        None => Ok(None),
    }
}

/// The rubric of a task.
pub async fn rubric(
    session: &Session,
    activity: ActivityId,
) -> Result<Vec<RubricCriterion>, Fault> {
    let criteria = session.all(&CRITERIA_OF, params![activity]).await?;
    let levels = session.all(&LEVELS_OF, params![activity]).await?;
    Ok(rubrics(criteria, levels)
        .remove(&activity)
        .unwrap_or_default())
}

async fn whole(session: &Session, activity: Activity) -> Result<SyllabusActivity, Fault> {
    Ok(SyllabusActivity {
        materials: session.all(&MATERIALS_OF, params![activity.id]).await?,
        rubric: rubric(session, activity.id).await?,
        activity,
    })
}

fn rubrics(
    criteria: Vec<Criterion>,
    levels: Vec<Level>,
) -> HashMap<ActivityId, Vec<RubricCriterion>> {
    let mut levels = gathered(levels, |level| level.criterion_id);
    let criteria = criteria.into_iter().map(|criterion| RubricCriterion {
        levels: levels.remove(&criterion.id).unwrap_or_default(),
        criterion,
    });
    gathered(criteria, |part| part.criterion.activity_id)
}

/// Things by what they belong to, each group in the order in which its things came.
fn gathered<K: Eq + std::hash::Hash, V>(
    things: impl IntoIterator<Item = V>,
    owner: impl Fn(&V) -> K,
) -> HashMap<K, Vec<V>> {
    let mut groups: HashMap<K, Vec<V>> = HashMap::new();
    for thing in things {
        groups.entry(owner(&thing)).or_default().push(thing);
    }
    groups
}
