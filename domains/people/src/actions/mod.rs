//! What people do here: one function per verb, one transaction.

pub mod password;

use ::store::{Tx, outbox};
use base::{EmailAddress, Now, PersonId, Timestamp, Token};
use web::{CleanHtml, Error, markdown};

use crate::account::{AttemptKind, PasswordHash};
use crate::doors;
use crate::emails::Draft;
use crate::facts::{self, PeopleFact};
use crate::person::{self, PersonKind, Profile, ProfileRefusal, Registration, Standing};
use crate::session::SessionSecret;
use crate::store::{self, NewPerson};

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

web::refusal!(LetterRefusal, ProfileRefusal);

/// The letters of a registration, written beforehand: which of them goes out is decided in the transaction.
#[derive(Debug, Clone)]
pub struct JoinLetters {
    /// The token in the letter that confirms.
    pub token: Token,
    /// To somebody new: please confirm.
    pub confirm: Draft,
    /// To somebody who has an account: you have one.
    pub taken: Draft,
}

/// Makes an account, unless the address has one. Nobody can tell from outside which it was.
pub async fn register(
    tx: Tx,
    who: &Registration,
    password: &PasswordHash,
    letters: &JoinLetters,
    now: &Now,
) -> Result<(), Error> {
    let account = store::account(&tx, &who.address).await?;
    let may_write = waits(&tx, AttemptKind::Letter, &who.address, now)
        .await?
        .is_none();
    if may_write {
        store::put_attempt(&tx, AttemptKind::Letter, &who.address, now).await?;
    }
    if let Some(account) = account {
        if may_write {
            outbox::post(
                &tx,
                letters.taken.clone().to(account.person_id, &who.address),
                now.at,
            )
            .await?;
        }
        return Ok(());
    }
    let id = put_registered(&tx, who, now).await?;
    store::put_passwords(&tx, &[(id, password.clone())], &now.at).await?;
    if may_write {
        store::put_token(&tx, &letters.token, id, &who.address, now.at).await?;
        outbox::post(&tx, letters.confirm.clone().to(id, &who.address), now.at).await?;
    }
    facts::record(&tx, PeopleFact::PersonJoined, id, now).await?;
    Ok(())
}

async fn put_registered(tx: &Tx, who: &Registration, now: &Now) -> Result<PersonId, Error> {
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
    };
    let id = new.id;
    store::put_people(tx, &[new]).await?;
    store::put_mails(tx, &[(id, who.address.clone(), None)]).await?;
    store::put_consents(tx, &[(id, now.at)]).await?;
    Ok(id)
}

async fn waits(
    tx: &Tx,
    kind: AttemptKind,
    address: &EmailAddress,
    now: &Now,
) -> Result<Option<Timestamp>, Error> {
    let attempts = store::attempts(tx, kind, address, now.at).await?;
    Ok(kind.waits_until(&attempts, now.at))
}

/// Sends the confirming letter once more.
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
    if waits(&tx, AttemptKind::Letter, &mail.address, now)
        .await?
        .is_some()
    {
        return Err(LetterRefusal::TooSoon.into());
    }
    store::put_attempt(&tx, AttemptKind::Letter, &mail.address, now).await?;
    store::put_token(&tx, token, by, &mail.address, now.at).await?;
    outbox::post(&tx, letter.clone().to(by, &mail.address), now.at).await?;
    Ok(())
}

/// Confirms the mail address that a letter went to. Whoever holds the letter may: that is the proof.
pub async fn confirm_address(tx: Tx, token: &Token, now: &Now) -> Result<PersonId, Error> {
    let found = store::token(&tx, token)
        .await?
        .ok_or(LetterRefusal::LinkIsOver)?;
    let mail = store::mail(&tx, found.person_id)
        .await?
        .ok_or(LetterRefusal::LinkIsOver)?;
    if found.ends_at <= now.at || mail.address != found.address {
        return Err(LetterRefusal::LinkIsOver.into());
    }
    let person = store::person(&tx, found.person_id)
        .await?
        .ok_or(LetterRefusal::LinkIsOver)?;
    store::confirm_mail(&tx, person.id, now.at).await?;
    store::set_standing(&tx, person.id, person.standing.confirmed()).await?;
    facts::record(&tx, PeopleFact::AddressConfirmed, person.id, now).await?;
    Ok(person.id)
}

/// What there is to compare a typed password with.
#[derive(Debug, Clone)]
pub enum Knock {
    /// An account with a password.
    Known(PersonId, PasswordHash),
    /// No account, or one without a password: the same work is done, and the same is said.
    Unknown,
    /// Too many tries; the next one is heard at that moment.
    Wait(Timestamp),
}

/// Counts a try to sign in before the password is looked at, so that many at once count as many.
pub async fn knock(tx: Tx, address: &EmailAddress, now: &Now) -> Result<Knock, Error> {
    if let Some(until) = waits(&tx, AttemptKind::SignIn, address, now).await? {
        return Ok(Knock::Wait(until));
    }
    store::put_attempt(&tx, AttemptKind::SignIn, address, now).await?;
    let Some(account) = store::account(&tx, address).await? else {
        return Ok(Knock::Unknown);
    };
    let secret = store::secret(&tx, account.person_id).await?;
    Ok(secret.map_or(Knock::Unknown, |secret| {
        Knock::Known(account.person_id, secret)
    }))
}

/// The session that begins, and the one of this browser that ends with it.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// The new one.
    pub secret: SessionSecret,
    /// The old one, if the browser had one.
    pub replaces: Option<SessionSecret>,
}

/// Signs a person in whose password was right.
pub async fn sign_in(
    tx: Tx,
    who: PersonId,
    address: &EmailAddress,
    session: &Renewal,
    now: &Now,
) -> Result<(), Error> {
    store::forget_attempts(&tx, AttemptKind::SignIn, address).await?;
    if let Some(old) = &session.replaces {
        store::end_session(&tx, old.hash()).await?;
    }
    store::put_session(&tx, session.secret.hash(), who, now.at).await?;
    Ok(())
}

/// Ends a session. A second time changes nothing.
pub async fn sign_out(tx: Tx, session: &SessionSecret) -> Result<(), Error> {
    store::end_session(&tx, session.hash()).await?;
    Ok(())
}

/// Changes a password and ends every session of the person; this browser gets a new one.
pub async fn change_password(
    tx: Tx,
    by: PersonId,
    password: &PasswordHash,
    session: &SessionSecret,
    now: &Now,
) -> Result<(), Error> {
    if store::set_secret(&tx, by, password, now.at).await? == 0 {
        store::put_passwords(&tx, &[(by, password.clone())], &now.at).await?;
    }
    if let Some(mail) = store::mail(&tx, by).await? {
        store::forget_attempts(&tx, AttemptKind::SignIn, &mail.address).await?;
    }
    store::end_sessions(&tx, by).await?;
    store::put_session(&tx, session.hash(), by, now.at).await?;
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
