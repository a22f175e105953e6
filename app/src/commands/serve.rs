//! `stoa serve`: opens the house and answers until it is told to stop.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;
use web::{App, Meters, Mode};

use crate::house;
use crate::settings::{Flags, LogFormat, Settings};

/// How long requests under way may take to finish when the house closes.
const LAST_CALL: Duration = Duration::from_secs(10);

/// How many may knock before they are let in: whoever knocks beyond that is not heard, and knocks again after a second or more.
const KNOCKING: u32 = 4096;

/// Serves the university in earnest.
pub fn run(flags: &Flags) -> Result<()> {
    let settings = Settings::read(flags)?;
    start_log(&settings);
    runtime()?.block_on(async {
        let listener = listen(&settings).await?;
        let app = house::open(&settings, Mode::Live).await?;
        println!("Stoa is open at {}", settings.base);
        offer_stewardship(&app).await?;
        answer(app, &settings, listener).await
    })
}

/// While nobody cares for the university, each start writes a link into the log with which somebody does.
async fn offer_stewardship(app: &App) -> Result<()> {
    let now = &app.now();
    let token = now.token();
    let left = app
        .db
        .write(|tx| people::actions::steward::leave_link(tx, &token, now))
        .await?;
    if left {
        let link = format!(
            "{}{}",
            app.site.base,
            people::routes::ClaimStewardship { token }
        );
        tracing::warn!(
            "there is no steward yet; whoever opens this link within a day becomes the first: {link}"
        );
    }
    Ok(())
}

/// The runtime of every command that touches the database.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot start")
}

/// Log lines on standard error: text for a person, JSON where the settings say so.
pub(crate) fn start_log(settings: &Settings) {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_from_env("STOA_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // a log that cannot be written costs nobody an answer: complaining about it would panic where the disk is full
        .log_internal_errors(false)
        .with_target(false);
    if settings.log_format == LogFormat::Json {
        lines.json().init();
    } else {
        lines.init();
    }
}

/// Takes the address before anything else is touched, so that a second start of the same house changes nothing.
pub(crate) async fn listen(settings: &Settings) -> Result<TcpListener> {
    listening(settings.listen).with_context(|| {
        format!(
            "{} is not free to listen on; choose another with --listen ADDR",
            settings.listen
        )
    })
}

fn listening(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // a restart need not wait until the lines of the last one are forgotten
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(KNOCKING)
}

/// Answers requests and does jobs until SIGTERM or Ctrl-C, then finishes what is under way.
pub(crate) async fn answer(app: App, settings: &Settings, listener: TcpListener) -> Result<()> {
    let (closing, closed) = watch::channel(());
    app.db.hear();
    let meters = Meters::guarded_by(settings.metrics_token.clone());
    let router = web::dressed_with(house::doors(), &app, meters);
    let worker = tokio::spawn(house::worker(&app, settings)?.run(told(closed.clone())));
    let mut server = tokio::spawn(web::serve(listener, router, told(closed.clone())));
    tokio::select! {
        done = &mut server => done.context("the server stopped")?,
        () = asked_to_stop() => {
            tracing::info!("closing: finishing what is under way");
            drop(closing);
            if tokio::time::timeout(LAST_CALL, server).await.is_err() {
                tracing::warn!("some requests took too long and were cut off");
            }
        }
    }
    worker.await.context("the worker stopped")
}

/// Ends when the other side of the channel is gone.
async fn told(mut closed: watch::Receiver<()>) {
    while closed.changed().await.is_ok() {}
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut stream) => {
                stream.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "the signal to stop cannot be heard; Ctrl-C works");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminated => {}
        heard = tokio::signal::ctrl_c() => if heard.is_err() { std::future::pending::<()>().await },
    }
}
