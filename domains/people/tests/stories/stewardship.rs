//! Somebody becomes the first steward, or is made one.

use crate::house::{joining, world};
use base::{EmailAddress, Token};
use people::actions::steward;
use people::person::Standing;
use people::stewardship::StewardRefusal;
use people::{samples, store};
use testing::World;
use web::Error;

/// Leaves a link, as each start of the server does.
async fn leave_link(world: &World) -> Option<String> {
    let now = world.now();
    let token = now.token();
    let left = world.db().write(|tx| {
        let (token, now) = (token.clone(), now.clone());
        async move { steward::leave_link(tx, &token, &now).await }
    });
    left.await.unwrap().then(|| format!("/stewardship/{token}"))
}

async fn make_steward(world: &World, address: &str) -> Result<base::PersonId, Error> {
    let (now, address) = (world.now(), EmailAddress::parse(address).unwrap());
    let made = world.db().write(|tx| {
        let (address, now) = (address.clone(), now.clone());
        async move { steward::make_steward(tx, &address, &now).await }
    });
    made.await
}

#[tokio::test]
async fn whoever_holds_the_link_joins_as_the_first_steward() {
    let world = world().await;
    let first = leave_link(&world).await.unwrap();
    let link = leave_link(&world).await.unwrap();

    let ana = world.as_visitor();
    let page = ana.get(&link).await;
    assert_eq!(page.title(), "The first steward");
    let refused = ana.post(&link, &joining(&[("name", "")])).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.field_value("mail"), "ana@example.org");
    let page = ana.post(&link, &joining(&[])).await;
    assert_eq!(page.notice(), "You are a steward now. Welcome.");
    assert!(!page.text().contains("is not confirmed yet"));
    assert_eq!(
        ana.get(&"/mailbox").await.status,
        200,
        "signed in, as a steward"
    );

    for over in [&link, &first] {
        let page = ana.get(over).await;
        assert_eq!(page.status, 409, "a link is used once");
        assert!(page.text().contains("This link was used already"));
        let bo = world.as_visitor();
        let page = bo.post(over, &joining(&[("mail", "bo@example.org")])).await;
        assert_eq!(page.status, 409);
    }
    assert_eq!(leave_link(&world).await, None, "there is a steward now");
}

#[tokio::test]
async fn somebody_with_an_account_signs_in_and_claims() {
    let world = world().await;
    let bo = samples::unconfirmed(world.db(), "Bo").await;
    let link = leave_link(&world).await.unwrap();

    let stranger = world.as_visitor();
    let page = stranger
        .post(&link, &joining(&[("mail", bo.address.as_str())]))
        .await;
    assert_eq!(
        page.field_problem("mail"),
        "This address has an account. Sign in with it first, then open the link again."
    );
    let way = stranger.get(&link).await.link("I have an account");
    assert_eq!(stranger.get(&way).await.field_value("to"), link);

    let browser = world.as_person(&bo);
    let before = browser.cookie("stoa_session");
    let page = browser
        .post(&browser.get(&link).await.link("Become the steward"), &[])
        .await;
    assert_eq!(page.notice(), "You are a steward now. Welcome.");
    assert_ne!(
        browser.cookie("stoa_session"),
        before,
        "new rights, new session"
    );
    let old = world.as_person(&bo).get(&"/settings").await;
    assert_eq!(old.title(), "Sign in");
}

#[tokio::test]
async fn the_link_ends_after_a_day_and_only_its_hash_is_kept() {
    let world = world().await;
    let link = leave_link(&world).await.unwrap();
    let token = Token::parse(link.rsplit('/').next().unwrap()).unwrap();
    let session = world.db().read().await.unwrap();
    assert!(
        steward::open_link(&session, &token, &world.now())
            .await
            .is_ok()
    );
    drop(session);

    world.clock().pass_days(1);
    assert_eq!(world.as_visitor().get(&link).await.status, 409);
    let page = world.as_visitor().post(&link, &joining(&[])).await;
    assert_eq!(page.status, 409);
    let made_up = world
        .as_visitor()
        .get(&"/stewardship/1111111111111111")
        .await;
    assert_eq!(made_up.status, 409);
}

#[tokio::test]
async fn an_operator_makes_somebody_a_steward() {
    let world = world().await;
    let bo = samples::unconfirmed(world.db(), "Bo").await;
    let link = leave_link(&world).await.unwrap();

    let nobody = make_steward(&world, "nobody@example.org")
        .await
        .unwrap_err();
    assert_eq!(nobody.refusal(), Some(StewardRefusal::Nobody));
    for _ in 0..2 {
        assert_eq!(make_steward(&world, "Bo@example.org").await.unwrap(), bo.id);
    }
    let session = world.db().read().await.unwrap();
    let person = store::person(&session, bo.id).await.unwrap().unwrap();
    assert_eq!(person.standing, Standing::Steward);
    drop(session);
    assert_eq!(world.as_visitor().get(&link).await.status, 409);
}
