//! People for tests, page previews and the demo: real persons with real sessions.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "samples stop a test at once when its world cannot be made"
)]

use ::store::{Db, Fault, Tx};
use base::{
    Chance, EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Prose, Timestamp, Zone,
};
use sha2::{Digest, Sha256};

use crate::doors::{self, Founded, ImportedPerson, NewMember};
use crate::person::{Standing, handles_for};
use crate::session::SessionSecret;
use crate::store;

/// A person with a session.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The person.
    pub id: PersonId,
    /// Their handle.
    pub handle: Handle,
    /// Their name.
    pub name: Name,
    /// Their mail address.
    pub address: EmailAddress,
    /// The value of the session cookie.
    pub cookie: String,
}

impl AsRef<str> for Sample {
    /// The session: `world.as_person(&ana)`.
    fn as_ref(&self) -> &str {
        &self.cookie
    }
}

/// A member with a confirmed address.
pub async fn member(db: &Db, name: &str) -> Sample {
    person(db, name, Standing::Member).await
}

/// A member who is going to organize a run; organizing is a role in a run, not a standing.
pub async fn organizer(db: &Db, name: &str) -> Sample {
    person(db, name, Standing::Member).await
}

/// A steward of the site.
pub async fn steward(db: &Db, name: &str) -> Sample {
    person(db, name, Standing::Steward).await
}

/// A member whose address is not confirmed yet.
pub async fn unconfirmed(db: &Db, name: &str) -> Sample {
    person(db, name, Standing::Unconfirmed).await
}

/// A session of somebody who has an account already: the value of its cookie.
pub async fn signed_in(db: &Db, who: PersonId) -> String {
    let secret = SessionSecret::from_bytes(Sha256::digest(format!("session of {who}")).into());
    let hash = secret.hash();
    let put: Result<(), Fault> = db
        .write(|tx| async move { store::put_session_until(&tx, hash, who, far_future()).await })
        .await;
    put.expect("a sample can be signed in");
    secret.cookie()
}

/// A person known from an archive, without an account.
pub async fn imported(db: &Db, name: &str) -> Founded {
    let name = Name::parse(name).expect("a sample has a name");
    let founded = db.write(|tx| import(tx, name.clone())).await;
    founded.expect("a sample can be imported")
}

/// A session of somebody who is there: the value of its cookie.
pub async fn session_of(db: &Db, handle: &Handle, id: PersonId) -> String {
    let secret = secret_of(handle);
    let hash = secret.hash();
    let kept = db
        .write(|tx| async move { store::put_session_until(&tx, hash, id, far_future()).await })
        .await;
    kept.expect("a session can be kept");
    secret.cookie()
}

fn secret_of(handle: &Handle) -> SessionSecret {
    SessionSecret::from_bytes(Sha256::digest(format!("session of {handle}")).into())
}

async fn import(tx: Tx, name: Name) -> Result<Founded, Fault> {
    let now = moment();
    let person = ImportedPerson {
        handle: handles_for(&name).swap_remove(0),
        name,
        about: Prose::parse_optional("").expect("an empty text may be empty"),
        made_at: now.at,
    };
    let mut founded = doors::import_people(&tx, &[person], &now).await?;
    founded.pop().ok_or(Fault::Missing {
        statement: "samples",
    })
}

async fn person(db: &Db, name: &str, standing: Standing) -> Sample {
    let name = Name::parse(name).expect("a sample has a name");
    let sample = db.write(|tx| found(tx, name.clone(), standing)).await;
    sample.expect("a sample can be founded")
}

async fn found(tx: Tx, name: Name, standing: Standing) -> Result<Sample, Fault> {
    let now = moment();
    let wish = handles_for(&name).swap_remove(0);
    let handle = doors::free_handles(&tx, &[wish], &now)
        .await?
        .swap_remove(0);
    let address =
        EmailAddress::parse(&format!("{handle}@example.org")).expect("a handle makes an address");
    let member = NewMember {
        name: name.clone(),
        handle: Some(handle),
        address: address.clone(),
        password: None,
        standing,
        language: LanguageTag::parse("en").ok(),
        zone: Zone::utc(),
        about: Prose::parse_optional("").expect("an empty text may be empty"),
        made_at: now.at,
    };
    let Founded { id, handle } = doors::found_member(&tx, &member, &now).await?;
    let secret = secret_of(&handle);
    store::put_session_until(&tx, secret.hash(), id, far_future()).await?;
    Ok(Sample {
        id,
        handle,
        name,
        address,
        cookie: secret.cookie(),
    })
}

/// One more session of somebody who is there already; nothing where nobody has that handle.
pub async fn another_session(db: &Db, handle: &Handle) -> Result<Option<String>, Fault> {
    let found = store::by_handle(&db.read().await?, handle).await?;
    let Some(person) = found else {
        return Ok(None);
    };
    let secret = SessionSecret::from_bytes(Chance::from_system().bytes());
    let hash = secret.hash();
    db.write(
        |tx| async move { store::put_session_until(&tx, hash, person.id, far_future()).await },
    )
    .await?;
    Ok(Some(secret.cookie()))
}

/// Samples came on 1 September 2026, each with a key of its own.
fn moment() -> Now {
    Now {
        at: Timestamp::from_second(1_788_220_800).unwrap_or_default(),
        chance: Chance::from_system(),
    }
}

/// Their sessions outlive every test clock.
fn far_future() -> Timestamp {
    Timestamp::from_second(4_102_444_800).unwrap_or_default()
}
