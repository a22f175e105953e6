//! Addresses of old sites: they lead to the new home of the page.

use axum::response::{IntoResponse, Redirect};
use web::{Answer, Error, Visit};

/// Leads on from an old address, or says that there is nothing.
pub async fn show(visit: Visit) -> Answer {
    let session = visit.app.db.read().await?;
    let home = archive::doors::old_address(&session, visit.path()).await?;
    home.map(|home| Redirect::permanent(&home).into_response())
        .ok_or(Error::NotFound)
}
