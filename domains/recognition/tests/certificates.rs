//! Whoever meets the rule of a run gets a certificate that anybody can check.
#![expect(clippy::unwrap_used, reason = "tests")]

use ::store::outbox;
use base::{PersonId, Token};
use courses::enrollment::EnrollmentState;
use courses::run::RunState;
use courses::run_doors::{FoundEnrollment, FoundRun, found_enrollments};
use courses::run_samples::run_in;
use courses::{EnrollmentId, RunId};
use people::Viewers;
use people::samples::{Sample, member, steward};
use recognition::completion::PathCounts;
use recognition::routes::{ChangeAward, CheckAward, DownloadPattern, MyAwards, RevokeAward};
use recognition::store::{self, Listed};
use recognition::{actions, doors, facts, routes};
use testing::{Page, World};

struct University {
    world: World,
    organizer: Sample,
    ana: Sample,
    bo: Sample,
    run: FoundRun,
}

async fn university(state: RunState) -> University {
    let world = World::of(routes())
        .viewers(Viewers)
        .words(&[recognition::WORDS])
        .build()
        .await;
    let db = world.db();
    let organizer = member(db, "Olga").await;
    let ana = member(db, "Ana").await;
    let bo = member(db, "Bo").await;
    let (now, by) = (&world.now(), organizer.id);
    let run = db
        .write(|tx| async move { run_in(&tx, "Copyright for Educators", by, state, 20, now).await })
        .await
        .unwrap();
    let seats: Vec<FoundEnrollment> = [&ana, &bo]
        .into_iter()
        .map(|person| FoundEnrollment {
            id: EnrollmentId::from_raw(person.id.raw()),
            person: person.id,
            state: EnrollmentState::Seated,
            answer: String::new(),
            asked_at: now.at,
            since: now.at,
        })
        .collect();
    let (id, seats) = (run.id, &seats);
    db.write(|tx| async move { found_enrollments(&tx, id, seats).await })
        .await
        .unwrap();
    University {
        world,
        organizer,
        ana,
        bo,
        run,
    }
}

fn counts(person: PersonId, tasks: u32, reviews: u32) -> PathCounts {
    PathCounts {
        person,
        tasks_handed_in: tasks,
        reviews_given: reviews,
        peers_read: 2,
    }
}

impl University {
    async fn award_due(&self, run: RunId, counts: &[PathCounts]) -> usize {
        let now = &self.world.now();
        let given = self
            .world
            .db()
            .write(|tx| actions::award_due(tx, run, counts, now))
            .await
            .unwrap();
        given.len()
    }

    /// The address of somebody's newest award.
    async fn award_of(&self, person: PersonId) -> Option<Token> {
        let session = self.world.db().read().await.unwrap();
        let awards = store::awards_of(&session, person, Listed::All, None, 1).await;
        awards.unwrap().pop().map(|award| award.token)
    }

    async fn certified() -> (Self, Token) {
        let here = university(RunState::Running).await;
        let all = [counts(here.ana.id, 4, 3)];
        assert_eq!(here.award_due(here.run.id, &all).await, 1);
        let award = here.award_of(here.ana.id).await.unwrap();
        (here, award)
    }

    /// Lets the facts so far be reacted to, twice: a job may come again.
    async fn react(&self) {
        let session = self.world.db().read().await.unwrap();
        let happened = ::store::facts::facts_after(&session, 0, 100).await.unwrap();
        for fact in happened.iter().chain(&happened) {
            facts::react(self.world.app(), fact).await.unwrap();
        }
    }

    async fn letters_to(&self, person: PersonId) -> Vec<String> {
        let session = self.world.db().read().await.unwrap();
        let page = outbox::Page::first(10);
        let letters = outbox::letters_to(&session, person.raw(), page).await;
        let letters = letters.unwrap().into_iter();
        letters.map(|letter| letter.subject).collect()
    }

    async fn check(&self, award: &Token) -> Page {
        let award = award.clone();
        self.world.as_visitor().get(&CheckAward { award }).await
    }
}

#[tokio::test]
async fn every_statement_fits_its_rows() {
    let here = university(RunState::Running).await;
    let catalogue = recognition::catalogue();
    let problems = ::store::catalogue::check(here.world.db(), &[&catalogue]).await;
    let problems: Vec<String> = problems.unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn whoever_meets_the_rule_gets_one_award_and_one_letter() {
    let here = university(RunState::Running).await;
    let all = [
        counts(here.ana.id, 1, 3),
        counts(here.bo.id, 1, 2),
        counts(here.organizer.id, 5, 5),
        counts(PersonId::from_raw(77), 5, 5),
    ];
    assert_eq!(here.award_due(here.run.id, &all).await, 1);
    assert_eq!(here.award_due(here.run.id, &all).await, 0);
    assert!(here.award_of(here.bo.id).await.is_none());

    here.react().await;
    assert_eq!(
        here.letters_to(here.ana.id).await,
        ["Your certificate: Copyright for Educators"]
    );
    assert!(here.letters_to(here.bo.id).await.is_empty());
}

#[tokio::test]
async fn awards_are_made_while_a_run_goes_on_and_in_its_closing_round() {
    for (state, given) in [
        (RunState::SigningUp, 0),
        (RunState::WrappingUp, 1),
        (RunState::Finished, 1),
        (RunState::Edition, 0),
    ] {
        let here = university(state).await;
        let all = [counts(here.ana.id, 9, 9)];
        assert_eq!(here.award_due(here.run.id, &all).await, given, "{state:?}");
    }
}

#[tokio::test]
async fn anybody_with_the_address_checks_a_certificate() {
    let (here, award) = University::certified().await;
    let page = here.check(&award).await;
    let read: String = page
        .texts(".verdict :is(h2, p), .sheet-words > *, figcaption, .legend li, .section :is(h2, p, div > dt, div > dd)")
        .join("\n")
        .replace(award.as_str(), "TOKEN");
    insta::assert_snapshot!(read);
    assert!(!page.html().contains("style="));
    assert_eq!(
        page.attributes(".sheet-code svg", "aria-label"),
        ["Code of the check address"]
    );
    assert!(page.texts("form[action$='/change']").is_empty());

    let nowhere = Token::from_bytes([9; 16]);
    assert_eq!(here.check(&nowhere).await.status, 404);
    let reader = here.world.as_visitor().in_language("ar");
    let arabic = reader.get(&CheckAward { award }).await;
    assert!(arabic.text().contains("هذه الشهادة صالحة"));
}

#[tokio::test]
async fn the_pattern_is_a_picture_to_keep() {
    let (here, award) = University::certified().await;
    let address = DownloadPattern { award };
    let page = here.world.as_visitor().get(&address).await;
    assert_eq!(page.headers["content-type"], "image/svg+xml");
    let name = page.headers["content-disposition"].to_str().unwrap();
    assert!(name.starts_with("attachment"), "{name}");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    let svg = page.html();
    assert!(svg.starts_with("<svg") && svg.contains("Each arch is a task handed in: 4"));
}

#[tokio::test]
async fn the_owner_changes_the_name_and_who_finds_it() {
    let (here, award) = University::certified().await;
    let ana = here.world.as_person(&here.ana);
    let address = ChangeAward {
        award: award.clone(),
    };
    let page = ana
        .post(&address, &[("name", " "), ("visibility", "by_link")])
        .await;
    assert_eq!(page.status, 422);
    assert_eq!(page.field_problem("name"), "Write something here.");

    let typed = [("name", "Ana Ferreira <b>"), ("visibility", "by_link")];
    let page = ana.post(&address, &typed).await;
    let saved = "Your certificate is saved. Its address is the same.";
    assert_eq!(page.notice(), saved);
    assert_eq!(page.title(), "Ana Ferreira <b>");
    let session = here.world.db().read().await.unwrap();
    let shown = store::awards_of(&session, here.ana.id, Listed::Shown, None, 9).await;
    assert!(shown.unwrap().is_empty());
    let page = here.check(&award).await;
    assert_eq!(page.headers["x-robots-tag"], "noindex");
    let people = page.attributes(".facts a.person", "href");
    assert_eq!(people, ["/people/olga"]);

    let bo = here.world.as_person(&here.bo);
    assert_eq!(bo.post(&address, &typed).await.status, 403);
    assert_eq!(bo.post(&address, &[]).await.status, 403);
    let page = here.world.as_visitor().post(&address, &typed).await;
    assert!(page.way[0].starts_with("/sign-in"), "{:?}", page.way);
}

#[tokio::test]
async fn an_organizer_revokes_with_a_reason_that_stays() {
    let (here, award) = University::certified().await;
    let address = RevokeAward {
        award: award.clone(),
    };
    let why = [("why", "The works were copied from another run.")];
    for person in [&here.ana, &here.bo] {
        let page = here.world.as_person(person).post(&address, &why).await;
        assert_eq!(page.status, 403);
    }
    let olga = here.world.as_person(&here.organizer);
    let page = olga.post(&address, &[("why", "bad")]).await;
    assert_eq!(page.field_problem("why"), "Write at least 10 characters.");
    let page = olga.post(&address, &why).await;
    assert_eq!(page.notice(), "The certificate is revoked.");

    let page = here.check(&award).await;
    assert_eq!(
        page.texts(".verdict h2"),
        ["This certificate is not valid any more"]
    );
    assert_eq!(
        page.texts(".verdict p"),
        [
            "It was revoked on 12 January 2027, for this reason:",
            "The works were copied from another run."
        ]
    );
    let refusal = "This certificate was revoked: it is not issued again on another name.";
    assert_eq!(olga.post(&address, &why).await.title(), refusal);
    let renamed = [("name", "Anne"), ("visibility", "public")];
    let page = here
        .world
        .as_person(&here.ana)
        .post(&ChangeAward { award }, &renamed)
        .await;
    assert_eq!(page.field_problem("name"), refusal);
    let again = [counts(here.ana.id, 9, 9)];
    assert_eq!(here.award_due(here.run.id, &again).await, 0);
    here.react().await;
    assert_eq!(here.letters_to(here.ana.id).await.len(), 2);
}

#[tokio::test]
async fn a_steward_revokes_too() {
    let (here, award) = University::certified().await;
    let steward = steward(here.world.db(), "Sam").await;
    let browser = here.world.as_person(&steward);
    let why = [("why", "The person asked for it twice.")];
    let page = browser.post(&RevokeAward { award }, &why).await;
    assert_eq!(page.notice(), "The certificate is revoked.");
}

#[tokio::test]
async fn my_awards_have_a_page() {
    let (here, award) = University::certified().await;
    let page = here.world.as_person(&here.ana).get(&MyAwards {}).await;
    let address = CheckAward { award }.to_string();
    assert_eq!(page.link("Copyright for Educators"), address);
    let page = here.world.as_person(&here.bo).get(&MyAwards {}).await;
    assert_eq!(page.texts(".empty h2"), ["No certificate yet"]);
    let page = here.world.as_visitor().get(&MyAwards {}).await;
    assert_eq!(page.way, ["/sign-in?to=%2Fawards"]);
}

#[tokio::test]
async fn the_certificate_of_a_person_who_left_can_still_be_checked() {
    let (here, award) = University::certified().await;
    let ana = here.ana.id;
    let session = here.world.db().read().await.unwrap();
    let taken = doors::take_out(&session, ana).await.unwrap();
    assert_eq!(taken["awards"][0]["name_on_it"], "Ana");
    here.world
        .db()
        .write(|tx| async move { doors::erase(&tx, ana).await })
        .await
        .unwrap();
    let page = here.check(&award).await;
    assert_eq!(page.title(), "A person who left");
    assert!(!page.text().contains("Ana"));
    assert_eq!(
        page.texts(".verdict h2"),
        ["This certificate was withdrawn at its holder’s wish"]
    );
}
