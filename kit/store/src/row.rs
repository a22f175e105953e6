//! Rows as structs: what a statement gives back.

use base::stored::{Column, Kind, Unreadable};

/// A column that a row struct expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its name, empty where only the place counts.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub nullable: bool,
}

impl ColumnSpec {
    /// The column that a field of this type expects.
    pub const fn of<T: Column>(name: &'static str) -> Self {
        Self {
            name,
            kind: T::KIND,
            nullable: T::NULLABLE,
        }
    }
}

/// A row as the database gave it.
pub struct Row<'a>(pub(crate) Given<'a>);

pub(crate) enum Given<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// Which column could not be read, and why.
#[derive(Debug)]
pub struct RowFault {
    /// The column's name, or its place.
    pub column: String,
    /// What was wrong with it.
    pub why: Unreadable,
}

impl Row<'_> {
    /// Reads one column; the name is for the fault only.
    pub fn get<T: Column>(&self, place: usize, name: &str) -> Result<T, RowFault> {
        let read = match &self.0 {
            Given::Sqlite(row) => crate::sqlite::cell(row, place).and_then(T::from_cell),
            Given::Postgres(row) => crate::postgres::cell(row, place).and_then(T::from_cell),
        };
        read.map_err(|why| RowFault {
            column: if name.is_empty() {
                format!("{}", place + 1)
            } else {
                name.to_owned()
            },
            why,
        })
    }
}

/// What the catalogue knows about the rows of a statement.
pub trait RowShape: Send + 'static {
    /// The columns, in order.
    const COLUMNS: &'static [ColumnSpec];
}

/// A struct that is read from a row. Made by [`row!`](crate::row).
pub trait FromRow: RowShape + Sized {
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, RowFault>;
}

/// A statement that gives no rows.
impl RowShape for () {
    const COLUMNS: &'static [ColumnSpec] = &[];
}

macro_rules! tuples {
    ($(($($column:ident $place:literal),+))+) => {$(
        impl<$($column: Column + Send + 'static),+> RowShape for ($($column,)+) {
            const COLUMNS: &'static [ColumnSpec] = &[$(ColumnSpec::of::<$column>("")),+];
        }

        impl<$($column: Column + Send + 'static),+> FromRow for ($($column,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, RowFault> {
                Ok(($(row.get::<$column>($place, "")?,)+))
            }
        }
    )+};
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
}

/// Declares structs that are read from rows; each field is the column of the same name, in the same order.
///
/// ```
/// store::row! {
///     /// A run that can be joined.
///     pub struct Joinable {
///         pub id: i64,
///         pub title: String,
///         pub closes: Option<jiff::Timestamp>,
///     }
/// }
/// ```
#[macro_export]
macro_rules! row {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty),+ $(,)?
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name {
            $($(#[$field_meta])* $field_vis $field: $type),+
        }

        impl $crate::RowShape for $name {
            const COLUMNS: &'static [$crate::ColumnSpec] =
                &[$($crate::ColumnSpec::of::<$type>(stringify!($field))),+];
        }

        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row<'_>) -> Result<Self, $crate::RowFault> {
                let mut place = 0..;
                Ok(Self {
                    $($field: row.get(place.next().unwrap_or_default(), stringify!($field))?),+
                })
            }
        }
    )+};
}
