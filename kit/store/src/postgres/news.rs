//! News between the processes that share a PostgreSQL database: what each commits, by NOTIFY and LISTEN.

use std::time::Duration;

use futures::StreamExt as _;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Socket};

use super::way::Way;
use crate::basis::{Changes, Heard};

/// The channel of the news.
const CHANNEL: &str = "stoa_news";

/// How often the line is tried; a dead one is known after this and [`ANSWER`].
const TRIED: Duration = Duration::from_millis(300);

/// How long the server may take to answer when the line is tried.
const ANSWER: Duration = Duration::from_millis(500);

/// How long to wait before the line is opened again.
const AGAIN: Duration = Duration::from_millis(500);

/// What it takes to hear.
pub(crate) struct Ears {
    pub(crate) way: Way,
    pub(crate) process: u64,
}

/// The statement that tells the others; nothing when they need not know.
pub(crate) fn spelled(process: u64, changes: &Changes) -> Option<String> {
    // digits, letters, commas, blanks and signs: nothing that could end the quotes
    let text = changes.spelled()?;
    Some(format!("NOTIFY {CHANNEL}, '{process:x} {text}'"))
}

fn read(process: u64, payload: &str) -> Option<Changes> {
    match payload.split_once(' ') {
        Some((sender, _)) if sender == format!("{process:x}") => None,
        Some((_, text)) => Some(Changes::read(text)),
        None => Some(Changes::of_anything()),
    }
}

/// Hears news until nobody wants to know: `tell` says whether somebody still does.
pub(crate) async fn hear(ears: Ears, tell: impl Fn(Heard) -> bool) {
    loop {
        if let Err(error) = listen(&ears, &tell).await {
            tracing::debug!(%error, "the line for news is down");
        }
        if !tell(Heard::Nothing) {
            return;
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Listens on one connection until it fails or nobody wants to know.
async fn listen(ears: &Ears, tell: &impl Fn(Heard) -> bool) -> Result<(), tokio_postgres::Error> {
    let config = &ears.way.config;
    if let Some(tls) = &ears.way.tls {
        let (client, line) = config.connect(tls.clone()).await?;
        return follow(ears.process, &client, line, tell).await;
    }
    let (client, line) = config.connect(NoTls).await?;
    follow(ears.process, &client, line, tell).await
}

async fn follow<S>(
    process: u64,
    client: &Client,
    mut connection: Connection<Socket, S>,
    tell: &impl Fn(Heard) -> bool,
) -> Result<(), tokio_postgres::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let messages = futures::stream::poll_fn(|context| connection.poll_message(context));
    tokio::pin!(messages);
    let trying = keep_trying(client, tell);
    tokio::pin!(trying);
    loop {
        tokio::select! {
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(news))) => {
                    if let Some(changes) = read(process, news.payload())
                        && !tell(Heard::Changes(changes))
                    {
                        return Ok(());
                    }
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            },
            outcome = &mut trying => return outcome,
        }
    }
}

/// Asks for the news, says so, and tries the line again and again until it is dead.
async fn keep_trying(
    client: &Client,
    tell: &impl Fn(Heard) -> bool,
) -> Result<(), tokio_postgres::Error> {
    client.batch_execute(&format!("LISTEN {CHANNEL}")).await?;
    if !tell(Heard::Everything) {
        return Ok(());
    }
    loop {
        tokio::time::sleep(TRIED).await;
        match tokio::time::timeout(ANSWER, client.simple_query("")).await {
            Ok(answer) => answer?,
            Err(_) => return Ok(()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_own_news_are_no_news() {
        assert!(read(0xab, "ab ff 7").is_none());
        assert!(read(0xab, "cd ff 7").is_some_and(|changes| changes.places == [7]));
        assert!(read(0xab, "").is_some_and(|changes| changes.places.is_empty()));
    }
}
