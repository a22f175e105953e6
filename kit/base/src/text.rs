//! Text that has rules: each kind has one door in.

use unicode_normalization::UnicodeNormalization;

/// Why a text was not taken. Each reason is one sentence in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was written.
    Empty,
    /// Fewer than that many characters.
    TooShort(usize),
    /// More than that many characters.
    TooLong(usize),
    /// Control characters or tricks of direction.
    Unprintable,
    /// Not a mail address.
    NotAnAddress,
    /// Not a web address that a link may have.
    NotALink,
    /// Letters, digits and hyphens only.
    NotASlug,
    /// The zone database does not know it.
    NoSuchZone,
    /// Not a language tag.
    NoSuchLanguage,
    /// Not one of the words that are offered.
    NotOffered,
    /// Not a whole number.
    NotANumber,
    /// Smaller than that.
    TooSmall(i64),
    /// Larger than that.
    TooLarge(i64),
    /// Not a calendar day.
    NotADay,
    /// Not a time of day.
    NotATime,
}

impl TextProblem {
    /// The key of the sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "web-problem-empty",
            Self::TooShort(_) => "web-problem-too-short",
            Self::TooLong(_) => "web-problem-too-long",
            Self::Unprintable => "web-problem-unprintable",
            Self::NotAnAddress => "web-problem-not-an-address",
            Self::NotALink => "web-problem-not-a-link",
            Self::NotASlug => "web-problem-not-a-slug",
            Self::NoSuchZone => "web-problem-no-such-zone",
            Self::NoSuchLanguage => "web-problem-no-such-language",
            Self::NotOffered => "web-problem-not-offered",
            Self::NotANumber => "web-problem-not-a-number",
            Self::TooSmall(_) => "web-problem-too-small",
            Self::TooLarge(_) => "web-problem-too-large",
            Self::NotADay => "web-problem-not-a-day",
            Self::NotATime => "web-problem-not-a-time",
        }
    }

    /// The number in the sentence, where it has one.
    pub fn limit(self) -> Option<i64> {
        match self {
            Self::TooShort(n) | Self::TooLong(n) => Some(i64::try_from(n).unwrap_or(i64::MAX)),
            Self::TooSmall(n) | Self::TooLarge(n) => Some(n),
            _ => None,
        }
    }
}

impl std::fmt::Display for TextProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for TextProblem {}

/// Characters that turn the direction of what follows, or hide: they let a name pose as another one.
fn is_trick(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// One line, as people mean it: composed, trimmed, single spaces, printable.
fn one_line(text: &str, longest: usize) -> Result<String, TextProblem> {
    if text
        .chars()
        .any(|c| is_trick(c) || (c.is_control() && !c.is_whitespace()))
    {
        return Err(TextProblem::Unprintable);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").nfc().collect();
    match line.chars().count() {
        0 => Err(TextProblem::Empty),
        n if n > longest => Err(TextProblem::TooLong(longest)),
        _ => Ok(line),
    }
}

macro_rules! line_type {
    ($(#[$meta:meta])* $name:ident, $longest:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const LONGEST: usize = $longest;

            /// Takes one line of text, composed, trimmed and with single spaces.
            pub fn parse(text: &str) -> Result<Self, TextProblem> {
                one_line(text, Self::LONGEST).map(Self)
            }
        }

        text_face!($name);
    };
}

/// What every kind of text offers: itself as text, from a row and onto a page.
macro_rules! text_face {
    ($name:ident) => {
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        $crate::stored_text!($name);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl $crate::stored::Text for $name {
            fn as_str(&self) -> &str {
                &self.0
            }
            fn from_stored(text: String) -> Self {
                Self(text)
            }
        }
    };
}

line_type!(
    /// The title of a course, a unit, an activity, a thread.
    Title,
    200
);
line_type!(
    /// What a person wants to be called: a name or a pseudonym, in any script.
    Name,
    80
);

/// The public name of a thing in its address: small letters of any script, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);
text_face!(Slug);

impl Slug {
    /// The most characters it may have.
    pub const LONGEST: usize = 110;

    /// Reads a slug as it stands in an address.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let fits = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-';
        if text.is_empty() {
            Err(TextProblem::Empty)
        } else if text.chars().count() > Self::LONGEST {
            Err(TextProblem::TooLong(Self::LONGEST))
        } else if text.chars().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(TextProblem::NotASlug)
        }
    }

    /// A slug made of a title: Latin letters, digits and hyphens, cut between words. A title that leaves nothing gives
    /// `untitled`.
    pub fn of_title(title: &str) -> Self {
        let latin = deunicode::deunicode_with_tofu(title, " ").to_lowercase();
        let mut slug = String::new();
        for word in latin
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            if slug.len() + word.len() > 60 && !slug.is_empty() {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        slug.truncate(90);
        Self(if slug.is_empty() {
            "untitled".to_owned()
        } else {
            slug
        })
    }

    /// The same slug with a number behind it, for the second thing of that name.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }
}

/// The public name of a person in addresses: 2 to 40 small Latin letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(String);
text_face!(Handle);

impl Handle {
    /// Reads a handle as somebody typed it; capitals become small.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let text = text.trim().trim_start_matches('@').to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match text.chars().count() {
            0 => Err(TextProblem::Empty),
            1 => Err(TextProblem::TooShort(2)),
            n if n > 40 => Err(TextProblem::TooLong(40)),
            _ if text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-') => {
                Ok(Self(text))
            }
            _ => Err(TextProblem::NotASlug),
        }
    }

    /// A handle made of a name; it may be taken.
    pub fn of_name(name: &str) -> Self {
        let slug = Slug::of_title(name);
        let cut: String = slug.as_str().chars().take(30).collect();
        let cut = cut.trim_matches('-');
        Self(if cut.len() < 2 {
            format!("peer-{cut}").trim_matches('-').to_owned()
        } else {
            cut.to_owned()
        })
    }

    /// The same handle with a number behind it.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }
}

/// A mail address, small letters, never shown to others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);
text_face!(EmailAddress);

impl std::fmt::Debug for EmailAddress {
    /// Mail addresses do not belong into logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

impl EmailAddress {
    /// Reads a mail address: something, an at sign, a domain with a dot or `localhost`.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(TextProblem::Empty);
        }
        if text.len() > 254 {
            return Err(TextProblem::TooLong(254));
        }
        let Some((local, domain)) = text.rsplit_once('@') else {
            return Err(TextProblem::NotAnAddress);
        };
        let printable = |c: char| !c.is_control() && !c.is_whitespace() && !is_trick(c);
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local
                .chars()
                .all(|c| printable(c) && !"\"(),:;<>@[\\]".contains(c));
        let label_fits = |l: &str| {
            !l.is_empty()
                && l.len() <= 63
                && l.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !l.starts_with('-')
                && !l.ends_with('-')
        };
        let domain_fits =
            (domain == "localhost" || domain.contains('.')) && domain.split('.').all(label_fits);
        if local_fits
            && domain_fits
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
        {
            Ok(Self(text))
        } else {
            Err(TextProblem::NotAnAddress)
        }
    }
}

/// Markdown as somebody wrote it: any number of lines up to a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose(String);
text_face!(Prose);

impl Prose {
    /// The most characters a long text may have.
    pub const LONGEST: usize = 100_000;

    /// Takes a text that must say something.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let prose = Self::parse_optional(text)?;
        if prose.0.is_empty() {
            Err(TextProblem::Empty)
        } else {
            Ok(prose)
        }
    }

    /// Takes a text that may be empty.
    pub fn parse_optional(text: &str) -> Result<Self, TextProblem> {
        Self::within(text, Self::LONGEST)
    }

    /// Takes a text that may be empty, up to that many characters.
    pub fn within(text: &str, longest: usize) -> Result<Self, TextProblem> {
        let text = text.replace("\r\n", "\n");
        if text
            .chars()
            .any(|c| c == '\0' || (c.is_control() && !matches!(c, '\n' | '\t' | '\r')))
        {
            return Err(TextProblem::Unprintable);
        }
        let text: String = text.trim_end().nfc().collect();
        if text.chars().count() > longest {
            Err(TextProblem::TooLong(longest))
        } else {
            Ok(Self(text))
        }
    }
}

/// The address of a link that people may give: `https`, `http` or `mailto`, nothing that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(String);
text_face!(SafeUrl);

impl SafeUrl {
    /// Reads an absolute address.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextProblem::Empty);
        }
        if text.len() > 2_000 {
            return Err(TextProblem::TooLong(2_000));
        }
        let url = url::Url::parse(text).map_err(|_| TextProblem::NotALink)?;
        let is_web = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none();
        if is_web || url.scheme() == "mailto" {
            Ok(Self(url.into()))
        } else {
            Err(TextProblem::NotALink)
        }
    }

    /// Where it leads, in short: the host.
    pub fn host(&self) -> String {
        url::Url::parse(&self.0)
            .ok()
            .and_then(|u| u.host_str().map(str::to_owned))
            .unwrap_or_else(|| self.0.clone())
    }
}

/// 128 random bits in the letters of base 58: the name of a thing whose address must not be guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(String);
text_face!(Token);

impl Token {
    /// Writes 128 bits down.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bs58::encode(bytes).into_string())
    }

    /// Reads a token as it stands in an address.
    pub fn parse(text: &str) -> Result<Self, TextProblem> {
        match bs58::decode(text).into_vec() {
            Ok(bytes) if bytes.len() == 16 => Ok(Self(text.to_owned())),
            _ => Err(TextProblem::NotASlug),
        }
    }
}

/// Lets a type be read from addresses and forms through its one door.
macro_rules! read_by_parse {
    ($($name:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    )+};
}
read_by_parse!(
    Slug,
    Handle,
    Token,
    Title,
    Name,
    SafeUrl,
    crate::LanguageTag
);

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
