#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

use EnrollmentState::{Seated, Waiting};

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    moment("2027-01-04T09:00:00Z")
}

fn run(state: RunState) -> Run {
    Run {
        id: RunId::from_raw(1),
        slug: Slug::of_title("Copyright"),
        course: CourseId::from_raw(2),
        course_slug: Slug::of_title("Copyright"),
        language: LanguageTag::unknown(),
        version: VersionId::from_raw(3),
        version_number: 1,
        version_state: VersionState::Published,
        title: Title::parse("Copyright").unwrap(),
        question: String::new(),
        state,
        since: now(),
        zone: Zone::parse("Europe/Madrid").unwrap(),
        starts_on: Some("2027-01-18".parse().unwrap()),
        ends_on: Some("2027-02-14".parse().unwrap()),
        signup_closes: Some("2027-01-14T18:00".parse().unwrap()),
        seats: 2,
        seats_taken: 0,
        waiting: 0,
        turns: 0,
        signup_question: String::new(),
        audience: Audience::Public,
        made_at: now(),
        made_by: None,
        saved: 1,
    }
}

#[test]
fn a_run_goes_through_its_life() {
    let run = run(RunState::Draft).open_signup(4, now()).unwrap();
    let ways = [
        (RunMove::CloseSignup, RunState::SignupClosed),
        (RunMove::Start, RunState::Running),
        (RunMove::WrapUp, RunState::WrappingUp),
        (RunMove::Finish, RunState::Finished),
    ];
    let ended = ways.into_iter().fold(run, |run, (way, state)| {
        let run = run.step(way, None, now()).unwrap();
        assert_eq!(run.state, state);
        run
    });
    assert_eq!(
        ended.become_edition(now()).unwrap().state,
        RunState::Edition
    );
}

#[test]
fn steps_are_taken_only_where_they_lead_on() {
    let every = [
        RunState::Draft,
        RunState::SigningUp,
        RunState::SignupClosed,
        RunState::Running,
        RunState::WrappingUp,
        RunState::Finished,
        RunState::Edition,
        RunState::Paused {
            before: RunWord::Running,
        },
        RunState::DidNotHappen { next: None },
    ];
    for state in every {
        for way in <RunMove as base::Word>::ALL {
            if *way != RunMove::OpenSignup {
                let taken = run(state).step(*way, None, now());
                assert_eq!(
                    taken.is_ok(),
                    state.moves().contains(way),
                    "{state:?} {way}"
                );
            }
        }
        assert_eq!(
            RunState::of(state.word(), state.paused_in(), state.next_date()),
            state
        );
    }
}

#[test]
fn a_pause_ends_where_it_began() {
    let paused = run(RunState::WrappingUp)
        .step(RunMove::Pause, None, now())
        .unwrap();
    assert_eq!(paused.state.word(), RunWord::Paused);
    let again = paused.step(RunMove::Resume, None, now()).unwrap();
    assert_eq!(again.state, RunState::WrappingUp);
}

#[test]
fn opening_says_what_is_missing() {
    type Change = fn(&mut Run);
    let cases: [(Change, i64, &[RunRefusal]); 6] = [
        (|_| (), 3, &[]),
        (|_| (), 0, &[RunRefusal::NoActivities]),
        (|run| run.starts_on = None, 3, &[RunRefusal::NoDates]),
        (|run| run.seats = 0, 3, &[RunRefusal::NoSeats]),
        (
            |run| run.signup_closes = Some("2027-01-03T18:00".parse().unwrap()),
            3,
            &[RunRefusal::ClosesInThePast],
        ),
        (
            |run| {
                run.signup_closes = None;
                run.ends_on = None;
            },
            0,
            &[
                RunRefusal::NoActivities,
                RunRefusal::NoDates,
                RunRefusal::NoClosing,
            ],
        ),
    ];
    for (change, activities, missing) in cases {
        let mut draft = run(RunState::Draft);
        change(&mut draft);
        assert_eq!(draft.missing(activities, now()), missing);
        let opened = draft.open_signup(activities, now());
        assert_eq!(opened.err().as_ref(), missing.first());
    }
}

#[test]
fn seats_fill_exactly_and_the_next_ones_wait() {
    let mut run = run(RunState::SigningUp);
    let mut places = Vec::new();
    for _ in 0..4 {
        let (next, place) = run.enroll(None, now()).unwrap();
        places.push(place);
        run = next;
    }
    assert_eq!(places, [Seated, Seated, Waiting, Waiting]);
    assert_eq!((run.seats_taken, run.waiting, run.turns), (2, 2, 4));

    let (run, up) = run.vacate(Seated).move_up();
    assert_eq!((up, run.seats_taken, run.waiting), (1, 2, 1));

    let settings = Settings {
        seats: 5,
        ..run.settings()
    };
    let (run, up) = run.settle(settings, now()).unwrap().move_up();
    assert_eq!((up, run.seats_taken, run.waiting), (1, 3, 0));
}

#[test]
fn signing_up_says_why_not() {
    let late = moment("2027-01-14T17:01:00Z");
    let in_time = moment("2027-01-14T17:00:30Z");
    let cases = [
        (RunState::SigningUp, None, in_time, None),
        (RunState::SigningUp, None, late, Some(EnrollRefusal::Closed)),
        (
            RunState::SigningUp,
            Some(EnrollmentState::Seated),
            in_time,
            Some(EnrollRefusal::Seated),
        ),
        (
            RunState::SigningUp,
            Some(EnrollmentState::Waiting),
            in_time,
            Some(EnrollRefusal::Waiting),
        ),
        (
            RunState::SigningUp,
            Some(EnrollmentState::Left),
            in_time,
            None,
        ),
        (RunState::Draft, None, in_time, Some(EnrollRefusal::NotOpen)),
        (
            RunState::SignupClosed,
            None,
            in_time,
            Some(EnrollRefusal::Closed),
        ),
        (RunState::Running, None, in_time, Some(EnrollRefusal::Begun)),
        (RunState::Edition, None, in_time, Some(EnrollRefusal::Over)),
        (
            RunState::DidNotHappen { next: None },
            None,
            in_time,
            Some(EnrollRefusal::DidNotHappen),
        ),
    ];
    for (state, place, at, refusal) in cases {
        assert_eq!(
            run(state).enroll(place, at).err(),
            refusal,
            "{state:?} {place:?}"
        );
    }
}

#[test]
fn settings_keep_their_promises() {
    type Change = fn(&mut Settings);
    let open = run(RunState::SigningUp);
    let settings = |change: fn(&mut Settings)| {
        let mut settings = open.settings();
        change(&mut settings);
        open.clone().settle(settings, now()).err()
    };
    assert_eq!(settings(|_| ()), None);
    let cases: [(Change, RunRefusal); 5] = [
        (
            |new| new.ends_on = Some("2027-01-01".parse().unwrap()),
            RunRefusal::EndsBeforeItStarts,
        ),
        (|new| new.starts_on = None, RunRefusal::NoDates),
        (|new| new.seats = 0, RunRefusal::NoSeats),
        (
            |new| new.audience = Audience::Members,
            RunRefusal::AudienceIsSettled,
        ),
        (
            |new| new.signup_closes = Some("2027-01-01T10:00".parse().unwrap()),
            RunRefusal::ClosesInThePast,
        ),
    ];
    for (change, refusal) in cases {
        assert_eq!(settings(change), Some(refusal));
    }
    let full = Run {
        seats_taken: 2,
        ..run(RunState::Running)
    };
    let fewer = Settings {
        seats: 1,
        ..full.settings()
    };
    assert_eq!(
        full.settle(fewer, now()).err(),
        Some(RunRefusal::FewerSeatsThanPeople)
    );
    let over = run(RunState::Finished);
    let same = over.settings();
    assert_eq!(over.settle(same, now()).err(), Some(RunRefusal::Over));
}
