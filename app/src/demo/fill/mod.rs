//! Fills the demo university: everything that `app/demo/` tells goes through the bulk doors of the rooms, in one transaction, so
//! that it is there as a whole or not at all, and nobody gets a letter about it.

mod courses;
pub mod grow;
mod people;
mod runs;
mod works;

use std::collections::HashMap;

use ::courses::{ActivityId, CourseId, RunId, VersionId};
use ::people::account::{Password, PasswordHash};
use ::people::password;
use base::{EmailAddress, LanguageTag, Name, Now, PersonId, Timestamp, Zone};
use serde::Serialize;
use store::{Db, Fault, Transient};

use super::content::{Demo, SignIn};

/// One way in, as the demo prints it and writes it into its folder.
#[derive(Debug, Clone, Serialize)]
pub struct DemoSignIn {
    /// What it shows.
    pub role: &'static str,
    /// The mail address.
    pub mail: String,
    /// The password.
    pub password: String,
}

/// Why the demo could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A room refused.
    #[error("a room refused: {0}")]
    Refused(#[from] web::Error),
    /// The content does not fit together.
    #[error("the demo's content does not fit: {0}")]
    Content(String),
}

impl Transient for FillError {
    fn is_transient(&self) -> bool {
        match self {
            Self::Fault(fault) => fault.is_transient(),
            Self::Refused(error) => error.is_transient(),
            Self::Content(_) => false,
        }
    }
}

/// What is known of the people and courses while the rest is filled.
pub(super) struct Known {
    people: HashMap<String, (PersonId, Name)>,
    courses: HashMap<String, KnownCourse>,
}

/// A course that was put down, with the lineages of its activities by their keys.
pub(super) struct KnownCourse {
    course: CourseId,
    version: VersionId,
    language: LanguageTag,
    activities: HashMap<String, ActivityId>,
}

/// A run that was put down.
pub(super) struct KnownRun {
    id: RunId,
    zone: Zone,
}

impl Known {
    fn person(&self, handle: &str) -> Result<PersonId, FillError> {
        self.people
            .get(handle)
            .map(|(id, _)| *id)
            .ok_or_else(|| FillError::Content(format!("nobody is called {handle}")))
    }

    fn name(&self, handle: &str) -> Result<Name, FillError> {
        self.people
            .get(handle)
            .map(|(_, name)| name.clone())
            .ok_or_else(|| FillError::Content(format!("nobody is called {handle}")))
    }

    fn course(&self, slug: &str) -> Result<&KnownCourse, FillError> {
        self.courses
            .get(slug)
            .ok_or_else(|| FillError::Content(format!("there is no course {slug}")))
    }
}

impl KnownCourse {
    fn activity(&self, key: &str) -> Result<ActivityId, FillError> {
        self.activities
            .get(key)
            .copied()
            .ok_or_else(|| FillError::Content(format!("there is no activity {key}")))
    }
}

/// The moment of a wall time on a day counted from today, on the clocks of a zone. What has happened lies in the past, whatever
/// the zone.
pub(super) fn moment(now: &Now, zone: &Zone, day: i32, time: &str) -> Result<Timestamp, FillError> {
    let wrong = || FillError::Content(format!("{time:?} is no time of day"));
    let time: jiff::civil::Time = time.parse().map_err(|_| wrong())?;
    Ok(zone.moment(day_of(now, zone, day)?.to_datetime(time)))
}

/// A day counted from today.
pub(super) fn day_of(now: &Now, zone: &Zone, day: i32) -> Result<jiff::civil::Date, FillError> {
    let span = jiff::Span::new().days(day);
    zone.day(now.at)
        .checked_add(span)
        .map_err(|_| FillError::Content(format!("{day} days are too many")))
}

/// Fills an empty database, and says how to sign in.
pub async fn fill(db: &Db, demo: &Demo, now: &Now) -> Result<Vec<DemoSignIn>, FillError> {
    let ways = sign_ins(demo, now);
    let hashes = hashes(&ways, now).await?;
    db.write(|tx| {
        let hashes = &hashes;
        async move {
            let mut known = Known {
                people: people::found(&tx, demo, hashes, now).await?,
                courses: HashMap::new(),
            };
            for course in &demo.courses {
                let founded = courses::found(&tx, &known, course, now).await?;
                known.courses.insert(course.slug.clone(), founded);
            }
            courses::found_schools(&tx, &known, demo, now).await?;
            for run in &demo.runs {
                let course = known.course(&run.course)?;
                let founded = runs::found(&tx, &known, course, run, now).await?;
                works::found(&tx, &known, course, &founded, run, now).await?;
                runs::close(&tx, &known, &founded, (demo, run), now).await?;
            }
            Ok::<_, FillError>(())
        }
    })
    .await?;
    Ok(ways)
}

fn sign_ins(demo: &Demo, now: &Now) -> Vec<DemoSignIn> {
    let way = |person: &super::content::Person, sign_in: SignIn| DemoSignIn {
        role: sign_in.word(),
        mail: person.mail(),
        password: format!(
            "demo-{}",
            now.token().as_str().chars().take(10).collect::<String>()
        ),
    };
    demo.people
        .iter()
        .filter_map(|person| Some(way(person, person.sign_in?)))
        .collect()
}

async fn hashes(
    ways: &[DemoSignIn],
    now: &Now,
) -> Result<HashMap<String, PasswordHash>, FillError> {
    let mut hashes = HashMap::new();
    for way in ways {
        let wrong = |problem: &dyn std::fmt::Display| FillError::Content(problem.to_string());
        let address = EmailAddress::parse(&way.mail).map_err(|problem| wrong(&problem))?;
        let password =
            Password::parse(&way.password, &address).map_err(|problem| wrong(&problem))?;
        hashes.insert(
            way.mail.clone(),
            password::hash(&password, now.chance.bytes()).await?,
        );
    }
    Ok(hashes)
}
