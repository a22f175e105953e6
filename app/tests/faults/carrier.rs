//! A mail server of the test's own: it takes letters, and breaks the line where mail fails on purpose.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::failing;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail server.
#[derive(Clone)]
pub struct Carrier {
    port: u16,
    taken: Arc<AtomicUsize>,
}

impl Carrier {
    pub async fn begin() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let carrier = Self {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
        };
        let taken = Arc::clone(&carrier.taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let taken = Arc::clone(&taken);
                tokio::spawn(async move {
                    if talk(stream, &taken).await.is_err() {
                        // a broken line is what this is for
                    }
                });
            }
        });
        carrier
    }

    /// Its address, as the settings have it.
    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// How many letters it took.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }
}

/// As much of RFC 5321 as a sender needs.
async fn talk(stream: TcpStream, taken: &AtomicUsize) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 carrier ESMTP\r\n").await?;
    let mut is_letter = false;
    while let Some(line) = lines.next_line().await? {
        if is_letter && line != "." {
            continue;
        }
        if failing::step("mail").is_err() {
            return Ok(());
        }
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let answer = match word.as_str() {
            "." => {
                is_letter = false;
                taken.fetch_add(1, Ordering::SeqCst);
                "250 taken"
            }
            "DATA" => {
                is_letter = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            "EHLO" => "250 carrier",
            _ => "250 yes",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
