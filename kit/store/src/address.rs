//! Where a database is.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::fault::OpenError;
use crate::postgres::way;

/// The address of a database: a SQLite file or a PostgreSQL server. It is shown without its password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as its drivers write it.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `sqlite:/path/to/file.db`, `sqlite:file.db` or `postgres://user:password@host/name`.
    pub fn parse(address: &str) -> Result<Self, OpenError> {
        let address = address.trim();
        if let Some(path) = address.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if !path.is_empty() && !path.starts_with(':') {
                return Ok(Self::sqlite(path));
            }
        }
        if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let full = match address.split_once(':') {
                Some((scheme, rest)) if !rest.starts_with("//") => format!("{scheme}://{rest}"),
                _ => address.to_owned(),
            };
            return match way::check(&full) {
                Ok(()) => Ok(Self::Postgres(full)),
                Err(reason) => Err(OpenError::Said {
                    address: without_password(&full),
                    reason,
                }),
            };
        }
        Err(OpenError::Address {
            address: without_password(address),
        })
    }

    /// The address of a SQLite file.
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        Self::Sqlite(path.as_ref().to_path_buf())
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(out, "sqlite:{}", path.display()),
            Self::Postgres(address) => out.write_str(&without_password(address)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DatabaseUrl({self})")
    }
}

impl std::str::FromStr for DatabaseUrl {
    type Err = OpenError;

    fn from_str(address: &str) -> Result<Self, OpenError> {
        Self::parse(address)
    }
}

/// The address as it may be shown: who and where, never the password, wherever it was written.
fn without_password(address: &str) -> String {
    let (address, _) = address.split_once('?').unwrap_or((address, ""));
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((login, place)) => {
            let user = login.split_once(':').map_or(login, |(user, _)| user);
            format!("{scheme}://{user}@{place}")
        }
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn addresses_are_read_and_shown_without_password() {
        assert_eq!(
            DatabaseUrl::parse("sqlite:/a/b.db").unwrap(),
            DatabaseUrl::sqlite("/a/b.db")
        );
        assert_eq!(
            DatabaseUrl::parse("sqlite:///a/b.db").unwrap(),
            DatabaseUrl::sqlite("/a/b.db")
        );
        assert_eq!(
            DatabaseUrl::parse("sqlite:b.db").unwrap(),
            DatabaseUrl::sqlite("b.db")
        );
        let server =
            DatabaseUrl::parse("postgres://ana:s@cret@db.example/stoa?password=x").unwrap();
        assert_eq!(server.to_string(), "postgres://ana@db.example/stoa");
        assert_eq!(
            format!("{server:?}"),
            "DatabaseUrl(postgres://ana@db.example/stoa)"
        );
        for wrong in [
            "",
            "mysql://x",
            "sqlite:",
            "sqlite::memory:",
            "/a/b.db",
            "postgres://h:port/x",
        ] {
            assert!(DatabaseUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
