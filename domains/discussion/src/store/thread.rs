//! Threads at rest.

use base::{Handle, LanguageTag, Name, PersonId, Slug, Timestamp, Title, Token};
use courses::enrollment::EnrollmentState;
use courses::run::{Audience, RunWord};
use courses::{ActivityId, RunId};
use people::person::Standing;
use store::{Fault, Session, Tx, params, row, statements};

use super::key_of;
use crate::thread::{Room, ThreadId, ThreadKind, ThreadState, role};

row! {
    struct RoomRow {
        run: RunId,
        slug: Slug,
        run_state: RunWord,
        audience: Audience,
        run_title: Title,
        run_language: LanguageTag,
        standing: Option<Standing>,
        organizes: i64,
        enrollment: Option<EnrollmentState>,
    }

    struct ThreadRow {
        id: ThreadId,
        token: Token,
        kind: ThreadKind,
        title: Title,
        language: LanguageTag,
        author_id: Option<PersonId>,
        handle: Option<Handle>,
        name: Option<Name>,
        made_at: Timestamp,
        last_post_at: Timestamp,
        post_count: i64,
        branches: u32,
        state: ThreadState,
        activity_token: Option<Token>,
        activity_title: Option<Title>,
        seen_at: Option<Timestamp>,
        fresh: i64,
        run: RunId,
        slug: Slug,
        run_state: RunWord,
        audience: Audience,
        run_title: Title,
        run_language: LanguageTag,
        standing: Option<Standing>,
        organizes: i64,
        enrollment: Option<EnrollmentState>,
    }

    /// A thread in a list.
    pub struct ThreadLine {
        /// Its key.
        pub id: ThreadId,
        /// Its address.
        pub token: Token,
        /// What it is for.
        pub kind: ThreadKind,
        /// What it is called.
        pub title: Title,
        /// The language of its title.
        pub language: LanguageTag,
        /// Whether it takes posts.
        pub state: ThreadState,
        /// When it was started.
        pub made_at: Timestamp,
        /// When somebody last wrote in it.
        pub last_post_at: Timestamp,
        /// How many posts it shows.
        pub post_count: i64,
        /// Who started it; nothing where they are gone.
        pub handle: Option<Handle>,
        /// Their name.
        pub name: Option<Name>,
        /// How many posts are new to the reader.
        pub fresh: i64,
    }

    /// How much is said in a run.
    pub struct RunFigures {
        /// Its threads.
        pub threads: i64,
        /// The posts that they show.
        pub posts: i64,
    }

    /// An activity of the version that a run uses.
    pub struct Topic {
        /// Its lineage.
        pub lineage: ActivityId,
        /// Its address.
        pub token: Token,
        /// What it is called.
        pub title: Title,
    }
}

/// What of a thread's list everyone shares: who started it, and how many posts are new to person $2.
macro_rules! thread_lines {
    ($rest:literal) => {
        concat!(
            "SELECT thread.id, thread.token, thread.kind, thread.title, thread.language, thread.state, thread.made_at,
                thread.last_post_at, thread.post_count, person.handle, person.name,
                (SELECT count(*) FROM post WHERE post.thread_id = thread.id AND post.state = 'shown'
                    AND post.made_at > COALESCE(reading.seen_at, organizer.since, enrollment.since)
                    AND (post.author_id IS NULL OR post.author_id <> $2)) AS fresh
            FROM thread
            LEFT JOIN person ON person.id = thread.author_id
            LEFT JOIN reading ON reading.person_id = $2 AND reading.thread_id = thread.id
            LEFT JOIN organizer ON organizer.run_id = thread.run_id AND organizer.person_id = $2
            LEFT JOIN enrollment ON enrollment.run_id = thread.run_id AND enrollment.person_id = $2
                AND enrollment.state = 'seated' ",
            $rest
        )
    };
}

statements! {
    /// The run of that address, and how person $2 stands in it.
    hot ROOM: RoomRow = "SELECT run.id AS run, run.slug, run.state AS run_state, run.audience, course_version.title AS run_title,
            course.language AS run_language, person.standing,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = run.id AND organizer.person_id = $2) AS organizes,
            enrollment.state AS enrollment
        FROM run
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id
        LEFT JOIN person ON person.id = $2
        LEFT JOIN enrollment ON enrollment.run_id = run.id AND enrollment.person_id = $2
        WHERE run.slug = $1";

    /// The thread of that address with its run, and how person $2 stands there.
    hot THREAD: ThreadRow = "SELECT thread.id, thread.token, thread.kind, thread.title, thread.language, thread.author_id, author.handle,
            author.name, thread.made_at, thread.last_post_at, thread.post_count, thread.branches, thread.state,
            activity.token AS activity_token, activity.title AS activity_title,
            COALESCE(reading.seen_at, organizer.since, CASE WHEN enrollment.state = 'seated' THEN enrollment.since END) AS seen_at,
            (SELECT count(*) FROM post WHERE post.thread_id = thread.id AND post.state = 'shown'
                AND post.made_at > COALESCE(reading.seen_at, organizer.since, CASE WHEN enrollment.state = 'seated' THEN enrollment.since END)
                AND (post.author_id IS NULL OR post.author_id <> $2)) AS fresh,
            run.id AS run, run.slug, run.state AS run_state, run.audience, course_version.title AS run_title,
            course.language AS run_language, person.standing,
            (SELECT count(*) FROM organizer AS mine WHERE mine.run_id = run.id AND mine.person_id = $2) AS organizes,
            enrollment.state AS enrollment
        FROM thread
        JOIN run ON run.id = thread.run_id
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id
        LEFT JOIN person AS author ON author.id = thread.author_id
        LEFT JOIN activity ON activity.lineage_id = thread.activity_id AND activity.version_id = run.version_id
        LEFT JOIN person ON person.id = $2
        LEFT JOIN enrollment ON enrollment.run_id = run.id AND enrollment.person_id = $2
        LEFT JOIN organizer ON organizer.run_id = run.id AND organizer.person_id = $2
        LEFT JOIN reading ON reading.person_id = $2 AND reading.thread_id = thread.id
        WHERE thread.token = $1";

    /// The threads of a run behind a place in the list, the liveliest first.
    hot THREADS_OF_RUN: ThreadLine = thread_lines!("WHERE thread.run_id = $1 AND (thread.last_post_at, thread.id) < ($3, $4)
        ORDER BY thread.last_post_at DESC, thread.id DESC LIMIT $5");

    /// The threads about an activity of a run, the liveliest first.
    hot THREADS_OF_ACTIVITY: ThreadLine = thread_lines!("WHERE thread.run_id = $1 AND thread.activity_id = $3
        ORDER BY thread.last_post_at DESC, thread.id DESC LIMIT $4");

    /// Where a thread stands in the list of its run.
    hot THREAD_PLACE: (Timestamp, ThreadId) = "SELECT last_post_at, id FROM thread WHERE token = $1 AND run_id = $2";

    /// How much is said in a run.
    hot RUN_FIGURES: RunFigures = "SELECT count(*) AS threads, CAST(COALESCE(sum(post_count), 0) AS BIGINT) AS posts
        FROM thread WHERE run_id = $1";

    /// The activity of that address in the version that a run uses.
    hot TOPIC: Topic = "SELECT activity.lineage_id AS lineage, activity.token, activity.title
        FROM run JOIN activity ON activity.version_id = run.version_id
        WHERE run.id = $1 AND activity.token = $2";

    /// Starts a thread.
    ADD_THREAD = "INSERT INTO thread (id, token, run_id, activity_id, kind, title, language, author_id, made_at, last_post_at,
            post_count, branches, state, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";

    /// Counts a post that was written; one at the top takes a number there. A clock that was put back moves no thread back.
    COUNT_POST = "UPDATE thread SET post_count = post_count + 1,
               last_post_at = CASE WHEN last_post_at > $2 THEN last_post_at ELSE $2 END,
               branches = branches + $3, version = version + 1
        WHERE id = $1";

    /// Counts a post that was withdrawn.
    UNCOUNT_POST = "UPDATE thread SET post_count = post_count - 1, version = version + 1 WHERE id = $1";

    /// Closes or opens a thread.
    SET_STATE = "UPDATE thread SET state = $2, version = version + 1 WHERE id = $1";
}

/// A thread, the run that it belongs to, and what the reader has to do with it.
#[derive(Debug, Clone)]
pub struct ThreadView {
    /// Its key.
    pub id: ThreadId,
    /// Its address.
    pub token: Token,
    /// What it is for.
    pub kind: ThreadKind,
    /// What it is called.
    pub title: Title,
    /// The language of its title.
    pub language: LanguageTag,
    /// Who started it; nothing where they are gone.
    pub author: Option<(Handle, Name)>,
    /// When it was started.
    pub made_at: Timestamp,
    /// When somebody last wrote in it.
    pub last_post_at: Timestamp,
    /// How many posts it shows.
    pub post_count: i64,
    /// How many posts stand at its top.
    pub branches: u32,
    /// Whether it takes posts.
    pub state: ThreadState,
    /// The activity that it is about, as far as the run still has it: address and title.
    pub activity: Option<(Token, Title)>,
    /// Until when the reader has read.
    pub seen_at: Option<Timestamp>,
    /// How many posts are new to the reader.
    pub fresh: i64,
    /// The run, and how the reader stands in it.
    pub room: Room,
}

impl From<RoomRow> for Room {
    fn from(row: RoomRow) -> Self {
        Self {
            run: row.run,
            slug: row.slug,
            state: row.run_state,
            audience: row.audience,
            title: row.run_title,
            language: row.run_language,
            role: role(row.standing, row.organizes, row.enrollment),
        }
    }
}

impl From<ThreadRow> for ThreadView {
    fn from(row: ThreadRow) -> Self {
        Self {
            id: row.id,
            token: row.token,
            kind: row.kind,
            title: row.title,
            language: row.language,
            author: row.author_id.and(row.handle.zip(row.name)),
            made_at: row.made_at,
            last_post_at: row.last_post_at,
            post_count: row.post_count,
            branches: row.branches,
            state: row.state,
            activity: row.activity_token.zip(row.activity_title),
            seen_at: row.seen_at,
            fresh: row.fresh,
            room: Room {
                run: row.run,
                slug: row.slug,
                state: row.run_state,
                audience: row.audience,
                title: row.run_title,
                language: row.run_language,
                role: role(row.standing, row.organizes, row.enrollment),
            },
        }
    }
}

/// A piece of a list of threads that is liveliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadPage {
    /// The last thread of the page before; nothing for the first page.
    pub after: Option<(Timestamp, ThreadId)>,
    /// How many lines.
    pub size: u32,
}

impl ThreadPage {
    /// The liveliest threads.
    pub fn first(size: u32) -> Self {
        Self { after: None, size }
    }
}

/// The run of that address, and how that person stands in it.
pub async fn room_by_slug(
    session: &Session,
    run: &Slug,
    person: Option<PersonId>,
) -> Result<Option<Room>, Fault> {
    let row = session.opt(&ROOM, params![run, key_of(person)]).await?;
    Ok(row.map(Room::from))
}

/// The thread of that address with its run, and how that person stands there.
pub async fn thread_by_token(
    session: &Session,
    token: &Token,
    person: Option<PersonId>,
) -> Result<Option<ThreadView>, Fault> {
    let row = session.opt(&THREAD, params![token, key_of(person)]).await?;
    Ok(row.map(ThreadView::from))
}

/// The threads of a run, the liveliest first, with what is new to that person.
pub async fn threads_of_run(
    session: &Session,
    run: RunId,
    person: Option<PersonId>,
    page: ThreadPage,
) -> Result<Vec<ThreadLine>, Fault> {
    let (at, id) = page.after.map_or((i64::MAX, i64::MAX), |(at, id)| {
        (at.as_microsecond(), id.raw())
    });
    let reader = key_of(person);
    let values = params![run, reader, at, id, page.size];
    session.all(&THREADS_OF_RUN, values).await
}

/// The threads about an activity of a run, by the activity's lineage, the liveliest first.
pub async fn threads_of_activity(
    session: &Session,
    run: RunId,
    activity: ActivityId,
    person: Option<PersonId>,
    limit: u32,
) -> Result<Vec<ThreadLine>, Fault> {
    let reader = key_of(person);
    let values = params![run, reader, activity, limit];
    session.all(&THREADS_OF_ACTIVITY, values).await
}

/// Where the thread of that address stands in the list of its run.
pub async fn thread_place(
    session: &Session,
    run: RunId,
    token: &Token,
) -> Result<Option<(Timestamp, ThreadId)>, Fault> {
    session.opt(&THREAD_PLACE, params![token, run]).await
}

/// How much is said in a run.
pub async fn run_figures(session: &Session, run: RunId) -> Result<RunFigures, Fault> {
    session.one(&RUN_FIGURES, params![run]).await
}

/// The activity of that address in the version that a run uses.
pub async fn topic(session: &Session, run: RunId, token: &Token) -> Result<Option<Topic>, Fault> {
    session.opt(&TOPIC, params![run, token]).await
}

/// A thread as it is put down.
#[derive(Debug, Clone)]
pub(crate) struct NewThreadRow<'a> {
    pub id: ThreadId,
    pub token: &'a Token,
    pub run: RunId,
    pub activity: Option<ActivityId>,
    pub kind: ThreadKind,
    pub title: &'a Title,
    pub language: &'a LanguageTag,
    pub author: Option<PersonId>,
    pub made_at: Timestamp,
    pub last_post_at: Timestamp,
    pub post_count: i64,
    pub branches: u32,
    pub state: ThreadState,
}

impl NewThreadRow<'_> {
    fn values(&self) -> Vec<store::Value<'static>> {
        super::owned![
            self.id,
            self.token,
            self.run,
            self.activity,
            self.kind,
            self.title,
            self.language,
            self.author,
            self.made_at,
            self.last_post_at,
            self.post_count,
            self.branches,
            self.state,
        ]
    }
}

pub(crate) async fn add_threads(tx: &Tx, threads: &[NewThreadRow<'_>]) -> Result<(), Fault> {
    let rows = threads.iter().map(NewThreadRow::values);
    tx.run_many(&ADD_THREAD, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Counts a post; one at the top takes a number there.
pub(crate) async fn count_post(
    tx: &Tx,
    thread: ThreadId,
    at: Timestamp,
    branches: u32,
) -> Result<(), Fault> {
    tx.run(&COUNT_POST, params![thread, at, branches]).await?;
    Ok(())
}

pub(crate) async fn uncount_post(tx: &Tx, thread: ThreadId) -> Result<(), Fault> {
    tx.run(&UNCOUNT_POST, params![thread]).await?;
    Ok(())
}

pub(crate) async fn set_state(tx: &Tx, thread: ThreadId, state: ThreadState) -> Result<(), Fault> {
    tx.run(&SET_STATE, params![thread, state]).await?;
    Ok(())
}
