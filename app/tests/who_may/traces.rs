//! What a database holds, as one value that can be compared: every table, every column, whatever they are called.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Mutex;

use store::{Db, Statement, params};

store::statements! {
    /// The tables of an SQLite file; search indexes follow the tables that they are built from.
    LITE_TABLES: (String,) = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%' ORDER BY name";
    /// The columns of one of them.
    LITE_COLUMNS: (String,) = "SELECT name FROM pragma_table_info($1)";
    /// The tables of a PostgreSQL database.
    POSTGRES_TABLES: (String,) = "SELECT CAST(table_name AS text) FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1";
}

/// Counts of attempts grow when somebody is refused, too: that is what they are for.
const COUNTED: [&str; 2] = ["pace", "attempt"];

/// Each table with its rows as one number.
pub type Seen = Vec<(String, u64)>;

/// Reads everything that a database holds.
pub struct Traces {
    questions: Vec<(String, Statement<(String,)>)>,
    /// What was there when it was read last, as long as nothing was put down since then.
    last: Mutex<Option<Seen>>,
}

impl Traces {
    /// Learns which tables there are.
    pub async fn of(db: &Db) -> Self {
        let session = db.read().await.unwrap();
        let is_server = store::testing::server().is_some();
        let tables = if is_server {
            session.all(&POSTGRES_TABLES, params![]).await
        } else {
            session.all(&LITE_TABLES, params![]).await
        };
        let mut questions = Vec::new();
        for (table,) in tables.unwrap() {
            if COUNTED.contains(&table.as_str()) {
                continue;
            }
            let row = if is_server {
                "CAST(held AS text)".to_owned()
            } else {
                let columns = session.all(&LITE_COLUMNS, params![table]).await.unwrap();
                let quoted: Vec<String> = columns
                    .iter()
                    .map(|(column,)| format!("quote(\"{column}\")"))
                    .collect();
                quoted.join(" || ',' || ")
            };
            let sql = format!("SELECT {row} AS line FROM \"{table}\" AS held ORDER BY 1");
            // statements live as long as the program, and these are asked until it ends
            let sql: &'static str = Box::leak(sql.into_boxed_str());
            questions.push((table, Statement::declared("ROWS", "traces", sql, false)));
        }
        Self {
            questions,
            last: Mutex::new(None),
        }
    }

    /// What is there, and was there after the last request.
    pub async fn last(&self, db: &Db) -> Seen {
        let last = self.last.lock().unwrap().clone();
        match last {
            Some(seen) => seen,
            None => self.read(db).await,
        }
    }

    /// Something was put down that no request did.
    pub fn forget(&self) {
        *self.last.lock().unwrap() = None;
    }

    /// Reads what is there now.
    pub async fn read(&self, db: &Db) -> Seen {
        let session = db.read().await.unwrap();
        let mut found = Vec::new();
        for (table, question) in &self.questions {
            let mut hasher = DefaultHasher::new();
            session
                .all(question, params![])
                .await
                .unwrap()
                .hash(&mut hasher);
            found.push((table.clone(), hasher.finish()));
        }
        *self.last.lock().unwrap() = Some(found.clone());
        found
    }
}
