//! A run with people in it, for the stories of this room.

#![expect(clippy::unwrap_used, reason = "tests")]

use base::PersonId;
use courses::EnrollmentId;
use courses::enrollment::EnrollmentState;
use courses::run::RunState;
use courses::run_doors::{FoundEnrollment, FoundRun, found_enrollments};
use people::samples::{self, Sample};
use store::{Fault, Tx};
use testing::World;

/// A run with an organizer, two participants and a member without a place.
pub struct House {
    pub world: World,
    pub run: FoundRun,
    pub olga: Sample,
    pub ana: Sample,
    pub ben: Sample,
    pub mia: Sample,
}

impl House {
    /// A run that goes on.
    pub async fn running() -> Self {
        Self::in_state(RunState::Running).await
    }

    pub async fn in_state(state: RunState) -> Self {
        let world = World::of(discussion::routes().and(people::routes()))
            .viewers(people::Viewers)
            .words(&[people::WORDS, discussion::WORDS])
            .build()
            .await;
        let db = world.db();
        let olga = samples::organizer(db, "Olga").await;
        let ana = samples::member(db, "Ana").await;
        let ben = samples::member(db, "Ben").await;
        let mia = samples::member(db, "Mia").await;
        let now = world.now();
        let (organizer, seated) = (olga.id, [ana.id, ben.id]);
        let run = db
            .write(|tx| {
                let now = now.clone();
                async move {
                    let run =
                        courses::run_samples::run_in(&tx, "Copyright", organizer, state, 20, &now)
                            .await?;
                    seat(&tx, &run, &seated, &now).await?;
                    Ok::<_, Fault>(run)
                }
            })
            .await
            .unwrap();
        world.clock().pass_days(1);
        Self {
            world,
            run,
            olga,
            ana,
            ben,
            mia,
        }
    }

    /// The address of the run's discussion.
    pub fn discussion(&self) -> String {
        format!("/runs/{}/discussion", self.run.slug)
    }

    /// A thread by Ana with an opening post; the address that it got.
    pub async fn thread(&self) -> String {
        let browser = self.world.as_person(&self.ana);
        let fields = [("title", "What is *fair*?"), ("body", "I show films.")];
        let page = browser
            .post(&format!("{}/new", self.discussion()), &fields)
            .await;
        assert_eq!(page.notice(), "Your thread is open.", "{}", page.text());
        page.address.split('?').next().unwrap().to_owned()
    }

    /// Somebody's answer at the end of a thread.
    pub async fn answers(&self, who: &Sample, thread: &str, text: &str) {
        let page = self
            .world
            .as_person(who)
            .post(&format!("{thread}/posts"), &[("body", text)])
            .await;
        assert_eq!(page.notice(), "Posted.", "{}", page.text());
    }
}

pub async fn seat(
    tx: &Tx,
    run: &FoundRun,
    people: &[PersonId],
    now: &base::Now,
) -> Result<(), Fault> {
    let found: Vec<FoundEnrollment> = people
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
    found_enrollments(tx, run.id, &found).await
}
