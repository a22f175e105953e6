//! The demo university's content, as it is written in `app/demo/`: who is there, what is taught, and what happened in each run.
//!
//! This is the shape only: it reads the TOML and knows nothing of the database. Days are counted from the day the demo is
//! filled (in the zone of the run), so that the demo is alive whenever it is looked at; whatever has happened lies at least
//! one day back.

use serde::Deserialize;

/// Every demo person can be written to at an address that ends so.
pub const MAIL_DOMAIN: &str = "demo.stoa.example";

/// The whole demo university.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The schools, in the order of the front page.
    pub schools: Vec<School>,
    /// Everybody, the three sign-ins first.
    pub people: Vec<Person>,
    /// The designs.
    pub courses: Vec<Course>,
    /// The runs of those designs with everything that happened in them.
    pub runs: Vec<Run>,
}

/// A school of the demo university.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The language that the charter is written in.
    pub language: String,
    /// One sentence for lists.
    pub summary: String,
    /// What the school stands for, in Markdown.
    pub charter: String,
    /// What the school's pattern and colours grow from.
    pub pattern: String,
    /// Handles of the stewards.
    pub stewards: Vec<String>,
}

/// Somebody of the demo university; invented, and the note says so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The unique short name.
    pub handle: String,
    /// The name or pseudonym that others see.
    pub name: String,
    /// The language of the pages this person sees.
    pub language: String,
    /// Where this person's clock stands (IANA).
    pub zone: String,
    /// The words of the profile.
    pub note: String,
    /// The role whose sign-in this person shows; most have none.
    pub sign_in: Option<SignIn>,
    /// The day of registration, counted from today.
    pub joined: i32,
}

impl Person {
    /// The mail address, which nobody can receive at.
    pub fn mail(&self) -> String {
        format!("{}@{MAIL_DOMAIN}", self.handle)
    }
}

/// What a demo sign-in shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignIn {
    /// Takes part in runs.
    Participant,
    /// Organizes runs.
    Organizer,
    /// Cares for the site.
    Steward,
}

impl SignIn {
    /// The word in the list of sign-ins.
    pub fn word(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Organizer => "organizer",
            Self::Steward => "steward",
        }
    }
}

/// How much a course asks people to know before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing is expected.
    Beginner,
    /// Some practice is expected.
    Intermediate,
    /// Much practice is expected.
    Advanced,
}

/// A course: the design that runs are made from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its name in addresses.
    pub slug: String,
    /// The language it is taught in.
    pub language: String,
    /// Slugs of the schools that list it.
    pub schools: Vec<String>,
    /// The title.
    pub title: String,
    /// The question that the course answers.
    pub question: String,
    /// What it is, in Markdown.
    pub summary: String,
    /// What somebody can do afterwards.
    pub outcomes: Vec<String>,
    /// Hours a week that it honestly takes.
    pub weekly_hours: u32,
    /// What it expects.
    pub level: Level,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Handles of those who keep the design.
    pub maintainers: Vec<String>,
    /// What completes a run of it.
    pub completion: Completion,
    /// What is read, watched and used.
    #[serde(rename = "material")]
    pub materials: Vec<Material>,
    /// Usually a week each.
    #[serde(rename = "unit")]
    pub units: Vec<Unit>,
}

impl Course {
    /// The activity with this key.
    pub fn activity(&self, key: &str) -> Option<&Activity> {
        let mut all = self.units.iter().flat_map(|unit| &unit.activities);
        all.find(|activity| activity.key == key)
    }

    /// How many tasks the course has.
    pub fn tasks(&self) -> usize {
        let all = self.units.iter().flat_map(|unit| &unit.activities);
        all.filter(|activity| activity.kind == ActivityKind::Task)
            .count()
    }
}

/// The completion rule: so many different tasks handed in, so many reviews given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// Different tasks handed in.
    pub tasks: u32,
    /// Reviews given to peers.
    pub reviews: u32,
}

/// An open material with title, author, source and licence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// What activities name it by, inside the course.
    pub key: String,
    /// Its true title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// SPDX identifier or the licence's name.
    pub licence: String,
    /// Where it is; absent where no address was read in a source.
    pub address: Option<String>,
    /// The page or document in which address, author or licence were read.
    pub found_in: String,
    /// Estimated minutes.
    pub minutes: u32,
}

/// A part of a course, usually a week.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The title.
    pub title: String,
    /// What and why, in Markdown.
    pub about: String,
    /// What people do in it, in order.
    #[serde(rename = "activity")]
    pub activities: Vec<Activity>,
}

/// One thing to do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What threads and works name it by, inside the course.
    pub key: String,
    /// What kind of doing it is.
    pub kind: ActivityKind,
    /// The title.
    pub title: String,
    /// What to do, in Markdown.
    pub text: String,
    /// Estimated minutes.
    pub minutes: u32,
    /// Keys of materials of the course.
    #[serde(default)]
    pub materials: Vec<String>,
    /// The rubric of a task that is handed in; empty for all else.
    #[serde(default, rename = "criterion")]
    pub rubric: Vec<Criterion>,
}

/// Kinds of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Something to read.
    Reading,
    /// Something to do and hand in.
    Task,
    /// Something to talk about.
    Discussion,
    /// Peers' works to review.
    Review,
}

/// One line of a rubric.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What is looked at.
    pub title: String,
    /// Four levels in words, the lowest first.
    pub levels: [String; 4],
}

/// Where a run is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Being prepared.
    Draft,
    /// People may sign up.
    SigningUp,
    /// Sign-up is over, it has not begun.
    SignupClosed,
    /// It is running.
    Running,
    /// The closing round.
    WrappingUp,
    /// It is over, its edition is not yet made.
    Finished,
    /// It is over and frozen.
    Edition,
    /// It was stopped and may go on.
    Paused,
    /// It never began.
    DidNotHappen,
}

/// A run of a course and all that happened in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Its name in addresses.
    pub slug: String,
    /// The slug of its course.
    pub course: String,
    /// Where it is in its life.
    pub state: RunState,
    /// Why it is paused or did not happen: a word to everyone.
    pub word: Option<String>,
    /// When it is tried again, in days from today.
    pub next_date: Option<i32>,
    /// The day sign-up opens, in days from today.
    pub signup_opens: i32,
    /// The last day of sign-up.
    pub signup_closes: i32,
    /// The first day.
    pub starts: i32,
    /// The last day.
    pub ends: i32,
    /// The zone of its deadlines (IANA).
    pub zone: String,
    /// How many can take part.
    pub seats: u32,
    /// What is asked at sign-up.
    pub question: String,
    /// Handles of the organizers, the first made it.
    pub organizers: Vec<String>,
    /// Handles of those who have a seat, organizers not among them.
    #[serde(default)]
    pub participants: Vec<String>,
    /// Handles of those who wait for one, in order.
    #[serde(default)]
    pub waiting: Vec<String>,
    /// Handles of those who had a seat and left.
    #[serde(default)]
    pub left: Vec<String>,
    /// Answers to the sign-up question.
    #[serde(default, rename = "answer")]
    pub answers: Vec<Answer>,
    /// What was said.
    #[serde(default, rename = "thread")]
    pub threads: Vec<Thread>,
    /// What was handed in; it stands in a file of its own.
    #[serde(default, rename = "work")]
    pub works: Vec<Work>,
}

impl Run {
    /// Those who met the completion rule of the course, in the order of the participants.
    pub fn completers(&self, rule: Completion) -> Vec<&str> {
        let met = |person: &&str| {
            let mut tasks: Vec<&str> = self
                .works
                .iter()
                .filter(|work| work.by == **person)
                .map(|work| work.task.as_str())
                .collect();
            tasks.sort_unstable();
            tasks.dedup();
            let reviews = self
                .works
                .iter()
                .flat_map(|work| &work.reviews)
                .filter(|review| review.by == **person)
                .count();
            tasks.len() >= rule.tasks as usize && reviews >= rule.reviews as usize
        };
        let all = self.participants.iter().map(String::as_str);
        all.filter(met).collect()
    }
}

/// What somebody answered at sign-up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Handle.
    pub by: String,
    /// The words.
    pub text: String,
}

/// A thread.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// The key of the activity it belongs to; absent where it belongs to the run.
    pub activity: Option<String>,
    /// The title.
    pub title: String,
    /// The first post opens the thread.
    #[serde(rename = "post")]
    pub posts: Vec<Post>,
}

/// A post.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Handle.
    pub by: String,
    /// The day, counted from today.
    pub day: i32,
    /// The wall time in the run's zone, as `HH:MM`.
    pub time: String,
    /// The words, in Markdown.
    pub text: String,
    /// The place (from 0) in this thread of the post it answers; absent where it answers the thread.
    pub answers: Option<usize>,
    /// Handles of those who liked it.
    #[serde(default)]
    pub likes: Vec<String>,
}

/// A work: what somebody handed in for a task.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The key of the task.
    pub task: String,
    /// Handle.
    pub by: String,
    /// The versions, the first first.
    #[serde(rename = "version")]
    pub versions: Vec<Version>,
    /// What peers said.
    #[serde(default, rename = "review")]
    pub reviews: Vec<Review>,
}

/// A version of a work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The day, counted from today.
    pub day: i32,
    /// The wall time in the run's zone, as `HH:MM`.
    pub time: String,
    /// The words, in Markdown.
    pub text: String,
}

/// A review of a work by a peer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Handle.
    pub by: String,
    /// The day, counted from today.
    pub day: i32,
    /// The wall time in the run's zone, as `HH:MM`.
    pub time: String,
    /// The version it is about, from 1.
    pub version: u32,
    /// The level (1 the lowest to 4) of each criterion, in the rubric's order.
    pub levels: Vec<u8>,
    /// The words.
    pub text: String,
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
