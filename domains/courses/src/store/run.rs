//! Runs at rest, with their organizers and their history.

use base::{Handle, LanguageTag, Name, Now, PersonId, Slug, Timestamp, Title, Zone};
use jiff::civil::{Date, DateTime};
use store::{Fault, Session, Tx, keys, params, row, statements};

use crate::course::VersionState;
use crate::ids::{CourseId, RunId, VersionId};
use crate::run::{Audience, Run, RunState, RunWord};

row! {
    struct RunRow {
        id: RunId,
        slug: Slug,
        course_id: CourseId,
        course_slug: Slug,
        language: LanguageTag,
        version_id: VersionId,
        version_number: i64,
        version_state: VersionState,
        title: Title,
        question: String,
        state: RunWord,
        state_since: Timestamp,
        paused_in: Option<RunWord>,
        zone: Zone,
        starts_on: Option<Date>,
        ends_on: Option<Date>,
        signup_closes: Option<DateTime>,
        seats: u32,
        seats_taken: u32,
        waiting_count: u32,
        turns: u32,
        signup_question: String,
        audience: Audience,
        next_date: Option<Date>,
        made_at: Timestamp,
        made_by: Option<PersonId>,
        version: i64,
    }

    /// Somebody in a list of people.
    pub struct Peer {
        pub person_id: PersonId,
        pub handle: Handle,
        pub name: Name,
    }

    /// One change of a run's state.
    pub struct Transition {
        pub id: i64,
        pub from_state: Option<RunWord>,
        pub to_state: RunWord,
        pub at: Timestamp,
        pub why: String,
        pub handle: Option<Handle>,
        pub name: Option<Name>,
    }
}

impl From<RunRow> for Run {
    fn from(row: RunRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            course: row.course_id,
            course_slug: row.course_slug,
            language: row.language,
            version: row.version_id,
            version_number: row.version_number,
            version_state: row.version_state,
            title: row.title,
            question: row.question,
            state: RunState::of(row.state, row.paused_in, row.next_date),
            since: row.state_since,
            zone: row.zone,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            signup_closes: row.signup_closes,
            seats: row.seats,
            seats_taken: row.seats_taken,
            waiting: row.waiting_count,
            turns: row.turns,
            signup_question: row.signup_question,
            audience: row.audience,
            made_at: row.made_at,
            made_by: row.made_by,
            saved: row.version,
        }
    }
}

macro_rules! runs {
    ($where:literal) => {
        concat!(
            "SELECT run.id, run.slug, run.course_id, course.slug AS course_slug, course.language, run.version_id,
                course_version.number AS version_number, course_version.state AS version_state, course_version.title,
                course_version.question, run.state, run.state_since, run.paused_in, run.zone, run.starts_on, run.ends_on,
                run.signup_closes, run.seats, run.seats_taken, run.waiting_count, run.turns, run.signup_question, run.audience,
                run.next_date, run.made_at, run.made_by, run.version
            FROM run
            JOIN course ON course.id = run.course_id
            JOIN course_version ON course_version.id = run.version_id ",
            $where
        )
    };
}

statements! {
    hot RUN: RunRow = runs!("WHERE run.id = $1");
    hot RUN_BY_SLUG: RunRow = runs!("WHERE run.slug = $1");

    /// The runs of a course before that one, the latest first.
    hot RUNS_OF_COURSE: RunRow = runs!("WHERE run.course_id = $1 AND run.id < $2 ORDER BY run.id DESC LIMIT $3");

    /// The runs that take sign-ups after that moment, the soonest to close first.
    hot JOINABLE_RUNS: RunRow = runs!("WHERE run.state = 'signing_up' AND (run.closes_at, run.id) > ($1, $2)
        ORDER BY run.closes_at, run.id LIMIT $3");

    /// The runs in a state before that one, the latest first.
    hot RUNS_IN_STATE: RunRow = runs!("WHERE run.state = $1 AND run.id < $2 ORDER BY run.id DESC LIMIT $3");

    /// The runs that somebody organizes, learns in or waits for, the latest first.
    hot RUNS_OF_PERSON: RunRow = runs!("WHERE run.id IN (
            SELECT organizer.run_id FROM organizer WHERE organizer.person_id = $1
            UNION SELECT enrollment.run_id FROM enrollment WHERE enrollment.person_id = $1 AND enrollment.state <> 'left')
        AND run.id < $2 ORDER BY run.id DESC LIMIT $3");

    /// As what somebody is in these runs.
    hot PLACES_OF_PERSON: (RunId, String) = "SELECT organizer.run_id, 'organizer' AS place FROM organizer
            WHERE organizer.person_id = $1 AND organizer.run_id = ANY_OF($2)
        UNION ALL SELECT enrollment.run_id, enrollment.state AS place FROM enrollment
            WHERE enrollment.person_id = $1 AND enrollment.run_id = ANY_OF($2) AND enrollment.state <> 'left'";

    SLUGS_LIKE: (Slug,) = "SELECT slug FROM run WHERE slug = $1 OR (slug > $2 AND slug < $3)";

    ADD_RUN = "INSERT INTO run (id, slug, course_id, version_id, state, state_since, paused_in, zone, starts_on, ends_on, signup_closes,
            closes_at, seats, seats_taken, waiting_count, turns, signup_question, audience, next_date, made_at, made_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0, 0, $14, $15, $16, $17, $18, 1)
        ON CONFLICT (id) DO NOTHING";

    /// Saves what changed, where nobody else saved meanwhile.
    SAVE_RUN = "UPDATE run SET version_id = $3, state = $4, state_since = $5, paused_in = $6, zone = $7, starts_on = $8, ends_on = $9,
            signup_closes = $10, closes_at = $11, seats = $12, seats_taken = $13, waiting_count = $14, signup_question = $15,
            audience = $16, next_date = $17, version = version + 1
        WHERE id = $1 AND version = $2";

    SAVE_SEATS = "UPDATE run SET seats_taken = $2, waiting_count = $3, turns = $4 WHERE id = $1";

    ADD_TRANSITION = "INSERT INTO run_transition (id, run_id, from_state, to_state, person_id, at, why)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";

    hot TRANSITIONS: Transition = "SELECT run_transition.id, run_transition.from_state, run_transition.to_state, run_transition.at,
            run_transition.why, person.handle, person.name
        FROM run_transition LEFT JOIN person ON person.id = run_transition.person_id
        WHERE run_transition.run_id = $1 AND run_transition.id < $2
        ORDER BY run_transition.id DESC LIMIT $3";

    hot ORGANIZERS: Peer = "SELECT organizer.person_id, person.handle, person.name
        FROM organizer JOIN person ON person.id = organizer.person_id
        WHERE organizer.run_id = $1 ORDER BY organizer.position, organizer.person_id";

    hot ORGANIZERS_OF: (RunId, PersonId, Handle, Name) = "SELECT organizer.run_id, organizer.person_id, person.handle, person.name
        FROM organizer JOIN person ON person.id = organizer.person_id
        WHERE organizer.run_id = ANY_OF($1) ORDER BY organizer.run_id, organizer.position, organizer.person_id";

    ADD_ORGANIZER = "INSERT INTO organizer (run_id, person_id, position, since)
        VALUES ($1, $2, (SELECT COALESCE(max(organizer.position), 0) + 1 FROM organizer WHERE organizer.run_id = $1), $3)
        ON CONFLICT (run_id, person_id) DO NOTHING";
    FOUND_ORGANIZER = "INSERT INTO organizer (run_id, person_id, position, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (run_id, person_id) DO NOTHING";
    REMOVE_ORGANIZER = "DELETE FROM organizer WHERE run_id = $1 AND person_id = $2";

    /// A member by their handle.
    hot MEMBER: Peer = "SELECT id AS person_id, handle, name FROM person WHERE handle = $1 AND kind = 'member'";

    hot VERSION_NUMBERED: (VersionId, VersionState) = "SELECT id, state FROM course_version WHERE course_id = $1 AND number = $2";

    hot ACTIVITIES_IN: (i64,) = "SELECT count(*) AS count FROM activity WHERE version_id = $1";

    /// The runs that somebody organizes, for taking out.
    ORGANIZED_BY: (Slug, Timestamp) = "SELECT run.slug, organizer.since FROM organizer JOIN run ON run.id = organizer.run_id
        WHERE organizer.person_id = $1 ORDER BY organizer.run_id";
    TRANSITIONS_BY: (Slug, RunWord, Timestamp, String) = "SELECT run.slug, run_transition.to_state, run_transition.at, run_transition.why
        FROM run_transition JOIN run ON run.id = run_transition.run_id
        WHERE run_transition.person_id = $1 ORDER BY run_transition.id";

    ERASE_ORGANIZER = "DELETE FROM organizer WHERE person_id = $1";
    ERASE_RUN_MAKER = "UPDATE run SET made_by = NULL WHERE made_by = $1";
    ERASE_REASONS = "UPDATE run_transition SET why = '' WHERE person_id = $1";
    ERASE_TRANSITION_BY = "UPDATE run_transition SET person_id = NULL WHERE person_id = $1";
}

/// A piece of a list of runs that is latest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunPage {
    /// The last run of the page before; nothing for the first page.
    pub before: Option<RunId>,
    /// How many runs.
    pub limit: i64,
}

impl RunPage {
    /// The latest runs.
    pub const fn first(limit: i64) -> Self {
        Self {
            before: None,
            limit,
        }
    }

    fn key(self) -> RunId {
        self.before.unwrap_or(RunId::from_raw(i64::MAX))
    }
}

/// A run of a person, and what they are in it.
#[derive(Debug, Clone)]
pub struct PersonRun {
    /// The run.
    pub run: Run,
    /// They organize it.
    pub organizes: bool,
    /// They have a seat in it.
    pub is_seated: bool,
}

fn many(rows: Vec<RunRow>) -> Vec<Run> {
    rows.into_iter().map(Run::from).collect()
}

/// The run of that key.
pub async fn run(session: &Session, id: RunId) -> Result<Option<Run>, Fault> {
    Ok(session.opt(&RUN, params![id]).await?.map(Run::from))
}

/// The run of that address.
pub async fn run_by_slug(session: &Session, slug: &Slug) -> Result<Option<Run>, Fault> {
    Ok(session
        .opt(&RUN_BY_SLUG, params![slug])
        .await?
        .map(Run::from))
}

/// The runs of a course, the latest first.
pub async fn runs_of_course(
    session: &Session,
    course: CourseId,
    page: RunPage,
) -> Result<Vec<Run>, Fault> {
    let values = owned![course, page.key(), page.limit];
    Ok(many(session.all(&RUNS_OF_COURSE, &values).await?))
}

/// The run of a course that was made last.
pub async fn latest_run(session: &Session, course: CourseId) -> Result<Option<Run>, Fault> {
    Ok(runs_of_course(session, course, RunPage::first(1))
        .await?
        .pop())
}

/// The runs that take sign-ups now, the soonest to close first, behind that one.
pub async fn joinable_runs(
    session: &Session,
    after: Option<&Run>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Run>, Fault> {
    let (moment, run) = match after {
        Some(run) => (run.closes().map_or(now, |end| end.ends()), run.id),
        None => (now, RunId::from_raw(i64::MAX)),
    };
    let values = params![moment, run, limit];
    Ok(many(session.all(&JOINABLE_RUNS, values).await?))
}

/// The runs in a state, the latest first.
pub async fn runs_in_state(
    session: &Session,
    state: RunWord,
    page: RunPage,
) -> Result<Vec<Run>, Fault> {
    let values = owned![state, page.key(), page.limit];
    Ok(many(session.all(&RUNS_IN_STATE, &values).await?))
}

/// The runs that somebody organizes, learns in or waits for, the latest first, with what they are in each.
pub async fn runs_of_person(
    session: &Session,
    person: PersonId,
    page: RunPage,
) -> Result<Vec<PersonRun>, Fault> {
    let values = owned![person, page.key(), page.limit];
    let runs = many(session.all(&RUNS_OF_PERSON, &values).await?);
    let ids = keys(runs.iter().map(|run| run.id));
    let places = session.all(&PLACES_OF_PERSON, params![person, ids]).await?;
    let is = |run: &Run, what: &str| {
        places
            .iter()
            .any(|(id, place)| *id == run.id && place == what)
    };
    Ok(runs
        .into_iter()
        .map(|run| PersonRun {
            organizes: is(&run, "organizer"),
            is_seated: is(&run, "seated"),
            run,
        })
        .collect())
}

/// The history of a run, the latest change first, behind that one.
pub async fn transitions(
    session: &Session,
    run: RunId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Transition>, Fault> {
    let values = owned![run, before.unwrap_or(i64::MAX), limit];
    session.all(&TRANSITIONS, &values).await
}

/// Who organizes a run, in the order in which they came.
pub async fn organizers(session: &Session, run: RunId) -> Result<Vec<Peer>, Fault> {
    session.all(&ORGANIZERS, params![run]).await
}

/// Who organizes each of these runs.
pub async fn organizers_of(session: &Session, runs: &[RunId]) -> Result<Vec<(RunId, Peer)>, Fault> {
    let rows = session
        .all(&ORGANIZERS_OF, &[keys(runs.iter().copied())])
        .await?;
    let peer = |(run, person_id, handle, name)| {
        (
            run,
            Peer {
                person_id,
                handle,
                name,
            },
        )
    };
    Ok(rows.into_iter().map(peer).collect())
}

/// A member by their handle.
pub(crate) async fn member(session: &Session, handle: &Handle) -> Result<Option<Peer>, Fault> {
    session.opt(&MEMBER, params![handle]).await
}

/// The version of a course with that number.
pub(crate) async fn version_numbered(
    session: &Session,
    course: CourseId,
    number: i64,
) -> Result<Option<(VersionId, VersionState)>, Fault> {
    session
        .opt(&VERSION_NUMBERED, params![course, number])
        .await
}

/// How many activities a version has.
pub async fn activities_in(session: &Session, version: VersionId) -> Result<i64, Fault> {
    Ok(session.one(&ACTIVITIES_IN, params![version]).await?.0)
}

/// The first free address for a run: that of the title, with the year, with a number.
pub async fn free_slug(session: &Session, wanted: &Slug, year: i16) -> Result<Slug, Fault> {
    // '.' is the sign behind '-'
    let (from, to) = (format!("{wanted}-"), format!("{wanted}."));
    let rows = session.all(&SLUGS_LIKE, params![wanted, from, to]).await?;
    let taken: Vec<Slug> = rows.into_iter().map(|(slug,)| slug).collect();
    let dated = wanted.numbered(u32::from(year.unsigned_abs()));
    let numbered = (2..=u32::MAX).map(|number| dated.numbered(number));
    Ok([wanted.clone(), dated.clone()]
        .into_iter()
        .chain(numbered)
        .find(|slug| !taken.contains(slug))
        .unwrap_or_else(|| wanted.clone()))
}

/// A run as it is put down.
#[derive(Debug, Clone)]
pub struct FoundRun {
    /// Its key.
    pub id: RunId,
    /// Its address; it must be free.
    pub slug: Slug,
    /// The course that it runs.
    pub course: CourseId,
    /// The version of the course.
    pub version: VersionId,
    /// Where it is in its life.
    pub state: RunState,
    /// Since when.
    pub since: Timestamp,
    /// The zone of its clocks.
    pub zone: Zone,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// The last minute of sign-up.
    pub signup_closes: Option<DateTime>,
    /// How many seats it has.
    pub seats: u32,
    /// What people are asked when they sign up.
    pub signup_question: String,
    /// Who may read what people write in it.
    pub audience: Audience,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it.
    pub made_by: Option<PersonId>,
}

impl FoundRun {
    fn row(&self) -> Vec<store::Value<'static>> {
        let closes_at = self.signup_closes.map(|wall| closing(wall, &self.zone));
        owned![
            self.id,
            self.slug,
            self.course,
            self.version,
            self.state.word(),
            self.since,
            self.state.paused_in(),
            self.zone,
            self.starts_on,
            self.ends_on,
            self.signup_closes,
            closes_at,
            self.seats,
            self.signup_question,
            self.audience,
            self.state.next_date(),
            self.made_at,
            self.made_by
        ]
    }
}

/// Puts a run down. `false` where it is there already.
pub(crate) async fn add_run(tx: &Tx, found: &FoundRun) -> Result<bool, Fault> {
    Ok(tx.run(&ADD_RUN, &found.row()).await? == 1)
}

/// Puts new runs down, each with the first line of its history.
pub(crate) async fn add_new_runs(tx: &Tx, found: &[&FoundRun], now: &Now) -> Result<(), Fault> {
    let (mut runs, mut beginnings) = (Vec::new(), Vec::new());
    for one in found {
        runs.push(one.row());
        let id: i64 = now.key_at(one.since);
        let (from, to, why) = (None::<RunWord>, one.state.word(), "");
        beginnings.push(owned![id, one.id, from, to, one.made_by, one.since, why]);
    }
    tx.run_many(&ADD_RUN, runs).await?;
    tx.run_many(&ADD_TRANSITION, beginnings).await?;
    Ok(())
}

fn closing(wall: DateTime, zone: &Zone) -> Timestamp {
    base::Deadline {
        wall,
        zone: zone.clone(),
    }
    .ends()
}

/// Saves a changed run; `false` where somebody else saved meanwhile.
pub(crate) async fn save_run(tx: &Tx, run: &Run) -> Result<bool, Fault> {
    let values = owned![
        run.id,
        run.saved,
        run.version,
        run.state.word(),
        run.since,
        run.state.paused_in(),
        run.zone,
        run.starts_on,
        run.ends_on,
        run.signup_closes,
        run.closes().map(|end| end.ends()),
        run.seats,
        run.seats_taken,
        run.waiting,
        run.signup_question,
        run.audience,
        run.state.next_date()
    ];
    Ok(tx.run(&SAVE_RUN, &values).await? == 1)
}

/// Saves how many seats are taken, how many wait, and the length of the line so far.
pub(crate) async fn save_seats(tx: &Tx, run: &Run) -> Result<(), Fault> {
    let values = params![run.id, run.seats_taken, run.waiting, run.turns];
    tx.run(&SAVE_SEATS, values).await?;
    Ok(())
}

/// One change of a run's state, to be remembered.
pub(crate) struct Changed<'a> {
    pub run: RunId,
    pub from: Option<RunWord>,
    pub to: RunWord,
    pub by: Option<PersonId>,
    pub why: &'a str,
}

/// Remembers a change of a run's state.
pub(crate) async fn add_transition(tx: &Tx, changed: &Changed<'_>, now: &Now) -> Result<(), Fault> {
    let id: i64 = super::key(now);
    let values = params![
        id,
        changed.run,
        changed.from,
        changed.to,
        changed.by,
        now.at,
        changed.why
    ];
    tx.run(&ADD_TRANSITION, values).await?;
    Ok(())
}

/// Lets somebody organize a run; `false` where they do already.
pub(crate) async fn add_organizer(
    tx: &Tx,
    run: RunId,
    person: PersonId,
    since: Timestamp,
) -> Result<bool, Fault> {
    let values = params![run, person, since];
    Ok(tx.run(&ADD_ORGANIZER, values).await? == 1)
}

/// Puts down who organized a run, in that order.
pub(crate) async fn found_organizers(
    tx: &Tx,
    run: RunId,
    organizers: &[(PersonId, Timestamp)],
) -> Result<(), Fault> {
    found_all_organizers(tx, &[(run, organizers)]).await
}

/// Puts down who organized runs, each in that order.
pub(crate) async fn found_all_organizers(
    tx: &Tx,
    found: &[(RunId, &[(PersonId, Timestamp)])],
) -> Result<(), Fault> {
    let rows = found.iter().flat_map(|(run, organizers)| {
        (1_i64..)
            .zip(*organizers)
            .map(move |(position, (person, since))| owned![run, *person, position, *since])
    });
    tx.run_many(&FOUND_ORGANIZER, rows.collect::<Vec<_>>())
        .await?;
    Ok(())
}

/// Lets somebody organize a run no longer.
pub(crate) async fn remove_organizer(tx: &Tx, run: RunId, person: PersonId) -> Result<(), Fault> {
    tx.run(&REMOVE_ORGANIZER, params![run, person]).await?;
    Ok(())
}

/// What somebody organized and changed, for taking out.
pub(crate) async fn take_out(
    session: &Session,
    person: PersonId,
) -> Result<serde_json::Value, Fault> {
    let organized = session.all(&ORGANIZED_BY, params![person]).await?;
    let changed = session.all(&TRANSITIONS_BY, params![person]).await?;
    let organized = organized
        .iter()
        .map(|(run, since)| serde_json::json!({ "run": run.as_str(), "since": since.to_string() }));
    let changed = changed.iter().map(|(run, to, at, why)| {
        serde_json::json!({ "run": run.as_str(), "to": to, "at": at.to_string(), "why": why })
    });
    Ok(serde_json::json!({
        "organized": organized.collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
    }))
}

/// Forgets why somebody changed runs, in their words.
pub(crate) async fn forget_reasons(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_REASONS, params![person]).await?;
    Ok(())
}

/// Forgets who made, organized and changed runs; the runs stay.
pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_ORGANIZER, params![person]).await?;
    tx.run(&ERASE_RUN_MAKER, params![person]).await?;
    tx.run(&ERASE_TRANSITION_BY, params![person]).await?;
    Ok(())
}
