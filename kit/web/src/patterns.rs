//! Faces, covers and icons as small files of their own: drawn from their seed, the same for ever, cached by browsers.

use axum::response::{IntoResponse, Response};
use course_pattern::Pattern;
use http::{HeaderValue, header};

use crate::{At, Doors, Error, Guard};

/// Seeds are slugs and handles; anything longer is nobody's.
const LONGEST_SEED: usize = 200;

crate::route! {
    /// A pattern of one kind, from a seed.
    pub(crate) ShowPattern = "/patterns/{kind}/{file}" { kind: String, file: String }
}

/// The doors of the patterns.
pub fn doors() -> Doors {
    Doors::new().get::<ShowPattern, _, _>(Guard::Everyone, show)
}

async fn show(At(address): At<ShowPattern>) -> Result<Response, Error> {
    let seed = address
        .file
        .strip_suffix(".svg")
        .filter(|seed| seed.len() <= LONGEST_SEED)
        .ok_or(Error::NotFound)?;
    let pattern = Pattern::from_seed(seed);
    let svg = match address.kind.as_str() {
        "face" => pattern.face(),
        "cover" => pattern.cover(9, 3),
        "icon" => pattern.favicon(),
        _ => return Err(Error::NotFound),
    };
    let mut response = (
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/svg+xml"),
        )],
        svg.to_string(),
    )
        .into_response();
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=604800"),
    );
    Ok(response)
}
