//! Addresses as types, and the doors behind them.

pub mod run;

use base::{Slug, Token};
use web::{Doors, Guard};

use crate::pages::{
    edit_activity, edit_course, edit_desk, edit_material, edit_publish, edit_rubric, edit_unit,
    new_course, report, syllabus, versions,
};

web::route! {
    /// The form that begins a course.
    pub NewCourse = "/courses/new" {}
    /// A course with its runs: the page is drawn by the app.
    pub ShowCourse = "/courses/{course}" { course: Slug }
    /// The history of a course.
    pub ShowVersions = "/courses/{course}/versions" { course: Slug }
    /// Telling the stewards that something is wrong with a course.
    pub ReportCourse = "/courses/{course}/report" { course: Slug }
    /// One version of a course.
    pub ShowVersion = "/courses/{course}/versions/{number}" { course: Slug, number: i64 }
    /// A run: the page is drawn by the app.
    pub ShowRun = "/runs/{run}" { run: Slug }
    /// The syllabus of a run.
    pub ShowSyllabus = "/runs/{run}/syllabus" { run: Slug }
    /// One activity of a run: the page is drawn by the app.
    pub ShowActivity = "/runs/{run}/activities/{activity}" { run: Slug, activity: Token }

    /// The desk at which the syllabus of a run is written.
    pub EditRun = "/runs/{run}/edit" { run: Slug }
    /// Begins a draft beside a running run.
    pub BeginDraft = "/runs/{run}/edit/begin" { run: Slug }
    /// What the course says about itself.
    pub EditCourse = "/runs/{run}/edit/course" { run: Slug }
    /// Publishing the draft.
    pub PublishVersion = "/runs/{run}/edit/publish" { run: Slug }
    /// A new unit.
    pub AddUnit = "/runs/{run}/edit/units/new" { run: Slug }
    /// What a unit says.
    pub EditUnit = "/runs/{run}/edit/units/{unit}" { run: Slug, unit: Token }
    /// Moves a unit.
    pub MoveUnit = "/runs/{run}/edit/units/{unit}/move" { run: Slug, unit: Token }
    /// Removes a unit.
    pub RemoveUnit = "/runs/{run}/edit/units/{unit}/remove" { run: Slug, unit: Token }
    /// A new activity of a unit.
    pub AddActivity = "/runs/{run}/edit/units/{unit}/activities/new" { run: Slug, unit: Token }
    /// What an activity says, and what belongs to it.
    pub EditActivity = "/runs/{run}/edit/activities/{activity}" { run: Slug, activity: Token }
    /// Moves an activity.
    pub MoveActivity = "/runs/{run}/edit/activities/{activity}/move" { run: Slug, activity: Token }
    /// Removes an activity.
    pub RemoveActivity = "/runs/{run}/edit/activities/{activity}/remove" { run: Slug, activity: Token }
    /// The rubric of a task.
    pub EditRubric = "/runs/{run}/edit/activities/{activity}/rubric" { run: Slug, activity: Token }
    /// A new material of an activity.
    pub AddMaterial = "/runs/{run}/edit/activities/{activity}/materials/new" { run: Slug, activity: Token }
    /// What is said about a material.
    pub EditMaterial = "/runs/{run}/edit/materials/{material}" { run: Slug, material: Token }
    /// Moves a material.
    pub MoveMaterial = "/runs/{run}/edit/materials/{material}/move" { run: Slug, material: Token }
    /// Removes a material.
    pub RemoveMaterial = "/runs/{run}/edit/materials/{material}/remove" { run: Slug, material: Token }
}

const CREATE: Guard = Guard::Policy("courses::policy::course::create_course");
const REPORT: Guard = Guard::Policy("people::policy::act");
const SEE: Guard = Guard::Open("courses::policy::course::see_syllabus");
const SEE_VERSION: Guard = Guard::Open("courses::policy::course::see_version");
const EDIT: Guard = Guard::Policy("courses::policy::course::edit");
const PUBLISH: Guard = Guard::Policy("courses::policy::course::publish");

/// The doors of the design side: syllabi, versions, and the desk.
pub fn course_routes() -> Doors {
    Doors::new()
        .get::<NewCourse, _, _>(CREATE, new_course::show)
        .post::<NewCourse, _, _>(CREATE, new_course::create)
        .get::<ShowVersions, _, _>(SEE_VERSION, versions::show)
        .get::<ReportCourse, _, _>(REPORT, report::show)
        .post::<ReportCourse, _, _>(REPORT, report::send)
        .get::<ShowVersion, _, _>(SEE_VERSION, versions::show_one)
        .get::<ShowSyllabus, _, _>(SEE, syllabus::show)
        .get::<EditRun, _, _>(EDIT, edit_desk::show)
        .post::<BeginDraft, _, _>(EDIT, edit_desk::begin)
        .get::<EditCourse, _, _>(EDIT, edit_course::show)
        .post::<EditCourse, _, _>(EDIT, edit_course::save)
        .get::<PublishVersion, _, _>(PUBLISH, edit_publish::show)
        .post::<PublishVersion, _, _>(PUBLISH, edit_publish::publish)
        .and(syllabus_routes())
}

fn syllabus_routes() -> Doors {
    Doors::new()
        .get::<AddUnit, _, _>(EDIT, edit_unit::show_new)
        .post::<AddUnit, _, _>(EDIT, edit_unit::add)
        .get::<EditUnit, _, _>(EDIT, edit_unit::show)
        .post::<EditUnit, _, _>(EDIT, edit_unit::save)
        .post::<MoveUnit, _, _>(EDIT, edit_unit::shift)
        .post::<RemoveUnit, _, _>(EDIT, edit_unit::remove)
        .get::<AddActivity, _, _>(EDIT, edit_activity::show_new)
        .post::<AddActivity, _, _>(EDIT, edit_activity::add)
        .get::<EditActivity, _, _>(EDIT, edit_activity::show)
        .post::<EditActivity, _, _>(EDIT, edit_activity::save)
        .post::<MoveActivity, _, _>(EDIT, edit_activity::shift)
        .post::<RemoveActivity, _, _>(EDIT, edit_activity::remove)
        .get::<EditRubric, _, _>(EDIT, edit_rubric::show)
        .post::<EditRubric, _, _>(EDIT, edit_rubric::save)
        .get::<AddMaterial, _, _>(EDIT, edit_material::show_new)
        .post::<AddMaterial, _, _>(EDIT, edit_material::add)
        .get::<EditMaterial, _, _>(EDIT, edit_material::show)
        .post::<EditMaterial, _, _>(EDIT, edit_material::save)
        .post::<MoveMaterial, _, _>(EDIT, edit_material::shift)
        .post::<RemoveMaterial, _, _>(EDIT, edit_material::remove)
}
