//! The people of the demo.

use std::collections::HashMap;

use ::people::account::PasswordHash;
use ::people::doors::{NewMember, found_members};
use ::people::person::Standing;
use base::{EmailAddress, Handle, LanguageTag, Name, Now, PersonId, Prose, Zone};
use store::Tx;

use super::{FillError, moment};
use crate::demo::content::{Demo, Person, SignIn};

/// Puts everybody down.
pub async fn found(
    tx: &Tx,
    demo: &Demo,
    hashes: &HashMap<String, PasswordHash>,
    now: &Now,
) -> Result<HashMap<String, (PersonId, Name)>, FillError> {
    let members = demo
        .people
        .iter()
        .map(|person| member(person, hashes, now))
        .collect::<Result<Vec<_>, _>>()?;
    let founded = found_members(tx, &members, now).await?;
    let known = demo.people.iter().zip(&members).zip(founded);
    Ok(known
        .map(|((person, member), founded)| {
            (person.handle.clone(), (founded.id, member.name.clone()))
        })
        .collect())
}

fn member(
    person: &Person,
    hashes: &HashMap<String, PasswordHash>,
    now: &Now,
) -> Result<NewMember, FillError> {
    let wrong =
        |problem: base::TextProblem| FillError::Content(format!("{}: {problem}", person.handle));
    Ok(NewMember {
        name: Name::parse(&person.name).map_err(wrong)?,
        handle: Some(Handle::parse(&person.handle).map_err(wrong)?),
        address: EmailAddress::parse(&person.mail()).map_err(wrong)?,
        password: hashes.get(&person.mail()).cloned(),
        standing: if person.sign_in == Some(SignIn::Steward) {
            Standing::Steward
        } else {
            Standing::Member
        },
        language: LanguageTag::parse(&person.language).ok(),
        zone: Zone::parse(&person.zone).map_err(wrong)?,
        about: Prose::parse_optional(&person.note).map_err(wrong)?,
        made_at: moment(now, &Zone::utc(), person.joined, "09:00")?,
    })
}
