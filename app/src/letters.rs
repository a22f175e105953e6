//! Letters leave here: by SMTP where a server is set, otherwise they wait in the mailbox page.

use anyhow::{Context, Result, anyhow};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::jobs::Job;
use store::outbox::{self, PostedLetter, SendLetter};
use web::App;

use crate::settings::Mail;

/// Who carries letters out of the house.
#[derive(Clone)]
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Postman {
    /// A postman for that mail server.
    pub fn new(mail: &Mail) -> Result<Self> {
        // Whoever installed a provider before us has one that serves as well.
        if rustls::crypto::ring::default_provider()
            .install_default()
            .is_err()
        {
            tracing::debug!("a cryptography provider is installed already");
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.smtp)
            .context("mail.smtp is not an address like smtps://user:password@host")?;
        let from = mail
            .from
            .parse()
            .context("mail.from is not an address like Stoa <stoa@example.org>")?;
        Ok(Self {
            transport: transport.build(),
            from,
        })
    }

    /// Whether the mail server answers.
    pub async fn greets(&self) -> Result<bool> {
        Ok(self.transport.test_connection().await?)
    }

    async fn carry(&self, letter: &PostedLetter) -> Result<()> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(letter
                .to_address
                .parse()
                .context("the address cannot be written to")?)
            .subject(letter.subject.clone())
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))?;
        self.transport
            .send(message)
            .await
            .context("the mail server did not take the letter")?;
        Ok(())
    }
}

/// Sends one letter, once: a letter that was sent before is left alone.
pub async fn send(app: App, postman: Option<Postman>, job: Job) -> Result<()> {
    let wanted: SendLetter = job.read()?;
    let Some(postman) = postman else {
        return Ok(());
    };
    let Some(letter) = outbox::letter(&app.db.read().await?, wanted.letter).await? else {
        return Ok(());
    };
    if letter.sent_at.is_some() {
        return Ok(());
    }
    let outcome = postman.carry(&letter).await;
    let now = app.now().at;
    let failed = outcome.as_ref().err().map(|error| format!("{error:#}"));
    app.db
        .write(|tx| {
            let failed = failed.clone();
            async move {
                match failed {
                    None => outbox::mark_sent(&tx, letter.id, now).await,
                    Some(error) => outbox::mark_failed(&tx, letter.id, &error, now).await,
                }
            }
        })
        .await?;
    // what the mail server said may name the reader: it stays in the letter's row and out of jobs and log
    outcome.map_err(|_| {
        anyhow!(
            "the letter {} was not taken; its row says why",
            wanted.letter
        )
    })
}
