//! What the stories of this room share.

use store::outbox::{self, Page, PostedLetter};
use testing::{Browser, World};
use web::Site;

pub const PASSWORD: &str = "four tall ships at noon";

pub async fn world() -> World {
    world_where(|_| ()).await
}

/// The same with other settings.
pub async fn world_where(change: impl FnOnce(&mut Site)) -> World {
    World::of(people::routes())
        .viewers(people::Viewers)
        .words(&[people::WORDS])
        .site(change)
        .build()
        .await
}

/// Ana's answers to the form, with some of them replaced.
pub fn joining<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", "Ana Ferreira"),
        ("mail", "ana@example.org"),
        ("password", PASSWORD),
        ("language", "en"),
        ("zone", "Europe/Madrid"),
        ("other-zone", ""),
    ];
    for (name, value) in changed {
        fields.retain(|(field, _)| field != name);
        fields.push((name, value));
    }
    fields
        .extend(["terms", "privacy", "contribution-licence"].map(|document| ("consent", document)));
    fields
}

/// Every letter, the newest first.
pub async fn letters(world: &World) -> Vec<PostedLetter> {
    let session = world.db().read().await.unwrap();
    outbox::letters_all(&session, Page::first(100))
        .await
        .unwrap()
}

/// The path of the link in a letter.
pub fn link(letter: &PostedLetter) -> String {
    let (_, rest) = letter.text.split_once("http://stoa.test").unwrap();
    rest.lines().next().unwrap().to_owned()
}

/// Ana joins and confirms her address.
pub async fn ana_joins(world: &World) -> Browser {
    let ana = world.as_visitor();
    ana.post(&"/join", &joining(&[])).await;
    let letter = link(&letters(world).await[0]);
    ana.post(&letter, &[]).await;
    ana
}

/// Does the work that waits, as the worker does.
pub async fn work(world: &World) {
    let app = world.app().clone();
    let worker = store::Worker::new(app.db.clone(), app.clock.clone());
    let worker = worker.on(people::jobs::SEND_RESET, move |job| {
        let app = app.clone();
        async move { people::jobs::send_reset(&app, &job).await }
    });
    worker.drain().await.unwrap();
}

/// The newest letter of that kind.
pub async fn letter(world: &World, kind: &str) -> PostedLetter {
    let mut all = letters(world).await.into_iter();
    all.find(|letter| letter.kind == kind).unwrap()
}
