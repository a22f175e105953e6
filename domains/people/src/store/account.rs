//! Ways to sign in, mail addresses, tokens and consents at rest.

use base::{EmailAddress, LanguageTag, Name, PersonId, Timestamp, Token, Zone};
use store::{Fault, Session, ToValue as _, Tx, Value, params, row, statements};

use super::document::InForce;
use super::session::end_sessions;
use crate::account::{LinkPurpose, PasswordHash, WayKind, token_hash};
use crate::consent::Document;

row! {
    /// The account that a mail address belongs to.
    pub(crate) struct Account {
        pub person_id: PersonId,
        pub language: Option<LanguageTag>,
        pub zone: Zone,
        pub name: Name,
    }
    /// A mail address and whether it was confirmed.
    pub(crate) struct Mail {
        pub address: EmailAddress,
        pub confirmed_at: Option<Timestamp>,
    }
    /// What a link stands for.
    pub(crate) struct AccountLink {
        pub person_id: Option<PersonId>,
        pub address: EmailAddress,
        pub ends_at: Timestamp,
    }
    /// An account and what its owner signs in with.
    pub(crate) struct Lock {
        pub person_id: PersonId,
        pub secret: Option<PasswordHash>,
    }
    /// What somebody agreed to.
    pub(crate) struct Consent {
        pub document: Document,
        pub version: String,
        pub at: Timestamp,
    }
}

statements! {
    /// Whose account has this mail address?
    hot ACCOUNT: Account =
        "SELECT person.id AS person_id, person.language, person.zone, person.name
           FROM mail_address
           JOIN person ON person.id = mail_address.person_id
          WHERE mail_address.address = $1";
    /// What is this person's mail address?
    hot MAIL: Mail = "SELECT address, confirmed_at FROM mail_address WHERE person_id = $1";
    /// Whose account has this mail address, and what do they sign in with?
    hot LOCK: Lock =
        "SELECT mail_address.person_id, sign_in_way.secret
           FROM mail_address
           LEFT JOIN sign_in_way ON sign_in_way.person_id = mail_address.person_id AND sign_in_way.kind = 'password'
          WHERE mail_address.address = $1
          ORDER BY sign_in_way.id LIMIT 1";
    /// What does this link stand for?
    hot LINK: AccountLink = "SELECT person_id, address, ends_at FROM account_link WHERE hash = $1 AND purpose = $2";
    /// What did this person agree to?
    hot CONSENTS: Consent =
        "SELECT document, version, at FROM consent WHERE person_id = $1 ORDER BY document, version";
    /// How can this person sign in?
    hot WAYS: (WayKind, Timestamp) = "SELECT kind, made_at FROM sign_in_way WHERE person_id = $1 ORDER BY id";
    /// Gives a person a way to sign in.
    PUT_WAY =
        "INSERT INTO sign_in_way (id, person_id, kind, subject, secret, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Changes a person's password.
    SET_SECRET = "UPDATE sign_in_way SET secret = $2, made_at = $3 WHERE person_id = $1 AND kind = 'password'";
    /// Gives a person a mail address.
    PUT_MAIL = "INSERT INTO mail_address (person_id, address, confirmed_at) VALUES ($1, $2, $3)";
    /// Confirms a person's mail address.
    CONFIRM_MAIL = "UPDATE mail_address SET confirmed_at = $2 WHERE person_id = $1 AND confirmed_at IS NULL";
    /// Remembers what a person agreed to.
    PUT_CONSENT =
        "INSERT INTO consent (person_id, document, version, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, document, version) DO NOTHING";
    /// Changes a person's mail address.
    MOVE_MAIL = "UPDATE mail_address SET address = $2, confirmed_at = $3 WHERE person_id = $1";
    /// Keeps a link.
    PUT_LINK = "INSERT INTO account_link (hash, person_id, purpose, address, ends_at) VALUES ($1, $2, $3, $4, $5)";
    /// Ends the links of a person that are for one thing.
    END_LINKS = "DELETE FROM account_link WHERE person_id = $1 AND purpose = $2";
    /// Ends the links of nobody in particular that are for one thing.
    END_OPEN_LINKS = "DELETE FROM account_link WHERE person_id IS NULL AND purpose = $1";
    /// Sweeps links that are over.
    SWEEP_LINKS = "DELETE FROM account_link WHERE ends_at <= $1";
    /// Removes a person's ways to sign in.
    FORGET_WAYS = "DELETE FROM sign_in_way WHERE person_id = $1";
    /// Removes a person's mail address.
    FORGET_MAIL = "DELETE FROM mail_address WHERE person_id = $1";
    /// Removes what a person agreed to.
    FORGET_CONSENTS = "DELETE FROM consent WHERE person_id = $1";
    /// Removes a person's links.
    FORGET_LINKS = "DELETE FROM account_link WHERE person_id = $1";
}

pub(crate) async fn account(
    session: &Session,
    address: &EmailAddress,
) -> Result<Option<Account>, Fault> {
    session.opt(&ACCOUNT, params![address]).await
}

pub(crate) async fn mail(session: &Session, person: PersonId) -> Result<Option<Mail>, Fault> {
    session.opt(&MAIL, params![person]).await
}

pub(crate) async fn lock(session: &Session, address: &EmailAddress) -> Result<Option<Lock>, Fault> {
    session.opt(&LOCK, params![address]).await
}

/// What a link stands for that is not over yet.
pub(crate) async fn link(
    session: &Session,
    token: &Token,
    purpose: LinkPurpose,
    now: Timestamp,
) -> Result<Option<AccountLink>, Fault> {
    let found = session
        .opt(&LINK, params![token_hash(token), purpose])
        .await?;
    Ok(found.filter(|link| link.ends_at > now))
}

pub(crate) async fn consents(session: &Session, person: PersonId) -> Result<Vec<Consent>, Fault> {
    session.all(&CONSENTS, params![person]).await
}

pub(crate) async fn ways(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(WayKind, Timestamp)>, Fault> {
    session.all(&WAYS, params![person]).await
}

/// Mail addresses of new persons, confirmed at that moment or not yet.
pub(crate) async fn put_mails(
    tx: &Tx,
    mails: &[(PersonId, EmailAddress, Option<Timestamp>)],
) -> Result<(), Fault> {
    let rows = mails.iter().map(|(person, address, confirmed_at)| {
        vec![
            person.to_value(),
            address.to_value(),
            confirmed_at.to_value(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    tx.run_many(&PUT_MAIL, rows).await?;
    Ok(())
}

/// Passwords of new persons. The subject of a password is the person's key: the mail address stands elsewhere.
pub(crate) async fn put_passwords(
    tx: &Tx,
    passwords: &[(PersonId, PasswordHash)],
    at: &Timestamp,
) -> Result<(), Fault> {
    let subjects: Vec<String> = passwords
        .iter()
        .map(|(person, _)| person.to_string())
        .collect();
    let rows = passwords
        .iter()
        .zip(&subjects)
        .map(|((person, hash), subject)| {
            let key = Value::Int(store::row_key(*at));
            vec![
                key,
                person.to_value(),
                WayKind::Password.to_value(),
                subject.to_value(),
                hash.to_value(),
                at.to_value(),
            ]
        });
    let rows: Vec<_> = rows.collect();
    tx.run_many(&PUT_WAY, rows).await?;
    Ok(())
}

pub(crate) async fn set_secret(
    tx: &Tx,
    person: PersonId,
    hash: &PasswordHash,
    at: Timestamp,
) -> Result<u64, Fault> {
    tx.run(&SET_SECRET, params![person, hash, at]).await
}

pub(crate) async fn confirm_mail(tx: &Tx, person: PersonId, at: Timestamp) -> Result<(), Fault> {
    tx.run(&CONFIRM_MAIL, params![person, at]).await?;
    end_links(tx, person, LinkPurpose::Confirm).await
}

/// Remembers that these persons agreed to these versions.
pub(crate) async fn put_consents(
    tx: &Tx,
    people: &[(PersonId, Timestamp)],
    versions: &[InForce],
) -> Result<(), Fault> {
    let rows = people.iter().flat_map(|(person, at)| {
        versions.iter().map(move |document| {
            vec![
                person.to_value(),
                document.document.to_value(),
                document.version.to_value(),
                at.to_value(),
            ]
        })
    });
    let rows: Vec<_> = rows.collect();
    tx.run_many(&PUT_CONSENT, rows).await?;
    Ok(())
}

/// A link for a person, or for nobody in particular.
#[derive(Debug, Clone)]
pub(crate) struct NewLink<'a> {
    pub token: &'a Token,
    pub person: Option<PersonId>,
    pub purpose: LinkPurpose,
    pub address: &'a str,
}

/// Keeps a link in place of earlier ones of that person for the same thing, and sweeps those that are over. Ways back stay side by
/// side: whoever moves an account twice does not close the way back to where it was first.
pub(crate) async fn put_link(tx: &Tx, link: &NewLink<'_>, now: Timestamp) -> Result<(), Fault> {
    tx.run(&SWEEP_LINKS, params![now]).await?;
    if let Some(person) = link.person
        && link.purpose != LinkPurpose::MoveBack
    {
        end_links(tx, person, link.purpose).await?;
    }
    let (hash, ends_at) = (token_hash(link.token), link.purpose.ends_at(now));
    tx.run(
        &PUT_LINK,
        params![hash, link.person, link.purpose, link.address, ends_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn end_links(
    tx: &Tx,
    person: PersonId,
    purpose: LinkPurpose,
) -> Result<(), Fault> {
    tx.run(&END_LINKS, params![person, purpose]).await?;
    Ok(())
}

/// Ends every link of a person.
pub(crate) async fn end_all_links(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_LINKS, params![person]).await?;
    Ok(())
}

pub(crate) async fn end_open_links(tx: &Tx, purpose: LinkPurpose) -> Result<(), Fault> {
    tx.run(&END_OPEN_LINKS, params![purpose]).await?;
    Ok(())
}

/// Writes to that address from now on.
pub(crate) async fn move_mail(
    tx: &Tx,
    person: PersonId,
    address: &EmailAddress,
    confirmed_at: Timestamp,
) -> Result<(), Fault> {
    tx.run(&MOVE_MAIL, params![person, address, confirmed_at])
        .await?;
    Ok(())
}

/// Removes what a person signs in with, agreed to and is written to at.
pub(crate) async fn forget_account(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    end_sessions(tx, person).await?;
    end_all_links(tx, person).await?;
    tx.run(&FORGET_CONSENTS, params![person]).await?;
    tx.run(&FORGET_WAYS, params![person]).await?;
    tx.run(&FORGET_MAIL, params![person]).await?;
    Ok(())
}
