//! The style sheet, the font and the script: inside the executable, named by their content, cached for ever.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use sha2::{Digest, Sha256};

use crate::{At, Doors, Error, Guard};

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: [Asset; 4] = [
    Asset {
        name: "stoa.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("../static/stoa.css"),
    },
    Asset {
        name: "stoa.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../static/stoa.js"),
    },
    Asset {
        name: "fraunces.woff2",
        kind: "font/woff2",
        bytes: include_bytes!("../static/fraunces.woff2"),
    },
    Asset {
        name: "fraunces-ext.woff2",
        kind: "font/woff2",
        bytes: include_bytes!("../static/fraunces-ext.woff2"),
    },
];

/// The first letters of the hash of all assets: they change together, because the style sheet names the font.
static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in &ASSETS {
        hash.update(asset.bytes);
    }
    let mut name = format!("{:x}", hash.finalize());
    name.truncate(12);
    name
});

crate::route! {
    /// One asset of one edition.
    pub(crate) ShowAsset = "/static/{edition}/{name}" { edition: String, name: String }
}

/// The address of an asset: it changes with the content.
pub fn asset(name: &str) -> String {
    format!("/static/{}/{name}", *EDITION)
}

/// The doors of the assets.
pub fn doors() -> Doors {
    Doors::new().get::<ShowAsset, _, _>(Guard::Everyone, show)
}

async fn show(At(address): At<ShowAsset>) -> Result<Response, Error> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.name == address.name)
        .ok_or(Error::NotFound)?;
    let mut response = (
        [(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind))],
        asset.bytes,
    )
        .into_response();
    let lasting = if address.edition == *EDITION {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    Ok(response)
}
