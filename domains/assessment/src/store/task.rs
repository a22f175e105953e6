//! Tasks of runs, as this room reads them.

use base::{LanguageTag, PersonId, Slug, Title, Token, Zone};
use courses::run::RunWord;
use courses::{ActivityId, RunId, VersionId};
use jiff::civil::Date;
use store::{Fault, Session, params, row, statements};
use web::CleanHtml;

use crate::policy::Role;
use crate::round::Timing;

row! {
    /// A task of a run, and the place of whoever asks.
    pub struct Task {
        /// The run.
        pub run_id: RunId,
        /// Its address.
        pub run_slug: Slug,
        /// Where it is in its life.
        pub run_state: RunWord,
        /// Its first day.
        pub starts_on: Option<Date>,
        /// The zone of its clocks.
        pub zone: Zone,
        /// The version of the course that it uses.
        pub version_id: VersionId,
        /// What the course is called.
        pub course_title: Title,
        /// The task in that version.
        pub activity_id: ActivityId,
        /// The task across versions.
        pub task_id: ActivityId,
        /// Its address.
        pub task_token: Token,
        /// What it is called.
        pub task_title: Title,
        /// What to do.
        pub body_html: CleanHtml,
        /// The language of the course.
        pub language: LanguageTag,
        /// The place of its unit, the first has 0.
        pub week: i64,
        /// Whoever asks organizes the run.
        pub organizer_id: Option<PersonId>,
        /// Whoever asks has a seat in the run.
        pub seat_id: Option<PersonId>,
    }

    /// A task of a run, for the bulk doors.
    pub(crate) struct TaskOfRun {
        pub run: RunId,
        pub version: VersionId,
        pub activity: ActivityId,
        pub lineage: ActivityId,
        pub language: LanguageTag,
    }
}

impl Task {
    /// The place of whoever asked.
    pub fn role(&self, is_steward: bool) -> Role {
        Role::in_run(
            self.seat_id.is_some(),
            self.organizer_id.is_some(),
            is_steward,
        )
    }

    /// What the reviews of so many works open by.
    pub fn timing(&self, works: i64) -> Timing {
        Timing {
            run: self.run_state,
            starts_on: self.starts_on,
            zone: self.zone.clone(),
            week: self.week,
            works,
        }
    }
}

macro_rules! task {
    ($activity:literal, $run:literal) => {
        concat!(
            "SELECT run.id AS run_id, run.slug AS run_slug, run.state AS run_state, run.starts_on, run.zone, run.version_id,
                    course_version.title AS course_title, activity.id AS activity_id, activity.lineage_id AS task_id,
                    activity.token AS task_token, activity.title AS task_title, activity.body_html, course.language, unit.position AS week,
                    organizer.person_id AS organizer_id, enrollment.person_id AS seat_id
               FROM run
               JOIN course ON course.id = run.course_id
               JOIN course_version ON course_version.id = run.version_id
               JOIN activity ON activity.version_id = run.version_id AND activity.kind = 'task' AND ",
            $activity,
            " JOIN unit ON unit.id = activity.unit_id
               LEFT JOIN organizer ON organizer.run_id = run.id AND organizer.person_id = $2
               LEFT JOIN enrollment ON enrollment.run_id = run.id AND enrollment.person_id = $2 AND enrollment.state = 'seated'
              WHERE ",
            $run
        )
    };
}

statements! {
    /// Which task has this address, and who asks?
    hot TASK: Task = task!("activity.token = $1", "run.slug = $3");
    /// Which task of the run is this, and who asks?
    hot TASK_OF: Task = task!("activity.lineage_id = $1", "run.id = $3");
    /// Which tasks have these runs, and which versions of courses do they use?
    hot TASKS_OF_RUNS: TaskOfRun =
        "SELECT run.id AS run, run.version_id AS version, activity.id AS activity, activity.lineage_id AS lineage, course.language
           FROM run
           JOIN course ON course.id = run.course_id
           JOIN activity ON activity.version_id = run.version_id AND activity.kind = 'task'
          WHERE run.id = ANY_OF($1)
          ORDER BY run.id, activity.id";
}

/// The task with that address.
pub async fn task_at(
    session: &Session,
    run: &Slug,
    task: &Token,
    person: Option<PersonId>,
) -> Result<Option<Task>, Fault> {
    session.opt(&TASK, params![task, person, run]).await
}

/// The task by its lineage, as the run words it now.
pub async fn task_of(
    session: &Session,
    run: RunId,
    task: ActivityId,
    person: Option<PersonId>,
) -> Result<Option<Task>, Fault> {
    session.opt(&TASK_OF, params![task, person, run]).await
}

/// The tasks of runs.
pub(crate) async fn tasks_of_runs(
    session: &Session,
    runs: &[RunId],
) -> Result<Vec<TaskOfRun>, Fault> {
    let runs = store::keys(runs.iter().copied());
    session.all(&TASKS_OF_RUNS, params![runs]).await
}
