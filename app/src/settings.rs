//! Every setting, in one list: by flag, by environment, by file, in that order; each has a default that runs.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base::Zone;
use clap::Args;
use serde::Deserialize;
use store::{DatabaseUrl, FilePlace, S3};
use web::{Language, Network};

/// What an operator may say on the command line or in the environment.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// The folder in which everything lives.
    #[arg(long, env = "STOA_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The settings file; without it, `stoa.toml` in the data folder where there is one.
    #[arg(long, env = "STOA_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The address and port to listen on.
    #[arg(long, env = "STOA_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// The database: `sqlite:PATH` or `postgres://…`.
    #[arg(
        long,
        env = "STOA_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// A PostgreSQL server that follows the database and answers readers; may be said several times.
    #[arg(
        long = "replica",
        env = "STOA_REPLICAS",
        value_name = "URL",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub replicas: Vec<String>,
    /// Where files are kept: `s3://bucket/prefix` or a folder; without it, `files` in the data folder.
    #[arg(long, env = "STOA_FILES", value_name = "PLACE")]
    pub files: Option<String>,
    /// The address of the storage that speaks S3.
    #[arg(long, env = "STOA_S3_ENDPOINT", value_name = "URL")]
    pub s3_endpoint: Option<String>,
    /// The region of the storage that speaks S3.
    #[arg(long, env = "STOA_S3_REGION", value_name = "NAME")]
    pub s3_region: Option<String>,
    /// Its keys, which the environment says and no flag: a command line can be read by everybody on the machine.
    #[arg(skip = S3Keys::of_environment())]
    pub s3_keys: S3Keys,
    /// Where people reach the site, for links in letters: `https://stoa.example.org`.
    #[arg(long, env = "STOA_BASE", value_name = "URL")]
    pub base: Option<String>,
    /// The log: `text` or `json`.
    #[arg(long, env = "STOA_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<String>,
}

/// The keys of a storage that speaks S3.
#[derive(Clone, Default)]
pub struct S3Keys {
    /// Who we are.
    pub access: Option<String>,
    /// What proves it.
    pub secret: Option<String>,
}

impl S3Keys {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where settings are read"
    )]
    fn of_environment() -> Self {
        Self {
            access: std::env::var("STOA_S3_ACCESS_KEY").ok(),
            secret: std::env::var("STOA_S3_SECRET_KEY").ok(),
        }
    }
}

impl std::fmt::Debug for S3Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("S3Keys")
    }
}

/// What may stand in the settings file. `stoa.example.toml` shows every line with its default.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    listen: Option<String>,
    database: Option<String>,
    replicas: Option<Vec<String>>,
    files: Option<String>,
    base: Option<String>,
    name: Option<String>,
    language: Option<String>,
    zone: Option<String>,
    largest_upload_mb: Option<u32>,
    log_format: Option<String>,
    metrics_token: Option<String>,
    trusted_proxies: Option<Vec<String>>,
    mail: Option<MailFile>,
    s3: Option<S3File>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct S3File {
    endpoint: Option<String>,
    region: Option<String>,
    access_key: Option<String>,
    secret_key: Option<String>,
}

impl std::fmt::Debug for S3File {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "S3File({:?}, {:?})", self.endpoint, self.region)
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct MailFile {
    smtp: String,
    from: String,
}

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder in which everything lives.
    pub data: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The database.
    pub database: DatabaseUrl,
    /// Servers that follow the database and answer readers.
    pub replicas: Vec<DatabaseUrl>,
    /// Where files are kept.
    pub files: FilePlace,
    /// Where people reach the site.
    pub base: String,
    /// The name of the university.
    pub name: String,
    /// The language of readers who ask for none that we speak.
    pub language: Language,
    /// The zone in which visitors see times.
    pub zone: Zone,
    /// The largest file that may be handed in, in bytes.
    pub largest_upload: usize,
    /// Whose word is taken for who asks.
    pub trusted_proxies: Vec<Network>,
    /// How the lines of the log are written.
    pub log_format: LogFormat,
    /// What opens `/metrics` from elsewhere than this machine.
    pub metrics_token: Option<String>,
    /// How letters leave.
    pub mail: Option<Mail>,
}

/// How the lines of the log are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For a person who reads them.
    Text,
    /// One object of JSON a line.
    Json,
}

impl LogFormat {
    fn read(text: &str) -> Result<Self> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            other => bail!("log_format = {other:?} is not one of text, json"),
        }
    }
}

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The server: `smtp://user:password@host:587` or `smtps://…`.
    pub smtp: String,
    /// Who they come from: `Stoa <stoa@example.org>`.
    pub from: String,
}

/// The settings file as an operator gets to see it: every line with its default.
pub const EXAMPLE: &str = "\
# Settings of a Stoa university. Every line is optional; the defaults stand here.
# The same can be said by flag (`--listen`) or environment (`STOA_LISTEN`); flags win over environment, environment over file.

# Where to listen.
listen = \"127.0.0.1:8080\"

# The database: `sqlite:PATH` or `postgres://user:password@host/name`. Without a line: `stoa.db` in the data folder.
# database = \"sqlite:stoa-data/stoa.db\"

# PostgreSQL servers that follow the database by streaming replication and answer readers. Whoever wrote finds what they wrote.
# replicas = [\"postgres://user:password@replica/name\"]

# Where files are kept: `s3://bucket/prefix` in a storage that speaks S3, or a folder. Without a line: `files` in the data folder.
# files = \"s3://our-files/stoa\"

# Where people reach the site, for links in letters. Stoa itself speaks plain http: a reverse proxy in front of it ends TLS and
# passes requests on. With https here, cookies are sent over TLS only and locked to the host, and browsers are told to stay with it.
# base = \"https://stoa.example.org\"

# The proxies whose word is taken for who asks (`X-Forwarded-For`, `Forwarded`), read from right to left: addresses or networks.
# Without them the header is not believed, and requests from this machine are not counted by network.
# trusted_proxies = [\"127.0.0.1\", \"::1\", \"10.0.0.0/8\"]

# The name of the university.
name = \"Stoa\"

# The language of readers who ask for none that Stoa speaks: en, es or ar.
language = \"en\"

# The time zone in which visitors see times.
zone = \"UTC\"

# The largest file that may be handed in, in megabytes.
largest_upload_mb = 10

# The lines of the log on standard error: text or json.
log_format = \"text\"

# /metrics answers requests of this machine itself. With a token also whoever sends `Authorization: Bearer …` with it.
# metrics_token = \"a long secret\"

# Letters. Without these lines they wait in the mailbox that stewards see.
# [mail]
# smtp = \"smtps://user:password@mail.example.org\"
# from = \"Stoa <stoa@example.org>\"

# The storage of `files = \"s3://…\"`. Without an endpoint it is Amazon's, in the region. The keys can also be said by environment
# (`STOA_S3_ACCESS_KEY`, `STOA_S3_SECRET_KEY`), never by flag.
# [s3]
# endpoint = \"https://s3.example.org\"
# region = \"us-east-1\"
# access_key = \"who\"
# secret_key = \"a long secret\"
";

impl Settings {
    /// Reads flags, environment and file.
    pub fn read(flags: &Flags) -> Result<Self> {
        let data = flags
            .data
            .clone()
            .unwrap_or_else(|| PathBuf::from("stoa-data"));
        let file = read_file(flags.config.as_deref(), &data)?;
        let listen = flags
            .listen
            .clone()
            .or(file.listen)
            .unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen = listen_address(&listen)?;
        let database = match flags.database.clone().or(file.database) {
            Some(address) => DatabaseUrl::parse(&address)?,
            None => DatabaseUrl::sqlite(data.join("stoa.db")),
        };
        let replicas = if flags.replicas.is_empty() {
            file.replicas.unwrap_or_default()
        } else {
            flags.replicas.clone()
        };
        let replicas = replicas_of(&database, &replicas)?;
        let files = flags.files.clone().or(file.files);
        let files = place_of_files(files, flags, file.s3.unwrap_or_default(), &data)?;
        let language = file.language.unwrap_or_else(|| "en".to_owned());
        let zone = file.zone.unwrap_or_else(|| "UTC".to_owned());
        Ok(Self {
            base: base_address(flags.base.clone().or(file.base), listen)?,
            name: file.name.unwrap_or_else(|| "Stoa".to_owned()),
            language: Language::OFFERED
                .into_iter()
                .find(|offered| offered.tag() == language)
                .with_context(|| format!("language = {language:?} is not one of en, es, ar"))?,
            zone: Zone::parse(&zone)
                .with_context(|| format!("zone = {zone:?} is not a time zone"))?,
            trusted_proxies: networks(&file.trusted_proxies.unwrap_or_default())?,
            largest_upload: file.largest_upload_mb.unwrap_or(10) as usize * 1_000_000,
            log_format: flags
                .log_format
                .clone()
                .or(file.log_format)
                .map_or(Ok(LogFormat::Text), |text| LogFormat::read(&text))?,
            metrics_token: file.metrics_token,
            mail: file.mail.map(|mail| Mail {
                smtp: mail.smtp,
                from: mail.from,
            }),
            data,
            listen,
            database,
            replicas,
            files,
        })
    }
}

/// Where files are kept: each thing as the flag, the environment or the file says it.
fn place_of_files(
    given: Option<String>,
    flags: &Flags,
    file: S3File,
    data: &Path,
) -> Result<FilePlace> {
    let Some(given) = given else {
        return Ok(FilePlace::Folder(data.join("files")));
    };
    let s3 = S3 {
        endpoint: flags.s3_endpoint.clone().or(file.endpoint),
        region: flags.s3_region.clone().or(file.region),
        access_key: flags.s3_keys.access.clone().or(file.access_key),
        secret_key: flags.s3_keys.secret.clone().or(file.secret_key),
    };
    Ok(FilePlace::read(&given, &s3)?)
}

/// The replicas: they follow a PostgreSQL server, so there are none without one.
fn replicas_of(database: &DatabaseUrl, given: &[String]) -> Result<Vec<DatabaseUrl>> {
    let read = given.iter().map(|address| {
        let replica = DatabaseUrl::parse(address)?;
        match (database, &replica) {
            (DatabaseUrl::Postgres(_), DatabaseUrl::Postgres(_)) => Ok(replica),
            _ => bail!("the replica {replica} follows no database: only PostgreSQL has replicas"),
        }
    });
    read.collect()
}

fn read_file(named: Option<&Path>, data: &Path) -> Result<File> {
    let path = named.map_or_else(|| data.join("stoa.toml"), Path::to_path_buf);
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
    toml::from_str(&text)
        .with_context(|| format!("the settings file {} has a mistake", path.display()))
}

/// `8080`, `127.0.0.1:8080` or `localhost:8080`.
fn listen_address(text: &str) -> Result<SocketAddr> {
    let text = text.replace("localhost", "127.0.0.1");
    if let Ok(port) = text.parse::<u16>() {
        return Ok(SocketAddr::from(([127, 0, 0, 1], port)));
    }
    text.parse()
        .with_context(|| format!("{text:?} is not an address to listen on, like 127.0.0.1:8080"))
}

/// The proxies that are trusted, each an address or a network.
fn networks(given: &[String]) -> Result<Vec<Network>> {
    let read = given.iter().map(|text| {
        Network::parse(text).with_context(|| {
            format!(
                "trusted_proxies names {text:?}, which is no address or network like 10.0.0.0/8"
            )
        })
    });
    read.collect()
}

fn base_address(given: Option<String>, listen: SocketAddr) -> Result<String> {
    let Some(given) = given else {
        let host = if listen.ip().is_loopback() || listen.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            listen.ip().to_string()
        };
        return Ok(format!("http://{host}:{}", listen.port()));
    };
    let trimmed = given.trim_end_matches('/');
    let rest = trimmed
        .strip_prefix("https://")
        .or_else(|| trimmed.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#']) => {
            Ok(trimmed.to_owned())
        }
        _ => bail!("base = {given:?} is not an address like https://stoa.example.org"),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_example_file_is_what_runs_by_default() {
        let shipped = include_str!("../../stoa.example.toml");
        assert_eq!(
            shipped, EXAMPLE,
            "write settings::EXAMPLE into stoa.example.toml"
        );
        let read: File = toml::from_str(EXAMPLE).unwrap();
        assert_eq!(read.listen.as_deref(), Some("127.0.0.1:8080"));
    }

    #[test]
    fn flags_win_over_the_file() {
        let folder = std::env::temp_dir().join(format!("stoa-settings-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join("stoa.toml"),
            "listen = \"127.0.0.1:9000\"\nname = \"Ours\"\n",
        )
        .unwrap();
        let flags = Flags {
            data: Some(folder.clone()),
            listen: Some("9001".to_owned()),
            ..Flags::default()
        };
        let settings = Settings::read(&flags).unwrap();
        assert_eq!(
            (settings.listen.port(), settings.name.as_str()),
            (9001, "Ours")
        );
        assert_eq!(settings.base, "http://localhost:9001");
        std::fs::write(folder.join("stoa.toml"), "lisen = 1\n").unwrap();
        assert!(
            Settings::read(&flags)
                .unwrap_err()
                .to_string()
                .contains("has a mistake")
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn files_are_where_the_settings_say() {
        let files = |flags: Flags, text: &str| {
            let file: File = toml::from_str(text).unwrap();
            let given = flags.files.clone().or(file.files);
            place_of_files(given, &flags, file.s3.unwrap_or_default(), Path::new("d"))
        };
        let folder = files(Flags::default(), "").unwrap();
        assert_eq!(folder, FilePlace::Folder(PathBuf::from("d/files")));
        let text = "files = \"s3://ours/live\"\n[s3]\naccess_key = \"who\"\nsecret_key = \"zqxw7secret\"\n";
        let bucket = files(Flags::default(), text).unwrap();
        assert_eq!(bucket.to_string(), "s3://ours/live in us-east-1");
        let flags = Flags {
            files: Some("s3://theirs".to_owned()),
            s3_region: Some("eu-central-1".to_owned()),
            ..Flags::default()
        };
        let bucket = files(flags, text).unwrap();
        assert_eq!(bucket.to_string(), "s3://theirs in eu-central-1");
        for (wrong, says) in [
            ("files = \"s3://ours\"\n", "need two keys"),
            ("files = \"s4://ours\"\n", "is not understood"),
        ] {
            let error = files(Flags::default(), wrong).unwrap_err();
            assert!(error.to_string().contains(says), "{error}");
        }
        assert!(toml::from_str::<File>("[s3]\nsecret = \"x\"\n").is_err());
    }

    #[test]
    fn addresses_are_read_or_named() {
        for (given, ok) in [
            ("https://stoa.example.org/", true),
            ("stoa.example.org", false),
            ("https://a/b", false),
        ] {
            assert_eq!(
                base_address(
                    Some(given.to_owned()),
                    SocketAddr::from(([127, 0, 0, 1], 1))
                )
                .is_ok(),
                ok,
                "{given}"
            );
        }
        assert!(listen_address("nowhere").is_err());
        assert_eq!(networks(&["10.0.0.0/8".to_owned()]).unwrap().len(), 1);
        assert!(networks(&["the proxy".to_owned()]).is_err());
    }
}
