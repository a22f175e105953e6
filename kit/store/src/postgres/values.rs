//! How values and faults travel to and from PostgreSQL.

use base::stored::{Cell, Unreadable, Value};
use bytes::BytesMut;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use super::reason;
use crate::dialect::{Engine, search_text};
use crate::fault::{Cause, Fault};

/// The driver panics when the number of values is wrong.
pub(super) fn count_matches(
    name: &'static str,
    prepared: &tokio_postgres::Statement,
    given: usize,
) -> Result<(), Fault> {
    let wanted = prepared.params().len();
    if wanted == given {
        return Ok(());
    }
    let source: Cause = format!("{wanted} values are wanted, {given} were given").into();
    Err(Fault::Refused {
        statement: name,
        source,
    })
}

#[derive(Debug)]
pub(super) struct Bound<'a>(pub(super) &'a Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Cause> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) if *wanted == Type::INT8 => value.to_sql(wanted, out),
            Value::Int(value) if *wanted == Type::INT4 => {
                i32::try_from(*value)?.to_sql(wanted, out)
            }
            Value::Int(value) if *wanted == Type::INT2 => {
                i16::try_from(*value)?.to_sql(wanted, out)
            }
            Value::Float(value) if *wanted == Type::FLOAT8 => value.to_sql(wanted, out),
            Value::Bool(value) if *wanted == Type::BOOL => value.to_sql(wanted, out),
            Value::Text(value) if <&str as ToSql>::accepts(wanted) => {
                value.as_ref().to_sql(wanted, out)
            }
            Value::Bytes(value) if *wanted == Type::BYTEA => value.as_ref().to_sql(wanted, out),
            Value::Keys(keys) if *wanted == Type::INT8_ARRAY => keys.as_ref().to_sql(wanted, out),
            Value::Texts(texts) if *wanted == Type::TEXT_ARRAY => {
                texts.as_ref().to_sql(wanted, out)
            }
            Value::Words(terms) if *wanted == Type::TEXT => {
                search_text(terms, Engine::Postgres).to_sql(wanted, out)
            }
            // the value itself stays out of the message: it may be about a person
            given => Err(format!("{} was given where {wanted} is wanted", kind_of(given)).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn kind_of(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Int(_) => "a whole number",
        Value::Float(_) => "a number with a fraction",
        Value::Bool(_) => "a yes or no",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
        Value::Keys(_) => "a list of keys",
        Value::Texts(_) => "a list of texts",
        Value::Words(_) => "a search",
    }
}

struct Held<'a>(Cell<'a>);

impl<'a> FromSql<'a> for Held<'a> {
    fn from_sql(given: &Type, raw: &'a [u8]) -> Result<Self, Cause> {
        Ok(Self(match *given {
            Type::INT8 => Cell::Int(i64::from_sql(given, raw)?),
            Type::INT4 => Cell::Int(i32::from_sql(given, raw)?.into()),
            Type::INT2 => Cell::Int(i16::from_sql(given, raw)?.into()),
            Type::FLOAT8 => Cell::Float(f64::from_sql(given, raw)?),
            Type::BOOL => Cell::Bool(bool::from_sql(given, raw)?),
            Type::BYTEA => Cell::Bytes(raw),
            _ if <&str as FromSql>::accepts(given) => Cell::Text(<&str>::from_sql(given, raw)?),
            _ => return Err(format!("a column of type {given}").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Cause> {
        Ok(Self(Cell::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// What a cell of a row holds.
pub(crate) fn cell(row: &tokio_postgres::Row, place: usize) -> Result<Cell<'_>, Unreadable> {
    match row.try_get::<_, Held<'_>>(place) {
        Ok(held) => Ok(held.0),
        Err(error) => Err(Unreadable::new("a column", reason(&error))),
    }
}

/// Sorts the driver's errors into ours.
pub(crate) fn fault(statement: &'static str, error: tokio_postgres::Error) -> Fault {
    let Some(said) = error.as_db_error() else {
        let is_cut = std::error::Error::source(&error)
            .is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
        return if error.is_closed() || is_cut {
            Fault::Unavailable {
                source: Box::new(error),
            }
        } else {
            Fault::Refused {
                statement,
                source: Box::new(error),
            }
        };
    };
    match *said.code() {
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => Fault::Clash {
            statement,
            source: Box::new(error),
        },
        SqlState::ADMIN_SHUTDOWN
        | SqlState::CRASH_SHUTDOWN
        | SqlState::CANNOT_CONNECT_NOW
        | SqlState::TOO_MANY_CONNECTIONS => Fault::Unavailable {
            source: Box::new(error),
        },
        SqlState::DISK_FULL => Fault::NoRoom {
            statement,
            source: Box::new(error),
        },
        SqlState::UNIQUE_VIOLATION => Fault::Duplicate {
            statement,
            constraint: doubled(said),
        },
        SqlState::FOREIGN_KEY_VIOLATION => Fault::Dangling {
            statement,
            source: Box::new(error),
        },
        _ => Fault::Refused {
            statement,
            source: Box::new(error),
        },
    }
}

/// `Key (course_id, slug)=(…) already exists` as `run(course_id, slug)`; an index over an expression by its name.
fn doubled(said: &tokio_postgres::error::DbError) -> String {
    let columns = said.detail().and_then(|detail| {
        let (_, rest) = detail.split_once('(')?;
        let (columns, _) = rest.split_once(")=(")?;
        (!columns.contains('(')).then_some(columns)
    });
    match (said.table(), columns) {
        (Some(table), Some(columns)) => format!("{table}({columns})"),
        _ => said.constraint().unwrap_or_default().to_owned(),
    }
}
