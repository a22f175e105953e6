//! You completed a run: here is your certificate.

use web::T;

use super::Said;
use crate::store::Reader;

pub(super) fn said(t: &T, reader: &Reader) -> Said {
    let title = [("course", reader.title.as_str().into())];
    Said {
        kind: "awarded",
        subject: t.say_with("recognition-letter-awarded-subject", &title),
        paragraphs: vec![
            t.say_with("recognition-letter-awarded", &title),
            t.say("recognition-letter-awarded-yours"),
            t.say("recognition-letter-address"),
        ],
    }
}
