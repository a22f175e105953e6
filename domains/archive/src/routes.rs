//! The addresses of this room.

use base::{Slug, Token};
use web::{Doors, Guard};

use crate::pages;

web::route! {
    /// Every edition, those that ended last first.
    pub ListEditions = "/editions" {}
    /// One edition: what it was about, and its syllabus.
    pub ShowEdition = "/editions/{run}" { run: Slug }
    /// An activity of its syllabus; a document of an old site.
    pub ShowDocument = "/editions/{run}/documents/{activity}" { run: Slug, activity: Token }
    /// The earlier states of a document.
    pub ShowRevisions = "/editions/{run}/documents/{activity}/revisions" { run: Slug, activity: Token }
    /// One of them.
    pub ShowRevision = "/editions/{run}/documents/{activity}/revisions/{number}" { run: Slug, activity: Token, number: i64 }
    /// Its threads.
    pub ShowDiscussion = "/editions/{run}/discussion" { run: Slug }
    /// One of them.
    pub ShowThread = "/editions/{run}/threads/{thread}" { run: Slug, thread: Token }
    /// Who was there.
    pub ShowPeople = "/editions/{run}/people" { run: Slug }
    /// Make a finished run an edition.
    pub FreezeRun = "/runs/{run}/freeze" { run: Slug }
}

/// The page of a thread on which a post is read in its place.
pub fn latest_in_thread(thread: &ShowThread, post: &Token) -> String {
    format!("{thread}?at={post}#p_{post}")
}

/// The doors of this room.
pub fn doors() -> Doors {
    let texts = Guard::Open("archive::policy::read_discussion");
    Doors::new()
        .get_kept::<ListEditions, _, _>(Guard::Everyone, pages::list::show)
        .get_kept::<ShowEdition, _, _>(Guard::Everyone, pages::edition::show)
        .get_kept::<ShowDocument, _, _>(Guard::Everyone, pages::document::show)
        .get_kept::<ShowRevisions, _, _>(Guard::Everyone, pages::revisions::list)
        .get_kept::<ShowRevision, _, _>(Guard::Everyone, pages::revisions::show)
        .get::<ShowDiscussion, _, _>(texts, pages::discussion::show)
        .get::<ShowThread, _, _>(texts, pages::thread::show)
        .get_kept::<ShowPeople, _, _>(
            Guard::Open("archive::policy::read_people"),
            pages::people::show,
        )
        .post::<FreezeRun, _, _>(
            Guard::Policy("archive::policy::freeze"),
            pages::edition::freeze,
        )
}
