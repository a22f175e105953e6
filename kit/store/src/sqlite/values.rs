//! How values and faults travel to and from SQLite.

use base::stored::{Cell, Unreadable, Value};
use rusqlite::ErrorCode;
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::dialect::{Engine, search_text};
use crate::fault::Fault;

struct Bound<'a>(&'a Value<'a>);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(value) => ToSqlOutput::Borrowed(ValueRef::Integer(*value)),
            Value::Float(value) => ToSqlOutput::Borrowed(ValueRef::Real(*value)),
            Value::Bool(value) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*value))),
            Value::Text(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Value::Bytes(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value)),
            Value::Keys(keys) => list(&keys),
            Value::Texts(texts) => list(&texts),
            Value::Words(terms) => search_text(terms, Engine::Sqlite).into(),
        })
    }
}

fn list(items: &impl serde::Serialize) -> ToSqlOutput<'static> {
    serde_json::to_string(items)
        .unwrap_or_else(|_| "[]".to_owned())
        .into()
}

pub(super) fn bind(
    prepared: &mut rusqlite::Statement<'_>,
    values: &[Value<'_>],
) -> rusqlite::Result<()> {
    let wanted = prepared.parameter_count();
    if wanted != values.len() {
        return Err(rusqlite::Error::InvalidParameterCount(values.len(), wanted));
    }
    for (place, value) in values.iter().enumerate() {
        prepared.raw_bind_parameter(place + 1, Bound(value))?;
    }
    Ok(())
}

/// What a cell of a row holds.
pub(crate) fn cell<'a>(row: &'a rusqlite::Row<'_>, place: usize) -> Result<Cell<'a>, Unreadable> {
    let value = row
        .get_ref(place)
        .map_err(|error| Unreadable::new("a column", error.to_string()))?;
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Real(value) => Cell::Float(value),
        ValueRef::Text(value) => Cell::Text(
            std::str::from_utf8(value)
                .map_err(|_| Unreadable::new("text", "bytes that are not UTF-8"))?,
        ),
        ValueRef::Blob(value) => Cell::Bytes(value),
    })
}

/// Sorts the driver's errors into ours.
pub(crate) fn fault(statement: &'static str, error: rusqlite::Error) -> Fault {
    use rusqlite::ffi;

    let extended = match &error {
        rusqlite::Error::SqliteFailure(code, _) => code.extended_code,
        _ => 0,
    };
    match (error.sqlite_error_code(), extended) {
        (Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked), _) => Fault::Clash {
            statement,
            source: Box::new(error),
        },
        (Some(ErrorCode::DiskFull), _)
        | (_, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_SHMSIZE) => Fault::NoRoom {
            statement,
            source: Box::new(error),
        },
        (
            _,
            ffi::SQLITE_CONSTRAINT_UNIQUE
            | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            | ffi::SQLITE_CONSTRAINT_ROWID,
        ) => Fault::Duplicate {
            statement,
            constraint: doubled(&error.to_string()),
        },
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Fault::Dangling {
            statement,
            source: Box::new(error),
        },
        _ => Fault::Refused {
            statement,
            source: Box::new(error),
        },
    }
}

/// `UNIQUE constraint failed: run.course_id, run.slug` as `run(course_id, slug)`; an index over an expression by its name.
fn doubled(message: &str) -> String {
    let columns = message
        .rsplit_once("failed: ")
        .map_or(message, |(_, columns)| columns);
    if let Some(index) = columns.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let table = columns.split('.').next().unwrap_or_default();
    let names: Vec<&str> = columns
        .split(", ")
        .map(|column| column.split_once('.').map_or(column, |(_, name)| name))
        .collect();
    format!("{table}({})", names.join(", "))
}
