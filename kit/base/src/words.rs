//! States that are stored as words, each read by one enum.

/// A state that the database keeps as a word. Made by [`words!`](macro@crate::words).
pub trait Word: Copy + Send + Sync + 'static {
    /// Every state, in the order of its declaration.
    const ALL: &'static [Self];

    /// The word that is stored.
    fn as_word(self) -> &'static str;

    /// The state of a stored word, if there is one.
    fn from_word(word: &str) -> Option<Self>;
}

/// Makes an enum whose states are stored as words.
///
/// ```
/// base::words! {
///     /// Where a run is in its life.
///     pub enum RunWord {
///         /// Being written.
///         Draft = "draft",
///         SigningUp = "signing_up",
///     }
/// }
/// use base::words::Word as _;
/// assert_eq!(RunWord::from_word("signing_up"), Some(RunWord::SigningUp));
/// ```
#[macro_export]
macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$variant_meta])* $variant),+
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.write_str($crate::words::Word::as_word(*self))
            }
        }

        impl $crate::stored::ToValue for $name {
            fn to_value(&self) -> $crate::stored::Value<'_> {
                $crate::stored::ToValue::to_value($crate::words::Word::as_word(*self))
            }
        }

        impl $crate::stored::Column for $name {
            const KIND: $crate::stored::Kind = $crate::stored::Kind::Text;

            fn from_cell(cell: $crate::stored::Cell<'_>) -> Result<Self, $crate::stored::Unreadable> {
                let word = $crate::stored::text_of(cell)?;
                <Self as $crate::words::Word>::from_word(word)
                    .ok_or_else(|| $crate::stored::Unreadable::new(stringify!($name), format!("the unknown word {word:?}")))
            }
        }

        impl $crate::ids::serde::Serialize for $name {
            fn serialize<S: $crate::ids::serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str($crate::words::Word::as_word(*self))
            }
        }

        impl<'de> $crate::ids::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::ids::serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let word = <String as $crate::ids::serde::Deserialize>::deserialize(input)?;
                <Self as $crate::words::Word>::from_word(&word).ok_or_else(|| {
                    <D::Error as $crate::ids::serde::de::Error>::custom(format_args!("{word:?} is no {}", stringify!($name)))
                })
            }
        }
    };
}
