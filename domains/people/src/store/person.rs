//! Persons at rest.

use std::collections::HashSet;

use base::{Handle, LanguageTag, Name, PersonId, Prose, Timestamp, Zone};
use store::{Fault, Session, ToValue as _, Tx, params, row, statements};
use web::CleanHtml;

use crate::person::{Member, PersonKind, Profile, Standing};

row! {
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
    /// Is anybody here at all?
    ANYBODY: (PersonId,) = "SELECT id FROM person ORDER BY id LIMIT 1";
    /// Does anybody care for the site?
    hot ANY_STEWARD: (PersonId,) = "SELECT id FROM person WHERE standing = 'steward' ORDER BY id LIMIT 1";
    /// Whose are these handles?
    hot BY_HANDLES: (Handle, PersonId) = "SELECT handle, id FROM person WHERE handle = ANY_TEXT($1)";
    /// Puts a person into the university.
    PUT_PERSON =
        "INSERT INTO person (id, handle, name, name_folded, kind, standing, language, zone, about, about_html, made_at, agreed_at,
                version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
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
    /// Until when they agreed to every document in force.
    pub agreed_at: Timestamp,
}

/// The person with that handle.
pub async fn by_handle(session: &Session, handle: &Handle) -> Result<Option<Person>, Fault> {
    session.opt(&BY_HANDLE, params![handle]).await
}

/// The person with that key.
pub async fn person(session: &Session, id: PersonId) -> Result<Option<Person>, Fault> {
    session.opt(&PERSON, params![id]).await
}

/// The university is still empty.
pub async fn nobody_is_here(session: &Session) -> Result<bool, Fault> {
    Ok(session.opt(&ANYBODY, params![]).await?.is_none())
}

/// Somebody cares for the site.
pub async fn has_steward(session: &Session) -> Result<bool, Fault> {
    Ok(session.opt(&ANY_STEWARD, params![]).await?.is_some())
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
            new.agreed_at.to_value(),
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

/// Takes name, handle and everything personal off the row, and leaves it for others' things to point to.
pub(crate) async fn erase_person(
    tx: &Tx,
    person: PersonId,
    handle: &Handle,
    name: &Name,
) -> Result<(), Fault> {
    let folded = crate::person::folded(name);
    tx.run(&ERASE_PERSON, params![person, handle, name, folded])
        .await?;
    Ok(())
}
