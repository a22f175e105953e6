//! A line to the database server that a proof can cut: every connection goes through it.

use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The line, whole or cut.
pub struct Line {
    port: u16,
    /// The whole address, and host and port in it.
    address: String,
    server: String,
    cut: Arc<watch::Sender<bool>>,
}

impl Line {
    /// A whole line to that server.
    pub async fn to(server: &str) -> Self {
        let line = Self {
            port: crate::server::free_port(),
            address: server.to_owned(),
            server: host_and_port(server).to_owned(),
            cut: Arc::new(watch::Sender::new(false)),
        };
        line.mend().await;
        line
    }

    /// The address of the server, through the line.
    pub fn address(&self) -> String {
        self.address
            .replace(&self.server, &format!("127.0.0.1:{}", self.port))
    }

    /// From now on every connection is broken, and nobody listens.
    pub fn cut(&self) {
        self.cut.send_replace(true);
    }

    /// Listens again.
    pub async fn mend(&self) {
        self.cut.send_replace(false);
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        let (cut, server) = (Arc::clone(&self.cut), self.server.clone());
        tokio::spawn(async move {
            let mut told = cut.subscribe();
            loop {
                tokio::select! {
                    _ = told.wait_for(|cut| *cut) => return,
                    taken = listener.accept() => {
                        let (near, _) = taken.unwrap();
                        let (server, mut told) = (server.clone(), cut.subscribe());
                        tokio::spawn(async move {
                            tokio::select! {
                                _ = told.wait_for(|cut| *cut) => {}
                                () = carry(near, &server) => {}
                            }
                        });
                    }
                }
            }
        });
    }
}

/// Carries bytes both ways until one side ends.
async fn carry(mut near: TcpStream, server: &str) {
    let Ok(mut far) = TcpStream::connect(server).await else {
        return;
    };
    if copy_bidirectional(&mut near, &mut far).await.is_err() {
        // a cut in the middle is what this is for
    }
}

/// `127.0.0.1:5432` of `postgres://user@127.0.0.1:5432/name`.
fn host_and_port(address: &str) -> &str {
    let (_, rest) = address.rsplit_once('@').unwrap();
    rest.split(['/', '?']).next().unwrap()
}
