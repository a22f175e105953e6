//! Bulk doors: found members, import people, take out and erase all of one person. They write no facts and no letters.

use std::collections::HashSet;

use ::store::{Fault, Session, Tx, jobs, outbox};
use base::{
    EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Prose, Timestamp, Word as _, Zone,
};
use serde_json::json;
use web::markdown;

use crate::account::PasswordHash;
use crate::person::{self, PersonKind, Profile, Standing};
use crate::store::{self, NewPerson};

/// A member to be founded: by the demo, by an operator's command, by an import from another Stoa.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// A name or a pseudonym.
    pub name: Name,
    /// The handle that they would like; without one it is made from the name. A taken one gets a number.
    pub handle: Option<Handle>,
    /// The mail address, as confirmed unless they stand unconfirmed.
    pub address: EmailAddress,
    /// What they sign in with; without it they cannot yet.
    pub password: Option<PasswordHash>,
    /// Their place in the university.
    pub standing: Standing,
    /// The language they read the site in.
    pub language: Option<LanguageTag>,
    /// The zone in which they see times.
    pub zone: Zone,
    /// What they say about themselves, in Markdown.
    pub about: Prose,
    /// The day they came.
    pub made_at: Timestamp,
}

/// A person of an old site, without an account here.
#[derive(Debug, Clone)]
pub struct ImportedPerson {
    /// What they were called there.
    pub name: Name,
    /// The handle that they had there; a taken or reserved one gets a number.
    pub handle: Handle,
    /// What they said about themselves, in Markdown.
    pub about: Prose,
    /// The first day they are known of.
    pub made_at: Timestamp,
}

/// Who came in through a bulk door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founded {
    /// The person.
    pub id: PersonId,
    /// The handle that they got.
    pub handle: Handle,
}

/// Founds one member.
pub async fn found_member(tx: &Tx, member: &NewMember, now: &Now) -> Result<Founded, Fault> {
    let mut founded = found_members(tx, std::slice::from_ref(member), now).await?;
    founded.pop().ok_or(Fault::Missing {
        statement: "found_member",
    })
}

/// Founds members, who agree to today's documents, and gives them back in the same order. At most a few hundred at once.
pub async fn found_members(
    tx: &Tx,
    members: &[NewMember],
    now: &Now,
) -> Result<Vec<Founded>, Fault> {
    let wishes: Vec<Handle> = members
        .iter()
        .map(|member| {
            member
                .handle
                .clone()
                .unwrap_or_else(|| person::handles_for(&member.name).swap_remove(0))
        })
        .collect();
    let handles = free_handles(tx, &wishes, now).await?;
    let people: Vec<NewPerson> = members
        .iter()
        .zip(handles)
        .map(|(member, handle)| NewPerson {
            id: now.key_at(member.made_at),
            kind: PersonKind::Member,
            standing: member.standing,
            about_html: markdown::render(member.about.as_str()),
            made_at: member.made_at,
            agreed_at: now.at,
            profile: Profile {
                name: member.name.clone(),
                handle,
                language: member.language.clone(),
                zone: member.zone.clone(),
                about: member.about.clone(),
            },
        })
        .collect();
    store::put_people(tx, &people).await?;
    let mails: Vec<_> = people
        .iter()
        .zip(members)
        .map(|(person, member)| {
            let confirmed_at = (member.standing != Standing::Unconfirmed).then_some(member.made_at);
            (person.id, member.address.clone(), confirmed_at)
        })
        .collect();
    store::put_mails(tx, &mails).await?;
    let passwords: Vec<_> = people
        .iter()
        .zip(members)
        .filter_map(|(person, member)| Some((person.id, member.password.clone()?)))
        .collect();
    store::put_passwords(tx, &passwords, &now.at).await?;
    let consents: Vec<_> = people
        .iter()
        .map(|person| (person.id, person.made_at))
        .collect();
    let versions = store::in_force(tx, now.at).await?;
    store::put_consents(tx, &consents, &versions).await?;
    Ok(founded(people))
}

/// Lets in people of an old site, and gives them back in the same order. At most a few hundred at once. Whoever imports
/// remembers which person is which, and comes only once with each.
pub async fn import_people(
    tx: &Tx,
    imported: &[ImportedPerson],
    now: &Now,
) -> Result<Vec<Founded>, Fault> {
    let wishes: Vec<Handle> = imported
        .iter()
        .map(|person| person.handle.clone())
        .collect();
    let handles = free_handles(tx, &wishes, now).await?;
    let people: Vec<NewPerson> = imported
        .iter()
        .zip(handles)
        .map(|(person, handle)| NewPerson {
            // of today: keys of moments before 2020 would all begin alike
            id: now.key(),
            kind: PersonKind::Imported,
            standing: Standing::Member,
            about_html: markdown::render(person.about.as_str()),
            made_at: person.made_at,
            agreed_at: person.made_at,
            profile: Profile {
                name: person.name.clone(),
                handle,
                language: None,
                zone: Zone::utc(),
                about: person.about.clone(),
            },
        })
        .collect();
    store::put_people(tx, &people).await?;
    Ok(founded(people))
}

fn founded(people: Vec<NewPerson>) -> Vec<Founded> {
    people
        .into_iter()
        .map(|person| Founded {
            id: person.id,
            handle: person.profile.handle,
        })
        .collect()
}

/// For each wish a handle that nobody has and that is not reserved: itself, or with a number behind it.
pub(crate) async fn free_handles(
    session: &Session,
    wishes: &[Handle],
    now: &Now,
) -> Result<Vec<Handle>, Fault> {
    let mut used = store::taken(session, wishes).await?;
    let mut found: Vec<Option<Handle>> = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let is_free = !person::is_reserved(wish) && used.insert(wish.clone());
        found.push(is_free.then(|| wish.clone()));
    }
    let numbered = |wish: &Handle| -> Vec<Handle> {
        let stem = if person::is_reserved(wish) {
            Handle::of_name("peer")
        } else {
            wish.clone()
        };
        (2..=40).map(|number| stem.numbered(number)).collect()
    };
    let more: Vec<Handle> = wishes
        .iter()
        .zip(&found)
        .filter(|(_, found)| found.is_none())
        .flat_map(|(wish, _)| numbered(wish))
        .collect();
    if !more.is_empty() {
        used.extend(store::taken(session, &more).await?);
    }
    Ok(wishes
        .iter()
        .zip(found)
        .map(|(wish, found)| found.unwrap_or_else(|| next_free(numbered(wish), &mut used, now)))
        .collect())
}

fn next_free(candidates: Vec<Handle>, used: &mut HashSet<Handle>, now: &Now) -> Handle {
    let by_chance = candidates
        .first()
        .map(|first| person::handle_by_chance(first, now.chance.number()));
    let free = candidates.into_iter().find(|handle| !used.contains(handle));
    let handle = free
        .or(by_chance)
        .unwrap_or_else(|| Handle::of_name("peer"));
    used.insert(handle.clone());
    handle
}

/// Who somebody is, by mail address or handle, as an operator types it: `ana@example.org`, `ana` or `@ana`.
pub async fn who_is(session: &Session, typed: &str) -> Result<Option<store::Person>, Fault> {
    let typed = typed.trim();
    if let Ok(address) = EmailAddress::parse(typed)
        && let Some(account) = store::account(session, &address).await?
    {
        return store::person(session, account.person_id).await;
    }
    match Handle::parse(typed.trim_start_matches('@')) {
        Ok(handle) => store::by_handle(session, &handle).await,
        Err(_) => Ok(None),
    }
}

/// Everything that this room keeps about a person, for that person.
pub async fn take_out(session: &Session, id: PersonId) -> Result<serde_json::Value, Fault> {
    let Some(person) = store::person(session, id).await? else {
        return Ok(serde_json::Value::Null);
    };
    let mail = store::mail(session, id).await?;
    let ways = store::ways(session, id).await?;
    let sessions = store::sessions(session, id, Timestamp::UNIX_EPOCH).await?;
    let consents = store::consents(session, id).await?;
    let reports = store::reports_by(session, id).await?;
    let suspension = store::suspension(session, id).await?;
    let letters = all_letters(session, id).await?;
    Ok(json!({
        "name": person.name.as_str(),
        "handle": person.handle.as_str(),
        "kind": person.kind.as_word(),
        "standing": person.standing.as_word(),
        "language": person.language.map(|tag| tag.to_string()),
        "zone": person.zone.name(),
        "about": person.about.as_str(),
        "member_since": person.made_at.to_string(),
        "mail_address": mail.map(|mail| json!({
            "address": mail.address.as_str(),
            "confirmed_at": mail.confirmed_at.map(|at| at.to_string()),
        })),
        "ways_to_sign_in": ways.iter().map(|(kind, made_at)| json!({
            "kind": kind.as_word(),
            "since": made_at.to_string(),
        })).collect::<Vec<_>>(),
        "sessions": sessions.iter().map(|session| json!({
            "began_at": session.made_at.to_string(),
            "last_used_at": session.seen_at.to_string(),
            "ends_at": session.ends_at.to_string(),
            "browser": session.browser,
        })).collect::<Vec<_>>(),
        "consents": consents.iter().map(|consent| json!({
            "document": consent.document.as_word(),
            "version": consent.version,
            "at": consent.at.to_string(),
        })).collect::<Vec<_>>(),
        "suspended": suspension.map(|suspension| json!({
            "since": suspension.since.to_string(),
            "why": suspension.why,
        })),
        "reports": reports.iter().map(|report| json!({
            "kind": report.kind.as_word(),
            "address": report.address,
            "reason": report.reason,
            "at": report.made_at.to_string(),
        })).collect::<Vec<_>>(),
        "letters": letters.iter().map(|letter| json!({
            "to": letter.to_address,
            "subject": letter.subject,
            "text": letter.text,
            "at": letter.made_at.to_string(),
        })).collect::<Vec<_>>(),
    }))
}

/// Every letter to a person, newest first.
async fn all_letters(session: &Session, id: PersonId) -> Result<Vec<outbox::PostedLetter>, Fault> {
    let mut letters = Vec::new();
    let mut page = outbox::Page::first(1_000);
    loop {
        let more = outbox::letters_to(session, id.raw(), page).await?;
        let Some(last) = more.last() else {
            return Ok(letters);
        };
        page.before = Some(last.id);
        letters.extend(more);
    }
}

/// Removes a person: name, address, ways to sign in, sessions, consents, letters, reports by and about them. A nameless row
/// stays, so that courses, threads
/// and reviews that point to it can still be read. A second time changes nothing.
pub async fn erase(tx: &Tx, id: PersonId, now: &Now) -> Result<(), Fault> {
    let Some(person) = store::person(tx, id).await? else {
        return Ok(());
    };
    if person.kind == PersonKind::Erased {
        return Ok(());
    }
    let (handle, name) = person::erased(now.chance.number());
    let mail = store::mail(tx, id).await?;
    let address = mail.as_ref().map(|mail| mail.address.as_str());
    outbox::forget_person(tx, id.raw(), address).await?;
    if let Some(address) = address {
        // a job may hold it: somebody asked for a letter to it, or a mail server said something about it
        outbox::forget_naming(tx, address).await?;
        jobs::forget_holding(tx, address).await?;
    }
    store::forget_account(tx, id).await?;
    store::forget_care(tx, id).await?;
    store::blank_acts(tx, id).await?;
    store::erase_person(tx, id, &handle, &name).await
}
