//! A piece of the grown university: a thousand people with all that they did, as plain data. Times are seconds from the day of
//! growth; what has happened is negative.

use super::texts::Text;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A piece. People are named by their places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its number, from 0.
    pub number: u64,
    /// Who came.
    pub people: Vec<Person>,
    /// What they teach, each course with its run.
    pub courses: Vec<Course>,
    /// Who cares for the school in which its courses stand.
    pub steward: usize,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The unique short name.
    pub handle: String,
    /// What others see.
    pub name: String,
    /// The language, by its place among the tongues.
    pub tongue: usize,
    /// What they say about themselves; most say nothing.
    pub about: Text,
    /// When they came.
    pub joined: i64,
}

/// Where a run is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
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
    /// It was stopped and may go on.
    Paused,
    /// It never began.
    DidNotHappen,
    /// It is over.
    Finished,
    /// It is over and frozen.
    Edition,
}

impl State {
    /// People were at work in it.
    pub fn has_begun(self) -> bool {
        matches!(
            self,
            Self::Running | Self::WrappingUp | Self::Paused | Self::Finished | Self::Edition
        )
    }
}

/// A course and its run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The address of the course and of its run.
    pub slug: String,
    /// The title.
    pub title: String,
    /// The language, by its place among the tongues.
    pub tongue: usize,
    /// The question that it answers.
    pub question: String,
    /// What it is.
    pub summary: Text,
    /// What somebody can do afterwards.
    pub outcomes: Text,
    /// Words to find it by.
    pub tags: Vec<&'static str>,
    /// Hours a week.
    pub hours: u32,
    /// What it teaches.
    pub units: Vec<Unit>,
    /// Whether the piece's school lists it.
    pub is_listed: bool,
    /// Its run.
    pub run: Run,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The title.
    pub title: String,
    /// What people do in it.
    pub activities: Vec<Activity>,
}

/// Kinds of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something to read.
    Reading,
    /// Something to do and hand in, with so many criteria.
    Task(usize),
    /// Something to talk about.
    Discussion,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// What people do.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What to do.
    pub body: Text,
    /// How long it takes.
    pub minutes: u32,
    /// A page of the demo to read.
    pub material: Option<usize>,
}

/// A run. Activities are named by their places over all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where it is in its life.
    pub state: State,
    /// When it was made.
    pub made: i64,
    /// Since when it is in its state.
    pub since: i64,
    /// Its first day.
    pub starts: i64,
    /// Its last day.
    pub ends: i64,
    /// How many seats it has.
    pub seats: u32,
    /// Only its members read along.
    pub is_closed: bool,
    /// Who organizes it.
    pub organizers: Vec<usize>,
    /// Who signed up.
    pub members: Vec<Member>,
    /// What was said.
    pub threads: Vec<Thread>,
    /// What was handed in.
    pub works: Vec<Work>,
    /// Who completed it.
    pub completers: Vec<usize>,
}

/// How somebody stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// They have a seat.
    Seated,
    /// They wait.
    Waiting,
    /// They left.
    Left,
}

/// Somebody who signed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: usize,
    /// How they stand.
    pub place: Place,
    /// When they signed up.
    pub at: i64,
    /// What they answered.
    pub answer: Text,
}

/// A thread. A post is named by its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The activity that it is about.
    pub activity: Option<usize>,
    /// What it is called.
    pub title: String,
    /// The posts in the order in which they were written; the first opens it.
    pub posts: Vec<Post>,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Who wrote it; nothing for an account that is gone.
    pub author: Option<usize>,
    /// When.
    pub at: i64,
    /// What it says.
    pub text: Text,
    /// The post that it answers; nothing where it answers the thread.
    pub parent: Option<usize>,
    /// How deep it hangs.
    pub depth: usize,
    /// Who thanked for it.
    pub thanks: Vec<usize>,
}

/// A work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The task.
    pub task: usize,
    /// Who handed it in.
    pub by: usize,
    /// When each version came in.
    pub versions: Vec<(i64, Text)>,
    /// What peers said.
    pub reviews: Vec<Review>,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who gave it.
    pub by: usize,
    /// When.
    pub at: i64,
    /// The chosen levels.
    pub levels: Vec<u8>,
    /// What it says.
    pub text: Text,
}

impl Course {
    /// Every activity in order.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.units.iter().flat_map(|unit| &unit.activities)
    }

    /// How many rows it fills over all tables, those of its run and of the search index with it.
    pub fn rows(&self) -> usize {
        let criteria: usize = self
            .activities()
            .map(|activity| match activity.kind {
                Kind::Task(criteria) => criteria,
                _ => 0,
            })
            .sum();
        let materials = self.activities().filter(|one| one.material.is_some());
        // course, version, listing, words
        let course = 4 + self.tags.len() + self.units.len() + self.activities().count();
        course + materials.count() + criteria * 5 + usize::from(self.is_listed) + self.run.rows()
    }
}

impl Run {
    /// How many rows it fills.
    fn rows(&self) -> usize {
        let posts = self.threads.iter().flat_map(|thread| &thread.posts);
        let said: usize = posts.map(|post| 1 + post.thanks.len()).sum();
        let reviews = self.works.iter().flat_map(|work| &work.reviews);
        let reviews: usize = reviews.map(|review| 1 + review.levels.len()).sum();
        let works: usize = self.works.iter().map(|work| 1 + work.versions.len()).sum();
        let mut tasks: Vec<usize> = self.works.iter().map(|work| work.task).collect();
        tasks.sort_unstable();
        tasks.dedup();
        // the run and the beginning of its history
        2 + self.organizers.len()
            + self.members.len()
            + self.marks().len()
            + self.threads.len()
            + said
            + works
            + tasks.len()
            + reviews
            + self.completers.len()
            + usize::from(self.state == State::Edition)
    }

    /// What people ticked: whoever wrote beside an activity, or handed something in, has done it.
    pub fn marks(&self) -> Vec<(usize, usize, i64)> {
        let beside = self.threads.iter().flat_map(|thread| {
            let posts = thread.posts.iter();
            posts.filter_map(|post| Some((post.author?, thread.activity?, post.at)))
        });
        let handed_in = self.works.iter().filter_map(|work| {
            let (at, _) = work.versions.first()?;
            Some((work.by, work.task, *at))
        });
        let mut marks: Vec<_> = beside.chain(handed_in).collect();
        marks.sort_unstable();
        marks.dedup_by_key(|(person, activity, _)| (*person, *activity));
        marks
    }
}

impl Piece {
    /// How many rows it fills over all tables, the search index with them.
    pub fn rows(&self) -> usize {
        // a person has a row, a mail address and three consents; a school has a steward
        let courses: usize = self.courses.iter().map(Course::rows).sum();
        self.people.len() * 5 + 2 + courses
    }
}
