//! Moving to another mail address, and back.

use ::store::{Letter, Session, Tx, outbox};
use base::{EmailAddress, Name, Now, PersonId, Token};
use web::Error;

use super::{LetterRefusal, confirm};
use crate::account::LinkPurpose;
use crate::emails::Draft;
use crate::store::{self, NewLink, Person};

/// The letters that come of asking for a new address, written beforehand.
#[derive(Debug, Clone)]
pub struct MoveLetters {
    /// The token in the letter that confirms.
    pub token: Token,
    /// To the new address: please confirm.
    pub confirm: Draft,
    /// To somebody else who has that address: it was asked for.
    pub wanted: Draft,
}

/// Asks to be written to at another address. Nobody can tell from outside whether it has an account.
pub async fn ask(
    tx: Tx,
    by: PersonId,
    address: &EmailAddress,
    letters: &MoveLetters,
    now: &Now,
) -> Result<(), Error> {
    let letter: Letter = if let Some(account) = store::account(&tx, address).await? {
        letters.wanted.clone().to(account.person_id, address)
    } else {
        let link = NewLink {
            token: &letters.token,
            person: Some(by),
            purpose: LinkPurpose::Move,
            address: address.as_str(),
        };
        store::put_link(&tx, &link, now.at).await?;
        letters.confirm.clone().to(by, address)
    };
    outbox::post(&tx, letter, now.at).await?;
    Ok(())
}

/// Where a link leads that moves somebody: who, from which address to which.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub person: Person,
    pub from: EmailAddress,
    pub to: EmailAddress,
}

/// The way of a link that works, if nobody has the address meanwhile.
pub(crate) async fn way(
    session: &Session,
    token: &Token,
    purpose: LinkPurpose,
    now: &Now,
) -> Result<Way, Error> {
    let over = LetterRefusal::LinkIsOver;
    let link = store::link(session, token, purpose, now.at).await?;
    let link = link.ok_or(over)?;
    let who = link.person_id.ok_or(over)?;
    if store::account(session, &link.address).await?.is_some() {
        return Err(over.into());
    }
    let mail = store::mail(session, who).await?.ok_or(over)?;
    let person = store::person(session, who).await?.ok_or(over)?;
    Ok(Way {
        person,
        from: mail.address,
        to: link.address,
    })
}

/// The way of a link to a new address, if it is that person's.
pub(crate) async fn own_way(
    session: &Session,
    by: PersonId,
    token: &Token,
    now: &Now,
) -> Result<Way, Error> {
    let way = way(session, token, LinkPurpose::Move, now).await?;
    if way.person.id == by {
        Ok(way)
    } else {
        Err(LetterRefusal::LinkIsOver.into())
    }
}

/// The way back that a letter to the old address offers.
#[derive(Debug, Clone)]
pub struct WayBack {
    /// The token in the letter.
    pub token: Token,
    /// To the old address: this moved, and so it comes back.
    pub letter: Draft,
}

/// Moves to the address that the letter went to, and tells the old one. Only its person does, signed in: a letter to a mistyped
/// address gives nobody an account.
pub async fn move_address(
    tx: Tx,
    by: PersonId,
    token: &Token,
    back: &WayBack,
    now: &Now,
) -> Result<PersonId, Error> {
    let Way { person, from, to } = own_way(&tx, by, token, now).await?;
    store::move_mail(&tx, person.id, &to, now.at).await?;
    store::end_links(&tx, person.id, LinkPurpose::Move).await?;
    store::end_links(&tx, person.id, LinkPurpose::Reset).await?;
    confirm(&tx, person.id, now).await?;
    let link = NewLink {
        token: &back.token,
        person: Some(person.id),
        purpose: LinkPurpose::MoveBack,
        address: from.as_str(),
    };
    store::put_link(&tx, &link, now.at).await?;
    outbox::post(&tx, back.letter.clone().to(person.id, &from), now.at).await?;
    Ok(person.id)
}

/// Comes back to the old address: whoever moved the account away is signed out everywhere, and no link of theirs works.
pub async fn move_back(tx: Tx, token: &Token, now: &Now) -> Result<PersonId, Error> {
    let Way { person, to, .. } = way(&tx, token, LinkPurpose::MoveBack, now).await?;
    store::move_mail(&tx, person.id, &to, now.at).await?;
    store::end_all_links(&tx, person.id).await?;
    store::end_sessions(&tx, person.id).await?;
    Ok(person.id)
}

/// The name and voice of whoever has an address, for a letter to them.
pub(crate) async fn owner(
    session: &Session,
    address: &EmailAddress,
) -> Result<Option<(Name, Option<base::LanguageTag>, base::Zone)>, Error> {
    let account = store::account(session, address).await?;
    Ok(account.map(|account| (account.name, account.language, account.zone)))
}
