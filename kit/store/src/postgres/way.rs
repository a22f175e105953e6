//! The way to a server: what its address says about the connection, and whether the line is encrypted.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::reason;
use crate::db::{Durability, Options};
use crate::tls::{self, Trust};

/// How a connection to a server is made.
#[derive(Clone)]
pub(crate) struct Way {
    pub(crate) config: tokio_postgres::Config,
    /// What encrypts it; nothing where the address wants none.
    pub(crate) tls: Option<MakeRustlsConnect>,
}

/// What an address says about encryption. The words are libpq's, of which `verify-ca` is left out: a certificate that somebody
/// else's server may show as well protects from nobody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Encryption {
    /// `disable`.
    Off,
    /// `prefer`: where the server knows how, without a look at its certificate.
    #[default]
    Offered,
    /// `require`: always, without a look at its certificate.
    Always,
    /// `verify-full`: always, and only with the server of that name, vouched for by one whom we trust.
    Verified(Trust),
}

impl Way {
    /// The way that an address tells.
    pub(crate) fn of(address: &str, options: &Options) -> Result<Self, String> {
        let (mut config, encryption) = understood(address)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        if config.get_application_name().is_none() {
            config.application_name("stoa");
        }
        if options.durability == Durability::None {
            config.options("-c synchronous_commit=off");
        }
        let (mode, trust) = match encryption {
            Encryption::Off => (SslMode::Disable, None),
            Encryption::Offered => (SslMode::Prefer, Some(Trust::Anybody)),
            Encryption::Always => (SslMode::Require, Some(Trust::Anybody)),
            Encryption::Verified(trust) => (SslMode::Require, Some(trust)),
        };
        config.ssl_mode(mode);
        let tls = trust.as_ref().map(tls::client).transpose()?;
        Ok(Self {
            config,
            tls: tls.map(MakeRustlsConnect::new),
        })
    }
}

/// Says what is wrong with an address, if anything.
pub(crate) fn check(address: &str) -> Result<(), String> {
    understood(address).map(|_| ())
}

/// Reads an address; what it says about certificates is ours to read, the rest the driver's.
fn understood(address: &str) -> Result<(tokio_postgres::Config, Encryption), String> {
    let (place, said) = address.split_once('?').unwrap_or((address, ""));
    let (mut mode, mut root) = (None, None);
    let mut rest = Vec::new();
    for part in said.split('&').filter(|part| !part.is_empty()) {
        let pair = url::form_urlencoded::parse(part.as_bytes()).next();
        match pair {
            Some((name, value)) if name == "sslmode" => mode = Some(value.into_owned()),
            Some((name, value)) if name == "sslrootcert" => root = Some(value.into_owned()),
            _ => rest.push(part),
        }
    }
    let encryption = Encryption::of(mode.as_deref(), root.as_deref())?;
    let address = match rest.as_slice() {
        [] => place.to_owned(),
        rest => format!("{place}?{}", rest.join("&")),
    };
    let config = address.parse::<tokio_postgres::Config>();
    Ok((config.map_err(|error| reason(&error))?, encryption))
}

impl Encryption {
    fn of(mode: Option<&str>, root: Option<&str>) -> Result<Self, String> {
        let known = match mode {
            None => Self::default(),
            Some("disable") => Self::Off,
            Some("prefer") => Self::Offered,
            Some("require") => Self::Always,
            Some("verify-full") => {
                return Ok(Self::Verified(match root {
                    None | Some("system") => Trust::System,
                    Some(file) => Trust::File(PathBuf::from(file)),
                }));
            }
            Some(other) => {
                return Err(format!(
                    "sslmode={other} is not known; write disable, prefer, require or verify-full"
                ));
            }
        };
        match root {
            None => Ok(known),
            Some(file) => Err(format!(
                "sslrootcert={} is looked at with sslmode=verify-full only",
                Path::new(file).display()
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn encryption(said: &str) -> Result<Encryption, String> {
        understood(&format!("postgres://ana@db.example/stoa{said}"))
            .map(|(_, encryption)| encryption)
    }

    #[test]
    fn an_address_says_how_the_line_is_encrypted() {
        let table = [
            ("", Encryption::Offered),
            ("?sslmode=disable", Encryption::Off),
            ("?sslmode=prefer", Encryption::Offered),
            ("?sslmode=require", Encryption::Always),
            ("?sslmode=verify-full", Encryption::Verified(Trust::System)),
            (
                "?sslrootcert=system&sslmode=verify-full",
                Encryption::Verified(Trust::System),
            ),
            (
                "?sslmode=verify-full&connect_timeout=3&sslrootcert=%2Fa%20b.pem",
                Encryption::Verified(Trust::File("/a b.pem".into())),
            ),
        ];
        for (said, meant) in table {
            assert_eq!(encryption(said).unwrap(), meant, "{said}");
        }
    }

    #[test]
    fn what_the_driver_reads_stays_with_the_driver() {
        let address = "postgres://ana@db.example/stoa?connect_timeout=3&sslmode=require&application_name=a%20b";
        let (config, _) = understood(address).unwrap();
        assert_eq!(config.get_connect_timeout(), Some(&Duration::from_secs(3)));
        assert_eq!(config.get_application_name(), Some("a b"));
        assert_eq!(config.get_dbname(), Some("stoa"));
    }

    #[test]
    fn an_address_that_asks_for_less_than_it_seems_to_is_refused() {
        for wrong in [
            "?sslmode=verify-ca",
            "?sslmode=on",
            "?sslmode=",
            "?sslrootcert=/a.pem",
            "?sslmode=require&sslrootcert=/a.pem",
            "?sslcert=/a.pem",
        ] {
            assert!(encryption(wrong).is_err(), "{wrong}");
        }
    }
}
