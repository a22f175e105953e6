//! Pictures that carry their credential (OB 3.0 §5.3).

mod png;
mod svg;

use crate::Limits;

pub use png::{bake_png, unbake_png};
pub use svg::{bake_svg, unbake_svg};

/// Why a picture is not baked, or gives nothing back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BakeRefusal {
    /// Longer than [`Limits::picture`], or what it carries is longer than [`Limits::bytes`].
    #[error("it is longer than {0} bytes")]
    TooLarge(usize),
    /// It is broken, or no picture of this kind.
    #[error("the picture is broken: {0}")]
    Broken(String),
    /// It carries nothing.
    #[error("the picture carries no credential")]
    Nothing,
    /// It carries more than one: readers would not agree which counts.
    #[error("the picture carries more than one credential")]
    Several,
    /// It carries something under another namespace than that of Open Badges 3.0.
    #[error("the picture carries a credential in another namespace than Open Badges 3.0: {0}")]
    Namespace(String),
}

impl BakeRefusal {
    /// A word for each kind, for translations and tables.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "too-large",
            Self::Broken(_) => "broken-picture",
            Self::Nothing => "nothing-baked",
            Self::Several => "several-baked",
            Self::Namespace(_) => "namespace",
        }
    }

    fn broken(why: impl Into<String>) -> Self {
        Self::Broken(why.into())
    }
}

/// What a picture carries; `None` when the file is no picture of ours.
pub(crate) fn credential_in(file: &[u8], limits: &Limits) -> Result<Option<String>, BakeRefusal> {
    if png::is_png(file) {
        return unbake_png(file, limits).map(Some);
    }
    let text = file
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(file)
        .trim_ascii_start();
    if text.starts_with(b"<") {
        return unbake_svg(file, limits).map(Some);
    }
    Ok(None)
}
