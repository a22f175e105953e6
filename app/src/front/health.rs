//! Whether the house is ready.

use axum::response::{IntoResponse, Response};
use web::{Error, Visit};

/// Answers `ok` when the database answers.
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let session = visit.app.db.read().await?;
    store::jobs::counts(&session).await?;
    Ok("ok\n".into_response())
}
