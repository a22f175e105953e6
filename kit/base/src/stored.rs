//! How values look at rest: what a statement takes and what a row gives, without any database.
//!
//! [`ToValue`] turns a Rust value into what a statement takes, [`Column`] reads it back from a cell. Keys made by `id!` and states
//! made by `words!` have both; a validated text gets both from [`stored_text!`](crate::stored_text).

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// A value given to a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number: a key, a count, a moment in microseconds.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
    /// A list of keys, for `ANY_OF($n)`.
    Keys(Cow<'a, [i64]>),
    /// A list of texts, for `ANY_TEXT($n)`.
    Texts(Cow<'a, [String]>),
    /// The folded terms of a search, the last one a beginning, for `MATCHES(table, $n)`.
    Words(Cow<'a, [String]>),
}

impl Value<'_> {
    /// The same value, free of what it borrowed.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Int(value) => Value::Int(value),
            Self::Float(value) => Value::Float(value),
            Self::Bool(value) => Value::Bool(value),
            Self::Text(value) => Value::Text(Cow::Owned(value.into_owned())),
            Self::Bytes(value) => Value::Bytes(Cow::Owned(value.into_owned())),
            Self::Keys(value) => Value::Keys(Cow::Owned(value.into_owned())),
            Self::Texts(value) => Value::Texts(Cow::Owned(value.into_owned())),
            Self::Words(value) => Value::Words(Cow::Owned(value.into_owned())),
        }
    }
}

/// What can be given to a statement.
pub trait ToValue {
    /// The value as the database takes it, borrowed where that saves a copy.
    fn to_value(&self) -> Value<'_>;
}

/// A cell of a row, as the database gave it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no; SQLite gives a whole number instead.
    Bool(bool),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl Cell<'_> {
    fn described(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Int(_) => "a whole number".to_owned(),
            Self::Float(_) => "a number with a fraction".to_owned(),
            Self::Bool(_) => "a yes or no".to_owned(),
            Self::Text(_) => "text".to_owned(),
            Self::Bytes(_) => "bytes".to_owned(),
        }
    }
}

/// The kinds of columns there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `BIGINT`.
    Int,
    /// `DOUBLE PRECISION`.
    Float,
    /// `BOOLEAN`.
    Bool,
    /// `TEXT`.
    Text,
    /// `BYTEA`.
    Bytes,
}

/// A cell did not hold what the row promised.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{wanted} was expected, but there was {found}")]
pub struct Unreadable {
    wanted: &'static str,
    found: String,
}

impl Unreadable {
    /// Says what was wanted and what was found instead.
    pub fn new(wanted: &'static str, found: impl Into<String>) -> Self {
        Self {
            wanted,
            found: found.into(),
        }
    }

    fn cell(wanted: &'static str, cell: Cell<'_>) -> Self {
        Self::new(wanted, cell.described())
    }
}

/// What can be read from a cell.
pub trait Column: Sized {
    /// The kind of column that holds it.
    const KIND: Kind;

    /// Whether the column may hold nothing.
    const NULLABLE: bool = false;

    /// Reads the cell.
    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable>;
}

/// A validated text at rest: stored as it is, and trusted when it is read back.
///
/// Implement it and name the type in [`stored_text!`](crate::stored_text) to use it in statements and rows.
pub trait Text {
    /// The text as it is stored.
    fn as_str(&self) -> &str;

    /// The value of a text that was validated before it was stored.
    fn from_stored(text: String) -> Self;
}

/// Lets validated texts be given to statements and read from rows: `stored_text!(Slug, Title);`
#[macro_export]
macro_rules! stored_text {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::stored::ToValue for $name {
            fn to_value(&self) -> $crate::stored::Value<'_> {
                $crate::stored::ToValue::to_value(<Self as $crate::stored::Text>::as_str(self))
            }
        }

        impl $crate::stored::Column for $name {
            const KIND: $crate::stored::Kind = $crate::stored::Kind::Text;

            fn from_cell(cell: $crate::stored::Cell<'_>) -> Result<Self, $crate::stored::Unreadable> {
                let text = $crate::stored::text_of(cell)?;
                Ok(<Self as $crate::stored::Text>::from_stored(text.to_owned()))
            }
        }
    )+};
}

/// The text of a cell, or the reason why there is none.
pub fn text_of(cell: Cell<'_>) -> Result<&str, Unreadable> {
    match cell {
        Cell::Text(text) => Ok(text),
        other => Err(Unreadable::cell("text", other)),
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: Column> Column for Option<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        match cell {
            Cell::Null => Ok(None),
            held => T::from_cell(held).map(Some),
        }
    }
}

impl ToValue for Value<'_> {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Int(value) => Value::Int(*value),
            Self::Float(value) => Value::Float(*value),
            Self::Bool(value) => Value::Bool(*value),
            Self::Text(value) => Value::Text(Cow::Borrowed(value)),
            Self::Bytes(value) => Value::Bytes(Cow::Borrowed(value)),
            Self::Keys(value) => Value::Keys(Cow::Borrowed(value)),
            Self::Texts(value) => Value::Texts(Cow::Borrowed(value)),
            Self::Words(value) => Value::Words(Cow::Borrowed(value)),
        }
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value<'_> {
        Value::Int(*self)
    }
}

impl Column for i64 {
    const KIND: Kind = Kind::Int;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        match cell {
            Cell::Int(value) => Ok(value),
            other => Err(Unreadable::cell("a whole number", other)),
        }
    }
}

macro_rules! smaller_numbers {
    ($($number:ty),+) => {$(
        impl ToValue for $number {
            fn to_value(&self) -> Value<'_> {
                Value::Int(i64::from(*self))
            }
        }

        impl Column for $number {
            const KIND: Kind = Kind::Int;

            fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
                let value = i64::from_cell(cell)?;
                Self::try_from(value).map_err(|_| Unreadable::new(stringify!($number), format!("{value}")))
            }
        }
    )+};
}

smaller_numbers!(u8, u16, u32, i32);

impl ToValue for f64 {
    fn to_value(&self) -> Value<'_> {
        Value::Float(*self)
    }
}

impl Column for f64 {
    const KIND: Kind = Kind::Float;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        match cell {
            Cell::Float(value) => Ok(value),
            other => Err(Unreadable::cell("a number with a fraction", other)),
        }
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Bool(*self)
    }
}

impl Column for bool {
    const KIND: Kind = Kind::Bool;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        match cell {
            Cell::Bool(value) => Ok(value),
            Cell::Int(0) => Ok(false),
            Cell::Int(1) => Ok(true),
            other => Err(Unreadable::cell("a yes or no", other)),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        self.as_str().to_value()
    }
}

impl ToValue for Cow<'_, str> {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Column for String {
    const KIND: Kind = Kind::Text;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        text_of(cell).map(str::to_owned)
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl Column for Vec<u8> {
    const KIND: Kind = Kind::Bytes;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        match cell {
            Cell::Bytes(value) => Ok(value.to_vec()),
            other => Err(Unreadable::cell("bytes", other)),
        }
    }
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.as_microsecond())
    }
}

impl Column for Timestamp {
    const KIND: Kind = Kind::Int;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        let micros = i64::from_cell(cell)?;
        Self::from_microsecond(micros).map_err(|_| Unreadable::new("a moment", format!("{micros}")))
    }
}

impl ToValue for Date {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl Column for Date {
    const KIND: Kind = Kind::Text;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        let text = text_of(cell)?;
        text.parse()
            .map_err(|_| Unreadable::new("a date", format!("{text:?}")))
    }
}

/// Wall time is stored to the minute: the named minute is still in time.
impl ToValue for DateTime {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.strftime("%Y-%m-%dT%H:%M").to_string()))
    }
}

impl Column for DateTime {
    const KIND: Kind = Kind::Text;

    fn from_cell(cell: Cell<'_>) -> Result<Self, Unreadable> {
        let text = text_of(cell)?;
        text.parse()
            .map_err(|_| Unreadable::new("a wall time", format!("{text:?}")))
    }
}

/// Keys as a list for `ANY_OF($n)`.
pub fn keys<T: crate::ids::Id>(ids: impl IntoIterator<Item = T>) -> Value<'static> {
    Value::Keys(Cow::Owned(ids.into_iter().map(T::raw).collect()))
}

/// Texts as a list for `ANY_TEXT($n)`.
pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Value<'static> {
    Value::Texts(Cow::Owned(texts.into_iter().map(Into::into).collect()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    crate::words! {
        enum Light { Red = "red", Green = "green" }
    }

    #[test]
    fn values_come_back_as_they_went() {
        let date: Date = "2026-11-23".parse().unwrap();
        let wall = date.at(9, 5, 59, 0);
        assert_eq!(date.to_value(), Value::Text("2026-11-23".into()));
        assert_eq!(wall.to_value(), Value::Text("2026-11-23T09:05".into()));
        assert_eq!(Date::from_cell(Cell::Text("2026-11-23")), Ok(date));
        assert_eq!(
            DateTime::from_cell(Cell::Text("2026-11-23T09:05")),
            Ok(date.at(9, 5, 0, 0))
        );
        assert_eq!(Option::<u32>::from_cell(Cell::Null), Ok(None));
        assert_eq!(bool::from_cell(Cell::Int(1)), Ok(true));
        assert_eq!(Light::from_cell(Cell::Text("green")), Ok(Light::Green));
        assert_eq!(Light::Red.to_value(), Value::Text("red".into()));
    }

    #[test]
    fn a_cell_that_breaks_its_promise_is_named() {
        assert_eq!(
            Light::from_cell(Cell::Text("blue"))
                .unwrap_err()
                .to_string(),
            "Light was expected, but there was the unknown word \"blue\""
        );
        assert_eq!(
            u8::from_cell(Cell::Int(256)).unwrap_err().to_string(),
            "u8 was expected, but there was 256"
        );
        assert!(i64::from_cell(Cell::Null).is_err());
        assert!(bool::from_cell(Cell::Int(2)).is_err());
    }
}
