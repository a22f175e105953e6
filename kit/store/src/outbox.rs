//! The outbox: letters written in the transaction that gives the reason for them, sent by the worker afterwards.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::jobs;
use crate::key::row_key;
use crate::session::{Session, Tx};

/// The kind of the job that sends a letter; its payload is a [`SendLetter`].
pub const SEND_LETTER: &str = "send-letter";

/// The payload of a job of kind [`SEND_LETTER`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendLetter {
    /// The letter to send.
    pub letter: i64,
}

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What sort of letter it is, as `confirm-address`.
    pub kind: &'static str,
    /// The person it is for, if there is an account.
    pub person_id: Option<i64>,
    /// The mail address.
    pub to_address: String,
    /// The subject line.
    pub subject: String,
    /// The text, for readers without HTML.
    pub text: String,
    /// The same in HTML.
    pub html: String,
}

crate::row! {
    /// A letter that was posted.
    pub struct PostedLetter {
        /// Its key; later letters have greater ones.
        pub id: i64,
        /// What sort of letter it is.
        pub kind: String,
        /// The person it is for, if there is an account.
        pub person_id: Option<i64>,
        /// The mail address.
        pub to_address: String,
        /// The subject line.
        pub subject: String,
        /// The text, for readers without HTML.
        pub text: String,
        /// The same in HTML.
        pub html: String,
        /// When it was written.
        pub made_at: Timestamp,
        /// When it was sent.
        pub sent_at: Option<Timestamp>,
        /// When sending it last failed.
        pub failed_at: Option<Timestamp>,
        /// Why that failed.
        pub last_error: Option<String>,
    }
}

/// A piece of a list that is newest first: what comes before a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The last key of the page before; nothing for the first page.
    pub before: Option<i64>,
    /// How many lines.
    pub size: u32,
}

impl Page {
    /// The newest lines.
    pub const fn first(size: u32) -> Self {
        Self { before: None, size }
    }

    fn key(self) -> i64 {
        self.before.unwrap_or(i64::MAX)
    }
}

crate::statements! {
    /// Puts a letter into the outbox.
    POST =
        "INSERT INTO letter (id, kind, person_id, to_address, subject, text, html, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// What is in this letter?
    hot LETTER: PostedLetter =
        "SELECT id, kind, person_id, to_address, subject, text, html, made_at, sent_at, failed_at, last_error
           FROM letter WHERE id = $1";
    /// Which letters were written to this person?
    hot LETTERS_TO: PostedLetter =
        "SELECT id, kind, person_id, to_address, subject, text, html, made_at, sent_at, failed_at, last_error
           FROM letter WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    /// Which letters were written?
    hot LETTERS_ALL: PostedLetter =
        "SELECT id, kind, person_id, to_address, subject, text, html, made_at, sent_at, failed_at, last_error
           FROM letter WHERE id < $1 ORDER BY id DESC LIMIT $2";
    /// Remembers that a letter was sent.
    hot SENT = "UPDATE letter SET sent_at = $2, failed_at = NULL, last_error = NULL WHERE id = $1 AND sent_at IS NULL";
    /// Remembers that sending a letter failed.
    hot FAILED = "UPDATE letter SET failed_at = $2, last_error = $3 WHERE id = $1 AND sent_at IS NULL";
    /// Remembers whose words a letter carries.
    hot BY = "UPDATE letter SET author_id = $2 WHERE id = $1";
    /// Which letters were written to a person or that address, or carry the words of that person?
    hot OF_PERSON: (i64,) =
        "SELECT id FROM letter WHERE person_id = $1
         UNION SELECT id FROM letter WHERE author_id = $1
         UNION SELECT id FROM letter WHERE to_address = $2";
    /// Which letters may hold this text?
    HOLDING: (i64, String, String) =
        "SELECT id, text, html FROM letter WHERE text LIKE $1 OR html LIKE $1 ORDER BY id";
    /// Removes letters.
    hot FORGET = "DELETE FROM letter WHERE id = ANY_OF($1)";
    /// Removes the jobs that would send them, with what the mail server said about them.
    FORGET_JOBS = "DELETE FROM job WHERE kind = $1 AND payload = ANY_TEXT($2)";
}

/// Puts a letter into the outbox; the worker sends it after the commit. Returns its key.
pub async fn post(tx: &Tx, letter: Letter, now: Timestamp) -> Result<i64, Fault> {
    let id = row_key(now);
    let Letter {
        kind,
        person_id,
        to_address,
        subject,
        text,
        html,
    } = letter;
    tx.run(
        &POST,
        crate::params![id, kind, person_id, to_address, subject, text, html, now],
    )
    .await?;
    jobs::enqueue(tx, SEND_LETTER, &SendLetter { letter: id }, now).await?;
    Ok(id)
}

/// Puts a letter into the outbox that carries somebody's words to others, if it is known whose: it goes when they go.
pub async fn post_from(
    tx: &Tx,
    author: Option<i64>,
    letter: Letter,
    now: Timestamp,
) -> Result<i64, Fault> {
    let id = post(tx, letter, now).await?;
    if author.is_some() {
        tx.run(&BY, crate::params![id, author]).await?;
    }
    Ok(id)
}

/// The letter with this key.
pub async fn letter(session: &Session, id: i64) -> Result<Option<PostedLetter>, Fault> {
    session.opt(&LETTER, crate::params![id]).await
}

/// The letters to one person, newest first.
pub async fn letters_to(
    session: &Session,
    person_id: i64,
    page: Page,
) -> Result<Vec<PostedLetter>, Fault> {
    session
        .all(
            &LETTERS_TO,
            crate::params![person_id, page.key(), page.size],
        )
        .await
}

/// All letters, newest first.
pub async fn letters_all(session: &Session, page: Page) -> Result<Vec<PostedLetter>, Fault> {
    session
        .all(&LETTERS_ALL, crate::params![page.key(), page.size])
        .await
}

/// Remembers that a letter was sent.
pub async fn mark_sent(tx: &Tx, id: i64, now: Timestamp) -> Result<(), Fault> {
    tx.run(&SENT, crate::params![id, now]).await?;
    Ok(())
}

/// Remembers that sending a letter failed, and why.
pub async fn mark_failed(tx: &Tx, id: i64, error: &str, now: Timestamp) -> Result<(), Fault> {
    tx.run(&FAILED, crate::params![id, now, error]).await?;
    Ok(())
}

/// Removes the letters, to whomever they went, that link to a page or name an address: the text ends where no more letters,
/// digits, `-` or `_` follow.
pub async fn forget_naming(tx: &Tx, text: &str) -> Result<(), Fault> {
    let is_named = |said: &str| {
        said.match_indices(text).any(|(at, _)| {
            let next = said[at + text.len()..].chars().next();
            !next.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'))
        })
    };
    let letters = tx
        .all(&HOLDING, crate::params![jobs::like(text)])
        .await?
        .into_iter()
        .filter(|(_, text, html)| is_named(text) || is_named(html))
        .map(|(id, ..)| id)
        .collect();
    forget(tx, letters).await?;
    Ok(())
}

/// Removes the letters to a person who leaves, to their address, and with their words in them; also what waits to send these.
pub async fn forget_person(tx: &Tx, person_id: i64, address: Option<&str>) -> Result<u64, Fault> {
    let letters: Vec<i64> = tx
        .all(&OF_PERSON, crate::params![person_id, address])
        .await?
        .into_iter()
        .map(|(id,)| id)
        .collect();
    forget(tx, letters).await
}

/// Removes letters, and the jobs that would send them.
async fn forget(tx: &Tx, letters: Vec<i64>) -> Result<u64, Fault> {
    let mut payloads = Vec::with_capacity(letters.len());
    for letter in &letters {
        payloads.push(jobs::json(&SendLetter { letter: *letter })?);
    }
    let payloads = base::stored::texts(payloads);
    tx.run(&FORGET_JOBS, crate::params![SEND_LETTER, payloads])
        .await?;
    tx.run(&FORGET, [base::stored::Value::Keys(letters.into())])
        .await
}
