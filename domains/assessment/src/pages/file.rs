//! A file of a work, to be kept by whoever may read the work: never shown by us, never under its sender's word.

use axum::response::{IntoResponse, Response};
use base::Word as _;
use http::{HeaderValue, header};
use web::{At, Error, Visit};

use super::my_work::not_kept;
use crate::actions::Actor;
use crate::policy::{self, Role};
use crate::routes::FetchFile;
use crate::store::work;
use crate::submission::{blind_file_name, file_name};

pub(crate) async fn fetch(visit: Visit, At(at): At<FetchFile>) -> web::Answer {
    let by = Actor::of(visit.member()?);
    let file = work::file(&visit.app.db.read().await?, &at.file, by.person)
        .await?
        .ok_or(Error::NotFound)?;
    let role = if file.person_id == by.person {
        Role::Author
    } else if file.number.is_some() {
        Role::Reviewer
    } else {
        Role::in_run(
            file.seat_id.is_some(),
            file.organizer_id.is_some(),
            by.is_steward,
        )
    };
    policy::fetch_file(role)?;
    let name = match file.number {
        Some(number) if role == Role::Reviewer => blind_file_name(number, file.file_kind),
        _ => file_name(&file.file_name, file.file_kind),
    };
    let bytes = visit
        .app
        .files
        .get(&file.file_key)
        .await
        .map_err(not_kept)?;
    let bytes = bytes.ok_or(Error::NotFound)?;
    Ok(attachment(bytes, file.file_kind.as_word(), &name))
}

fn attachment(bytes: bytes::Bytes, kind: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    // the name has nothing but letters, digits, hyphens and a point
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
