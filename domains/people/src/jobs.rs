//! Work that may wait.

use base::{EmailAddress, LanguageTag, Text as _, Zone};
use serde::{Deserialize, Serialize};
use store::jobs::{Job, done_with};
use web::{App, Error, Language, T};

use crate::actions::reset;
use crate::emails::reset_password;
use crate::store as rows;

/// The kind of the job that answers a forgotten password; its payload is an [`AskedReset`].
pub const SEND_RESET: &str = "send-reset";

/// Somebody asked for a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedReset {
    /// The address that was typed, whether anybody has it or not.
    pub address: String,
}

/// Writes the letter, if somebody has the address: once, whatever fails.
pub async fn send_reset(app: &App, job: &Job) -> Result<(), Error> {
    let asked: AskedReset = job.read()?;
    let address = EmailAddress::from_stored(asked.address);
    let session = app.db.read().await?;
    let Some(account) = rows::account(&session, &address).await? else {
        return Ok(());
    };
    drop(session);
    let now = &app.now();
    let t = voice(app, account.language.as_ref(), &account.zone);
    let token = now.token();
    let letter = reset_password::draft(&t, &app.site, &account.name, &token);
    let (who, token, letter) = ((account.person_id, &address), &token, &letter);
    app.db
        .write(|tx| async move {
            if done_with(&tx, job).await? {
                reset::send(tx, who, token, letter, now).await?;
            }
            Ok(())
        })
        .await
}

/// The words for a person, away from any visit.
fn voice(app: &App, language: Option<&LanguageTag>, zone: &Zone) -> T {
    let language = language.and_then(|tag| Language::of_tag(tag.as_str()));
    let language = language.unwrap_or(app.site.language);
    T::new(app.words.clone(), language, zone.clone(), app.now().at)
}
