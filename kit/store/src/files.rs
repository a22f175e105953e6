//! Files outside the database: kept by their content, so the same file is kept once and a key never changes its meaning.

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutOptions};
use sha2::{Digest as _, Sha256};

use crate::failing;
use crate::fault::Fault;
use crate::migrate::hex;

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

/// A file could not be kept or found.
#[derive(Debug, thiserror::Error)]
#[error("the file shelf failed")]
pub struct FileFault(#[source] object_store::Error);

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        let source = Box::new(fault);
        if is_full(source.as_ref()) {
            Self::NoRoom {
                statement: "files",
                source,
            }
        } else {
            Self::Unavailable { source }
        }
    }
}

/// Whether the disk is full, somewhere in the chain of causes.
fn is_full(fault: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(fault);
    while let Some(error) = cause {
        let said = error.downcast_ref::<std::io::Error>();
        if said.is_some_and(|error| error.kind() == std::io::ErrorKind::StorageFull) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Where files are kept.
#[async_trait]
pub trait FileShelf: Send + Sync {
    /// Keeps a file: whole, or not at all.
    async fn put(&self, content: Bytes) -> Result<FileKey, FileFault>;

    /// The content of a file, if it is kept.
    async fn get(&self, key: &FileKey) -> Result<Option<Bytes>, FileFault>;

    /// Removes a file. Whoever asks has made sure that no row names the key any more.
    async fn delete(&self, key: &FileKey) -> Result<(), FileFault>;
}

/// A shelf on an object store: a folder, or memory for tests.
#[derive(Clone)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
}

impl Shelf {
    /// A shelf in a folder, which is made when it is missing.
    pub fn folder(folder: &Path) -> Result<Self, FileFault> {
        let failed = |source: std::io::Error| {
            FileFault(object_store::Error::Generic {
                store: "folder",
                source: Box::new(source),
            })
        };
        std::fs::create_dir_all(folder).map_err(failed)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(FileFault)?;
        Ok(Self {
            store: Arc::new(store),
        })
    }

    /// A shelf that forgets, for tests.
    pub fn memory() -> Self {
        Self {
            store: Arc::new(InMemory::new()),
        }
    }

    fn step(what: &'static str) -> Result<(), FileFault> {
        failing::step(what).map_err(|source| {
            FileFault(object_store::Error::Generic {
                store: "on purpose",
                source,
            })
        })
    }

    fn path(key: &FileKey) -> object_store::path::Path {
        object_store::path::Path::from(key.0.as_str())
    }
}

#[async_trait]
impl FileShelf for Shelf {
    async fn put(&self, content: Bytes) -> Result<FileKey, FileFault> {
        Self::step("a file is kept")?;
        let key = FileKey::of(&content);
        let options = PutOptions::from(PutMode::Create);
        match self
            .store
            .put_opts(&Self::path(&key), content.into(), options)
            .await
        {
            // the same content is there already
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(key),
            Err(error) => Err(FileFault(error)),
        }
    }

    async fn get(&self, key: &FileKey) -> Result<Option<Bytes>, FileFault> {
        Self::step("a file is read")?;
        let found = match self.store.get(&Self::path(key)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(FileFault(error)),
        };
        found.bytes().await.map(Some).map_err(FileFault)
    }

    async fn delete(&self, key: &FileKey) -> Result<(), FileFault> {
        Self::step("a file is removed")?;
        match self.store.delete(&Self::path(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(FileFault(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    async fn keeps(shelf: &dyn FileShelf) {
        let key = shelf.put(Bytes::from_static(b"a work")).await.unwrap();
        assert_eq!(shelf.put(Bytes::from_static(b"a work")).await.unwrap(), key);
        assert_eq!(shelf.get(&key).await.unwrap().unwrap(), "a work");
        shelf.delete(&key).await.unwrap();
        shelf.delete(&key).await.unwrap();
        assert_eq!(shelf.get(&key).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_file_is_kept_by_its_content() {
        keeps(&Shelf::memory()).await;
        let folder = crate::testing::TestFolder::new();
        keeps(&Shelf::folder(&folder.path().join("files")).unwrap()).await;
    }
}
