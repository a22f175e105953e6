//! Encrypted lines to a server, as an address asks for them.
//!
//! Told on a server of the test's own, where PostgreSQL is the database of the run.

use super::basis::{add, basis_of_count, hears};
use super::{build, soon};
use crate::testing::cluster::Cluster;
use crate::testing::{TestDatabase, TestFolder, quick, server};
use crate::{Cell, DatabaseUrl, Db};

/// The connections of Stoa to this database that are in the clear.
const PLAIN: &str = "SELECT pg_stat_ssl.pid FROM pg_stat_ssl JOIN pg_stat_activity ON pg_stat_activity.pid = pg_stat_ssl.pid
    WHERE pg_stat_activity.datname = current_database() AND pg_stat_activity.application_name = 'stoa' AND NOT pg_stat_ssl.ssl";

/// A server whose certificate is for `127.0.0.1`, and the file of who vouches for it.
struct World {
    database: TestDatabase,
    authority: String,
    stranger: String,
    cluster: Cluster,
    _folder: TestFolder,
}

/// Who vouches for servers.
struct Authority {
    certificate: String,
    issuer: rcgen::Issuer<'static, rcgen::KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut said = rcgen::CertificateParams::new(Vec::new()).unwrap();
        said.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        said.distinguished_name
            .push(rcgen::DnType::CommonName, name);
        let certificate = said.self_signed(&key).unwrap().pem();
        Self {
            certificate,
            issuer: rcgen::Issuer::new(said, key),
        }
    }

    /// The certificate and the key of a server of that name.
    fn vouch_for(&self, name: &str) -> (String, String) {
        let key = rcgen::KeyPair::generate().unwrap();
        let said = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = said.signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }
}

async fn world(name: &str) -> Option<World> {
    server()?;
    let Some(cluster) = Cluster::start() else {
        println!("skipped: PostgreSQL's programs are not installed");
        return None;
    };
    let (ours, other) = (Authority::new("ours"), Authority::new("other"));
    let (certificate, key) = ours.vouch_for(name);
    cluster.encrypt(&certificate, &key).await;
    let folder = TestFolder::new();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    Some(World {
        database: TestDatabase::on(&cluster).await,
        authority: file("ours.pem", &ours.certificate),
        stranger: file("other.pem", &other.certificate),
        cluster,
        _folder: folder,
    })
}

impl World {
    /// The protocol of a line made as the address says, or why there is none.
    async fn line(&self, said: &str) -> Result<Option<String>, String> {
        let address = DatabaseUrl::parse(&format!("{}?{said}", self.database.address()));
        let db = Db::open(&address.map_err(|error| error.to_string())?, quick()).await;
        let health = db.map_err(|error| error.to_string())?.health().await;
        let engine = health.unwrap().engine;
        Ok(engine
            .split_once(", over ")
            .map(|(_, line)| line.to_owned()))
    }

    /// A line with the server of that name, vouched for by those in the file.
    async fn verified(&self, file: &str) -> Result<Option<String>, String> {
        self.line(&format!("sslmode=verify-full&sslrootcert={file}"))
            .await
    }
}

#[tokio::test]
async fn a_line_is_encrypted_as_the_address_asks() {
    let Some(world) = world("127.0.0.1").await else {
        return;
    };
    let encrypted = Ok(Some("TLSv1.3".to_owned()));
    assert!(soon(async || world.line("sslmode=require").await == encrypted).await);
    assert_eq!(world.line("").await, encrypted, "as the server offers it");
    assert_eq!(world.line("sslmode=prefer").await, encrypted);
    assert_eq!(world.line("sslmode=disable").await, Ok(None));
    assert_eq!(world.verified(&world.authority).await, encrypted);

    let refused = world.verified(&world.stranger).await.unwrap_err();
    assert!(refused.contains("UnknownIssuer"), "{refused}");
    let refused = world.line("sslmode=verify-full").await.unwrap_err();
    assert!(refused.contains("cannot be reached"), "{refused}");
    let refused = world.verified("/nowhere.pem").await.unwrap_err();
    assert!(
        refused.contains("the certificates in /nowhere.pem cannot be read"),
        "{refused}"
    );
    let refused = world.line("sslmode=verify-ca").await.unwrap_err();
    assert!(
        refused.ends_with(
            "(sslmode=verify-ca is not known; write disable, prefer, require or verify-full)"
        ),
        "{refused}"
    );

    world.cluster.command("ALTER SYSTEM SET ssl = off").await;
    world.cluster.command("SELECT pg_reload_conf()").await;
    assert!(soon(async || world.line("").await == Ok(None)).await);
    let refused = world.line("sslmode=require").await.unwrap_err();
    assert!(refused.contains("does not support TLS"), "{refused}");
}

#[tokio::test]
async fn a_server_of_another_name_is_not_believed() {
    let Some(world) = world("db.example").await else {
        return;
    };
    assert!(
        soon(async || world
            .line("sslmode=require")
            .await
            .is_ok_and(|line| line.is_some()))
        .await
    );
    let refused = world.verified(&world.authority).await.unwrap_err();
    assert!(refused.contains("not valid for name"), "{refused}");
}

#[tokio::test]
async fn news_travel_encrypted_too() {
    let Some(world) = world("127.0.0.1").await else {
        return;
    };
    build(
        &world.database,
        "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, size BIGINT NOT NULL)",
    )
    .await;
    let said = format!("sslmode=verify-full&sslrootcert={}", world.authority);
    let address = DatabaseUrl::parse(&format!("{}?{said}", world.database.address())).unwrap();
    assert!(soon(async || Db::open(&address, quick()).await.is_ok()).await);
    let [one, other] = [
        Db::open(&address, quick()).await.unwrap(),
        Db::open(&address, quick()).await.unwrap(),
    ];
    hears(&other).await;
    let before = basis_of_count(&other).await;
    add(&one, 1, None).await;
    assert!(soon(async || !before.is_current(&other)).await);
    let session = other.read().await.unwrap();
    let mut plain = 0;
    let mut count = |_: &[Cell<'_>]| {
        plain += 1;
        true
    };
    session.scan("plain", PLAIN, &mut count).await.unwrap();
    assert_eq!(plain, 0, "every line to this database is encrypted");
}
