//! The house as `cargo xtask bench` measures it: every door of `stoa serve`, and one that returns bytes from memory, behind the
//! same layers. It prints what to measure as one line of JSON, and then answers until it is stopped.
//!
//! `bench_house DATA LISTEN DATABASE [HANDLE]`: with a handle, only a session of that person is made; with `-` not even that.

use anyhow::{Context, Result, ensure};
use axum::http::header;
use axum::response::IntoResponse;
use base::{Handle, Slug, Title, Token};
use mimalloc::MiMalloc;
use stoa::house;
use stoa::settings::{Flags, Settings};
use store::{Session, params};
use web::{Answer, At, Doors, Guard, Mode, Visit};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

web::route! {
    /// So many bytes.
    Bytes = "/bench/bytes/{count}" { count: usize }
}

/// In place of a handle: nobody is signed in, and no pages are looked for.
const NOBODY: &str = "-";

static BYTES: [u8; 1 << 20] = [b'x'; 1 << 20];

async fn bytes(_: Visit, At(at): At<Bytes>) -> Answer {
    let body = BYTES.get(..at.count).unwrap_or(&BYTES);
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response())
}

store::row! {
    struct Place {
        slug: Slug,
        course: Slug,
        title: Title,
        handle: Handle,
    }
}

store::statements! {
    /// A run that goes on, with a thread in it and somebody who takes part: of the first thousand people.
    HOME: Place = "SELECT run.slug, course.slug AS course, course_version.title, person.handle
        FROM run JOIN course ON course.id = run.course_id JOIN course_version ON course_version.id = run.version_id
        JOIN enrollment ON enrollment.run_id = run.id AND enrollment.state = 'seated'
        JOIN person ON person.id = enrollment.person_id
        WHERE run.state = 'running' AND run.audience = 'public' AND person.handle LIKE 'demo-%'
            AND (SELECT count(*) FROM thread WHERE thread.run_id = run.id) > 4
            AND (SELECT count(*) FROM activity WHERE activity.version_id = run.version_id) > 5
        ORDER BY run.id, person.id LIMIT 1";
    /// The thread with about so many posts that everybody may read: more, where there is one.
    THREAD: (Token,) = "SELECT thread.token FROM thread JOIN run ON run.id = thread.run_id
        WHERE run.audience = 'public' AND run.state <> 'edition'
        ORDER BY thread.post_count < $1, abs(thread.post_count - $1), thread.id LIMIT 1";
}

async fn addresses(session: &Session) -> Result<serde_json::Value> {
    let home = session.one(&HOME, params![]).await?;
    let (small,) = session.one(&THREAD, params![20_i64]).await?;
    let (large,) = session.one(&THREAD, params![400_i64]).await?;
    Ok(serde_json::json!({
        "handle": home.handle.as_str(),
        "pages": [
            ["front page", "/"],
            ["catalogue", "/courses"],
            ["catalogue, filtered", "/courses?language=en&state=finished&tag=poetry"],
            ["course page", format!("/courses/{}", home.course)],
            ["run home, signed in", format!("/runs/{}", home.slug)],
            ["thread of 20 posts", format!("/threads/{}", small.as_str())],
            ["thread of 400 posts", format!("/threads/{}", large.as_str())],
            ["search", "/courses?q=introduction+statistics"],
        ],
    }))
}

async fn serve(
    data: String,
    listen: String,
    database: String,
    known: Option<String>,
) -> Result<()> {
    let settings = Settings::read(&Flags {
        data: Some(data.into()),
        listen: Some(listen),
        database: Some(database),
        ..Flags::default()
    })?;
    let app = house::open(&settings, Mode::Live).await?;
    // as `stoa serve`: pages are kept
    app.db.hear();
    let listener = tokio::net::TcpListener::bind(settings.listen).await?;
    let mut told = match known {
        None => addresses(&app.db.read().await?).await?,
        Some(handle) => serde_json::json!({ "handle": handle }),
    };
    let handle = told["handle"].as_str().unwrap_or_default().to_owned();
    if handle != NOBODY {
        let session = people::samples::another_session(&app.db, &Handle::parse(&handle)?).await?;
        told["session"] = session.context("nobody has that handle")?.into();
        told["cookie"] = app.site.cookie("session").into();
    }
    println!("{told}");
    let doors: Doors = house::doors().get::<Bytes, _, _>(Guard::Everyone, bytes);
    axum::serve(listener, web::dressed(doors, &app)).await?;
    Ok(())
}

fn main() -> Result<()> {
    let mut said = std::env::args().skip(1);
    let (data, listen, database) = (said.next(), said.next(), said.next());
    ensure!(
        database.is_some(),
        "bench_house DATA LISTEN DATABASE [HANDLE]"
    );
    let known = said.next();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(serve(
            data.unwrap_or_default(),
            listen.unwrap_or_default(),
            database.unwrap_or_default(),
            known,
        ))
}
