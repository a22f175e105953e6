//! One effect for a double click: a form that makes something new carries a token, and the token is taken once.

use base::{Now, PersonId};
use maud::{Markup, html};
use store::{Fault, Tx};

use crate::{Fields, store_form};

/// Whether this form was already taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// It is the first time.
    First,
    /// It was taken before, and led to that address.
    Again(String),
}

/// The hidden field of a form that makes something new.
pub fn field(now: &Now) -> Markup {
    store::basis::passing();
    html! { input type="hidden" name="once" value=(now.token()); }
}

/// Forgets where somebody's forms led.
pub async fn forget_person(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    store_form::forget(tx, person).await
}

/// Takes the token of a form in the transaction that makes the thing. A form without a token, or with one that is not
/// ours, counts as new.
pub async fn first_time(
    tx: &Tx,
    fields: &Fields,
    by: PersonId,
    leads_to: &str,
    now: &Now,
) -> Result<Once, Fault> {
    let Ok(token) = base::Token::parse(fields.text("once")) else {
        return Ok(Once::First);
    };
    if let Some(earlier) = store_form::sent(tx, &token, by).await? {
        return Ok(Once::Again(earlier));
    }
    store_form::remember(tx, &token, by, leads_to, now.at).await?;
    Ok(Once::First)
}
