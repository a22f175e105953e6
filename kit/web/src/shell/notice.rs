//! What the last act says, once.

/// The sentence that an act leaves for the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence, in the reader's language.
    pub text: String,
}

impl Notice {
    /// Reads the cookie that carried it.
    pub(crate) fn read(value: &str) -> Option<Self> {
        let text = percent_encoding::percent_decode_str(value)
            .decode_utf8()
            .ok()?;
        let is_fit =
            !text.is_empty() && text.chars().count() <= 500 && !text.chars().any(char::is_control);
        is_fit.then(|| Self {
            text: text.into_owned(),
        })
    }
}
