//! How often something is done, counted for all processes.

use base::Pace;
use jiff::{SignedDuration, Timestamp};

use crate::limits::{self, Subject};
use crate::testing::TestDatabase;

const THREE_AN_HOUR: Pace = Pace::of("letters", 3, 60);
const ONE_A_MINUTE: Pace = Pace::of("letter", 1, 1);

fn noon() -> Timestamp {
    "2027-01-12T12:00:00Z".parse().unwrap()
}

fn after(minutes: i64) -> Timestamp {
    noon()
        .checked_add(SignedDuration::from_mins(minutes))
        .unwrap()
}

#[tokio::test]
async fn what_is_too_much_waits_and_others_do_not() {
    let db = TestDatabase::new().await;
    let ana = (THREE_AN_HOUR, Subject::of("mail", "ana@example.org"));
    let bo = (THREE_AN_HOUR, Subject::of("mail", "bo@example.org"));
    for _ in 0..3 {
        assert_eq!(limits::take(&db, &[ana], noon()).await.unwrap(), Ok(()));
    }
    let refused = limits::take(&db, &[ana], noon()).await.unwrap();
    assert_eq!(refused, Err(after(20)));
    assert_eq!(limits::take(&db, &[bo], noon()).await.unwrap(), Ok(()));
    assert_eq!(limits::take(&db, &[ana], after(20)).await.unwrap(), Ok(()));
    assert!(limits::take(&db, &[ana], after(20)).await.unwrap().is_err());

    limits::give_back(&db, &ana).await.unwrap();
    assert_eq!(limits::take(&db, &[ana], after(20)).await.unwrap(), Ok(()));
    limits::forget(&db, &ana).await.unwrap();
    for _ in 0..3 {
        assert_eq!(limits::take(&db, &[ana], after(20)).await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn of_several_paces_all_are_counted_or_none() {
    let db = TestDatabase::new().await;
    let who = Subject::of("mail", "ana@example.org");
    let both = [(THREE_AN_HOUR, who), (ONE_A_MINUTE, who)];
    assert_eq!(limits::take(&db, &both, noon()).await.unwrap(), Ok(()));
    for _ in 0..5 {
        assert_eq!(
            limits::take(&db, &both, noon()).await.unwrap(),
            Err(after(1)),
            "the pause of a minute"
        );
    }
    for minute in 1..3 {
        assert_eq!(
            limits::take(&db, &both, after(minute)).await.unwrap(),
            Ok(())
        );
    }
    assert!(limits::take(&db, &both, after(3)).await.unwrap().is_err());
}

#[tokio::test]
async fn many_at_once_are_counted_as_many() {
    let db = TestDatabase::new().await;
    let pace = (
        Pace::of("sign-in", 10, 15),
        Subject::of("network", "192.0.2.1"),
    );
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let db = db.db().clone();
        tries.spawn(async move { limits::take(&db, &[pace], noon()).await.unwrap().is_ok() });
    }
    let taken = tries.join_all().await.into_iter().filter(|ok| *ok).count();
    assert_eq!(taken, 10);
}
