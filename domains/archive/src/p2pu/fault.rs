use std::io;
use std::path::PathBuf;

/// Why the archive as a whole cannot be read. A single broken page is never one of these.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("{} is not a folder that can be read", folder.display())]
    NotAFolder { folder: PathBuf, source: io::Error },
    #[error("{} holds no page of the old P2PU site", folder.display())]
    NoPages { folder: PathBuf },
    #[error("the archive has no course with node id {nid}")]
    NoSuchCourse { nid: u32 },
    #[error("no home page of the course with node id {nid} can be read any more")]
    HomeVanished { nid: u32 },
}
