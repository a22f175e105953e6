//! What the kit itself remembers: forms that were taken.

use base::{PersonId, Timestamp, Token};
use store::{Fault, Session, Tx, params, row, statements};

row! {
    /// Where a form led that was taken before.
    pub(crate) struct SentForm { pub leads_to: String }
}

statements! {
    /// Where this person's form with that token led.
    hot SENT_FORM: SentForm = "SELECT leads_to FROM sent_form WHERE token = $1 AND person_id = $2";
    /// Remembers a form that was taken.
    REMEMBER_FORM = "INSERT INTO sent_form (token, person_id, leads_to, sent_at) VALUES ($1, $2, $3, $4)";
    /// Forgets somebody's forms.
    hot FORGET_FORMS = "DELETE FROM sent_form WHERE person_id = $1";
}

pub(crate) async fn forget(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_FORMS, params![person]).await?;
    Ok(())
}

pub(crate) async fn sent(
    session: &Session,
    token: &Token,
    by: PersonId,
) -> Result<Option<String>, Fault> {
    Ok(session
        .opt(&SENT_FORM, params![token, by])
        .await?
        .map(|form| form.leads_to))
}

pub(crate) async fn remember(
    tx: &Tx,
    token: &Token,
    by: PersonId,
    leads_to: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.run(&REMEMBER_FORM, params![token, by, leads_to, at])
        .await?;
    Ok(())
}
