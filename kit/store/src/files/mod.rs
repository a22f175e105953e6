//! Files outside the database: kept by their content, so the same file is kept once and a key never changes its meaning.

mod fault;
mod place;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures::TryStreamExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::prefix::PrefixStore;
use object_store::{
    BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions,
    RetryConfig,
};
use sha2::{Digest as _, Sha256};

use crate::failing;
use crate::key::chance;
use crate::migrate::hex;
use crate::tls;

pub use fault::{FileFault, FileFaultKind};
pub use place::{Bucket, FilePlace, PlaceError, S3};

/// How long it may take to find the storage.
const CONNECTS: Duration = Duration::from_secs(3);

/// How long the storage may take to begin its answer, with all tries.
const ANSWERS: Duration = Duration::from_secs(8);

/// How long the content of a file may take after that.
const CONTENT: Duration = Duration::from_secs(16);

/// How long a file may take to come or go, less than a request may take altogether.
const LONGEST: Duration = Duration::from_secs(24);

/// The key of a file: the SHA-256 of its content, in two folders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey(String);

impl FileKey {
    /// The key of a file with this content.
    pub fn of(content: &[u8]) -> Self {
        let hash = hex(&Sha256::digest(content));
        Self(format!("{}/{}/{hash}", &hash[..2], &hash[2..4]))
    }
}

impl base::Text for FileKey {
    fn as_str(&self) -> &str {
        &self.0
    }

    fn from_stored(text: String) -> Self {
        Self(text)
    }
}

base::stored_text!(FileKey);

/// Where files are kept.
#[async_trait]
pub trait FileShelf: Send + Sync {
    /// Keeps a file: whole, or not at all.
    async fn put(&self, content: Bytes) -> Result<FileKey, FileFault>;

    /// The content of a file, if it is kept.
    async fn get(&self, key: &FileKey) -> Result<Option<Bytes>, FileFault>;

    /// Whether a file is kept; its content stays where it is.
    async fn has(&self, key: &FileKey) -> Result<bool, FileFault>;

    /// Removes a file. Whoever asks has made sure that no row names the key any more.
    async fn delete(&self, key: &FileKey) -> Result<(), FileFault>;
}

/// A shelf on an object store: a folder, a bucket, or memory for tests.
#[derive(Clone)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
    place: Arc<str>,
    /// Whether what is there is left as it is. A bucket is not asked first: it takes the same content once more, whole.
    mode: PutMode,
}

impl Shelf {
    /// The shelf at a place.
    pub fn at(place: &FilePlace) -> Result<Self, FileFault> {
        match place {
            FilePlace::Folder(folder) => Self::folder(folder),
            FilePlace::Bucket(bucket) => Self::bucket(bucket, &place.to_string()),
        }
    }

    /// A shelf in a folder, which is made when it is missing.
    pub fn folder(folder: &Path) -> Result<Self, FileFault> {
        let place = FilePlace::Folder(folder.to_owned()).to_string();
        std::fs::create_dir_all(folder)
            .map_err(|error| FileFault::of(&place, &fault::generic(error)))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|error| FileFault::of(&place, &error))?;
        Ok(Self {
            store: Arc::new(store),
            place: place.into(),
            mode: PutMode::Create,
        })
    }

    /// A shelf that forgets, for tests.
    pub fn memory() -> Self {
        Self {
            store: Arc::new(InMemory::new()),
            place: "memory".into(),
            mode: PutMode::Create,
        }
    }

    fn bucket(bucket: &Bucket, place: &str) -> Result<Self, FileFault> {
        tls::ready();
        let is_plain = bucket
            .endpoint
            .as_deref()
            .is_some_and(|endpoint| endpoint.starts_with("http://"));
        let options = ClientOptions::new()
            .with_allow_http(is_plain)
            .with_connect_timeout(CONNECTS)
            .with_timeout(LONGEST)
            .with_pool_idle_timeout(Duration::from_secs(20));
        let retries = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: Duration::from_millis(100),
                max_backoff: Duration::from_secs(1),
                base: 2.0,
            },
            max_retries: 3,
            retry_timeout: ANSWERS,
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(&bucket.secret_key)
            .with_client_options(options)
            .with_retry(retries);
        if let Some(endpoint) = &bucket.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(is_plain);
        }
        let store = builder
            .build()
            .map_err(|error| FileFault::of(place, &error))?;
        Ok(Self {
            store: Arc::new(PrefixStore::new(store, bucket.prefix.as_str())),
            place: place.into(),
            mode: PutMode::Overwrite,
        })
    }

    /// Looks whether the shelf answers, and lets us read. Nothing is changed.
    pub async fn greet(&self) -> Result<(), FileFault> {
        // a list of nothing: that tells a missing bucket from a missing file
        let nothing = object_store::path::Path::from("stoa-greets");
        let mut list = self.store.list(Some(&nothing));
        let greeted = async { list.try_next().await.map(|_| ()) };
        let greeted = self.within(ANSWERS, greeted).await?;
        greeted.map_err(|error| self.failed(&error))
    }

    /// Writes something, reads it and removes it again.
    pub async fn probe(&self) -> Result<(), FileFault> {
        let name = format!("stoa-probe-{:08x}{:08x}", chance(), chance());
        let path = object_store::path::Path::from(name.as_str());
        self.write(&path, Bytes::from(name.clone())).await?;
        let found = self.found(&path).await;
        let removed = self.remove(&path).await;
        let is_same = found?.is_some_and(|content| content == name.as_bytes());
        removed?;
        if is_same {
            return Ok(());
        }
        let error = std::io::Error::other("what was written is not what is read");
        Err(FileFault::of(&self.place, &fault::generic(error)))
    }

    fn step(&self, what: &'static str) -> Result<(), FileFault> {
        failing::step(what).map_err(|source| {
            let error = object_store::Error::Generic {
                store: "on purpose",
                source,
            };
            self.failed(&error)
        })
    }

    fn path(key: &FileKey) -> object_store::path::Path {
        object_store::path::Path::from(key.0.as_str())
    }

    /// What the store says within that time.
    async fn within<T>(
        &self,
        time: Duration,
        asked: impl Future<Output = object_store::Result<T>>,
    ) -> Result<object_store::Result<T>, FileFault> {
        tokio::time::timeout(time, asked)
            .await
            .map_err(|_| FileFault::silent(&self.place))
    }

    fn failed(&self, error: &object_store::Error) -> FileFault {
        FileFault::of(&self.place, error)
    }

    async fn write(
        &self,
        path: &object_store::path::Path,
        content: Bytes,
    ) -> Result<(), FileFault> {
        let options = PutOptions::from(self.mode.clone());
        // a second for each megabyte
        let time = ANSWERS + Duration::from_micros(content.len() as u64);
        let put = self.store.put_opts(path, content.into(), options);
        match self.within(time.min(LONGEST), put).await? {
            // the same content is there already
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(self.failed(&error)),
        }
    }

    async fn found(&self, path: &object_store::path::Path) -> Result<Option<Bytes>, FileFault> {
        let found = match self.within(ANSWERS, self.store.get(path)).await? {
            Ok(found) => found,
            Err(error) => return self.absent(&error).map(|()| None),
        };
        let content = self.within(CONTENT, found.bytes()).await?;
        content.map(Some).map_err(|error| self.failed(&error))
    }

    async fn remove(&self, path: &object_store::path::Path) -> Result<(), FileFault> {
        match self.within(ANSWERS, self.store.delete(path)).await? {
            Ok(()) => Ok(()),
            Err(error) => self.absent(&error),
        }
    }

    /// What is not there is no fault, unless it is the bucket.
    fn absent(&self, error: &object_store::Error) -> Result<(), FileFault> {
        if matches!(error, object_store::Error::NotFound { .. }) && !fault::is_no_bucket(error) {
            Ok(())
        } else {
            Err(self.failed(error))
        }
    }
}

#[async_trait]
impl FileShelf for Shelf {
    async fn put(&self, content: Bytes) -> Result<FileKey, FileFault> {
        self.step("a file is kept")?;
        let key = FileKey::of(&content);
        self.write(&Self::path(&key), content).await?;
        Ok(key)
    }

    async fn get(&self, key: &FileKey) -> Result<Option<Bytes>, FileFault> {
        self.step("a file is read")?;
        self.found(&Self::path(key)).await
    }

    async fn has(&self, key: &FileKey) -> Result<bool, FileFault> {
        let path = Self::path(key);
        match self.within(ANSWERS, self.store.head(&path)).await? {
            Ok(_) => Ok(true),
            Err(error) => self.absent(&error).map(|()| false),
        }
    }

    async fn delete(&self, key: &FileKey) -> Result<(), FileFault> {
        self.step("a file is removed")?;
        self.remove(&Self::path(key)).await
    }
}
