//! Refusals: the university saying no.

/// One reason why the university says no. It is shown to the person in their own language, so it carries a key of
/// `i18n/`, not a sentence.
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// The key of the sentence.
    fn word(&self) -> &'static str;
}

/// The policy of a domain said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied;

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("web-trouble-denied")
    }
}

impl std::error::Error for Denied {}

/// Declares the reasons of one noun, each with the key of its sentence.
///
/// ```
/// base::refusals! {
///     /// Why a door says no.
///     pub enum DoorRefusal {
///         /// It is night.
///         Closed = "doors-closed",
///     }
/// }
/// use base::Refusal;
/// assert_eq!(DoorRefusal::Closed.word(), "doors-closed");
/// ```
#[macro_export]
macro_rules! refusals {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($(#[$doc])* $variant),+ }

        impl $crate::Refusal for $name {
            fn word(&self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::Refusal::word(self))
            }
        }

        impl ::std::error::Error for $name {}
    };
}

crate::refusals! {
    /// Why somebody may look and set up, but not act towards others for now.
    pub enum Hold {
        /// The mail address is not confirmed.
        AddressUnconfirmed = "web-hold-unconfirmed",
        /// Stewards suspended the person.
        Suspended = "web-hold-suspended",
        /// A document has a newer version than the one that the person agreed to.
        ConsentDue = "web-hold-consent",
    }
}
