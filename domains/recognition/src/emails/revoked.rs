//! Your award was taken back: why, and where that stands.

use web::T;

use super::Said;
use crate::store::Reader;

pub(super) fn said(t: &T, reader: &Reader) -> Said {
    let title = [("course", reader.title.as_str().into())];
    let why = reader.revoked_why.as_deref().unwrap_or_default();
    Said {
        kind: "award-revoked",
        subject: t.say_with("recognition-letter-revoked-subject", &title),
        paragraphs: vec![
            t.say_with("recognition-letter-revoked", &title),
            why.to_owned(),
            t.say("recognition-letter-revoked-next"),
        ],
    }
}
