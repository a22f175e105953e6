//! Every table as it stands, whoever owns it: for backups, and for proving that something is nowhere.

use base::stored::Cell;

use crate::dialect::{Engine, TABLES_OF_POSTGRES, TABLES_OF_SQLITE};
use crate::fault::Fault;
use crate::migrate::EMBEDDED;
use crate::row::{Given, Row};
use crate::session::{Link, Session};

/// The table in which the schema remembers its own steps.
pub const SCHEMA: &str = "schema_migration";

/// A table and its columns, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// Whether this database keeps yes and no in it, and not a number.
    pub is_yes_or_no: bool,
}

impl Table {
    /// The columns as a statement lists them.
    pub(crate) fn listed(&self) -> String {
        let names: Vec<String> = self.columns.iter().map(|one| quoted(&one.name)).collect();
        names.join(", ")
    }
}

/// A name as SQL takes it, whatever is in it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Every table in the order in which they were made, so that a row comes after those that it points to. Search tables are left
/// out: they are made of the others.
pub async fn tables(session: &Session) -> Result<Vec<Table>, Fault> {
    let sql = match session.engine() {
        Engine::Sqlite => TABLES_OF_SQLITE,
        Engine::Postgres => TABLES_OF_POSTGRES,
    };
    let mut tables: Vec<Table> = Vec::new();
    session
        .scan("tables", sql, &mut |cells| {
            if let [Cell::Text(table), Cell::Text(column), Cell::Text(kind)] = cells {
                if tables.last().is_none_or(|last| last.name != *table) {
                    tables.push(Table {
                        name: (*table).to_owned(),
                        columns: Vec::new(),
                    });
                }
                if let Some(table) = tables.last_mut() {
                    table.columns.push(TableColumn {
                        name: (*column).to_owned(),
                        is_yes_or_no: *kind == "boolean",
                    });
                }
            }
            true
        })
        .await?;
    Ok(tables)
}

/// Gives the cells of every row of a table to `each`, one row after the other, until that says that it has enough.
pub async fn rows(
    session: &Session,
    table: &Table,
    each: &mut (dyn FnMut(&[Cell<'_>]) -> bool + Send),
) -> Result<(), Fault> {
    let sql = format!("SELECT {} FROM {}", table.listed(), quoted(&table.name));
    session.scan("rows of a table", &sql, each).await
}

/// The first table that has a row, but for the schema's own and those that it fills itself.
pub async fn first_filled(session: &Session) -> Result<Option<String>, Fault> {
    let seeded = seeded();
    for table in tables(session).await? {
        let mut is_filled = false;
        if table.name != SCHEMA && !seeded.contains(&table.name.as_str()) {
            rows(session, &table, &mut |_| {
                is_filled = true;
                false
            })
            .await?;
        }
        if is_filled {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

/// The tables that migrations put rows into.
pub(crate) fn seeded() -> Vec<&'static str> {
    let texts = EMBEDDED.iter().flat_map(|step| step.sqlite.lines());
    texts
        .filter_map(|line| line.trim().strip_prefix("INSERT INTO "))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .collect()
}

impl Session {
    /// Asks with a text that is made at run time, without values.
    pub(crate) async fn scan(
        &self,
        name: &'static str,
        sql: &str,
        each: &mut (dyn FnMut(&[Cell<'_>]) -> bool + Send),
    ) -> Result<(), Fault> {
        let mut read = |row: &Row<'_>| {
            let cells: Result<Vec<Cell<'_>>, _> = match &row.0 {
                Given::Sqlite(row) => (0..row.as_ref().column_count())
                    .map(|place| crate::sqlite::cell(row, place))
                    .collect(),
                Given::Postgres(row) => (0..row.len())
                    .map(|place| crate::postgres::cell(row, place))
                    .collect(),
            };
            match cells {
                Ok(cells) => Ok(each(&cells)),
                Err(source) => Err(Fault::Unreadable {
                    statement: name,
                    column: "a column".to_owned(),
                    source,
                }),
            }
        };
        match self.link() {
            Link::Sqlite(lite) => lite.query(name, sql, &[], &mut read),
            Link::Postgres(server) => server.query(name, sql, &[], read).await,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::testing::TestDatabase;

    #[tokio::test]
    async fn a_fresh_database_counts_as_empty() {
        assert!(seeded().contains(&"document_version"));
        let db = TestDatabase::new().await;
        let session = db.read().await.unwrap();
        assert_eq!(first_filled(&session).await.unwrap(), None);
        let tables = tables(&session).await.unwrap();
        let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names.iter().filter(|name| **name == "person").count(), 1);
        let search = names.iter().find(|name| name.starts_with("course_words"));
        assert_eq!(search, None, "search tables are made of the others");
        let before = |one: &str, other: &str| {
            let place = |name| names.iter().position(|table| *table == name).unwrap();
            place(one) < place(other)
        };
        assert!(before("course", "run") && before("run", "award"));
    }
}
