//! How somebody becomes a steward, and how it is remembered what stewards do.

use ::store::{Fault, Tx};
use base::{EmailAddress, Now, PersonId, Token};
use web::Error;

use super::Renewal;
use crate::account::{LinkPurpose, PasswordHash};
use crate::person::{Registration, Standing};
use crate::stewardship::{StewardAct, StewardActKind, StewardRefusal};
use crate::store::{self, NewLink};

/// Remembers what a steward did, in the transaction in which it happens.
pub async fn note(tx: &Tx, act: &StewardAct, now: &Now) -> Result<(), Fault> {
    store::put_act(tx, act, now.at).await
}

/// Leaves a link with which somebody becomes the first steward; false where there is one already.
pub async fn leave_link(tx: Tx, token: &Token, now: &Now) -> Result<bool, Error> {
    if store::has_steward(&tx).await? {
        return Ok(false);
    }
    let link = NewLink {
        token,
        person: None,
        purpose: LinkPurpose::Stewardship,
        address: "",
    };
    store::put_link(&tx, &link, now.at).await?;
    Ok(true)
}

/// The link is one that works: no steward is there yet.
pub async fn open_link(session: &::store::Session, token: &Token, now: &Now) -> Result<(), Error> {
    let link = store::link(session, token, LinkPurpose::Stewardship, now.at).await?;
    if link.is_none() || store::has_steward(session).await? {
        return Err(StewardRefusal::LinkIsOver.into());
    }
    Ok(())
}

/// Makes whoever holds the link and is signed in the first steward. Their browser gets a new session.
pub async fn claim(
    tx: Tx,
    by: PersonId,
    token: &Token,
    session: &Renewal,
    now: &Now,
) -> Result<(), Error> {
    open_link(&tx, token, now).await?;
    rise(&tx, None, by, now).await?;
    session.begin(&tx, by, now).await
}

/// Somebody new joins by the link: the first steward, signed in.
pub async fn found(
    tx: Tx,
    token: &Token,
    (who, password): (&Registration, &PasswordHash),
    session: &Renewal,
    now: &Now,
) -> Result<(), Error> {
    open_link(&tx, token, now).await?;
    if store::account(&tx, &who.address).await?.is_some() {
        return Err(StewardRefusal::HasAccount.into());
    }
    let id = super::put_registered(&tx, who, password, now).await?;
    rise(&tx, None, id, now).await?;
    session.begin(&tx, id, now).await
}

/// Makes the person with that mail address a steward; says who that is. For the operator's command.
pub async fn make_steward(tx: Tx, address: &EmailAddress, now: &Now) -> Result<PersonId, Error> {
    let account = store::account(&tx, address).await?;
    let who = account.ok_or(StewardRefusal::Nobody)?.person_id;
    rise(&tx, None, who, now).await?;
    Ok(who)
}

/// Makes a person a steward. Whoever runs the machine vouches for the mail address. A second time changes nothing.
async fn rise(tx: &Tx, by: Option<PersonId>, who: PersonId, now: &Now) -> Result<(), Error> {
    let person = store::person(tx, who).await?.ok_or(Error::NotFound)?;
    store::end_open_links(tx, LinkPurpose::Stewardship).await?;
    if person.standing == Standing::Steward {
        return Ok(());
    }
    super::confirm(tx, who, now).await?;
    store::set_standing(tx, who, Standing::Steward).await?;
    let act = StewardAct {
        by,
        kind: StewardActKind::MakeSteward,
        about: Some(who),
        address: String::new(),
        why: String::new(),
    };
    note(tx, &act, now).await?;
    Ok(())
}
