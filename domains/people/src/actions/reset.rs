//! A forgotten password.

use ::store::{Tx, jobs, outbox};
use base::{EmailAddress, Now, PersonId, Token};
use web::Error;

use super::{confirm, holder, set_password};
use crate::account::{LinkPurpose, PasswordHash};
use crate::emails::Draft;
use crate::jobs::{AskedReset, SEND_RESET};
use crate::store::{self, NewLink};

/// Asks for a letter with which a new password is chosen. The same is done for every address: who has one is looked up later,
/// away from the request, so that neither its answer nor its work tells anything.
pub async fn ask(tx: Tx, asked: &AskedReset, now: &Now) -> Result<(), Error> {
    Ok(jobs::enqueue(&tx, SEND_RESET, asked, now.at).await?)
}

/// Writes the letter to the person who has that address.
pub(crate) async fn send(
    tx: Tx,
    (who, address): (PersonId, &EmailAddress),
    token: &Token,
    letter: &Draft,
    now: &Now,
) -> Result<(), Error> {
    let link = NewLink {
        token,
        person: Some(who),
        purpose: LinkPurpose::Reset,
        address: address.as_str(),
    };
    store::put_link(&tx, &link, now.at).await?;
    outbox::post(&tx, letter.clone().to(who, address), now.at).await?;
    Ok(())
}

/// Whose letter this is, as long as its link works.
pub(crate) async fn whose(
    session: &::store::Session,
    token: &Token,
    now: &Now,
) -> Result<EmailAddress, Error> {
    let id = holder(session, token, LinkPurpose::Reset, now).await?;
    let mail = store::mail(session, id).await?;
    mail.map(|mail| mail.address).ok_or(Error::NotFound)
}

/// Chooses a new password by the letter. The letter proves the address too. Every session ends.
pub async fn reset(
    tx: Tx,
    token: &Token,
    password: &PasswordHash,
    now: &Now,
) -> Result<PersonId, Error> {
    let id = holder(&tx, token, LinkPurpose::Reset, now).await?;
    confirm(&tx, id, now).await?;
    set_password(&tx, id, password, now).await?;
    Ok(id)
}
