//! Who has a seat in a run and who waits, at rest.

use base::{Handle, Name, Now, PersonId, Slug, Timestamp};
use store::{Fault, Session, Tx, keys, params, row, statements};

use crate::enrollment::{EnrollmentState, Place};
use crate::ids::{EnrollmentId, RunId};
use crate::policy::CourseRole;
use crate::run::Run;

row! {
    /// How somebody signed up.
    pub struct Enrollment {
        pub id: EnrollmentId,
        pub run_id: RunId,
        pub person_id: PersonId,
        pub state: EnrollmentState,
        pub turn: i64,
        pub answer: String,
        pub asked_at: Timestamp,
        pub since: Timestamp,
    }

    /// Somebody in the list of those who have a seat, or wait.
    pub struct Enrolled {
        pub turn: i64,
        pub person_id: PersonId,
        pub handle: Handle,
        pub name: Name,
        pub answer: String,
        pub asked_at: Timestamp,
        pub since: Timestamp,
    }

    struct Standing {
        steward: i64,
        organizes: i64,
        state: Option<EnrollmentState>,
        position: i64,
    }
}

statements! {
    /// Where somebody stands in a run, and whether they care for the whole site.
    hot STANDING: Standing = "SELECT (SELECT count(*) FROM person WHERE person.id = $2 AND person.standing = 'steward') AS steward,
            (SELECT count(*) FROM organizer WHERE organizer.run_id = $1 AND organizer.person_id = $2) AS organizes,
            (SELECT enrollment.state FROM enrollment WHERE enrollment.run_id = $1 AND enrollment.person_id = $2) AS state,
            (SELECT count(*) FROM enrollment WHERE enrollment.run_id = $1 AND enrollment.state = 'waiting' AND enrollment.turn <=
                (SELECT mine.turn FROM enrollment AS mine WHERE mine.run_id = $1 AND mine.person_id = $2)) AS position";

    hot ENROLLMENT: Enrollment = "SELECT id, run_id, person_id, state, turn, answer, asked_at, since
        FROM enrollment WHERE run_id = $1 AND person_id = $2";

    /// Those of one state behind a place in the line, in its order.
    hot ENROLLED: Enrolled = "SELECT enrollment.turn, enrollment.person_id, person.handle, person.name, enrollment.answer,
            enrollment.asked_at, enrollment.since
        FROM enrollment JOIN person ON person.id = enrollment.person_id
        WHERE enrollment.run_id = $1 AND enrollment.state = $2 AND enrollment.turn > $3
        ORDER BY enrollment.turn LIMIT $4";

    /// The first who wait.
    hot FIRST_WAITING: (EnrollmentId, PersonId) = "SELECT id, person_id FROM enrollment
        WHERE run_id = $1 AND state = 'waiting' ORDER BY turn LIMIT $2";

    hot SEAT = "UPDATE enrollment SET state = 'seated', since = $2 WHERE id = ANY_OF($1)";

    /// Signs somebody up, or signs them up again.
    ENROLL = "INSERT INTO enrollment (id, run_id, person_id, state, turn, answer, asked_at, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
        ON CONFLICT (run_id, person_id) DO UPDATE SET state = excluded.state, turn = excluded.turn, answer = excluded.answer,
            asked_at = excluded.asked_at, since = excluded.since";

    FOUND_ENROLLMENT = "INSERT INTO enrollment (id, run_id, person_id, state, turn, answer, asked_at, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (run_id, person_id) DO NOTHING";

    LEAVE = "UPDATE enrollment SET state = 'left', since = $3 WHERE run_id = $1 AND person_id = $2";

    LAST_TURN: (i64,) = "SELECT COALESCE(max(turn), 0) AS turn FROM enrollment WHERE run_id = $1";

    /// Counts again who has a seat and who waits.
    RECOUNT = "UPDATE run SET
            seats_taken = (SELECT count(*) FROM enrollment WHERE enrollment.run_id = run.id AND enrollment.state = 'seated'),
            waiting_count = (SELECT count(*) FROM enrollment WHERE enrollment.run_id = run.id AND enrollment.state = 'waiting'),
            turns = (SELECT COALESCE(max(enrollment.turn), run.turns) FROM enrollment WHERE enrollment.run_id = run.id)
        WHERE run.id = ANY_OF($1)";

    /// Everyone with a seat in a run, behind that person.
    hot SEATED_AFTER: (PersonId,) = "SELECT person_id FROM enrollment
        WHERE run_id = $1 AND state = 'seated' AND person_id > $2 ORDER BY person_id LIMIT $3";

    ENROLLED_AS: (Slug, EnrollmentState, String, Timestamp) = "SELECT run.slug, enrollment.state, enrollment.answer, enrollment.asked_at
        FROM enrollment JOIN run ON run.id = enrollment.run_id
        WHERE enrollment.person_id = $1 ORDER BY enrollment.run_id";
    RUNS_WITH: (RunId,) = "SELECT run_id FROM enrollment WHERE person_id = $1 ORDER BY run_id";
    ERASE_ENROLLMENT = "DELETE FROM enrollment WHERE person_id = $1";
}

/// Where somebody stands: their place in the run, and their role as far as permissions go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The place in the run.
    pub place: Place,
    /// What permissions see: a steward of the site stands above organizers.
    pub role: CourseRole,
}

/// Where somebody stands in a run; nobody is a visitor.
pub async fn stand(
    session: &Session,
    run: RunId,
    person: Option<PersonId>,
) -> Result<Stand, Fault> {
    let Some(person) = person else {
        return Ok(Stand {
            place: Place::Visitor,
            role: CourseRole::Visitor,
        });
    };
    let standing = session.one(&STANDING, params![run, person]).await?;
    let place = match standing.state {
        _ if standing.organizes > 0 => Place::Organizer,
        Some(EnrollmentState::Seated) => Place::Participant,
        Some(EnrollmentState::Waiting) => Place::Waiting {
            position: u32::try_from(standing.position).unwrap_or(u32::MAX),
        },
        Some(EnrollmentState::Left) => Place::Left,
        None => Place::Member,
    };
    let role = if standing.steward > 0 {
        CourseRole::Steward
    } else {
        place.role()
    };
    Ok(Stand { place, role })
}

/// A person's place in a run.
pub async fn place(
    session: &Session,
    run: RunId,
    person: Option<PersonId>,
) -> Result<Place, Fault> {
    Ok(stand(session, run, person).await?.place)
}

/// How somebody signed up, their answer with it.
pub async fn enrollment(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<Option<Enrollment>, Fault> {
    session.opt(&ENROLLMENT, params![run, person]).await
}

/// Those who have a seat, or wait, in the order in which they signed up, behind that place in the line.
pub async fn enrolled(
    session: &Session,
    run: RunId,
    state: EnrollmentState,
    after: i64,
    limit: i64,
) -> Result<Vec<Enrolled>, Fault> {
    session
        .all(&ENROLLED, params![run, state, after, limit])
        .await
}

/// Those who have a seat, in the order in which they signed up, behind that place in the line.
pub async fn participants(
    session: &Session,
    run: RunId,
    after: i64,
    limit: i64,
) -> Result<Vec<Enrolled>, Fault> {
    enrolled(session, run, EnrollmentState::Seated, after, limit).await
}

/// The keys of those who have a seat, behind that person.
pub async fn seated_after(
    session: &Session,
    run: RunId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>, Fault> {
    let rows = session
        .all(&SEATED_AFTER, params![run, after, limit])
        .await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Signs somebody up at the place in the line that the run gave out last.
pub(crate) async fn enroll(
    tx: &Tx,
    run: &Run,
    person: PersonId,
    state: EnrollmentState,
    answer: &str,
    now: &Now,
) -> Result<(), Fault> {
    let id: EnrollmentId = super::key(now);
    let values = params![id, run.id, person, state, run.turns, answer, now.at];
    tx.run(&ENROLL, values).await?;
    Ok(())
}

/// Lets somebody go.
pub(crate) async fn leave(
    tx: &Tx,
    run: RunId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.run(&LEAVE, params![run, person, at]).await?;
    Ok(())
}

/// Gives seats to the first who wait, and says who they are.
pub(crate) async fn seat_first(
    tx: &Tx,
    run: RunId,
    count: u32,
    at: Timestamp,
) -> Result<Vec<PersonId>, Fault> {
    let first = tx.all(&FIRST_WAITING, params![run, count]).await?;
    let ids = keys(first.iter().map(|(id, _)| *id));
    tx.run(&SEAT, params![ids, at]).await?;
    Ok(first.into_iter().map(|(_, person)| person).collect())
}

/// How somebody signed up, as an import found it.
#[derive(Debug, Clone)]
pub struct FoundEnrollment {
    /// Its key.
    pub id: EnrollmentId,
    /// Who.
    pub person: PersonId,
    /// How they stand.
    pub state: EnrollmentState,
    /// What they answered.
    pub answer: String,
    /// When they signed up.
    pub asked_at: Timestamp,
    /// Since when they stand so.
    pub since: Timestamp,
}

/// Puts down who signed up, in that order, behind those who are there already.
pub(crate) async fn found(tx: &Tx, run: RunId, found: &[FoundEnrollment]) -> Result<(), Fault> {
    let (last,) = tx.one(&LAST_TURN, params![run]).await?;
    let rows = (last + 1..)
        .zip(found)
        .map(|(turn, one)| one.row(run, turn));
    let rows: Vec<_> = rows.collect();
    tx.run_many(&FOUND_ENROLLMENT, rows).await?;
    recount(tx, &[run]).await
}

/// Puts down who signed up for new runs, in that order, and counts the seats.
pub(crate) async fn found_in_new_runs(
    tx: &Tx,
    found: &[(RunId, &[FoundEnrollment])],
) -> Result<(), Fault> {
    let (mut runs, mut rows) = (Vec::new(), Vec::new());
    for (run, found) in found {
        runs.push(*run);
        rows.extend((1_i64..).zip(*found).map(|(turn, one)| one.row(*run, turn)));
    }
    tx.run_many(&FOUND_ENROLLMENT, rows).await?;
    recount(tx, &runs).await
}

impl FoundEnrollment {
    fn row(&self, run: RunId, turn: i64) -> Vec<store::Value<'static>> {
        owned![
            self.id,
            run,
            self.person,
            self.state,
            turn,
            self.answer,
            self.asked_at,
            self.since
        ]
    }
}

/// Counts again who has a seat and who waits.
pub(crate) async fn recount(tx: &Tx, runs: &[RunId]) -> Result<(), Fault> {
    tx.run(&RECOUNT, [keys(runs.iter().copied())]).await?;
    Ok(())
}

/// How somebody signed up everywhere, for taking out.
pub(crate) async fn take_out(
    session: &Session,
    person: PersonId,
) -> Result<serde_json::Value, Fault> {
    let rows = session.all(&ENROLLED_AS, params![person]).await?;
    let line = |(run, state, answer, at): &(Slug, EnrollmentState, String, Timestamp)| serde_json::json!({ "run": run.as_str(), "state": state, "answer": answer, "asked_at": at.to_string() });
    Ok(rows.iter().map(line).collect())
}

/// Takes somebody out of every run, and says which these were.
pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<Vec<RunId>, Fault> {
    let runs = tx.all(&RUNS_WITH, params![person]).await?;
    tx.run(&ERASE_ENROLLMENT, params![person]).await?;
    let runs: Vec<RunId> = runs.into_iter().map(|(run,)| run).collect();
    recount(tx, &runs).await?;
    Ok(runs)
}
