//! Seats fill exactly, the next ones wait in order, and whoever leaves makes room.
#![expect(clippy::unwrap_used, reason = "tests")]

use base::{Chance, Now, PersonId, Token};
use courses::RunId;
use courses::actions::enrollment::{self as act, Enrolled};
use courses::actions::run as run_act;
use courses::enrollment::{EnrollRefusal, EnrollmentState, Place};
use courses::run::{RunRefusal, RunState, RunWord, Settings};
use courses::run_doors::{FoundRun, erase_runs, take_out_runs};
use courses::run_samples::run_in;
use courses::store as rooms;
use store::testing::TestDatabase;
use store::{Db, Fault, Tx};
use web::Error;

fn now() -> Now {
    Now {
        at: "2027-01-04T09:00:00Z".parse().unwrap(),
        chance: Chance::from_system(),
    }
}

async fn person(db: &Db, number: i64) -> PersonId {
    people::samples::member(db, &format!("Peer {number}"))
        .await
        .id
}

async fn made(db: &Db, organizer: PersonId, state: RunState, seats: u32) -> FoundRun {
    let now = &now();
    db.write(|tx| async move { run_in(&tx, "Copyright", organizer, state, seats, now).await })
        .await
        .unwrap()
}

async fn join(db: &Db, person: PersonId, run: RunId) -> Result<Enrolled, Error> {
    let now = &now();
    db.write(|tx| act::enroll(tx, person, run, "Songs", now))
        .await
}

async fn counts(db: &Db, run: RunId) -> (u32, u32) {
    let session = db.read().await.unwrap();
    let run = rooms::run(&session, run).await.unwrap().unwrap();
    (run.seats_taken, run.waiting)
}

async fn place(db: &Db, run: RunId, person: PersonId) -> Place {
    let session = db.read().await.unwrap();
    rooms::place(&session, run, Some(person)).await.unwrap()
}

#[tokio::test]
async fn every_statement_fits_its_rows() {
    let db = TestDatabase::new().await;
    let problems = store::catalogue::check(&db, &[&courses::catalogue()])
        .await
        .unwrap();
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_people_want_seven_seats_at_once() {
    let db = TestDatabase::new().await;
    let organizer = person(&db, 1).await;
    let run = made(&db, organizer, RunState::SigningUp, 7).await.id;
    let mut people = Vec::new();
    for number in 100..200 {
        people.push(person(&db, number).await);
    }
    let tasks: Vec<_> = people
        .iter()
        .map(|person| {
            let (db, person) = (db.db().clone(), *person);
            tokio::spawn(async move {
                loop {
                    match join(&db, person, run).await {
                        Err(error) if store::Transient::is_transient(&error) => {}
                        settled => return settled.unwrap(),
                    }
                }
            })
        })
        .collect();
    let mut seated = 0;
    let mut positions = Vec::new();
    for task in tasks {
        match task.await.unwrap() {
            Enrolled::Seated => seated += 1,
            Enrolled::Waiting(position) => positions.push(position),
        }
    }
    positions.sort_unstable();
    assert_eq!(seated, 7);
    assert_eq!(positions, (1..=93).collect::<Vec<u32>>());
    assert_eq!(counts(&db, run).await, (7, 93));

    let session = db.read().await.unwrap();
    let waiting = rooms::enrollment::enrolled(&session, run, EnrollmentState::Waiting, 0, 200)
        .await
        .unwrap();
    let turns: Vec<i64> = waiting.iter().map(|one| one.turn).collect();
    assert_eq!(turns, (8..=100).collect::<Vec<i64>>());
    let first = place(&db, run, waiting[0].person_id).await;
    assert_eq!(first, Place::Waiting { position: 1 });
}

#[tokio::test]
async fn whoever_leaves_makes_room_for_the_first_who_waits() {
    let db = TestDatabase::new().await;
    let organizer = person(&db, 1).await;
    let run = made(&db, organizer, RunState::SigningUp, 1).await.id;
    let (ana, ben, cleo) = (
        person(&db, 2).await,
        person(&db, 3).await,
        person(&db, 4).await,
    );
    assert_eq!(join(&db, ana, run).await.unwrap(), Enrolled::Seated);
    assert_eq!(join(&db, ben, run).await.unwrap(), Enrolled::Waiting(1));
    assert_eq!(join(&db, cleo, run).await.unwrap(), Enrolled::Waiting(2));

    let again = join(&db, ana, run).await.unwrap_err();
    assert_eq!(again.refusal(), Some(EnrollRefusal::Seated));
    let own = join(&db, organizer, run).await.unwrap_err();
    assert_eq!(own.refusal(), Some(EnrollRefusal::Organizes));

    let now = &now();
    db.write(|tx| act::leave(tx, ana, run, now)).await.unwrap();
    assert_eq!(place(&db, run, ben).await, Place::Participant);
    assert_eq!(place(&db, run, cleo).await, Place::Waiting { position: 1 });
    assert_eq!(counts(&db, run).await, (1, 1));
    let twice = db.write(|tx| act::leave(tx, ana, run, now)).await;
    assert_eq!(twice.unwrap_err().refusal(), Some(EnrollRefusal::NotThere));

    // whoever comes back stands at the end of the line
    assert_eq!(join(&db, ana, run).await.unwrap(), Enrolled::Waiting(2));

    let more = |seats: u32| {
        let db = db.db().clone();
        async move {
            let found = rooms::run(&db.read().await.unwrap(), run)
                .await
                .unwrap()
                .unwrap();
            let settings = Settings {
                seats,
                ..found.settings()
            };
            db.write(|tx| run_act::settle(tx, organizer, run, found.saved, &settings, now))
                .await
        }
    };
    more(5).await.unwrap();
    assert_eq!(counts(&db, run).await, (3, 0));
    assert_eq!(place(&db, run, ana).await, Place::Participant);
    let fewer = more(2).await.unwrap_err();
    assert_eq!(fewer.refusal(), Some(RunRefusal::FewerSeatsThanPeople));
}

#[tokio::test]
async fn somebody_who_is_erased_leaves_right_counters() {
    let db = TestDatabase::new().await;
    let organizer = person(&db, 1).await;
    let run = made(&db, organizer, RunState::SigningUp, 1).await.id;
    let (ana, ben) = (person(&db, 2).await, person(&db, 3).await);
    join(&db, ana, run).await.unwrap();
    join(&db, ben, run).await.unwrap();
    let taken = take_out_runs(&db.read().await.unwrap(), ana).await.unwrap();
    assert_eq!(taken["enrollments"][0]["answer"], "Songs");

    let now = &now();
    db.write(|tx| async move { erase_runs(&tx, ana, now).await })
        .await
        .unwrap();
    assert_eq!(place(&db, run, ana).await, Place::Member);
    assert_eq!(place(&db, run, ben).await, Place::Participant);
    assert_eq!(counts(&db, run).await, (1, 0));
    let left = take_out_runs(&db.read().await.unwrap(), ana).await.unwrap();
    assert_eq!(left["enrollments"].as_array().map(Vec::len), Some(0));
}

async fn token_of(tx: &Tx, run: &FoundRun) -> Result<Token, Fault> {
    let syllabus = rooms::syllabus(tx, run.version).await?;
    Ok(syllabus.units[0].activities[0].activity.token.clone())
}

#[tokio::test]
async fn activities_are_ticked_while_the_run_goes_on() {
    let db = TestDatabase::new().await;
    let organizer = person(&db, 1).await;
    let run = made(&db, organizer, RunState::SigningUp, 3).await;
    let (ana, id) = (person(&db, 2).await, run.id);
    join(&db, ana, id).await.unwrap();
    let read = &run;
    let token = &db
        .write(|tx| async move { token_of(&tx, read).await })
        .await
        .unwrap();
    let now = &now();
    let tick = || db.write(|tx| act::tick(tx, ana, id, token, now));
    let early = tick().await.unwrap_err();
    assert_eq!(early.refusal(), Some(EnrollRefusal::NotRunning));

    let begun = db
        .write(|tx| run_act::start(tx, organizer, id, now))
        .await
        .unwrap();
    assert_eq!(begun.state.word(), RunWord::Running);
    tick().await.unwrap();
    tick().await.unwrap();
    let session = db.read().await.unwrap();
    let done = rooms::mark::done_by(&session, id, ana).await.unwrap();
    assert_eq!(done.len(), 1);
    db.write(|tx| act::untick(tx, ana, id, token))
        .await
        .unwrap();
    let session = db.read().await.unwrap();
    let done = rooms::mark::done_by(&session, id, ana).await.unwrap();
    assert!(done.is_empty());
}
