//! Ways to sign in, mail addresses, tokens and consents at rest.

use base::{EmailAddress, LanguageTag, Name, PersonId, Timestamp, Token, Zone};
use store::{Fault, Session, ToValue as _, Tx, Value, params, row, statements};

use super::session::{end_sessions, forget_attempts};
use crate::account::{AttemptKind, PasswordHash, TokenPurpose, WayKind, token_hash};
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
    /// What a token in a letter stands for.
    pub(crate) struct MailToken {
        pub person_id: PersonId,
        pub address: EmailAddress,
        pub ends_at: Timestamp,
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
    /// What does this person sign in with?
    hot SECRET: (PasswordHash,) =
        "SELECT secret FROM sign_in_way WHERE person_id = $1 AND kind = 'password' ORDER BY id LIMIT 1";
    /// What stands this token for?
    hot TOKEN: MailToken = "SELECT person_id, address, ends_at FROM mail_token WHERE hash = $1 AND purpose = $2";
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
    /// Keeps a token that stands in a letter.
    PUT_TOKEN = "INSERT INTO mail_token (hash, person_id, purpose, address, ends_at) VALUES ($1, $2, $3, $4, $5)";
    /// Ends the tokens of a person that are for one thing.
    END_TOKENS = "DELETE FROM mail_token WHERE person_id = $1 AND purpose = $2";
    /// Sweeps tokens that are over.
    SWEEP_TOKENS = "DELETE FROM mail_token WHERE ends_at <= $1";
    /// Removes a person's ways to sign in.
    FORGET_WAYS = "DELETE FROM sign_in_way WHERE person_id = $1";
    /// Removes a person's mail address.
    FORGET_MAIL = "DELETE FROM mail_address WHERE person_id = $1";
    /// Removes what a person agreed to.
    FORGET_CONSENTS = "DELETE FROM consent WHERE person_id = $1";
    /// Removes a person's tokens.
    FORGET_TOKENS = "DELETE FROM mail_token WHERE person_id = $1";
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

pub(crate) async fn secret(
    session: &Session,
    person: PersonId,
) -> Result<Option<PasswordHash>, Fault> {
    Ok(session
        .opt(&SECRET, params![person])
        .await?
        .map(|(secret,)| secret))
}

pub(crate) async fn token(session: &Session, token: &Token) -> Result<Option<MailToken>, Fault> {
    session
        .opt(&TOKEN, params![token_hash(token), TokenPurpose::Confirm])
        .await
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
    tx.run(&END_TOKENS, params![person, TokenPurpose::Confirm])
        .await?;
    Ok(())
}

/// Remembers that these persons agreed to every document in its version of today.
pub(crate) async fn put_consents(tx: &Tx, people: &[(PersonId, Timestamp)]) -> Result<(), Fault> {
    let rows = people.iter().flat_map(|(person, at)| {
        let documents = <Document as base::Word>::ALL.iter();
        documents.map(move |document| {
            vec![
                person.to_value(),
                document.to_value(),
                document.version().to_value(),
                at.to_value(),
            ]
        })
    });
    let rows: Vec<_> = rows.collect();
    tx.run_many(&PUT_CONSENT, rows).await?;
    Ok(())
}

/// Keeps the token of a letter in place of earlier ones, and sweeps those that are over.
pub(crate) async fn put_token(
    tx: &Tx,
    token: &Token,
    person: PersonId,
    address: &EmailAddress,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&SWEEP_TOKENS, params![now]).await?;
    tx.run(&END_TOKENS, params![person, TokenPurpose::Confirm])
        .await?;
    let ends_at = crate::account::token_ends_at(now);
    tx.run(
        &PUT_TOKEN,
        params![
            token_hash(token),
            person,
            TokenPurpose::Confirm,
            address,
            ends_at
        ],
    )
    .await?;
    Ok(())
}

/// Removes what a person signs in with, agreed to and is written to at.
pub(crate) async fn forget_account(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    if let Some(mail) = mail(tx, person).await? {
        forget_attempts(tx, AttemptKind::SignIn, &mail.address).await?;
        forget_attempts(tx, AttemptKind::Letter, &mail.address).await?;
    }
    end_sessions(tx, person).await?;
    tx.run(&FORGET_TOKENS, params![person]).await?;
    tx.run(&FORGET_CONSENTS, params![person]).await?;
    tx.run(&FORGET_WAYS, params![person]).await?;
    tx.run(&FORGET_MAIL, params![person]).await?;
    Ok(())
}
