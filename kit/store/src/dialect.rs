//! Everything in which the two databases differ in words. Nobody else asks which one runs.
//!
//! Statements are written once. A few words stand for what the databases say differently:
//!
//! | written | SQLite | PostgreSQL |
//! | --- | --- | --- |
//! | `x = ANY_OF($1)` | `x IN (SELECT value FROM json_each(?1))` | `x = ANY($1::bigint[])` |
//! | `x = ANY_TEXT($1)` | the same | `x = ANY($1::text[])` |
//! | `x IN MATCHES(words, $1)` | `x IN (SELECT rowid FROM words WHERE words MATCH ?1)` | `x IN (SELECT id FROM words WHERE document @@ to_tsquery('simple', $1))` |
//! | `SKIP_LOCKED` | nothing | `FOR UPDATE SKIP LOCKED` |
//! | `SEARCH_KEY` | `rowid` | `id` |

/// Which database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Every table with its columns, in the order in which they were made; search tables and what belongs to them are left out.
pub(crate) const TABLES_OF_SQLITE: &str = "\
    SELECT made.name, field.name, lower(field.type) FROM sqlite_schema AS made, pragma_table_info(made.name) AS field \
     WHERE made.type = 'table' AND made.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND made.sql NOT LIKE 'CREATE VIRTUAL%' \
       AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS search WHERE search.sql LIKE 'CREATE VIRTUAL%' \
                        AND substr(made.name, 1, length(search.name) + 1) = search.name || '_') \
     ORDER BY made.rowid, field.cid";

/// The same, as PostgreSQL knows it.
pub(crate) const TABLES_OF_POSTGRES: &str = "\
    SELECT made.relname::text, field.attname::text, format_type(field.atttypid, NULL) \
      FROM pg_class AS made JOIN pg_attribute AS field ON field.attrelid = made.oid \
     WHERE made.relkind = 'r' AND made.relnamespace = current_schema()::regnamespace AND field.attnum > 0 AND NOT field.attisdropped \
       AND NOT EXISTS (SELECT 1 FROM pg_attribute AS search WHERE search.attrelid = made.oid AND search.atttypid = 'tsvector'::regtype) \
     ORDER BY made.oid, field.attnum";

/// Spells a statement for one database.
pub(crate) fn spell(sql: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(sql.len() + 64);
    let mut pieces = pieces(sql).peekable();
    while let Some(piece) = pieces.next() {
        let spelled = match piece {
            "ANY_OF" | "ANY_TEXT" => {
                let argument = argument(&mut pieces);
                match engine {
                    Engine::Sqlite => {
                        out.truncate(out.trim_end().trim_end_matches('=').trim_end().len());
                        format!(" IN (SELECT value FROM json_each({}))", numbered(&argument))
                    }
                    Engine::Postgres if piece == "ANY_OF" => format!("ANY({argument}::bigint[])"),
                    Engine::Postgres => format!("ANY({argument}::text[])"),
                }
            }
            "MATCHES" => {
                let argument = argument(&mut pieces);
                let (table, query) = argument.split_once(',').unwrap_or((&argument, ""));
                let (table, query) = (table.trim(), query.trim());
                match engine {
                    Engine::Sqlite => {
                        let query = numbered(query);
                        format!("(SELECT rowid FROM {table} WHERE {table} MATCH {query})")
                    }
                    Engine::Postgres => {
                        format!(
                            "(SELECT id FROM {table} WHERE document @@ to_tsquery('simple', {query}))"
                        )
                    }
                }
            }
            "SKIP_LOCKED" if engine == Engine::Sqlite => String::new(),
            "SKIP_LOCKED" => "FOR UPDATE SKIP LOCKED".to_owned(),
            "SEARCH_KEY" if engine == Engine::Sqlite => "rowid".to_owned(),
            "SEARCH_KEY" => "id".to_owned(),
            _ if engine == Engine::Sqlite => numbered(piece),
            _ => piece.to_owned(),
        };
        out.push_str(&spelled);
    }
    out
}

/// How many values a statement takes: its highest `$n`.
pub(crate) fn parameter_count(sql: &str) -> usize {
    pieces(sql)
        .filter_map(|piece| piece.strip_prefix('$')?.parse().ok())
        .max()
        .unwrap_or(0)
}

/// An INSERT of one row of values as one of so many rows, where it is one: what comes after the values names none of them, and
/// changes no row that is there, which PostgreSQL would refuse to do twice.
pub(crate) fn of_many_rows(sql: &str, rows: usize) -> Option<String> {
    let insert = sql.trim_start().starts_with("INSERT INTO");
    let (before, rest) = sql.split_once("VALUES (").filter(|_| insert)?;
    let mut depth = 1;
    let end = rest.find(|sign| {
        depth += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    let (values, after) = rest.split_at(end);
    if after.contains('$') || after.contains("DO UPDATE") || values.contains("SELECT") {
        return None;
    }
    let each = parameter_count(sql);
    let mut out = format!("{before}VALUES ");
    for row in 0..rows {
        out.push_str(if row == 0 { "(" } else { ", (" });
        for piece in pieces(values) {
            match piece
                .strip_prefix('$')
                .and_then(|number| number.parse::<usize>().ok())
            {
                Some(number) => {
                    out.push('$');
                    out.push_str(&(number + row * each).to_string());
                }
                None => out.push_str(piece),
            }
        }
        out.push(')');
    }
    out.push_str(after.get(1..).unwrap_or_default());
    Some(out)
}

/// SQLite numbers a parameter written `$n` by its first use, one written `?n` by its number.
fn numbered(piece: &str) -> String {
    match piece.strip_prefix('$') {
        Some(number) => format!("?{number}"),
        None => piece.to_owned(),
    }
}

/// The text between the parentheses that come next.
fn argument<'a>(pieces: &mut impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for piece in pieces.by_ref().skip_while(|piece| *piece != "(").skip(1) {
        if piece == ")" {
            break;
        }
        text.push_str(piece);
    }
    text.trim().to_owned()
}

/// Cuts SQL into words, parameters, quoted texts, comments and single other characters; joined again they are the same SQL.
fn pieces(sql: &str) -> impl Iterator<Item = &str> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first {
            '\'' | '"' => rest[1..].find(first).map_or(rest.len(), |at| at + 2),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '$' => {
                1 + rest[1..]
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len() - 1)
            }
            word if word.is_alphanumeric() || word == '_' => rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len()),
            other => other.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Spells a migration, written in PostgreSQL's words, for one database: one text for each statement.
pub(crate) fn spell_schema(script: &str, engine: Engine) -> Vec<String> {
    statements_of(script)
        .into_iter()
        .map(|statement| match (search_table_of(&statement), engine) {
            (Some(table), Engine::Sqlite) => format!(
                "CREATE VIRTUAL TABLE {table} USING fts5(title, body, content='', contentless_delete=1, \
                 tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
            ),
            (Some(table), Engine::Postgres) => format!(
                "CREATE TABLE {table} (id BIGINT PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, \
                 document tsvector NOT NULL GENERATED ALWAYS AS \
                 (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED); \
                 CREATE INDEX {table}_document ON {table} USING GIN (document)"
            ),
            (None, Engine::Sqlite) => sqlite_schema(&statement),
            (None, Engine::Postgres) => statement,
        })
        .collect()
}

/// The statements of a script, without comments and empty ones.
fn statements_of(script: &str) -> Vec<String> {
    let mut statements = vec![String::new()];
    for piece in pieces(script).filter(|piece| !piece.starts_with("--")) {
        match (piece, statements.last_mut()) {
            (";", _) => statements.push(String::new()),
            (_, Some(statement)) => statement.push_str(piece),
            (_, None) => {}
        }
    }
    statements
        .iter()
        .map(|statement| statement.trim().to_owned())
        .filter(|statement| !statement.is_empty())
        .collect()
}

/// The name in `CREATE SEARCH TABLE name`.
fn search_table_of(statement: &str) -> Option<&str> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    match words[..] {
        ["CREATE", "SEARCH", "TABLE", name] => Some(name),
        _ => None,
    }
}

fn sqlite_schema(statement: &str) -> String {
    let mut out = String::with_capacity(statement.len());
    for piece in pieces(statement) {
        match piece {
            "BIGINT" | "BOOLEAN" => out.push_str("INTEGER"),
            "DOUBLE" => out.push_str("REAL"),
            // the second half of DOUBLE PRECISION
            "PRECISION" => out.truncate(out.trim_end().len()),
            "BYTEA" => out.push_str("BLOB"),
            other => out.push_str(other),
        }
    }
    if out.starts_with("CREATE TABLE") {
        out.push_str(" STRICT");
    }
    out
}

/// How a search table is emptied.
pub(crate) fn clear_search(table: &str, engine: Engine) -> String {
    match engine {
        Engine::Sqlite => format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"),
        Engine::Postgres => format!("DELETE FROM {table}"),
    }
}

/// A search as the database takes it: every term must be there, the last one may go on.
pub(crate) fn search_text(terms: &[String], engine: Engine) -> String {
    let (and, mark) = match engine {
        Engine::Sqlite => (" AND ", '"'),
        Engine::Postgres => (" & ", '\''),
    };
    let mut text = terms
        .iter()
        .map(|term| format!("{mark}{}{mark}", term.replace(['"', '\'', '\\'], "")))
        .collect::<Vec<_>>()
        .join(and);
    match engine {
        _ if terms.is_empty() => {}
        Engine::Sqlite => text.push('*'),
        Engine::Postgres => text.push_str(":*"),
    }
    text
}

/// What a scan of a whole table looks like in an explained plan, if this line is one. `made` are names made by the statement itself.
pub(crate) fn scanned_table<'a>(line: &'a str, made: &[String], engine: Engine) -> Option<&'a str> {
    let line = line.trim();
    match engine {
        Engine::Sqlite => {
            let name = line.strip_prefix("SCAN ")?;
            let harmless = name.contains(" INDEX ")
                || name.contains("CONSTANT ROW")
                || name.contains("PRIMARY KEY")
                || name.starts_with('(')
                || made
                    .iter()
                    .any(|own| name == own || name.starts_with(&format!("{own} ")));
            (!harmless).then_some(name)
        }
        Engine::Postgres => {
            let (_, name) = line.split_once("Seq Scan on ")?;
            Some(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_searches_are_spelled_for_each() {
        let sql = "SELECT 'ANY_OF $1', a.id FROM a WHERE a.id = ANY_OF($2) AND a.id IN MATCHES(words, $1) LIMIT $3 SKIP_LOCKED";
        assert_eq!(
            spell(sql, Engine::Sqlite),
            "SELECT 'ANY_OF $1', a.id FROM a WHERE a.id IN (SELECT value FROM json_each(?2)) AND a.id IN \
             (SELECT rowid FROM words WHERE words MATCH ?1) LIMIT ?3 "
        );
        assert_eq!(
            spell(sql, Engine::Postgres),
            "SELECT 'ANY_OF $1', a.id FROM a WHERE a.id = ANY($2::bigint[]) AND a.id IN \
             (SELECT id FROM words WHERE document @@ to_tsquery('simple', $1)) LIMIT $3 FOR UPDATE SKIP LOCKED"
        );
        assert_eq!(parameter_count(sql), 3);
        assert_eq!(parameter_count("SELECT '$9'"), 0);
    }

    #[test]
    fn a_schema_is_spelled_for_sqlite() {
        let script = "-- a comment; with a semicolon\nCREATE TABLE a (id BIGINT PRIMARY KEY, b DOUBLE PRECISION, c BOOLEAN DEFAULT FALSE, \
                      d BYTEA, e TEXT DEFAULT 'BIGINT;');\nCREATE INDEX a_e ON a (e);\n";
        assert_eq!(
            spell_schema(script, Engine::Sqlite),
            [
                "CREATE TABLE a (id INTEGER PRIMARY KEY, b REAL, c INTEGER DEFAULT FALSE, d BLOB, e TEXT DEFAULT 'BIGINT;') STRICT",
                "CREATE INDEX a_e ON a (e)"
            ]
        );
    }

    #[test]
    fn an_insert_is_spelled_for_many_rows() {
        let one = "INSERT INTO thing (id, name, state) VALUES ($1, $2, 'shown') ON CONFLICT (id) DO NOTHING";
        let two = "INSERT INTO thing (id, name, state) VALUES ($1, $2, 'shown'), ($3, $4, 'shown') ON CONFLICT (id) DO NOTHING";
        assert_eq!(of_many_rows(one, 2).as_deref(), Some(two));
        for sql in [
            "UPDATE thing SET name = $1",
            "INSERT INTO thing (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = excluded.id",
            "INSERT INTO thing (id, place) VALUES ($1, (SELECT max(place) FROM thing))",
            "INSERT INTO thing (id) SELECT $1",
        ] {
            assert_eq!(of_many_rows(sql, 2), None, "{sql}");
        }
    }
}
