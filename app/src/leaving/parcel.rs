//! Everything of one person in one ZIP, written while it is sent: no more than one file of it is in memory.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use axum::body::Body;
use base::{PersonId, Text as _};
use bytes::Bytes;
use maud::{DOCTYPE, html};
use store::FileKey;
use tokio::sync::mpsc;
use web::{App, T};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::takeout::{self, Kept};

/// How many pieces wait for a slow reader.
const AHEAD: usize = 4;

/// Everything of a person as the body of a response: JSON, the same as Markdown, the files, and a page that says what is what.
pub fn parcel(app: App, t: T, person: PersonId) -> Body {
    let (out, parts) = mpsc::channel::<io::Result<Bytes>>(AHEAD);
    tokio::spawn(async move {
        if let Err(error) = pack(&app, &t, person, &out).await {
            tracing::error!(
                person.id = person.raw(),
                fault = format!("{error:#}"),
                "a parcel broke off"
            );
            let broken = io::Error::other("the parcel broke off");
            if out.send(Err(broken)).await.is_err() {
                tracing::debug!("nobody waits for the parcel any more");
            }
        }
    });
    Body::from_stream(futures::stream::unfold(parts, |mut parts| async move {
        parts.recv().await.map(|part| (part, parts))
    }))
}

/// What was written and not yet sent.
#[derive(Clone, Default)]
struct Pending(Arc<Mutex<Vec<u8>>>);

impl Pending {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pending.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP on its way out.
struct Parcel<'a> {
    zip: ZipWriter<StreamWriter<Pending>>,
    pending: Pending,
    out: &'a mpsc::Sender<io::Result<Bytes>>,
}

impl Parcel<'_> {
    async fn put(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options)?;
        for piece in content.chunks(256 * 1024) {
            self.zip.write_all(piece)?;
            self.send().await?;
        }
        Ok(())
    }

    async fn send(&self) -> anyhow::Result<()> {
        let part = self.pending.take();
        if part.is_empty() {
            return Ok(());
        }
        self.out
            .send(Ok(part.into()))
            .await
            .context("the reader went away")
    }
}

async fn pack(
    app: &App,
    t: &T,
    person: PersonId,
    out: &mpsc::Sender<io::Result<Bytes>>,
) -> anyhow::Result<()> {
    let kept: Vec<Kept> = app
        .db
        .heavy(move |session| async move { takeout::gather(&session, person).await })
        .await?;
    let files = takeout::files(&kept);
    let pending = Pending::default();
    let mut parcel = Parcel {
        zip: ZipWriter::new_stream(pending.clone()),
        pending,
        out,
    };
    parcel
        .put("index.html", index(app, t, &kept, &files).as_bytes())
        .await?;
    for one in &kept {
        let json = serde_json::to_vec_pretty(&one.all)?;
        parcel.put(&format!("{}.json", one.room), &json).await?;
        let text = takeout::as_markdown(one);
        parcel
            .put(&format!("{}.md", one.room), text.as_bytes())
            .await?;
    }
    for (number, (name, key)) in files.iter().enumerate() {
        let key = FileKey::from_stored(key.clone());
        if let Some(content) = app.files.get(&key).await? {
            parcel.put(&file_name(number, name), &content).await?;
        }
    }
    let Parcel { zip, pending, out } = parcel;
    zip.finish()?;
    let rest = pending.take();
    out.send(Ok(rest.into()))
        .await
        .context("the reader went away")
}

/// A name that every system takes, and no two alike: `files/003-plan.pdf`.
fn file_name(number: usize, name: &str) -> String {
    let plain = |sign: char| {
        if sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_') {
            sign
        } else {
            '_'
        }
    };
    let mut kept: String = name.chars().map(plain).collect();
    kept = kept.trim_start_matches('.').to_owned();
    let from = kept.char_indices().rev().nth(79).map_or(0, |(at, _)| at);
    format!("files/{:03}-{}", number + 1, &kept[from..])
}

/// The page that says what is what, in the person's language.
fn index(app: &App, t: &T, kept: &[Kept], files: &[(String, String)]) -> String {
    let title = t.say_with(
        "app-parcel-title",
        &[("site", app.site.name.as_str().into())],
    );
    let page = html! {
        (DOCTYPE)
        html lang=(t.language.tag()) dir=(t.language.direction().as_html()) {
            head {
                meta charset="utf-8";
                title { (title) }
            }
            body {
                h1 { (title) }
                p { (t.say_around("app-parcel-lede", &[("day", t.whole_day(t.now()))])) }
                ul {
                    @for one in kept {
                        li {
                            (t.say(one.word)) " · "
                            a href={ (one.room) ".md" } { (t.say("app-parcel-read")) } " · "
                            a href={ (one.room) ".json" } { (t.say("app-parcel-data")) }
                            " (" (takeout::count(&one.all)) ")"
                        }
                    }
                }
                @if !files.is_empty() {
                    h2 { (t.say("app-parcel-files")) }
                    ul {
                        @for (number, (name, _)) in files.iter().enumerate() {
                            li { a href=(file_name(number, name)) { bdi { (name) } } }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn files_have_names_that_every_system_takes() {
        assert_eq!(
            file_name(0, "../../plan: b.pdf"),
            "files/001-_.._plan__b.pdf"
        );
        assert_eq!(file_name(11, "خطة.pdf"), "files/012-خطة.pdf");
        assert!(file_name(0, &"a".repeat(300)).len() < 100);
    }
}
