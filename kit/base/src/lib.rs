//! What every room of the house needs and no room owns: ids, moments, chance and text that has rules.
//!
//! **Words.** A [`Now`] is the moment of an act together with the chance to draw fresh keys and tokens from; it is
//! handed to every action, so that no domain reads a clock or draws randomness by itself. A [`Refusal`] is the
//! university saying no, as one sentence in every language.
//!
//! **Invariants.** Pure: no input, no output, no clock of its own.

#![warn(missing_docs)]

pub mod chance;
pub mod compare;
pub mod ids;
pub mod language;
pub mod pace;
pub mod refusal;
pub mod stored;
pub mod text;
pub mod time;
pub mod words;

pub use chance::{Chance, Now};
pub use ids::{Id, fresh_key};
pub use language::{Direction, LanguageTag};
pub use pace::Pace;
pub use refusal::{Denied, Hold, Refusal};
pub use stored::Text;
pub use text::{EmailAddress, Handle, Name, Prose, SafeUrl, Slug, TextProblem, Title, Token};
pub use time::{Clock, Deadline, Timestamp, Zone};
pub use words::Word;

id!(
    /// A person of the university: with an account, or known from an import only.
    PersonId
);
