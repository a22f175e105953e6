//! `stoa backup FILE` and `stoa restore FILE`: everything in one file, for either database.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use clap::Args;
use store::backup::{self, BackupFault, Summary};
use store::{Db, Options, Shelf};
use web::Mode;

use super::serve::runtime;
use crate::house;
use crate::settings::{Flags, Settings};

/// Which file, and which university.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file of the backup.
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

/// Makes a backup; the university may go on meanwhile. The file appears when it is whole, and no other is ever overwritten.
pub fn run(asked: &Backup) -> Result<()> {
    let settings = Settings::read(&asked.flags)?;
    let summary = runtime()?.block_on(make(&settings, &asked.file))?;
    println!("{} holds {}.", asked.file.display(), told(&summary));
    if summary.missing > 0 {
        println!(
            "{} files that works name were not on the shelf; `stoa doctor` lists them.",
            summary.missing
        );
    }
    Ok(())
}

/// Makes a backup of the university of these settings into that file.
pub async fn make(settings: &Settings, file: &Path) -> Result<Summary> {
    if file.exists() {
        bail!("{} exists already; choose another name", file.display());
    }
    let db = Db::open(&settings.database, Options::default()).await?;
    let shelf = house::shelf(settings)?;
    let part = file.with_added_extension("part");
    let draft =
        Draft::make(&part).with_context(|| format!("{} cannot be written", part.display()))?;
    let made = backup::write(&db, Arc::new(shelf), draft.clone(), house::now().at).await;
    let kept = made.map_err(anyhow::Error::from).and_then(|summary| {
        draft.keep()?;
        std::fs::rename(&part, file)?;
        Ok(summary)
    });
    if kept.is_err() {
        std::fs::remove_file(&part)
            .with_context(|| format!("{} is an unfinished backup", part.display()))?;
    }
    kept.context("no backup was made")
}

/// A file that is being written by somebody else, until it is whole.
#[derive(Clone)]
struct Draft(Arc<Mutex<BufWriter<File>>>);

impl Draft {
    fn make(path: &Path) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            // it holds everything that anybody ever wrote here
            options.mode(0o600);
        }
        let file = BufWriter::with_capacity(1 << 16, options.open(path)?);
        Ok(Self(Arc::new(Mutex::new(file))))
    }

    /// Everything is on the disk.
    fn keep(&self) -> std::io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.flush()?;
        file.get_ref().sync_all()
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.flush()
    }
}

/// Puts a backup into a new, empty university.
pub fn restore(asked: &Backup) -> Result<()> {
    let settings = Settings::read(&asked.flags)?;
    let summary = runtime()?.block_on(put_back(&settings, &asked.file))?;
    println!("Restored {}.", told(&summary));
    Ok(())
}

/// Puts a backup into the university of these settings, brings it up to date and makes the search indexes again.
pub async fn put_back(settings: &Settings, file: &Path) -> Result<Summary> {
    if !file.exists() {
        bail!("there is no file {}", file.display());
    }
    // before anything is made: a damaged file leaves nothing behind
    backup::verify(file)?;
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("the folder {} cannot be written", settings.data.display()))?;
    let db = Db::open(&settings.database, Options::default()).await?;
    let shelf: Shelf = house::shelf(settings)?;
    if let Err(fault) = shelf.greet().await {
        bail!("nothing was restored: {fault}");
    }
    let summary = backup::restore(&db, &shelf, file)
        .await
        .map_err(|fault: BackupFault| anyhow::Error::from(fault).context("nothing was restored"))?;
    let app = house::open(settings, Mode::Live).await?;
    house::index_again(&app.db).await?;
    Ok(summary)
}

fn told(summary: &Summary) -> String {
    let Summary {
        tables,
        rows,
        files,
        ..
    } = summary;
    format!("{rows} rows of {tables} tables and {files} files")
}
