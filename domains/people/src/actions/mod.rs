//! What people do here: one function per verb, one transaction.

pub mod care;
pub mod consent;
pub mod mail;
pub mod password;
pub mod reset;
pub mod steward;

use ::store::{Session, Tx, outbox};
use base::{EmailAddress, Now, PersonId, Token};
use web::{CleanHtml, Error, markdown};

use crate::account::{LinkPurpose, PasswordHash};
use crate::doors;
use crate::emails::Draft;
use crate::facts::{self, PeopleFact};
use crate::person::{self, PersonKind, Profile, ProfileRefusal, Registration, Standing};
use crate::session::{SessionSecret, session_name};
use crate::stewardship::StewardRefusal;
use crate::store::{self, NewLink, NewPerson, NewSession};

base::refusals! {
    /// Why a letter is not sent, or leads nowhere.
    pub enum LetterRefusal {
        /// The link was used, replaced by a newer one, or is too old.
        LinkIsOver = "people-link-is-over",
        /// The address is confirmed already.
        AlreadyConfirmed = "people-already-confirmed",
        /// One went out a moment ago, or too many lately.
        TooSoon = "people-letter-too-soon",
    }
}

web::refusal!(LetterRefusal, ProfileRefusal, StewardRefusal);

/// The letters of a registration, written beforehand: which of them goes out is decided in the transaction.
#[derive(Debug, Clone)]
pub struct JoinLetters {
    /// The token in the letter that confirms.
    pub token: Token,
    /// To somebody new: please confirm.
    pub confirm: Draft,
    /// To somebody who has an account: you have one. Nothing where too many letters went there lately.
    pub taken: Option<Draft>,
}

/// Makes an account, unless the address has one. Nobody can tell from outside which it was. Somebody new is always written to: an
/// address becomes an account only once, and without the letter it stays unconfirmed.
pub async fn register(
    tx: Tx,
    who: &Registration,
    password: &PasswordHash,
    letters: &JoinLetters,
    now: &Now,
) -> Result<(), Error> {
    if let Some(account) = store::account(&tx, &who.address).await? {
        if let Some(taken) = letters.taken.clone() {
            outbox::post(&tx, taken.to(account.person_id, &who.address), now.at).await?;
        }
        return Ok(());
    }
    let id = put_registered(&tx, who, password, now).await?;
    let confirm = letters.confirm.clone();
    put_confirm_link(&tx, &letters.token, id, &who.address, now).await?;
    outbox::post(&tx, confirm.to(id, &who.address), now.at).await?;
    Ok(())
}

async fn put_confirm_link(
    tx: &Tx,
    token: &Token,
    person: PersonId,
    address: &EmailAddress,
    now: &Now,
) -> Result<(), Error> {
    let link = NewLink {
        token,
        person: Some(person),
        purpose: LinkPurpose::Confirm,
        address: address.as_str(),
    };
    Ok(store::put_link(tx, &link, now.at).await?)
}

/// Puts somebody new into the university, who agreed to what is in force.
async fn put_registered(
    tx: &Tx,
    who: &Registration,
    password: &PasswordHash,
    now: &Now,
) -> Result<PersonId, Error> {
    let wish = person::handles_for(&who.name).swap_remove(0);
    let handle = doors::free_handles(tx, &[wish], now).await?.swap_remove(0);
    let about = person::about("").unwrap_or_else(|_| base::Text::from_stored(String::new()));
    let new = NewPerson {
        id: now.key(),
        kind: PersonKind::Member,
        standing: Standing::Unconfirmed,
        profile: Profile {
            name: who.name.clone(),
            handle,
            language: Some(who.language.clone()),
            zone: who.zone.clone(),
            about,
        },
        about_html: CleanHtml::default(),
        made_at: now.at,
        agreed_at: now.at,
    };
    let id = new.id;
    store::put_people(tx, &[new]).await?;
    store::put_mails(tx, &[(id, who.address.clone(), None)]).await?;
    let versions = store::in_force(tx, now.at).await?;
    store::put_consents(tx, &[(id, now.at)], &versions).await?;
    store::put_passwords(tx, &[(id, password.clone())], &now.at).await?;
    facts::record(tx, PeopleFact::PersonJoined, id, now).await?;
    Ok(id)
}

/// Sends the confirming letter once more, where a letter may go to that address now.
pub async fn resend_confirmation(
    tx: Tx,
    by: PersonId,
    token: &Token,
    letter: &Draft,
    now: &Now,
) -> Result<(), Error> {
    let mail = store::mail(&tx, by).await?.ok_or(Error::NotFound)?;
    if mail.confirmed_at.is_some() {
        return Err(LetterRefusal::AlreadyConfirmed.into());
    }
    put_confirm_link(&tx, token, by, &mail.address, now).await?;
    outbox::post(&tx, letter.clone().to(by, &mail.address), now.at).await?;
    Ok(())
}

/// Confirms the mail address that a letter went to. Whoever holds the letter may: that is the proof.
pub async fn confirm_address(tx: Tx, token: &Token, now: &Now) -> Result<PersonId, Error> {
    let id = holder(&tx, token, LinkPurpose::Confirm, now).await?;
    confirm(&tx, id, now).await?;
    Ok(id)
}

/// Whose link this is, if it still goes to the address that they have.
async fn holder(
    session: &Session,
    token: &Token,
    purpose: LinkPurpose,
    now: &Now,
) -> Result<PersonId, Error> {
    let over = LetterRefusal::LinkIsOver;
    let found = store::link(session, token, purpose, now.at).await?;
    let found = found.ok_or(over)?;
    let person = found.person_id.ok_or(over)?;
    let mail = store::mail(session, person).await?.ok_or(over)?;
    if mail.address != found.address {
        return Err(over.into());
    }
    Ok(person)
}

/// Takes a person's mail address for confirmed.
async fn confirm(tx: &Tx, id: PersonId, now: &Now) -> Result<(), Error> {
    let person = store::person(tx, id).await?.ok_or(Error::NotFound)?;
    store::confirm_mail(tx, id, now.at).await?;
    if person.standing != person.standing.confirmed() {
        store::set_standing(tx, id, person.standing.confirmed()).await?;
        facts::record(tx, PeopleFact::AddressConfirmed, id, now).await?;
    }
    Ok(())
}

/// The session that begins, and the one of this browser that ends with it.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// The new one.
    pub secret: SessionSecret,
    /// The old one, if the browser had one.
    pub replaces: Option<SessionSecret>,
    /// The family of the browser, in words.
    pub browser: String,
}

impl Renewal {
    /// Ends the old session and begins the new one.
    async fn begin(&self, tx: &Tx, who: PersonId, now: &Now) -> Result<(), Error> {
        if let Some(old) = &self.replaces {
            store::end_session(tx, &old.hash()).await?;
        }
        let session = NewSession {
            hash: self.secret.hash(),
            browser: &self.browser,
        };
        Ok(store::put_session(tx, session, who, now.at).await?)
    }
}

/// Signs a person in whose password was right.
pub async fn sign_in(tx: Tx, who: PersonId, session: &Renewal, now: &Now) -> Result<(), Error> {
    session.begin(&tx, who, now).await
}

/// Ends a session. A second time changes nothing.
pub async fn sign_out(tx: Tx, session: &SessionSecret) -> Result<(), Error> {
    store::end_session(&tx, &session.hash()).await?;
    Ok(())
}

/// Ends one of one's own sessions, named as its address names it.
pub async fn end_session(tx: Tx, by: PersonId, name: &Token, now: &Now) -> Result<(), Error> {
    let open = store::sessions(&tx, by, now.at).await?;
    let named = open
        .iter()
        .find(|session| session_name(&session.hash) == *name)
        .ok_or(Error::NotFound)?;
    Ok(store::end_session(&tx, &named.hash).await?)
}

/// Signs a person out of every browser, this one too.
pub async fn sign_out_everywhere(tx: Tx, by: PersonId) -> Result<(), Error> {
    Ok(store::end_sessions(&tx, by).await?)
}

/// Changes a password and ends every session of the person; this browser gets a new one.
pub async fn change_password(
    tx: Tx,
    by: PersonId,
    password: &PasswordHash,
    session: &Renewal,
    now: &Now,
) -> Result<(), Error> {
    set_password(&tx, by, password, now).await?;
    session.begin(&tx, by, now).await
}

/// Signs in with that password from now on: every session ends, and so does every link that would set another one.
async fn set_password(
    tx: &Tx,
    who: PersonId,
    password: &PasswordHash,
    now: &Now,
) -> Result<(), Error> {
    if store::set_secret(tx, who, password, now.at).await? == 0 {
        store::put_passwords(tx, &[(who, password.clone())], &now.at).await?;
    }
    store::end_links(tx, who, LinkPurpose::Reset).await?;
    store::end_sessions(tx, who).await?;
    Ok(())
}

/// The settings as somebody changed them, and the version that they saw.
#[derive(Debug, Clone)]
pub struct ProfileChange {
    profile: Profile,
    about_html: CleanHtml,
    version: i64,
}

impl ProfileChange {
    /// Renders what somebody says about themselves, before the transaction.
    pub fn of(profile: Profile, version: i64) -> Self {
        let about_html = markdown::render(profile.about.as_str());
        Self {
            profile,
            about_html,
            version,
        }
    }
}

/// Changes what others see of a person.
pub async fn set_profile(tx: Tx, by: PersonId, change: &ProfileChange) -> Result<(), Error> {
    let mut member = store::person(&tx, by)
        .await?
        .ok_or(Error::NotFound)?
        .member();
    let wish = &change.profile.handle;
    if *wish != member.profile.handle {
        if person::is_reserved(wish) {
            return Err(ProfileRefusal::HandleReserved.into());
        }
        if store::by_handle(&tx, wish).await?.is_some() {
            return Err(ProfileRefusal::HandleTaken.into());
        }
    }
    member.profile = change.profile.clone();
    member.version = change.version;
    if store::save_profile(&tx, &member, &change.about_html).await? {
        Ok(())
    } else {
        Err(ProfileRefusal::ChangedMeanwhile.into())
    }
}
