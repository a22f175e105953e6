//! A post is reported, hidden and shown again; nobody floods a run.

#![expect(clippy::unwrap_used, reason = "tests")]

mod house;

use base::Text as _;
use house::{House, seat};
use people::doors::{NewMember, found_member};
use people::person::Standing;
use people::samples;
use store::facts::{self, REACT, React};
use store::{Worker, outbox};
use web::Error;

/// Hears what happened, as the worker of the house does.
async fn hear(house: &House) {
    let app = house.world.app().clone();
    let worker = Worker::new(app.db.clone(), app.clock.clone()).on(REACT, move |job| {
        let app = app.clone();
        async move {
            let React { fact } = job.read()?;
            let fact = facts::fact(&app.db.read().await?, fact).await?.unwrap();
            // twice, because a worker may
            discussion::facts::react(&app, &fact).await?;
            discussion::facts::react(&app, &fact).await?;
            Ok::<_, Error>(())
        }
    });
    worker.drain().await.unwrap();
}

#[tokio::test]
async fn a_post_is_reported_hidden_and_shown_again() {
    let house = House::running().await;
    let thread = house.thread().await;
    house.answers(&house.ben, &thread, "Buy my watches.").await;
    let salma = samples::steward(house.world.db(), "Salma").await;
    let (ana, ben, steward) = (
        house.world.as_person(&house.ana),
        house.world.as_person(&house.ben),
        house.world.as_person(&salma),
    );

    let page = ana.get(&thread).await;
    let form = page.link("Report");
    let own = ben.get(&thread).await;
    assert_eq!(
        own.texts(".post-acts a")
            .iter()
            .filter(|a| *a == "Report")
            .count(),
        1,
        "not for one's own"
    );
    let mia = house.world.as_person(&house.mia);
    let reads = mia.get(&thread).await;
    assert!(
        reads.html().contains(&form),
        "who only reads may report too"
    );
    let sent = mia.post(&form, &[("reason", "An advertisement.")]).await;
    assert_eq!(sent.notice(), "Thank you. The stewards will look at it.");

    let list = steward.get(&"/stewards/reports").await;
    let report = list.link("Post");
    steward
        .post(
            &report,
            &[("outcome", "hide"), ("why", "Not about the course.")],
        )
        .await;
    hear(&house).await;
    let page = ana.get(&thread).await;
    assert!(!page.html().contains("watches"), "{}", page.text());
    assert!(page.text().contains("The stewards hid this post."));
    let session = house.world.db().read().await.unwrap();
    let letters = outbox::letters_to(&session, house.ben.id.raw(), outbox::Page::first(5))
        .await
        .unwrap();
    assert_eq!(letters[0].kind, "hidden");
    assert!(
        letters[0]
            .text
            .contains("Their reason: Not about the course.")
    );
    drop(session);
    let reply = form.replace("/report", "/reply");
    let refused = ana.post(&reply, &[("body", "Which ones?")]).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    let edit = form.replace("/report", "/edit");
    assert_eq!(ben.get(&edit).await.status, 409);

    steward
        .post(&format!("{report}/take-back"), &[("why", "It was a joke.")])
        .await;
    hear(&house).await;
    assert!(ana.get(&thread).await.text().contains("Buy my watches."));
}

#[tokio::test]
async fn a_new_account_posts_less_and_keeps_what_it_typed() {
    let house = House::running().await;
    let thread = house.thread().await;
    let now = house.world.now();
    let new = house.world.db().write(|tx| {
        let (run, now) = (house.run.clone(), now.clone());
        async move {
            let member = NewMember {
                name: base::Name::from_stored("Nia".to_owned()),
                handle: None,
                address: base::EmailAddress::from_stored("nia@example.org".to_owned()),
                password: None,
                standing: Standing::Member,
                language: None,
                zone: base::Zone::utc(),
                about: base::Prose::from_stored(String::new()),
                made_at: now.at,
            };
            let founded = found_member(&tx, &member, &now).await?;
            seat(&tx, &run, &[founded.id], &now).await?;
            Ok::<_, store::Fault>(founded)
        }
    });
    let founded = new.await.unwrap();
    let nia = house
        .world
        .as_person(samples::signed_in(house.world.db(), founded.id).await);
    for number in 0..5 {
        let page = nia
            .post(&format!("{thread}/posts"), &[("body", "Hello")])
            .await;
        assert_eq!(page.notice(), "Posted.", "{number}");
    }
    let page = nia
        .post(&format!("{thread}/posts"), &[("body", "One *more* thing")])
        .await;
    assert_eq!(page.status, 429);
    assert_eq!(page.headers["retry-after"], "721");
    assert_eq!(page.field_value("body"), "One *more* thing");
    assert_eq!(
        page.field_problem("body"),
        "Try again in 12 minutes. What you wrote is kept."
    );
    let fields = [("title", "A thread"), ("body", "One *more* thing")];
    let page = nia
        .post(&format!("{}/new", house.discussion()), &fields)
        .await;
    assert_eq!(page.status, 429);
    assert_eq!(page.field_value("title"), "A thread");
    house
        .answers(&house.olga, &thread, "Others are not kept waiting.")
        .await;
}
