//! Statements: SQL with a name, declared once, callable, and checked by the catalogue on both databases.

use std::marker::PhantomData;
use std::sync::OnceLock;

use crate::dialect::{self, Engine};
use crate::row::{ColumnSpec, RowShape};
use crate::touched::Touched;

/// One SQL statement, whose rows are read as `R`; `()` is a statement without rows. Declared with [`statements!`](crate::statements).
pub struct Statement<R = ()> {
    name: &'static str,
    module: &'static str,
    sql: &'static str,
    hot: bool,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
    touched: OnceLock<Touched>,
    rows: PhantomData<fn() -> R>,
}

impl<R> Statement<R> {
    #[doc(hidden)]
    pub const fn declared(
        name: &'static str,
        module: &'static str,
        sql: &'static str,
        hot: bool,
    ) -> Self {
        Self {
            name,
            module,
            sql,
            hot,
            sqlite: OnceLock::new(),
            postgres: OnceLock::new(),
            touched: OnceLock::new(),
            rows: PhantomData,
        }
    }

    /// The name of the constant.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The statement in the words of one database, spelled once.
    pub(crate) fn spelled(&self, engine: Engine) -> &str {
        let cell = match engine {
            Engine::Sqlite => &self.sqlite,
            Engine::Postgres => &self.postgres,
        };
        cell.get_or_init(|| dialect::spell(self.sql, engine))
    }

    /// The tables that it reads and writes, found out once.
    pub(crate) fn touched(&self) -> Touched {
        *self.touched.get_or_init(|| Touched::by(self.sql))
    }
}

/// What the catalogue knows about a statement.
pub trait StatementInfo: Send + Sync {
    /// The name of the constant.
    fn name(&self) -> &'static str;
    /// The module that declares it.
    fn module(&self) -> &'static str;
    /// The text as it was written.
    fn sql(&self) -> &'static str;
    /// The columns that its rows have.
    fn columns(&self) -> &'static [ColumnSpec];
    /// Whether it must never read a whole table.
    fn is_hot(&self) -> bool;
}

impl<R: RowShape> StatementInfo for Statement<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn module(&self) -> &'static str {
        self.module
    }

    fn sql(&self) -> &'static str {
        self.sql
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        R::COLUMNS
    }

    fn is_hot(&self) -> bool {
        self.hot
    }
}

/// Declares the statements of a module, and its `CATALOGUE`.
///
/// A statement with a row type gives rows; one without is only run. `hot` before the name means that it is asked on every page: the
/// catalogue test refuses it when it reads a whole table.
///
/// ```
/// store::row! { pub struct Named { pub id: i64, pub name: String } }
/// store::statements! {
///     /// Whose name is this?
///     pub(crate) hot BY_NAME: Named = "SELECT id, name FROM person WHERE name = $1";
///     /// Forgets somebody.
///     FORGET = "DELETE FROM person WHERE id = $1";
/// }
/// assert_eq!(CATALOGUE.len(), 2);
/// # let _ = (&BY_NAME, &FORGET);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $($word:ident)+ $(: $row:ty)? = $sql:expr;)*) => {
        $($crate::statement_declared! { [$(#[$meta])*] [$vis] [$($word)+] [$($row)?] $sql })*

        /// Every statement of this module.
        pub static CATALOGUE: &[&dyn $crate::StatementInfo] = &[$($crate::statement_named!($($word)+)),*];
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! statement_declared {
    ([$($meta:tt)*] [$vis:vis] [hot $name:ident] [$($row:ty)?] $sql:expr) => {
        $crate::statement_declared! { @ [$($meta)*] [$vis] $name [$($row)?] $sql, true }
    };
    ([$($meta:tt)*] [$vis:vis] [$name:ident] [$($row:ty)?] $sql:expr) => {
        $crate::statement_declared! { @ [$($meta)*] [$vis] $name [$($row)?] $sql, false }
    };
    (@ [$($meta:tt)*] [$vis:vis] $name:ident [] $sql:expr, $hot:literal) => {
        $($meta)*
        $vis static $name: $crate::Statement<()> =
            $crate::Statement::declared(stringify!($name), module_path!(), $sql, $hot);
    };
    (@ [$($meta:tt)*] [$vis:vis] $name:ident [$row:ty] $sql:expr, $hot:literal) => {
        $($meta)*
        $vis static $name: $crate::Statement<$row> =
            $crate::Statement::declared(stringify!($name), module_path!(), $sql, $hot);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! statement_named {
    (hot $name:ident) => {
        &$name
    };
    ($name:ident) => {
        &$name
    };
}

/// The values of a statement, in the order of `$1, $2, …`: `params![run, "text", now, None::<i64>]`.
#[macro_export]
macro_rules! params {
    () => {
        ([] as [$crate::Value<'_>; 0])
    };
    ($($value:expr),+ $(,)?) => {
        [$($crate::ToValue::to_value(&$value)),+]
    };
}
