//! Example works: for tests, previews and the demo university.

use base::{Now, PersonId, Token};
use courses::doors::{FoundEnrollment, FoundRun, found_enrollments};
use courses::enrollment::EnrollmentState;
use courses::{ActivityId, EnrollmentId, RunState};
use store::{Fault, Tx};

use crate::routes::ShowMyWork;

/// A running run with a task.
#[derive(Debug, Clone)]
pub struct TaskSample {
    /// The run.
    pub run: FoundRun,
    /// The task across versions.
    pub task: ActivityId,
    /// The address of the task.
    pub token: Token,
}

impl TaskSample {
    /// The page of one's own work.
    pub fn work(&self) -> ShowMyWork {
        ShowMyWork {
            run: self.run.slug.clone(),
            activity: self.token.clone(),
        }
    }
}

/// A run of a small whole course that goes on, with these participants.
pub async fn running_task(
    tx: &Tx,
    name: &str,
    organizer: PersonId,
    participants: &[PersonId],
    now: &Now,
) -> Result<TaskSample, Fault> {
    let run = courses::run_samples::run_in(tx, name, organizer, RunState::Running, 30, now).await?;
    let enrollments: Vec<FoundEnrollment> = participants
        .iter()
        .map(|person| FoundEnrollment {
            id: EnrollmentId::from_raw(store::row_key(now.at)),
            person: *person,
            state: EnrollmentState::Seated,
            answer: String::new(),
            asked_at: now.at,
            since: now.at,
        })
        .collect();
    found_enrollments(tx, run.id, &enrollments).await?;
    let syllabus = courses::store::syllabus(tx, run.version).await?;
    let task = syllabus.tasks().next().ok_or(Fault::Missing {
        statement: "samples",
    })?;
    Ok(TaskSample {
        task: task.activity.lineage_id,
        token: task.activity.token.clone(),
        run,
    })
}
