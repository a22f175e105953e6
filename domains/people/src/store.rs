//! Every SQL statement of this room.

use std::collections::HashSet;

use base::{EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Prose, Timestamp, Token, Zone};
use store::{Fault, Session, ToValue as _, Tx, Value, params, row, statements};
use web::CleanHtml;

use crate::account::{AttemptKind, TokenPurpose, WayKind, subject, token_hash};
use crate::consent::Document;
use crate::password::PasswordHash;
use crate::person::{Member, PersonKind, Profile, Standing};

row! {
    /// The person behind a session.
    pub(crate) struct SessionViewer {
        pub id: PersonId,
        pub name: Name,
        pub handle: Handle,
        pub language: Option<LanguageTag>,
        pub zone: Zone,
        pub standing: Standing,
    }
    /// A person as their own page shows them.
    pub struct Person {
        /// The key.
        pub id: PersonId,
        /// The public name in addresses.
        pub handle: Handle,
        /// What they want to be called.
        pub name: Name,
        /// What kind of person.
        pub kind: PersonKind,
        /// Their place in the university.
        pub standing: Standing,
        /// The language they read the site in.
        pub language: Option<LanguageTag>,
        /// The zone in which they see times.
        pub zone: Zone,
        /// What they say about themselves, in Markdown.
        pub about: Prose,
        /// The same as HTML.
        pub about_html: CleanHtml,
        /// The day they came.
        pub made_at: Timestamp,
        /// Counts the changes of the row.
        pub version: i64,
    }
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

impl Person {
    /// The model of it.
    pub(crate) fn member(&self) -> Member {
        Member {
            id: self.id,
            profile: Profile {
                name: self.name.clone(),
                handle: self.handle.clone(),
                language: self.language.clone(),
                zone: self.zone.clone(),
                about: self.about.clone(),
            },
            standing: self.standing,
            made_at: self.made_at,
            version: self.version,
        }
    }
}

statements! {
    /// Who is signed in by this session?
    hot VIEWER: SessionViewer =
        "SELECT person.id, person.name, person.handle, person.language, person.zone, person.standing
           FROM session
           JOIN person ON person.id = session.person_id
          WHERE session.hash = $1 AND session.ends_at > $2 AND person.kind = 'member'";
    /// Who has this handle?
    hot BY_HANDLE: Person =
        "SELECT id, handle, name, kind, standing, language, zone, about, about_html, made_at, version
           FROM person WHERE handle = $1";
    /// Who is this?
    hot PERSON: Person =
        "SELECT id, handle, name, kind, standing, language, zone, about, about_html, made_at, version
           FROM person WHERE id = $1";
    /// Which of these handles are taken?
    hot TAKEN_HANDLES: (Handle,) = "SELECT handle FROM person WHERE handle = ANY_TEXT($1)";
    /// Whose are these handles?
    hot BY_HANDLES: (Handle, PersonId) = "SELECT handle, id FROM person WHERE handle = ANY_TEXT($1)";
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
    /// When was this tried lately, newest first?
    hot ATTEMPTS: (Timestamp,) =
        "SELECT at FROM attempt WHERE kind = $1 AND subject = $2 AND at > $3 ORDER BY at DESC LIMIT $4";
    /// What did this person agree to?
    hot CONSENTS: Consent =
        "SELECT document, version, at FROM consent WHERE person_id = $1 ORDER BY document, version";
    /// Which sessions does this person have?
    hot SESSIONS: (Timestamp, Timestamp) =
        "SELECT made_at, ends_at FROM session WHERE person_id = $1 ORDER BY ends_at";
    /// How can this person sign in?
    hot WAYS: (WayKind, Timestamp) = "SELECT kind, made_at FROM sign_in_way WHERE person_id = $1 ORDER BY id";

    /// Puts a person into the university.
    PUT_PERSON =
        "INSERT INTO person (id, handle, name, name_folded, kind, standing, language, zone, about, about_html, made_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    /// Changes what others see of a person, if nobody else did meanwhile.
    SAVE_PROFILE =
        "UPDATE person SET name = $3, name_folded = $4, handle = $5, language = $6, zone = $7, about = $8, about_html = $9,
                version = version + 1
          WHERE id = $1 AND version = $2";
    /// Changes a person's place in the university.
    SET_STANDING = "UPDATE person SET standing = $2 WHERE id = $1";
    /// Takes everything personal off a person who leaves.
    ERASE_PERSON =
        "UPDATE person SET handle = $2, name = $3, name_folded = $4, kind = 'erased', standing = 'member', language = NULL,
                zone = 'UTC', about = '', about_html = '', version = version + 1
          WHERE id = $1";
    /// Gives a person a way to sign in.
    PUT_WAY =
        "INSERT INTO sign_in_way (id, person_id, kind, subject, secret, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Changes a person's password.
    SET_SECRET = "UPDATE sign_in_way SET secret = $2, made_at = $3 WHERE person_id = $1 AND kind = 'password'";
    /// Gives a person a mail address.
    PUT_MAIL = "INSERT INTO mail_address (person_id, address, confirmed_at) VALUES ($1, $2, $3)";
    /// Confirms a person's mail address.
    CONFIRM_MAIL = "UPDATE mail_address SET confirmed_at = $2 WHERE person_id = $1 AND confirmed_at IS NULL";
    /// Begins a session.
    PUT_SESSION = "INSERT INTO session (hash, person_id, made_at, ends_at) VALUES ($1, $2, $3, $4)";
    /// Ends a session.
    END_SESSION = "DELETE FROM session WHERE hash = $1";
    /// Ends all sessions of a person.
    END_SESSIONS = "DELETE FROM session WHERE person_id = $1";
    /// Sweeps sessions that are over.
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_at <= $1";
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
    /// Remembers that something was tried.
    PUT_ATTEMPT = "INSERT INTO attempt (id, kind, subject, at) VALUES ($1, $2, $3, $4)";
    /// Forgets what was tried for a mail address.
    FORGET_ATTEMPTS = "DELETE FROM attempt WHERE kind = $1 AND subject = $2";
    /// Sweeps what was tried long ago.
    SWEEP_ATTEMPTS = "DELETE FROM attempt WHERE at <= $1";
    /// Removes a person's ways to sign in.
    FORGET_WAYS = "DELETE FROM sign_in_way WHERE person_id = $1";
    /// Removes a person's mail address.
    FORGET_MAIL = "DELETE FROM mail_address WHERE person_id = $1";
    /// Removes what a person agreed to.
    FORGET_CONSENTS = "DELETE FROM consent WHERE person_id = $1";
    /// Removes a person's tokens.
    FORGET_TOKENS = "DELETE FROM mail_token WHERE person_id = $1";
}

/// Everything that a new row of a person says.
#[derive(Debug, Clone)]
pub(crate) struct NewPerson {
    pub id: PersonId,
    pub kind: PersonKind,
    pub standing: Standing,
    pub profile: Profile,
    pub about_html: CleanHtml,
    pub made_at: Timestamp,
}

pub(crate) async fn viewer(
    session: &Session,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<SessionViewer>, Fault> {
    session.opt(&VIEWER, params![hash, now]).await
}

/// The person with that handle.
pub async fn by_handle(session: &Session, handle: &Handle) -> Result<Option<Person>, Fault> {
    session.opt(&BY_HANDLE, params![handle]).await
}

/// The person with that key.
pub async fn person(session: &Session, id: PersonId) -> Result<Option<Person>, Fault> {
    session.opt(&PERSON, params![id]).await
}

/// The persons with these handles.
pub async fn by_handles(
    session: &Session,
    handles: &[Handle],
) -> Result<Vec<(Handle, PersonId)>, Fault> {
    session.all(&BY_HANDLES, params![listed(handles)]).await
}

fn listed(handles: &[Handle]) -> store::Value<'static> {
    store::texts(handles.iter().map(Handle::to_string))
}

pub(crate) async fn taken(session: &Session, handles: &[Handle]) -> Result<HashSet<Handle>, Fault> {
    let rows = session
        .all(&TAKEN_HANDLES, params![listed(handles)])
        .await?;
    Ok(rows.into_iter().map(|(handle,)| handle).collect())
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

pub(crate) async fn sessions(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(Timestamp, Timestamp)>, Fault> {
    session.all(&SESSIONS, params![person]).await
}

pub(crate) async fn ways(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(WayKind, Timestamp)>, Fault> {
    session.all(&WAYS, params![person]).await
}

/// The attempts that count, newest first.
pub(crate) async fn attempts(
    session: &Session,
    kind: AttemptKind,
    address: &EmailAddress,
    now: Timestamp,
) -> Result<Vec<Timestamp>, Fault> {
    let (subject, since, most) = (subject(address), kind.counts_from(now), kind.most());
    let rows = session
        .all(&ATTEMPTS, params![kind, subject, since, most])
        .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

pub(crate) async fn put_people(tx: &Tx, people: &[NewPerson]) -> Result<(), Fault> {
    let folded: Vec<String> = people
        .iter()
        .map(|person| crate::person::folded(&person.profile.name))
        .collect();
    let rows = people.iter().zip(&folded).map(|(new, folded)| {
        let Profile {
            name,
            handle,
            language,
            zone,
            about,
        } = &new.profile;
        vec![
            new.id.to_value(),
            handle.to_value(),
            name.to_value(),
            folded.to_value(),
            new.kind.to_value(),
            new.standing.to_value(),
            language.to_value(),
            zone.to_value(),
            about.to_value(),
            new.about_html.to_value(),
            new.made_at.to_value(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    tx.run_many(&PUT_PERSON, rows).await?;
    Ok(())
}

/// Saves what others see of a person; false when the row is another one by now.
pub(crate) async fn save_profile(
    tx: &Tx,
    member: &Member,
    about_html: &CleanHtml,
) -> Result<bool, Fault> {
    let Profile {
        name,
        handle,
        language,
        zone,
        about,
    } = &member.profile;
    let folded = crate::person::folded(name);
    let values = params![
        member.id,
        member.version,
        name,
        folded,
        handle,
        language,
        zone,
        about,
        about_html
    ];
    Ok(tx.run(&SAVE_PROFILE, values).await? == 1)
}

pub(crate) async fn set_standing(
    tx: &Tx,
    person: PersonId,
    standing: Standing,
) -> Result<(), Fault> {
    tx.run(&SET_STANDING, params![person, standing]).await?;
    Ok(())
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

/// Remembers an attempt, and sweeps those that count for nothing any more.
pub(crate) async fn put_attempt(
    tx: &Tx,
    kind: AttemptKind,
    address: &EmailAddress,
    now: &Now,
) -> Result<(), Fault> {
    tx.run(
        &SWEEP_ATTEMPTS,
        params![AttemptKind::Letter.counts_from(now.at)],
    )
    .await?;
    tx.run(
        &PUT_ATTEMPT,
        params![store::row_key(now.at), kind, subject(address), now.at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_attempts(
    tx: &Tx,
    kind: AttemptKind,
    address: &EmailAddress,
) -> Result<(), Fault> {
    tx.run(&FORGET_ATTEMPTS, params![kind, subject(address)])
        .await?;
    Ok(())
}

/// Begins a session, and sweeps those that are over.
pub(crate) async fn put_session(
    tx: &Tx,
    hash: [u8; 32],
    person: PersonId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&SWEEP_SESSIONS, params![now]).await?;
    tx.run(
        &PUT_SESSION,
        params![hash, person, now, crate::session::ends_at(now)],
    )
    .await?;
    Ok(())
}

/// Begins a session that ends at another moment than usual, for samples.
pub(crate) async fn put_session_until(
    tx: &Tx,
    hash: [u8; 32],
    person: PersonId,
    ends_at: Timestamp,
) -> Result<(), Fault> {
    tx.run(
        &PUT_SESSION,
        params![hash, person, Timestamp::UNIX_EPOCH, ends_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn end_session(tx: &Tx, hash: [u8; 32]) -> Result<(), Fault> {
    tx.run(&END_SESSION, params![hash]).await?;
    Ok(())
}

pub(crate) async fn end_sessions(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&END_SESSIONS, params![person]).await?;
    Ok(())
}

/// Removes what is a person's own, and leaves a row that others' things may point to.
pub(crate) async fn erase(
    tx: &Tx,
    person: PersonId,
    handle: &Handle,
    name: &Name,
) -> Result<(), Fault> {
    if let Some(mail) = mail(tx, person).await? {
        forget_attempts(tx, AttemptKind::SignIn, &mail.address).await?;
        forget_attempts(tx, AttemptKind::Letter, &mail.address).await?;
    }
    end_sessions(tx, person).await?;
    tx.run(&FORGET_TOKENS, params![person]).await?;
    tx.run(&FORGET_CONSENTS, params![person]).await?;
    tx.run(&FORGET_WAYS, params![person]).await?;
    tx.run(&FORGET_MAIL, params![person]).await?;
    tx.run(
        &ERASE_PERSON,
        params![person, handle, name, crate::person::folded(name)],
    )
    .await?;
    Ok(())
}
