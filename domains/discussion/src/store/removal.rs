//! What others wrote about somebody who leaves, and what they wrote themselves.

use base::{LanguageTag, PersonId, Title};
use store::{Fault, Session, Tx, params, row, statements};
use web::CleanHtml;

use crate::post::PostId;
use crate::thread::ThreadId;

row! {
    /// A post whose text may change because somebody leaves.
    pub(crate) struct Said {
        pub id: PostId,
        pub body: String,
        pub body_html: CleanHtml,
        pub language: LanguageTag,
        /// Whether it answers the one who leaves, or is their own.
        pub is_near: bool,
    }
}

statements! {
    /// What somebody's posts say.
    OWN_TEXTS: (String,) = "SELECT body FROM post WHERE author_id = $1 ORDER BY id";
    /// The posts of others that quote, in threads where somebody wrote.
    QUOTING: Said = "SELECT post.id, post.body, post.body_html, post.language, FALSE AS is_near FROM post
        WHERE post.thread_id IN (SELECT own.thread_id FROM post AS own WHERE own.author_id = $1)
            AND (post.author_id IS NULL OR post.author_id <> $1) AND post.body LIKE '%>%'
        ORDER BY post.id";
    /// Which posts may name somebody? In the text, or in the HTML where that is all there is.
    NAMING: Said = "SELECT post.id, post.body, post.body_html, post.language,
            (post.author_id IS NOT NULL AND post.author_id = $1)
                OR EXISTS (SELECT 1 FROM post AS above WHERE above.id = post.parent_id AND above.author_id = $1) AS is_near
        FROM post
        WHERE post.id > $2 AND (lower(post.body_html) LIKE $3 OR post.body_html LIKE $4 OR lower(post.body) LIKE $3 OR post.body LIKE $4)
        ORDER BY post.id LIMIT $5";
    /// Puts another text in the place of one.
    hot REWRITE = "UPDATE post SET body = $2, body_html = $3, version = version + 1 WHERE id = $1";
    /// Forgets what posts said before they were changed.
    hot FORGET_EARLIER = "DELETE FROM post_version WHERE post_id = $1";
    /// Withdraws everything that somebody wrote.
    hot WITHDRAW_ALL = "UPDATE post SET body = '', body_html = '', state = 'withdrawn', version = version + 1 WHERE author_id = $1";
    /// Which threads did somebody name?
    hot OWN_TITLES: (ThreadId, LanguageTag) = "SELECT id, language FROM thread WHERE author_id = $1 ORDER BY id";
    /// Calls a thread something else.
    hot RETITLE = "UPDATE thread SET title = $2, version = version + 1 WHERE id = $1";
}

/// How many posts are looked at in one transaction.
pub(crate) const BATCH: u32 = 200;

pub(crate) async fn own_texts(session: &Session, person: PersonId) -> Result<Vec<String>, Fault> {
    let texts = session.all(&OWN_TEXTS, params![person]).await?;
    Ok(texts.into_iter().map(|(text,)| text).collect())
}

pub(crate) async fn quoting(session: &Session, person: PersonId) -> Result<Vec<Said>, Fault> {
    session.all(&QUOTING, params![person]).await
}

/// Posts after that one that may name somebody: by `@handle` or the address of a page, or by the name.
pub(crate) async fn naming(
    session: &Session,
    person: PersonId,
    after: PostId,
    handle: &str,
    name: &str,
) -> Result<Vec<Said>, Fault> {
    let plain = |text: &str| text.replace(['%', '_', '\\'], "_");
    let handle = format!("%{}%", plain(handle).to_lowercase());
    let name = format!("%{}%", plain(name));
    let values = params![person, after, handle, name, BATCH];
    session.all(&NAMING, values).await
}

/// Puts another text in the place of a post's, and forgets what it said before.
pub(crate) async fn rewrite(
    tx: &Tx,
    post: PostId,
    body: &str,
    html: &CleanHtml,
) -> Result<(), Fault> {
    tx.run(&REWRITE, params![post, body, html]).await?;
    tx.run(&FORGET_EARLIER, params![post]).await?;
    Ok(())
}

/// Withdraws everything that somebody wrote.
pub(crate) async fn withdraw_all(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&WITHDRAW_ALL, params![person]).await?;
    Ok(())
}

pub(crate) async fn own_titles(
    session: &Session,
    person: PersonId,
) -> Result<Vec<(ThreadId, LanguageTag)>, Fault> {
    session.all(&OWN_TITLES, params![person]).await
}

pub(crate) async fn retitle(tx: &Tx, thread: ThreadId, title: &Title) -> Result<(), Fault> {
    tx.run(&RETITLE, params![thread, title]).await?;
    Ok(())
}
